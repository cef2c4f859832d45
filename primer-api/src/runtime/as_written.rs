//! The members of an object as they are on the wire: one iterator for writing, checking, converting, drift and
//! parameters.

mod tags;

use std::convert::Infallible;
use std::slice;

use self::tags::{Map, map};
use super::path::Step;
use super::table::{Limits, Member, Table};
use super::value::{Members, Object, Ref};

#[cfg(feature = "client")]
pub(super) use self::tags::held;
pub(super) use self::tags::{contradiction, is_tag_of, is_untagged, leave_untagged, tagged};

/// A member that a union writes into the value that it holds: the discriminator and its value.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) value: Ref<'a>,
    /// Whether, in a conversion, a union around the target writes the same member.
    pub(super) is_written_by_target: bool,
}

/// A member as it is written.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    /// Its value; `null` for a required member without a value.
    pub(super) value: Ref<'a>,
    pub(super) origin: Origin,
}

/// The reason why a member is there.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    /// A union around the object writes it.
    Tag {
        /// See [`Tag::is_written_by_target`].
        is_written_by_target: bool,
    },
    /// The document declares it.
    Declared(&'static Member),
    /// The document does not declare it; the object holds it beside the declared members.
    Undeclared(&'static Table),
    /// The document declares no names: the object is a map.
    Data,
}

impl<'a> Tag<'a> {
    #[inline]
    fn written(&self) -> Written<'a> {
        Written {
            name: self.name,
            value: self.value,
            origin: Origin::Tag {
                is_written_by_target: self.is_written_by_target,
            },
        }
    }
}

impl<'a> Written<'a> {
    #[inline]
    fn declared(member: &'static Member, value: Ref<'a>) -> Self {
        Self {
            name: member.name,
            value: value.or_null(),
            origin: Origin::Declared(member),
        }
    }

    /// Whether its name is data rather than one of the document's.
    pub(super) fn is_data(&self) -> bool {
        match self.origin {
            Origin::Tag { .. } | Origin::Declared(_) => false,
            Origin::Undeclared(_) | Origin::Data => true,
        }
    }

    /// Whether, in a conversion, a union around the target writes the same member.
    pub(super) fn is_written_by_target(&self) -> bool {
        matches!(
            self.origin,
            Origin::Tag {
                is_written_by_target: true
            }
        )
    }

    /// Whether `Debug` hides its value.
    pub(super) fn is_sensitive(&self) -> bool {
        match self.origin {
            Origin::Declared(member) => member.sensitive,
            Origin::Undeclared(table) => table.additional_sensitive,
            Origin::Tag { .. } | Origin::Data => false,
        }
    }

    /// The limits that the object sets for its value.
    pub(super) fn limits(&self) -> Option<&'static Limits> {
        match self.origin {
            Origin::Declared(member) => member.limits,
            Origin::Undeclared(table) => table.additional,
            Origin::Tag { .. } | Origin::Data => None,
        }
    }

    /// The step from the object to it.
    pub(super) fn step(&self) -> Step<'a> {
        if self.is_data() {
            Step::Key(self.name)
        } else {
            Step::Member(self.name)
        }
    }
}

/// The members of a value that is written as an object, each name once: the tags, the declared members, the others.
///
/// A value that is not written as an object has only the tags.
#[inline]
pub(super) fn members<'a>(value: Ref<'a>, tags: &'a [Tag<'a>]) -> Walk<'a> {
    let (object, map) = match value {
        Ref::Object(object) => (Some(object), others(object)),
        value => parts(value),
    };
    Walk {
        tags,
        written_tags: tags.iter(),
        object,
        declared: object.map_or(&[], |object| object.table().members),
        next: 0,
        map,
        others: None,
    }
}

/// The parts of a value whose members are written: an object, and what has names that are data.
fn parts(value: Ref<'_>) -> (Option<&dyn Object>, Option<&dyn Members>) {
    match map(value) {
        Some(Map::Object(object)) => (Some(object), others(object)),
        Some(Map::Members(members)) => (None, Some(members)),
        None => (None, None),
    }
}

/// The members that an object holds beside the declared ones.
#[inline]
fn others(object: &dyn Object) -> Option<&dyn Members> {
    match object.member(object.table().members.len()) {
        Ref::Map(others) if others.held() > 0 => Some(others),
        _ => None,
    }
}

/// The iterator of [`members`].
pub(super) struct Walk<'a> {
    tags: &'a [Tag<'a>],
    written_tags: slice::Iter<'a, Tag<'a>>,
    object: Option<&'a dyn Object>,
    declared: &'static [Member],
    /// The number of the next declared member.
    next: usize,
    /// The members whose names are data, until the iterator reaches them.
    map: Option<&'a dyn Members>,
    others: Option<Box<dyn Iterator<Item = (&'a str, Ref<'a>)> + 'a>>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = Written<'a>;

    #[inline]
    fn next(&mut self) -> Option<Written<'a>> {
        if let Some(tag) = self.written_tags.next() {
            return Some(tag.written());
        }
        while let (Some(object), Some(member)) = (self.object, self.declared.get(self.next)) {
            let value = object.member(self.next);
            self.next += 1;
            if self.is_written(member, value) {
                return Some(Written::declared(member, value));
            }
        }
        self.next_other()
    }
}

impl<'a> Walk<'a> {
    /// Hands on all of them. Writing and checking do so at each call: this loop has no state between two members.
    #[inline]
    pub(super) fn try_each<E>(
        mut self,
        mut take: impl FnMut(&Written<'a>) -> Result<(), E>,
    ) -> Result<(), E> {
        for tag in self.tags {
            take(&tag.written())?;
        }
        if let Some(object) = self.object {
            for (n, member) in self.declared.iter().enumerate() {
                // The value stays where it is put: moving it takes as long as writing a number.
                let mut written = Written {
                    name: member.name,
                    value: object.member(n),
                    origin: Origin::Declared(member),
                };
                if let Ref::Absent = written.value {
                    if !member.required {
                        continue;
                    }
                    written.value = Ref::Null;
                }
                if !is_tag(self.tags, member.name) {
                    take(&written)?;
                }
            }
        }
        if self.map.is_some() {
            while let Some(other) = self.next_other() {
                take(&other)?;
            }
        }
        Ok(())
    }

    /// Hands on all of them, as [`try_each`](Self::try_each) does.
    #[inline]
    pub(super) fn each(self, mut take: impl FnMut(&Written<'a>)) {
        let _: Result<(), Infallible> = self.try_each(|written| {
            take(written);
            Ok(())
        });
    }

    #[inline]
    fn is_written(&self, member: &Member, value: Ref<'_>) -> bool {
        is_there(member, value) && !is_tag(self.tags, member.name)
    }

    fn next_other(&mut self) -> Option<Written<'a>> {
        if let Some(map) = self.map.take() {
            self.others = Some(map.iter());
        }
        let origin = match self.object {
            Some(object) => Origin::Undeclared(object.table()),
            None => Origin::Data,
        };
        for (name, value) in self.others.as_mut()? {
            let is_written = is_tag(self.tags, name)
                || self.object.is_some_and(|object| is_declared(object, name));
            if !is_written {
                return Some(Written {
                    name,
                    value: value.or_null(),
                    origin,
                });
            }
        }
        None
    }
}

/// Whether a declared member is written.
#[inline]
fn is_there(member: &Member, value: Ref<'_>) -> bool {
    member.required || !matches!(value, Ref::Absent)
}

#[inline]
fn is_tag(tags: &[Tag<'_>], name: &str) -> bool {
    tags.iter().any(|tag| tag.name == name)
}

/// Whether a declared member of this name is written. If so, an undeclared one of the same name is not.
fn is_declared(object: &dyn Object, name: &str) -> bool {
    let mut declared = object.table().members.iter().enumerate();
    declared
        .find(|(_, member)| member.name == name)
        .is_some_and(|(n, member)| is_there(member, object.member(n)))
}

#[cfg(test)]
mod tests;
