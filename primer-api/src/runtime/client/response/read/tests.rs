#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use http::header::{HeaderMap, HeaderValue};

use super::read;
use crate::runtime::client::operation::{Content, DocumentedResponse, Operation, Statuses};
use crate::runtime::client::response::received::Received;
use crate::runtime::client::tests::fixture::{JSON, PLAIN, Session};
use crate::runtime::client::{Error, ErrorKind, Response};
use crate::runtime::map::Map;
use crate::runtime::value::{Json, Outcome, Ref, Slot, Value};

/// A response that differs by status.
#[derive(Debug, PartialEq)]
enum Either {
    Ok(Session),
    Accepted(Json),
    NoContent(()),
}

impl Outcome for Either {
    fn blank(n: usize) -> Self {
        match n {
            0 => Self::Ok(Value::blank()),
            1 => Self::Accepted(Value::blank()),
            _ => Self::NoContent(()),
        }
    }
    fn get(&self) -> Ref<'_> {
        match self {
            Self::Ok(value) => Value::get(value),
            Self::Accepted(value) => Value::get(value),
            Self::NoContent(value) => Value::get(value),
        }
    }
    fn slot(&mut self) -> Slot<'_> {
        match self {
            Self::Ok(value) => Value::slot(value),
            Self::Accepted(value) => Value::slot(value),
            Self::NoContent(value) => Value::slot(value),
        }
    }
}

fn received(status: u16, headers: &[(&'static str, &'static str)], body: &[u8]) -> Received {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)))
        .collect();
    Received {
        status,
        headers,
        body: body.to_vec().into(),
        cut: None,
        rest: None,
    }
}

fn body<T: Outcome>(operation: &'static Operation, received: Received) -> Result<T, Error<Json>> {
    read::<T, Json, ()>(operation, received).map(Response::into_body)
}

#[test]
fn an_exact_status_goes_before_a_range_and_a_range_before_the_default() {
    static OPERATION: Operation = Operation {
        successes: &[
            DocumentedResponse {
                statuses: Statuses::Default,
                outcome: 2,
                content: Content::Empty,
                ..JSON
            },
            DocumentedResponse {
                statuses: Statuses::Range(2),
                outcome: 1,
                ..JSON
            },
            JSON,
        ],
        failures: &[DocumentedResponse {
            statuses: Statuses::Code(299),
            ..JSON
        }],
        ..PLAIN
    };
    assert!(matches!(
        body(&OPERATION, received(200, &[], br#"{"token":"t"}"#)),
        Ok(Either::Ok(_))
    ));
    assert!(matches!(
        body(&OPERATION, received(202, &[], b"1")),
        Ok(Either::Accepted(Json::Number(_)))
    ));
    assert!(body::<Either>(&OPERATION, received(500, &[], b"1")).is_err());
}

#[test]
fn a_default_success_is_one_of_a_success() {
    static OPERATION: Operation = Operation {
        successes: &[DocumentedResponse {
            statuses: Statuses::Default,
            outcome: 2,
            content: Content::Empty,
            media_type: "",
            ..JSON
        }],
        failures: &[DocumentedResponse {
            statuses: Statuses::Code(299),
            ..JSON
        }],
        ..PLAIN
    };
    assert!(matches!(
        body(&OPERATION, received(204, &[], b"")),
        Ok(Either::NoContent(()))
    ));
    for status in [299, 302, 404, 500] {
        let error = body::<Either>(&OPERATION, received(status, &[], b"7")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.body().is_some(), status == 299);
    }
}

#[test]
fn a_default_failure_is_one_of_a_failure() {
    static OPERATION: Operation = Operation {
        failures: &[DocumentedResponse {
            statuses: Statuses::Default,
            ..JSON
        }],
        ..PLAIN
    };
    let error = body::<Session>(&OPERATION, received(503, &[], b"{}")).unwrap_err();
    assert!(error.body().is_some());
    let error = body::<Session>(&OPERATION, received(202, &[], b"{}")).unwrap_err();
    assert_eq!(
        (error.body(), error.raw_body()),
        (None, Some(b"{}".as_slice()))
    );
}

/// Each with another body, or with none.
static DIFFERENT: Operation = Operation {
    successes: &[
        JSON,
        DocumentedResponse {
            statuses: Statuses::Code(202),
            outcome: 1,
            ..JSON
        },
        DocumentedResponse {
            statuses: Statuses::Code(204),
            outcome: 2,
            content: Content::Empty,
            ..JSON
        },
    ],
    ..PLAIN
};

#[test]
fn an_undocumented_success_is_that_which_alone_fits() {
    let outcome = |body: &[u8]| {
        let response = read::<Either, (), ()>(&DIFFERENT, received(203, &[], body));
        response.map(Response::into_body).ok()
    };
    assert_eq!(outcome(b""), Some(Either::NoContent(())));
    assert_eq!(outcome(b"[1]"), Some(Either::Accepted(Json::from(vec![1]))));
    // Free-form JSON fits everything, an object too.
    assert_eq!(outcome(br#"{"token":"t-1"}"#), None);
    assert_eq!(outcome(b"<html>"), None);
}

#[test]
fn an_undocumented_success_is_sensitive_if_a_documented_one_is() {
    static OPERATION: Operation = Operation {
        successes: &[
            JSON,
            DocumentedResponse {
                statuses: Statuses::Code(201),
                sensitive: true,
                ..JSON
            },
        ],
        ..PLAIN
    };
    let is_sensitive = |status| {
        let response = read::<Json, (), ()>(&OPERATION, received(status, &[], b"1"));
        response.unwrap().is_sensitive()
    };
    assert_eq!([200, 201, 202].map(is_sensitive), [false, true, true]);
}

#[test]
fn an_undocumented_success_may_have_no_body_where_it_is_optional() {
    let read =
        |status, body| read::<Option<Json>, (), ()>(&PLAIN_JSON, received(status, &[], body));
    assert_eq!(read(204, b"").map(Response::into_body).ok(), Some(None));
    // The document says of 200 that there is a body.
    assert!(read(200, b"").is_err());
}

static PLAIN_JSON: Operation = PLAIN;

#[test]
fn a_status_that_never_has_a_body_is_not_that_of_a_range_with_one() {
    static RANGE: Operation = Operation {
        successes: &[DocumentedResponse {
            statuses: Statuses::Range(2),
            ..JSON
        }],
        failures: &[DocumentedResponse {
            statuses: Statuses::Default,
            ..JSON
        }],
        ..PLAIN
    };
    for status in [204, 205] {
        let optional = read::<Option<Json>, Json, ()>(&RANGE, received(status, &[], b""));
        assert_eq!(optional.map(Response::into_body).ok(), Some(None));
        let error = body::<Session>(&RANGE, received(status, &[], b"")).unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Status, Some(status))
        );
        assert!(error.to_string().contains("not documented"), "{error}");
    }
    let error = body::<Session>(&RANGE, received(304, &[], b"")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(!error.to_string().contains("the body"), "{error}");
    // Others have one.
    let error = body::<Session>(&RANGE, received(200, &[], b"")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[test]
fn an_undocumented_success_in_text_is_told_by_its_media_type() {
    static OPERATION: Operation = Operation {
        successes: &[DocumentedResponse {
            content: Content::Text,
            media_type: "text/csv",
            ..JSON
        }],
        ..PLAIN
    };
    let text = |status, media_type| {
        let headers = [("content-type", media_type)];
        let response = read::<String, (), ()>(&OPERATION, received(status, &headers, b"a,b"));
        response.map(Response::into_body).ok()
    };
    assert_eq!(text(201, "text/csv; charset=utf-8"), Some("a,b".to_owned()));
    assert_eq!(text(201, "text/plain"), None);
    // RFC 9110, 15.3.7: a part of it.
    assert_eq!(text(206, "text/csv"), None);
}

#[test]
fn a_success_may_be_any_documented_status() {
    static OPERATION: Operation = Operation {
        successes: &[
            JSON,
            DocumentedResponse {
                statuses: Statuses::Code(304),
                outcome: 2,
                content: Content::Empty,
                media_type: "",
                ..JSON
            },
        ],
        ..PLAIN
    };
    assert!(matches!(
        body(&OPERATION, received(304, &[], b"")),
        Ok(Either::NoContent(()))
    ));
}

#[test]
fn json_may_have_any_name_of_json_or_none() {
    let document = br#"{"token":"t"}"#;
    static OPERATION: Operation = Operation {
        successes: &[DocumentedResponse {
            media_type: "application/vnd.shop; v=1",
            ..JSON
        }],
        ..PLAIN
    };
    for name in [
        "application/json",
        "Application/Problem+JSON; charset=utf-8",
        "text/json",
        "application/vnd.shop",
    ] {
        assert!(
            body::<Session>(
                &OPERATION,
                received(200, &[("content-type", name)], document)
            )
            .is_ok(),
            "{name}"
        );
    }
    assert!(body::<Session>(&OPERATION, received(200, &[], document)).is_ok());
    for (name, found) in [
        ("text/html", "HTML"),
        ("text/plain", "text"),
        ("application/xml", "another media type"),
        ("planted", "another media type"),
    ] {
        let error = body::<Session>(
            &OPERATION,
            received(200, &[("content-type", name)], document),
        )
        .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(
            error
                .to_string()
                .ends_with(&format!("expected JSON, found {found}")),
            "{error}"
        );
    }
}

#[test]
fn an_encoded_body_is_not_read() {
    for (encoding, fits) in [("gzip", false), ("identity", true), ("", true)] {
        let result = body::<Session>(
            &PLAIN_STATIC,
            received(200, &[("content-encoding", encoding)], b"{\"token\":\"\"}"),
        );
        assert_eq!(result.is_ok(), fits, "{encoding}");
    }
}

static PLAIN_STATIC: Operation = PLAIN;

#[test]
fn text_and_scalars_are_read_from_text() {
    static TEXT: Operation = Operation {
        successes: &[DocumentedResponse {
            content: Content::Text,
            media_type: "text/plain",
            ..JSON
        }],
        ..PLAIN
    };
    assert_eq!(
        body::<String>(&TEXT, received(200, &[], b"hi")).unwrap(),
        "hi"
    );
    assert_eq!(
        body::<Option<String>>(&TEXT, received(200, &[], b"hi"))
            .unwrap()
            .as_deref(),
        Some("hi")
    );
    assert_eq!(
        body::<i64>(&TEXT, received(200, &[], b" 42\n")).unwrap(),
        42
    );
    assert!(body::<bool>(&TEXT, received(200, &[], b"true")).unwrap());
    assert_eq!(
        body::<Json>(&TEXT, received(200, &[], b"hi")).unwrap(),
        Json::from("hi")
    );
    body::<()>(&TEXT, received(200, &[], b"\xff")).unwrap();
    for error in [
        body::<String>(&TEXT, received(200, &[], b"\xff")).map(drop),
        body::<i64>(&TEXT, received(200, &[], b"planted")).map(drop),
        body::<bool>(&TEXT, received(200, &[], b"planted")).map(drop),
        body::<Session>(&TEXT, received(200, &[], b"planted")).map(drop),
    ] {
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(!format!("{error} {error:?}").contains("planted"));
    }
}

#[test]
fn a_body_that_is_passed_over_is_not_received() {
    static OPERATION: Operation = Operation {
        successes: &[DocumentedResponse {
            content: Content::Empty,
            media_type: "",
            ..JSON
        }],
        ..PLAIN
    };
    let settings = crate::runtime::client::transport::settings::Settings::default();
    assert_eq!(settings.body_limit(&OPERATION, 200), None);
    assert_eq!(
        settings.body_limit(&PLAIN_STATIC, 200),
        Some(2 * 1024 * 1024)
    );
    // It may be that of the documented success.
    assert_eq!(
        settings.body_limit(&PLAIN_STATIC, 201),
        Some(2 * 1024 * 1024)
    );
    assert_eq!(settings.body_limit(&OPERATION, 201), None);
    assert_eq!(settings.body_limit(&PLAIN_STATIC, 500), Some(64 * 1024));
}

#[test]
fn no_name_in_a_body_that_is_sensitive_is_in_an_error() {
    const PERSONAL: DocumentedResponse = DocumentedResponse {
        sensitive: true,
        ..JSON
    };
    static OPERATION: Operation = Operation {
        successes: &[
            PERSONAL,
            DocumentedResponse {
                statuses: Statuses::Code(201),
                ..JSON
            },
        ],
        failures: &[DocumentedResponse {
            statuses: Statuses::Code(404),
            ..PERSONAL
        }],
        ..PLAIN
    };
    let path = |status, body: &[u8]| {
        let result = read::<Map<i64>, Map<i64>, ()>(&OPERATION, received(status, &[], body));
        result.unwrap_err().path().map(str::to_owned)
    };
    let body = br#"{"planted":"x"}"#;
    assert_eq!(path(200, body).as_deref(), Some("[_]"));
    assert_eq!(path(404, body).as_deref(), Some("[_]"));
    assert_eq!(path(201, body).as_deref(), Some("planted"));
    // What the document itself says is told.
    let result = read::<Session, Json, ()>(&OPERATION, received(200, &[], br#"{"token":1}"#));
    assert_eq!(result.unwrap_err().path(), Some("token"));
}

#[test]
fn a_response_prints_its_body_unless_that_is_sensitive() {
    const TEXT: DocumentedResponse = DocumentedResponse {
        content: Content::Text,
        media_type: "text/plain",
        ..JSON
    };
    static OPERATION: Operation = Operation {
        successes: &[
            DocumentedResponse {
                sensitive: true,
                ..TEXT
            },
            DocumentedResponse {
                statuses: Statuses::Code(201),
                ..TEXT
            },
        ],
        ..PLAIN
    };
    let printed = |status| {
        let received = received(status, &[("set-cookie", "planted")], b"text");
        let response = read::<String, Json, ()>(&OPERATION, received).unwrap();
        assert_eq!(response.body(), "text");
        format!("{response:?}")
    };
    assert_eq!(
        printed(200),
        "Response { status: 200, body: [redacted], .. }"
    );
    assert_eq!(printed(201), "Response { status: 201, body: \"text\", .. }");
}
