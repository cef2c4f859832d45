//! Unions, with tags and without.

use serde_json::json;

use super::versions::{new, old};
use super::{lost, read, through, to, write};
use crate::runtime::convert::converted;
use crate::runtime::sample::{
    Bird, Feather, LineItem, Pet, Tree, Warning, object, optional, union,
};
use crate::runtime::{
    Bound, Json, Limits, Map, Member, Numeral, OneOrMany, Ref, Slot, Table, Union, UnionTable,
    Value, Variant,
};

fn pet(json: Json) -> Result<Json, Vec<String>> {
    let result = through::<old::Pet, new::Pet>(json.clone());
    if let Ok(written) = &result {
        assert_eq!(*written, json);
    }
    result
}

#[test]
fn a_tag_selects_the_alternative_whatever_its_name_in_rust() {
    for json in [
        json!({"petType": "cat", "lives": 9, "more": 1}),
        json!({"petType": "kitten"}),
        json!({"petType": "dog", "name": "Rex"}),
        json!({"petType": "fish", "salt": true}),
    ] {
        assert!(pet(json).is_ok());
    }
    let cat = read::<old::Pet>(json!({"petType": "kitten"}));
    assert!(
        matches!(to::<new::Pet>(&cat).unwrap(), new::Pet::Feline(cat) if cat.pet_type == "kitten")
    );
    let fish = read::<old::Pet>(json!({"petType": "fish"}));
    assert!(
        matches!(to::<new::Pet>(&fish).unwrap(), new::Pet::Fish(members) if members.is_empty())
    );
}

#[test]
fn a_declared_alternative_that_the_target_does_not_have_is_lost() {
    assert_eq!(
        pet(json!({"petType": "wolf"})).unwrap_err(),
        ["the value: `wolf` is not in 2.3"]
    );
    let item: old::Shape = read(json!({"amount": 1}));
    assert_eq!(lost::<Warning>(&item), ["the value: `Item` is not in 2.3"]);
    let shapes: Vec<old::Shape> = read(json!([{"amount": 1}, "text"]));
    assert_eq!(
        lost::<Vec<new::Shape>>(&shapes),
        ["[0]: `Item` is not in 2.3"]
    );
}

#[test]
fn an_unrecognized_alternative_is_read_by_the_target() {
    let horse = read::<old::Pet>(json!({"petType": "horse", "hands": 4}));
    assert!(matches!(&horse, old::Pet::Unrecognized(_)));
    assert!(matches!(to::<new::Pet>(&horse).unwrap(), new::Pet::Horse(horse) if horse.hands == 4));
    for json in [
        json!({"petType": "bear"}),
        json!({"petType": "horse", "hands": "planted"}),
        json!({"legs": 4}),
        json!([1]),
        json!(null),
    ] {
        let unknown = read::<old::Pet>(json.clone());
        assert!(
            matches!(to::<new::Pet>(&unknown).unwrap(), new::Pet::Unrecognized(kept) if kept == json)
        );
    }
    let shape = read::<old::Shape>(json!({"hands": 4}));
    assert!(write(&to::<new::Shape>(&shape).unwrap()) == json!({"hands": 4}));
    let shape = old::Shape::Unrecognized(json!({"hands": 4}));
    assert!(matches!(
        to::<new::Shape>(&shape).unwrap(),
        new::Shape::Horse(_)
    ));
    assert!(matches!(
        to::<new::Shape>(&old::Shape::Unrecognized(json!(true))).unwrap(),
        new::Shape::Unrecognized(_)
    ));
}

#[test]
fn an_alternative_without_a_tag_goes_by_its_name_and_then_by_what_fits() {
    let shape = |json| to::<new::Shape>(&read::<old::Shape>(json));
    assert!(matches!(shape(json!("text")).unwrap(), new::Shape::Text(text) if text == "text"));
    assert!(matches!(
        shape(json!({"name": "Rex"})).unwrap(),
        new::Shape::Canine(_)
    ));
    assert!(matches!(shape(json!(5)).unwrap(), new::Shape::Double(number) if number == 5.0));
    let losses = lost::<new::Shape>(&read::<old::Shape>(json!((1_i64 << 53) + 1)));
    assert_eq!(losses, ["the value: `Number` is not in 2.3"]);
}

#[test]
fn a_tag_is_kept_outside_of_a_union_as_well() {
    let cat = json!({"petType": "cat", "lives": 9});
    assert_eq!(through::<old::Pet, old::Cat>(cat.clone()), Ok(cat.clone()));
    assert_eq!(through::<old::Cat, new::Pet>(cat.clone()), Ok(cat.clone()));
    assert_eq!(through::<old::Pet, Map<Json>>(cat.clone()), Ok(cat.clone()));
    assert_eq!(through::<old::Pet, Json>(cat.clone()), Ok(cat.clone()));
    assert_eq!(through::<Json, new::Pet>(cat.clone()), Ok(cat.clone()));
    assert_eq!(through::<Map<Json>, new::Pet>(cat.clone()), Ok(cat));
    assert_eq!(
        through::<old::Pet, new::Dog>(json!({"petType": "dog"})).unwrap_err(),
        ["petType: not in 2.3"]
    );
    assert_eq!(
        through::<old::Dog, new::Pet>(json!({"name": "Rex"})).unwrap_err(),
        ["petType: required in 2.3"]
    );
    // The tag is data, so the target keeps the value although it does not know the tag.
    assert_eq!(
        through::<old::Cat, new::Pet>(json!({"petType": "bear"})),
        Ok(json!({"petType": "bear"}))
    );
    assert_eq!(
        lost::<new::Pet>(&1_i64),
        ["the value: expected object in 2.3"]
    );
    assert_eq!(
        lost::<new::Pet>(&None::<old::Pet>),
        ["the value: cannot be null in 2.3"]
    );
}

#[test]
fn the_tag_that_is_written_stays_the_same() {
    // The alternative of the target has no member for its tag, and always writes the first.
    let puppy = read::<new::Item>(json!({"amount": 1, "petType": "puppy"}));
    assert_eq!(lost::<old::Pet>(&puppy), ["amount: not in 2.3"]);
    let puppy = read::<old::Dog>(json!({"petType": "puppy"}));
    assert_eq!(
        lost::<new::Pet>(&puppy),
        ["petType: is written differently in 2.3"]
    );
}

#[test]
fn a_union_in_a_union_keeps_both_tags() {
    for json in [
        json!({"petType": "wren", "color": "c"}),
        json!({"petType": "owl", "more": 1}),
    ] {
        assert_eq!(through::<Pet, Pet>(json.clone()), Ok(json.clone()));
        assert_eq!(through::<Pet, Bird>(json.clone()), Ok(json.clone()));
        assert_eq!(through::<Bird, Pet>(json.clone()), Ok(json));
    }
    assert_eq!(
        through::<Pet, Feather>(json!({"petType": "owl"})).unwrap_err(),
        ["petType: not in 2.3"]
    );
}

#[test]
fn unions_of_two_discriminators_keep_both_tags() {
    let pet = json!({"kind": "pet", "petType": "kitten", "more": 1});
    let any = json!({"kind": "any", "petType": "cat", "more": 1});
    for json in [pet, any.clone()] {
        assert_eq!(
            through::<old::Event, old::Event>(json.clone()),
            Ok(json.clone())
        );
        assert_eq!(
            through::<old::Event, new::Event>(json.clone()),
            Ok(json.clone())
        );
        assert_eq!(through::<old::Event, Map<Json>>(json.clone()), Ok(json));
    }
    // As a caller builds them: the values themselves have no member with the tag.
    let cat = old::Event::Pet(read(json!({"petType": "cat"})));
    for event in [cat, old::Event::Any(json!({"a": 1}))] {
        assert_eq!(write(&to::<new::Event>(&event).unwrap()), write(&event));
        assert_eq!(write(&to::<Map<Json>>(&event).unwrap()), write(&event));
    }
    let event = read::<old::Event>(any.clone());
    let read_by_tag = to::<new::PetEvent>(&event).unwrap();
    assert!(matches!(
        &read_by_tag,
        new::PetEvent::Any(new::Pet::Feline(_))
    ));
    assert_eq!(write(&read_by_tag), any);
}

#[test]
fn a_null_becomes_an_alternative_that_holds_it() {
    assert!(matches!(
        to::<new::Maybe>(&None::<i64>).unwrap(),
        new::Maybe::Number(None)
    ));
    assert_eq!(to::<Option<i64>>(&new::Maybe::Number(None)).unwrap(), None);
    let none = Some(new::Maybe::Number(None));
    assert!(to::<Option<new::Maybe>>(&none).unwrap() == none);
}

#[test]
fn one_value_becomes_one_of_many_but_not_the_other_way() {
    let one = json!({"code": "c"});
    assert_eq!(
        through::<old::Warning, OneOrMany<new::Warning>>(one.clone()),
        Ok(one.clone())
    );
    let many = json!([{"code": "c"}, {"code": "d"}]);
    assert_eq!(
        through::<Vec<old::Warning>, OneOrMany<new::Warning>>(many.clone()),
        Ok(many.clone())
    );
    assert_eq!(
        through::<OneOrMany<old::Warning>, OneOrMany<new::Warning>>(many.clone()),
        Ok(many.clone())
    );
    assert_eq!(
        through::<OneOrMany<old::Warning>, Vec<new::Warning>>(many.clone()),
        Ok(many.clone())
    );
    assert_eq!(
        through::<OneOrMany<old::Warning>, Vec<new::Warning>>(one).unwrap_err(),
        ["the value: expected array in 2.3"]
    );
    assert_eq!(
        through::<OneOrMany<old::Warning>, new::Warning>(many).unwrap_err(),
        ["the value: expected object in 2.3"]
    );
    let items = json!([{"amount": 1, "productData": {}}]);
    assert_eq!(
        through::<Vec<old::Item>, OneOrMany<new::Item>>(items).unwrap_err(),
        ["[0].productData: not in 2.3"]
    );
    assert_eq!(
        through::<Json, OneOrMany<new::Item>>(json!([true])).unwrap_err(),
        ["the value: expected one of several alternatives in 2.3"]
    );
}

#[test]
fn a_union_becomes_one_of_many_as_it_becomes_another_union() {
    for json in [json!({"petType": "kitten"}), json!({"petType": "bear"})] {
        assert_eq!(
            through::<old::Pet, OneOrMany<new::Pet>>(json.clone()),
            Ok(json)
        );
    }
    assert_eq!(
        through::<old::Pet, OneOrMany<new::Pet>>(json!({"petType": "wolf"})).unwrap_err(),
        ["the value: `wolf` is not in 2.3"]
    );
    // By its name, where another would hold it as well.
    let stop = new::Maze::Stop(1);
    let many = to::<OneOrMany<old::Level>>(&stop).unwrap();
    assert!(matches!(&*many, [old::Level::Stop(1)]));
}

#[test]
fn a_value_goes_into_the_first_alternative_that_loses_nothing() {
    let branch = read::<old::Free>(json!({"free": 1, "left": 2}));
    assert!(lost::<Tree>(&branch) == ["the value: expected one of several alternatives in 2.3"]);
    assert_eq!(
        through::<old::Warning, Warning>(json!({"code": "c", "type": "t"})),
        Ok(json!({"code": "c", "type": "t"}))
    );
    assert!(matches!(
        to::<Warning>(&String::from("late")).unwrap(),
        Warning::Text(_)
    ));
    assert!(matches!(to::<Tree>(&5_u8).unwrap(), Tree::Leaf(5)));
    // It is written as `5`.
    assert!(matches!(to::<Tree>(&5.0_f64).unwrap(), Tree::Leaf(5)));
    assert_eq!(
        lost::<Tree>(&5.5_f64),
        ["the value: expected one of several alternatives in 2.3"]
    );
    let map = json!({"a": 1});
    assert_eq!(through::<Map<Json>, old::Maze>(map.clone()), Ok(map));
    assert_eq!(
        lost::<Tree>(&true),
        ["the value: expected one of several alternatives in 2.3"]
    );
    assert_eq!(
        lost::<Tree>(&None::<i64>),
        ["the value: cannot be null in 2.3"]
    );
    assert_eq!(
        lost::<i64>(&<Warning as Value>::blank()),
        ["the value: cannot be null in 2.3"]
    );
}

#[test]
fn a_recursive_union_is_converted_in_bounded_time() {
    assert_eq!(
        lost::<old::Maze>(&maze_of_depth(100)),
        ["the value: `Path` is not in 2.3"]
    );
    let mut wide = vec![new::Maze::End(true); 20_000];
    wide.push(new::Maze::Path(Box::new(new::Path {
        next: new::Maze::Stop(1),
        ..Value::blank()
    })));
    assert_eq!(lost::<Vec<old::Maze>>(&wide).len(), 100);
    assert!(to::<Vec<old::Maze>>(&wide.split_off(20_000)).is_ok());
}

#[test]
#[should_panic = "`From` keeps every part of a value"]
#[cfg(debug_assertions)]
fn a_loss_in_a_small_recursive_union_fails_in_a_debug_build() {
    converted::<_, old::Maze>(&maze_of_depth(2));
}

#[test]
fn a_value_that_the_driver_gives_up_on_does_not_fail_in_a_debug_build() {
    converted::<_, old::Maze>(&maze_of_depth(100));
}

/// A value of a union in which no alternative has the same name in both versions, all alternatives have the same kind, and
/// the innermost value fits none.
fn maze_of_depth(depth: usize) -> new::Maze {
    (0..depth).fold(new::Maze::End(true), |next, _| {
        new::Maze::Path(Box::new(new::Path {
            next,
            ..Value::blank()
        }))
    })
}

static SMALL: Limits = Limits {
    maximum: Some(Bound::Inclusive(Numeral::Integer(9))),
    ..Limits::NONE
};

object! {
    Few {
        amount: Option<i64> => Member { limits: Some(&SMALL), ..optional("amount") },
    }
    Table::OPEN
}

object! {
    Many {
        amount: Option<i64> => optional("amount"),
    }
    Table::OPEN
}

union! {
    Count {
        Free(Map<Json>) => Variant::PLAIN,
        Few(Few) => Variant::PLAIN,
        Many(Many) => Variant::PLAIN,
    }
    None
}

#[test]
fn an_object_becomes_the_alternative_that_it_is_read_as() {
    for (amount, n) in [(5, 1), (10, 2)] {
        let json = json!({"amount": amount});
        let count = to::<Count>(&read::<LineItem>(json.clone())).unwrap();
        assert_eq!(count.selected().0, n);
        assert_eq!(read::<Count>(json.clone()).selected().0, n);
        assert_eq!(write(&count), json);
    }
}
