#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod enums;
mod properties;
mod scalars;
mod sensitive;
mod unions;
mod versions;

use serde_json::json;

use self::versions::{Closed, new, old};
use super::{ConversionError, Source, Versioned, convert};
use crate::runtime::sample::{Pet, SESSION, Session, Tree};
use crate::runtime::{Json, Map, OneOrMany, Patch, Value};

fn read<T: Value>(json: Json) -> T {
    crate::runtime::deserialize(json).unwrap()
}

fn write(value: &impl Value) -> Json {
    Source::alone(value.get()).json().unwrap()
}

/// Converts to a type of version 2.3.
fn to<B: Value>(value: &impl Value) -> Result<B, ConversionError> {
    let mut target = B::blank();
    convert(value.get(), target.slot(), "2.3").map(|()| target)
}

/// The losses of a conversion to a type of version 2.3.
fn lost<B: Value>(value: &impl Value) -> Vec<String> {
    match to::<B>(value) {
        Ok(_) => Vec::new(),
        Err(error) => error.losses().iter().map(ToString::to_string).collect(),
    }
}

/// Reads JSON as the one type, converts to the other, and writes that.
fn through<A: Value, B: Value>(json: Json) -> Result<Json, Vec<String>> {
    let value: A = read(json);
    match to::<B>(&value) {
        Ok(converted) => Ok(write(&converted)),
        Err(_) => Err(lost::<B>(&value)),
    }
}

/// Converts the JSON of an order to the newer version.
fn order(json: Json) -> Result<Json, Vec<String>> {
    let mut json = json;
    json["nullable"] = Json::Null;
    let result = through::<old::Order, new::Order>(json.clone());
    if let Ok(written) = &result {
        assert_eq!(*written, json);
    }
    result
}

#[test]
fn every_member_that_both_versions_declare_is_converted() {
    let json = json!({
        "lineItems": [{"amount": 1, "name": "shoes"}], "networks": ["VISA"], "note": "n", "token": "t",
        "expires": "2021-08-12T16:14:08.578695", "metadata": {"a": [1, null]}, "labels": {"k": "v"},
        "retries": 3, "weight": 0.5, "warnings": {"code": "c"}, "logo": "bytes", "nullable": null,
    });
    let old: old::Order = read(json.clone());
    let new: new::Order = old.to_version().unwrap();
    assert_eq!(write(&new), json);
    assert_eq!(new.token.as_deref(), Some("t"));
    assert!(matches!(&new.warnings, Some(OneOrMany::One(_))));
    assert!(new.additional_properties.is_empty());
    assert!(old::Order::try_from(new).unwrap() == old);
}

#[test]
fn the_same_type_in_two_versions_converts_without_loss() {
    let json: Json = serde_json::from_str(SESSION).unwrap();
    let session: Session = read(json);
    assert!(to::<Session>(&session).unwrap() == session);
    let again = session.clone();
    assert!(super::converted::<_, Session>(&again) == session);
}

#[test]
fn a_member_that_is_not_declared_there_is_lost() {
    let items =
        json!([{"amount": 1}, {"amount": 2}, {"amount": 3, "productData": {"sku": "planted"}}]);
    let losses = order(json!({"lineItems": items})).unwrap_err();
    assert_eq!(losses, ["lineItems[2].productData: not in 2.3"]);
    assert_eq!(
        lost::<old::Item>(&new::Item {
            amount: 1,
            discount: Some(2),
            ..Value::blank()
        }),
        ["discount: not in 2.3"]
    );
}

#[test]
fn a_missing_member_that_the_target_requires_is_a_loss() {
    assert_eq!(
        through::<old::Dog, new::Horse>(json!({})).unwrap_err(),
        ["hands: required in 2.3"]
    );
    let others = json!({"hands": 4});
    assert_eq!(through::<old::Dog, new::Horse>(others.clone()), Ok(others));
    // Written as `null` there, and not at all here.
    assert_eq!(
        lost::<new::Order>(&read::<new::Item>(json!({"amount": 1}))),
        ["amount: not in 2.3", "nullable: required in 2.3"]
    );
}

#[test]
fn a_null_needs_a_type_that_holds_it() {
    let mut cleared: old::Order = Value::blank();
    cleared.note = Patch::Null;
    assert_eq!(
        lost::<new::Order>(&cleared),
        ["note: cannot be null in 2.3"]
    );
    assert!(to::<old::Order>(&cleared).unwrap().note.is_null());
    // Free-form JSON holds it as a value.
    assert_eq!(
        through::<new::Cleared, old::Free>(json!({"free": null})),
        Ok(json!({"free": null}))
    );
    assert_eq!(
        lost::<i64>(&None::<i64>),
        ["the value: cannot be null in 2.3"]
    );
    assert_eq!(
        lost::<Vec<i64>>(&vec![Some(1), None]),
        ["[1]: cannot be null in 2.3"]
    );
    assert_eq!(
        to::<Vec<Option<i64>>>(&vec![Some(1), None]).unwrap(),
        [Some(1), None]
    );
    assert_eq!(through::<Option<i64>, Json>(Json::Null), Ok(Json::Null));
    assert_eq!(through::<Json, Patch<i64>>(Json::Null), Ok(Json::Null));
}

#[test]
fn an_undeclared_member_becomes_a_declared_one_if_it_fits() {
    let order = |member: &str, value: Json| {
        let old: old::Order = read(json!({"nullable": 1, member: value.clone()}));
        let new = to::<new::Order>(&old).unwrap();
        assert_eq!(write(&new), json!({"nullable": 1, member: value}));
        new
    };
    let new = order("later", json!({"amount": 5, "more": [1]}));
    assert_eq!(new.later.as_ref().map(|later| later.amount), Some(5));
    assert!(new.additional_properties.is_empty());
    assert_eq!(order("ratio", json!(0.25)).ratio, Some(0.25));
    assert!(order("cleared", json!(null)).cleared.is_null());
    for (member, value) in [
        ("later", json!({"amount": "planted"})),
        ("later", json!(null)),
        ("later", json!({})),
        ("ratio", json!("0.25")),
        ("ratio", json!(9_007_199_254_740_993_i64)),
        ("cleared", json!(0.5)),
        ("cleared", json!([])),
        ("expiry", json!("2021-08-12T16:14:08Z")),
        ("unknown", json!({"a": 1})),
    ] {
        let new = order(member, value.clone());
        assert!(
            new.later.is_none()
                && new.ratio.is_none()
                && new.cleared.is_absent()
                && new.expires.is_none()
        );
        assert_eq!(
            new.additional_properties.get(member),
            Some(&value),
            "{member}"
        );
    }
}

#[test]
fn an_undeclared_member_that_must_be_another_is_lost() {
    let losses = |json| through::<old::Dog, new::Horse>(json).unwrap_err();
    assert_eq!(
        losses(json!({"hands": "planted"})),
        ["hands: expected integer in 2.3"]
    );
    assert_eq!(
        losses(json!({"hands": null, "a": 1})),
        ["hands: cannot be null in 2.3"]
    );
}

#[test]
fn an_undeclared_member_needs_a_type_that_keeps_it() {
    let json = json!({"code": "c", "a b": 1, "text": null});
    assert_eq!(
        through::<old::Warning, Closed>(json).unwrap_err(),
        [r#"["a b"]: not in 2.3"#, "text: not in 2.3"]
    );
    assert_eq!(
        through::<Map<Json>, Closed>(json!({"b": 1})).unwrap_err(),
        ["b: not in 2.3"]
    );
    assert_eq!(
        through::<old::Warning, Closed>(json!({"code": "c"})),
        Ok(json!({"code": "c"}))
    );
}

#[test]
fn a_member_that_is_not_on_the_wire_is_not_lost() {
    let mut warning: old::Warning = read(json!({"code": "c"}));
    warning
        .additional_properties
        .insert("code".into(), json!("hidden"));
    assert_eq!(
        write(&to::<Closed>(&warning).unwrap()),
        json!({"code": "c"})
    );
}

#[test]
fn objects_and_maps_are_the_same_by_name() {
    let json = json!({"code": "c", "text": "t", "other": "o"});
    assert_eq!(
        through::<new::Warning, Map<String>>(json.clone()),
        Ok(json.clone())
    );
    assert_eq!(
        through::<Map<String>, new::Warning>(json.clone()),
        Ok(json.clone())
    );
    assert_eq!(
        through::<Map<Json>, new::Warning>(json.clone()),
        Ok(json.clone())
    );
    assert_eq!(through::<new::Warning, Json>(json.clone()), Ok(json));
    assert_eq!(
        through::<Map<Json>, Map<String>>(json!({"a": "x", "b c": 1})).unwrap_err(),
        [r#"["b c"]: expected string in 2.3"#]
    );
    assert_eq!(
        through::<new::Warning, Vec<Json>>(json!({"code": "c"})).unwrap_err(),
        ["the value: expected array in 2.3"]
    );
    assert_eq!(
        through::<Vec<i64>, Map<Json>>(json!([1])).unwrap_err(),
        ["the value: expected object in 2.3"]
    );
}

#[test]
fn free_form_json_is_converted_like_a_declared_type() {
    let free = |json: Json| through::<old::Order, new::Order>(json!({"nullable": 1, "free": json}));
    for json in [
        json!({"colour": "red", "size": 1}),
        json!({"more": [null]}),
        json!({}),
    ] {
        assert_eq!(free(json.clone()), Ok(json!({"nullable": 1, "free": json})));
    }
    assert_eq!(
        free(json!([1])).unwrap_err(),
        ["free: expected object in 2.3"]
    );
    assert_eq!(
        free(json!({"colour": 1, "size": 0.5})).unwrap_err(),
        [
            "free.colour: expected string in 2.3",
            "free.size: expected integer in 2.3"
        ]
    );
    assert_eq!(
        free(json!({"size": null})).unwrap_err(),
        ["free.size: cannot be null in 2.3"]
    );
    // An alias is not enough: the member would be written under the declared name.
    let aliased = json!({"nullable": 1, "expiry": "2021-08-12T16:14:08Z"});
    let new: new::Order = to(&read::<Json>(aliased.clone())).unwrap();
    assert!(new.expires.is_none() && write(&new) == aliased);
}

#[test]
fn an_error_lists_the_lost_parts_with_their_paths() {
    let mut old: old::Order =
        read(json!({"nullable": 1, "networks": ["CARTES_BANCAIRES"], "note": null}));
    let error = old.to_version::<new::Order>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 values have no place in API versions 2.2 and 2.3: networks[0]: `CARTES_BANCAIRES` is not in 2.2 and 2.3; \
         note: cannot be null in 2.2 and 2.3"
    );
    assert_eq!(
        (error.versions(), error.count(), error.losses().len()),
        ("2.2 and 2.3", 2, 2)
    );
    assert_eq!(
        (
            error.losses()[1].path.as_str(),
            error.losses()[1].reason.as_str()
        ),
        ("note", "cannot be null in 2.2 and 2.3")
    );
    old.note = Patch::Absent;
    let message = new::Order::try_from(old).map(drop).unwrap_err().to_string();
    assert!(
        message.starts_with("1 value has no place in API versions"),
        "{message}"
    );
    let error = to::<i64>(&String::from("planted")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1 value has no place in API version 2.3: the value: expected integer in 2.3"
    );
    assert!(size_of_val(&error) == size_of::<usize>());
    let error: &(dyn std::error::Error + Send + Sync + 'static) = &error;
    assert!(error.source().is_none());
}

#[test]
fn a_hundred_losses_are_listed_and_all_are_counted() {
    let error = to::<Vec<i64>>(&vec![String::new(); 1234]).unwrap_err();
    assert_eq!((error.count(), error.losses().len()), (1234, 100));
    let message = error.to_string();
    assert!(
        message.ends_with("[4]: expected integer in 2.3; and 1229 more"),
        "{message}"
    );
    assert!(
        to::<Vec<i64>>(&vec![String::new(); 5])
            .unwrap_err()
            .to_string()
            .ends_with("[4]: expected integer in 2.3")
    );
}

#[test]
fn every_value_of_a_type_that_only_grew_is_converted() {
    let json = json!({"code": "c", "text": 5, "more": true});
    let warning = new::Warning::from(read::<old::Warning>(json.clone()));
    assert_eq!(write(&warning), json);
    assert!(warning.text.is_none());
}

#[test]
fn the_deepest_document_is_converted_on_the_stack_of_a_worker_thread() {
    let deep = format!("{}1{}", r#"{"left":"#.repeat(126), "}".repeat(126));
    let worker = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || {
            let json: Json = serde_json::from_str(&deep).unwrap();
            let tree: Tree = read(json.clone());
            assert!(to::<Tree>(&tree).unwrap() == tree);
            assert_eq!(write(&to::<Tree>(&json).unwrap()), json);
            assert_eq!(lost::<Pet>(&tree), ["petType: required in 2.3"]);
        });
    worker.unwrap().join().unwrap();
}

#[test]
#[cfg(debug_assertions)]
#[should_panic = "`From` keeps every part of a value"]
fn a_conversion_that_claims_to_keep_every_value_fails_where_it_does_not() {
    super::converted::<_, i64>(&"five".to_owned());
}
