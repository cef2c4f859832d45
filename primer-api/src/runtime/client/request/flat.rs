//! Values as RFC 6570 sees them: scalars, lists of scalars, and objects of scalars.

use std::borrow::Cow;

use crate::runtime::as_written::{Tag, members, tagged};
use crate::runtime::check::Rule;
use crate::runtime::free::opened;
use crate::runtime::json;
use crate::runtime::value::{Json, Ref};

pub(crate) const NESTED: Rule =
    Rule::Location("must not hold arrays or objects in arrays or objects");
pub(crate) const NULL: Rule = Rule::Location("must not hold null in an array");
const NOT_JSON: Rule = Rule::Location("must be a value that JSON has");
const NOT_TEXT: Rule = Rule::Location("must not hold bytes");

/// A value as RFC 6570 sees it.
pub(crate) enum Shape<'a> {
    /// Nothing: the parameter is left out. So are empty arrays and objects (RFC 6570, 2.3).
    Undefined,
    Scalar(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    Members(Vec<(String, String)>),
}

/// The shape of a value. Lists and objects within a list or an object are JSON, of which RFC 6570 says nothing; `repeats` says that a list
/// within an object repeats the name of its member, as it does by itself.
pub(crate) fn shape(value: Ref<'_>, repeats: bool) -> Result<Shape<'_>, Rule> {
    if let Ref::Text(text) = value {
        return Ok(Shape::Scalar(text.into()));
    }
    let (tags, value) = untagged(value);
    match value {
        Ref::List(list) => shape_list((0..list.len()).map(|n| list.item(n))),
        Ref::Map(_) | Ref::Object(_) => shape_members(value, &tags, repeats),
        _ => Ok(scalar(value)?.map_or(Shape::Undefined, Shape::Scalar)),
    }
}

/// The text of a value that is neither an array nor an object; `None` if there is none.
pub(crate) fn scalar(value: Ref<'_>) -> Result<Option<Cow<'_, str>>, Rule> {
    Ok(Some(match value {
        Ref::Absent | Ref::Null => return Ok(None),
        Ref::Bool(flag) => if flag { "true" } else { "false" }.into(),
        Ref::Integer(integer) | Ref::KnownInteger(integer) | Ref::UnrecognizedInteger(integer) => {
            integer.to_string().into()
        }
        Ref::Unsigned(integer) => integer.to_string().into(),
        Ref::Wide(integer) => integer.to_string().into(),
        Ref::Number(number) if number.is_finite() => number.to_string().into(),
        Ref::Number(_) => return Err(Rule::Finite),
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
            text.into()
        }
        Ref::Timestamp(timestamp) => timestamp.as_str().into(),
        Ref::Upload(upload) => upload.as_text().ok_or(NOT_TEXT)?.into(),
        Ref::Bytes(_) => return Err(NOT_TEXT),
        // Whatever its size.
        Ref::Json(Json::Number(number)) => number.to_string().into(),
        Ref::Json(json) => return scalar(opened(json)),
        Ref::Own(own) => return scalar(Ref::Json(own.json().ok_or(NOT_JSON)?)),
        Ref::Union(union) => return scalar(union.selected().1),
        Ref::List(_) | Ref::Map(_) | Ref::Object(_) => return Err(NESTED),
    }))
}

/// The text of an item or a member: of a list or an object its JSON; `None` if there is none.
pub(crate) fn part(value: Ref<'_>) -> Result<Option<Cow<'_, str>>, Rule> {
    match untagged(value).1 {
        Ref::List(_) | Ref::Object(_) | Ref::Map(_) => {
            json_text(value).map(|text| Some(text.into()))
        }
        inner => scalar(inner),
    }
}

/// A value as JSON.
pub(crate) fn json_text(value: Ref<'_>) -> Result<String, Rule> {
    let json = json::to_bytes(value).map_err(|_| NOT_JSON)?;
    String::from_utf8(json).map_err(|_| NOT_JSON)
}

/// A value inside of all unions, with the tags that they write into it; free-form arrays and objects are opened.
pub(crate) fn untagged(value: Ref<'_>) -> (Vec<Tag<'static>>, Ref<'_>) {
    let (tags, value) = match value {
        Ref::Union(union) => tagged(union),
        value => (Vec::new(), value),
    };
    match value.own_as_json() {
        Ref::Json(json @ (Json::Array(_) | Json::Object(_) | Json::Null)) => (tags, opened(json)),
        value => (tags, value),
    }
}

/// The items of an array. RFC 6570 leaves out those that are null: the service would read another list.
fn shape_list<'a>(items: impl Iterator<Item = Ref<'a>>) -> Result<Shape<'a>, Rule> {
    let items = items.map(|item| part(item)?.ok_or(NULL));
    let items = items.collect::<Result<Vec<_>, Rule>>()?;
    Ok(if items.is_empty() {
        Shape::Undefined
    } else {
        Shape::List(items)
    })
}

/// The members of an object, as in a body: what is `null` in one is not there.
fn shape_members(value: Ref<'_>, tags: &[Tag<'_>], repeats: bool) -> Result<Shape<'static>, Rule> {
    let mut shape = Vec::new();
    for member in members(value, tags) {
        let mut push = |text: Cow<'_, str>| shape.push((member.name.to_owned(), text.into_owned()));
        match untagged(member.value).1 {
            Ref::List(list) if repeats => {
                for n in 0..list.len() {
                    push(part(list.item(n))?.ok_or(NULL)?);
                }
            }
            _ => part(member.value)?.into_iter().for_each(push),
        }
    }
    Ok(if shape.is_empty() {
        Shape::Undefined
    } else {
        Shape::Members(shape)
    })
}
