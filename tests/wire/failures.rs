//! Failures: the documented envelope, and other bodies in its place.

use primer_api::runtime::{Delivery, ErrorKind};
use primer_tests::{Reply, Server};
use serde_json::json;

in_every_version! {
    type Error = primer_api::runtime::Error<api::ErrorResponse>;

    async fn failure(reply: Reply) -> Error {
        let server = Server::start(reply).await;
        let client = server.client(api::Client::builder());
        client.create_client_session(api::CreateClientSessionRequest::default()).await.unwrap_err()
    }

    #[tokio::test]
    async fn documented_failures_have_the_envelope_as_their_body() {
        for status in [400, 422] {
            let error = failure(Reply::json(status, &json!({"error": {
                "errorId": "RequestValidationError",
                "description": "The request does not fit the schema.",
                "recoverySuggestion": "Correct it.",
                "diagnosticsId": "1234567890123458",
                "validationErrors": [
                    {"model": "CreateClientSessionRequest", "errors": [
                        {"path": "$.amount", "description": "An integer is expected."},
                    ]},
                    "The amount is not an integer.",
                    {"model": "Order"},
                    17,
                ],
            }}).to_string())).await;

            assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(status)));
            assert_eq!(error.delivery(), Delivery::Answered);
            assert_eq!(error.error_id(), Some("RequestValidationError"));
            assert_eq!(error.diagnostics_id(), Some("1234567890123458"));
            assert_eq!((error.operation(), error.version()), (Some("createClientSession"), Some(VERSION)));
            let detail = &error.body().unwrap().error;
            assert_eq!(detail.error_id, "RequestValidationError");
            assert_eq!(detail.description, "The request does not fit the schema.");
            assert_eq!(detail.recovery_suggestion.as_deref(), Some("Correct it."));
            assert_eq!(detail.diagnostics_id.as_deref(), Some("1234567890123458"));
            let entries = detail.validation_errors.as_ref().unwrap();
            let [
                api::ValidationErrorEntry::ValidationError(first),
                api::ValidationErrorEntry::Text(second),
                api::ValidationErrorEntry::ValidationError(third),
                api::ValidationErrorEntry::Unrecognized(fourth),
            ] = entries.as_slice() else { panic!("{entries:?}") };
            assert_eq!(first.model.as_deref(), Some("CreateClientSessionRequest"));
            let item = &first.errors.as_ref().unwrap()[0];
            assert_eq!(item.path.as_deref(), Some("$.amount"));
            assert_eq!(item.description.as_deref(), Some("An integer is expected."));
            assert_eq!(second, "The amount is not an integer.");
            assert_eq!(third.errors, None);
            assert_eq!(*fourth, 17);
        }
    }

    #[tokio::test]
    async fn an_undocumented_failure_has_the_envelope_if_it_comes_with_one() {
        for status in [401, 403, 404, 409, 410, 418, 500, 599] {
            let body = r#"{"error":{"errorId":"SecurityPolicyBlock","description":"Blocked."}}"#;
            let error = failure(Reply::json(status, body)).await;
            assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(status)));
            assert_eq!(error.body().unwrap().error.error_id, "SecurityPolicyBlock");
            assert_eq!(error.diagnostics_id(), None);
        }
    }

    #[tokio::test]
    async fn a_page_of_html_is_a_failure_with_its_body_kept_and_unread() {
        let page = b"<html><title>403 Forbidden for jo@example.com</title></html>";
        let headers = [("content-type", "text/html"), ("cf-ray", "abc")];
        let error = failure(Reply::of(403, &headers, page)).await;

        assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(403)));
        assert_eq!(error.body(), None);
        assert_eq!(error.raw_body(), Some(page.as_slice()));
        assert_eq!(error.headers().unwrap()["cf-ray"], "abc");
        assert_eq!(
            error.to_string(),
            format!("`createClientSession` ({VERSION}): status 403, the body is not as documented, expected JSON, found HTML")
        );
        assert!(!format!("{error:?}").contains("jo@example.com"));
    }

    #[tokio::test]
    async fn an_empty_failure_is_a_failure_without_a_body() {
        for status in [400, 401, 500, 504] {
            let error = failure(Reply::empty(status)).await;
            assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(status)));
            assert_eq!(error.body(), None);
            assert_eq!(error.raw_body(), Some(b"".as_slice()));
            assert_eq!(error.expected(), Some("JSON"));
        }
    }

    #[tokio::test]
    async fn a_success_that_is_not_documented_is_no_success() {
        for status in [201, 202, 204, 206] {
            let error = failure(Reply::empty(status)).await;
            assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(status)));
            assert_eq!(
                error.to_string(),
                format!("`createClientSession` ({VERSION}): status {status}, not documented")
            );
        }
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let elsewhere = Server::start(Reply::json(200, "{}")).await;
        let headers = [("location", elsewhere.url())];
        let error = failure(Reply::of(307, &headers, b"")).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(307)));
        assert_eq!(elsewhere.requests(), []);
    }

    #[tokio::test]
    async fn a_success_of_another_media_type_is_refused() {
        let error = failure(Reply::of(200, &[("content-type", "text/html")], b"<html>")).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)));
        assert_eq!(
            error.to_string(),
            format!("`createClientSession` ({VERSION}): status 200, the body is not as documented, expected JSON, found HTML")
        );
    }

    #[tokio::test]
    async fn an_envelope_that_does_not_fit_leaves_the_body_as_it_came() {
        let body = r#"{"error":{"errorId":"Odd","diagnosticsId":"d-1"}}"#;
        let error = failure(Reply::json(400, body)).await;
        assert_eq!(error.body(), None);
        assert_eq!((error.error_id(), error.diagnostics_id()), (Some("Odd"), Some("d-1")));
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        assert_eq!((error.path(), error.expected()), (Some("error.description"), Some("string")));
        let start = format!(
            "`createClientSession` ({VERSION}): status 400, Odd, diagnostics id d-1, the body is not as documented, "
        );
        assert!(error.to_string().starts_with(&start), "{error}");
    }

    #[tokio::test]
    async fn a_failure_can_be_erased_and_passed_on() {
        let error = failure(Reply::json(400, r#"{"error":{"errorId":"A","description":"b"}}"#)).await;
        let erased: Box<dyn std::error::Error + Send + Sync> = Box::new(error.erase());
        assert_eq!(erased.to_string(), format!("`createClientSession` ({VERSION}): status 400, A"));
    }

    #[test]
    fn a_client_without_a_key_is_not_built() {
        let error = api::Client::builder().build().unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Configuration, Delivery::NotSent));
        assert_eq!(
            error.to_string(),
            "no credential for `ApiKey`: set it by `api_key`, or by `credential` for a scheme"
        );
    }
}

mod other_operations {
    use super::*;

    from_2_1_on! {
        #[tokio::test]
        async fn retrieving_and_updating_fail_alike() {
            let body = r#"{"error":{"errorId":"ClientSessionValidationError","description":"b"}}"#;
            let server = Server::start(Reply::json(400, body)).await;
            let client = server.client(api::Client::builder());

            let retrieve = client.retrieve_client_session("t").await.unwrap_err();
            let update = api::UpdateClientSessionRequest::new("t");
            let update = client.update_client_session(update).await.unwrap_err();

            assert_eq!(retrieve.operation(), Some("retrieveClientSession"));
            assert_eq!(update.operation(), Some("updateClientSession"));
            for error in [retrieve, update] {
                assert_eq!((error.status(), error.version()), (Some(400), Some(VERSION)));
                assert_eq!(error.body().unwrap().error.error_id, "ClientSessionValidationError");
            }
        }

        #[tokio::test]
        async fn failures_of_all_operations_become_the_general_error() {
            async fn pay(url: &str) -> Result<(), primer_api::Error> {
                let client = api::Client::builder().api_key("k").base_url(url).build()?;
                let created = client.create_client_session(api::CreateClientSessionRequest::default()).await;
                assert!(created.is_err());
                client.update_client_session(api::UpdateClientSessionRequest::new("t")).await?;
                Ok(())
            }
            let body = r#"{"error":{"errorId":"A","description":"b","diagnosticsId":"d-1"}}"#;
            let server = Server::start(Reply::json(400, body)).await;
            let error = pay(server.url()).await.unwrap_err();
            assert_eq!((error.operation(), error.status()), (Some("updateClientSession"), Some(400)));
            assert_eq!((error.error_id(), error.diagnostics_id()), (Some("A"), Some("d-1")));
            let error = pay("ftp://example.com").await.unwrap_err();
            assert_eq!((error.kind(), error.operation()), (ErrorKind::Configuration, None));
        }

        #[tokio::test]
        async fn an_undocumented_status_of_theirs_is_typed_too() {
            let body = r#"{"error":{"errorId":"Gone","description":"b"}}"#;
            let server = Server::start(Reply::json(410, body)).await;
            let client = server.client(api::Client::builder());
            let error = client.retrieve_client_session("t").await.unwrap_err();
            assert_eq!(error.into_body().unwrap().error.error_id, "Gone");
        }
    }
}
