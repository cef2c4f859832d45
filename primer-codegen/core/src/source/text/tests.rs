use super::Source;

#[test]
fn a_byte_order_mark_is_not_part_of_the_text() {
    assert_eq!(Source::new("a.yaml", "\u{feff}a: 1").text(), "a: 1");
    assert_eq!(Source::new("a.yaml", "a: \u{feff}").text(), "a: \u{feff}");
}
