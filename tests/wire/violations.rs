//! Values that break the document's rules are reported, and nothing is sent.

use primer_api::runtime::{Delivery, ErrorKind, Violation};
use primer_tests::{Reply, SESSION, Server};
use serde_json::Value;

/// The violations as their messages have them, and that nothing was sent.
fn said(violations: &[Violation]) -> Vec<String> {
    violations.iter().map(ToString::to_string).collect()
}

in_every_version! {
    #[tokio::test]
    async fn all_violations_are_reported_with_their_paths_and_nothing_is_sent() {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());
        let fee: api::Fee = primer_tests::read(r#"{"type":"a","amount":-1}"#);
        let mut request = api::CreateClientSessionRequest::default()
            .amount(-5)
            .order(
                api::Order::default()
                    .shipping(api::Shipping::default().amount(-199))
                    .fees([fee.clone().amount(7), fee]),
            );
        request.additional_properties.insert("basket".to_owned(), Value::from("jo@example.com"));

        let error = client.create_client_session(request).await.unwrap_err();

        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Request, Delivery::NotSent));
        assert_eq!(
            said(error.violations()),
            [
                "`amount` must be at least 0",
                "`order.fees[1].amount` must be at least 0",
                "`order.shipping.amount` must be at least 0",
                "`basket` must not be sent: it is not declared",
            ]
        );
        assert_eq!(
            error.to_string(),
            format!(
                "`createClientSession` ({VERSION}): 4 violations: {}",
                said(error.violations()).join("; ")
            )
        );
        assert_eq!((error.status(), error.raw_body()), (None, None));
        assert_eq!(server.requests(), []);
    }

    #[tokio::test]
    async fn a_violation_in_the_options_of_an_unnamed_method_has_its_path() {
        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(api::Client::builder());
        let method: api::PaymentMethod = primer_tests::read(
            concat!(
                r#"{"options":{"PAY_PAL.1":{"surcharge":{"amount":-1}},"#,
                r#""PAYMENT_CARD":{"networks":{"VISA":{"surcharge":{"amount":-2}}}}}}"#,
            ),
        );

        let request = api::CreateClientSessionRequest::default().payment_method(method);
        let error = client.create_client_session(request).await.unwrap_err();

        assert_eq!(
            said(error.violations()),
            [
                "`paymentMethod.options.PAYMENT_CARD.networks.VISA.surcharge.amount` must be at least 0",
                "`paymentMethod.options[\"PAY_PAL.1\"].surcharge.amount` must be at least 0",
            ]
        );
        assert_eq!(server.requests(), []);
    }
}

mod lengths {
    use super::*;

    /// Declares the tests of a version that limits lengths.
    macro_rules! limited {
        ($($api:ident $most:literal)*) => {$(
            mod $api {
                use super::*;
                use primer_api::$api;

                #[tokio::test]
                async fn texts_are_counted_in_characters() {
                    let server = Server::start(Reply::json(200, SESSION)).await;
                    let client = server.client($api::Client::builder());

                    let longest = "é".repeat($most);
                    let request = $api::CreateClientSessionRequest::default().order_id(&*longest);
                    client.create_client_session(request).await.unwrap();
                    assert_eq!(server.request().json()["orderId"], *longest);

                    let request = $api::CreateClientSessionRequest::default()
                        .customer_id("x".repeat($most + 1))
                        .order_id("")
                        .customer(
                            $api::Customer::default()
                                .first_name("")
                                .tax_id("x".repeat($most + 1))
                                .billing_address($api::Address::default().address_line2("").city("")),
                        )
                        .order($api::Order::new([$api::LineItem::new(-1).name("").tax_code("").tax_amount(-1)]));
                    let error = client.create_client_session(request).await.unwrap_err();
                    assert_eq!(
                        said(error.violations()),
                        [
                            "`orderId` must have at least 1 character",
                            "`order.lineItems[0].amount` must be at least 0",
                            "`order.lineItems[0].taxAmount` must be at least 0",
                            "`order.lineItems[0].taxCode` must have at least 1 character",
                            concat!("`customerId` must have at most ", $most, " characters"),
                            "`customer.firstName` must have at least 1 character",
                            "`customer.billingAddress.city` must have at least 1 character",
                            concat!("`customer.taxId` must have at most ", $most, " characters"),
                        ]
                    );
                    assert_eq!(server.requests(), []);
                }

                #[tokio::test]
                async fn networks_are_named_once() {
                    let server = Server::start(Reply::json(200, "{}")).await;
                    let client = server.client($api::Client::builder());
                    let method = $api::PaymentMethod::default().ordered_allowed_card_networks([
                        $api::CardNetwork::Visa,
                        $api::CardNetwork::Jcb,
                        $api::CardNetwork::Unrecognized("VISA".to_owned()),
                    ]);

                    let update = $api::UpdateClientSessionRequest::new("t").payment_method(method);
                    let error = client.update_client_session(update).await.unwrap_err();

                    assert_eq!(
                        said(error.violations()),
                        ["`paymentMethod.orderedAllowedCardNetworks` must not have equal items"]
                    );
                    assert_eq!(server.requests(), []);
                }
            }
        )*};
    }

    limited!(v2_2 256 v2_3 256 v2_4 255);

    #[tokio::test]
    async fn a_weight_is_finite_and_not_negative() {
        use primer_api::v2_4;

        let server = Server::start(Reply::json(200, "{}")).await;
        let client = server.client(v2_4::Client::builder());
        let items = [f64::NAN, f64::INFINITY, -0.5].map(|weight| {
            v2_4::LineItem::new(1).product_data(v2_4::ProductData::default().weight(weight))
        });

        let request = v2_4::CreateClientSessionRequest::new(
            "o",
            v2_4::Currency::Gbp,
            v2_4::Order::new(items),
        );
        let error = client.create_client_session(request).await.unwrap_err();

        assert_eq!(
            said(error.violations()),
            [
                "`order.lineItems[0].productData.weight` must be a finite number",
                "`order.lineItems[1].productData.weight` must be a finite number",
                "`order.lineItems[2].productData.weight` must be at least 0",
            ]
        );
        assert_eq!(server.requests(), []);
    }

    #[tokio::test]
    async fn responses_are_not_compared_with_limits() {
        use primer_api::v2_4;

        let response = concat!(
            r#"{"amount":-1,"order":{"shipping":{"amount":-1}},"#,
            r#""customer":{"billingAddress":{"city":""}}}"#
        );
        let server = Server::start(Reply::json(200, response)).await;
        let client = server.client(v2_4::Client::builder());
        let session = client.retrieve_client_session("t").await.unwrap();
        assert_eq!(session.amount, Some(-1));
    }
}

mod updates {
    use super::*;

    from_2_1_on! {
        #[tokio::test]
        async fn an_update_is_checked_where_it_sets_something() {
            let server = Server::start(Reply::json(200, "{}")).await;
            let client = server.client(api::Client::builder());
            let mut update = api::UpdateClientSessionRequest::new("t").clear_order().amount(-1);
            update.additional_properties.insert("basket".to_owned(), Value::Null);

            let error = client.update_client_session(update).await.unwrap_err();

            assert_eq!(
                said(error.violations()),
                ["`amount` must be at least 0", "`basket` must not be sent: it is not declared"]
            );
            assert_eq!(server.requests(), []);
        }
    }
}
