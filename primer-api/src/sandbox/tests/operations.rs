//! Each operation of each version, through its generated client.

use std::time::Duration;

use serde_json::json;

use super::super::{Sandbox, types};
use super::raw::{basket, send};
use crate::runtime::Json;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The tests that hold for every version.
macro_rules! for_each_version {
    ($($name:ident $version:ident $number:literal,)*) => {$(
        mod $name {
            use super::*;
            use super::types::$version::{Client, CreateClientSessionRequest};

            fn client(sandbox: &Sandbox, api_key: &str) -> Client {
                let builder = Client::builder().base_url(sandbox.base_url());
                builder.api_key(api_key).build().unwrap()
            }

            fn request(json: Json) -> CreateClientSessionRequest {
                serde_json::from_value(json).unwrap()
            }

            #[tokio::test]
            async fn a_session_is_created() {
                let sandbox = Sandbox::start().await.unwrap();
                let client = client(&sandbox, sandbox.api_key());
                let response = client
                    .create_client_session(request(basket()))
                    .with_response()
                    .await
                    .unwrap();
                assert_eq!(response.status(), 200);
                let json = serde_json::to_value(response.body()).unwrap();
                assert!(json["clientToken"].as_str().unwrap().len() >= 32);
                assert_eq!(json["amount"], 5199);
                for member in ["orderId", "currencyCode", "customerId", "metadata", "customer", "order"] {
                    assert_eq!(json[member], basket()[member], "{member}");
                }
            }

            #[tokio::test]
            async fn a_wrong_key_is_refused() {
                let sandbox = Sandbox::start().await.unwrap();
                let client = client(&sandbox, "another");
                let error = client
                    .create_client_session(request(basket()))
                    .await
                    .unwrap_err();
                assert_eq!(error.status(), Some(401));
                assert_eq!(error.error_id(), Some("Unauthorized"));
                assert!(error.diagnostics_id().is_some());
                assert!(error.body().is_some());
            }

            #[tokio::test]
            async fn an_amount_that_is_no_integer_is_refused() {
                let sandbox = Sandbox::start().await.unwrap();
                for amount in [json!("1"), json!(1.5), json!(true), json!(u64::MAX)] {
                    let body = json!({"currencyCode": "GBP", "amount": amount});
                    let raw = send(&sandbox, "POST", $number, &body).await;
                    assert_eq!(raw.refusal(), (422, "RequestValidationError"));
                    assert_eq!(raw.paths(), ["$.amount"]);
                }
            }

            #[tokio::test]
            async fn a_limit_that_is_not_kept_is_refused() {
                let sandbox = Sandbox::start().await.unwrap();
                let body = json!({"amount": -1, "order": {"fees": [{"type": "x", "amount": -1}]}});
                let raw = send(&sandbox, "POST", $number, &body).await;
                assert_eq!(raw.refusal(), (422, "RequestValidationError"));
                assert_eq!(raw.paths(), ["$.amount", "$.order.fees[0].amount"]);
                let model = &raw.body["error"]["validationErrors"][0]["model"];
                assert_eq!(model, "CreateClientSessionRequest");
            }

            #[tokio::test]
            async fn a_member_that_is_required_is_missed() {
                let sandbox = Sandbox::start().await.unwrap();
                let body = json!({"currencyCode": "GBP", "order": {"fees": [{"type": "x"}]}});
                let raw = send(&sandbox, "POST", $number, &body).await;
                assert_eq!(raw.refusal(), (422, "RequestValidationError"));
                assert_eq!(raw.paths(), ["$.order.fees[0].amount"]);
            }

            #[tokio::test]
            async fn an_undeclared_member_at_the_top_is_refused() {
                let sandbox = Sandbox::start().await.unwrap();
                let body = json!({"basket": [], "order": {"basket": []}});
                let raw = send(&sandbox, "POST", $number, &body).await;
                assert_eq!(raw.refusal(), (422, "RequestValidationError"));
                assert_eq!(raw.paths(), ["$.basket"]);
            }

            #[tokio::test]
            async fn a_leading_v_is_accepted() {
                let sandbox = Sandbox::start().await.unwrap();
                let raw = send(&sandbox, "POST", concat!("v", $number), &json!({})).await;
                assert_eq!(raw.status, 200);
            }
        }
    )*};
}

for_each_version! {
    create_2021_09_27 v2021_09_27 "2021-09-27",
    create_2021_10_19 v2021_10_19 "2021-10-19",
    create_2_1 v2_1 "2.1",
    create_2_2 v2_2 "2.2",
    create_2_3 v2_3 "2.3",
    create_2_4 v2_4 "2.4",
}

/// The tests that hold from 2.1 on.
macro_rules! for_each_version_with_updates {
    ($($name:ident $version:ident,)*) => {$(
        mod $name {
            use super::*;
            use crate::runtime::Secret;
            use super::types::$version::{
                Client, CreateClientSessionRequest, CustomerUpdate, LineItem, Order, OrderUpdate, PaymentMethod,
                UpdateClientSessionRequest,
            };

            async fn start() -> (Sandbox, Client, Secret) {
                let sandbox = Sandbox::start().await.unwrap();
                let builder = Client::builder().base_url(sandbox.base_url());
                let client = builder.api_key(sandbox.api_key()).build().unwrap();
                let request: CreateClientSessionRequest =
                    serde_json::from_value(basket()).unwrap();
                let created = client.create_client_session(request).await.unwrap();
                let token = Option::from(created.client_token).unwrap();
                (sandbox, client, token)
            }

            #[tokio::test]
            async fn a_session_is_retrieved() {
                let (_sandbox, client, token) = start().await;
                let session = client.retrieve_client_session(&token).await.unwrap();
                let mut expected = basket();
                expected["amount"] = 5199.into();
                assert_eq!(serde_json::to_value(session).unwrap(), expected);
            }

            #[tokio::test]
            async fn a_session_is_updated() {
                let (_sandbox, client, token) = start().await;
                let request = UpdateClientSessionRequest::new(&token)
                    .order_id("order-def")
                    .order(Order::default().line_items([LineItem::new(100)]))
                    .clear_customer_id()
                    .clear_metadata();
                let updated = client.update_client_session(request).await.unwrap();
                assert_eq!(updated.order_id.as_deref(), Some("order-def"));
                assert_eq!(updated.amount, Some(299));
                assert_eq!(updated.customer_id, None);
                assert_eq!(updated.metadata, None);
                let json = serde_json::to_value(&updated).unwrap();
                assert_eq!(json["customer"], basket()["customer"]);
                assert_eq!(json["order"]["countryCode"], "GB");
                let retrieved = client.retrieve_client_session(&token).await.unwrap();
                assert_eq!(retrieved, updated);
            }

            #[tokio::test]
            async fn members_of_the_order_and_of_the_customer_are_cleared() {
                let (_sandbox, client, token) = start().await;
                let request = UpdateClientSessionRequest::new(&token)
                    .order(OrderUpdate::default().clear_shipping().clear_country_code())
                    .customer(CustomerUpdate::default().clear_email_address());
                client.update_client_session(request).await.unwrap();
                let session = client.retrieve_client_session(&token).await.unwrap();
                let mut expected = basket();
                expected["amount"] = 5000.into();
                let order = expected["order"].as_object_mut().unwrap();
                order.remove("shipping").unwrap();
                order.remove("countryCode").unwrap();
                let customer = expected["customer"].as_object_mut().unwrap();
                customer.remove("emailAddress").unwrap();
                assert_eq!(serde_json::to_value(session).unwrap(), expected);
            }

            #[tokio::test]
            async fn an_empty_array_empties_the_basket() {
                let (_sandbox, client, token) = start().await;
                let order = Order::default().line_items([]);
                let request = UpdateClientSessionRequest::new(&token).order(order);
                let updated = client.update_client_session(request).await.unwrap();
                assert_eq!(updated.amount, Some(199));
                assert_eq!(updated.order.unwrap().line_items, None);
            }

            #[tokio::test]
            async fn a_token_that_is_not_known_is_not_found() {
                let (_sandbox, client, _) = start().await;
                let error = client.retrieve_client_session("another").await.unwrap_err();
                assert_eq!(error.status(), Some(404));
                assert_eq!(error.error_id(), Some("ClientSessionNotFound"));
                let request = UpdateClientSessionRequest::new("another").order_id("x");
                let error = client.update_client_session(request).await.unwrap_err();
                assert_eq!(error.status(), Some(404));
                assert!(error.body().unwrap().error.diagnostics_id.is_some());
            }

            #[tokio::test]
            async fn a_token_expires_after_a_day() {
                let (sandbox, client, token) = start().await;
                sandbox.advance(DAY - Duration::from_secs(60));
                client.retrieve_client_session(&token).await.unwrap();
                sandbox.advance(Duration::from_secs(60));
                let error = client.retrieve_client_session(&token).await.unwrap_err();
                assert_eq!(error.status(), Some(404));
                let request = UpdateClientSessionRequest::new(&token);
                let error = client.update_client_session(request).await.unwrap_err();
                assert_eq!(error.status(), Some(404));
            }

            #[tokio::test]
            async fn the_options_of_the_payment_method_cannot_be_updated() {
                let (_sandbox, client, token) = start().await;
                let payment_method: PaymentMethod =
                    serde_json::from_value(json!({"options": {}})).unwrap();
                let request = UpdateClientSessionRequest::new(&token).payment_method(payment_method);
                let error = client.update_client_session(request).await.unwrap_err();
                assert_eq!(error.status(), Some(400));
                assert_eq!(error.error_id(), Some("ClientSessionValidationError"));
            }

            #[tokio::test]
            async fn a_currency_that_is_needed_cannot_be_cleared() {
                let (_sandbox, client, token) = start().await;
                let request = UpdateClientSessionRequest::new(&token)
                    .clear_currency_code()
                    .order_id("changed");
                let error = client.update_client_session(request).await.unwrap_err();
                assert_eq!(error.status(), Some(400));
                let session = client.retrieve_client_session(&token).await.unwrap();
                assert_eq!(session.order_id.as_deref(), Some("order-abc"));
                assert_eq!(session.currency_code.as_deref(), Some("GBP"));
            }
        }
    )*};
}

for_each_version_with_updates! {
    update_2_1 v2_1,
    update_2_2 v2_2,
    update_2_3 v2_3,
    update_2_4 v2_4,
}
