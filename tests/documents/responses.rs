//! Responses: by status, by range, by default, and failures with types of their own.

use primer_api::runtime::{ErrorKind, Executed};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "responses.yaml";
}

use self::api::*;

const THING: &str = r#"{"id":"t-1"}"#;
const WRONG: &str = r#"{"reason":"r-4711"}"#;
const MISSING: &str = r#"{"what":"w"}"#;

#[tokio::test]
async fn different_successes_are_distinguished_by_status() {
    let server = Server::start(Reply::json(200, THING)).await;
    let client = server.client(Client::builder());
    assert_eq!(
        client.several().await.unwrap(),
        SeveralOutcome::Ok(Thing::new("t-1"))
    );
    assert_eq!(
        server.request().header("accept"),
        Some("application/json, text/plain;q=0.5")
    );

    for status in [201, 203, 206] {
        server.respond(Reply::json(status, THING));
        let response = client.several().with_response().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.into_body(), SeveralOutcome::Ok(Thing::new("t-1")));
    }
    server.respond(Reply::json(202, r#"{"job":"j"}"#));
    assert_eq!(
        client.several().await.unwrap(),
        SeveralOutcome::Accepted(Job::new("j"))
    );
    server.respond(Reply::empty(204));
    assert_eq!(client.several().await.unwrap(), SeveralOutcome::NoContent);
}

#[tokio::test]
async fn different_failures_are_distinguished_by_status() {
    let server = Server::start(Reply::json(400, WRONG)).await;
    let client = server.client(Client::builder());
    let error = client.several().await.unwrap_err();
    assert_eq!(
        error.body(),
        Some(&SeveralError::BadRequest(Wrong::new("r-4711")))
    );
    server.respond(Reply::json(404, MISSING));
    let error = client.several().await.unwrap_err();
    assert_eq!(
        error.body(),
        Some(&SeveralError::NotFound(Missing::new("w")))
    );
    for status in [500, 503, 599] {
        server.respond(Reply::of(
            status,
            &[("content-type", "text/plain")],
            b"out of order",
        ));
        let error = client.several().await.unwrap_err();
        assert_eq!(
            error.body(),
            Some(&SeveralError::ServerError("out of order".to_owned()))
        );
    }
    for status in [301, 401, 418] {
        server.respond(Reply::json(status, WRONG));
        let error = client.several().await.unwrap_err();
        assert_eq!(
            error.body(),
            Some(&SeveralError::Default(Wrong::new("r-4711")))
        );
        assert_eq!(error.status(), Some(status));
    }
}

#[tokio::test]
async fn a_failure_without_a_documented_body_is_not_read_as_another() {
    let server = Server::start(Reply::json(409, WRONG)).await;
    let client = server.client(Client::builder());
    let error = client.several().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Status, Some(409))
    );
    assert_eq!(error.body(), None);
    assert_eq!(error.raw_body(), Some(WRONG.as_bytes()));
}

#[tokio::test]
async fn a_failure_of_one_status_is_not_read_as_that_of_another() {
    let server = Server::start(Reply::json(404, WRONG)).await;
    let client = server.client(Client::builder());
    let error = client.several().await.unwrap_err();
    assert_eq!((error.status(), error.body()), (Some(404), None));
}

#[tokio::test]
async fn a_success_that_is_not_documented_is_not_read_as_the_default_failure() {
    let server = Server::start(Reply::json(201, WRONG)).await;
    let client = server.client(Client::builder());
    let error = client.several().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status(), error.body()),
        (ErrorKind::Status, Some(201), None)
    );
    assert_eq!(error.executed(), Executed::Yes);
}

#[tokio::test]
async fn operations_with_the_same_failures_share_their_type() {
    let server = Server::start(Reply::json(404, MISSING)).await;
    let client = server.client(Client::builder());
    let errors = [
        client.several().await.map(drop).unwrap_err(),
        client.several_again().await.map(drop).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(
            error.into_body(),
            Some(SeveralError::NotFound(Missing::new("w")))
        );
    }
}

#[tokio::test]
async fn equal_responses_have_one_type() {
    let server = Server::start(Reply::json(200, THING)).await;
    let client = server.client(Client::builder());
    for status in [200, 201] {
        server.respond(Reply::json(status, THING));
        let response = client.same().with_response().await.unwrap();
        assert_eq!(
            (response.status(), response.into_body()),
            (status, Thing::new("t-1"))
        );
    }
    for status in [400, 403, 499] {
        server.respond(Reply::json(status, WRONG));
        let error = client.same().await.unwrap_err();
        assert_eq!(error.body(), Some(&Wrong::new("r-4711")), "{status}");
    }
    server.respond(Reply::json(500, WRONG));
    assert_eq!(client.same().await.unwrap_err().body(), None);
}

#[tokio::test]
async fn a_response_without_a_body_is_the_unit_type() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let () = client.remove().await.unwrap();
    let request = server.request();
    assert_eq!(request.line, "DELETE /nothing HTTP/1.1");
    assert_eq!(request.header("accept"), Some("*/*"));
    // A 2xx that is not documented still means that the request was executed.
    for reply in [Reply::empty(200), Reply::json(202, THING)] {
        server.respond(reply);
        let () = client.remove().await.unwrap();
    }
}

#[tokio::test]
async fn a_range_applies_to_statuses_without_an_own_response() {
    let server = Server::start(Reply::json(200, THING)).await;
    let client = server.client(Client::builder());
    for status in [200, 201, 299] {
        server.respond(Reply::json(status, THING));
        assert_eq!(client.range().await.unwrap(), Thing::new("t-1"));
    }
    server.respond(Reply::json(404, WRONG));
    let error = client.range().await.unwrap_err();
    assert_eq!(
        error.body(),
        Some(&RangeError::ClientError(Wrong::new("r-4711")))
    );
    server.respond(Reply::json(418, MISSING));
    let error = client.range().await.unwrap_err();
    assert_eq!(
        error.body(),
        Some(&RangeError::Status418(Missing::new("w")))
    );
}

#[tokio::test]
async fn a_status_that_never_has_a_body_is_none_of_a_range_with_one() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    for status in [204, 205] {
        server.respond(Reply::empty(status));
        let error = client.range().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.status(), error.executed()),
            (ErrorKind::Status, Some(status), Executed::Yes)
        );
        server.respond(Reply::empty(status));
        let error = client.by_default().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        // Another success has no body either.
        server.respond(Reply::empty(status));
        assert_eq!(client.ranges().await.unwrap(), RangesOutcome::Accepted);
    }
}

#[tokio::test]
async fn a_key_of_content_that_is_no_media_type_is_not_asked_for() {
    let server = Server::start(Reply::json(200, THING)).await;
    let client = server.client(Client::builder());
    let outcome = client.ranges().await.unwrap();
    assert_eq!(outcome, RangesOutcome::Successful(Thing::new("t-1")));
    assert_eq!(server.request().header("accept"), Some("application/json"));
}

#[tokio::test]
async fn a_default_alone_is_both_success_and_failure() {
    let server = Server::start(Reply::json(207, THING)).await;
    let client = server.client(Client::builder());
    assert_eq!(client.by_default().await.unwrap(), Thing::new("t-1"));
    server.respond(Reply::json(503, THING));
    let error = client.by_default().await.unwrap_err();
    assert_eq!(
        (error.status(), error.body()),
        (Some(503), Some(&Thing::new("t-1")))
    );
}

#[tokio::test]
async fn every_method_is_sent() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.options_of_thing().await.unwrap();
    assert_eq!(server.request().line, "OPTIONS /options HTTP/1.1");
    server.respond(Reply::of(200, &[], b""));
    client.head_thing().await.unwrap();
    assert_eq!(server.request().line, "HEAD /head HTTP/1.1");
    server.respond(Reply::of(
        200,
        &[("content-type", "text/plain")],
        b"what came",
    ));
    assert_eq!(client.trace_thing().await.unwrap(), "what came");
    assert_eq!(server.request().line, "TRACE /trace HTTP/1.1");
}

#[tokio::test]
async fn a_failure_shows_nothing_of_the_response() {
    let server = Server::start(Reply::json(400, WRONG)).await;
    let client = server.client(Client::builder());
    let error = client.several().await.unwrap_err();
    let shown = format!("{error} {error:?} {:?}", error.body());
    assert!(!shown.contains("4711"), "{shown}");
}
