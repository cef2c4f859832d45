//! Retrieving: the token travels in the query, and nowhere else.

use primer_tests::{Reply, Server};

from_2_1_on! {
    #[tokio::test]
    async fn a_request_has_its_token_in_the_query_alone() {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());

        client.retrieve_client_session("the-client-token").await.unwrap();

        let request = server.request();
        assert_eq!(request.line, "GET /client-session?clientToken=the-client-token HTTP/1.1");
        assert_eq!(request.header("X-Api-Version"), Some(VERSION));
        assert_eq!(request.header("X-Api-Key"), Some("the-api-key"));
        assert_eq!(request.header("Accept"), Some("application/json"));
        assert_eq!(
            request.header_names(),
            ["accept", "host", "user-agent", "x-api-key", "x-api-version"]
        );
        assert!(request.headers.iter().all(|(_, value)| !value.contains("the-client-token")));
        assert_eq!(request.body, b"");
    }

    #[tokio::test]
    async fn a_token_is_percent_encoded_whatever_is_in_it() {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());

        client.retrieve_client_session("a+b/c=d&e f?g#h%i;é~_-.").await.unwrap();

        assert_eq!(
            server.request().query(),
            "clientToken=a%2Bb%2Fc%3Dd%26e%20f%3Fg%23h%25i%3B%C3%A9~_-."
        );
    }

    #[tokio::test]
    async fn a_session_is_read_with_all_that_it_holds() {
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client(api::Client::builder());

        let session = client.retrieve_client_session("the-client-token").await.unwrap();

        assert_eq!(session.customer_id.as_deref(), Some("customer-123"));
        assert_eq!(session.order_id.as_deref(), Some("order-abc"));
        assert_eq!(session.currency_code.as_deref(), Some("GBP"));
        assert_eq!(session.amount, Some(5000));
        assert_eq!(session.metadata.as_ref().unwrap()["channel"], "web");
        let address = session.customer.as_ref().unwrap().billing_address.as_ref().unwrap();
        assert_eq!(address.country_code, Some(api::CountryCode::No));
        let order = session.order.as_ref().unwrap();
        let item = &order.line_items.as_ref().unwrap()[0];
        assert_eq!((item.amount, item.quantity), (2500, Some(2)));
        assert_eq!(order.country_code, Some(api::CountryCode::Gb));
        assert_eq!(session.payment_method.as_ref().unwrap().vault_on_success, Some(false));
        assert_eq!(primer_tests::written(&session), SESSION);
    }

    #[tokio::test]
    async fn a_session_of_which_nothing_is_known_is_read_too() {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());

        let session = client.retrieve_client_session("the-client-token").await.unwrap();

        assert_eq!(session, api::ClientSession::default());
    }
}

/// With its members in the documents' order.
const SESSION: &str = concat!(
    r#"{"customerId":"customer-123","orderId":"order-abc","currencyCode":"GBP","amount":5000,"#,
    r#""metadata":{"channel":"web"},"customer":{"emailAddress":"jo@example.com","#,
    r#""billingAddress":{"city":"Oslo","countryCode":"NO"}},"#,
    r#""order":{"lineItems":[{"itemId":"shoes-123","amount":2500,"quantity":2}],"countryCode":"GB"},"#,
    r#""paymentMethod":{"vaultOnSuccess":false}}"#,
);
