#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{Credentials, Payload, Request, write};
use crate::runtime::client::operation::{
    Constant, Content, DocumentedResponse, Location, Operation, Parameter, RequestBody, Statuses,
    Style,
};
use crate::runtime::client::request::security::credentials::Source;
use crate::runtime::client::tests::fixture::{JSON, PLAIN, QUERY};
use crate::runtime::header_name;
use crate::runtime::map::Map;
use crate::runtime::secret::Secret;
use crate::runtime::table::{Bound, Limits, Numeral};
use crate::runtime::value::{Ref, Value};

const PATH: Parameter = Parameter {
    name: "id",
    location: Location::Path,
    style: Style::Simple,
    ..QUERY
};

fn request(
    operation: &'static Operation,
    values: &[Ref<'_>],
    body: Ref<'_>,
) -> Result<Request, Vec<String>> {
    let credentials = Credentials {
        default: Some(Source::Fixed(Secret::from("key").into())),
        named: Vec::new(),
    };
    write(
        &"https://api.example/v1".parse().unwrap(),
        &credentials,
        operation,
        values,
        0,
        body,
    )
    .map_err(|fault| fault.violations.iter().map(ToString::to_string).collect())
}

fn url(operation: &'static Operation, values: &[Ref<'_>]) -> String {
    request(operation, values, Ref::Absent)
        .unwrap()
        .url
        .to_string()
}

#[test]
fn expressions_of_the_path_are_replaced() {
    static TWO: Operation = Operation {
        path: "/pets/{id}/toys/x{name}.json",
        parameters: &[
            PATH,
            Parameter {
                name: "name",
                ..PATH
            },
        ],
        ..PLAIN
    };
    assert_eq!(
        url(&TWO, &[Ref::Integer(7), Ref::Text("a b")]),
        "https://api.example/v1/pets/7/toys/xa%20b.json"
    );
}

#[test]
fn a_path_value_stays_in_its_segment() {
    static ONE: Operation = Operation {
        path: "/pets/{id}",
        parameters: &[PATH],
        ..PLAIN
    };
    for (value, segment) in [
        ("../admin", "..%2Fadmin"),
        ("a?b#c", "a%3Fb%23c"),
        ("...", "..."),
        (".a", ".a"),
        ("%2e%2e", "%252e%252e"),
        ("\\..\\", "%5C..%5C"),
        ("\t.\n", "%09.%0A"),
    ] {
        assert_eq!(
            url(&ONE, &[Ref::Text(value)]),
            format!("https://api.example/v1/pets/{segment}")
        );
    }
    for value in [".", "..", ""] {
        let violations = request(&ONE, &[Ref::Text(value)], Ref::Absent)
            .err()
            .unwrap();
        assert_eq!(violations.len(), 1, "{violations:?}");
        assert!(violations[0].contains("id"), "{violations:?}");
    }
}

#[test]
fn dots_of_several_values_make_no_dot_segment() {
    static TWO: Operation = Operation {
        path: "/pets/{id}{name}/x",
        parameters: &[
            PATH,
            Parameter {
                name: "name",
                ..PATH
            },
        ],
        ..PLAIN
    };
    assert!(request(&TWO, &[Ref::Text("."), Ref::Text(".")], Ref::Absent).is_err());
    static LABEL: Operation = Operation {
        path: "/pets/{id}",
        parameters: &[Parameter {
            style: Style::Label,
            ..PATH
        }],
        ..PLAIN
    };
    assert!(request(&LABEL, &[Ref::Text("")], Ref::Absent).is_err());
    assert!(request(&LABEL, &[Ref::Text(".")], Ref::Absent).is_err());
    assert_eq!(
        url(&LABEL, &[Ref::Text("a")]),
        "https://api.example/v1/pets/.a"
    );
}

#[test]
fn an_expression_without_a_value_is_a_violation() {
    static ONE: Operation = Operation {
        path: "/pets/{id}/{other}",
        parameters: &[PATH],
        ..PLAIN
    };
    assert_eq!(request(&ONE, &[], Ref::Absent).err().unwrap().len(), 2);
}

#[test]
fn a_url_that_is_too_long_is_a_violation_of_its_longest_parameter() {
    static BOTH: Operation = Operation {
        path: "/pets/{id}",
        parameters: &[PATH, QUERY],
        ..PLAIN
    };
    // The base URL, the path before and after the id, and the name of the query parameter.
    let rest = "https://api.example/v1/pets/?token=".len();
    let violations = |id: usize, token: usize| {
        let (id, token) = ("x".repeat(id), "x".repeat(token));
        let values = [Ref::Text(&id), Ref::Text(&token)];
        request(&BOTH, &values, Ref::Absent).map(drop)
    };
    assert_eq!(violations(1, 65_534 - rest - 1), Ok(()));
    let too_long = |name| {
        Err(vec![format!(
            "`{name}` must not make the URL longer than 65534 bytes"
        )])
    };
    assert_eq!(violations(1, 65_534 - rest), too_long("token"));
    assert_eq!(violations(2, 1 << 20), too_long("token"));
    assert_eq!(violations(1 << 20, 2), too_long("id"));
}

#[test]
fn constants_stand_where_they_belong() {
    static CONSTANTS: Operation = Operation {
        path: "/{tenant}/pets",
        constants: &[
            Constant {
                name: "tenant",
                header: None,
                location: Location::Path,
                value: "a/b",
            },
            Constant {
                name: "api version",
                header: None,
                location: Location::Query,
                value: "1&2",
            },
            Constant {
                name: "X-Version",
                header: header_name!("x-version"),
                location: Location::Header,
                value: "2.4",
            },
        ],
        parameters: &[QUERY],
        ..PLAIN
    };
    let request = request(&CONSTANTS, &[Ref::Absent], Ref::Absent).unwrap();
    assert_eq!(
        request.url.as_str(),
        "https://api.example/v1/a%2Fb/pets?api%20version=1%262"
    );
    assert_eq!(request.headers["x-version"], "2.4");
    assert!(request.headers["x-api-key"].is_sensitive());
}

#[test]
fn header_parameters_are_headers_and_inject_none() {
    static HEADER: Operation = Operation {
        parameters: &[Parameter {
            name: "X-Trace",
            header: header_name!("x-trace"),
            location: Location::Header,
            style: Style::Simple,
            ..QUERY
        }],
        ..PLAIN
    };
    let sent = request(&HEADER, &[Ref::Secret("a, b")], Ref::Absent).unwrap();
    assert_eq!(sent.headers["x-trace"], "a, b");
    assert!(sent.headers["x-trace"].is_sensitive());
    assert!(
        !request(&HEADER, &[Ref::Absent], Ref::Absent)
            .unwrap()
            .headers
            .contains_key("x-trace")
    );
    for value in ["a\r\nX-Evil: 1", "a\n", "\0", "\u{7f}", " a", "a\t"] {
        assert_eq!(
            request(&HEADER, &[Ref::Text(value)], Ref::Absent)
                .err()
                .unwrap()
                .len(),
            1
        );
    }
}

#[test]
fn violations_of_all_places_are_collected() {
    static LIMITS: Limits = Limits {
        max_length: Some(2),
        ..Limits::NONE
    };
    static MANY: Operation = Operation {
        path: "/{id}",
        parameters: &[
            PATH,
            Parameter {
                limits: Some(&LIMITS),
                ..QUERY
            },
            Parameter {
                name: "number",
                ..QUERY
            },
        ],
        bodies: &[RequestBody {
            media_type: "text/plain",
            content: Content::Text,
            sensitive: false,
            limits: Some(&LIMITS),
            parts: &[],
        }],
        ..PLAIN
    };
    let values = [Ref::Text(".."), Ref::Text("planted"), Ref::Number(f64::NAN)];
    let violations = request(&MANY, &values, Ref::Text("planted")).err().unwrap();
    assert_eq!(violations.len(), 4, "{violations:?}");
    assert!(!violations.concat().contains("planted"));
}

#[test]
fn no_name_in_a_body_that_is_sensitive_is_in_a_violation() {
    static SMALL: Limits = Limits {
        items: Some(&Limits {
            maximum: Some(Bound::Inclusive(Numeral::Integer(3))),
            ..Limits::NONE
        }),
        ..Limits::NONE
    };
    const BODY: RequestBody = RequestBody {
        media_type: "application/json",
        content: Content::Json,
        sensitive: true,
        limits: Some(&SMALL),
        parts: &[],
    };
    static PERSONAL: Operation = Operation {
        bodies: &[BODY],
        ..PLAIN
    };
    static OPEN: Operation = Operation {
        bodies: &[RequestBody {
            sensitive: false,
            ..BODY
        }],
        ..PLAIN
    };
    let body = Map::<i64>::from([("planted", 4)]);
    let violations = |operation| request(operation, &[], Value::get(&body)).err().unwrap();
    assert_eq!(violations(&PERSONAL), ["`[_]` must be at most 3"]);
    assert_eq!(violations(&OPEN), ["`planted` must be at most 3"]);
}

#[test]
fn each_content_has_its_body_and_media_type() {
    const BODY: RequestBody = RequestBody {
        media_type: "application/json",
        content: Content::Json,
        sensitive: false,
        limits: None,
        parts: &[],
    };
    static TEXT: Operation = Operation {
        bodies: &[RequestBody {
            media_type: "text/plain",
            content: Content::Text,
            sensitive: false,
            limits: None,
            parts: &[],
        }],
        ..PLAIN
    };
    static BYTES: Operation = Operation {
        bodies: &[RequestBody {
            media_type: "image/png",
            content: Content::Bytes,
            sensitive: false,
            limits: None,
            parts: &[],
        }],
        ..PLAIN
    };
    static FORM: Operation = Operation {
        bodies: &[RequestBody {
            media_type: "application/x-www-form-urlencoded",
            content: Content::Form(&[]),
            sensitive: false,
            limits: None,
            parts: &[],
        }],
        ..PLAIN
    };
    static EMPTY: Operation = Operation {
        bodies: &[BODY],
        ..PLAIN
    };
    let form = serde_json::json!({"a": "b c"});
    for (operation, value, media_type, body) in [
        (&TEXT, Ref::Text("hi"), "text/plain", "hi"),
        (&BYTES, Ref::Bytes(b"\x01"), "image/png", "\x01"),
        (
            &FORM,
            Ref::Json(&form),
            "application/x-www-form-urlencoded",
            "a=b+c",
        ),
        (&EMPTY, Ref::Null, "application/json", "null"),
    ] {
        let request = request(operation, &[], value).unwrap();
        assert_eq!(request.headers["content-type"], media_type);
        let Some(Payload::Bytes(sent)) = request.body else {
            panic!("there is no body in memory");
        };
        assert_eq!(sent, body.as_bytes());
    }
    for operation in [&TEXT, &BYTES] {
        let refused = request(operation, &[], Ref::Null).err().unwrap();
        assert_eq!(refused, ["`body` must be text or bytes"]);
    }
    let refused = request(&FORM, &[], Ref::Null).err().unwrap();
    assert_eq!(refused, ["`body` must be an object"]);
    let request = request(&EMPTY, &[], Ref::Absent).unwrap();
    assert!(request.body.is_none() && !request.headers.contains_key("content-type"));
}

#[test]
fn accept_lists_the_media_types_of_successes_once() {
    static THREE: Operation = Operation {
        successes: &[
            JSON,
            DocumentedResponse {
                statuses: Statuses::Code(201),
                ..JSON
            },
            DocumentedResponse {
                statuses: Statuses::Code(202),
                media_type: "text/plain",
                ..JSON
            },
            DocumentedResponse {
                statuses: Statuses::Code(204),
                media_type: "",
                ..JSON
            },
        ],
        ..PLAIN
    };
    let request = request(&THREE, &[], Ref::Absent).unwrap();
    assert_eq!(request.headers["accept"], "application/json, text/plain");
}

#[test]
fn a_method_that_is_none_is_an_error() {
    static NONE: Operation = Operation {
        method: "GET IT",
        ..PLAIN
    };
    assert!(request(&NONE, &[], Ref::Absent).err().unwrap().is_empty());
}
