//! Enums of strings and integers, with values that make awkward names.

use std::collections::HashSet;

use primer_api::runtime::Patch;
use primer_tests::{Reply, Server, misfit, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "enums.yaml" {
        all_schemas;
    }
}

use self::api::*;

#[test]
fn awkward_values_have_variants() {
    for (value, variant) in [
        ("", Awkward::Empty),
        ("+1", Awkward::Plus1),
        ("-1", Awkward::Minus1),
        ("NO", Awkward::No),
        ("type", Awkward::Type),
        ("Self", Awkward::Self_),
        ("self", Awkward::Self2),
        ("a b", Awkward::AB),
        ("ä", Awkward::Ä),
        ("1st", Awkward::_1st),
        ("*", Awkward::Asterisk),
        ("a.b", Awkward::AB2),
        ("\n", Awkward::Ua),
        ("\"quoted\"", Awkward::Quoted),
        ("日本", Awkward::日本),
        ("1", Awkward::_1),
        ("true", Awkward::True),
        ("null", Awkward::Null),
    ] {
        assert_eq!(variant.as_str(), value);
        assert!(
            !matches!(read(&json!(value).to_string()), Awkward::Unrecognized(_)),
            "{value:?}"
        );
        assert_eq!(value.parse(), Ok(variant.clone()));
        assert_eq!(variant.to_string(), value);
        assert_eq!(read::<Awkward>(&json!(value).to_string()), variant);
        assert_eq!(written(&variant), json!(value).to_string());
    }
}

#[test]
fn values_that_make_the_same_name_are_numbered() {
    for (value, variant) in [
        ("foo-bar", Colliding::FooBar),
        ("foo_bar", Colliding::FooBar2),
        ("fooBar", Colliding::FooBar3),
        ("foo bar 2", Colliding::FooBar22),
        ("FOO_BAR", Colliding::FooBar4),
    ] {
        assert_eq!(variant.as_str(), value);
        assert_eq!(value.parse(), Ok(variant));
    }
}

#[test]
fn the_variant_that_keeps_all_others_gives_way() {
    assert_eq!(Taken::Unrecognized.as_str(), "unrecognized");
    assert_eq!(Taken::Unrecognized2.as_str(), "Unrecognized");
    assert_eq!(
        read::<Taken>(r#""x""#),
        Taken::Unrecognized3("x".to_owned())
    );
}

#[test]
fn integers_have_variants_too() {
    for (value, variant) in [
        (0, Code::Value0),
        (1, Code::Value1),
        (-1, Code::Minus1),
        (404, Code::Value404),
        (i64::MIN, Code::Minus9223372036854775808),
        (i64::MAX, Code::Value9223372036854775807),
        (500, Code::Unrecognized(500)),
    ] {
        assert_eq!(variant.as_i64(), value);
        assert_eq!(
            Code::try_from(value).ok(),
            variant.is_known().then(|| variant.clone())
        );
        assert_eq!(read::<Code>(&value.to_string()), variant);
        assert_eq!(written(&variant), value.to_string());
        assert_eq!(variant.to_string(), value.to_string());
    }
    assert!(!matches!(Code::try_from(404), Ok(Code::Unrecognized(_))));
}

#[test]
fn an_enum_of_integers_refuses_other_values() {
    for wrong in ["\"1\"", "1.5", "true", "9223372036854775808"] {
        assert!(misfit::<Code>(wrong).starts_with("expected "), "{wrong}");
    }
    assert!(misfit::<Awkward>("1").starts_with("expected string, found integer"));
}

#[test]
fn values_of_several_types_are_alternatives() {
    for (value, variant) in [
        (json!("low"), Mixed::Text(MixedText::Low)),
        (json!("1"), Mixed::Text(MixedText::_1)),
        (json!(1), Mixed::Integer(MixedInteger::Value1)),
        (json!(2), Mixed::Integer(MixedInteger::Value2)),
        (json!(true), Mixed::Boolean(true)),
        // Others, of the same types.
        (
            json!("high"),
            Mixed::Text(MixedText::Unrecognized("high".to_owned())),
        ),
        (json!(3), Mixed::Integer(MixedInteger::Unrecognized(3))),
        (json!(1.5), Mixed::Unrecognized(json!(1.5))),
    ] {
        assert_eq!(read::<Mixed>(&value.to_string()), variant);
        assert_eq!(written(&variant), value.to_string());
    }
    let all: All = read(r#"{"mixed":null,"composite":[1]}"#);
    assert_eq!(all.mixed, Patch::Null);
    assert_eq!(all.composite, Patch::Value(AllComposite::Json(json!([1]))));
    for all in [
        json!({"mixedNumber": 1, "composite": "none"}),
        json!({"mixedNumber": 0.5, "composite": {"a": 1}}),
        json!({"mixedNumber": "auto", "composite": null, "mixed": "low"}),
    ] {
        assert_eq!(reread::<All>(&all), all);
    }
}

#[tokio::test]
async fn text_of_several_types_is_the_first_that_knows_its_text() {
    let server = Server::start(Reply::json(200, "{}")).await;
    let client = server.client(Client::builder());
    for (text, variant) in [
        ("low", Mixed::Text(MixedText::Low)),
        ("1", Mixed::Text(MixedText::_1)),
        ("2", Mixed::Integer(MixedInteger::Value2)),
        ("true", Mixed::Boolean(true)),
        (
            "high",
            Mixed::Text(MixedText::Unrecognized("high".to_owned())),
        ),
    ] {
        let plain = [("content-type", "text/plain")];
        server.respond(Reply::of(200, &plain, text.as_bytes()));
        assert_eq!(client.get_mixed().await.unwrap(), Some(variant));
    }
}

#[test]
fn unknown_values_survive() {
    for all in [
        json!({"awkward": "unknown", "code": 77, "small": 3, "untyped": "c", "untypedInteger": 3, "single": "x"}),
        json!({"list": ["", "NO", "x"], "map": {"a": 404, "b": 405}}),
        json!({"number": 0.5, "flag": true}),
        json!({"number": 0.75, "flag": false}),
    ] {
        assert_eq!(reread::<All>(&all), all);
    }
}

#[test]
fn enums_are_keys_of_a_set() {
    let set: HashSet<_> = [
        Awkward::No,
        Awkward::Unrecognized("NO".to_owned()),
        Awkward::Unrecognized("x".to_owned()),
        Awkward::Unrecognized("x".to_owned()),
    ]
    .into();
    assert_eq!(set.len(), 2);
    assert_eq!(Awkward::Unrecognized("NO".to_owned()), Awkward::No);
}

#[tokio::test]
async fn enums_are_sent_and_come_back() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all = All::default()
        .awkward(Awkward::No)
        .code(Code::Value404)
        .single(AllSingle::Only)
        .untyped_integer(AllUntypedInteger::Value2)
        .list([Awkward::Empty, Awkward::Plus1])
        .map([("a", Code::Minus1)]);
    assert_eq!(client.put_all(all.clone()).await.unwrap(), all);
    assert_eq!(
        server.request().text(),
        r#"{"awkward":"NO","code":404,"untypedInteger":2,"single":"only","list":["","+1"],"map":{"a":-1}}"#
    );
}

#[test]
fn debug_hides_undeclared_members() {
    let shown = format!(
        "{:?}",
        All::default().awkward(Awkward::Unrecognized("jo@example.com".to_owned()))
    );
    assert!(!shown.contains("jo@example.com"), "{shown}");
    assert_eq!(format!("{:?}", Awkward::No), "\"NO\"");
    let shown = format!("{:?}", [Code::Value404, Code::Unrecognized(4711)]);
    assert_eq!(shown, "[404, [unrecognized]]");
}

#[test]
fn known_values_are_listed_and_cannot_be_taken_for_one() {
    assert_eq!(
        Taken::KNOWN_VALUES,
        [
            Taken::Unrecognized,
            Taken::Unrecognized2,
            Taken::KnownValues,
            Taken::IsKnown
        ]
    );
    assert_eq!(
        Code::KNOWN_VALUES
            .iter()
            .map(Code::as_i64)
            .collect::<Vec<_>>(),
        [0, 1, -1, 404, i64::MIN, i64::MAX]
    );
    assert!(Taken::KNOWN_VALUES.iter().all(Taken::is_known));
    assert!(!Taken::Unrecognized3("x".to_owned()).is_known());
    assert!(!Code::Unrecognized(500).is_known());
}

#[test]
fn text_of_no_known_value_is_an_error_that_names_the_nearest() {
    let error = "known values ".parse::<Taken>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "not a known value of `Taken`; the nearest is `known values`"
    );
    let error = "jo@example.com".parse::<Taken>().unwrap_err();
    assert_eq!(error.to_string(), "not a known value of `Taken`");
    assert_eq!(
        Code::try_from(500).unwrap_err().to_string(),
        "not a known value of `Code`"
    );
}

#[test]
fn values_named_like_associated_types_are_variants() {
    for value in Outcome::KNOWN_VALUES {
        assert_eq!(value.as_str().parse().as_ref(), Ok(value));
    }
    assert_eq!("Err".parse(), Ok(Outcome::Err));
    assert!("err".parse::<Outcome>().is_err());
}

#[test]
fn an_enum_without_values_of_its_type_is_no_enum() {
    let all = All::default().numbers_only("1").texts_only(1);
    assert_eq!(written(&all), r#"{"numbersOnly":"1","textsOnly":1}"#);
}

#[test]
fn an_enum_of_null_alone_is_no_enum() {
    let all: All = serde_json::from_str(r#"{"nothing":null}"#).unwrap();
    let nothing: Patch<String> = all.nothing.clone();
    assert_eq!(nothing, Patch::Null);
    assert_eq!(serde_json::to_string(&all).unwrap(), r#"{"nothing":null}"#);
}

/// Many values are searched by halves; each is found, and nothing between them.
#[test]
fn each_of_many_values_is_known_by_its_text() {
    use primer_api::v2_4::{CountryCode, Currency};

    assert!(CountryCode::KNOWN_VALUES.len() > 200 && Currency::KNOWN_VALUES.len() > 100);
    for country in CountryCode::KNOWN_VALUES {
        assert_eq!(country.as_str().parse().as_ref(), Ok(country));
        let longer = format!("{country}A");
        assert!(longer.parse::<CountryCode>().is_err());
    }
    for currency in Currency::KNOWN_VALUES {
        assert_eq!(currency.as_str().parse().as_ref(), Ok(currency));
    }
    for text in ["", "\0", "0", "G", "gb", "~"] {
        assert!(text.parse::<CountryCode>().is_err(), "{text}");
    }
}
