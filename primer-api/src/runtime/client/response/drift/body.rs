//! The body of a response, over tables.

use super::DriftKind;
use super::report::Report;
use crate::runtime::as_written::{Origin, Tag, Written, held, is_tag_of, members, tagged};
use crate::runtime::free::opened;
use crate::runtime::path::{Step, ValuePath};
use crate::runtime::table::UnionTable;
use crate::runtime::value::{Object, Ref, Union};

/// Tells of what is in the value that was read from a body.
pub(super) fn inspect(report: &mut Report<'_>, body: Ref<'_>, is_sensitive: bool) {
    report.visit(body, &[], &Spot::root(is_sensitive));
}

/// Where a value stands, and whether it is kept from sight.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    path: ValuePath<'a>,
    pub(super) is_sensitive: bool,
}

impl<'a> Spot<'a> {
    /// The body itself.
    pub(super) fn root(is_sensitive: bool) -> Self {
        Self {
            path: ValuePath::Root(""),
            is_sensitive,
        }
    }

    pub(super) fn inside(&'a self, step: Step<'a>) -> Self {
        Self {
            path: ValuePath::Inside(&self.path, step),
            is_sensitive: self.is_sensitive,
        }
    }

    /// The same spot; what is within something sensitive is sensitive.
    pub(super) fn sensitive_if(self, is_sensitive: bool) -> Self {
        Self {
            is_sensitive: self.is_sensitive || is_sensitive,
            ..self
        }
    }
}

impl Report<'_> {
    pub(super) fn tell_at(&mut self, kind: DriftKind, spot: &Spot<'_>, value: Option<&str>) {
        let value = value.filter(|_| !spot.is_sensitive);
        self.tell(kind, &spot.path.to_text(), value);
    }

    /// A value and all that is in it. The unions around an object know the members that are named by their `tags`.
    fn visit(&mut self, value: Ref<'_>, tags: &[Tag<'_>], spot: &Spot<'_>) {
        if self.is_full() {
            return;
        }
        match value {
            Ref::Unrecognized(text) => self.tell_at(DriftKind::EnumValue, spot, Some(text)),
            Ref::UnrecognizedInteger(integer) => {
                self.tell_at(DriftKind::EnumValue, spot, Some(&integer.to_string()));
            }
            Ref::List(list) => {
                let spot = spot.inside(Step::Items);
                for n in 0..list.len() {
                    self.visit(list.item(n), &[], &spot);
                }
            }
            Ref::Map(members) => {
                let spot = spot.inside(Step::Members);
                for (_, value) in members.iter() {
                    self.visit(value, &[], &spot);
                }
            }
            Ref::Object(object) => self.visit_object(object, tags, spot),
            Ref::Union(union) => self.visit_union(union, tags, spot),
            Ref::Absent
            | Ref::Null
            | Ref::Bool(_)
            | Ref::Integer(_)
            | Ref::Unsigned(_)
            | Ref::Wide(_)
            | Ref::Number(_)
            | Ref::Text(_)
            | Ref::Known(_)
            | Ref::KnownInteger(_)
            | Ref::Secret(_)
            | Ref::Timestamp(_)
            | Ref::Bytes(_)
            | Ref::Upload(_)
            | Ref::Json(_)
            | Ref::Own(_) => {}
        }
    }

    fn visit_object(&mut self, object: &dyn Object, tags: &[Tag<'_>], spot: &Spot<'_>) {
        for member in members(Ref::Object(object), tags) {
            if self.is_full() {
                return;
            }
            match member.origin {
                Origin::Tag { .. } => {}
                Origin::Declared(_) => {
                    let spot = spot.inside(member.step());
                    let spot = spot.sensitive_if(member.is_sensitive());
                    self.visit(member.value, &[], &spot);
                }
                Origin::Undeclared(_) | Origin::Data => {
                    self.visit_undeclared(&member, is_described(object), spot);
                }
            }
        }
    }

    /// A member that is not declared: unknown, unless the document describes such members.
    fn visit_undeclared(&mut self, member: &Written<'_>, is_described: bool, spot: &Spot<'_>) {
        if is_described {
            let spot = spot.inside(Step::Members);
            let spot = spot.sensitive_if(member.is_sensitive());
            return self.visit(member.value, &[], &spot);
        }
        let step = if spot.is_sensitive {
            Step::Hidden
        } else {
            Step::Key(member.name)
        };
        self.tell_at(DriftKind::Member, &spot.inside(step), None);
    }

    fn visit_union(&mut self, union: &dyn Union, tags: &[Tag<'_>], spot: &Spot<'_>) {
        let (n, value) = union.selected();
        let Some(variant) = union.table().variants.get(n) else {
            return self.tell_of_none(union.table(), value, spot);
        };
        if variant.fallback || variant.default {
            self.tell_of_tag(union.table(), tagged(union).1, spot);
        }
        let spot = spot.sensitive_if(variant.sensitive);
        if tags.is_empty() {
            self.visit(value, &tagged(union).0, &spot);
        } else {
            self.visit(value, tags, &spot);
        }
    }

    /// A value that is kept although it is none of the alternatives.
    fn tell_of_none(&mut self, table: &UnionTable, value: Ref<'_>, spot: &Spot<'_>) {
        if !self.tell_of_tag(table, value, spot) {
            self.tell_at(DriftKind::Alternative, spot, None);
        }
    }

    /// Tells of a discriminator that names no alternative, and returns whether there is one.
    fn tell_of_tag(&mut self, table: &UnionTable, value: Ref<'_>, spot: &Spot<'_>) -> bool {
        let Some(name) = table.discriminator else {
            return false;
        };
        let mut tags = table.variants.iter().flat_map(|it| it.tags);
        let tag = match held(value, name) {
            Some(tag) if !tags.any(|known| is_tag_of(tag, *known)) => text_of_tag(tag),
            _ => None,
        };
        if let Some(tag) = &tag {
            let spot = spot.inside(Step::Member(name));
            self.tell_at(DriftKind::Discriminator, &spot, Some(tag));
        }
        tag.is_some()
    }
}

/// Whether the document says what the members are that it does not declare.
fn is_described(object: &dyn Object) -> bool {
    match object.member(object.table().members.len()) {
        Ref::Map(others) => !others.is_free(),
        _ => false,
    }
}

/// The text of a value of a discriminator; `null`, an object and an array are none.
fn text_of_tag(value: Ref<'_>) -> Option<String> {
    let value = match value.own_as_json() {
        Ref::Json(json) => opened(json),
        value => value,
    };
    match value {
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) => Some(text.to_owned()),
        Ref::Integer(integer) | Ref::KnownInteger(integer) | Ref::UnrecognizedInteger(integer) => {
            Some(integer.to_string())
        }
        Ref::Unsigned(integer) => Some(integer.to_string()),
        Ref::Wide(integer) => Some(integer.to_string()),
        Ref::Number(number) => Some(number.to_string()),
        Ref::Bool(value) => Some(value.to_string()),
        Ref::Absent
        | Ref::Null
        | Ref::Secret(_)
        | Ref::Timestamp(_)
        | Ref::Bytes(_)
        | Ref::Upload(_)
        | Ref::Json(_)
        | Ref::Own(_)
        | Ref::List(_)
        | Ref::Map(_)
        | Ref::Object(_)
        | Ref::Union(_) => None,
    }
}
