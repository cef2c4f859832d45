//! Reads unions, from JSON that is buffered first.

use serde::de::{DeserializeSeed, Error};

use super::context::{Context, PendingMisfit, Refused};
use super::visitor::{Seed, filled};
use crate::runtime::table::UnionTable;
use crate::runtime::value::{Json, Slot, Union};

/// Buffers JSON, and reads the alternative that it fits.
pub(super) fn read_buffered<E: Error>(
    union: &mut dyn Union,
    context: &Context,
    buffer: impl FnOnce(&mut Json) -> Result<(), E>,
) -> Result<(), E> {
    let mut json = Json::Null;
    let before = context.taken();
    // It is not known yet which of the names are declared.
    buffer(&mut json).inspect_err(|_| context.hide_names())?;
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
    match union.table().discriminator {
        Some(name) => read_tagged(union, json, name, context),
        None => read_best(union, json, context),
    }
}

/// Reads the alternative that the discriminator names: if the value does not fit that one, it fits none.
fn read_tagged(
    union: &mut dyn Union,
    mut json: Json,
    name: &str,
    context: &Context,
) -> Result<(), Refused> {
    let Some(n) = selected(union.table(), name, &json) else {
        return keep(union, json, None, context);
    };
    let slot = filled(union.select(n));
    if let Json::Object(members) = &mut json
        && !declares(&slot, name)
    {
        // The discriminator is written from the table, so the value does not keep it as an undeclared member.
        members.remove(name);
    }
    read_variant(union, n, &json, context)
}

/// The number of the alternative that the discriminator names.
fn selected(table: &UnionTable, name: &str, json: &Json) -> Option<usize> {
    let tag = json.get(name)?.as_str()?;
    table
        .variants
        .iter()
        .position(|variant| variant.tags.contains(&tag))
}

/// Whether the alternative reads the discriminator itself, as a member or as a discriminator of its own.
fn declares(slot: &Slot<'_>, name: &str) -> bool {
    match slot {
        Slot::Object(object) => object
            .table()
            .members
            .iter()
            .any(|member| member.name == name),
        Slot::Union(_) | Slot::Json(_) => true,
        Slot::Bool(_)
        | Slot::Integer(_)
        | Slot::Number(_)
        | Slot::Text(_)
        | Slot::Bytes(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Optional(_)
        | Slot::Nothing => false,
    }
}

/// Tries each alternative and reads the one that knows most of the value; the first one if several know as much.
fn read_best(union: &mut dyn Union, json: Json, context: &Context) -> Result<(), Refused> {
    let mut best: Option<Best> = None;
    let mut deepest: Option<PendingMisfit> = None;
    let count = union.table().variants.len();
    let taken = context.taken();
    for n in 0..count {
        // Only one of the alternatives is kept.
        context.give_back(taken);
        match context.trial(|| read_variant(union, n, &json, context)) {
            Ok(0) => return Ok(()),
            Ok(unknown) if best.as_ref().is_none_or(|best| unknown < best.unknown) => {
                best = Some(Best { n, unknown })
            }
            Ok(_) => {}
            Err(Refused) if context.is_exhausted() => return Err(Refused),
            Err(Refused) => deepest = deeper(deepest, context.set_aside()),
        }
    }
    match best {
        Some(best) if best.n + 1 == count => {
            context.keep_unknown(best.unknown);
            Ok(())
        }
        Some(best) => {
            context.give_back(taken);
            read_variant(union, best.n, &json, context)
        }
        None => {
            context.give_back(taken);
            keep(union, json, deepest, context)
        }
    }
}

/// The alternative that knows most of the value so far.
struct Best {
    n: usize,
    unknown: usize,
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
            context.keep_unknown(weight(&json));
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
    context: &Context,
) -> Result<(), Refused> {
    let variant = union.table().variants.get(n);
    let is_sensitive = variant.is_some_and(|variant| variant.sensitive);
    let result = fill(union.select(n), json, context);
    if is_sensitive && result.is_err() {
        context.hide_names();
    }
    result
}

fn fill(slot: Slot<'_>, json: &Json, context: &Context) -> Result<(), Refused> {
    // A deserializer of JSON in memory fails only where the driver refuses a value; the context has the reason.
    Seed::new(slot, context)
        .deserialize(json)
        .map_err(|_| Refused)
}

#[cfg(test)]
mod tests;
