//! Writes the value of a parameter in its style.

use crate::runtime::as_written::{Tag, members, tagged};
use crate::runtime::check::Rule;
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::request::encoding;
use crate::runtime::client::request::encoding::Encode;
use crate::runtime::free::opened;
use crate::runtime::json;
use crate::runtime::value::{Json, Ref};

const NESTED: Rule = Rule::Location("must not hold arrays or objects in arrays or objects");
const NOT_TEXT: Rule = Rule::Location("must not hold bytes");
const NOT_AN_OBJECT: Rule = Rule::Location("must be an object");
const NOT_JSON: Rule = Rule::Location("must be a value that JSON has");

/// A value as RFC 6570 sees it.
enum Shape {
    /// Nothing: the parameter is left out. So are empty arrays and objects (RFC 6570, 2.3).
    Undefined,
    Scalar(String),
    List(Vec<String>),
    Members(Vec<(String, String)>),
}

/// The value of a parameter as it stands in the path, in the query (with its name) or in a header; `None` if it is left out.
pub(crate) fn write(parameter: &Parameter, value: Ref<'_>) -> Result<Option<String>, Rule> {
    let encode: Encode = match parameter.location {
        Location::Header => encoding::verbatim,
        Location::Query if parameter.allow_reserved => encoding::reserved,
        Location::Path | Location::Query => encoding::component,
    };
    if parameter.style == Style::Json {
        return write_json(parameter, value, encode);
    }
    let text = match (shape(value)?, parameter.style) {
        (Shape::Undefined, _) => return Ok(None),
        (Shape::Members(members), Style::DeepObject) => {
            deep_object(parameter.name, &members, encode)
        }
        (_, Style::DeepObject) => return Err(NOT_AN_OBJECT),
        (shape, _) => Notation::of(parameter).expand(&shape, encode),
    };
    Ok(Some(text))
}

/// A value as pairs of a form, in which arrays repeat their name.
pub(crate) fn write_form(value: Ref<'_>) -> Result<String, Rule> {
    let (tags, value) = untagged(value);
    match value {
        Ref::Absent | Ref::Null | Ref::Object(_) | Ref::Map(_) => {}
        _ => return Err(NOT_AN_OBJECT),
    }
    let mut pairs = Vec::new();
    for member in members(value, &tags) {
        let name = member.name;
        match shape(member.value)? {
            Shape::Undefined => {}
            Shape::Scalar(text) => pairs.push((name, text)),
            Shape::List(items) => pairs.extend(items.into_iter().map(|item| (name, item))),
            Shape::Members(_) => return Err(NESTED),
        }
    }
    Ok(join(
        pairs
            .iter()
            .map(|(name, text)| format!("{}={}", encoding::form(name), encoding::form(text))),
        "&",
    ))
}

/// The text of a value that is neither an array nor an object; `None` if there is none.
pub(crate) fn scalar(value: Ref<'_>) -> Result<Option<String>, Rule> {
    Ok(Some(match value {
        Ref::Absent | Ref::Null => return Ok(None),
        Ref::Bool(flag) => flag.to_string(),
        Ref::Integer(integer) | Ref::KnownInteger(integer) | Ref::UnrecognizedInteger(integer) => {
            integer.to_string()
        }
        Ref::Unsigned(integer) => integer.to_string(),
        Ref::Wide(integer) => integer.to_string(),
        Ref::Number(number) if number.is_finite() => number.to_string(),
        Ref::Number(_) => return Err(Rule::Finite),
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
            text.to_owned()
        }
        Ref::Timestamp(timestamp) => timestamp.as_str().to_owned(),
        Ref::Bytes(_) => return Err(NOT_TEXT),
        // Whatever its size.
        Ref::Json(Json::Number(number)) => number.to_string(),
        Ref::Json(json) => return scalar(opened(json)),
        Ref::Union(union) => return scalar(union.selected().1),
        Ref::List(_) | Ref::Map(_) | Ref::Object(_) => return Err(NESTED),
    }))
}

/// The separators and names of a style, in the terms of RFC 6570, appendix A.
struct Notation<'a> {
    /// The text before everything.
    first: &'static str,
    /// The separator of values that are written on their own.
    separator: &'static str,
    /// The separator of values that are written together.
    joint: &'static str,
    /// The name that is written with a value, and what follows it if the value is empty.
    named: Option<(&'a str, &'static str)>,
    explode: bool,
}

impl<'a> Notation<'a> {
    fn of(parameter: &Parameter) -> Self {
        let Parameter {
            name,
            style,
            explode,
            ..
        } = *parameter;
        let (first, separator, joint, named) = match style {
            Style::Simple => ("", ",", ",", None),
            Style::Label => (".", ".", ",", None),
            Style::Matrix => (";", ";", ",", Some((name, ""))),
            Style::SpaceDelimited => ("", "&", "%20", Some((name, "="))),
            Style::PipeDelimited => ("", "&", "%7C", Some((name, "="))),
            // The other two are written elsewhere; `form` is the query's own default.
            Style::Form | Style::DeepObject | Style::Json => ("", "&", ",", Some((name, "="))),
        };
        Self {
            first,
            separator,
            joint,
            named,
            explode,
        }
    }

    fn expand(&self, shape: &Shape, encode: Encode) -> String {
        let text = match shape {
            Shape::Undefined => return String::new(),
            Shape::Scalar(text) => self.name(&encode(text)),
            Shape::List(items) if self.explode => join(
                items.iter().map(|item| self.name(&encode(item))),
                self.separator,
            ),
            Shape::List(items) => {
                self.name(&join(items.iter().map(|item| encode(item)), self.joint))
            }
            Shape::Members(members) if self.explode => join(
                members
                    .iter()
                    .map(|(name, text)| format!("{}={}", encode(name), encode(text))),
                self.separator,
            ),
            Shape::Members(members) => self.name(&join(
                members
                    .iter()
                    .flat_map(|(name, text)| [encode(name), encode(text)]),
                self.joint,
            )),
        };
        format!("{}{text}", self.first)
    }

    fn name(&self, text: &str) -> String {
        match self.named {
            None => text.to_owned(),
            Some((name, if_empty)) if text.is_empty() => {
                format!("{}{if_empty}", encoding::component(name))
            }
            Some((name, _)) => format!("{}={text}", encoding::component(name)),
        }
    }
}

/// OpenAPI 3.0, Style Values: `name[member]=value`; RFC 3986 has no brackets in a query.
fn deep_object(name: &str, members: &[(String, String)], encode: Encode) -> String {
    let name = encoding::component(name);
    let pairs = members.iter().map(|(member, text)| {
        format!(
            "{name}%5B{}%5D={}",
            encoding::component(member),
            encode(text)
        )
    });
    join(pairs, "&")
}

fn write_json(
    parameter: &Parameter,
    value: Ref<'_>,
    encode: Encode,
) -> Result<Option<String>, Rule> {
    if matches!(value, Ref::Absent) {
        return Ok(None);
    }
    let json = json::to_bytes(value).map_err(|_| NOT_JSON)?;
    let json = String::from_utf8(json).map_err(|_| NOT_JSON)?;
    Ok(Some(match parameter.location {
        Location::Path => encode(&json),
        Location::Query => format!("{}={}", encoding::component(parameter.name), encode(&json)),
        Location::Header => encoding::ascii_json(&json),
    }))
}

fn shape(value: Ref<'_>) -> Result<Shape, Rule> {
    let (tags, value) = untagged(value);
    match value {
        Ref::List(list) => shape_list((0..list.len()).map(|n| list.item(n))),
        Ref::Map(_) | Ref::Object(_) => shape_members(value, &tags),
        _ => Ok(scalar(value)?.map_or(Shape::Undefined, Shape::Scalar)),
    }
}

/// A value inside of all unions, with the tags that they write into it; free-form arrays and objects are opened.
fn untagged(value: Ref<'_>) -> (Vec<Tag<'static>>, Ref<'_>) {
    let (tags, value) = match value {
        Ref::Union(union) => tagged(union),
        value => (Vec::new(), value),
    };
    match value {
        Ref::Json(json @ (Json::Array(_) | Json::Object(_) | Json::Null)) => (tags, opened(json)),
        value => (tags, value),
    }
}

fn shape_list<'a>(items: impl Iterator<Item = Ref<'a>>) -> Result<Shape, Rule> {
    let items = items
        .filter_map(|item| scalar(item).transpose())
        .collect::<Result<Vec<_>, _>>()?;
    Ok(if items.is_empty() {
        Shape::Undefined
    } else {
        Shape::List(items)
    })
}

/// The members of an object, as in a body: what is `null` in one is not there.
fn shape_members(value: Ref<'_>, tags: &[Tag<'_>]) -> Result<Shape, Rule> {
    let mut shape = Vec::new();
    for member in members(value, tags) {
        shape.extend(scalar(member.value)?.map(|text| (member.name.to_owned(), text)));
    }
    Ok(if shape.is_empty() {
        Shape::Undefined
    } else {
        Shape::Members(shape)
    })
}

fn join(texts: impl Iterator<Item = String>, separator: &str) -> String {
    texts.collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests;
