//! Which types are one in which versions.

use std::any::TypeId;
use std::collections::BTreeMap;

use primer_api::{Versioned, v2_1, v2_2, v2_3, v2_4, v2021_09_27, v2021_10_19};
use primer_tests::Schemas;

/// A type: its name, the versions that have it, one group of versions for each Rust type that it is.
type Row = (&'static str, Vec<Vec<(&'static str, TypeId)>>);

macro_rules! rows {
    ($($name:ident: $([$($module:ident)*])*;)*) => {
        vec![$((
            stringify!($name),
            vec![$(vec![$((stringify!($module), TypeId::of::<$module::$name>())),*]),*],
        )),*]
    };
}

/// The versions in which the reference describes each type equally, member by member and limit by limit.
fn rows() -> Vec<Row> {
    rows! {
        CreateClientSessionRequest: [v2021_09_27 v2021_10_19] [v2_1] [v2_2 v2_3] [v2_4];
        CreateClientSessionResponse: [v2021_09_27 v2021_10_19] [v2_1] [v2_2 v2_3] [v2_4];
        UpdateClientSessionRequest: [v2_1] [v2_2 v2_3] [v2_4];
        ClientSession: [v2_1] [v2_2 v2_3] [v2_4];
        Order: [v2021_09_27 v2021_10_19] [v2_1] [v2_2 v2_3] [v2_4];
        LineItem: [v2021_09_27 v2021_10_19] [v2_1] [v2_2 v2_3] [v2_4];
        ProductType: [v2_1 v2_2 v2_3 v2_4];
        ProductData: [v2_2 v2_3] [v2_4];
        Fee: [v2021_09_27 v2021_10_19] [v2_1] [v2_2 v2_3] [v2_4];
        Shipping: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3] [v2_4];
        Customer: [v2021_09_27 v2021_10_19 v2_1] [v2_2 v2_3] [v2_4];
        CustomerResponse: [v2021_09_27 v2021_10_19 v2_1] [v2_2 v2_3] [v2_4];
        Address: [v2021_09_27 v2021_10_19 v2_1] [v2_2 v2_3] [v2_4];
        PaymentMethod: [v2021_09_27 v2021_10_19] [v2_1] [v2_2 v2_3] [v2_4];
        PaymentType: [v2_1 v2_2 v2_3 v2_4];
        FirstPaymentReason: [v2_4];
        AuthorizationType: [v2_2 v2_3 v2_4];
        CardNetwork: [v2_2 v2_3] [v2_4];
        PaymentMethodOptions: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3] [v2_4];
        PaymentMethodOption: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3] [v2_4];
        PaymentCardOptions: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3] [v2_4];
        CardNetworkOptions: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        Surcharge: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        ApplePayOptions: [v2_4];
        ApplePayRecurringPaymentRequest: [v2_4];
        ApplePayRegularBilling: [v2_4];
        ApplePayTrialBilling: [v2_4];
        RecurringIntervalUnit: [v2_4];
        ApplePayDeferredPaymentRequest: [v2_4];
        ApplePayDeferredBilling: [v2_4];
        ApplePayAutomaticReloadRequest: [v2_4];
        ApplePayAutomaticReloadBilling: [v2_4];
        Currency: [v2_2 v2_3] [v2_4];
        CountryCode: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        Warning: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        WarningDetail: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        ErrorResponse: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        ErrorDetail: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        ValidationErrorEntry: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        ValidationError: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
        ValidationErrorItem: [v2021_09_27 v2021_10_19 v2_1 v2_2 v2_3 v2_4];
    }
}

#[test]
fn a_type_is_one_in_all_versions_that_describe_it_equally() {
    for (name, groups) in rows() {
        let mut found: BTreeMap<TypeId, Vec<&str>> = BTreeMap::new();
        for (module, id) in groups.iter().flatten() {
            found.entry(*id).or_default().push(module);
        }
        let mut found: Vec<Vec<&str>> = found.into_values().collect();
        let mut expected: Vec<Vec<&str>> = groups
            .iter()
            .map(|group| group.iter().map(|(module, _)| *module).collect())
            .collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_table_has_every_type_of_every_document() {
    let rows = rows();
    for &(module, document) in crate::DOCUMENTS {
        let document = Schemas::read(document);
        let mut declared: Vec<&str> = document.document()["components"]["schemas"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let is_in =
            |groups: &[Vec<(&str, TypeId)>]| groups.iter().flatten().any(|it| it.0 == module);
        let mut listed: Vec<&str> = rows
            .iter()
            .filter(|(_, groups)| is_in(groups))
            .map(|(name, _)| *name)
            .collect();
        declared.sort_unstable();
        listed.sort_unstable();
        assert_eq!(listed, declared, "{module}");
    }
}

#[test]
fn a_type_that_did_not_change_needs_no_conversion() {
    let item: v2_3::LineItem = v2_2::LineItem::new(2500).name("Shoes");
    let order: v2_2::Order = v2_3::Order::new([item]);
    let request: v2_3::CreateClientSessionRequest =
        v2_2::CreateClientSessionRequest::new("order-42", v2_2::Currency::Gbp, order);
    let shipping: v2_3::Shipping = v2021_09_27::Shipping::default().amount(1299);
    let order = request.order.unwrap().shipping(shipping);
    assert_eq!(order.shipping.unwrap().amount, Some(1299));
}

/// One function reads the failures of all versions.
fn error_id(failure: &v2_4::ErrorResponse) -> &str {
    &failure.error.error_id
}

#[test]
fn code_for_a_type_of_one_version_accepts_the_equal_type_of_another() {
    let text = r#"{"error":{"errorId":"RequestValidationError","description":"d"}}"#;
    let oldest: v2021_09_27::ErrorResponse = primer_tests::read(text);
    let middle: v2_2::ErrorResponse = primer_tests::read(text);
    assert_eq!(error_id(&oldest), "RequestValidationError");
    assert_eq!(error_id(&middle), error_id(&oldest));
    let countries: Vec<v2_4::CountryCode> =
        vec![v2021_10_19::CountryCode::No, v2_1::CountryCode::Gb];
    assert_eq!(countries, [v2_2::CountryCode::No, v2_3::CountryCode::Gb]);
}

#[test]
fn a_type_lists_its_versions() {
    assert_eq!(v2_1::LineItem::VERSIONS, "2.1");
    assert_eq!(v2_2::LineItem::VERSIONS, "2.2 and 2.3");
    assert_eq!(v2_4::LineItem::VERSIONS, "2.4");
    assert_eq!(v2021_09_27::LineItem::VERSIONS, "2021-09-27 and 2021-10-19");
    assert_eq!(v2_1::Customer::VERSIONS, "2021-09-27 to 2.1");
    assert_eq!(v2_3::Shipping::VERSIONS, "2021-09-27 to 2.3");
    assert_eq!(v2_4::ErrorResponse::VERSIONS, "2021-09-27 to 2.4");
}

#[test]
fn a_version_lists_its_changes() {
    let lists = [
        v2021_09_27::CHANGES,
        v2021_10_19::CHANGES,
        v2_1::CHANGES,
        v2_2::CHANGES,
        v2_3::CHANGES,
        v2_4::CHANGES,
    ];
    let is_empty = lists.map(|list| list.is_empty());
    assert_eq!(is_empty, [true, true, false, false, true, false]);
    let subjects = |list: &'static [primer_api::Change]| list.iter().map(|it| it.subject);
    for added in [
        "LineItem.name",
        "LineItem.productData",
        "Order.retailerCountryCode",
    ] {
        assert!(subjects(v2_2::CHANGES).any(|it| it == added), "{added}");
        assert!(
            subjects(v2_4::CHANGES).all(|it| it != added || added == "LineItem.name"),
            "{added}"
        );
    }
    let required = v2_4::CHANGES
        .iter()
        .find(|it| it.subject == "CreateClientSessionResponse.clientToken");
    assert!(required.is_some(), "{:#?}", v2_4::CHANGES);
}
