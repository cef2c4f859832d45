#![allow(clippy::unwrap_used, clippy::panic)]

use crate::runtime::read::tests::{message, read, write};
use crate::runtime::sample::{
    Cat, LineItem, Pet, ProductType, Tree, Warning, object, optional, union,
};
use crate::runtime::{
    Bound, Json, Limits, Map, Member, Numeral, OneOrMany, Ref, Slot, Table, TagValue, Union,
    UnionTable, Value, Variant,
};

#[test]
fn a_discriminator_selects_the_alternative() {
    let pet: Pet = read(r#"{"lives": 9, "petType": "kitten"}"#).unwrap();
    assert!(matches!(&pet, Pet::Cat(Cat { pet_type, .. }) if pet_type == "kitten"));
    let pet: Pet = read(r#"{"petType": "dog"}"#).unwrap();
    assert!(matches!(&pet, Pet::Dog(dog) if dog.additional_properties.is_empty()));
    assert_eq!(
        message::<Pet>(r#"{"petType": "cat", "lives": "x"}"#),
        "`lives`: expected integer, found string"
    );
    assert_eq!(
        message::<Vec<Pet>>(r#"[{"petType": "cat"}]"#),
        "`[0].lives`: expected integer, found nothing"
    );
}

#[test]
fn a_tag_that_the_document_does_not_know_keeps_the_value() {
    for text in [
        r#"{"petType":"wolf","teeth":42}"#,
        r#"{"teeth":42}"#,
        r#"{"petType":1}"#,
        "[1]",
        "null",
        "\"cat\"",
    ] {
        let pet: Pet = read(text).unwrap();
        assert!(matches!(pet, Pet::Unrecognized(_)), "{text}");
        assert_eq!(write(&pet), serde_json::from_str::<Json>(text).unwrap());
    }
}

#[test]
fn the_best_of_several_alternatives_is_read() {
    let tree = |text: &str| read::<Tree>(text).unwrap();
    assert!(matches!(tree("5"), Tree::Leaf(5)));
    assert!(matches!(
        tree("\"DIGITAL\""),
        Tree::Kind(ProductType::Digital)
    ));
    assert!(matches!(
        tree("\"NEW\""),
        Tree::Kind(ProductType::Unrecognized(_))
    ));
    assert!(matches!(tree(r#"{"left": 1}"#), Tree::Twig(_)));
    assert!(matches!(
        tree(r#"{"left": 1, "extra": 2}"#),
        Tree::Branch(_)
    ));
    assert!(matches!(
        tree(r#"{"left": {"left": 1, "extra": 2}}"#),
        Tree::Twig(_)
    ));
    assert!(matches!(tree("true"), Tree::Unrecognized(Json::Bool(true))));
    // No alternative knows `new`; the first of the best is taken.
    assert!(matches!(tree(r#"{"left": 1, "new": 2}"#), Tree::Twig(_)));
}

#[test]
fn one_or_many_is_written_as_it_was_read() {
    let one: OneOrMany<Warning> = read(r#"{"type": "T"}"#).unwrap();
    let many: OneOrMany<Warning> = read(r#"[{"type": "T"}, "text"]"#).unwrap();
    assert_eq!((one.len(), many.len()), (1, 2));
    assert!(matches!(
        (&one, &many),
        (OneOrMany::One(_), OneOrMany::Many(_))
    ));
    assert!(write(&one).is_object() && write(&many).is_array());
    assert!(matches!(
        read::<OneOrMany<Json>>("[1]").unwrap(),
        OneOrMany::Many(_)
    ));
    assert_eq!(
        message::<OneOrMany<LineItem>>(r#"[{"amount": 1}, {"amount": "x"}]"#),
        "`[1].amount`: expected integer, found string"
    );
    assert_eq!(
        message::<OneOrMany<LineItem>>("5"),
        "expected one of several alternatives, found integer"
    );
}

#[test]
fn a_recursive_union_is_read_in_bounded_time() {
    let nested = |depth: usize, leaf: &str| {
        format!(
            "{}{leaf}{}",
            r#"{"left": "#.repeat(depth),
            "}".repeat(depth)
        )
    };
    assert!(read::<Tree>(&nested(100, "1")).is_ok());
    // Every alternative keeps something that it does not know: none is exact, all are tried on each level.
    let odd = r#"{"left": 1, "new": 1}"#;
    assert!(read::<Tree>(&nested(5, odd)).is_ok());
    let message = message::<Tree>(&nested(60, odd));
    assert!(
        message.contains("found too many ways to read it"),
        "{message}"
    );
    let wide = format!("[{}]", vec![odd; 20_000].join(","));
    assert_eq!(read::<Vec<Tree>>(&wide).unwrap().len(), 20_000);
}

object! {
    Wide {
        width: Option<i64> => optional("width"),
        color: Option<String> => optional("color"),
    }
    Table::OPEN
}

object! {
    Tall {
        width: Option<i64> => Member { limits: Some(&SMALL), ..optional("width") },
        height: Option<i64> => optional("height"),
    }
    Table::OPEN
}

static SMALL: Limits = Limits {
    maximum: Some(Bound::Inclusive(Numeral::Integer(9))),
    ..Limits::NONE
};

union! {
    Form {
        Free(Map<Json>) => Variant::PLAIN,
        Tall(Tall) => Variant::PLAIN,
        Wide(Wide) => Variant::PLAIN,
        Small(i64) => Variant { limits: Some(&SMALL), ..Variant::PLAIN },
        Number(f64) => Variant::PLAIN,
    }
    None
}

#[test]
fn evidence_decides_and_not_order() {
    let form = |text: &str| read::<Form>(text).unwrap();
    assert!(matches!(form(r#"{"width": 1}"#), Form::Tall(_)));
    assert!(matches!(form(r#"{"width": 10}"#), Form::Wide(_)));
    assert!(matches!(
        form(r#"{"width": 1, "color": "c"}"#),
        Form::Wide(_)
    ));
    assert!(matches!(
        form(r#"{"width": 10, "height": 1}"#),
        Form::Wide(_)
    ));
    assert!(matches!(
        form(r#"{"height": "x", "width": 1}"#),
        Form::Wide(_)
    ));
    assert!(matches!(
        form(r#"{"height": "x", "width": "x"}"#),
        Form::Free(_)
    ));
    assert!(matches!(form("5"), Form::Small(5)));
    assert!(matches!(form("10"), Form::Number(_)));
}

union! {
    Amount {
        Number(f64) => Variant::PLAIN,
        Integer(i64) => Variant::PLAIN,
    }
    None
}

#[test]
fn an_alternative_that_keeps_all_digits_is_better() {
    for (text, n) in [
        ("10", 0),
        ("1.5", 0),
        ("9007199254740992", 0),
        ("9007199254740993", 1),
    ] {
        let amount = read::<Amount>(text).unwrap();
        assert_eq!(amount.selected().0, n, "{text}");
        assert_eq!(serde_json::to_string(&amount).unwrap(), text);
    }
}

#[test]
fn a_new_member_does_not_change_the_choice() {
    for (text, more) in [
        (r#"{"width": 1}"#, r#"{"width": 1, "new": 2, "newer": 3}"#),
        (
            r#"{"color": "c"}"#,
            r#"{"color": "c", "new": {"a": 1, "b": 2}}"#,
        ),
        (r#"{"height": 1}"#, r#"{"a": 1, "height": 1, "z": 2}"#),
    ] {
        let (before, after) = (read::<Form>(text).unwrap(), read::<Form>(more).unwrap());
        assert_eq!(before.selected().0, after.selected().0, "{more}");
        assert_eq!(write(&after), serde_json::from_str::<Json>(more).unwrap());
    }
}

object! {
    Closed {
        width: Option<i64> => optional("width"),
        depth: Option<i64> => optional("depth"),
    }
    Table { open: false, ..Table::OPEN }
}

union! {
    Case {
        Closed(Closed) => Variant::PLAIN,
        Wide(Wide) => Variant::PLAIN,
    }
    None
}

#[test]
fn a_new_member_does_not_change_the_choice_between_an_open_object_and_a_closed_one() {
    for (text, n) in [
        (r#"{"width": 1}"#, 1),
        (r#"{"width": 1, "new": 2}"#, 1),
        (r#"{"width": 1, "depth": 2}"#, 0),
        (r#"{"width": 1, "depth": 2, "new": 3}"#, 0),
        (r#"{"new": 3}"#, 1),
    ] {
        assert_eq!(read::<Case>(text).unwrap().selected().0, n, "{text}");
    }
}

union! {
    Animal {
        Tall(Tall) => Variant { tags: &[TagValue::Integer(1)], ..Variant::PLAIN },
        Wide(Wide) => Variant { tags: &[TagValue::Integer(2), TagValue::Bool(true)], ambiguous: true, ..Variant::PLAIN },
        Base(Map<Json>) => Variant { fallback: true, ..Variant::PLAIN },
    }
    Some("kind")
}

#[test]
fn what_was_read_is_written_whatever_the_tag() {
    for (text, n) in [
        (r#"{"kind": 1, "height": 2}"#, 0),
        (r#"{"kind": 2, "color": "c"}"#, 1),
        (r#"{"kind": true, "color": "c"}"#, 1),
        (r#"{"kind": 3, "color": "c"}"#, 2),
        (r#"{"kind": "x", "color": 1}"#, 2),
        (r#"{"height": 2}"#, 0),
        (r#"{"color": "c"}"#, 1),
        (r#"{"kind": null, "height": 2}"#, 0),
        ("[1]", 3),
    ] {
        let animal = read::<Animal>(text).unwrap();
        assert_eq!(animal.selected().0, n, "{text}");
        if n != 1 {
            assert_eq!(write(&animal), serde_json::from_str::<Json>(text).unwrap());
        }
    }
}

#[test]
fn an_integer_tag_may_be_written_in_any_way() {
    for text in [
        r#"{"kind": 1.0, "height": 2}"#,
        r#"{"kind": 1e0, "height": 2}"#,
    ] {
        let animal = read::<Animal>(text).unwrap();
        assert_eq!(animal.selected().0, 0, "{text}");
    }
    assert_eq!(read::<Animal>(r#"{"kind": 1.5}"#).unwrap().selected().0, 2);
}

/// A tag that comes first is read before the object, and one that comes later with it.
#[test]
fn the_place_of_the_tag_does_not_matter() {
    for (tag, others) in [
        (r#""petType": "cat""#, r#""lives": 9"#),
        (r#""petType": "cat""#, r#""lives": "x""#),
        (r#""petType": "dog""#, r#""name": "n""#),
        (r#""petType": "dog""#, r#""name": 1, "secret": 2"#),
        (r#""petType": "fish""#, r#""fins": 2"#),
        (r#""petType": "owl""#, r#""color": "c""#),
        (r#""petType": "wolf""#, r#""teeth": 42"#),
        (r#""petType": null"#, r#""lives": 9"#),
        (r#""petType": ["cat"]"#, r#""lives": 9"#),
        (r#""petType": {"cat": 1}"#, r#""lives": 9"#),
        (r#""petType": "wren""#, r#""color": 1"#),
        (r#""petType": "kitten""#, r#""lives": 9, "new": {"a": 1}"#),
    ] {
        let at = |text: String| read::<Vec<Pet>>(&format!("[{{{text}}}]"));
        let [first, last] = [format!("{tag}, {others}"), format!("{others}, {tag}")].map(at);
        match (first, last) {
            (Ok(first), Ok(last)) => {
                let selected = |pets: &[Pet]| pets.first().map(|pet| pet.selected().0);
                assert_eq!(selected(&first), selected(&last), "{tag}, {others}");
                assert_eq!(write(&first), write(&last));
            }
            (Err(first), Err(last)) => assert_eq!(first.to_string(), last.to_string()),
            (first, last) => panic!(
                "{tag}, {others}: {:?}, {:?}",
                first.map(|_| ()),
                last.map(|_| ())
            ),
        }
    }
}

#[test]
fn a_tag_stands_once() {
    for text in [
        r#"{"petType": "dog", "petType": "dog"}"#,
        r#"{"petType": "cat", "lives": 9, "petType": "cat"}"#,
        r#"{"lives": 9, "petType": "cat", "petType": "cat"}"#,
    ] {
        let message = message::<Pet>(text);
        assert!(message.ends_with("expected one member of this name, found a second"));
    }
}

#[test]
fn names_inside_of_a_tag_are_not_shown() {
    for text in [
        r#"{"petType": {"4111": {"a": 1, "a": 2}}, "lives": 9}"#,
        r#"{"lives": 9, "petType": {"4111": {"a": 1, "a": 2}}}"#,
    ] {
        assert!(!message::<Pet>(text).contains("4111"));
    }
}

/// The first member of a union is held as well as the others, before it is known which alternative it is of.
#[test]
fn values_with_an_unknown_tag_count_as_much_as_others() {
    let refused = |value: &str| {
        let text = format!("[{}]", vec![value; 120_000].join(","));
        read::<Vec<Pet>>(&text).is_err()
    };
    assert!(refused(r#"{"x":1}"#) && refused(r#"{"petType":0}"#));
}
