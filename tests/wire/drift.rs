//! Drift, as the hook of a client gets it: none of the sandbox, which responds as documented, and each thing beyond a document once.

use std::sync::{Arc, Mutex};

use primer_api::runtime::{Builder, Transport};
use primer_api::sandbox::Sandbox;
use primer_api::{Drift, DriftKind};
use primer_tests::{Reply, Server, read};
use serde_json::{Value, json};

type Told = Arc<Mutex<Vec<Drift>>>;

/// A client whose hook records the drift.
fn listening<C: From<Transport>>(builder: Builder<C>) -> (Builder<C>, Told) {
    let told = Told::default();
    let memory = Arc::clone(&told);
    let builder = builder.on_drift(move |drift| memory.lock().unwrap().push(drift.clone()));
    (builder, told)
}

fn lines(told: &Told) -> Vec<String> {
    told.lock()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The content of a purchase that every version can have.
fn purchase() -> Value {
    json!({
        "orderId": "order-abc",
        "currencyCode": "GBP",
        "amount": 5250,
        "customerId": "customer-123",
        "customer": {"firstName": "Jo", "shippingAddress": {"city": "Oslo", "countryCode": "NO"}},
        "order": {
            "countryCode": "GB",
            "lineItems": [{"itemId": "a", "description": "b", "amount": 2500, "quantity": 2}],
            "fees": [{"type": "SURCHARGE", "amount": 50}],
            "shipping": {"amount": 199},
        },
        "metadata": {"channel": "web", "any": {"thing": [1]}},
        "paymentMethod": {"vaultOnSuccess": true, "options": {"PAYPAL": {"surcharge": {"amount": 100}}}},
    })
}

in_every_version! {
    #[tokio::test]
    async fn a_creation_in_the_sandbox_has_no_drift() {
        let sandbox = Sandbox::start().await.unwrap();
        let (builder, told) = listening(api::Client::builder());
        let client = builder.base_url(sandbox.base_url()).api_key(sandbox.api_key()).build().unwrap();

        // The least there is brings the warnings.
        client.create_client_session(api::CreateClientSessionRequest::default()).await.unwrap();
        let request: api::CreateClientSessionRequest = read(&purchase().to_string());
        let created = client.create_client_session(request).await.unwrap();
        assert_eq!(created.amount, Some(5250));
        assert_eq!(lines(&told), [""; 0]);
    }

    #[tokio::test]
    async fn parts_beyond_the_document_are_reported_as_drift() {
        let response = json!({
            "clientToken": "t",
            "clientTokenExpirationDate": "2021-08-12T16:14:08Z",
            "order": {"countryCode": "QQ", "giftCards": [{"id": 1}]},
            "customer": {"billingAddress": {"countryCode": "QQ"}},
            "warnings": [{"code": "A", "severity": 3}, {"code": "B", "severity": 4}, "text"],
            "metadata": {"any": {"thing": 1}},
        });
        let headers = [("content-type", "application/json"), ("sunset", "Sun, 11 Nov 2029 23:59:59 GMT")];
        let server = Server::start(Reply::of(200, &headers, response.to_string().as_bytes())).await;
        let (builder, told) = listening(api::Client::builder());

        server.client(builder).create_client_session(api::CreateClientSessionRequest::default()).await.unwrap();

        let mut lines = lines(&told);
        lines.sort_unstable();
        let line = |rest: &str| format!("`createClientSession` ({VERSION}): {rest}");
        assert_eq!(
            lines,
            [
                line("`customer.billingAddress.countryCode`: an enum value that the document does not know"),
                line("`order.countryCode`: an enum value that the document does not know"),
                line("`order.giftCards`: a member that the document does not know"),
                line("`warnings[].severity`: a member that the document does not know"),
                line("status 200: the header `Sunset`"),
            ]
        );
    }

    #[tokio::test]
    async fn undeclared_members_of_a_failure_are_reported_as_drift() {
        let failure = json!({"error": {
            "errorId": "A", "description": "b", "docs": "c",
            "validationErrors": [{"model": "M", "errors": [{"path": "$.a", "hint": "d"}]}, "text"],
        }});
        let server = Server::start(Reply::json(400, &failure.to_string())).await;
        let (builder, told) = listening(api::Client::builder());

        let call = server.client(builder).create_client_session(api::CreateClientSessionRequest::default());
        let error = call.await.unwrap_err();

        assert!(error.body().is_some());
        let told = told.lock().unwrap();
        let mut paths: Vec<_> = told.iter().map(Drift::path).collect();
        paths.sort_unstable();
        assert_eq!(paths, ["error.docs", "error.validationErrors[].errors[].hint"]);
        assert!(told.iter().all(|it| (it.kind(), it.status()) == (DriftKind::Member, 400)));
    }
}

mod whole_checkouts {
    use super::*;

    from_2_1_on! {
        #[tokio::test]
        async fn a_checkout_in_the_sandbox_has_no_drift() {
            let sandbox = Sandbox::start().await.unwrap();
            let (builder, told) = listening(api::Client::builder());
            let client = builder.base_url(sandbox.base_url()).api_key(sandbox.api_key()).build().unwrap();

            let request: api::CreateClientSessionRequest = read(&purchase().to_string());
            let created = client.create_client_session(request).await.unwrap();
            let token = serde_json::to_value(&created).unwrap()["clientToken"].as_str().unwrap().to_owned();
            client.retrieve_client_session(&token).await.unwrap();
            let update = api::UpdateClientSessionRequest::new(&token);
            client.update_client_session(update.clear_customer_id().metadata([("a", 1)])).await.unwrap();
            client.retrieve_client_session("no such token").await.unwrap_err();
            assert_eq!(lines(&told), [""; 0]);
        }
    }
}
