use proptest::prelude::*;

use super::{Case, KEYWORDS, Scope, any_in_case, ascii, in_case, media_type, status};

fn check(text: &str, pascal: &str, snake: &str) {
    let claim = |case| Scope::new(case, &[]).claim(text).as_str().to_owned();
    assert_eq!(
        (claim(Case::Pascal).as_str(), claim(Case::Snake).as_str()),
        (pascal, snake),
        "{text:?}"
    );
}

#[test]
fn words_are_found_in_every_spelling() {
    check("line_item", "LineItem", "line_item");
    check("LineItem", "LineItem", "line_item");
    check("lineItem", "LineItem", "line_item");
    check("LINE_ITEM", "LineItem", "line_item");
    check("line-item", "LineItem", "line_item");
    check("line item", "LineItem", "line_item");
    check("line.item/x", "LineItemX", "line_item_x");
    check("HTTPServer", "HttpServer", "http_server");
    check("3DSecure", "_3dSecure", "_3d_secure");
    check("__a__", "A", "a");
}

#[test]
fn a_media_type_is_named_by_its_subtype() {
    for (of, words) in [
        ("text/csv", "csv"),
        ("application/vnd.shop.v2+json; charset=utf-8", "vnd.shop.v2"),
        ("application/x-yaml", "yaml"),
        ("image/svg+xml", "svg+xml"),
        ("text/plain", "text"),
        ("image/*", "image"),
        ("*/*", "other"),
    ] {
        assert_eq!(media_type(of), words);
    }
}

#[test]
fn a_keyword_is_a_raw_identifier() {
    check("type", "Type", "r#type");
    check("async", "Async", "r#async");
    check("gen", "Gen", "r#gen");
    check("union", "Union", "union");
    for keyword in KEYWORDS {
        check(
            keyword,
            &in_case(keyword, Case::Pascal),
            &format!("r#{keyword}"),
        );
    }
}

#[test]
fn a_keyword_that_cannot_be_raw_gets_an_underscore() {
    check("self", "Self_", "self_");
    check("Self", "Self_", "self_");
    check("super", "Super", "super_");
    check("crate", "Crate", "crate_");
}

#[test]
fn a_name_does_not_begin_with_a_digit() {
    check("200", "_200", "_200");
    check("1_000", "_1000", "_1_000");
}

#[test]
fn symbols_are_spelled_where_they_are_all_there_is() {
    check("", "Empty", "empty");
    check("*", "Asterisk", "asterisk");
    check("<=", "LessEqual", "less_equal");
    check("_", "Underscore", "underscore");
    check(" ", "Space", "space");
    check("€", "U20ac", "u20ac");
    check("😀", "U1f600", "u1f600");
    check("+1", "Plus1", "plus_1");
    check("-1", "Minus1", "minus_1");
    check("a+b", "AB", "a_b");
    check("-", "Minus", "minus");
}

#[test]
fn letters_of_any_script_are_letters() {
    check("größe", "Größe", "größe");
    check("名前", "名前", "名前");
    check("имя", "Имя", "имя");
}

#[test]
fn a_name_that_is_taken_gets_the_next_number() {
    let mut scope = Scope::new(Case::Snake, &["new"]);
    let names: Vec<String> = ["a", "A", "a-", "a2", "new", "a"]
        .map(|text| scope.claim(text).as_str().to_owned())
        .to_vec();
    assert_eq!(names, ["a", "a2", "a3", "a22", "new2", "a4"]);
}

#[test]
fn a_name_that_means_something_makes_way_for_another() {
    let mut scope = Scope::new(Case::Snake, &["new"]);
    assert_eq!(scope.claim_or("new", "with new").as_str(), "with_new");
    assert_eq!(scope.claim_or("old", "with old").as_str(), "old");
}

#[test]
fn five_thousand_equal_names_are_five_thousand_names() {
    let mut scope = Scope::new(Case::Pascal, &[]);
    let names: std::collections::HashSet<String> = (0..5000)
        .map(|_| scope.claim("a").as_str().to_owned())
        .collect();
    assert_eq!(names.len(), 5000);
}

#[test]
fn a_status_has_its_registered_name() {
    assert_eq!(
        [200, 404, 429, 418].map(status),
        ["Ok", "NotFound", "TooManyRequests", "Status418"]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_makes_an_identifier(text: String) {
        for case in [Case::Pascal, Case::Snake] {
            let name = Scope::new(case, &[]).claim(&text);
            proptest::prop_assert!(syn::parse_str::<syn::Ident>(name.as_str()).is_ok(), "{name:?}");
        }
    }

    #[test]
    fn a_word_stays_the_same_word(text in "[a-zA-Z0-9_ -]{0,20}") {
        let once = in_case(&text, Case::Snake);
        proptest::prop_assert_eq!(in_case(&once, Case::Snake), once);
    }
}

proptest! {
    #[test]
    fn names_of_ascii_are_those_of_any_text(text in "[a-cA-C0-1 ._/-]{0,4}[a-zA-Z0-9][ -~]{0,8}") {
        prop_assume!(!text.starts_with(['+', '-']));
        for case in [Case::Pascal, Case::Snake] {
            prop_assert_eq!(ascii::in_case(&text, case), any_in_case(&text, case), "{}", text);
        }
    }
}
