use super::nearest;

#[test]
fn a_name_is_near_another_if_little_of_it_differs() {
    for (wrong, names, expected) in [
        ("knid", ["kind", "name"], Some("kind")),
        ("openId", ["http", "openIdConnect"], Some("openIdConnect")),
        ("ab", ["ac", "x"], Some("ac")),
        ("kind", ["number", "name"], None),
        // Nothing of it is left.
        ("t", ["a", "b"], None),
    ] {
        assert_eq!(nearest(wrong, names), expected, "{wrong}");
    }
}
