//! Two versions of a document with a text of one's choice in every place that has any.

use serde_json::{Value, json};

/// The older version of the document, and the newer one.
pub fn versions(text: &mut dyn FnMut() -> String) -> [Value; 2] {
    let versions = ["1", "2"].map(|version| format!("{version} {}", text()));
    versions.map(|version| document(&version, text))
}

fn document(version: &str, text: &mut dyn FnMut() -> String) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": text(), "description": text(), "version": version, "termsOfService": text(),
            "contact": {"name": text()}, "license": {"name": text()}, "x-env-prefix": "SHOP",
        },
        "servers": [{"url": "https://shop.example", "description": text(), "x-environment": "production"}],
        "tags": [{"name": "things", "description": text(), "externalDocs": {"url": "https://a.example", "description": text()}}],
        "paths": paths(version, text),
        "components": {
            "schemas": schemas(version, text),
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-`Key`", "description": text()}},
        },
        "security": [{"key": []}],
    })
}

fn paths(version: &str, text: &mut dyn FnMut() -> String) -> Value {
    json!({
        "/things/`{id}`/[x]": {
            "summary": text(), "description": text(),
            "post": {
                "operationId": "makeThing", "tags": ["things"], "summary": text(), "description": text(),
                "externalDocs": {"url": "https://a.example", "description": text()},
                "parameters": [
                    {"name": "id", "in": "path", "required": true, "description": text(), "schema": {"type": "string"}},
                    {"name": format!("q{}", text()), "in": "query", "description": text(), "schema": {"type": "string", "description": text(), "enum": ["a", text()]}},
                    {"name": format!("r{}", text()), "in": "query", "required": true, "description": text(), "example": text(), "schema": {"type": "array", "items": {"type": "string"}}},
                ],
                "requestBody": {"description": text(), "required": true, "content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Thing"}, "example": {"pattern": text(), "three": text()},
                }}},
                "responses": {
                    "200": {"description": text(), "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                    "201": {"description": text(), "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Any"}}}},
                    "4XX": {"description": text(), "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Value"}}}},
                    "default": {"description": text(), "content": {"application/json": {"schema": {"type": "object", "description": text()}}}},
                },
            },
        },
        "/things": {
            "get": {
                "operationId": format!("only in {version}"),
                "summary": text(), "deprecated": true,
                "responses": {"204": {"description": text()}},
            },
        },
    })
}

fn schemas(version: &str, text: &mut dyn FnMut() -> String) -> Value {
    let [required, recommended] = ["r", "s"].map(|name| format!("{name}{}", text()));
    let mut properties = json!({
        "pattern": {"type": "string", "pattern": "^`[<b>`]```$", "title": text(), "example": text()},
        "bool": {"type": "boolean", "enum": [true], "description": text()},
        "number": {"type": "number", "enum": [1, 2.5], "description": text(), "readOnly": true},
        "three": {"type": "string", "nullable": true, "description": text()},
    });
    let more = [
        (
            format!("only in {version}"),
            json!({"type": "string", "description": text()}),
        ),
        (
            required.clone(),
            json!({"type": "string", "description": text()}),
        ),
        (
            recommended.clone(),
            json!({"type": "integer", "description": text(), "minimum": 1}),
        ),
        (
            format!("d{}", text()),
            json!({"type": "string", "description": text(), "default": text()}),
        ),
        (
            format!("n{}", text()),
            json!({"type": "string", "nullable": true, "description": text()}),
        ),
        (
            format!("e{}", text()),
            json!({"allOf": [{"$ref": "#/components/schemas/Value"}], "description": text(), "default": "a"}),
        ),
    ];
    if let Value::Object(properties) = &mut properties {
        properties.extend(more);
    }
    json!({
        "Thing": {
            "type": "object", "title": text(), "description": text(), "example": text(),
            "required": [required], "x-recommended": [recommended], "properties": properties,
            "additionalProperties": {"type": "string", "description": text()},
        },
        "Value": {"type": "string", "description": text(), "enum": ["a", text(), text()], "default": "a"},
        "Number": {"type": "integer", "description": text(), "enum": [1, 2]},
        "Name": {"type": "array", "description": text(), "items": {"type": "string", "description": text()}},
        "Any": {
            "description": text(),
            "oneOf": [
                {"$ref": "#/components/schemas/Thing"},
                {"type": "object", "title": text(), "description": text(), "required": ["kind"], "properties": {"kind": {"type": "string", "enum": [text()], "description": text()}}},
                {"type": "array", "description": text(), "items": {"type": "string"}},
            ],
        },
    })
}
