//! A value that is converted, as it stands on the wire.

use super::super::free::opened;
use super::super::path::Step;
use super::super::value::{Json, Members, Object, Ref, Union};
use super::super::write::{is_written, tagged};

/// A value, with what the unions around it write into it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) value: Ref<'a>,
    pub(super) tags: &'a [Tag<'a>],
}

/// A member that names the alternative of a union.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) value: Ref<'a>,
    /// Whether a union around the target writes it.
    pub(super) is_placed: bool,
}

/// A member as it is written.
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) value: Ref<'a>,
    pub(super) origin: Origin,
    /// Whether the value is kept out of `Debug`.
    pub(super) sensitive: bool,
}

/// Who says that a member is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The document.
    Declared,
    /// A union, and the unions around the target say the same.
    Placed,
    /// Nobody: it is beside what an object declares.
    Undeclared,
    /// Nobody: the names of all members are data.
    Data,
}

impl<'a> Source<'a> {
    /// A value that stands in no union.
    pub(super) fn alone(value: Ref<'a>) -> Self {
        Self { value, tags: &[] }
    }

    /// Whether the value is written as `null`.
    pub(super) fn is_null(self) -> bool {
        match self.value {
            Ref::Absent | Ref::Null => true,
            Ref::Json(json) => json.is_null(),
            Ref::Union(union) => Self::alone(union.selected().1).is_null(),
            _ => false,
        }
    }

    /// What is written into the value that the union holds; a union inside of another was asked with the outer one.
    pub(super) fn tags_inside(self, union: &'a dyn Union) -> Vec<Tag<'a>> {
        if !self.tags.is_empty() {
            return self.tags.to_vec();
        }
        let tags = tagged(union).0.into_iter();
        tags.map(|(name, tag)| Tag {
            name,
            value: Ref::Known(tag),
            is_placed: false,
        })
        .collect()
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
        let mut json = match self.value {
            Ref::Json(json) => json.clone(),
            value => serde_json::to_value(value).ok()?,
        };
        if let Json::Object(members) = &mut json {
            for Tag { name, value, .. } in self.tags {
                members.insert((*name).into(), text(*value)?.into());
            }
        }
        Some(json)
    }

    /// The members that are written, each once.
    pub(super) fn members(self) -> Box<dyn Iterator<Item = Written<'a>> + 'a> {
        let tags = self.tags.iter().map(Written::tag);
        let value = match self.value {
            Ref::Json(json) => opened(json),
            value => value,
        };
        match value {
            Ref::Object(object) => Box::new(
                tags.chain(self.declared(object))
                    .chain(self.undeclared(object)),
            ),
            Ref::Map(members) => Box::new(tags.chain(self.data(members))),
            _ => Box::new(tags),
        }
    }

    /// The value of the written member of this name.
    pub(super) fn member(self, name: &str) -> Option<Ref<'a>> {
        self.members()
            .find(|member| member.name == name)
            .map(|member| member.value)
    }

    /// What names the alternative in this member: a tag, or a member of an object.
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

    fn declared(self, object: &'a dyn Object) -> impl Iterator<Item = Written<'a>> {
        let table = object.table();
        let members = table.members.iter().enumerate();
        members.filter_map(move |(n, member)| match object.member(n) {
            _ if self.is_tag(member.name) => None,
            Ref::Absent if !member.required => None,
            value => Some(Written {
                name: member.name,
                value: value.or_null(),
                origin: Origin::Declared,
                sensitive: table.is_sensitive(n),
            }),
        })
    }

    fn undeclared(self, object: &'a dyn Object) -> impl Iterator<Item = Written<'a>> {
        let table = object.table();
        let others = match object.member(table.members.len()) {
            Ref::Map(others) if others.len() > 0 => Some(others.iter()),
            _ => None,
        };
        let others = others.into_iter().flatten();
        others
            .filter(move |(name, _)| !self.is_tag(name) && !is_written(object, name))
            .map(|(name, value)| Written {
                name,
                value: value.or_null(),
                origin: Origin::Undeclared,
                sensitive: table.is_sensitive(table.members.len()),
            })
    }

    fn data(self, members: &'a dyn Members) -> impl Iterator<Item = Written<'a>> {
        members
            .iter()
            .filter(move |(name, _)| !self.is_tag(name))
            .map(|(name, value)| Written {
                name,
                value: value.or_null(),
                origin: Origin::Data,
                sensitive: false,
            })
    }

    fn is_tag(self, name: &str) -> bool {
        self.tags.iter().any(|tag| tag.name == name)
    }
}

impl<'a> Written<'a> {
    fn tag(tag: &Tag<'a>) -> Self {
        let Tag {
            name,
            value,
            is_placed,
        } = *tag;
        let origin = if is_placed {
            Origin::Placed
        } else {
            Origin::Declared
        };
        Self {
            name,
            value,
            origin,
            sensitive: false,
        }
    }

    /// The step to it.
    pub(super) fn step(&self) -> Step<'a> {
        match self.origin {
            Origin::Declared | Origin::Placed => Step::Member(self.name),
            Origin::Undeclared | Origin::Data => Step::Key(self.name),
        }
    }
}

/// The text of a member that may name an alternative.
pub(super) fn text(value: Ref<'_>) -> Option<&str> {
    match value {
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) => Some(text),
        Ref::Json(json) => json.as_str(),
        _ => None,
    }
}
