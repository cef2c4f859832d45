use super::{decoded, hierarchy, without_names};

#[test]
fn paths_are_compared_without_their_names() {
    assert_eq!(without_names("/a/{x}/b/{y}.json"), "/a/{/b/{.json");
    assert_eq!(without_names("/a"), "/a");
    assert_eq!(without_names("/a/{x"), "/a/{x");
}

#[test]
fn paths_are_compared_by_their_decoded_segments() {
    assert_eq!(hierarchy("/a%62/{x}"), hierarchy("/ab/{y}"));
    assert_eq!(hierarchy("/a b"), hierarchy("/a%20b"));
    assert_eq!(hierarchy("/\u{e4}"), hierarchy("/%C3%a4"));
    assert_ne!(hierarchy("/a%2Fb"), hierarchy("/a/b"));
    assert_ne!(hierarchy("/a"), hierarchy("/a/"));
    assert_ne!(hierarchy("/%7Bid%7D"), hierarchy("/{id}"));
}

#[test]
fn what_encodes_nothing_stays() {
    assert_eq!(decoded("100%"), b"100%");
    assert_eq!(decoded("%zz%4%\u{e4}"), "%zz%4%\u{e4}".as_bytes());
    assert_eq!(decoded("%2e%2E"), b"..");
}
