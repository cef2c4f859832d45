#![allow(clippy::unwrap_used)]

use http::HeaderValue;
use http::header::{COOKIE, HeaderMap};

use super::{Cookies, verbatim};
use crate::runtime::client::request::encoding;

fn header(pairs: &[&str], declared: Option<&'static str>) -> Option<HeaderValue> {
    let mut headers = HeaderMap::new();
    headers.extend(declared.map(|it| (COOKIE, HeaderValue::from_static(it))));
    let mut cookies = Cookies::default();
    for pair in pairs {
        cookies.push((*pair).to_owned());
    }
    cookies.write(&mut headers);
    assert!(headers.get_all(COOKIE).iter().count() <= 1);
    headers.remove(COOKIE)
}

#[test]
fn all_cookies_are_in_one_header() {
    assert_eq!(header(&[], None), None);
    assert_eq!(header(&["a=1", "b=2; c=3"], None).unwrap(), "a=1; b=2; c=3");
    assert_eq!(header(&["a=1"], Some("z=0")).unwrap(), "z=0; a=1");
    assert_eq!(header(&[], Some("z=0")).unwrap(), "z=0");
    assert!(header(&["a=1"], None).unwrap().is_sensitive());
}

#[test]
fn a_value_that_no_cookie_holds_is_refused_where_it_is_sent_as_it_is() {
    for text in ["", "a+b/c==", "s%3Aabc", "\"quoted\"", "a=b&c"] {
        assert_eq!(verbatim("sid", text).unwrap(), format!("sid={text}"));
    }
    for text in ["a b", "a;b", "a,b", "a\"b", "\"", "a\\b", "ä", "a\nb"] {
        assert!(verbatim("sid", text).is_err(), "{text:?}");
    }
    assert_eq!(verbatim("a b;[c]", "1").unwrap(), "a%20b%3B%5Bc%5D=1");
}

#[test]
fn what_no_cookie_holds_is_percent_encoded() {
    assert_eq!(encoding::cookie("a+b/c==&{x}"), "a+b/c==&{x}");
    assert_eq!(
        encoding::cookie("a b;c,d\"e\\f%41\u{e4}\n"),
        "a%20b%3Bc%2Cd%22e%5Cf%2541%C3%A4%0A"
    );
}
