//! Creating: the request of each version, byte for byte.

use primer_tests::{Reply, SESSION, Server, read};
use serde_json::json;

/// The request that the client of a version sends.
macro_rules! sent {
    ($api:ident, $request:expr) => {{
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client($api::Client::builder());
        client.create_client_session($request).await.unwrap();
        server.request().text().to_owned()
    }};
}

in_every_version! {
    /// Set in another order than the document's.
    fn request() -> api::CreateClientSessionRequest {
        let mut options = api::PaymentMethodOptions::default().payment_card(
            api::PaymentCardOptions::default().networks([(
                "AMEX",
                api::CardNetworkOptions::default().surcharge(api::Surcharge::default().amount(50)),
            )]),
        );
        options.additional_properties.insert(
            "PAYPAL".to_owned(),
            api::PaymentMethodOption::default().surcharge(api::Surcharge::default().amount(100)),
        );
        let address = api::Address::default().postal_code("0150").country_code(api::CountryCode::No).city("Oslo");
        let mut request = api::CreateClientSessionRequest::default()
            .payment_method(api::PaymentMethod::default().options(options).vault_on_success(true))
            .metadata([
                ("visits", json!(7)),
                ("loyalty", json!({"tier": "gold"})),
                ("giftWrap", json!(true)),
                ("channel", json!("web")),
            ])
            .customer(
                api::Customer::default()
                    .billing_address(address)
                    .first_name("Jo")
                    .email_address("jo@example.com"),
            )
            .customer_id("customer-123")
            .order(
                api::Order::default()
                    .shipping(api::Shipping::default().amount(199))
                    .country_code(api::CountryCode::Gb),
            )
            .amount(1200)
            .order_id("order-abc");
        // Text until 2.1, and an enum from 2.2 on.
        request.currency_code = Some(read(r#""GBP""#));
        request
    }

    const BODY: &str = concat!(
        r#"{"orderId":"order-abc","currencyCode":"GBP","amount":1200,"#,
        r#""order":{"countryCode":"GB","shipping":{"amount":199}},"#,
        r#""customerId":"customer-123","#,
        r#""customer":{"emailAddress":"jo@example.com","firstName":"Jo","#,
        r#""billingAddress":{"city":"Oslo","countryCode":"NO","postalCode":"0150"}},"#,
        r#""metadata":{"channel":"web","giftWrap":true,"loyalty":{"tier":"gold"},"visits":7},"#,
        r#""paymentMethod":{"vaultOnSuccess":true,"options":{"#,
        r#""PAYMENT_CARD":{"networks":{"AMEX":{"surcharge":{"amount":50}}}},"#,
        r#""PAYPAL":{"surcharge":{"amount":100}}}}}"#,
    );

    #[tokio::test]
    async fn a_request_has_its_version_its_key_and_its_members_in_the_documents_order() {
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client(api::Client::builder());

        client.create_client_session(request()).await.unwrap();

        let request = server.request();
        assert_eq!(request.line, "POST /client-session HTTP/1.1");
        assert_eq!(request.header("X-Api-Version"), Some(VERSION));
        assert_eq!(request.header("X-Api-Key"), Some("the-api-key"));
        assert_eq!(request.header("Accept"), Some("application/json"));
        assert_eq!(request.header("Content-Type"), Some("application/json"));
        assert_eq!(request.text(), BODY);
    }

    #[tokio::test]
    async fn a_request_has_no_other_headers() {
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client(api::Client::builder());

        client.create_client_session(request()).await.unwrap();

        assert_eq!(
            server.request().header_names(),
            [
                "accept", "content-length", "content-type", "host", "user-agent", "x-api-key",
                "x-api-version"
            ]
        );
    }

    #[tokio::test]
    async fn a_request_without_anything_is_an_empty_object() {
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client(api::Client::builder());

        client.create_client_session(api::CreateClientSessionRequest::default()).await.unwrap();

        assert_eq!(server.request().text(), "{}");
    }

    #[tokio::test]
    async fn an_empty_array_is_sent() {
        let server = Server::start(Reply::json(200, SESSION)).await;
        let client = server.client(api::Client::builder());
        let order = api::Order::default().line_items([]).fees([]);

        let request = api::CreateClientSessionRequest::default().order(order);
        client.create_client_session(request).await.unwrap();

        assert_eq!(server.request().text(), r#"{"order":{"lineItems":[],"fees":[]}}"#);
    }

    #[tokio::test]
    async fn the_largest_amount_is_sent_to_the_last_digit() {
        let largest = i64::MAX;
        let text = sent!(api, api::CreateClientSessionRequest::default().amount(largest));
        assert_eq!(text, r#"{"amount":9223372036854775807}"#);
    }
}

macro_rules! dated {
    ($($api:ident)*) => {$(
        mod $api {
            use super::*;
            use primer_api::$api;

            #[tokio::test]
            async fn the_dated_versions_ask_for_all_that_is_required_of_a_line_item_and_a_fee() {
                let item = $api::LineItem::new($api::LineItemArguments {
                    item_id: "shoes-123".into(),
                    description: "Some shoes".into(),
                    quantity: 2,
                    amount: 2500,
                })
                    .tax_code("20020")
                    .tax_amount(-900)
                    .discount_amount(500);
                let fee = $api::Fee::new("SURCHARGE", 50).description("Card surcharge");
                let order = $api::Order::new($api::CountryCode::Gb).fees([fee]).line_items([item]);
                let request = $api::CreateClientSessionRequest::new($api::CreateClientSessionRequestArguments {
                    order_id: "order-abc".into(),
                    currency_code: "GBP".into(),
                    amount: 1200,
                    order,
                });

                assert_eq!(
                    sent!($api, request),
                    concat!(
                        r#"{"orderId":"order-abc","currencyCode":"GBP","amount":1200,"order":{"#,
                        r#""lineItems":[{"itemId":"shoes-123","description":"Some shoes","#,
                        r#""amount":2500,"quantity":2,"discountAmount":500,"taxAmount":-900,"#,
                        r#""taxCode":"20020"}],"countryCode":"GB","#,
                        r#""fees":[{"type":"SURCHARGE","description":"Card surcharge","amount":50}]}}"#,
                    )
                );
            }
        }
    )*};
}

mod line_items {
    use super::*;
    use primer_api::{v2_1, v2_4};

    dated!(v2021_09_27 v2021_10_19);

    #[tokio::test]
    async fn version_2_1_has_product_types_and_descriptors() {
        let item = v2_1::LineItem::new(2500)
            .product_type(v2_1::ProductType::Digital)
            .quantity(2)
            .item_id("shoes-123");
        let request =
            v2_1::CreateClientSessionRequest::new(v2_1::CreateClientSessionRequestArguments {
                order_id: "order-abc".into(),
                currency_code: "GBP".into(),
                order: v2_1::Order::new([item]),
            })
            .payment_method(
                v2_1::PaymentMethod::default()
                    .payment_type(v2_1::PaymentType::FirstPayment)
                    .descriptor("FLEET FOOT"),
            );

        assert_eq!(
            sent!(v2_1, request),
            concat!(
                r#"{"orderId":"order-abc","currencyCode":"GBP","order":{"lineItems":[{"itemId":"shoes-123","#,
                r#""amount":2500,"quantity":2,"productType":"DIGITAL"}]},"#,
                r#""paymentMethod":{"descriptor":"FLEET FOOT","paymentType":"FIRST_PAYMENT"}}"#,
            )
        );
    }

    macro_rules! with_products {
        ($($api:ident)*) => {$(
            mod $api {
                use super::*;
                use primer_api::$api;

                #[tokio::test]
                async fn versions_2_2_and_2_3_have_names_and_product_data() {
                    let data = $api::ProductData::default()
                        .weight_unit("kg")
                        .weight(0.8)
                        .global_trade_item_number("09506000134352")
                        .sku("RUN-42-BLUE");
                    let item = $api::LineItem::new(2500).product_data(data).name("Runner");
                    let order = $api::Order::new([item]).retailer_country_code($api::CountryCode::No);
                    let request =
                        $api::CreateClientSessionRequest::new("order-abc", $api::Currency::Gbp, order)
                            .payment_method(
                                $api::PaymentMethod::default()
                                    .ordered_allowed_card_networks([
                                        $api::CardNetwork::Visa,
                                        $api::CardNetwork::Mastercard,
                                    ])
                                    .authorization_type($api::AuthorizationType::Final)
                                    .vault_on_3ds(false),
                            );

                    assert_eq!(
                        sent!($api, request),
                        concat!(
                            r#"{"orderId":"order-abc","currencyCode":"GBP","order":{"lineItems":[{"#,
                            r#""name":"Runner","amount":2500,"productData":{"sku":"RUN-42-BLUE","#,
                            r#""globalTradeItemNumber":"09506000134352","weight":0.8,"weightUnit":"kg"}}],"#,
                            r#""retailerCountryCode":"NO"},"paymentMethod":{"vaultOn3DS":false,"#,
                            r#""authorizationType":"FINAL","orderedAllowedCardNetworks":["VISA","MASTERCARD"]}}"#,
                        )
                    );
                }
            }
        )*};
    }

    with_products!(v2_2 v2_3);

    #[tokio::test]
    async fn version_2_4_has_shipping_methods_and_apple_pay() {
        let start = primer_api::runtime::Timestamp::parse("2027-01-01T00:00:00Z").unwrap();
        let regular = v2_4::ApplePayRegularBilling::new("Magazine")
            .recurring_interval_count(1)
            .recurring_interval_unit(v2_4::RecurringIntervalUnit::Month)
            .recurring_start_date(start)
            .amount(900);
        let recurring = v2_4::ApplePayRecurringPaymentRequest::new(
            "https://shop.example.com/subscriptions",
            regular,
        )
        .trial_billing(v2_4::ApplePayTrialBilling::new("First month").amount(0));
        let options = v2_4::PaymentMethodOptions::default()
            .apple_pay(
                v2_4::ApplePayOptions::default()
                    .recurring_payment_request(recurring)
                    .merchant_name("Fleet Foot"),
            )
            .payment_card(v2_4::PaymentCardOptions::default().capture_vaulted_card_cvv(true));
        let shipping = v2_4::Shipping::default()
            .method_description("Before noon")
            .method_name("Next day")
            .method_id("next-day")
            .amount(199);
        let order = v2_4::Order::new([v2_4::LineItem::new(100)]).shipping(shipping);
        let request =
            v2_4::CreateClientSessionRequest::new("order-sub-1", v2_4::Currency::Eur, order)
                .payment_method(
                    v2_4::PaymentMethod::default()
                        .options(options)
                        .first_payment_reason(v2_4::FirstPaymentReason::Recurring)
                        .vault_on_agreement(false),
                );

        assert_eq!(
            sent!(v2_4, request),
            concat!(
                r#"{"orderId":"order-sub-1","currencyCode":"EUR","order":{"lineItems":[{"amount":100}],"#,
                r#""shipping":{"amount":199,"methodId":"next-day","methodName":"Next day","#,
                r#""methodDescription":"Before noon"}},"paymentMethod":{"vaultOnAgreement":false,"#,
                r#""firstPaymentReason":"Recurring","options":{"#,
                r#""PAYMENT_CARD":{"captureVaultedCardCvv":true},"#,
                r#""APPLE_PAY":{"merchantName":"Fleet Foot","recurringPaymentRequest":{"#,
                r#""managementUrl":"https://shop.example.com/subscriptions","#,
                r#""regularBilling":{"label":"Magazine","amount":900,"#,
                r#""recurringStartDate":"2027-01-01T00:00:00Z","recurringIntervalUnit":"month","#,
                r#""recurringIntervalCount":1},"trialBilling":{"label":"First month","amount":0}}}}}}"#,
            )
        );
    }
}
