//! The calls of the clients of every version.

use primer_api::sandbox::Sandbox;
use primer_tests::{Tap, with_versions};
use serde_json::json;

use crate::contract::{Contract, documented, without_nulls};

/// A sandbox behind a tap.
async fn start() -> (Sandbox, Tap) {
    let sandbox = Sandbox::start().await.unwrap();
    let tap = Tap::start(sandbox.base_url()).await;
    (sandbox, tap)
}

/// The statuses of the exchanges since this was last called. Each of these requests is documented too, whatever its response.
fn statuses(version: &str, tap: &Tap) -> Vec<u16> {
    let exchanges = documented(tap);
    for (request, _) in &exchanges {
        assert_eq!(request.header("x-api-version"), Some(version));
        if request.method() != "GET" {
            assert_eq!(request.header("content-type"), Some("application/json"));
            let body = without_nulls(request.json());
            let reasons = Contract::of(version).of_request(request.method(), &body);
            assert_eq!(reasons, [""; 0], "{}: {body}", request.line);
        }
    }
    exchanges
        .iter()
        .map(|(_, response)| response.status)
        .collect()
}

macro_rules! creations {
    ([$($module:ident = $version:literal),*]) => {$(
        #[tokio::test]
        async fn $module() {
            use primer_api::$module::{Client, CreateClientSessionRequest};

            let (sandbox, tap) = start().await;
            let builder = Client::builder().base_url(tap.url());
            let client = builder.api_key(sandbox.api_key()).build().unwrap();
            client.create_client_session(CreateClientSessionRequest::default()).await.unwrap();
            let examples = Contract::of($version).examples("post");
            assert!(examples.len() >= 2);
            for example in &examples {
                let request: CreateClientSessionRequest = serde_json::from_value(example.clone()).unwrap();
                client.create_client_session(request).await.unwrap();
            }
            assert_eq!(statuses($version, &tap), vec![200; examples.len() + 1]);

            let options = json!({"order": {"lineItems": [{"itemId": "a", "description": "b", "amount": 1, "quantity": 1, "discountAmount": 2}]}, "currencyCode": "GBP"});
            let request: CreateClientSessionRequest = serde_json::from_value(options).unwrap();
            client.create_client_session(request).await.unwrap_err();
            let stranger = Client::builder().base_url(tap.url()).api_key("another-key").build().unwrap();
            stranger.create_client_session(CreateClientSessionRequest::default()).await.unwrap_err();
            assert_eq!(statuses($version, &tap), [400, 401]);
        }
    )*};
}

mod create {
    use super::*;

    with_versions!(creations);
}

macro_rules! later_calls {
    ([$first:ident = $a:literal, $second:ident = $b:literal, $($module:ident = $version:literal),*]) => {$(
        #[tokio::test]
        async fn $module() {
            use primer_api::$module::{Client, CreateClientSessionRequest, CustomerUpdate, OrderUpdate, UpdateClientSessionRequest};

            let (sandbox, tap) = start().await;
            let builder = Client::builder().base_url(tap.url());
            let client = builder.api_key(sandbox.api_key()).build().unwrap();
            let full = Contract::of($version).examples("post").swap_remove(1);
            let request: CreateClientSessionRequest = serde_json::from_value(full).unwrap();
            let created = client.create_client_session(request).await.unwrap();
            let token: String = serde_json::from_value(serde_json::to_value(&created.client_token).unwrap()).unwrap();
            let examples = Contract::of($version).examples("patch");
            assert!(examples.len() >= 3);
            for example in &examples {
                let mut example = example.clone();
                example["clientToken"] = json!(token);
                let request: UpdateClientSessionRequest = serde_json::from_value(example).unwrap();
                client.update_client_session(request).await.unwrap();
                client.retrieve_client_session(&token).await.unwrap();
            }
            let order = OrderUpdate::default().clear_shipping().clear_line_items();
            let customer = CustomerUpdate::default().clear_billing_address().clear_first_name();
            let update = UpdateClientSessionRequest::new(token.as_str()).order(order).customer(customer);
            client.update_client_session(update.clear_metadata().clear_payment_method()).await.unwrap();
            let update = UpdateClientSessionRequest::new(token.as_str());
            let update = update.clear_order().clear_customer().clear_customer_id().clear_amount();
            client.update_client_session(update).await.unwrap();
            client.retrieve_client_session(&token).await.unwrap();
            assert_eq!(statuses($version, &tap), vec![200; 2 * examples.len() + 4]);

            client.retrieve_client_session("no-token").await.unwrap_err();
            client.update_client_session(UpdateClientSessionRequest::new("no-token")).await.unwrap_err();
            let update = UpdateClientSessionRequest::new(token.as_str());
            client.update_client_session(update.clear_currency_code().amount(1)).await.unwrap_err();
            assert_eq!(statuses($version, &tap), [404, 404, 400]);
        }
    )*};
}

mod retrieve_and_update {
    use super::*;

    with_versions!(later_calls);
}
