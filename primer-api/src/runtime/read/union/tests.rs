#![allow(clippy::unwrap_used)]

use crate::runtime::read::tests::{message, read, write};
use crate::runtime::sample::{Cat, LineItem, Pet, ProductType, Tree, Warning};
use crate::runtime::{Json, OneOrMany};

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
