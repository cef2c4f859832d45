//! Arrays, read into a slot.

use super::context::{Context, Refused};
use super::scalar::{self, expected};
use super::source::ItemSource;
use super::union;
use super::visitor::filled;
use crate::runtime::value::{Json, List, Slot};

/// Reads an array into a slot.
pub(super) fn read<'de, S: ItemSource<'de>>(
    slot: &mut Slot<'_>,
    items: S,
    context: &Context,
) -> Result<(), S::Error> {
    match slot {
        Slot::Optional(optional) => read(&mut optional.set_value(), items, context),
        Slot::List(list) => read_items(*list, items, context),
        Slot::Json(json) => read_free(json, items, context),
        Slot::Own(own) => {
            let mut json = Json::Null;
            read_free(&mut json, items, context)?;
            scalar::take_own(*own, json, "array", context).map_err(Refused::into_error)
        }
        Slot::Union(union) => {
            union::read_buffered(*union, context, |json| read_free(json, items, context))
        }
        Slot::Nothing => items.skip(),
        slot => {
            let slot = filled(std::mem::replace(slot, Slot::Nothing));
            Err(context.refuse(expected(&slot), "array").into_error())
        }
    }
}

/// Reads an array of free-form values.
fn read_free<'de, S: ItemSource<'de>>(
    json: &mut Json,
    items: S,
    context: &Context,
) -> Result<(), S::Error> {
    let mut array = Vec::new();
    read_items(&mut array, items, context)?;
    *json = Json::Array(array);
    Ok(())
}

fn read_items<'de, S: ItemSource<'de>>(
    list: &mut dyn List,
    mut items: S,
    context: &Context,
) -> Result<(), S::Error> {
    let mut n = 0;
    loop {
        let item = items.append(list, context);
        if !context.in_item(item, n)? {
            return Ok(());
        }
        n += 1;
    }
}

/// Counts the memory of an item that was appended.
#[inline]
pub(super) fn take_item(size: usize, slot: &Slot<'_>, context: &Context) -> Result<(), Refused> {
    match slot {
        // An object counts its own memory, because it may be in a box.
        Slot::Object(_) => Ok(()),
        _ => context.take(size),
    }
}
