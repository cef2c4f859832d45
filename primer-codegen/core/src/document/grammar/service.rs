//! Tables of the document as a whole: its servers, tags, components and paths.

use super::definition::{
    CALLBACKS, CHOSEN, DOCUMENTATION, Definition, Form, Keyword, LINKS, Patterned, TELLS, TEXTS,
    Wrong, formal, keyword, required, since, spare, until, without_effect,
};
use super::dialect::Dialect::{V3_0, V3_1, V3_2};
use super::object::Object;

pub(super) static OPENAPI: Definition = Definition {
    name: "OpenAPI Object",
    keywords: &[
        required("openapi", Form::Text),
        formal("info", Form::Object(Object::Info)),
        keyword("servers", Form::List(&Form::Object(Object::Server))),
        until(
            V3_0,
            Keyword {
                wrong: Wrong::Refused,
                ..formal("paths", Form::Object(Object::Paths))
            },
        ),
        since(V3_1, keyword("paths", Form::Object(Object::Paths))),
        since(V3_1, without_effect("webhooks", PATH_ITEMS, CALLBACKS)),
        since(V3_1, without_effect("jsonSchemaDialect", Form::Text, TELLS)),
        since(V3_2, without_effect("$self", Form::Text, TELLS)),
        keyword("components", Form::Object(Object::Components)),
        keyword("security", Form::List(&Form::Map(&TEXTS))),
        without_effect(
            "tags",
            Form::List(&Form::Object(Object::Tag)),
            DOCUMENTATION,
        ),
        without_effect(
            "externalDocs",
            Form::Object(Object::ExternalDocumentation),
            DOCUMENTATION,
        ),
        without_effect("x-webhooks", PATH_ITEMS, CALLBACKS),
    ],
    patterned: None,
};

const PATH_ITEMS: Form = Form::Map(&Form::Reference(Object::PathItem));

pub(super) static INFO: Definition = Definition {
    name: "Info Object",
    keywords: &[
        formal("title", Form::Text),
        since(V3_1, without_effect("summary", Form::Text, DOCUMENTATION)),
        spare("description", Form::Text),
        without_effect("termsOfService", Form::Text, DOCUMENTATION),
        without_effect("contact", Form::Object(Object::Contact), DOCUMENTATION),
        without_effect("license", Form::Object(Object::License), DOCUMENTATION),
        formal("version", Form::Text),
        keyword("x-env-prefix", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static CONTACT: Definition = Definition {
    name: "Contact Object",
    keywords: &[
        without_effect("name", Form::Text, DOCUMENTATION),
        without_effect("url", Form::Text, DOCUMENTATION),
        without_effect("email", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

pub(super) static LICENSE: Definition = Definition {
    name: "License Object",
    keywords: &[
        formal("name", Form::Text),
        since(
            V3_1,
            without_effect("identifier", Form::Text, DOCUMENTATION),
        ),
        without_effect("url", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

pub(super) static SERVER: Definition = Definition {
    name: "Server Object",
    keywords: &[
        required("url", Form::Url),
        since(V3_2, without_effect("name", Form::Text, DOCUMENTATION)),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword(
            "variables",
            Form::Map(&Form::Object(Object::ServerVariable)),
        ),
        keyword("x-environment", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static SERVER_VARIABLE: Definition = Definition {
    name: "Server Variable Object",
    keywords: &[
        without_effect("enum", TEXTS, CHOSEN),
        required("default", Form::Text),
        without_effect("description", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

pub(super) static TAG: Definition = Definition {
    name: "Tag Object",
    keywords: &[
        formal("name", Form::Text),
        since(V3_2, without_effect("summary", Form::Text, DOCUMENTATION)),
        since(V3_2, without_effect("parent", Form::Text, DOCUMENTATION)),
        since(V3_2, without_effect("kind", Form::Text, DOCUMENTATION)),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect(
            "externalDocs",
            Form::Object(Object::ExternalDocumentation),
            DOCUMENTATION,
        ),
    ],
    patterned: None,
};

pub(super) static EXTERNAL_DOCUMENTATION: Definition = Definition {
    name: "External Documentation Object",
    keywords: &[
        without_effect("description", Form::Text, DOCUMENTATION),
        formal("url", Form::Text),
    ],
    patterned: None,
};

pub(super) static COMPONENTS: Definition = Definition {
    name: "Components Object",
    keywords: &[
        keyword(
            "schemas",
            Form::Components(&Form::Reference(Object::Schema)),
        ),
        keyword(
            "responses",
            Form::Components(&Form::Reference(Object::Response)),
        ),
        keyword(
            "parameters",
            Form::Components(&Form::Reference(Object::Parameter)),
        ),
        without_effect(
            "examples",
            Form::Components(&Form::Reference(Object::Example)),
            DOCUMENTATION,
        ),
        keyword(
            "requestBodies",
            Form::Components(&Form::Reference(Object::RequestBody)),
        ),
        keyword(
            "headers",
            Form::Components(&Form::Reference(Object::Header)),
        ),
        keyword(
            "securitySchemes",
            Form::Components(&Form::Reference(Object::SecurityScheme)),
        ),
        without_effect(
            "links",
            Form::Components(&Form::Reference(Object::Link)),
            LINKS,
        ),
        without_effect(
            "callbacks",
            Form::Components(&Form::Reference(Object::Callback)),
            CALLBACKS,
        ),
        since(
            V3_1,
            keyword(
                "pathItems",
                Form::Components(&Form::Reference(Object::PathItem)),
            ),
        ),
        since(
            V3_2,
            keyword(
                "mediaTypes",
                Form::Components(&Form::Reference(Object::MediaType)),
            ),
        ),
    ],
    patterned: None,
};

pub(super) static PATHS: Definition = Definition {
    name: "Paths Object",
    keywords: &[],
    patterned: Some(Patterned {
        matches: |name| name.starts_with('/'),
        expected: "a path that starts with `/`",
        form: Form::Reference(Object::PathItem),
    }),
};

pub(super) static PATH_ITEM: Definition = Definition {
    name: "Path Item Object",
    keywords: &[
        without_effect("summary", Form::Text, DOCUMENTATION),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("get", Form::Object(Object::Operation)),
        keyword("put", Form::Object(Object::Operation)),
        keyword("post", Form::Object(Object::Operation)),
        keyword("delete", Form::Object(Object::Operation)),
        keyword("options", Form::Object(Object::Operation)),
        keyword("head", Form::Object(Object::Operation)),
        keyword("patch", Form::Object(Object::Operation)),
        keyword("trace", Form::Object(Object::Operation)),
        since(V3_2, keyword("query", Form::Object(Object::Operation))),
        since(
            V3_2,
            keyword(
                "additionalOperations",
                Form::Map(&Form::Object(Object::Operation)),
            ),
        ),
        keyword("servers", Form::List(&Form::Object(Object::Server))),
        keyword(
            "parameters",
            Form::List(&Form::Reference(Object::Parameter)),
        ),
    ],
    patterned: None,
};
