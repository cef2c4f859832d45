//! Schemas.

use super::service::EXTERNAL_DOCUMENTATION;
use super::{
    DOCUMENTATION, Effect, Form, Object, TEXTS, keyword, required, unsupported, without_effect,
};

/// Schema Object.
pub static SCHEMA: Object = Object {
    name: "Schema Object",
    keywords: &[
        without_effect("title", Form::Text, DOCUMENTATION),
        keyword("multipleOf", Form::Number),
        keyword("maximum", Form::Number),
        keyword("exclusiveMaximum", Form::Boolean),
        keyword("minimum", Form::Number),
        keyword("exclusiveMinimum", Form::Boolean),
        keyword("maxLength", Form::Count),
        keyword("minLength", Form::Count),
        keyword("pattern", Form::Text),
        keyword("maxItems", Form::Count),
        keyword("minItems", Form::Count),
        keyword("uniqueItems", Form::Boolean),
        keyword("maxProperties", Form::Count),
        keyword("minProperties", Form::Count),
        keyword("required", TEXTS),
        keyword("enum", Form::NonEmptyList(&Form::Any)),
        keyword(
            "type",
            Form::Choice(&["string", "number", "integer", "boolean", "array", "object"]),
        ),
        keyword("allOf", Form::NonEmptyList(&Form::Reference(&SCHEMA))),
        keyword("oneOf", Form::NonEmptyList(&Form::Reference(&SCHEMA))),
        keyword("anyOf", Form::NonEmptyList(&Form::Reference(&SCHEMA))),
        unsupported(
            "not",
            Form::Reference(&SCHEMA),
            "`not` is not supported yet",
        ),
        keyword("items", Form::Reference(&SCHEMA)),
        keyword("properties", Form::Map(&Form::Reference(&SCHEMA))),
        keyword("additionalProperties", Form::BooleanOrSchema),
        keyword("description", Form::Text),
        keyword("format", Form::Text),
        keyword("default", Form::Any),
        keyword("nullable", Form::Boolean),
        keyword("discriminator", Form::Object(&DISCRIMINATOR)),
        keyword("readOnly", Form::Boolean),
        keyword("writeOnly", Form::Boolean),
        without_effect("xml", Form::Any, Effect::None("bodies are JSON")),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
        without_effect("example", Form::Any, DOCUMENTATION),
        keyword("deprecated", Form::Boolean),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-recommended", TEXTS),
        keyword("x-aliases", TEXTS),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static DISCRIMINATOR: Object = Object {
    name: "Discriminator Object",
    keywords: &[
        required("propertyName", Form::NonEmptyText),
        keyword("mapping", Form::Map(&Form::Text)),
    ],
    patterned: None,
};
