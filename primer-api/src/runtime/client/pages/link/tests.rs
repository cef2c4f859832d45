use http::header::{HeaderMap, HeaderValue, LINK};

use super::next;

#[track_caller]
fn check(lines: &[&str], expected: Option<&str>) {
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(LINK, HeaderValue::from_str(line).unwrap());
    }
    assert_eq!(next(&headers), expected, "{lines:?}");
}

#[test]
fn the_target_of_the_first_link_to_the_next_page_is_found() {
    check(&[], None);
    check(&["</a?p=2>; rel=\"next\""], Some("/a?p=2"));
    check(&["</a>;REL=NEXT"], Some("/a"));
    check(&["</0>; rel=\"prev\", </2>; rel=\"last next\""], Some("/2"));
    check(&["</0>; rel=prev", "</2>; rel=next"], Some("/2"));
    check(
        &["</a,b;rel=x>; title=\"a, </no>; rel=next\"; rel=next"],
        Some("/a,b;rel=x"),
    );
    check(
        &["</a>; title=\"\\\", </no>; rel=next\"; rel=next"],
        Some("/a"),
    );
}

#[test]
fn what_is_no_link_to_the_next_page_is_none() {
    check(&["</a>; rel=prev; rel=next"], None);
    check(&["</a>; rel=next; anchor=\"/b\""], None);
    check(&["/a; rel=next", "<", "<>", "", ",;", "</a"], None);
    check(&["</a>; rel=nextish"], None);
}
