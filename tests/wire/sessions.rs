//! Responses to a creation: the token, its expiry and the warnings, in all known forms.

use primer_api::runtime::{Error, ErrorKind, OneOrMany, Timestamp};
use primer_tests::{Reply, Server, read, written};
use serde_json::{Value, json};

/// The body of a response to a creation: a token, an expiry and these members.
fn session_with(members: &Value) -> String {
    let mut body = json!({
        "clientToken": "the-client-token",
        "clientTokenExpirationDate": "2021-08-12T16:14:08Z",
    });
    let members = members.as_object().unwrap().clone();
    body.as_object_mut().unwrap().extend(members);
    body.to_string()
}

in_every_version! {
    async fn create(
        body: &str,
    ) -> Result<api::CreateClientSessionResponse, Error<api::ErrorResponse>> {
        let server = Server::start(Reply::json(200, body)).await;
        let client = server.client(api::Client::builder());
        client.create_client_session(api::CreateClientSessionRequest::default()).await
    }

    #[tokio::test]
    async fn a_response_is_read_with_all_its_members() {
        let session = create(&session_with(&json!({
            "orderId": "order-abc",
            "currencyCode": "GBP",
            "amount": 5000,
            "customerId": "customer-123",
            "customer": {"firstName": "Jo", "shippingAddress": {"countryCode": "NO"}},
            "order": {"countryCode": "GB", "fees": [{"type": "SURCHARGE", "amount": 50}]},
            "metadata": {"giftWrap": true, "loyalty": {"years": 3}},
            "paymentMethod": {"options": {"PAYPAL": {"surcharge": {"amount": 100}}}},
        })))
        .await
        .unwrap();

        assert_eq!(session.order_id.as_deref(), Some("order-abc"));
        assert_eq!(session.currency_code.as_deref(), Some("GBP"));
        assert_eq!(session.amount, Some(5000));
        assert_eq!(session.customer_id.as_deref(), Some("customer-123"));
        let customer = session.customer.unwrap();
        assert_eq!(customer.first_name.as_deref(), Some("Jo"));
        assert_eq!(customer.shipping_address.unwrap().country_code, Some(api::CountryCode::No));
        let order = session.order.unwrap();
        assert_eq!(order.country_code, Some(api::CountryCode::Gb));
        assert_eq!(order.fees.unwrap()[0].amount, 50);
        let metadata = session.metadata.unwrap();
        assert_eq!(metadata["giftWrap"], true);
        assert_eq!(metadata["loyalty"]["years"], 3);
        let options = session.payment_method.unwrap().options.unwrap();
        let paypal = &options.additional_properties["PAYPAL"];
        assert_eq!(paypal.surcharge.as_ref().unwrap().amount, Some(100));
        assert_eq!(session.warnings, None);
    }

    #[tokio::test]
    async fn a_response_has_its_status_and_headers() {
        let headers = [("content-type", "application/json; charset=utf-8"), ("x-request-id", "abc")];
        let server = Server::start(Reply::of(200, &headers, session_with(&json!({})).as_bytes())).await;
        let client = server.client(api::Client::builder());

        let call = client.create_client_session(api::CreateClientSessionRequest::default());
        let response = call.with_response().await.unwrap();

        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["x-request-id"], "abc");
        assert_eq!(primer_tests::written(response.body()), session_with(&json!({})));
    }

    #[tokio::test]
    async fn the_expiry_is_read_under_both_names_and_in_both_forms() {
        let texts = ["2021-08-12T16:14:08.578695", "2021-08-12T16:14:08.578695Z", "2021-08-12T18:14:08.578695+02:00"];
        for name in ["clientTokenExpirationDate", "clientExpirationDate"] {
            for text in texts {
                let session = create(&json!({"clientToken": "t", name: text}).to_string()).await.unwrap();
                let written = written(&session);
                assert_eq!(written, format!(r#"{{"clientToken":"t","clientTokenExpirationDate":"{text}"}}"#));
                assert_eq!(expiry(&written), Timestamp::parse(texts[1]).unwrap(), "{name}: {text}");
            }
        }
    }

    #[tokio::test]
    async fn an_expiry_under_both_names_at_once_is_refused() {
        let both = session_with(&json!({"clientExpirationDate": "2021-08-12T16:14:08Z"}));
        let error = create(&both).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.path(), Some("clientTokenExpirationDate"));
    }

    #[tokio::test]
    async fn warnings_are_read_as_one_object() {
        let warning = json!({"type": "APPLE_PAY", "code": "MISSING_FIELD", "message": "Missing"});
        let session = create(&session_with(&json!({ "warnings": warning }))).await.unwrap();
        let warnings = session.warnings.clone().unwrap();
        assert!(matches!(warnings, OneOrMany::One(_)));
        let [api::Warning::Detail(detail)] = warnings.as_slice() else { panic!("{warnings:?}") };
        assert_eq!(detail.r#type.as_deref(), Some("APPLE_PAY"));
        assert_eq!(detail.code.as_deref(), Some("MISSING_FIELD"));
        assert_eq!(detail.message.as_deref(), Some("Missing"));
        assert!(written(&session).ends_with(
            r#""warnings":{"type":"APPLE_PAY","code":"MISSING_FIELD","message":"Missing"}}"#
        ));
    }

    #[tokio::test]
    async fn warnings_are_read_as_an_array_of_objects() {
        let session = create(&session_with(&json!({"warnings": [{"code": "A"}, {"code": "B"}]}))).await.unwrap();
        let warnings = session.warnings.clone().unwrap();
        let codes: Vec<_> = warnings
            .iter()
            .map(|warning| match warning {
                api::Warning::Detail(detail) => detail.code.as_deref().unwrap(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(codes, ["A", "B"]);
        assert!(written(&session).ends_with(r#""warnings":[{"code":"A"},{"code":"B"}]}"#));
    }

    #[tokio::test]
    async fn warnings_are_read_as_an_array_of_strings() {
        let text = "Apple Pay is missing 'customerDetails.countryCode'";
        let session = create(&session_with(&json!({"warnings": [text]}))).await.unwrap();
        assert_eq!(session.warnings.unwrap().into_vec(), [api::Warning::from(text.to_owned())]);
    }

    #[tokio::test]
    async fn warnings_of_both_kinds_and_of_none_are_read() {
        let session = create(&session_with(&json!({"warnings": [{"code": "A"}, "text", 7, null]}))).await.unwrap();
        assert_eq!(session.warnings.as_ref().unwrap().len(), 4);
        assert!(written(&session).ends_with(r#""warnings":[{"code":"A"},"text",7,null]}"#));

        let session = create(&session_with(&json!({"warnings": []}))).await.unwrap();
        assert_eq!(session.warnings.unwrap().len(), 0);
    }

    #[tokio::test]
    async fn an_amount_with_a_fraction_is_refused_with_its_path() {
        for (amount, path) in [
            (r#""amount":5000.5"#, "amount"),
            (r#""amount":5e-3"#, "amount"),
            (r#""amount":"5000""#, "amount"),
            (r#""amount":9223372036854775808"#, "amount"),
            (r#""order":{"shipping":{"amount":0.5}}"#, "order.shipping.amount"),
            (r#""order":{"fees":[{"type":"a","amount":1},{"type":"b","amount":1.5}]}"#, "order.fees[1].amount"),
        ] {
            let body = session_with(&json!({})).replace('}', &format!(",{amount}}}"));
            let error = create(&body).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode, "{amount}");
            assert_eq!(error.path(), Some(path), "{amount}");
            assert_eq!(error.status(), Some(200));
            let message = error.to_string();
            assert!(message.contains(path) && !message.contains("5000"), "{message}");
        }
    }

    #[tokio::test]
    async fn bodies_that_are_no_session_are_refused() {
        for body in ["", " ", "null", "[]", "\"text\"", "{", "{}}", "{\"amount\":1", "\u{feff}"] {
            let error = create(body).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
            assert_eq!(error.raw_body(), Some(body.as_bytes()));
        }
    }

    #[tokio::test]
    async fn a_byte_order_mark_before_the_session_is_passed_over() {
        assert!(create(&format!("\u{feff}{}", session_with(&json!({})))).await.is_ok());
    }
}

/// The expiry in an body of any version, as read by the version that always has one.
fn expiry(session: &str) -> Timestamp {
    read::<primer_api::v2_4::CreateClientSessionResponse>(session).client_token_expiration_date
}

mod token {
    use super::*;
    use primer_api::{v2_1, v2_4};

    #[tokio::test]
    async fn version_2_4_always_has_a_token_and_its_expiry() {
        let server = Server::start(Reply::json(200, &session_with(&json!({})))).await;
        let client = server.client(v2_4::Client::builder());

        let session = client
            .create_client_session(v2_4::CreateClientSessionRequest::default())
            .await
            .unwrap();
        assert_eq!(session.client_token.expose(), "the-client-token");
        assert_eq!(
            session.client_token_expiration_date.as_str(),
            "2021-08-12T16:14:08Z"
        );

        for (body, missing) in [
            (r#"{"clientToken":"t"}"#, "clientTokenExpirationDate"),
            (
                r#"{"clientTokenExpirationDate":"2021-08-12T16:14:08Z"}"#,
                "clientToken",
            ),
            (
                r#"{"clientToken":null,"clientTokenExpirationDate":"2021-08-12T16:14:08Z"}"#,
                "clientToken",
            ),
        ] {
            server.respond(Reply::json(200, body));
            let error = client
                .create_client_session(v2_4::CreateClientSessionRequest::default())
                .await
                .unwrap_err();
            assert_eq!(
                (error.kind(), error.path()),
                (ErrorKind::Decode, Some(missing))
            );
        }
    }

    #[tokio::test]
    async fn the_members_may_be_missing_in_earlier_versions() {
        let server = Server::start(Reply::json(200, &session_with(&json!({})))).await;
        let client = server.client(v2_1::Client::builder());

        let session = client
            .create_client_session(v2_1::CreateClientSessionRequest::default())
            .await
            .unwrap();
        assert_eq!(session.client_token.unwrap().expose(), "the-client-token");

        server.respond(Reply::json(200, r#"{"clientToken":null}"#));
        let session = client
            .create_client_session(v2_1::CreateClientSessionRequest::default())
            .await
            .unwrap();
        assert_eq!(session.client_token, None);
    }
}
