use super::{Key, Pair, pairs};

/// The parts of two versions, `+` for a new one and `-` for one that is gone; a part is known by its first letter.
fn check(old: &[&str], new: &[&str], expected: &str) {
    let key: Key<'_, &str> = &|part| Some(part.chars().take(1).collect());
    let words = pairs(old, new, &[key]).into_iter().map(|pair| match pair {
        Pair::Old(old) => format!("-{old}"),
        Pair::New(new) => format!("+{new}"),
        Pair::Both(old, new) => format!("{old}={new}"),
    });
    assert_eq!(words.collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn parts_stand_in_the_new_order() {
    check(&["a1", "b1"], &["b2", "c2", "a2"], "b1=b2 +c2 a1=a2");
}

#[test]
fn what_is_gone_follows_what_it_followed() {
    check(&["a", "b", "c", "d"], &["d", "b"], "-a d=d b=b -c");
    check(&["a", "b"], &[], "-a -b");
}

#[test]
fn a_part_has_one_partner() {
    check(&["a1"], &["a2", "a3"], "a1=a2 +a3");
    check(&["a1", "a2"], &["a3"], "a1=a3 -a2");
}

#[test]
fn the_first_key_goes_first() {
    let (whole, first): (Key<'_, &str>, Key<'_, &str>) =
        (&|part| Some((*part).to_owned()), &|part| {
            Some(part.chars().take(1).collect())
        });
    let found = pairs(&["a1", "a2"], &["a2", "a3"], &[whole, first]);
    assert_eq!(found, [Pair::Both(&"a2", &"a2"), Pair::Both(&"a1", &"a3")]);
}
