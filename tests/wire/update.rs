//! Updating: members are kept, cleared or set.

use primer_api::runtime::Patch;
use primer_tests::{Reply, Server, read};
use serde_json::json;

from_2_1_on! {
    /// The request that an update sends.
    async fn sent(update: api::UpdateClientSessionRequest) -> String {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());
        client.update_client_session(update).await.unwrap();
        server.request().text().to_owned()
    }

    #[tokio::test]
    async fn a_request_has_its_token_in_the_body_alone() {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());

        let update = api::UpdateClientSessionRequest::new("the-client-token");
        client.update_client_session(update).await.unwrap();

        let request = server.request();
        assert_eq!(request.line, "PATCH /client-session HTTP/1.1");
        assert_eq!(request.header("X-Api-Version"), Some(VERSION));
        assert_eq!(request.header("X-Api-Key"), Some("the-api-key"));
        assert_eq!(request.header("Accept"), Some("application/json"));
        assert_eq!(request.header("Content-Type"), Some("application/json"));
        assert_eq!(
            request.header_names(),
            [
                "accept", "content-length", "content-type", "host", "user-agent", "x-api-key",
                "x-api-version"
            ]
        );
        assert!(request.headers.iter().all(|(_, value)| !value.contains("the-client-token")));
        assert_eq!(request.text(), r#"{"clientToken":"the-client-token"}"#);
    }

    #[tokio::test]
    async fn members_are_kept_cleared_and_set() {
        let mut update = api::UpdateClientSessionRequest::new("the-client-token")
            .clear_amount()
            .clear_customer_id();
        // Text until 2.1, and an enum from 2.2 on.
        update.currency_code = Patch::Value(read(r#""NOK""#));
        assert_eq!(
            sent(update).await,
            r#"{"clientToken":"the-client-token","customerId":null,"currencyCode":"NOK","amount":null}"#
        );
    }

    #[tokio::test]
    async fn members_of_the_order_and_of_the_customer_are_cleared() {
        let update = api::UpdateClientSessionRequest::new("the-client-token")
            .order(api::OrderUpdate::default().clear_shipping().clear_line_items())
            .customer(
                api::CustomerUpdate::default()
                    .clear_billing_address()
                    .shipping_address(api::AddressUpdate::default().clear_city()),
            )
            .payment_method(api::PaymentMethodUpdate::default().clear_vault_on_success());
        assert_eq!(
            sent(update).await,
            concat!(
                r#"{"clientToken":"the-client-token","#,
                r#""customer":{"billingAddress":null,"shippingAddress":{"city":null}},"#,
                r#""order":{"lineItems":null,"shipping":null},"paymentMethod":{"vaultOnSuccess":null}}"#,
            )
        );
    }

    #[test]
    fn nulls_are_read_back_at_every_depth() {
        let update = json!({
            "clientToken": "t",
            "order": {"shipping": null, "lineItems": [{"amount": 1}], "more": null},
            "customer": {"billingAddress": {"city": null}, "taxId": null},
            "paymentMethod": {"options": {"PAYMENT_CARD": null, "OTHER": null}},
        });
        assert_eq!(primer_tests::reread::<api::UpdateClientSessionRequest>(&update), update);
    }

    #[tokio::test]
    async fn every_member_but_the_token_can_be_cleared() {
        let update = api::UpdateClientSessionRequest::new("the-client-token")
            .clear_payment_method()
            .clear_order()
            .clear_customer()
            .clear_metadata()
            .clear_amount()
            .clear_currency_code()
            .clear_order_id()
            .clear_customer_id();
        assert_eq!(
            sent(update).await,
            concat!(
                r#"{"clientToken":"the-client-token","customerId":null,"orderId":null,"currencyCode":null,"#,
                r#""amount":null,"metadata":null,"customer":null,"order":null,"paymentMethod":null}"#,
            )
        );
    }

    #[tokio::test]
    async fn every_member_can_be_set() {
        let mut update = api::UpdateClientSessionRequest::new("the-client-token")
            .payment_method(api::PaymentMethod::default().vault_on_success(false))
            .order(api::Order::default().line_items([api::LineItem::new(2500).item_id("shoes-123")]))
            .customer(api::Customer::default().email_address("jo@example.com"))
            .metadata([("gift", json!({"wrap": true, "text": null}))])
            .amount(0)
            .order_id("order-abc")
            .customer_id("customer-123");
        update.currency_code = Patch::Value(read(r#""GBP""#));
        assert_eq!(
            sent(update).await.replace(r#"{"text":null,"wrap":true}"#, r#"{"wrap":true,"text":null}"#),
            concat!(
                r#"{"clientToken":"the-client-token","customerId":"customer-123","orderId":"order-abc","#,
                r#""currencyCode":"GBP","amount":0,"metadata":{"gift":{"wrap":true,"text":null}},"#,
                r#""customer":{"emailAddress":"jo@example.com"},"#,
                r#""order":{"lineItems":[{"itemId":"shoes-123","amount":2500}]},"#,
                r#""paymentMethod":{"vaultOnSuccess":false}}"#,
            )
        );
    }

    #[tokio::test]
    async fn an_empty_array_empties_the_basket() {
        let order = api::Order::default().line_items([]);
        let update = api::UpdateClientSessionRequest::new("the-client-token").order(order);
        assert_eq!(
            sent(update).await,
            r#"{"clientToken":"the-client-token","order":{"lineItems":[]}}"#
        );
    }

    #[tokio::test]
    async fn empty_metadata_replaces_the_old_metadata() {
        let nothing: [(&str, &str); 0] = [];
        let update = api::UpdateClientSessionRequest::new("the-client-token").metadata(nothing);
        assert_eq!(sent(update).await, r#"{"clientToken":"the-client-token","metadata":{}}"#);
    }

    #[tokio::test]
    async fn a_member_that_may_be_declared_is_set_if_it_is() {
        let mut update = api::UpdateClientSessionRequest::new("the-client-token");
        update.order_id = Some("order-abc".to_owned()).into();
        update.amount = None.into();
        assert_eq!(
            sent(update).await,
            r#"{"clientToken":"the-client-token","orderId":"order-abc"}"#
        );
    }

    #[tokio::test]
    async fn the_session_that_results_is_read() {
        let response = r#"{"orderId":"order-abc","amount":2500,"order":{"lineItems":[]}}"#;
        let server = Server::start(Reply::json(200, response)).await;
        let client = server.client(api::Client::builder());

        let update = api::UpdateClientSessionRequest::new("the-client-token").order_id("order-abc");
        let session = client.update_client_session(update).await.unwrap();

        assert_eq!(session.order_id.as_deref(), Some("order-abc"));
        assert_eq!(session.amount, Some(2500));
        assert_eq!(session.order.unwrap().line_items.unwrap(), []);
    }

    #[test]
    fn the_three_states_are_read_back() {
        let update: api::UpdateClientSessionRequest =
            primer_tests::read(r#"{"clientToken":"t","customerId":null,"amount":7}"#);
        assert_eq!(update.customer_id, Patch::Null);
        assert_eq!(update.order_id, Patch::Absent);
        assert_eq!(update.amount, Patch::Value(7));
    }
}
