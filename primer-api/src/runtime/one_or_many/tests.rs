#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::OneOrMany;

#[test]
fn one_value_and_many_are_made_from_what_is_at_hand() {
    fn warnings(values: impl Into<OneOrMany<String>>) -> OneOrMany<String> {
        values.into()
    }
    let one = OneOrMany::one("a".to_owned());
    let many = OneOrMany::Many(vec!["a".to_owned()]);
    assert_eq!(warnings("a".to_owned()), one);
    assert_eq!(warnings(vec!["a".to_owned()]), many);
    assert_eq!(warnings(["a".to_owned()]), many);
    assert_ne!(one, many);
}

#[test]
fn both_are_used_as_a_slice() {
    let one = OneOrMany::one(1);
    let many = OneOrMany::<i32>::from(vec![1, 2]);
    assert_eq!((one.first(), many.last()), (Some(&1), Some(&2)));
    assert_eq!((&many).into_iter().sum::<i32>(), 3);
    assert_eq!(one.into_iter().chain(many).collect::<Vec<_>>(), [1, 1, 2]);
    assert!(OneOrMany::<i32>::default().is_empty());
}

#[test]
fn each_is_printed_as_its_alternative() {
    assert_eq!(
        format!(
            "{:?} {:?}",
            OneOrMany::one(1),
            OneOrMany::<i32>::from(vec![1])
        ),
        "One(1) Many([1])"
    );
}
