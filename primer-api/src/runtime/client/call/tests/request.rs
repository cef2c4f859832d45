//! The request of a call: parameters, headers, credentials, URL.

use super::*;

#[tokio::test]
async fn a_call_sends_the_documented_request_and_reads_the_response() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let created = client(&server).create(&session()).await.unwrap();
    assert_eq!(created, session());
    let request = server.request();
    assert!(
        request.starts_with("POST /session HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(
        request.ends_with("\r\n\r\n{\"token\":\"t-1\",\"amount\":5}"),
        "{request}"
    );
    for (name, value) in [
        ("x-api-key", API_KEY),
        ("x-api-version", "2.4"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("content-length", "26"),
        (
            "user-agent",
            concat!("sessions/2.4 primer-codegen/", env!("CARGO_PKG_VERSION")),
        ),
    ] {
        assert_eq!(server.header(name).as_deref(), Some(value), "{name}");
    }
    for name in ["cookie", "referer", "accept-encoding", "authorization"] {
        assert_eq!(server.header(name), None, "{name}");
    }
}

#[tokio::test]
async fn a_call_without_a_body_sends_none() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let _ = client(&server).retrieve("a b&c").await.unwrap();
    let request = server.request();
    assert!(
        request.starts_with("GET /session?token=a%20b%26c HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(server.header("content-type"), None);
    assert!(request.ends_with("\r\n\r\n"));
}

#[tokio::test]
async fn the_response_has_status_and_headers() {
    let reply =
        "HTTP/1.1 200 OK\r\nx-request-id: r-1\r\ncontent-length: 15\r\n\r\n{\"token\":\"t-1\"}";
    let server = Loopback::start(Reply::raw(reply)).await;
    let response = client(&server)
        .retrieve(TOKEN)
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-request-id"], "r-1");
    assert_eq!(response.body().token, "t-1");
    assert!(!format!("{response:?}").contains("r-1"));
    assert_eq!(response.into_body().amount, None);
}

#[tokio::test]
async fn the_path_of_the_base_url_is_kept() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = builder(&format!("{}/api/v1/", server.url)).build().unwrap();
    let _ = client.retrieve("t").await.unwrap();
    assert!(server.request().starts_with("GET /api/v1/session?token=t "));
}

#[tokio::test]
async fn violations_are_all_reported_and_nothing_is_sent() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let call = client(&server).create(&Session {
        token: TOKEN.to_owned(),
        amount: None,
    });
    let error = call
        .header("x api key", API_KEY)
        .header("X-Api-Key", "mine")
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Request, Delivery::NotSent)
    );
    // A request that is refused has no headers yet: only what is wrong with the header itself is known.
    assert_eq!(error.violations().len(), 2);
    assert!(
        error
            .to_string()
            .starts_with("`createSession` (2.4): 2 violations: `token` "),
        "{error}"
    );
    assert!(!texts(&error).contains(API_KEY) && !texts(&error).contains(TOKEN));
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_caller_adds_headers_but_replaces_none() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = client(&server);
    let _ = client
        .create(&session())
        .header("X-Idempotency-Key", "order-42")
        .await
        .unwrap();
    assert_eq!(
        server.header("x-idempotency-key").as_deref(),
        Some("order-42")
    );
    for name in [
        "X-Api-Key",
        "x-api-version",
        "Content-Type",
        "Host",
        "content-length",
        "Transfer-Encoding",
    ] {
        let error = client
            .create(&session())
            .header(name, "planted")
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Request, Delivery::NotSent),
            "{name}"
        );
        assert!(!texts(&error).contains("planted"));
    }
    for value in ["a\r\nX-Evil: 1", "a\0", "\u{7f}"] {
        let error = client
            .create(&session())
            .header("X-Trace", value)
            .await
            .unwrap_err();
        assert_eq!(error.violations().len(), 1);
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_missing_credential_is_named_and_nothing_is_sent() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client: Client = Client::builder().base_url(&server.url).build().unwrap();
    let error = client.retrieve(TOKEN).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): no credential for `ApiKey`"
    );
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_url_of_any_length_is_sent_or_a_violation() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = client(&server);
    for length in (65_400..65_540).step_by(7).chain([1 << 20]) {
        if let Err(error) = client.retrieve("x".repeat(length)).await {
            assert_eq!(
                (error.kind(), error.executed()),
                (ErrorKind::Request, Executed::No)
            );
            assert_eq!(error.violations()[0].path, "token");
            assert!(length > 65_480);
        }
    }
    assert!(!server.requests().is_empty());
}

#[tokio::test]
async fn a_call_that_is_not_awaited_is_not_made() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    drop(client(&server).retrieve(TOKEN));
    drop(client(&server).retrieve(TOKEN).into_future());
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_caller_chooses_the_media_type() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = client(&server);
    let call = client.retrieve(TOKEN).header("Accept", "text/csv");
    let _ = call.await.unwrap();
    assert_eq!(server.headers("accept"), [Some("text/csv".to_owned())]);
    assert_eq!(server.request().matches("accept:").count(), 1);
}
