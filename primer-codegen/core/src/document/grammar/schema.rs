//! Tables of schemas.

use super::definition::{
    DOCUMENTATION, Definition, Effect, Form, TEXTS, formal, keyword, spare, without_effect,
};
use super::object::Object;

pub(super) static SCHEMA: Definition = Definition {
    name: "Schema Object",
    keywords: &[
        without_effect("title", Form::Text, DOCUMENTATION),
        spare("multipleOf", Form::Number),
        spare("maximum", Form::Number),
        spare("exclusiveMaximum", Form::Limit),
        spare("minimum", Form::Number),
        spare("exclusiveMinimum", Form::Limit),
        spare("maxLength", Form::Count),
        spare("minLength", Form::Count),
        spare("pattern", Form::Text),
        spare("maxItems", Form::Count),
        spare("minItems", Form::Count),
        spare("uniqueItems", Form::Boolean),
        spare("maxProperties", Form::Count),
        spare("minProperties", Form::Count),
        spare("required", TEXTS),
        spare("enum", Form::NonEmptyList(&Form::Any)),
        keyword(
            "type",
            Form::Choice(&["string", "number", "integer", "boolean", "array", "object"]),
        ),
        spare(
            "allOf",
            Form::NonEmptyList(&Form::Reference(Object::Schema)),
        ),
        spare(
            "oneOf",
            Form::NonEmptyList(&Form::Reference(Object::Schema)),
        ),
        spare(
            "anyOf",
            Form::NonEmptyList(&Form::Reference(Object::Schema)),
        ),
        spare("not", Form::Reference(Object::Schema)),
        spare("items", Form::Reference(Object::Schema)),
        spare("properties", Form::Map(&Form::Reference(Object::Schema))),
        spare("additionalProperties", Form::BooleanOrSchema),
        spare("description", Form::Text),
        spare("format", Form::Text),
        keyword("default", Form::Any),
        spare("nullable", Form::Boolean),
        spare("discriminator", Form::Object(Object::Discriminator)),
        spare("readOnly", Form::Boolean),
        spare("writeOnly", Form::Boolean),
        without_effect("xml", Form::Any, Effect::None("bodies are JSON")),
        without_effect(
            "externalDocs",
            Form::Object(Object::ExternalDocumentation),
            DOCUMENTATION,
        ),
        without_effect("example", Form::Any, DOCUMENTATION),
        spare("deprecated", Form::Boolean),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-recommended", TEXTS),
        keyword("x-aliases", TEXTS),
        keyword("x-error-id", Form::Boolean),
        keyword("x-diagnostics-id", Form::Boolean),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

pub(super) static DISCRIMINATOR: Definition = Definition {
    name: "Discriminator Object",
    keywords: &[
        formal("propertyName", Form::NonEmptyText),
        keyword("mapping", Form::Map(&Form::Text)),
    ],
    patterned: None,
};
