use super::{escaped, header};

#[test]
fn a_name_is_written_as_browsers_do() {
    assert_eq!(escaped("a\"b\r\nc\\é"), "a%22b%0D%0Ac\\é");
}

#[test]
fn a_header_of_a_part_holds_no_other() {
    assert_eq!(header("X-A", "b").as_deref(), Some("x-a: b\r\n"));
    for (name, value) in [
        ("X-A", "b\r\nX-B: c"),
        ("X-A: b\r\nX-B", "c"),
        ("Content-Type", "a/b"),
        ("content-disposition", "a"),
        ("", "a"),
    ] {
        assert_eq!(header(name, value), None, "{name}");
    }
}
