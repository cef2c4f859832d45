//! `not`: the part of it that is checked before sending.

use serde_json::Value;

use super::integers;
use crate::document::{Schema, SchemaType};
use crate::resolve::Resolved;

/// What `not` forbids.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Forbidden<'d> {
    /// All of these members together.
    Members(Vec<&'d str>),
    /// A value, which is no object and no array.
    Value(&'d Value),
}

/// What `not` of a schema forbids; `None` if it is more than members together or single values, which the service checks alone.
pub(crate) fn forbidden<'d>(
    resolved: Resolved<'d>,
    schema: &Schema<'d>,
) -> Option<Vec<Forbidden<'d>>> {
    let not = schema.child("not")?;
    forbidden_by(resolved, &resolved.schema(&not)?, 0)
}

/// The greatest depth of alternatives within each other.
const DEEPEST: usize = 8;

fn forbidden_by<'d>(
    resolved: Resolved<'d>,
    not: &Schema<'d>,
    depth: usize,
) -> Option<Vec<Forbidden<'d>>> {
    let restricts = |keyword: &&str| {
        !matches!(*keyword, "type" | "title" | "description" | "example")
            && !keyword.starts_with("x-")
    };
    let mut keywords = not.keywords().filter(restricts);
    let only = keywords.next()?;
    if keywords.next().is_some() || depth > DEEPEST {
        return None;
    }
    match only {
        "required" if not.value_type() == Some(SchemaType::Object) => {
            let names: Vec<&str> = not.texts("required").collect();
            (!names.is_empty()).then(|| vec![Forbidden::Members(names)])
        }
        "enum" | "const" => {
            let values = not.values()?;
            let is_single =
                |value: &Value| !value.is_null() && !value.is_object() && !value.is_array();
            let has_type = |value: &Value| not.declared_type().is_none_or(|of| is_of(value, of));
            let is_simple = values.iter().all(|it| is_single(it) && has_type(it));
            is_simple.then(|| values.iter().map(Forbidden::Value).collect())
        }
        // A value is of none of several schemas if it is not of each of them.
        "anyOf" if not.declared_type().is_none() => {
            let parts = not.parts("anyOf").map(|at| {
                let part = resolved.schema(&at)?;
                forbidden_by(resolved, &part, depth + 1)
            });
            let parts: Option<Vec<Vec<Forbidden<'d>>>> = parts.collect();
            Some(parts?.concat())
        }
        _ => None,
    }
}

fn is_of(value: &Value, of: SchemaType) -> bool {
    match of {
        SchemaType::String => value.is_string(),
        SchemaType::Boolean => value.is_boolean(),
        SchemaType::Number => value.is_number(),
        SchemaType::Integer => value
            .as_number()
            .is_some_and(|it| integers::integer(it).is_some()),
        SchemaType::Array | SchemaType::Object => false,
    }
}
