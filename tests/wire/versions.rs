//! Several versions at once, over one transport.

use primer_api::{v2_1, v2_4, v2021_09_27};
use primer_tests::{Reply, Server};

#[tokio::test]
async fn clients_of_several_versions_share_one_transport_and_its_connection() {
    let server = Server::start(Reply::json(200, primer_tests::SESSION)).await;
    let newest = server.client(v2_4::Client::builder());
    let older = v2_1::Client::from(newest.transport().clone());
    let oldest = v2021_09_27::Client::from(older.transport().clone());

    newest
        .create_client_session(v2_4::CreateClientSessionRequest::default())
        .await
        .unwrap();
    older.retrieve_client_session("t").await.unwrap();
    oldest
        .create_client_session(v2021_09_27::CreateClientSessionRequest::default())
        .await
        .unwrap();

    let requests = server.requests();
    let versions: Vec<_> = requests
        .iter()
        .map(|it| it.header("X-Api-Version").unwrap())
        .collect();
    assert_eq!(versions, ["2.4", "2.1", "2021-09-27"]);
    assert!(
        requests
            .iter()
            .all(|it| it.header("X-Api-Key") == Some("the-api-key"))
    );
    assert!(
        requests.iter().all(|it| it.connection == 0),
        "{requests:#?}"
    );
}

#[tokio::test]
async fn calls_can_be_made_at_once_and_from_other_tasks() {
    let server = Server::start(Reply::json(200, r#"{"amount":1}"#)).await;
    let client = server.client(v2_4::Client::builder());

    let calls: Vec<_> = (0..8)
        .map(|n| {
            let client = client.clone();
            tokio::spawn(async move { client.retrieve_client_session(n.to_string()).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().amount, Some(1));
    }

    let mut queries: Vec<_> = server
        .requests()
        .iter()
        .map(|it| it.query().to_owned())
        .collect();
    queries.sort_unstable();
    let expected: Vec<_> = (0..8).map(|n| format!("clientToken={n}")).collect();
    assert_eq!(queries, expected);
}

#[tokio::test]
async fn a_call_that_is_not_awaited_sends_nothing() {
    let server = Server::start(Reply::json(200, "{}")).await;
    let client = server.client(v2_4::Client::builder());

    drop(client.retrieve_client_session("t"));

    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn a_call_has_headers_of_its_own_but_not_the_versions() {
    let server = Server::start(Reply::json(200, "{}")).await;
    let client = server.client(v2_4::Client::builder());

    client
        .retrieve_client_session("t")
        .header("X-Trace", "abc")
        .await
        .unwrap();
    assert_eq!(server.request().header("X-Trace"), Some("abc"));

    for taken in ["x-api-version", "X-API-KEY", "content-length"] {
        let call = client.retrieve_client_session("t").header(taken, "2.1");
        let error = call.await.unwrap_err();
        assert_eq!(error.violations().len(), 1, "{taken}");
    }
    assert_eq!(server.requests(), []);
}
