#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::borrow::Cow;

use serde_json::json;

use super::{BLANK, DELIMITER, Rule, append, write};
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::request::flat::NULL;
use crate::runtime::client::tests::fixture::QUERY;
use crate::runtime::value::{Json, Ref, Value};

fn at(location: Location, style: Style, explode: bool) -> Parameter {
    Parameter {
        name: "color",
        location,
        style,
        explode,
        ..QUERY
    }
}

fn text(parameter: &Parameter, json: Json) -> Result<Option<String>, Rule> {
    let written = write(parameter, Ref::Json(&json));
    if parameter.location == Location::Query {
        let mut query = "?".to_owned();
        let appended = append(parameter, Ref::Json(&json), &mut query).map(|()| query);
        let whole = |it: &Option<Cow<'_, str>>| format!("?{}", it.as_deref().unwrap_or_default());
        assert_eq!(appended, written.as_ref().map(whole).map_err(Rule::clone));
    }
    Ok(written?.map(Cow::into_owned))
}

#[track_caller]
fn check(location: Location, style: Style, explode: bool, expected: [&str; 4]) {
    let parameter = at(location, style, explode);
    let values = [
        json!(""),
        json!("blue"),
        json!(["blue", "black"]),
        json!({"G": 200, "R": 100}),
    ];
    for (value, expected) in values.into_iter().zip(expected) {
        assert_eq!(text(&parameter, value).unwrap().unwrap(), expected);
    }
}

// OpenAPI 3.2, Style Examples.
#[test]
fn cookies_in_their_own_style_are_written_as_they_are() {
    use Location::Cookie;
    let exploded = [
        "color=",
        "color=blue",
        "color=blue; color=black",
        "G=200; R=100",
    ];
    check(Cookie, Style::Cookie, true, exploded);
    let joined = [
        "color=",
        "color=blue",
        "color=blue,black",
        "color=G,200,R,100",
    ];
    check(Cookie, Style::Cookie, false, joined);
    let parameter = at(Cookie, Style::Cookie, true);
    let encoded = text(&parameter, json!("a%20b=c"));
    assert_eq!(encoded.unwrap().unwrap(), "color=a%20b=c");
    for value in [
        json!("a b"),
        json!("a;b"),
        json!(["a,b"]),
        json!({"a": "ä"}),
    ] {
        assert!(text(&parameter, value).is_err());
    }
}

// OpenAPI 3.0.4, Style Examples.
#[test]
fn every_style_is_written_as_the_specification_shows() {
    use Location::{Header, Path, Query};
    check(
        Path,
        Style::Matrix,
        false,
        [
            ";color",
            ";color=blue",
            ";color=blue,black",
            ";color=G,200,R,100",
        ],
    );
    check(
        Path,
        Style::Matrix,
        true,
        [
            ";color",
            ";color=blue",
            ";color=blue;color=black",
            ";G=200;R=100",
        ],
    );
    check(
        Path,
        Style::Label,
        false,
        [".", ".blue", ".blue,black", ".G,200,R,100"],
    );
    check(
        Path,
        Style::Label,
        true,
        [".", ".blue", ".blue.black", ".G=200.R=100"],
    );
    check(
        Path,
        Style::Simple,
        false,
        ["", "blue", "blue,black", "G,200,R,100"],
    );
    check(
        Path,
        Style::Simple,
        true,
        ["", "blue", "blue,black", "G=200,R=100"],
    );
    check(
        Header,
        Style::Simple,
        false,
        ["", "blue", "blue,black", "G,200,R,100"],
    );
    check(
        Header,
        Style::Simple,
        true,
        ["", "blue", "blue,black", "G=200,R=100"],
    );
    check(
        Query,
        Style::Form,
        false,
        [
            "color=",
            "color=blue",
            "color=blue,black",
            "color=G,200,R,100",
        ],
    );
    check(
        Query,
        Style::Form,
        true,
        [
            "color=",
            "color=blue",
            "color=blue&color=black",
            "G=200&R=100",
        ],
    );
    check(
        Query,
        Style::SpaceDelimited,
        false,
        [
            "color=",
            "color=blue",
            "color=blue%20black",
            "color=G%20200%20R%20100",
        ],
    );
    check(
        Query,
        Style::PipeDelimited,
        false,
        [
            "color=",
            "color=blue",
            "color=blue%7Cblack",
            "color=G%7C200%7CR%7C100",
        ],
    );
}

#[test]
fn json_is_written_as_json() {
    let value = json!({"a": ["\u{e4}\u{1f600}", 1]});
    let escaped = "%7B%22a%22%3A%5B%22%C3%A4%F0%9F%98%80%22%2C1%5D%7D";
    let query = at(Location::Query, Style::Json, false);
    assert_eq!(
        text(&query, value.clone()),
        Ok(Some(format!("color={escaped}")))
    );
    let path = at(Location::Path, Style::Json, false);
    assert_eq!(text(&path, value.clone()), Ok(Some(escaped.to_owned())));
    let header = at(Location::Header, Style::Json, false);
    assert_eq!(
        text(&header, value),
        Ok(Some(r#"{"a":["\u00e4\ud83d\ude00",1]}"#.to_owned()))
    );
    assert_eq!(write(&query, Ref::Absent), Ok(None));
}

#[test]
fn what_is_absent_null_or_empty_is_left_out() {
    let parameter = at(Location::Query, Style::Form, true);
    let nothing = Vec::<String>::new();
    for value in [
        Ref::Absent,
        Ref::Null,
        nothing.get(),
        Ref::Json(&Json::Null),
    ] {
        assert_eq!(write(&parameter, value), Ok(None));
    }
    assert_eq!(text(&parameter, json!({"a": null})), Ok(None));
    assert_eq!(
        text(&parameter, json!({"a": null, "b": 1})),
        Ok(Some("b=1".to_owned()))
    );
    for list in [json!([null]), json!([1, null])] {
        assert_eq!(text(&parameter, list), Err(NULL));
    }
}

#[test]
fn every_scalar_has_its_text() {
    let parameter = at(Location::Query, Style::Form, false);
    let cases = [
        (Ref::Bool(true), "true"),
        (Ref::Integer(i64::MIN), "-9223372036854775808"),
        (Ref::Unsigned(u64::MAX), "18446744073709551615"),
        (Ref::Number(2.5), "2.5"),
        (Ref::Text("a"), "a"),
        (Ref::Unrecognized("b"), "b"),
        (Ref::Secret("c"), "c"),
    ];
    for (value, expected) in cases {
        assert_eq!(
            write(&parameter, value),
            Ok(Some(format!("color={expected}").into()))
        );
    }
    for value in [
        Ref::Number(f64::NAN),
        Ref::Number(f64::INFINITY),
        Ref::Bytes(b"x"),
    ] {
        assert!(write(&parameter, value).is_err());
    }
    assert_eq!(
        text(&parameter, json!([[1]])),
        Ok(Some("color=%5B1%5D".to_owned()))
    );
}

#[test]
fn text_cannot_leave_its_place() {
    let hostile = "/?#&=+%2e \r\n\u{e4},;";
    let escaped = "%2F%3F%23%26%3D%2B%252e%20%0D%0A%C3%A4%2C%3B";
    let path = at(Location::Path, Style::Simple, false);
    assert_eq!(text(&path, json!(hostile)), Ok(Some(escaped.to_owned())));
    let query = at(Location::Query, Style::Form, false);
    assert_eq!(
        text(&query, json!([hostile, "b"])),
        Ok(Some(format!("color={escaped},b")))
    );
    let exploded = at(Location::Query, Style::Form, true);
    assert_eq!(
        text(&exploded, json!({"a&b=c": "d"})),
        Ok(Some("a%26b%3Dc=d".to_owned()))
    );
}

#[test]
fn reserved_characters_stay_where_they_separate_nothing() {
    let parameter = Parameter {
        allow_reserved: true,
        ..at(Location::Query, Style::Form, false)
    };
    let expected = "color=:/?%23%5B%5D@!$%26'()*%2B,;=%25%20";
    assert_eq!(
        text(&parameter, json!(":/?#[]@!$&'()*+,;=% ")),
        Ok(Some(expected.to_owned()))
    );
    // RFC 6570, 3.2.3: percent-encoded bytes stay.
    for (value, expected) in [
        ("a%2Fb%2f%23", "a%2Fb%2f%23"),
        ("50%", "50%25"),
        ("%2", "%252"),
        ("%zz%%41", "%25zz%25%41"),
        ("%\u{e4}", "%25%C3%A4"),
    ] {
        let expected = format!("color={expected}");
        assert_eq!(text(&parameter, json!(value)), Ok(Some(expected)));
    }
    let name = text(&parameter, json!({"a=b,c": 1})).unwrap();
    assert_eq!(name.unwrap(), "color=a%3Db%2Cc,1");
}

// RFC 6570, 3.2.5 to 3.2.8, with the values of 3.2; the members are in the order of their names.
#[test]
fn examples_of_rfc_6570_are_written_as_it_shows() {
    use Location::{Path, Query};
    let keys = json!({"comma": ",", "dot": ".", "semi": ";"});
    let cases = [
        (Query, Style::Form, false, "color=comma,%2C,dot,.,semi,%3B"),
        (Query, Style::Form, true, "comma=%2C&dot=.&semi=%3B"),
        (
            Path,
            Style::Matrix,
            false,
            ";color=comma,%2C,dot,.,semi,%3B",
        ),
        (Path, Style::Matrix, true, ";comma=%2C;dot=.;semi=%3B"),
        (Path, Style::Simple, false, "comma,%2C,dot,.,semi,%3B"),
        (Path, Style::Simple, true, "comma=%2C,dot=.,semi=%3B"),
        (Path, Style::Label, false, ".comma,%2C,dot,.,semi,%3B"),
    ];
    for (location, style, explode, expected) in cases {
        let parameter = at(location, style, explode);
        assert_eq!(
            text(&parameter, keys.clone()),
            Ok(Some(expected.to_owned()))
        );
    }
}

// RFC 6570, 3.2.1: a name without a value is written as the operator says.
#[test]
fn empty_members_and_items_are_written_as_rfc_6570_shows() {
    use Location::{Header, Path, Query};
    let cases = [
        (Path, Style::Matrix, true, ";a;b=1", ";color;color=x"),
        (Path, Style::Matrix, false, ";color=a,,b,1", ";color=,x"),
        (Path, Style::Label, true, ".a=.b=1", "..x"),
        (Path, Style::Label, false, ".a,,b,1", ".,x"),
        (Path, Style::Simple, true, "a=,b=1", ",x"),
        (Path, Style::Simple, false, "a,,b,1", ",x"),
        (Header, Style::Simple, true, "a=,b=1", ",x"),
        (Header, Style::Simple, false, "a,,b,1", ",x"),
        (Query, Style::Form, true, "a=&b=1", "color=&color=x"),
        (Query, Style::Form, false, "color=a,,b,1", "color=,x"),
        (
            Query,
            Style::SpaceDelimited,
            false,
            "color=a%20%20b%201",
            "color=%20x",
        ),
        (
            Query,
            Style::PipeDelimited,
            false,
            "color=a%7C%7Cb%7C1",
            "color=%7Cx",
        ),
    ];
    for (location, style, explode, object, list) in cases {
        let parameter = at(location, style, explode);
        let written = text(&parameter, json!({"a": "", "b": 1}));
        assert_eq!(written, Ok(Some(object.to_owned())));
        let written = text(&parameter, json!(["", "x"]));
        assert_eq!(written, Ok(Some(list.to_owned())));
        for nothing in [json!([]), json!({}), json!(null)] {
            assert_eq!(text(&parameter, nothing), Ok(None));
        }
    }
}

#[test]
fn a_delimiter_within_a_value_is_refused_where_nothing_escapes_it() {
    use Location::{Header, Path, Query};
    let reserved = |explode| Parameter {
        allow_reserved: true,
        ..at(Query, Style::Form, explode)
    };
    let refused = [
        (at(Query, Style::SpaceDelimited, false), json!(["a b"])),
        (at(Query, Style::SpaceDelimited, false), json!({"a b": 1})),
        (at(Query, Style::PipeDelimited, false), json!(["a|b", "c"])),
        (reserved(false), json!(["a,b"])),
        (reserved(false), json!({"a": "b,c"})),
        (at(Path, Style::Label, true), json!([1.5])),
        (at(Path, Style::Label, true), json!({"a": "b.c"})),
        (at(Header, Style::Simple, false), json!(["a,b"])),
        (at(Header, Style::Simple, false), json!({"a,b": "c"})),
        (at(Header, Style::Simple, true), json!({"a": "b,c"})),
        (at(Header, Style::Simple, true), json!({"a": "b=c"})),
        (at(Header, Style::Simple, true), json!({"a=b": "c"})),
    ];
    for (parameter, value) in refused {
        assert_eq!(text(&parameter, value), Err(DELIMITER));
    }
    let pipes = Parameter {
        allow_reserved: true,
        ..at(Query, Style::PipeDelimited, false)
    };
    assert_eq!(text(&pipes, json!(["a%7cb"])), Err(DELIMITER));
    let written = [
        (
            at(Query, Style::SpaceDelimited, true),
            json!(["a b"]),
            "color=a%20b",
        ),
        (
            at(Query, Style::SpaceDelimited, false),
            json!("a b"),
            "color=a%20b",
        ),
        (
            at(Query, Style::SpaceDelimited, false),
            json!(["a+b", "c"]),
            "color=a%2Bb%20c",
        ),
        (
            at(Query, Style::Form, false),
            json!(["a,b", "c"]),
            "color=a%2Cb,c",
        ),
        (reserved(true), json!(["a,b", "c"]), "color=a,b&color=c"),
        (reserved(false), json!(["a%2Cb", "c"]), "color=a%2Cb,c"),
        (at(Path, Style::Label, false), json!(["1.5", "2"]), ".1.5,2"),
        (at(Header, Style::Simple, false), json!("a, b=c"), "a, b=c"),
        (
            at(Header, Style::Simple, false),
            json!({"a": "b=c"}),
            "a,b=c",
        ),
    ];
    for (parameter, value, expected) in written {
        assert_eq!(text(&parameter, value), Ok(Some(expected.to_owned())));
    }
    let header = at(Header, Style::Simple, false);
    assert_eq!(text(&header, json!(["a", " b"])), Err(BLANK));
}
