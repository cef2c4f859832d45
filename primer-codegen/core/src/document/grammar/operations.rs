//! Operations, and what they send and receive.

use super::schema::SCHEMA;
use super::service::{CALLBACKS, EXTERNAL_DOCUMENTATION, HEADERS, LINKS, PATH_ITEM, SERVER};
use super::{
    DOCUMENTATION, Effect, Form, Object, Patterned, TEXTS, keyword, required, unsupported,
    without_effect,
};

/// Operation Object.
pub static OPERATION: Object = Object {
    name: "Operation Object",
    keywords: &[
        without_effect("tags", TEXTS, DOCUMENTATION),
        keyword("summary", Form::Text),
        keyword("description", Form::Text),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
        keyword("operationId", Form::NonEmptyText),
        keyword("parameters", Form::List(&Form::Reference(&PARAMETER))),
        keyword("requestBody", Form::Reference(&REQUEST_BODY)),
        required("responses", Form::Object(&RESPONSES)),
        without_effect(
            "callbacks",
            Form::Map(&Form::Reference(&CALLBACK)),
            CALLBACKS,
        ),
        keyword("deprecated", Form::Boolean),
        keyword("security", Form::List(&Form::Map(&TEXTS))),
        unsupported(
            "servers",
            Form::List(&Form::Object(&SERVER)),
            "`servers` of an operation is not supported yet",
        ),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

/// Parameter Object.
pub static PARAMETER: Object = Object {
    name: "Parameter Object",
    keywords: &[
        required("name", Form::NonEmptyText),
        required("in", Form::Choice(&["query", "header", "path", "cookie"])),
        keyword("description", Form::Text),
        keyword("required", Form::Boolean),
        keyword("deprecated", Form::Boolean),
        without_effect(
            "allowEmptyValue",
            Form::Boolean,
            Effect::None("an empty string can always be sent"),
        ),
        keyword(
            "style",
            Form::Choice(&[
                "matrix",
                "label",
                "form",
                "simple",
                "spaceDelimited",
                "pipeDelimited",
                "deepObject",
            ]),
        ),
        keyword("explode", Form::Boolean),
        keyword("allowReserved", Form::Boolean),
        keyword("schema", Form::Reference(&SCHEMA)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        keyword("content", Form::Content(&Form::Object(&MEDIA_TYPE))),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-idempotency-key", Form::Boolean),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

/// Request Body Object.
pub static REQUEST_BODY: Object = Object {
    name: "Request Body Object",
    keywords: &[
        keyword("description", Form::Text),
        required("content", Form::Content(&Form::Object(&MEDIA_TYPE))),
        keyword("required", Form::Boolean),
    ],
    patterned: None,
};

/// Media Type Object.
pub static MEDIA_TYPE: Object = Object {
    name: "Media Type Object",
    keywords: &[
        keyword("schema", Form::Reference(&SCHEMA)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        keyword("encoding", Form::Map(&Form::Object(&ENCODING))),
    ],
    patterned: None,
};

pub(super) static ENCODING: Object = Object {
    name: "Encoding Object",
    keywords: &[
        keyword("contentType", Form::Text),
        keyword("headers", Form::Headers(&Form::Reference(&HEADER))),
        keyword(
            "style",
            Form::Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        keyword("explode", Form::Boolean),
        keyword("allowReserved", Form::Boolean),
    ],
    patterned: None,
};

/// Responses Object.
pub static RESPONSES: Object = Object {
    name: "Responses Object",
    keywords: &[keyword("default", Form::Reference(&RESPONSE))],
    patterned: Some(Patterned {
        matches: is_status,
        expected: "a status code from `100` to `599`, a range from `1XX` to `5XX`, or `default`",
        form: Form::Reference(&RESPONSE),
    }),
};

fn is_status(name: &str) -> bool {
    match name.as_bytes() {
        [b'1'..=b'5', rest @ ..] => {
            rest == b"XX" || (rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
        }
        _ => false,
    }
}

/// Response Object.
pub static RESPONSE: Object = Object {
    name: "Response Object",
    keywords: &[
        required("description", Form::Text),
        without_effect("headers", Form::Headers(&Form::Reference(&HEADER)), HEADERS),
        keyword("content", Form::Content(&Form::Object(&MEDIA_TYPE))),
        without_effect("links", Form::Map(&Form::Reference(&LINK)), LINKS),
    ],
    patterned: None,
};

pub(super) static CALLBACK: Object = Object {
    name: "Callback Object",
    keywords: &[],
    patterned: Some(Patterned {
        matches: |name| !name.is_empty(),
        expected: "a runtime expression",
        form: Form::Object(&PATH_ITEM),
    }),
};

/// Example Object.
pub static EXAMPLE: Object = Object {
    name: "Example Object",
    keywords: &[
        without_effect("summary", Form::Text, DOCUMENTATION),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("value", Form::Any, DOCUMENTATION),
        without_effect("externalValue", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

/// Link Object.
pub static LINK: Object = Object {
    name: "Link Object",
    keywords: &[
        without_effect("operationRef", Form::Text, LINKS),
        without_effect("operationId", Form::Text, LINKS),
        without_effect("parameters", Form::Map(&Form::Any), LINKS),
        without_effect("requestBody", Form::Any, LINKS),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("server", Form::Object(&SERVER), LINKS),
    ],
    patterned: None,
};

/// Header Object.
pub static HEADER: Object = Object {
    name: "Header Object",
    keywords: &[
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("required", Form::Boolean, HEADERS),
        without_effect("deprecated", Form::Boolean, HEADERS),
        without_effect("allowEmptyValue", Form::Boolean, HEADERS),
        without_effect("style", Form::Choice(&["simple"]), HEADERS),
        without_effect("explode", Form::Boolean, HEADERS),
        without_effect("allowReserved", Form::Boolean, HEADERS),
        without_effect("schema", Form::Reference(&SCHEMA), HEADERS),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        without_effect(
            "content",
            Form::Content(&Form::Object(&MEDIA_TYPE)),
            HEADERS,
        ),
    ],
    patterned: None,
};
