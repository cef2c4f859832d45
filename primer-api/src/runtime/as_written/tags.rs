//! Tags: the discriminators that unions write into the values that they hold.

use super::{Tag, is_there, others};
use crate::runtime::free::opened;
use crate::runtime::scalar::whole;
use crate::runtime::table::{TagValue, UnionTable, Variant};
use crate::runtime::value::{Composite, Json, Members, Object, Ref, Slot, Union};

/// The value that a union holds, directly or through other unions, and the tags that the unions write into it.
///
/// If a union is an alternative of another with the same discriminator, the tag of the inner union is written.
pub(in crate::runtime) fn tagged(union: &dyn Union) -> (Vec<Tag<'static>>, Ref<'_>) {
    let (levels, value) = levels(union);
    let tags = levels.iter().filter_map(|level| level.tag(value));
    (tags.collect(), value)
}

/// The discriminator of a union, if the value that the union holds contradicts it: the value holds the tag of another
/// alternative, or none of several that select its own.
pub(in crate::runtime) fn contradiction(union: &dyn Union) -> Option<&'static str> {
    let name = union.table().discriminator?;
    let (levels, value) = levels(union);
    // An inner union of the same discriminator has taken the place of this one.
    let level = levels
        .into_iter()
        .find(|level| level.name == name && std::ptr::eq(level.table, union.table()))?;
    let is_wrong = match held(value, name) {
        Some(Ref::Absent | Ref::Null | Ref::Json(Json::Null)) => false,
        Some(own) => !level.allows(own),
        None => level.variant().is_some_and(|it| it.ambiguous) && map(value).is_some_and(is_tagged),
    };
    is_wrong.then_some(name)
}

/// A union around a value, and the alternative that it holds.
struct Level {
    name: &'static str,
    table: &'static UnionTable,
    selected: usize,
}

fn levels(mut union: &dyn Union) -> (Vec<Level>, Ref<'_>) {
    let mut levels: Vec<Level> = Vec::new();
    loop {
        let table = union.table();
        let (selected, value) = union.selected();
        if let Some(name) = table.discriminator {
            levels.retain(|outer| outer.name != name);
            levels.push(Level {
                name,
                table,
                selected,
            });
        }
        match value {
            Ref::Union(inner) => union = inner,
            value => return (levels, value),
        }
    }
}

impl Level {
    fn variant(&self) -> Option<&'static Variant> {
        self.table.variants.get(self.selected)
    }

    /// The tag to write: the one that the value itself holds, or else the first of its alternative.
    ///
    /// There is none if the value holds a tag of no alternative, which it keeps, or if it was read without a tag.
    fn tag(&self, value: Ref<'_>) -> Option<Tag<'static>> {
        let variant = self.variant()?;
        let tag = match held(value, self.name) {
            Some(own) => variant.tags.iter().find(|tag| is_tag_of(own, **tag))?,
            None if variant.ambiguous => return None,
            None => {
                let tag = variant.tags.first()?;
                map(value).is_some_and(is_tagged).then_some(tag)?
            }
        };
        Some(Tag {
            name: self.name,
            value: written(*tag),
            is_written_by_target: false,
        })
    }

    /// Whether a value of the alternative may hold this tag. A base may hold any tag that is not one of those that extend it.
    fn allows(&self, own: Ref<'_>) -> bool {
        let Some(variant) = self.variant() else {
            return true;
        };
        let is_one_of = |variant: &Variant| variant.tags.iter().any(|tag| is_tag_of(own, *tag));
        if is_one_of(variant) {
            return true;
        }
        let is_open = variant.fallback || variant.default || variant.tags.is_empty();
        is_open && !self.table.variants.iter().any(is_one_of)
    }
}

/// A value that is written as an object, whose members may be tagged.
#[derive(Clone, Copy)]
pub(super) enum Map<'a> {
    Object(&'a dyn Object),
    Members(&'a dyn Members),
}

/// The value as an object; `None` if it is not written as one.
pub(super) fn map(value: Ref<'_>) -> Option<Map<'_>> {
    let value = match value.own_as_json() {
        Ref::Json(json) => opened(json),
        value => value,
    };
    match value.composite()? {
        Composite::Object(object) => Some(Map::Object(object)),
        Composite::Map(members) => Some(Map::Members(members)),
        Composite::Json(_) | Composite::List(_) | Composite::Union(_) => None,
    }
}

/// Whether the value is an object that was read without a discriminator.
pub(in crate::runtime) fn is_untagged(value: Ref<'_>) -> bool {
    map(value).is_some_and(|map| !is_tagged(map))
}

/// Whether unions write their tags into the object: it was not read without one.
fn is_tagged(map: Map<'_>) -> bool {
    match map {
        Map::Members(members) => !members.is_untagged(),
        Map::Object(object) => match object.member(object.table().members.len()) {
            Ref::Map(others) => !others.is_untagged(),
            _ => true,
        },
    }
}

/// The member of this name that the value itself holds, declared or not.
pub(in crate::runtime) fn held<'a>(value: Ref<'a>, name: &str) -> Option<Ref<'a>> {
    let others = match map(value)? {
        Map::Members(members) => Some(members),
        Map::Object(object) => {
            let mut declared = object.table().members.iter().enumerate();
            match declared.find(|(_, member)| member.name == name) {
                Some((n, member)) if is_there(member, &object.member(n)) => {
                    // A required member without a value is not one that the value holds.
                    return Some(object.member(n)).filter(|own| !matches!(own, Ref::Absent));
                }
                _ => others(object),
            }
        }
    };
    let mut others = others?.iter();
    others
        .find(|(other, _)| *other == name)
        .map(|(_, value)| value)
}

/// Whether a value is this tag.
pub(in crate::runtime) fn is_tag_of(value: Ref<'_>, tag: TagValue) -> bool {
    let value = match value.own_as_json() {
        Ref::Json(json) => opened(json),
        value => value,
    };
    match tag {
        TagValue::Text(tag) => {
            matches!(value, Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) if text == tag)
        }
        TagValue::Integer(tag) => {
            matches!(
                value,
                Ref::Integer(own) | Ref::KnownInteger(own) | Ref::UnrecognizedInteger(own) if own == tag
            ) || matches!(value, Ref::Unsigned(own) if i64::try_from(own) == Ok(tag))
                || matches!(value, Ref::Wide(own) if *own == i128::from(tag))
                // JSON Schema, 6.1.1: `1.0` is an integer. The sum of `-0` and `0` is `0`.
                || matches!(value, Ref::Number(own) if whole(own + 0.0) == Some(tag.into()))
        }
        TagValue::Bool(tag) => matches!(value, Ref::Bool(own) if own == tag),
    }
}

fn written(tag: TagValue) -> Ref<'static> {
    match tag {
        TagValue::Text(text) => Ref::Known(text),
        TagValue::Integer(integer) => Ref::KnownInteger(integer),
        TagValue::Bool(value) => Ref::Bool(value),
    }
}

/// Notes that the object in a slot is read without a discriminator, and returns the slot.
pub(in crate::runtime) fn leave_untagged(slot: Slot<'_>) -> Slot<'_> {
    match slot {
        Slot::Object(object) => {
            if let Slot::Map(others) = object.member_slot(object.table().members.len()) {
                others.leave_untagged();
            }
            Slot::Object(object)
        }
        Slot::Map(members) => {
            members.leave_untagged();
            Slot::Map(members)
        }
        slot => slot,
    }
}
