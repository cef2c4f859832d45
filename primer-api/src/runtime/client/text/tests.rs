#![allow(clippy::unwrap_used)]

use super::{decoded, fill};
use crate::runtime::value::Value;

#[test]
fn text_is_read_in_its_charset_or_not_at_all() {
    for (bytes, charset, text) in [
        ("\u{e9}".as_bytes(), None, Some("\u{e9}")),
        ("\u{e9}".as_bytes(), Some("utf-8"), Some("\u{e9}")),
        (b"\xe9", None, None),
        (b"caf\xe9", Some("iso-8859-1"), Some("caf\u{e9}")),
        (b"\xc3\xa9", Some("iso-8859-1"), Some("\u{c3}\u{a9}")),
        (b"\x80", Some("iso-8859-1"), None),
        (b"a", Some("windows-1252"), Some("a")),
        (b"\xc3\xa9", Some("windows-1252"), None),
        (b"a\0", Some("utf-16"), None),
        (b"a", Some("iso-2022-jp"), None),
    ] {
        let found = decoded(bytes, charset);
        assert_eq!(found.ok().as_deref(), text, "{bytes:?} in {charset:?}");
    }
}

#[test]
fn a_number_is_finite() {
    for text in ["NaN", "inf", "-infinity", "1e999"] {
        let mut number = 0.0;
        fill(Value::slot(&mut number), text).unwrap_err();
    }
    let mut number = 0.0;
    fill(Value::slot(&mut number), " 1.5\n").unwrap();
    assert!((number - 1.5).abs() < f64::EPSILON);
}
