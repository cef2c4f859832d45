//! The value that is converted, as it is on the wire.

use crate::runtime::as_written::{self, Tag, Walk, tagged};
use crate::runtime::value::{Json, Ref, Union};

/// A value, and the tags that the unions around it write into it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) value: Ref<'a>,
    pub(super) tags: &'a [Tag<'a>],
}

impl<'a> Source<'a> {
    /// A value outside of all unions.
    pub(super) fn alone(value: Ref<'a>) -> Self {
        Self { value, tags: &[] }
    }

    /// Whether the value is written as `null`.
    pub(super) fn is_null(self) -> bool {
        match self.value.own_as_json() {
            Ref::Absent | Ref::Null => true,
            Ref::Json(json) => json.is_null(),
            Ref::Union(union) => Self::alone(union.selected().1).is_null(),
            Ref::Bool(_)
            | Ref::Integer(_)
            | Ref::KnownInteger(_)
            | Ref::UnrecognizedInteger(_)
            | Ref::Unsigned(_)
            | Ref::Wide(_)
            | Ref::Number(_)
            | Ref::Text(_)
            | Ref::Known(_)
            | Ref::Unrecognized(_)
            | Ref::Secret(_)
            | Ref::Timestamp(_)
            | Ref::Bytes(_)
            | Ref::Upload(_)
            | Ref::Own(_)
            | Ref::List(_)
            | Ref::Map(_)
            | Ref::Object(_) => false,
        }
    }

    /// The tags that are written into the value that the union holds. The tags of an outer union include those of an
    /// inner one.
    pub(super) fn tags_inside(self, union: &'a dyn Union) -> Vec<Tag<'a>> {
        if !self.tags.is_empty() {
            return self.tags.to_vec();
        }
        tagged(union).0
    }

    /// The value inside of all unions.
    pub(super) fn inside(self) -> (Ref<'a>, Vec<Tag<'a>>) {
        match self.value {
            Ref::Union(union) => (tagged(union).1, self.tags_inside(union)),
            value => (value, self.tags.to_vec()),
        }
    }

    /// The JSON that is written; `None` if there is none, as for a number that is not finite.
    pub(super) fn json(self) -> Option<Json> {
        let mut json = match self.value.own_as_json() {
            Ref::Json(json) => json.clone(),
            value => serde_json::to_value(value).ok()?,
        };
        if let Json::Object(members) = &mut json {
            for Tag { name, value, .. } in self.tags {
                members.insert((*name).into(), serde_json::to_value(value).ok()?);
            }
        }
        Some(json)
    }

    /// The members that are written, each once.
    pub(super) fn members(self) -> Walk<'a> {
        as_written::members(self.value, self.tags)
    }

    /// The value of the written member of this name.
    pub(super) fn member(self, name: &str) -> Option<Ref<'a>> {
        self.members()
            .find(|member| member.name == name)
            .map(|member| member.value)
    }

    /// The value of the discriminator of this name: a tag, or a member of an object.
    pub(super) fn tag(self, name: &str) -> Option<Ref<'a>> {
        match self.value {
            Ref::Object(_) => self.member(name),
            _ => self
                .tags
                .iter()
                .find(|tag| tag.name == name)
                .map(|tag| tag.value),
        }
    }
}
