//! What a document says of the service as a whole: the document itself, its servers, tags, components and paths.

use super::operations::{
    CALLBACK, EXAMPLE, HEADER, LINK, OPERATION, PARAMETER, REQUEST_BODY, RESPONSE,
};
use super::schema::SCHEMA;
use super::security::SECURITY_SCHEME;
use super::{
    CHOSEN, DOCUMENTATION, Effect, Form, Object, Patterned, TEXTS, keyword, required, unsupported,
    without_effect,
};

/// OpenAPI Object.
pub(in super::super) static OPENAPI: Object = Object {
    name: "OpenAPI Object",
    keywords: &[
        required("openapi", Form::Text),
        required("info", Form::Object(&INFO)),
        keyword("servers", Form::List(&Form::Object(&SERVER))),
        required("paths", Form::Object(&PATHS)),
        keyword("components", Form::Object(&COMPONENTS)),
        keyword("security", Form::List(&Form::Map(&TEXTS))),
        without_effect("tags", Form::List(&Form::Object(&TAG)), DOCUMENTATION),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
    ],
    patterned: None,
};

pub(super) static INFO: Object = Object {
    name: "Info Object",
    keywords: &[
        required("title", Form::Text),
        keyword("description", Form::Text),
        without_effect("termsOfService", Form::Text, DOCUMENTATION),
        without_effect("contact", Form::Object(&CONTACT), DOCUMENTATION),
        without_effect("license", Form::Object(&LICENSE), DOCUMENTATION),
        required("version", Form::Text),
        keyword("x-env-prefix", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static CONTACT: Object = Object {
    name: "Contact Object",
    keywords: &[
        without_effect("name", Form::Text, DOCUMENTATION),
        without_effect("url", Form::Text, DOCUMENTATION),
        without_effect("email", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

pub(super) static LICENSE: Object = Object {
    name: "License Object",
    keywords: &[
        required("name", Form::Text),
        without_effect("url", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

/// Server Object.
pub static SERVER: Object = Object {
    name: "Server Object",
    keywords: &[
        required("url", Form::NonEmptyText),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("variables", Form::Map(&Form::Object(&SERVER_VARIABLE))),
        keyword("x-environment", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static SERVER_VARIABLE: Object = Object {
    name: "Server Variable Object",
    keywords: &[
        without_effect("enum", TEXTS, CHOSEN),
        required("default", Form::Text),
        without_effect("description", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

pub(super) static TAG: Object = Object {
    name: "Tag Object",
    keywords: &[
        required("name", Form::Text),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
    ],
    patterned: None,
};

pub(super) static EXTERNAL_DOCUMENTATION: Object = Object {
    name: "External Documentation Object",
    keywords: &[
        without_effect("description", Form::Text, DOCUMENTATION),
        required("url", Form::Text),
    ],
    patterned: None,
};

pub(super) static COMPONENTS: Object = Object {
    name: "Components Object",
    keywords: &[
        keyword("schemas", Form::Components(&Form::Reference(&SCHEMA))),
        keyword("responses", Form::Components(&Form::Reference(&RESPONSE))),
        keyword("parameters", Form::Components(&Form::Reference(&PARAMETER))),
        without_effect(
            "examples",
            Form::Components(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        keyword(
            "requestBodies",
            Form::Components(&Form::Reference(&REQUEST_BODY)),
        ),
        keyword("headers", Form::Components(&Form::Reference(&HEADER))),
        keyword(
            "securitySchemes",
            Form::Components(&Form::Reference(&SECURITY_SCHEME)),
        ),
        without_effect("links", Form::Components(&Form::Reference(&LINK)), LINKS),
        without_effect(
            "callbacks",
            Form::Components(&Form::Reference(&CALLBACK)),
            CALLBACKS,
        ),
    ],
    patterned: None,
};

pub(super) const LINKS: Effect =
    Effect::None("a hint for tools; the caller writes the next call itself");
pub(super) const CALLBACKS: Effect =
    Effect::None("requests that the service sends; a client responds to none");
pub(super) const HEADERS: Effect = Effect::None("all headers of a response can be read");

pub(super) static PATHS: Object = Object {
    name: "Paths Object",
    keywords: &[],
    patterned: Some(Patterned {
        matches: |name| name.starts_with('/'),
        expected: "a path that starts with `/`",
        form: Form::Reference(&PATH_ITEM),
    }),
};

/// Path Item Object.
pub(in super::super) static PATH_ITEM: Object = Object {
    name: "Path Item Object",
    keywords: &[
        without_effect("summary", Form::Text, DOCUMENTATION),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("get", Form::Object(&OPERATION)),
        keyword("put", Form::Object(&OPERATION)),
        keyword("post", Form::Object(&OPERATION)),
        keyword("delete", Form::Object(&OPERATION)),
        keyword("options", Form::Object(&OPERATION)),
        keyword("head", Form::Object(&OPERATION)),
        keyword("patch", Form::Object(&OPERATION)),
        keyword("trace", Form::Object(&OPERATION)),
        unsupported(
            "servers",
            Form::List(&Form::Object(&SERVER)),
            "`servers` of a path item is not supported yet",
        ),
        keyword("parameters", Form::List(&Form::Reference(&PARAMETER))),
    ],
    patterned: None,
};
