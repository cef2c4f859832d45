//! The body of an answer, over tables.

use super::DriftKind;
use super::report::Report;
use crate::runtime::path::{Place, Step};
use crate::runtime::table::UnionTable;
use crate::runtime::value::{Object, Ref, Union};
use crate::runtime::write::{Tag, is_tag, tagged};

/// Tells of what is in the value that was read from a body.
pub(super) fn inspect(report: &mut Report<'_>, body: Ref<'_>, is_sensitive: bool) {
    let spot = Spot {
        place: Place::Root(""),
        is_sensitive,
    };
    report.visit(body, &[], &spot);
}

/// Where a value stands, and whether it is kept from sight.
#[derive(Clone, Copy)]
struct Spot<'a> {
    place: Place<'a>,
    is_sensitive: bool,
}

impl<'a> Spot<'a> {
    fn inside(&'a self, step: Step<'a>) -> Self {
        Self {
            place: Place::Inside(&self.place, step),
            is_sensitive: self.is_sensitive,
        }
    }

    /// The same spot; what is within something sensitive is sensitive.
    fn sensitive_if(self, is_sensitive: bool) -> Self {
        Self {
            is_sensitive: self.is_sensitive || is_sensitive,
            ..self
        }
    }
}

impl Report<'_> {
    fn tell_at(&mut self, kind: DriftKind, spot: &Spot<'_>, value: Option<&str>) {
        let value = value.filter(|_| !spot.is_sensitive);
        self.tell(kind, &spot.place.path(), value);
    }

    /// A value and all that is in it. The unions around an object know the members that are named by their `tags`.
    fn visit(&mut self, value: Ref<'_>, tags: &[Tag], spot: &Spot<'_>) {
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
            | Ref::Number(_)
            | Ref::Text(_)
            | Ref::Known(_)
            | Ref::KnownInteger(_)
            | Ref::Secret(_)
            | Ref::Timestamp(_)
            | Ref::Bytes(_)
            | Ref::Json(_) => {}
        }
    }

    fn visit_object(&mut self, object: &dyn Object, tags: &[Tag], spot: &Spot<'_>) {
        let table = object.table();
        let members = table.members.iter().enumerate();
        for (n, member) in members.filter(|(_, member)| !is_tag(member.name, tags)) {
            let spot = spot.inside(Step::Member(member.name));
            let spot = spot.sensitive_if(table.is_sensitive(n));
            self.visit(object.member(n), &[], &spot);
        }
        self.visit_others(object, tags, spot);
    }

    /// The members that are not declared: unknown, unless the document says what they are.
    fn visit_others(&mut self, object: &dyn Object, tags: &[Tag], spot: &Spot<'_>) {
        let table = object.table();
        let Ref::Map(others) = object.member(table.members.len()) else {
            return;
        };
        if others.len() == 0 {
            return;
        }
        let is_unknown = others.is_free();
        let described = spot
            .inside(Step::Members)
            .sensitive_if(table.is_sensitive(table.members.len()));
        for (name, value) in others.iter().filter(|(name, _)| !is_tag(name, tags)) {
            if self.is_full() {
                return;
            }
            if is_unknown {
                let step = if spot.is_sensitive {
                    Step::Hidden
                } else {
                    Step::Key(name)
                };
                self.tell_at(DriftKind::Member, &spot.inside(step), None);
            } else {
                self.visit(value, &[], &described);
            }
        }
    }

    fn visit_union(&mut self, union: &dyn Union, tags: &[Tag], spot: &Spot<'_>) {
        let (n, value) = union.selected();
        let Some(variant) = union.table().variants.get(n) else {
            return self.tell_of_none(union.table(), value, spot);
        };
        let spot = spot.sensitive_if(variant.sensitive);
        if tags.is_empty() {
            self.visit(value, &tagged(union).0, &spot);
        } else {
            self.visit(value, tags, &spot);
        }
    }

    /// A value that is kept although it is none of the alternatives.
    fn tell_of_none(&mut self, table: &UnionTable, value: Ref<'_>, spot: &Spot<'_>) {
        let Ref::Json(json) = value else { return };
        let tag = table
            .discriminator
            .and_then(|name| Some((name, json.get(name)?.as_str()?)));
        match tag {
            Some((name, tag)) => {
                let spot = spot.inside(Step::Member(name));
                self.tell_at(DriftKind::Discriminator, &spot, Some(tag));
            }
            None => self.tell_at(DriftKind::Alternative, spot, None),
        }
    }
}
