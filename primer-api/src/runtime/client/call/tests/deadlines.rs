//! Deadlines, and connections that are refused, closed or silent.

use super::*;

#[tokio::test]
async fn a_connection_that_closes_before_the_response_leaves_delivery_unknown() {
    for reply in ["", "HTTP/1.1 200", "no http at all\r\n\r\n"] {
        let error = fail(Reply::raw(reply)).await;
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Transport, Delivery::Unknown),
            "{reply}"
        );
        assert_eq!((error.status(), error.raw_body()), (None, None));
        assert!(!texts(&error).contains(TOKEN), "{}", texts(&error));
    }
}

#[tokio::test]
async fn a_refused_connection_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = builder(&url)
        .build()
        .unwrap()
        .retrieve(TOKEN)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent)
    );
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): no connection, connection refused"
    );
    assert!(!error.is_timeout());
    assert!(
        !texts(&error).contains(TOKEN) && !texts(&error).contains(API_KEY),
        "{}",
        texts(&error)
    );
}

#[tokio::test]
async fn a_silent_server_meets_each_deadline() {
    let server = Loopback::start(Reply::Silence(Vec::new())).await;
    let short = Duration::from_millis(150);
    let clients = [
        builder(&server.url).timeout(short).build().unwrap(),
        builder(&server.url).attempt_timeout(short).build().unwrap(),
        builder(&server.url).read_timeout(short).build().unwrap(),
    ];
    for client in clients {
        let error = client.retrieve(TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Timeout, Delivery::Unknown)
        );
        assert!(error.is_timeout());
        assert!(!texts(&error).contains(TOKEN));
    }
    let error = client(&server)
        .retrieve(TOKEN)
        .timeout(short)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_body_that_does_not_end_meets_the_deadline_and_was_answered() {
    let head =
        b"HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{".to_vec();
    let server = Loopback::start(Reply::Silence(head)).await;
    let short = Duration::from_millis(150);
    let started = Instant::now();
    for client in [
        builder(&server.url).timeout(short),
        builder(&server.url).read_timeout(short),
    ] {
        let error = client.build().unwrap().retrieve(TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Timeout, Delivery::Answered)
        );
        assert_eq!(error.status(), Some(200));
        assert_eq!(error.raw_body(), Some(b"{".as_slice()));
    }
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn no_time_sends_nothing_and_any_time_overflows_nothing() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let error = client(&server)
        .retrieve(TOKEN)
        .timeout(Duration::ZERO)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::NotSent)
    );
    assert_eq!(server.requests(), Vec::<String>::new());
    let most = Duration::MAX;
    let client = builder(&server.url)
        .connect_timeout(most)
        .read_timeout(most)
        .attempt_timeout(most)
        .timeout(most);
    let _ = client
        .build()
        .unwrap()
        .retrieve("t")
        .timeout(most)
        .await
        .unwrap();
}
