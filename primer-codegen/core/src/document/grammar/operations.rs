//! Tables of operations and of all that stands in an operation.

use super::definition::{
    CALLBACKS, DOCUMENTATION, Definition, Effect, Form, HEADERS, LINKS, Patterned, TEXTS, formal,
    keyword, required, since, spare, until, without_effect,
};
use super::dialect::Dialect::{V3_0, V3_1, V3_2};
use super::object::Object;

pub(super) static OPERATION: Definition = Definition {
    name: "Operation Object",
    keywords: &[
        without_effect("tags", TEXTS, DOCUMENTATION),
        spare("summary", Form::Text),
        spare("description", Form::Text),
        without_effect(
            "externalDocs",
            Form::Object(Object::ExternalDocumentation),
            DOCUMENTATION,
        ),
        spare("operationId", Form::NonEmptyText),
        keyword(
            "parameters",
            Form::List(&Form::Reference(Object::Parameter)),
        ),
        keyword("requestBody", Form::Reference(Object::RequestBody)),
        until(V3_0, formal("responses", Form::Object(Object::Responses))),
        since(V3_1, spare("responses", Form::Object(Object::Responses))),
        without_effect(
            "callbacks",
            Form::Map(&Form::Reference(Object::Callback)),
            CALLBACKS,
        ),
        spare("deprecated", Form::Boolean),
        keyword("security", Form::List(&Form::Map(&TEXTS))),
        keyword("servers", Form::List(&Form::Object(Object::Server))),
        keyword("x-pages", Form::Object(Object::Pages)),
        keyword("x-dropshot-pagination", Form::Any),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

/// Ours: how the list of an operation goes on.
pub(super) static PAGES: Definition = Definition {
    name: "Pages Object",
    keywords: &[
        keyword("items", Form::NonEmptyText),
        keyword("next", Form::NonEmptyText),
        keyword("nextUrl", Form::NonEmptyText),
        keyword("link", Form::Boolean),
        keyword("last", Form::NonEmptyText),
        keyword("counts", Form::Choice(&["pages", "items"])),
        keyword("first", Form::Count),
        keyword("more", Form::NonEmptyText),
        keyword("parameter", Form::NonEmptyText),
    ],
    patterned: None,
};

const STYLES: &[&str] = &[
    "matrix",
    "label",
    "form",
    "simple",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];
const STYLES_OR_COOKIE: &[&str] = &[
    "matrix",
    "label",
    "form",
    "simple",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

pub(super) static PARAMETER: Definition = Definition {
    name: "Parameter Object",
    keywords: &[
        required("name", Form::NonEmptyText),
        until(
            V3_1,
            required("in", Form::Choice(&["query", "header", "path", "cookie"])),
        ),
        since(
            V3_2,
            required(
                "in",
                Form::Choice(&["query", "querystring", "header", "path", "cookie"]),
            ),
        ),
        spare("description", Form::Text),
        keyword("required", Form::Boolean),
        spare("deprecated", Form::Boolean),
        without_effect(
            "allowEmptyValue",
            Form::Boolean,
            Effect::None("an empty string can always be sent"),
        ),
        until(V3_1, keyword("style", Form::Choice(STYLES))),
        since(V3_2, keyword("style", Form::Choice(STYLES_OR_COOKIE))),
        keyword("explode", Form::Boolean),
        keyword("allowReserved", Form::Boolean),
        keyword("schema", Form::Reference(Object::Schema)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(Object::Example)),
            DOCUMENTATION,
        ),
        keyword(
            "content",
            Form::Content(&Form::Reference(Object::MediaType)),
        ),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-idempotency-key", Form::Boolean),
        keyword("x-deep-object", Form::Choice(&["qs", "rails"])),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static REQUEST_BODY: Definition = Definition {
    name: "Request Body Object",
    keywords: &[
        spare("description", Form::Text),
        required(
            "content",
            Form::Content(&Form::Reference(Object::MediaType)),
        ),
        keyword("required", Form::Boolean),
    ],
    patterned: None,
};

pub(super) static MEDIA_TYPE: Definition = Definition {
    name: "Media Type Object",
    keywords: &[
        keyword("schema", Form::Reference(Object::Schema)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(Object::Example)),
            DOCUMENTATION,
        ),
        keyword("encoding", Form::Map(&Form::Object(Object::Encoding))),
        since(V3_2, keyword("itemSchema", Form::Reference(Object::Schema))),
        since(
            V3_2,
            keyword(
                "prefixEncoding",
                Form::List(&Form::Object(Object::Encoding)),
            ),
        ),
        since(
            V3_2,
            keyword("itemEncoding", Form::Object(Object::Encoding)),
        ),
    ],
    patterned: None,
};

pub(super) static ENCODING: Definition = Definition {
    name: "Encoding Object",
    keywords: &[
        keyword("contentType", Form::Text),
        keyword("headers", Form::Headers(&Form::Reference(Object::Header))),
        keyword(
            "style",
            Form::Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        keyword("explode", Form::Boolean),
        keyword("allowReserved", Form::Boolean),
        keyword("x-deep-object", Form::Choice(&["qs", "rails"])),
        since(
            V3_2,
            keyword("encoding", Form::Map(&Form::Object(Object::Encoding))),
        ),
        since(
            V3_2,
            keyword(
                "prefixEncoding",
                Form::List(&Form::Object(Object::Encoding)),
            ),
        ),
        since(
            V3_2,
            keyword("itemEncoding", Form::Object(Object::Encoding)),
        ),
    ],
    patterned: None,
};

pub(super) static RESPONSES: Definition = Definition {
    name: "Responses Object",
    keywords: &[keyword("default", Form::Reference(Object::Response))],
    patterned: Some(Patterned {
        matches: is_status,
        expected: "a status code from `100` to `599`, a range from `1XX` to `5XX`, or `default`",
        form: Form::Reference(Object::Response),
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

pub(super) static RESPONSE: Definition = Definition {
    name: "Response Object",
    keywords: &[
        until(V3_1, formal("description", Form::Text)),
        since(V3_2, spare("description", Form::Text)),
        since(V3_2, without_effect("summary", Form::Text, DOCUMENTATION)),
        spare("headers", Form::Headers(&Form::Reference(Object::Header))),
        keyword(
            "content",
            Form::Content(&Form::Reference(Object::MediaType)),
        ),
        without_effect("links", Form::Map(&Form::Reference(Object::Link)), LINKS),
    ],
    patterned: None,
};

pub(super) static CALLBACK: Definition = Definition {
    name: "Callback Object",
    keywords: &[],
    patterned: Some(Patterned {
        matches: |name| !name.is_empty(),
        expected: "a runtime expression",
        form: Form::Reference(Object::PathItem),
    }),
};

pub(super) static EXAMPLE: Definition = Definition {
    name: "Example Object",
    keywords: &[
        without_effect("summary", Form::Text, DOCUMENTATION),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("value", Form::Any, DOCUMENTATION),
        without_effect("externalValue", Form::Text, DOCUMENTATION),
        since(V3_2, without_effect("dataValue", Form::Any, DOCUMENTATION)),
        since(
            V3_2,
            without_effect("serializedValue", Form::Text, DOCUMENTATION),
        ),
    ],
    patterned: None,
};

pub(super) static LINK: Definition = Definition {
    name: "Link Object",
    keywords: &[
        without_effect("operationRef", Form::Text, LINKS),
        without_effect("operationId", Form::Text, LINKS),
        without_effect("parameters", Form::Map(&Form::Any), LINKS),
        without_effect("requestBody", Form::Any, LINKS),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("server", Form::Object(Object::Server), LINKS),
    ],
    patterned: None,
};

pub(super) static HEADER: Definition = Definition {
    name: "Header Object",
    keywords: &[
        spare("description", Form::Text),
        without_effect(
            "required",
            Form::Boolean,
            Effect::None("a response is read although a header is missing"),
        ),
        spare("deprecated", Form::Boolean),
        without_effect("allowEmptyValue", Form::Boolean, HEADERS),
        without_effect("style", Form::Choice(&["simple"]), HEADERS),
        keyword("explode", Form::Boolean),
        without_effect("allowReserved", Form::Boolean, HEADERS),
        keyword("schema", Form::Reference(Object::Schema)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(Object::Example)),
            DOCUMENTATION,
        ),
        keyword(
            "content",
            Form::Content(&Form::Reference(Object::MediaType)),
        ),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};
