//! Expressions of SPDX, compared with the list of `deny.toml`.

/// The licenses in `deny.toml`.
pub(super) fn allowed() -> Vec<String> {
    let text = include_str!("../../deny.toml");
    let (_, list) = text
        .split_once("\nallow = [\n")
        .expect("a list of licenses");
    let (list, _) = list.split_once(']').expect("its end");
    let names = list.lines().filter_map(|line| line.split('"').nth(1));
    names.map(str::to_owned).collect()
}

/// Whether an expression is true of the licenses that are allowed. A license with an exception is another one than without.
pub(super) fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    // Cargo's own notation, from before it took SPDX's.
    let spaced = spaced.replace('/', " OR ").replace(" WITH ", "_WITH_");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let is_true = either(&mut rest, allowed);
    is_true && rest.is_empty()
}

fn either(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut is_true = both(rest, allowed);
    while let ["OR", tail @ ..] = rest {
        *rest = tail;
        is_true |= both(rest, allowed);
    }
    is_true
}

fn both(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut is_true = one(rest, allowed);
    while let ["AND", tail @ ..] = rest {
        *rest = tail;
        is_true &= one(rest, allowed);
    }
    is_true
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    match rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let is_true = either(rest, allowed);
            match rest {
                [")", tail @ ..] => *rest = tail,
                _ => return false,
            }
            is_true
        }
        [name, tail @ ..] => {
            let is_true = allowed.iter().any(|it| it == name);
            *rest = tail;
            is_true
        }
        [] => false,
    }
}

#[test]
fn expressions_are_read_as_spdx_has_them() {
    let allowed = ["MIT", "ISC"].map(str::to_owned);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("ISC AND (GPL-3.0 OR MIT)", true),
        ("(ISC OR MIT) AND GPL-3.0", false),
        ("GPL-3.0 OR ISC AND MIT", true),
        ("MIT WITH LLVM-exception", false),
        ("(MIT", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn the_list_is_read() {
    assert!(allowed().contains(&"MIT".to_owned()), "{:?}", allowed());
}
