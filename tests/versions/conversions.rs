//! Conversions by example: values that have a place in the other version, values that have none, and the errors.

use std::fmt::Debug;

use primer_api::{
    ConversionError, Json, Patch, Versioned, v2_1, v2_2, v2_3, v2_4, v2021_09_27, v2021_10_19,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json, to_value};

fn read<T: DeserializeOwned>(json: &Value) -> T {
    primer_tests::read(&json.to_string())
}

/// The losses of a conversion, one per line.
fn losses<T: Debug>(result: Result<T, ConversionError>) -> Vec<String> {
    let error = result.unwrap_err();
    assert_eq!(error.count(), error.losses().len());
    error.losses().iter().map(ToString::to_string).collect()
}

/// Converts JSON of one type to the other, and back; it must stay the same all the way.
fn assert_there_and_back<A, B>(json: &Value)
where
    A: Versioned + Serialize + DeserializeOwned + PartialEq + Debug,
    B: Versioned<Family = A::Family> + Serialize,
{
    let old: A = read(json);
    let new: B = old.to_version().unwrap();
    assert_eq!(to_value(&new).unwrap(), *json);
    assert_eq!(new.to_version::<A>().unwrap(), old);
}

#[test]
fn an_extended_type_converts_by_from_and_back_by_try_from() {
    let old = v2_1::LineItem::new(1200).description("Socks").quantity(3);
    let new = v2_2::LineItem::from(old.clone());
    assert_eq!(
        new,
        v2_2::LineItem::new(1200).description("Socks").quantity(3)
    );
    assert_eq!(v2_1::LineItem::try_from(new.clone()).unwrap(), old);

    let error: ConversionError = v2_1::LineItem::try_from(new.name("Socks")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1 value has no place in API version 2.1: name: not in 2.1"
    );
    assert_eq!(error.versions(), "2.1");
}

#[test]
fn every_neighbour_of_a_changed_type_converts() {
    let first = v2021_10_19::LineItem::new(v2021_10_19::LineItemArguments {
        item_id: "shoes-123".into(),
        description: "Some shoes".into(),
        amount: 2500,
        quantity: 2,
    });
    let second: v2_1::LineItem = first.clone().into();
    let third: v2_3::LineItem = second.into();
    let last: v2_4::LineItem = third.into();
    assert_eq!(to_value(&last).unwrap(), to_value(&first).unwrap());
    let third: v2_2::LineItem = last.try_into().unwrap();
    let second: v2_1::LineItem = third.try_into().unwrap();
    assert_eq!(v2021_09_27::LineItem::try_from(second).unwrap(), first);
}

#[test]
fn a_loss_is_named_by_its_path_through_lists_and_objects() {
    let items = [
        v2_2::LineItem::new(1),
        v2_2::LineItem::new(2).name("n"),
        v2_2::LineItem::new(3).product_data(v2_2::ProductData::default().sku("s")),
    ];
    let request = v2_2::CreateClientSessionRequest::default()
        .order(v2_2::Order::new(items).retailer_country_code(v2_2::CountryCode::Gb));
    let error = request
        .to_version::<v2_1::CreateClientSessionRequest>()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "3 values have no place in API version 2.1: order.lineItems[1].name: not in 2.1; \
         order.lineItems[2].productData: not in 2.1; order.retailerCountryCode: not in 2.1"
    );
    let error = request
        .to_version::<v2021_09_27::CreateClientSessionRequest>()
        .unwrap_err();
    assert_eq!(error.versions(), "2021-09-27 and 2021-10-19");
    assert_eq!(error.count(), 12);
    let message = error.to_string();
    assert!(
        message.starts_with("12 values have no place in API versions 2021-09-27 and 2021-10-19: "),
        "{message}"
    );
    assert!(
        message.contains("order.lineItems[0].itemId: required in 2021-09-27 and 2021-10-19; "),
        "{message}"
    );
    assert!(message.ends_with("; and 7 more"), "{message}");
}

#[test]
fn a_loss_is_named_by_its_path_through_maps_and_options() {
    let method: v2_4::PaymentMethod = read(&json!({"vaultOnAgreement": true, "options": {
        "PAYMENT_CARD": {"networks": {"VISA": {"surcharge": {"amount": 1}}}, "captureVaultedCardCvv": true},
        "APPLE_PAY": {"merchantName": "m"},
        "KLARNA": {"merchantName": "m"},
        "a key": {"extraMerchantData": {}},
    }}));
    assert_eq!(
        losses(method.to_version::<v2_3::PaymentMethod>()),
        [
            "vaultOnAgreement: not in 2.2 and 2.3",
            "options.PAYMENT_CARD.captureVaultedCardCvv: not in 2.2 and 2.3",
            "options.APPLE_PAY.merchantName: not in 2.2 and 2.3",
            "options.KLARNA.merchantName: not in 2.2 and 2.3",
            "options[\"a key\"].extraMerchantData: not in 2.2 and 2.3",
        ]
    );
}

#[test]
fn a_member_that_one_version_declares_is_one_of_all_in_another() {
    let json = json!({"options": {"APPLE_PAY": {"surcharge": {"amount": 1}}}});
    let method: v2_3::PaymentMethod = read(&json);
    let newer: v2_4::PaymentMethod = method.to_version().unwrap();
    let options = newer.options.as_ref().unwrap();
    assert!(options.apple_pay.is_some());
    assert_eq!(newer.to_version::<v2_3::PaymentMethod>(), Ok(method));
}

#[test]
fn a_member_that_is_required_there_is_missed() {
    let item = v2_1::LineItem::new(5).description("d");
    assert_eq!(
        losses(v2021_10_19::LineItem::try_from(item)),
        [
            "itemId: required in 2021-09-27 and 2021-10-19",
            "quantity: required in 2021-09-27 and 2021-10-19",
        ]
    );
}

#[test]
fn a_response_without_a_token_does_not_convert_to_2_4() {
    let response: v2_1::CreateClientSessionResponse = read(&json!({"orderId": "order-42"}));
    assert_eq!(
        losses(response.to_version::<v2_4::CreateClientSessionResponse>()),
        [
            "clientToken: required in 2.4",
            "clientTokenExpirationDate: required in 2.4"
        ]
    );
    let full = json!({"orderId": "order-42", "clientToken": "t", "clientTokenExpirationDate": "2021-08-12T16:14:08.578695"});
    assert_there_and_back::<v2_1::CreateClientSessionResponse, v2_4::CreateClientSessionResponse>(
        &full,
    );
}

#[test]
fn unknown_members_are_kept_and_become_known() {
    let json = json!({"amount": 1, "name": "Socks", "colour": {"rgb": [1, 2, null]}});
    let old: v2_1::LineItem = read(&json);
    assert_eq!(old.additional_properties.len(), 2);
    let new = v2_2::LineItem::from(old);
    assert_eq!(new.name.as_deref(), Some("Socks"));
    assert_eq!(new.additional_properties.len(), 1);
    assert_eq!(to_value(&new).unwrap(), json);
    // What the new version knows is declared now, and the old one has no place for that.
    assert_eq!(
        losses(new.to_version::<v2_1::LineItem>()),
        ["name: not in 2.1"]
    );
}

#[test]
fn an_unknown_member_that_is_none_of_the_known_ones_stays_unknown() {
    let json = json!({"amount": 1, "name": {"en": "Socks"}});
    let new = v2_2::LineItem::from(read::<v2_1::LineItem>(&json));
    assert_eq!(new.name, None);
    assert_eq!(to_value(&new).unwrap(), json);
}

#[test]
fn unknown_enum_values_are_kept_and_become_known() {
    let json = json!({"orderedAllowedCardNetworks": ["VISA", "EFTPOS", "RUPAY"]});
    let old: v2_3::PaymentMethod = read(&json);
    let new = v2_4::PaymentMethod::from(old.clone());
    let networks = new.ordered_allowed_card_networks.clone().unwrap();
    assert_eq!(
        networks[..2],
        [v2_4::CardNetwork::Visa, v2_4::CardNetwork::Eftpos]
    );
    assert_eq!(to_value(&new).unwrap(), json);
    assert_eq!(
        losses(new.to_version::<v2_3::PaymentMethod>()),
        ["orderedAllowedCardNetworks[1]: `EFTPOS` is not in 2.2 and 2.3"]
    );

    let currency: v2_1::CreateClientSessionRequest = read(&json!({"currencyCode": "MRU"}));
    let new: v2_2::CreateClientSessionRequest = currency.to_version().unwrap();
    assert_eq!(
        new.currency_code,
        Some(v2_2::Currency::Unrecognized("MRU".to_owned()))
    );
    assert_eq!(
        new.to_version::<v2_1::CreateClientSessionRequest>()
            .unwrap(),
        currency
    );
}

#[test]
fn a_cleared_member_stays_cleared() {
    let json = json!({"clientToken": "t", "customerId": null, "metadata": null, "order": {"lineItems": []}});
    let old: v2_1::UpdateClientSessionRequest = read(&json);
    assert_eq!(old.customer_id, Patch::Null);
    let new: v2_4::UpdateClientSessionRequest = old.to_version().unwrap();
    assert_eq!(new.customer_id, Patch::Null);
    assert_eq!(new.order_id, Patch::Absent);
    assert_eq!(to_value(&new).unwrap(), json);
    assert_eq!(
        new.to_version::<v2_1::UpdateClientSessionRequest>()
            .unwrap(),
        old
    );
}

#[test]
fn a_null_that_was_sent_by_its_name_is_kept() {
    let mut order = v2_1::Order::default();
    order
        .additional_properties
        .insert("shipping".into(), Json::Null);
    let update = v2_1::UpdateClientSessionRequest::new("t").order(order);
    let json = json!({"clientToken": "t", "order": {"shipping": null}});
    assert_eq!(to_value(&update).unwrap(), json);
    match update.to_version::<v2_4::UpdateClientSessionRequest>() {
        Ok(update) => assert_eq!(to_value(&update).unwrap(), json),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn tokens_and_personal_data_stay_secret() {
    let json = json!({"clientToken": "planted-token", "customer": {"firstName": "planted-name"}, "order": {"lineItems": [{"amount": 1, "name": "planted-item"}]}});
    let new: v2_2::UpdateClientSessionRequest = read(&json);
    let newest: v2_4::UpdateClientSessionRequest = new.to_version().unwrap();
    assert_eq!(newest.client_token.expose(), "planted-token");
    let shown = format!("{newest:?} {newest:#?}");
    assert!(
        !shown.contains("planted-token") && !shown.contains("planted-name"),
        "{shown}"
    );
    let error = newest
        .to_version::<v2_1::UpdateClientSessionRequest>()
        .unwrap_err();
    let said = format!("{error} {error:?} {error:#?}");
    assert!(!said.contains("planted"), "{said}");
}

/// A request that every version can hold.
fn request() -> Value {
    json!({
        "orderId": "order-42", "currencyCode": "GBP", "amount": 6299, "customerId": "customer-123",
        "order": {
            "lineItems": [{"itemId": "shoes-123", "description": "Some shoes", "amount": 2500, "quantity": 2,
                "discountAmount": 100, "taxAmount": 20, "taxCode": "t", "later": true}],
            "countryCode": "NO", "fees": [{"type": "SURCHARGE", "amount": 50}], "shipping": {"amount": 1299},
        },
        "customer": {"emailAddress": "jo@example.com", "billingAddress": {"city": "Oslo", "countryCode": "NO", "planet": "Earth"}},
        "metadata": {"channel": "web", "nested": {"deep": [1, null, {"a": 0.5}]}},
        "paymentMethod": {"vaultOnSuccess": true, "options": {
            "PAYMENT_CARD": {"networks": {"VISA": {"surcharge": {"amount": 1}}, "NEW": {}}},
            "KLARNA": {"surcharge": {"amount": 2}},
        }},
    })
}

#[test]
fn a_whole_request_goes_from_the_first_version_to_the_last_and_back() {
    assert_there_and_back::<
        v2021_09_27::CreateClientSessionRequest,
        v2_4::CreateClientSessionRequest,
    >(&request());
    assert_there_and_back::<
        v2021_10_19::CreateClientSessionRequest,
        v2_2::CreateClientSessionRequest,
    >(&request());
    assert_there_and_back::<v2_1::CreateClientSessionRequest, v2_4::CreateClientSessionRequest>(
        &request(),
    );
}

#[test]
fn a_complete_response_converts_from_the_first_version_to_the_last_and_back() {
    for warnings in [
        json!({"type": "t", "code": "c", "message": "m"}),
        json!([{"type": "t", "more": 1}, {"code": "c"}]),
        json!(["Apple Pay is missing 'customerDetails.countryCode'"]),
        json!("one"),
    ] {
        let mut response = request();
        response["clientToken"] = json!("t");
        response["clientTokenExpirationDate"] = json!("2021-08-12T16:14:08.578695");
        response["warnings"] = warnings;
        assert_there_and_back::<
            v2021_09_27::CreateClientSessionResponse,
            v2_4::CreateClientSessionResponse,
        >(&response);
    }
}

#[test]
fn values_keep_their_rust_types() {
    let old: v2021_09_27::CreateClientSessionRequest = read(&request());
    let new: v2_4::CreateClientSessionRequest = old.to_version().unwrap();
    let order = new.order.unwrap();
    assert_eq!(order.country_code, Some(v2_4::CountryCode::No));
    let item = &order.line_items.unwrap()[0];
    assert_eq!((item.amount, item.quantity), (2500, Some(2)));
    assert_eq!(item.additional_properties["later"], true);
    assert_eq!(new.currency_code, Some(v2_4::Currency::Gbp));
    let options = new.payment_method.unwrap().options.unwrap();
    let klarna = &options.additional_properties["KLARNA"];
    assert_eq!(klarna.surcharge.as_ref().unwrap().amount, Some(2));
    assert_eq!(options.apple_pay, None);
}

#[test]
fn a_type_converts_to_itself() {
    let item = v2_2::LineItem::new(1).name("n");
    assert_eq!(item.to_version::<v2_3::LineItem>().unwrap(), item);
    let failure = v2_4::ErrorResponse::to_version::<v2021_09_27::ErrorResponse>;
    let read: v2_4::ErrorResponse =
        read(&json!({"error": {"errorId": "i", "description": "d", "more": []}}));
    assert_eq!(failure(&read).unwrap(), read);
}
