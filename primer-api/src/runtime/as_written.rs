//! The members of an object as they are on the wire: one iterator for writing, checking, converting, drift and
//! parameters.

mod tags;

use std::slice;

use self::tags::{Map, map};
use super::path::Step;
use super::table::{Member, Table};
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
        Ref::Object(object) => (Some(object), None),
        value => parts(value),
    };
    let declared = object.map_or(&[][..], |object| object.table().members);
    Walk {
        tags,
        written_tags: tags.iter(),
        object,
        declared,
        next: 0,
        map: object.map_or(map, |object| undeclared(object, declared.len())),
        others: None,
    }
}

/// Takes the members of an object as they are written.
///
/// The declared ones apart from all others, because nearly all are declared.
pub(super) trait Take<'a> {
    type Error;

    /// Takes a declared member. One that is required and has no value is [`Ref::Absent`], which stands for `null`.
    fn declared(&mut self, member: &'static Member, value: &Ref<'a>) -> Result<(), Self::Error>;

    /// Takes another member, with its name and the reason why it is there.
    fn other(&mut self, name: &'a str, value: &Ref<'a>, origin: Origin) -> Result<(), Self::Error>;
}

/// Hands on the members that [`members`] yields.
///
/// Writing and checking do so at each call: this loop has no state between two members, and each value stays where it is put, because
/// moving it takes as long as writing a number.
#[inline]
pub(super) fn each<'a, T: Take<'a>>(
    value: Ref<'a>,
    tags: &'a [Tag<'a>],
    taker: &mut T,
) -> Result<(), T::Error> {
    for tag in tags {
        let Written {
            name,
            value,
            origin,
        } = tag.written();
        taker.other(name, &value, origin)?;
    }
    let (object, others) = match value {
        Ref::Object(object) => {
            let declared = object.table().members;
            for (n, member) in declared.iter().enumerate() {
                let value = object.member(n);
                if is_there(member, &value) && !is_tag(tags, member.name) {
                    taker.declared(member, &value)?;
                }
            }
            (Some(object), undeclared(object, declared.len()))
        }
        value => parts(value),
    };
    let Some(others) = others else {
        return Ok(());
    };
    let origin = origin_of_others(object);
    for (name, value) in others.iter() {
        if !is_written(object, tags, name) {
            taker.other(name, &value, origin)?;
        }
    }
    Ok(())
}

/// The part of a value whose members are written: an object, or what has names that are data.
fn parts(value: Ref<'_>) -> (Option<&dyn Object>, Option<&dyn Members>) {
    match map(value) {
        Some(Map::Object(object)) => (Some(object), None),
        Some(Map::Members(members)) => (None, Some(members)),
        None => (None, None),
    }
}

/// The members that an object holds beside the declared ones.
#[inline]
fn others(object: &dyn Object) -> Option<&dyn Members> {
    undeclared(object, object.table().members.len())
}

/// The members that an object holds beside the `count` declared ones.
#[inline]
fn undeclared(object: &dyn Object, count: usize) -> Option<&dyn Members> {
    match object.member(count) {
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
    #[inline]
    fn is_written(&self, member: &Member, value: Ref<'_>) -> bool {
        is_there(member, &value) && !is_tag(self.tags, member.name)
    }

    fn next_other(&mut self) -> Option<Written<'a>> {
        if let Some(map) = self.map.take() {
            self.others = Some(map.iter());
        }
        let origin = origin_of_others(self.object);
        for (name, value) in self.others.as_mut()? {
            if !is_written(self.object, self.tags, name) {
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

/// The reason why members are there that an object does not declare, or those of a map.
fn origin_of_others(object: Option<&dyn Object>) -> Origin {
    match object {
        Some(object) => Origin::Undeclared(object.table()),
        None => Origin::Data,
    }
}

/// Whether a member of this name is written before those that are not declared.
fn is_written(object: Option<&dyn Object>, tags: &[Tag<'_>], name: &str) -> bool {
    is_tag(tags, name) || object.is_some_and(|object| is_declared(object, name))
}

/// Whether a declared member is written.
#[inline]
fn is_there(member: &Member, value: &Ref<'_>) -> bool {
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
        .is_some_and(|(n, member)| is_there(member, &object.member(n)))
}

#[cfg(test)]
mod tests;
