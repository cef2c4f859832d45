//! Writing: one driver for every type, generic over the serializer alone.

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::value::{Json, List, Members, Object, Ref, Union};

/// Members are written in the document's order, undeclared ones after them. What is absent is left out of an object, and is
/// `null` anywhere else.
impl Serialize for Ref<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Ref::Absent | Ref::Null => serializer.serialize_unit(),
            Ref::Bool(value) => serializer.serialize_bool(value),
            Ref::Integer(value) | Ref::KnownInteger(value) | Ref::UnrecognizedInteger(value) => {
                serializer.serialize_i64(value)
            }
            Ref::Unsigned(value) => serializer.serialize_u64(value),
            Ref::Number(value) if value.is_finite() => serializer.serialize_f64(value),
            Ref::Number(_) => Err(S::Error::custom("expected a finite number")),
            Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
                serializer.serialize_str(text)
            }
            Ref::Timestamp(timestamp) => serializer.serialize_str(timestamp.as_str()),
            Ref::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => serializer.serialize_str(text),
                Err(_) => Err(S::Error::custom("expected bytes that are UTF-8")),
            },
            Ref::Json(json) => json.serialize(serializer),
            Ref::List(list) => write_list(list, serializer),
            Ref::Map(members) => write_map(members, &[], serializer),
            Ref::Object(object) => write_object(object, &[], serializer),
            Ref::Union(union) => write_union(union, serializer),
        }
    }
}

fn write_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let len = list.len();
    let mut items = serializer.serialize_seq(Some(len))?;
    for n in 0..len {
        items.serialize_element(&list.item(n))?;
    }
    items.end()
}

/// A discriminator and the value that it must have.
pub(super) type Tag = (&'static str, &'static str);

/// The value that is held, with what the unions around it say of it.
fn write_union<S: Serializer>(union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
    let (tags, value) = tagged(union);
    match value {
        Ref::Object(object) if !tags.is_empty() => write_object(object, &tags, serializer),
        Ref::Map(members) if !tags.is_empty() => write_map(members, &tags, serializer),
        Ref::Json(Json::Object(members)) if !tags.is_empty() => {
            write_map(members, &tags, serializer)
        }
        value => value.serialize(serializer),
    }
}

/// The value that a union holds, be it through other unions, and the discriminators on the way.
///
/// Where one union is an alternative of another with the same discriminator, the inner one knows better.
pub(super) fn tagged(union: &dyn Union) -> (Vec<Tag>, Ref<'_>) {
    let mut tags: Vec<(&'static str, &'static str, &'static [&'static str])> = Vec::new();
    let mut union = union;
    loop {
        let table = union.table();
        let (n, value) = union.selected();
        if let Some(name) = table.discriminator {
            tags.retain(|(outer, ..)| *outer != name);
            let known = table
                .variants
                .get(n)
                .map_or(&[][..], |variant| variant.tags);
            tags.extend(known.first().map(|first| (name, *first, known)));
        }
        match value {
            Ref::Union(inner) => union = inner,
            value => {
                let chosen = tags.into_iter().map(|(name, first, known)| {
                    (name, own_tag(value, name, known).unwrap_or(first))
                });
                return (chosen.collect(), value);
            }
        }
    }
}

/// The tag that the value itself has, if it is one of its alternative's.
fn own_tag(value: Ref<'_>, name: &str, known: &'static [&'static str]) -> Option<&'static str> {
    let Ref::Object(object) = value else {
        return None;
    };
    let n = object
        .table()
        .members
        .iter()
        .position(|member| member.name == name)?;
    match object.member(n) {
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) => {
            known.iter().copied().find(|tag| *tag == text)
        }
        _ => None,
    }
}

/// Whether the member is written by a union around the object.
#[inline]
pub(super) fn is_tag(name: &str, tags: &[Tag]) -> bool {
    tags.iter().any(|(tag, _)| *tag == name)
}

fn write_tags<M: SerializeMap>(tags: &[Tag], map: &mut M) -> Result<(), M::Error> {
    tags.iter()
        .try_for_each(|(name, tag)| map.serialize_entry(name, tag))
}

fn write_map<S: Serializer>(
    members: &dyn Members,
    tags: &[Tag],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(if tags.is_empty() {
        Some(members.len())
    } else {
        None
    })?;
    write_tags(tags, &mut map)?;
    for (name, value) in members.iter().filter(|(name, _)| !is_tag(name, tags)) {
        map.serialize_entry(name, &value)?;
    }
    map.end()
}

fn write_object<S: Serializer>(
    object: &dyn Object,
    tags: &[Tag],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let declared = object.table().members;
    let mut map = serializer.serialize_map(None)?;
    write_tags(tags, &mut map)?;
    for (n, member) in declared.iter().enumerate() {
        let value = object.member(n);
        if (member.required || !matches!(value, Ref::Absent)) && !is_tag(member.name, tags) {
            map.serialize_entry(member.name, &value)?;
        }
    }
    if let Ref::Map(others) = object.member(declared.len())
        && others.len() > 0
    {
        for (name, value) in others
            .iter()
            .filter(|(name, _)| !is_tag(name, tags) && !is_written(object, name))
        {
            map.serialize_entry(name, &value)?;
        }
    }
    map.end()
}

/// Whether a declared member of this name is written: there is one value under a name.
pub(super) fn is_written(object: &dyn Object, name: &str) -> bool {
    let declared = object
        .table()
        .members
        .iter()
        .enumerate()
        .find(|(_, member)| member.name == name);
    declared.is_some_and(|(n, member)| member.required || !matches!(object.member(n), Ref::Absent))
}

#[cfg(test)]
mod tests;
