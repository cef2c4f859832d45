//! The evidence for an alternative of a union, and the best alternative.

use std::cmp::Reverse;

use super::context::Evidence;
use crate::runtime::check::count_broken;
use crate::runtime::value::{Composite, Json, Ref, Union};

/// The alternative that fits best so far.
pub(super) struct Best {
    pub(super) n: usize,
    pub(super) evidence: Evidence,
    is_free: bool,
    /// Whether the alternative allows no members but the declared ones.
    is_closed: bool,
}

impl Best {
    /// The alternative that the union holds, with the limits that its value breaks.
    pub(super) fn of(union: &dyn Union, n: usize, evidence: Evidence) -> Self {
        let value = union.selected().1;
        let limits = union.table().variants.get(n).and_then(|it| it.limits);
        Self {
            n,
            evidence: Evidence {
                broken: evidence.broken + count_broken(value, limits),
                ..evidence
            },
            is_free: is_free(value),
            is_closed: matches!(value, Ref::Object(object) if !object.table().open),
        }
    }

    /// Whether the evidence is enough where a discriminator is missing: the alternative declares one of the members.
    pub(super) fn is_enough(&self, json: &Json) -> bool {
        !json.is_object() || self.evidence.declared > 0
    }

    /// Whether an alternative that declares no member of the value cannot fit better.
    pub(super) fn declares(&self) -> bool {
        self.evidence.declared > 0 && self.evidence.broken == 0 && !self.is_free
    }

    /// Whether no other alternative can fit better; an open object fits better than a closed one.
    pub(super) fn is_perfect(&self, has_open: bool) -> bool {
        let Evidence {
            declared: _,
            undeclared,
            foreign,
            broken,
            rounded,
        } = self.evidence;
        undeclared == 0
            && foreign == 0
            && broken == 0
            && rounded == 0
            && !self.is_free
            && !(self.is_closed && has_open)
    }

    /// The evidence, the strongest first. A member beside declared ones is hardly any, because a service may add some. So that one
    /// does not change the choice, an open object comes before a closed one that is equal otherwise.
    pub(super) fn rank(&self) -> impl PartialOrd + use<> {
        let Evidence {
            declared,
            undeclared: _,
            foreign,
            broken,
            rounded,
        } = self.evidence;
        let is_typed = !self.is_free;
        // A closed object that declares no member that is there is not meant.
        let is_strange = foreign > 0 && declared == 0;
        (
            broken == 0 && !is_strange,
            is_typed,
            declared,
            Reverse(broken),
            !self.is_closed,
            Reverse(foreign),
            Reverse(rounded),
        )
    }
}

/// Whether a value is free-form JSON, or a list or a map of such.
fn is_free(value: Ref<'_>) -> bool {
    match value.composite() {
        Some(Composite::Json(_)) => true,
        Some(Composite::Map(members)) => members.is_free(),
        Some(Composite::List(list)) => is_free(list.item(0)),
        Some(Composite::Union(union)) => is_free(union.selected().1),
        Some(Composite::Object(_)) | None => false,
    }
}
