#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::Patch;

#[test]
fn an_option_that_is_none_changes_nothing() {
    assert_eq!(Patch::<i64>::from(None), Patch::Absent);
    assert_eq!(Patch::<i64>::from(Some(1)), Patch::Value(1));
    assert_eq!(Patch::<i64>::from(1), Patch::Value(1));
    assert_eq!(Patch::<i64>::default(), Patch::Absent);
}

#[test]
fn the_three_states_are_told_apart() {
    let states = [Patch::Absent, Patch::Null, Patch::Value(1)];
    assert_eq!(
        states.map(|patch| patch.value().copied()),
        [None, None, Some(1)]
    );
    assert_eq!(states.map(Patch::into_value), [None, None, Some(1)]);
    assert_eq!(states.map(|patch| patch.is_absent()), [true, false, false]);
    assert_eq!(states.map(|patch| patch.is_null()), [false, true, false]);
    assert_eq!(format!("{states:?}"), "[absent, null, 1]");
}
