//! Connections that are used again: bytes that no request asked for are no response to a later call, and a connection that was
//! closed meanwhile does no harm.

use std::time::Duration;

use primer_api::runtime::{Delivery, Error, ErrorKind};
use primer_api::v2_4::{Client, CreateClientSessionRequest};
use primer_tests::{Connection, Server, quick_retry, session_of};

use super::server::serve;

/// The number of calls, one after the other; each can use the connection of the call before.
const ROUNDS: usize = 20;

/// The time in which the client notices bytes on an idle connection.
const PAUSE: Duration = Duration::from_millis(20);

fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url()).api_key("k");
    builder.retry(quick_retry()).build().unwrap()
}

/// A response about this order.
fn response_to(order: &str) -> String {
    let body = session_of(order);
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}")
}

/// The order of the next request.
async fn order(connection: &mut Connection) -> Option<String> {
    let request = connection.read().await?;
    Some(request.json()["orderId"].as_str().unwrap().to_owned())
}

/// Responds to each request with its order, and writes more bytes after the response.
async fn echo(connection: &mut Connection, after: &str) -> Option<()> {
    loop {
        let order = order(connection).await?;
        connection.write(response_to(&order) + after).await?;
    }
}

async fn create(client: &Client, order: &str) -> Result<Option<String>, Error> {
    let mut request = CreateClientSessionRequest::default();
    request.order_id = Some(order.to_owned());
    let session = client.create_client_session(request).await;
    session
        .map(|session| session.order_id)
        .map_err(Error::erase)
}

/// The results that are not the response to their own call; a call may also fail.
async fn strangers(client: &Client, pause: Duration) -> Vec<String> {
    let mut strangers = Vec::new();
    for n in 0..ROUNDS {
        let order = format!("order-{n}");
        match create(client, &order).await {
            Ok(Some(received)) if received == order => {}
            Ok(received) => strangers.push(format!("{order}: {received:?}")),
            Err(error) => strangers.push(format!("{order}: {error}")),
        }
        tokio::time::sleep(pause).await;
    }
    strangers
}

#[tokio::test]
async fn a_second_response_to_a_request_is_not_the_response_to_another() {
    let surplus = response_to("planted");
    let whole = surplus.as_str();
    let (half, _) = whole.split_at(whole.len() / 2);
    let refusal = "HTTP/1.1 409 planted\r\ncontent-length: 0\r\n\r\n";
    for after in [whole, half, refusal, "\r\n", "planted", "H"] {
        for pause in [Duration::ZERO, PAUSE / 10] {
            let after = after.to_owned();
            let server = serve(move |mut connection| {
                let after = after.clone();
                async move {
                    echo(&mut connection, &after).await;
                }
            });
            let strangers = strangers(&client(&server), pause).await;
            assert!(strangers.is_empty(), "{strangers:#?}");
        }
    }
}

#[tokio::test]
async fn content_after_a_204_is_not_the_response_to_another_request() {
    let server = serve(|mut connection| async move {
        if connection.number % 2 == 0 && order(&mut connection).await.is_some() {
            let empty = "HTTP/1.1 204 planted\r\n\r\n";
            connection
                .write([empty, &response_to("planted")].concat())
                .await;
        }
        echo(&mut connection, "").await;
    });
    let client = client(&server);
    for n in 0..ROUNDS {
        let order = format!("order-{n}");
        match create(&client, &order).await {
            Ok(received) => assert_eq!(received, Some(order)),
            Err(error) => assert_eq!(error.status(), Some(204)),
        }
    }
}

#[tokio::test]
async fn a_second_response_that_comes_later_is_not_the_response_to_another() {
    let server = serve(|mut connection| async move {
        while let Some(order) = order(&mut connection).await {
            connection.write(response_to(&order)).await;
            tokio::time::sleep(PAUSE / 2).await;
            connection.write(response_to("planted")).await;
        }
    });
    let client = client(&server);
    let strangers = strangers(&client, 5 * PAUSE).await;
    assert!(strangers.is_empty(), "{strangers:#?}");
}

#[tokio::test]
async fn a_response_before_any_request_is_not_a_success() {
    // Whether it is seen before the request is sent, or written, is a matter of luck on a connection that is new; on others it
    // is not.
    let server = serve(|mut connection| async move {
        let early = "HTTP/1.1 425 planted\r\ncontent-length: 0\r\n\r\n";
        connection.write(early).await;
        connection.hold().await;
    });
    for _ in 0..ROUNDS {
        let error = create(&client(&server), "order-1").await.unwrap_err();
        let known = (error.kind(), error.delivery());
        let early = (ErrorKind::Status, Delivery::Answered);
        let unasked = (ErrorKind::Transport, Delivery::Unknown);
        let unsent = (ErrorKind::Transport, Delivery::NotSent);
        assert!([early, unasked, unsent].contains(&known), "{error:?}");
    }
}

#[tokio::test]
async fn a_connection_that_closed_while_idle_is_not_used_again() {
    let server = serve(|mut connection| async move {
        if let Some(order) = order(&mut connection).await {
            connection.write(response_to(&order)).await;
        }
    });
    let client = client(&server);
    let strangers = strangers(&client, PAUSE).await;
    assert!(strangers.is_empty(), "{strangers:#?}");
    assert_eq!(server.connections(), ROUNDS);
    assert_eq!(server.requests().len(), ROUNDS);
}

#[tokio::test]
async fn a_repeatable_request_is_repeated_if_its_connection_closes() {
    // Each connection responds once, and closes when it is used again.
    let server = serve(|mut connection| async move {
        if connection.read().await.is_some() {
            connection.write(response_to("order-1")).await;
            connection.read().await;
        }
    });
    let client = client(&server);
    let _ = client.retrieve_client_session("t").await.unwrap();
    let session = client.retrieve_client_session("t").await.unwrap();
    assert_eq!(session.order_id.as_deref(), Some("order-1"));
    assert_eq!((server.connections(), server.requests().len()), (2, 3));

    let error = create(&client, "order-2").await.unwrap_err();
    let known = (error.kind(), error.delivery(), error.attempts());
    assert_eq!(known, (ErrorKind::Transport, Delivery::Unknown, 1));
    assert_eq!((server.connections(), server.requests().len()), (2, 4));
}
