//! Alternatives without a discriminator: required members, limits and declared members decide.

use primer_api::runtime::Patch;
use primer_tests::{read, reread, written};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "evidence.yaml";
}

use self::api::*;

fn all(name: &str, value: Value) -> All {
    read(&json!({ name: value }).to_string())
}

#[test]
fn the_alternative_that_declares_most_is_chosen() {
    let account = |value: Value| all("account", value).account.unwrap();
    assert!(matches!(account(json!({"name": "n"})), Account::Bank(_)));
    assert!(matches!(
        account(json!({"number": "1", "name": "n"})),
        Account::Card(_)
    ));
    assert!(matches!(account(json!({"number": "1"})), Account::Card(_)));
    assert!(matches!(account(json!({"number": "x"})), Account::Alias(_)));
    // Its limits hold for no alternative that declares the name as well.
    assert!(matches!(
        account(json!({"number": "x", "name": "n"})),
        Account::Bank(_)
    ));
    assert!(matches!(
        account(json!({"number": "1", "network": "new"})),
        Account::Alias(_)
    ));
}

#[test]
fn a_new_member_does_not_change_the_choice() {
    for value in [
        json!({"name": "n"}),
        json!({"iban": "i"}),
        json!({"number": "1"}),
        json!({"number": "x"}),
        json!({"number": "1", "network": "visa"}),
    ] {
        let mut more = value.clone();
        more["aaa"] = json!({"new": [1, {"b": 2}]});
        more["zzz"] = json!("new");
        let before = all("account", value).account.unwrap();
        let after = all("account", more.clone()).account.unwrap();
        assert_eq!(
            std::mem::discriminant(&before),
            std::mem::discriminant(&after)
        );
        assert_eq!(serde_json::to_value(&after).unwrap(), more);
    }
}

#[test]
fn free_form_alternatives_come_last() {
    let free = |value: Value| all("free", value).free.into_value();
    assert!(matches!(free(json!({"a": 1})), Some(Free::Typed(_))));
    assert!(matches!(free(json!({"b": 1})), Some(Free::Typed(_))));
    assert!(matches!(free(json!({"a": "x"})), Some(Free::Variant1(_))));
    assert!(matches!(free(json!("abc")), Some(Free::Text(_))));
    assert!(matches!(free(json!("abcd")), Some(Free::Variant1(_))));
    assert!(matches!(free(json!([1])), Some(Free::Variant1(_))));
}

#[test]
fn limits_tell_scalars_apart() {
    let code = |value: Value| all("code", value).code.unwrap();
    assert_eq!(code(json!(10)), Code::Small(10));
    assert!(matches!(code(json!(11)), Code::Large(_)));
    // The only one that it fits, although it is too long.
    assert_eq!(code(json!("abc")), Code::Short("abc".to_owned()));
}

#[test]
fn scalars_of_one_type_are_one_variant_and_convert() {
    let text = NameOrId::Text("n".to_owned());
    assert_eq!(all("nameOrId", json!("n")).name_or_id, Some(text.clone()));
    assert_eq!(NameOrId::from("n"), text);
    assert_eq!(NameOrId::from("n".to_owned()), text);
    assert_eq!(NameOrId::from(7), NameOrId::Integer(7));
    let all = All::default().name_or_id("n");
    assert_eq!(written(&all), r#"{"nameOrId":"n"}"#);
    let all = All::default().name_or_id(7);
    assert_eq!(written(&all), r#"{"nameOrId":7}"#);
}

#[test]
fn null_stays_where_an_alternative_allows_it() {
    assert_eq!(all("nullable", json!(null)).nullable, Patch::Null);
    for value in [
        json!({"nullable": null}),
        json!({"nullable": "x"}),
        json!({"list": ["a", null, 1]}),
        json!({"free": null}),
    ] {
        assert_eq!(reread::<All>(&value), value);
    }
}

#[test]
fn an_optional_member_is_no_discriminator() {
    let kinds = |value: Value| all("kinds", value).kinds.unwrap();
    assert!(matches!(kinds(json!({"x": "x"})), Kinds::One(_)));
    assert!(matches!(
        kinds(json!({"kind": "two", "x": "x"})),
        Kinds::Two(_)
    ));
    assert!(matches!(kinds(json!({"kind": "one"})), Kinds::One(_)));
    let value = json!({"kinds": {"x": "x"}});
    assert_eq!(reread::<All>(&value), value);
}
