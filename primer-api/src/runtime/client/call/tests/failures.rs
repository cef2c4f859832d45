//! Failures: by status, typed or unreadable, cut off, with identifiers.

use super::*;

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Loopback::start(Reply::json(200, SESSION)).await;
    for status in [301, 302, 303, 307, 308] {
        let head = format!(
            "HTTP/1.1 {status} X\r\nlocation: {}/stolen\r\ncontent-length: 0\r\n\r\n",
            elsewhere.url
        );
        let error = fail(Reply::raw(&head)).await;
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Status, Some(status))
        );
        assert_eq!(error.delivery(), Delivery::Answered);
        assert!(error.headers().unwrap().contains_key("location"));
        assert!(!texts(&error).contains("stolen"));
    }
    assert_eq!(elsewhere.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_documented_failure_is_typed() {
    let body = r#"{"description":"secret words","error":{"errorId":"RequestValidationError","diagnosticsId":"d-1"}}"#;
    let error = fail(Reply::json(422, body)).await;
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.delivery(), Delivery::Answered);
    assert_eq!(error.body().unwrap().description, "secret words");
    assert_eq!(error.raw_body(), Some(body.as_bytes()));
    assert_eq!(error.error_id(), Some("RequestValidationError"));
    assert_eq!(error.diagnostics_id(), Some("d-1"));
    assert_eq!(
        (error.operation(), error.version()),
        (Some("retrieveSession"), Some("2.4"))
    );
    let message = "`retrieveSession` (2.4): status 422, RequestValidationError, diagnostics id d-1";
    assert_eq!(error.to_string(), message);
    assert!(!texts(&error).contains("secret words"));
    let erased = error.erase();
    assert_eq!(
        (erased.to_string().as_str(), erased.body()),
        (message, None)
    );
}

#[tokio::test]
async fn a_failure_that_cannot_be_read_says_why_and_keeps_what_there_is() {
    const UNFIT: &str = ", the body is not as documented, ";
    for (status, media_type, body, why) in [
        (
            403,
            "text/html",
            "<html>planted</html>",
            "expected JSON, found HTML",
        ),
        (
            403,
            "planted/type",
            "planted",
            "expected JSON, found another media type",
        ),
        (400, "application/json", "", "expected JSON, found no body"),
        (
            400,
            "application/json",
            r#"{"description":"planted"#,
            "expected JSON, found the end at line 1 column 23",
        ),
        (
            400,
            "application/json",
            r#"{"description":["planted"]}"#,
            "`description`: expected string, found array",
        ),
        // Nobody documented what would fit.
        (503, "application/json", r#"{"description":"planted"}"#, ""),
    ] {
        let error = fail(Reply::typed(status, media_type, body.as_bytes())).await;
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Status, Some(status))
        );
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        assert_eq!(error.body(), None);
        assert_eq!(error.headers().unwrap()["content-type"], media_type);
        let unfit = if why.is_empty() { "" } else { UNFIT };
        let executed = match status {
            503 => ", it may have been executed",
            _ => "",
        };
        assert_eq!(
            error.to_string(),
            format!("`retrieveSession` (2.4): status {status}{unfit}{why}{executed}")
        );
        assert_eq!(error.expected().is_some(), !why.is_empty());
        assert_eq!(error.path().is_some(), !why.is_empty());
        assert!(!texts(&error).contains("planted"));
    }
}

#[tokio::test]
async fn a_request_id_is_there_and_in_no_message() {
    let reply = "HTTP/1.1 502 X\r\nx-request-id: r-1\r\ncontent-length: 0\r\n\r\n";
    let error = fail(Reply::raw(reply)).await;
    assert_eq!(error.request_id(), Some("r-1"));
    assert!(!texts(&error).contains("r-1"));
}

#[tokio::test]
async fn a_failure_in_another_media_type_is_read_if_it_can_be() {
    let reply = Reply::typed(400, "text/html", br#"{"description":"d"}"#);
    let error = fail(reply).await;
    assert_eq!(error.body().unwrap().description, "d");
    assert_eq!((error.path(), error.expected()), (None, None));
    assert_eq!(error.to_string(), "`retrieveSession` (2.4): status 400");
}

#[tokio::test]
async fn the_diagnostics_id_survives_a_body_of_another_shape() {
    let error = fail(Reply::json(
        400,
        r#"{"description":7,"diagnosticsId":"a.b:c-d_1"}"#,
    ))
    .await;
    assert_eq!(
        (error.body(), error.diagnostics_id()),
        (None, Some("a.b:c-d_1"))
    );
    for id in ["", "a b", "a\\n", "\u{e4}", &"a".repeat(129)] {
        let error = fail(Reply::json(
            400,
            &format!(r#"{{"error":{{"diagnosticsId":"{id}"}}}}"#),
        ))
        .await;
        assert_eq!(error.diagnostics_id(), None, "{id}");
    }
}

#[tokio::test]
async fn a_failure_beyond_the_bound_is_kept_up_to_it() {
    let body = format!(
        r#"{{"errorId":"A","diagnosticsId":"d-1","description":"{}"}}"#,
        "x".repeat(100_000)
    );
    let server = Loopback::start(Reply::json(400, &body)).await;
    let error = client(&server).retrieve(TOKEN).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status(), error.body()),
        (ErrorKind::Status, Some(400), None)
    );
    assert_eq!(error.raw_body().unwrap().len(), 64 * 1024);
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 400, A, diagnostics id d-1, the body is larger than the client allows"
    );
    let error = builder(&server.url)
        .max_error_body(10)
        .build()
        .unwrap()
        .retrieve(TOKEN)
        .await
        .unwrap_err();
    assert_eq!(error.raw_body(), Some(&body.as_bytes()[..10]));
}

#[tokio::test]
async fn a_failure_that_breaks_off_keeps_its_status_and_what_came() {
    let reply = "HTTP/1.1 502 X\r\ncontent-length: 99\r\n\r\npart";
    let error = fail(Reply::raw(reply)).await;
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Status, Some(502))
    );
    assert_eq!(error.raw_body(), Some(b"part".as_slice()));
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 502, it may have been executed"
    );
    assert_eq!(error.request_id(), None);

    let documented = reply.replace("502", "400");
    let error = fail(Reply::raw(&documented)).await;
    assert_eq!(
        (error.body(), error.raw_body()),
        (None, Some(b"part".as_slice()))
    );
    let message = error.to_string();
    assert!(
        message.starts_with("`retrieveSession` (2.4): status 400, the body broke off"),
        "{message}"
    );
    assert!(std::error::Error::source(&error).is_some() && !error.is_timeout());
}
