//! Tables of schemas.

use super::definition::{
    CHECKED_BY_SERVICE, DOCUMENTATION, Definition, Effect, Form, TELLS, TEXTS, formal, keyword,
    since, spare, until, without_effect,
};
use super::dialect::Dialect::{V3_0, V3_1, V3_2};
use super::object::Object;

const TYPES: &[&str] = &["string", "number", "integer", "boolean", "array", "object"];
const TYPES_AND_NULL: &[&str] = &[
    "string", "number", "integer", "boolean", "array", "object", "null",
];
const SCHEMA_OR_REFERENCE: Form = Form::Reference(Object::Schema);
const SCHEMAS: Form = Form::NonEmptyList(&SCHEMA_OR_REFERENCE);
const SCHEMAS_BY_NAME: Form = Form::Map(&SCHEMA_OR_REFERENCE);

pub(super) static SCHEMA: Definition = Definition {
    name: "Schema Object",
    keywords: &[
        without_effect("title", Form::Text, DOCUMENTATION),
        spare("multipleOf", Form::Number),
        spare("maximum", Form::Number),
        until(V3_0, spare("exclusiveMaximum", Form::Limit)),
        since(V3_1, spare("exclusiveMaximum", Form::Number)),
        spare("minimum", Form::Number),
        until(V3_0, spare("exclusiveMinimum", Form::Limit)),
        since(V3_1, spare("exclusiveMinimum", Form::Number)),
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
        since(V3_1, spare("const", Form::Any)),
        until(V3_0, keyword("type", Form::Choice(TYPES))),
        since(V3_1, keyword("type", Form::Choices(TYPES_AND_NULL))),
        spare("allOf", SCHEMAS),
        spare("oneOf", SCHEMAS),
        spare("anyOf", SCHEMAS),
        spare("not", SCHEMA_OR_REFERENCE),
        spare("items", SCHEMA_OR_REFERENCE),
        since(V3_1, spare("prefixItems", SCHEMAS)),
        spare("properties", SCHEMAS_BY_NAME),
        since(V3_1, spare("patternProperties", SCHEMAS_BY_NAME)),
        spare("additionalProperties", Form::BooleanOrSchema),
        spare("description", Form::Text),
        spare("format", Form::Text),
        keyword("default", Form::Any),
        until(V3_0, spare("nullable", Form::Boolean)),
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
        since(
            V3_1,
            without_effect("examples", Form::List(&Form::Any), DOCUMENTATION),
        ),
        spare("deprecated", Form::Boolean),
        // JSON Schema 2020-12, Core.
        since(V3_1, keyword("$ref", Form::Text)),
        since(V3_1, keyword("$dynamicRef", Form::Text)),
        since(V3_1, without_effect("$defs", SCHEMAS_BY_NAME, TELLS)),
        // The name of `$defs` in earlier drafts, which the meta-schema still allows.
        since(V3_1, without_effect("definitions", SCHEMAS_BY_NAME, TELLS)),
        since(V3_1, without_effect("$id", Form::Text, TELLS)),
        since(V3_1, without_effect("$anchor", Form::Text, TELLS)),
        since(V3_1, without_effect("$dynamicAnchor", Form::Text, TELLS)),
        since(V3_1, without_effect("$schema", Form::Text, TELLS)),
        since(V3_1, without_effect("$vocabulary", Form::Any, TELLS)),
        since(V3_1, without_effect("$comment", Form::Text, DOCUMENTATION)),
        since(V3_1, spare("unevaluatedProperties", Form::BooleanOrSchema)),
        since(V3_1, spare("unevaluatedItems", SCHEMA_OR_REFERENCE)),
        since(V3_1, spare("contains", SCHEMA_OR_REFERENCE)),
        since(V3_1, spare("minContains", Form::Count)),
        since(V3_1, spare("maxContains", Form::Count)),
        since(V3_1, spare("propertyNames", SCHEMA_OR_REFERENCE)),
        since(V3_1, spare("dependentRequired", Form::Map(&TEXTS))),
        since(V3_1, spare("dependentSchemas", SCHEMAS_BY_NAME)),
        since(V3_1, spare("if", SCHEMA_OR_REFERENCE)),
        since(V3_1, spare("then", SCHEMA_OR_REFERENCE)),
        since(V3_1, spare("else", SCHEMA_OR_REFERENCE)),
        since(V3_1, spare("contentEncoding", Form::Text)),
        since(V3_1, spare("contentMediaType", Form::Text)),
        since(
            V3_1,
            without_effect("contentSchema", SCHEMA_OR_REFERENCE, CHECKED_BY_SERVICE),
        ),
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
        since(V3_2, keyword("defaultMapping", Form::NonEmptyText)),
    ],
    patterned: None,
};
