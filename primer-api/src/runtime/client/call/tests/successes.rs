//! Successes: read, empty, in another form, undocumented, cut off.

use super::*;

#[tokio::test]
async fn an_empty_success_of_a_documented_body_says_so() {
    let error = fail(Reply::status(200)).await;
    assert_eq!(
        (error.kind(), error.raw_body()),
        (ErrorKind::Decode, Some(b"".as_slice()))
    );
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 200, the body is not as documented, expected JSON, found no body"
    );
}

#[tokio::test]
async fn a_success_with_another_body_is_a_decode_error() {
    let error = fail(Reply::json(200, r#"{"token":"t-1","amount":"planted"}"#)).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Decode, Delivery::Answered)
    );
    assert_eq!((error.status(), error.path()), (Some(200), Some("amount")));
    assert!(error.expected().is_some());
    assert!(
        error
            .to_string()
            .starts_with("`retrieveSession` (2.4): status 200, the body is not as documented, `amount`: expected "),
        "{error}"
    );
    assert!(!texts(&error).contains("planted"));
}

#[tokio::test]
async fn a_success_in_html_says_so() {
    let error = fail(Reply::typed(
        200,
        "Text/HTML; charset=utf-8",
        b"<html>planted</html>",
    ))
    .await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 200, the body is not as documented, expected JSON, found HTML"
    );
    assert_eq!(error.raw_body(), Some(b"<html>planted</html>".as_slice()));
}

#[tokio::test]
async fn an_undocumented_success_that_does_not_fit_keeps_its_response() {
    for (reply, body) in [
        (Reply::json(202, "{}"), "{}"),
        (Reply::json(299, "planted"), "planted"),
        (Reply::typed(202, "text/html", SESSION.as_bytes()), SESSION),
        (Reply::status(202), ""),
        (Reply::status(204), ""),
    ] {
        let error = fail(reply).await;
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.executed(), Executed::Yes);
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        let words = format!(
            "`retrieveSession` (2.4): status {}, not documented",
            error.status().unwrap()
        );
        assert_eq!(error.to_string(), words);
    }
}

#[tokio::test]
async fn an_undocumented_success_that_fits_is_one() {
    for status in [201, 202, 203, 206, 299] {
        let server = Loopback::start(Reply::json(status, SESSION)).await;
        let client = builder(&server.url).build().unwrap();
        let response = client.create(&session()).with_response().await.unwrap();
        assert_eq!(
            (response.status(), response.into_body()),
            (status, session())
        );
        assert_eq!(client.transport.retry_budget(), 500);
    }
}

#[tokio::test]
async fn an_undocumented_success_that_breaks_off_was_executed() {
    let reply = Reply::raw("HTTP/1.1 201 X\r\ncontent-length: 99\r\n\r\n{");
    let error = fail(reply).await;
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::Transport, Executed::Yes)
    );
}

#[tokio::test]
async fn an_empty_success_is_read_without_its_body() {
    static OPERATION: Operation = Operation {
        successes: &[DocumentedResponse {
            statuses: Statuses::Code(204),
            outcome: 0,
            content: Content::Empty,
            media_type: "",
            ..JSON
        }],
        failures: &[],
        ..PLAIN
    };
    let server = Loopback::start(Reply::raw("HTTP/1.1 204 X\r\n\r\n")).await;
    let call: Call<()> = Call::new(&client(&server).transport, &OPERATION, &[], Ref::Absent);
    call.await.unwrap();
    assert_eq!(server.header("accept").as_deref(), Some("*/*"));
}

#[tokio::test]
async fn a_success_beyond_the_bound_is_refused_with_and_without_a_length() {
    let body = format!(r#"{{"token":"{}"}}"#, "x".repeat(5000));
    let measured = Reply::json(200, &body);
    let endless = Reply::raw(&format!(
        "HTTP/1.1 200 X\r\ncontent-type: application/json\r\n\r\n{body}"
    ));
    let chunked = format!(
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    for reply in [measured, endless, Reply::raw(&chunked)] {
        let server = Loopback::start(reply).await;
        let small = builder(&server.url)
            .max_body(body.len() - 1)
            .build()
            .unwrap();
        let error = small.retrieve(TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::TooLarge, Delivery::Answered)
        );
        assert_eq!(error.status(), Some(200));
        let most = &body.as_bytes()[..body.len() - 1];
        assert_eq!(error.raw_body(), Some(most));
        assert_eq!(
            error.to_string(),
            "`retrieveSession` (2.4): status 200, the body is larger than the client allows"
        );
        let enough = builder(&server.url).max_body(body.len()).build().unwrap();
        assert_eq!(enough.retrieve(TOKEN).await.unwrap().token.len(), 5000);
    }
}

#[tokio::test]
async fn a_success_that_breaks_off_was_answered() {
    let reply = "HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{\"token\":\"planted";
    let error = fail(Reply::raw(reply)).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Transport, Delivery::Answered)
    );
    assert_eq!(error.status(), Some(200));
    assert_eq!(error.raw_body(), Some(b"{\"token\":\"planted".as_slice()));
    assert!(std::error::Error::source(&error).is_some());
    assert!(!texts(&error).contains("planted"));
}
