//! Reads unions, from JSON that is buffered first.

use serde::de::{DeserializeSeed, Error};

use super::best::Best;
use super::context::{Context, Evidence, PendingMisfit, Refused};
use super::object::{has_member, require};
use super::visitor::{Seed, filled};
use crate::runtime::as_written::{is_tag_of, leave_untagged};
use crate::runtime::table::{UnionTable, Variant};
use crate::runtime::value::{Json, Ref, Slot, Union};

/// Buffers JSON, and reads the alternative that it fits.
pub(super) fn read_buffered<E: Error>(
    union: &mut dyn Union,
    context: &Context,
    buffer: impl FnOnce(&mut Json) -> Result<(), E>,
) -> Result<(), E> {
    let mut json = Json::Null;
    let before = context.taken();
    // It is not known yet which of the names are declared.
    context
        .without_evidence(|| buffer(&mut json))
        .inspect_err(|_| context.hide_names())?;
    let buffered = context.taken() - before;
    read(union, json, context).map_err(Refused::into_error)?;
    if is_known(union) {
        context.give_back(context.taken() - buffered);
    }
    Ok(())
}

/// Whether the union holds one of its alternatives, and not the JSON itself.
fn is_known(union: &dyn Union) -> bool {
    union.selected().0 < union.table().variants.len()
}

/// Reads the alternative that the JSON fits.
pub(super) fn read(union: &mut dyn Union, json: Json, context: &Context) -> Result<(), Refused> {
    read_tag(union, json, Tagging::Written, context)
}

/// Whether the unions around a value write their tags into it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tagging {
    Written,
    /// The value had no tag of an outer union, and gets none.
    LeftOut,
}

/// Reads the alternative that the discriminator names. Without a discriminator, and without its value, the members decide, unless one of
/// the alternatives is the default.
fn read_tag(
    union: &mut dyn Union,
    json: Json,
    tagging: Tagging,
    context: &Context,
) -> Result<(), Refused> {
    let table = union.table();
    let Some(name) = table.discriminator else {
        return read_best(union, json, |_| true, tagging, context);
    };
    let has_default = table.variants.iter().any(is_default);
    match json.get(name) {
        None | Some(Json::Null) if has_default => {
            read_best(union, json, is_default, Tagging::LeftOut, context)
        }
        None | Some(Json::Null) => read_best(union, json, |_| true, Tagging::LeftOut, context),
        Some(tag) => match selected(table, tag) {
            Some(n) => read_tagged(union, n, json, name, tagging, context),
            None if has_default => read_best(union, json, is_default, tagging, context),
            None => read_best(union, json, is_open, tagging, context),
        },
    }
}

/// Whether values without a known tag are read as the alternative, and as no other.
fn is_default(variant: &Variant) -> bool {
    variant.default
}

/// Whether values of unknown tags are read as the alternative, if they fit.
fn is_open(variant: &Variant) -> bool {
    variant.fallback || variant.tags.is_empty()
}

/// The number of the alternative that a value of the discriminator names.
pub(super) fn selected(table: &UnionTable, tag: &Json) -> Option<usize> {
    table.variants.iter().position(|variant| {
        let mut tags = variant.tags.iter();
        tags.any(|known| is_tag_of(Ref::Json(tag), *known))
    })
}

/// Reads the alternative that the discriminator names: if the value does not fit that one, it fits none.
fn read_tagged(
    union: &mut dyn Union,
    n: usize,
    mut json: Json,
    name: &str,
    tagging: Tagging,
    context: &Context,
) -> Result<(), Refused> {
    if tagging == Tagging::Written
        && let Json::Object(members) = &mut json
        && !declares(&filled(union.select(n)), name)
    {
        // The discriminator is written from the table, so the value does not keep it as an undeclared member.
        members.remove(name);
    }
    read_variant(union, n, &json, tagging, context)
}

/// Whether the alternative reads the discriminator itself, as a member or as a discriminator of its own.
fn declares(slot: &Slot<'_>, name: &str) -> bool {
    match slot {
        Slot::Object(object) => object
            .table()
            .members
            .iter()
            .any(|member| member.name == name),
        Slot::Union(_) | Slot::Json(_) | Slot::Own(_) => true,
        Slot::Bool(_)
        | Slot::Integer(_)
        | Slot::Number(_)
        | Slot::Text(_)
        | Slot::Bytes(_)
        | Slot::Upload(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Optional(_)
        | Slot::Nothing => false,
    }
}

/// Reads the alternative that the value fits best, by evidence; the first one if several fit equally well.
///
/// A required member that is missing, or a value of another kind, rules an alternative out. If a single one is left, it is read at
/// once; otherwise each is tried.
fn read_best(
    union: &mut dyn Union,
    json: Json,
    is_candidate: fn(&Variant) -> bool,
    tagging: Tagging,
    context: &Context,
) -> Result<(), Refused> {
    let mut choice = Choice {
        json: &json,
        tagging,
        context,
        is_kept: matches!(union.select(union.table().variants.len()), Slot::Json(_)),
        has_open: false,
        deepest: None,
    };
    let candidates = choice.candidates(union, is_candidate);
    let is_read = match candidates.as_slice() {
        [only] => choice.read_only(union, only.n)?,
        several => choice.read_best_of(union, several)?,
    };
    if is_read {
        return Ok(());
    }
    let deepest = choice.deepest;
    keep(union, json, deepest, context)
}

/// A choice between alternatives.
struct Choice<'a> {
    json: &'a Json,
    tagging: Tagging,
    context: &'a Context,
    /// Whether the union keeps a value that fits none of its alternatives.
    is_kept: bool,
    /// Whether one of the alternatives is an object that may have more members than it declares.
    has_open: bool,
    /// The misfit of the alternative that fits most of the value.
    deepest: Option<PendingMisfit>,
}

impl Choice<'_> {
    fn candidates(
        &mut self,
        union: &mut dyn Union,
        is_candidate: fn(&Variant) -> bool,
    ) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for (n, variant) in union.table().variants.iter().enumerate() {
            if !is_candidate(variant) {
                continue;
            }
            match may_fit(union.select(n), self.json, self.context) {
                Ok(()) => {
                    let slot = filled(union.select(n));
                    self.has_open |= is_open_object(&slot);
                    let is_declaring = may_declare(&slot, self.json);
                    candidates.push(Candidate { n, is_declaring });
                }
                Err(Refused) => self.set_misfit_aside(),
            }
        }
        candidates
    }

    /// Reads the only alternative that is left, and returns whether the value fits it.
    fn read_only(&mut self, union: &mut dyn Union, n: usize) -> Result<bool, Refused> {
        let context = self.context;
        let taken = context.taken();
        match context.apart(|| self.read(union, n)) {
            Ok(evidence) if !self.is_misread(union) => {
                context.note(evidence);
                return Ok(true);
            }
            Ok(_) => {}
            Err(Refused) if context.is_exhausted() => return Err(Refused),
            Err(Refused) => self.set_misfit_aside(),
        }
        context.give_back(taken);
        Ok(false)
    }

    /// Tries several alternatives, reads the best, and returns whether the value fits any.
    fn read_best_of(
        &mut self,
        union: &mut dyn Union,
        several: &[Candidate],
    ) -> Result<bool, Refused> {
        let context = self.context;
        let taken = context.taken();
        let mut best: Option<Best> = None;
        let mut last = None;
        for &Candidate { n, is_declaring } in several {
            if !is_declaring && best.as_ref().is_some_and(Best::declares) {
                continue;
            }
            last = Some(n);
            // Only one of the alternatives is kept.
            context.give_back(taken);
            match context.trial(|| self.read(union, n)) {
                Ok(_) if self.is_misread(union) => {}
                Ok(evidence) => {
                    let found = Best::of(union, n, evidence);
                    if self.tagging == Tagging::LeftOut && !found.is_enough(self.json) {
                        continue;
                    }
                    if found.is_perfect(self.has_open) {
                        context.note(evidence);
                        return Ok(true);
                    }
                    if best.as_ref().is_none_or(|best| found.rank() > best.rank()) {
                        best = Some(found);
                    }
                }
                Err(Refused) if context.is_exhausted() => return Err(Refused),
                Err(Refused) => self.set_misfit_aside(),
            }
        }
        let Some(best) = best else {
            context.give_back(taken);
            return Ok(false);
        };
        if last == Some(best.n) {
            context.note(best.evidence);
        } else {
            context.give_back(taken);
            self.read(union, best.n)?;
        }
        Ok(true)
    }

    fn read(&self, union: &mut dyn Union, n: usize) -> Result<(), Refused> {
        read_variant(union, n, self.json, self.tagging, self.context)
    }

    /// Whether the alternative is a union that the value fits none of.
    fn is_misread(&self, union: &dyn Union) -> bool {
        self.is_kept && matches!(union.selected().1, Ref::Union(inner) if !is_known(inner))
    }

    fn set_misfit_aside(&mut self) {
        self.deepest = deeper(self.deepest.take(), self.context.set_aside());
    }
}

/// An alternative that is not ruled out.
#[derive(Clone, Copy)]
struct Candidate {
    n: usize,
    /// Whether it may declare members of the value.
    is_declaring: bool,
}

fn is_open_object(slot: &Slot<'_>) -> bool {
    matches!(slot, Slot::Object(object) if object.table().open)
}

/// Whether the alternative may declare members of the value: an object declares some by name, and free-form JSON declares none.
fn may_declare(slot: &Slot<'_>, json: &Json) -> bool {
    match (slot, json) {
        (Slot::Object(object), Json::Object(members)) => {
            let mut declared = object.table().members.iter();
            declared.any(|member| has_member(members, member))
        }
        (Slot::Json(_), _) => false,
        (Slot::Map(members), _) => !members.is_free(),
        _ => true,
    }
}

/// Refuses a value that lacks a required member of the alternative.
fn may_fit(slot: Slot<'_>, json: &Json, context: &Context) -> Result<(), Refused> {
    match (json, filled(slot)) {
        (Json::Object(members), Slot::Object(object)) => require(object, members, context),
        _ => Ok(()),
    }
}

/// The misfit that is deeper in the value: the alternative that fits more of the value is most likely the intended one.
fn deeper(one: Option<PendingMisfit>, other: Option<PendingMisfit>) -> Option<PendingMisfit> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.depth() > one.depth() {
            other
        } else {
            one
        }),
        (one, other) => one.or(other),
    }
}

/// Keeps JSON that fits no alternative, or refuses it if the union cannot keep it.
fn keep(
    union: &mut dyn Union,
    json: Json,
    misfit: Option<PendingMisfit>,
    context: &Context,
) -> Result<(), Refused> {
    let count = union.table().variants.len();
    match (union.select(count), misfit) {
        (Slot::Json(kept), _) => {
            context.note(Evidence {
                broken: 1,
                undeclared: weight(&json),
                ..Evidence::default()
            });
            *kept = json;
            Ok(())
        }
        (_, Some(misfit)) if misfit.depth() > 0 => Err(context.restore(misfit)),
        _ => Err(context.refuse("one of several alternatives", kind(&json))),
    }
}

/// The number of values in JSON, including the value itself and all nested ones.
pub(in crate::runtime) fn weight(json: &Json) -> usize {
    match json {
        Json::Array(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Json::Object(members) => 1 + members.values().map(weight).sum::<usize>(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => 1,
    }
}

fn kind(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(number) if number.is_f64() => "number",
        Json::Number(_) => "integer",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

fn read_variant(
    union: &mut dyn Union,
    n: usize,
    json: &Json,
    tagging: Tagging,
    context: &Context,
) -> Result<(), Refused> {
    let variant = union.table().variants.get(n);
    let is_sensitive = variant.is_some_and(|variant| variant.sensitive);
    let result = match tagging {
        Tagging::LeftOut if json.is_object() => fill_untagged(union.select(n), json, context),
        Tagging::LeftOut | Tagging::Written => fill(union.select(n), json, context),
    };
    if is_sensitive && result.is_err() {
        context.hide_names();
    }
    result
}

fn fill_untagged(slot: Slot<'_>, json: &Json, context: &Context) -> Result<(), Refused> {
    match leave_untagged(filled(slot)) {
        Slot::Union(inner) => read_tag(inner, json.clone(), Tagging::LeftOut, context),
        slot => fill(slot, json, context),
    }
}

/// Reads JSON that is buffered into a slot.
pub(super) fn fill(mut slot: Slot<'_>, json: &Json, context: &Context) -> Result<(), Refused> {
    // A deserializer of JSON in memory fails only where the driver refuses a value; the context has the reason.
    Seed::new(&mut slot, context)
        .deserialize(json)
        .map_err(|_| Refused)
}

#[cfg(test)]
mod tests;
