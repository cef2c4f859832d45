use crate::source::{Extent, Places, Pointer, Source};

/// Checks the parts of the text that the extents of a key and of its value cover.
fn check(text: &str, at: &str, key: &str, value: &str) {
    let source = Source::new("a.yaml", text);
    let places = Places::of(&source);
    let pointer = Pointer::from_fragment(at).unwrap_or_default();
    let covered = |extent: Option<Extent>| {
        let Extent {
            line,
            column,
            length,
        } = extent?;
        let line = source.text().lines().nth(line.checked_sub(1)?)?;
        Some(
            line.chars()
                .skip(column.checked_sub(1)?)
                .take(length)
                .collect::<String>(),
        )
    };
    let found = (
        covered(places.key(&pointer)),
        covered(places.value(&pointer)),
    );
    assert_eq!(
        found,
        (Some(key.to_owned()), Some(value.to_owned())),
        "{text}"
    );
}

#[test]
fn keys_and_values_are_found_in_every_style() {
    check("a:\n  b: text", "/a/b", "b", "text");
    check("a: {b: 'te xt', c: 1}", "/a/b", "b", "'te xt'");
    check("{\"a\": {\"b\": true}}", "/a/b", "\"b\"", "true");
    check("a:\n- x\n- b: y", "/a/1/b", "b", "y");
    check("? a\n: b", "/a", "a", "b");
    check("/a~b: 1", "/~1a~0b", "/a~b", "1");
    check("200: ok", "/200", "200", "ok");
    check("\"\\u0061\": ok", "/a", "\"\\u0061\"", "ok");
}

#[test]
fn the_place_of_an_aliased_value_is_that_of_its_anchor() {
    check("a: &a {b: x}\nc: *a", "/c/b", "b", "x");
}

#[test]
fn the_place_of_a_merged_member_is_that_of_the_object() {
    check("a: &a {b: x}\nc:\n  <<: *a", "/c/b", "c", "c");
}

#[test]
fn text_that_is_not_yaml_has_no_places() {
    let source = Source::new("a.yaml", "a: [");
    let places = Places::of(&source);
    assert_eq!(places.key(&Pointer::root().child("a")), None);
}
