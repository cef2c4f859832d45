//! Tables of schemas.

use super::definition::{
    DOCUMENTATION, Definition, Effect, Form, TEXTS, keyword, required, unsupported, without_effect,
};
use super::object::Object;

pub(super) static SCHEMA: Definition = Definition {
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
        keyword(
            "allOf",
            Form::NonEmptyList(&Form::Reference(Object::Schema)),
        ),
        keyword(
            "oneOf",
            Form::NonEmptyList(&Form::Reference(Object::Schema)),
        ),
        keyword(
            "anyOf",
            Form::NonEmptyList(&Form::Reference(Object::Schema)),
        ),
        unsupported(
            "not",
            Form::Reference(Object::Schema),
            "`not` is not supported yet",
        ),
        keyword("items", Form::Reference(Object::Schema)),
        keyword("properties", Form::Map(&Form::Reference(Object::Schema))),
        keyword("additionalProperties", Form::BooleanOrSchema),
        keyword("description", Form::Text),
        keyword("format", Form::Text),
        keyword("default", Form::Any),
        keyword("nullable", Form::Boolean),
        keyword("discriminator", Form::Object(Object::Discriminator)),
        keyword("readOnly", Form::Boolean),
        keyword("writeOnly", Form::Boolean),
        without_effect("xml", Form::Any, Effect::None("bodies are JSON")),
        without_effect(
            "externalDocs",
            Form::Object(Object::ExternalDocumentation),
            DOCUMENTATION,
        ),
        without_effect("example", Form::Any, DOCUMENTATION),
        keyword("deprecated", Form::Boolean),
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
        required("propertyName", Form::NonEmptyText),
        keyword("mapping", Form::Map(&Form::Text)),
    ],
    patterned: None,
};
