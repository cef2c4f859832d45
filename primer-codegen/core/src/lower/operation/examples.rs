//! The examples that a document gives of what an operation sends.

use serde_json::Value;

use crate::document::{MediaType, Parameter};
use crate::lower::Lower;
use crate::resolve::Endpoint;

/// The length of the longest example that is kept, as JSON: documentation shows a few members of one.
const LONGEST: usize = 10_000;

impl<'d> Lower<'d, '_> {
    /// The first example of a request body.
    pub(super) fn example_of_body(&self, endpoint: &Endpoint<'d>) -> Option<Value> {
        let at = endpoint.operation.request_body()?;
        let mut media = self.resolved.request_body(&at)?.content();
        media.find_map(|(_, at)| self.example_of_media(&self.resolved.media_type(&at)?))
    }

    fn example_of_media(&self, of: &MediaType<'d>) -> Option<Value> {
        let schema = of.schema().and_then(|at| self.resolved.schema(&at));
        let of_schema = || schema.as_ref().and_then(|schema| schema.get("example"));
        short(of.example().or_else(of_schema))
    }

    /// The first example of a parameter.
    pub(super) fn example_of_parameter(&self, of: &Parameter<'d>) -> Option<Value> {
        let schema = of.schema().and_then(|at| self.resolved.schema(&at));
        let of_schema = || schema.as_ref().and_then(|schema| schema.get("example"));
        short(of.example().or_else(of_schema))
    }
}

fn short(example: Option<&Value>) -> Option<Value> {
    example.filter(|it| size(it) < LONGEST).cloned()
}

/// The number of characters and values, about.
fn size(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(|it| 1 + size(it)).sum(),
        Value::Object(members) => members.iter().map(|(name, it)| name.len() + size(it)).sum(),
    }
}
