//! Values that a document does not declare: they are read, kept and sent.

use primer_tests::{Reply, SESSION, Server, read, reread, written};
use serde_json::json;

in_every_version! {
    #[tokio::test]
    async fn unknown_members_of_a_response_are_kept_at_every_depth() {
        let response = json!({
            "clientToken": "t",
            "clientTokenExpirationDate": "2021-08-12T16:14:08Z",
            "order": {"countryCode": "GB", "giftCards": [{"id": 1}], "shipping": {"amount": 1, "carrier": null}},
            "customer": {"billingAddress": {"city": "Oslo", "district": "Sentrum"}},
            "paymentMethod": {"vaultOnMoon": true},
            "warnings": [{"code": "A", "severity": 3}],
            "sessionId": {"nested": [1, 2.5, "x"]},
        });
        let server = Server::start(Reply::json(200, &response.to_string())).await;
        let client = server.client(api::Client::builder());

        let session = client.create_client_session(api::CreateClientSessionRequest::default()).await.unwrap();

        assert_eq!(session.additional_properties["sessionId"]["nested"][1], 2.5);
        assert_eq!(serde_json::to_value(&session).unwrap(), response);
    }

    #[test]
    fn unknown_countries_survive() {
        for text in ["FR,", "", "gb", "XX", "norge", "Ünknown"] {
            let order: api::Order = read(&json!({"countryCode": text}).to_string());
            assert_eq!(order.country_code, Some(api::CountryCode::Unrecognized(text.to_owned())));
            assert_eq!(written(&order), json!({"countryCode": text}).to_string());
        }
    }

    #[tokio::test]
    async fn unknown_countries_can_be_sent() {
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client(api::Client::builder());
        let order = api::Order::default().country_code(api::CountryCode::Unrecognized("FR,".to_owned()));
        client.create_client_session(api::CreateClientSessionRequest::default().order(order)).await.unwrap();
        assert_eq!(server.request().text(), r#"{"order":{"countryCode":"FR,"}}"#);
    }

    #[test]
    fn norway_is_a_country() {
        let address: api::Address = read(r#"{"countryCode":"NO"}"#);
        assert_eq!(address.country_code, Some(api::CountryCode::No));
        assert_eq!("NO".parse(), Ok(api::CountryCode::No));
        assert_eq!(api::CountryCode::No.as_str(), "NO");
        assert_eq!(written(&address), r#"{"countryCode":"NO"}"#);
    }

    #[test]
    fn metadata_accepts_any_json() {
        let metadata = json!({"metadata": {
            "": "empty key", "text": "a", "integer": -7, "large": u64::MAX, "number": 1.5, "yes": true,
            "nothing": null, "list": [1, "two", {"three": [3]}], "object": {"deep": {"deeper": {}}},
        }});
        assert_eq!(reread::<api::CreateClientSessionRequest>(&metadata), metadata);
        assert_eq!(reread::<api::CreateClientSessionResponse>(&with_token(metadata.clone())), with_token(metadata));
    }

    #[test]
    fn null_is_read_as_none_where_the_document_does_not_allow_it() {
        let nulls = r#","orderId":null,"order":null,"amount":null,"warnings":null,"metadata":null}"#;
        let session: api::CreateClientSessionResponse = read(&SESSION.replace('}', nulls));
        assert_eq!(written(&session), SESSION);
    }

    #[test]
    fn a_member_that_comes_twice_is_refused() {
        let message = primer_tests::misfit::<api::Order>(r#"{"countryCode":"GB","countryCode":"FR"}"#);
        assert!(message.starts_with("`countryCode`: expected one member of this name, found a second"), "{message}");
    }
}

fn with_token(mut session: serde_json::Value) -> serde_json::Value {
    session["clientToken"] = json!("t");
    session["clientTokenExpirationDate"] = json!("2021-08-12T16:14:08Z");
    session
}

mod enums {
    use super::*;

    in_versions! {
        [v2_2 = "2.2", v2_3 = "2.3", v2_4 = "2.4"]

        #[test]
        fn unknown_currencies_survive() {
            for code in ["MRU", "STN", "VES", "SLE"] {
                let text = json!({"currencyCode": code}).to_string();
                let request: api::CreateClientSessionRequest = read(&text);
                assert_eq!(request.currency_code, Some(api::Currency::Unrecognized(code.to_owned())));
                assert_eq!(written(&request), text);
            }
        }

        #[tokio::test]
        async fn unknown_currencies_can_be_sent() {
            let server = Server::start(Reply::json(200, SESSION)).await;
            let client = server.client(api::Client::builder());
            let request = api::CreateClientSessionRequest::new("order-abc", api::Currency::Unrecognized("MRU".to_owned()), api::Order::new([]));
            client.create_client_session(request).await.unwrap();
            assert_eq!(
                server.request().text(),
                r#"{"orderId":"order-abc","currencyCode":"MRU","order":{"lineItems":[]}}"#
            );
        }

        #[test]
        fn unknown_networks_survive_in_their_place() {
            let text = r#"{"orderedAllowedCardNetworks":["VISA","TROY","OTHER"]}"#;
            let method: api::PaymentMethod = read(text);
            let networks = method.ordered_allowed_card_networks.clone().unwrap();
            assert_eq!(
                networks,
                [
                    api::CardNetwork::Visa,
                    api::CardNetwork::Unrecognized("TROY".to_owned()),
                    api::CardNetwork::Other,
                ]
            );
            assert_eq!(written(&method), text);
        }

        #[test]
        fn a_quantity_that_is_left_out_is_one() {
            assert_eq!(api::LineItem::new(100).quantity_or_default(), 1);
            assert_eq!(api::LineItem::new(100).quantity(0).quantity_or_default(), 0);
            assert_eq!(written(&api::LineItem::new(100)), r#"{"amount":100}"#);
            assert!(!api::PaymentMethod::default().vault_on_success_or_default());
        }
    }

    mod others {
        use super::*;

        from_2_1_on! {
            #[test]
            fn every_enum_keeps_unknown_values() {
                for json in [
                    json!({"paymentType": "LATER"}),
                    json!({"paymentType": "ECOMMERCE", "authorizationType": "MAYBE", "firstPaymentReason": "Why"}),
                    json!({"options": {"PAYMENT_CARD": {"networks": {"TROY": {"surcharge": {"amount": 1}}}}}}),
                    json!({"options": {"SOME_PAY": {"surcharge": {"amount": 1}, "unknown": []}}}),
                ] {
                    assert_eq!(reread::<api::PaymentMethod>(&json), json);
                }
            }
        }
    }
}
