#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::time::{Duration, SystemTime};

use serde_json::{Map, json};

use super::{LIFE, Session};
use crate::runtime::Json;

fn members(json: Json) -> Map<String, Json> {
    json.as_object().unwrap().clone()
}

fn session(json: Json) -> Session {
    Session::new(members(json), SystemTime::UNIX_EPOCH)
}

/// The content of a session that was created with `before`, after the `changes`.
fn changed(before: Json, changes: Json) -> Json {
    let mut session = session(before);
    session.change(members(changes));
    Json::Object(session.members().clone())
}

#[test]
fn a_member_that_is_left_out_is_kept() {
    let before = json!({"orderId": "a", "customerId": "b"});
    assert_eq!(changed(before.clone(), json!({})), before);
    assert_eq!(
        changed(before, json!({"orderId": "c"})),
        json!({"orderId": "c", "customerId": "b"})
    );
}

#[test]
fn null_clears_a_member() {
    let before = json!({"orderId": "a", "metadata": {"x": 1}, "order": {"fees": []}});
    let changes = json!({"orderId": null, "metadata": null, "order": null, "customer": null});
    assert_eq!(changed(before, changes), json!({}));
}

#[test]
fn members_of_the_order_change_one_by_one_and_whole() {
    let before = json!({"order": {
        "lineItems": [{"amount": 1}, {"amount": 2}],
        "countryCode": "GB",
        "shipping": {"amount": 3, "methodId": "x"},
    }});
    let changes = json!({"order": {
        "lineItems": [{"amount": 4}],
        "countryCode": null,
        "shipping": {"amount": 5},
    }});
    assert_eq!(
        changed(before, changes),
        json!({"order": {"lineItems": [{"amount": 4}], "shipping": {"amount": 5}}})
    );
}

#[test]
fn null_in_a_value_that_is_given_whole_is_a_member_left_out() {
    let before = json!({"customer": {"billingAddress": {"city": "Oslo", "state": "x"}}});
    let changes = json!({
        "customer": {"billingAddress": {"city": null, "countryCode": "NO"}},
        "order": {"lineItems": [{"amount": 1, "name": null}]},
        "paymentMethod": {"descriptor": null, "extraMerchantData": {"x": {"y": null}}},
        "metadata": {"kept": null},
    });
    assert_eq!(
        changed(before, changes),
        json!({
            "customer": {"billingAddress": {"countryCode": "NO"}},
            "order": {"lineItems": [{"amount": 1}]},
            "paymentMethod": {"extraMerchantData": {"x": {"y": null}}},
            "metadata": {"kept": null},
        })
    );
}

#[test]
fn members_of_the_customer_change_one_by_one_and_whole() {
    let before = json!({"customer": {
        "firstName": "Jo",
        "taxId": "1",
        "billingAddress": {"city": "London", "state": "x"},
    }});
    let changes = json!({"customer": {
        "lastName": "Example",
        "taxId": null,
        "billingAddress": {"city": "Oslo"},
    }});
    assert_eq!(
        changed(before, changes),
        json!({"customer": {
            "firstName": "Jo",
            "lastName": "Example",
            "billingAddress": {"city": "Oslo"},
        }})
    );
}

#[test]
fn an_order_is_made_where_there_was_none() {
    let changes = json!({"order": {"countryCode": "GB", "shipping": null}});
    let after = json!({"order": {"countryCode": "GB"}});
    assert_eq!(changed(json!({}), changes.clone()), after);
    assert_eq!(changed(json!({"order": null}), changes), after);
}

#[test]
fn metadata_is_replaced_whole() {
    let before = json!({"metadata": {"a": {"b": 1}, "c": 2}});
    let after = json!({"metadata": {"a": null}});
    assert_eq!(changed(before, after.clone()), after);
}

#[test]
fn a_payment_method_is_replaced_but_for_its_options() {
    let options = json!({"PAYPAL": {"surcharge": {"amount": 1}}});
    let before =
        json!({"paymentMethod": {"vaultOnSuccess": true, "descriptor": "x", "options": options}});
    assert_eq!(
        changed(
            before.clone(),
            json!({"paymentMethod": {"descriptor": "y"}})
        ),
        json!({"paymentMethod": {"descriptor": "y", "options": options}})
    );
    assert_eq!(
        changed(before, json!({"paymentMethod": null})),
        json!({"paymentMethod": {"options": options}})
    );
    assert_eq!(
        changed(
            json!({"paymentMethod": {"descriptor": "x"}}),
            json!({"paymentMethod": null})
        ),
        json!({})
    );
}

#[test]
fn what_is_empty_is_not_retrieved() {
    let session = session(json!({
        "orderId": "",
        "metadata": {},
        "order": {"lineItems": [], "fees": [{"amount": 1, "nothing": {}}], "shipping": {}},
        "customer": {"firstName": null, "billingAddress": {"city": null}},
    }));
    assert_eq!(
        session.retrieved(&[]).unwrap(),
        json!({"orderId": "", "amount": 1, "order": {"fees": [{"amount": 1}]}})
    );
}

#[test]
fn null_in_a_new_session_is_a_member_left_out() {
    let session = session(json!({"orderId": null, "order": {"countryCode": null, "fees": []}}));
    let members = Json::Object(session.members().clone());
    assert_eq!(members, json!({"order": {"fees": []}}));
}

#[test]
fn free_objects_are_retrieved_as_they_are() {
    let json = json!({
        "metadata": {"a": {}, "b": [], "c": null},
        "paymentMethod": {"options": {"KLARNA": {"extraMerchantData": {"d": {}}}}},
    });
    assert_eq!(session(json.clone()).retrieved(&[]).unwrap(), json);
}

#[test]
fn a_total_that_was_set_is_not_computed() {
    let mut session = session(json!({"amount": 7, "order": {"lineItems": [{"amount": 2}]}}));
    assert_eq!(session.retrieved(&[]).unwrap()["amount"], 7);
    session.change(members(json!({"amount": null})));
    assert_eq!(session.retrieved(&[]).unwrap()["amount"], 2);
}

#[test]
fn the_expiry_is_in_utc_without_an_offset() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_nanos(1_628_784_848_578_695_999);
    let session = Session::new(Map::new(), now);
    let shown = session.created("token", &[], &[]).unwrap();
    assert_eq!(
        shown["clientTokenExpirationDate"],
        "2021-08-13T16:14:08.578695"
    );
}

#[test]
fn a_session_lives_for_a_day() {
    let session = session(json!({}));
    assert!(!session.is_expired(SystemTime::UNIX_EPOCH));
    assert!(!session.is_expired(SystemTime::UNIX_EPOCH + LIFE - Duration::from_nanos(1)));
    assert!(session.is_expired(SystemTime::UNIX_EPOCH + LIFE));
}

#[test]
fn a_payment_method_that_names_no_networks_accepts_all() {
    let all = [json!("VISA"), json!("ELO")];
    let networks = |payment_method: Json| {
        let session = session(json!({"paymentMethod": payment_method}));
        let shown = session.retrieved(&all).unwrap();
        let created = session.created("token", &[], &all).unwrap();
        assert_eq!(created["paymentMethod"], shown["paymentMethod"]);
        shown["paymentMethod"]["orderedAllowedCardNetworks"].clone()
    };
    assert_eq!(networks(json!({"descriptor": "x"})), json!(all));
    assert_eq!(
        networks(json!({"descriptor": "x", "orderedAllowedCardNetworks": null})),
        json!(all)
    );
    assert_eq!(
        networks(json!({"orderedAllowedCardNetworks": ["ELO"]})),
        json!(["ELO"])
    );
    assert!(
        session(json!({}))
            .retrieved(&all)
            .unwrap()
            .get("paymentMethod")
            .is_none()
    );
}

#[test]
fn a_recommended_member_that_is_missing_or_empty_is_warned_of() {
    let session = session(json!({"orderId": "a", "order": {"lineItems": []}}));
    let shown = session
        .created(
            "token",
            &[
                &["orderId"],
                &["amount", "order.lineItems"],
                &["order.countryCode"],
            ],
            &[],
        )
        .unwrap();
    assert_eq!(
        shown["warnings"],
        json!([
            "Client session is missing 'amount' or 'order.lineItems'",
            "Client session is missing 'order.countryCode'",
        ])
    );
    let shown = session
        .created("token", &[&["amount", "orderId"]], &[])
        .unwrap();
    assert!(shown.get("warnings").is_none());
}
