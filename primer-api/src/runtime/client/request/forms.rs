//! The bodies of forms: `application/x-www-form-urlencoded`.

use std::borrow::Cow;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::runtime::as_written::members;
use crate::runtime::check::Rule;
use crate::runtime::client::operation::{FormMember, Parameter};
use crate::runtime::client::request::encoding;
use crate::runtime::client::request::flat::{NULL, part, untagged};
use crate::runtime::client::request::parameters;
use crate::runtime::value::Ref;

const NOT_AN_OBJECT: Rule = Rule::Location("must be an object");

/// A value as pairs of a form: arrays repeat their name, objects are JSON, bytes are in base64, and what is null is left out. Members
/// with an encoding of their own are written like parameters of a query.
//
// OpenAPI 3.0.4, Encoding Object: the default `contentType` of an object is `application/json`, and that of an array is the one of
// its items. Its example of binary values is in base64.
pub(crate) fn write_form(value: Ref<'_>, encoded: &[FormMember]) -> Result<String, Rule> {
    let (tags, value) = untagged(value);
    match value {
        // Null would be read as an object without members.
        Ref::Absent | Ref::Object(_) | Ref::Map(_) => {}
        _ => return Err(NOT_AN_OBJECT),
    }
    let mut pairs = Vec::new();
    for member in members(value, &tags) {
        match encoded.iter().find(|it| it.name == member.name) {
            Some(encoded) => {
                let written = parameters::write(&as_parameter(encoded), member.value)?;
                pairs.extend(written.map(Cow::into_owned));
            }
            None => push(member.name, member.value, &mut pairs)?,
        }
    }
    Ok(pairs.join("&"))
}

// OpenAPI 3.0.4, Encoding Object: "The behavior follows the same values as `query` parameters, including default values."
fn as_parameter(member: &FormMember) -> Parameter {
    Parameter {
        name: member.name,
        style: member.style,
        explode: member.explode,
        allow_reserved: member.allow_reserved,
        ..Parameter::IN_QUERY
    }
}

fn push(name: &str, value: Ref<'_>, pairs: &mut Vec<String>) -> Result<(), Rule> {
    match untagged(value).1 {
        Ref::List(list) => {
            for n in 0..list.len() {
                pairs.push(pair(name, &text(list.item(n))?.ok_or(NULL)?));
            }
        }
        _ => pairs.extend(text(value)?.map(|text| pair(name, &text))),
    }
    Ok(())
}

fn text(value: Ref<'_>) -> Result<Option<String>, Rule> {
    match untagged(value).1 {
        Ref::Bytes(bytes) => Ok(Some(BASE64_STANDARD.encode(bytes))),
        _ => Ok(part(value)?.map(Cow::into_owned)),
    }
}

fn pair(name: &str, text: &str) -> String {
    format!("{}={}", encoding::form(name), encoding::form(text))
}

#[cfg(test)]
mod tests;
