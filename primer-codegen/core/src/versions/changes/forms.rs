//! The other forms of a type, compared: what the comparison of the type itself does not tell.

use std::collections::HashSet;

use super::Compare;
use super::pairs::{Key, Pair, pairs};
use crate::ir::{Api, Field, Form, Item, ItemKind, Struct, TypeId};

impl Compare<'_> {
    /// Compares a form of a type, given as the item and what it is the form of.
    ///
    /// A change of a member is told once, of the first type that has the member: of the type itself, or of its form in requests. The
    /// form in updates has no others, unless it is the only form in requests.
    pub(super) fn form(&mut self, old: (&Item, Form), new: (&Item, Form)) {
        let name = &new.0.name;
        let (Some((old, old_own)), Some((new, new_own))) =
            (with_own(self.old, old), with_own(self.new, new))
        else {
            return;
        };
        let (old_names, new_names) = (names(old_own), names(new_own));
        let in_old = |field: &Field| old_names.contains(field.wire_name.as_str());
        let in_new = |field: &Field| new_names.contains(field.wire_name.as_str());
        let key: Key<'_, Field> = &|it| Some(it.wire_name.clone());
        for pair in pairs(&old.fields, &new.fields, &[key]) {
            let is_told = match &pair {
                Pair::Both(before, field) => in_old(before) && in_new(field),
                Pair::Old(field) => in_old(field) && !in_new(field),
                Pair::New(field) => in_new(field) && !in_old(field),
            };
            if !is_told {
                self.note_member(name, &pair, old, new);
            }
        }
    }
}

/// The names of the members on the wire.
fn names(of: &Struct) -> HashSet<&str> {
    of.fields.iter().map(|it| it.wire_name.as_str()).collect()
}

/// A form that is a struct, and the type itself.
fn with_own<'a>(api: &'a Api, (item, form): (&'a Item, Form)) -> Option<(&'a Struct, &'a Struct)> {
    let own = match form {
        Form::Own => return None,
        Form::Request(of) | Form::Update(of) => of,
    };
    Some((structure(item)?, structure(own_type(api, own)?)?))
}

/// The type at a position, if it is no form of another.
fn own_type(api: &Api, id: TypeId) -> Option<&Item> {
    api.item(id).filter(|item| item.form == Form::Own)
}

fn structure(item: &Item) -> Option<&Struct> {
    match &item.kind {
        ItemKind::Struct(of) => Some(of),
        ItemKind::Union(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Alias(_)
        | ItemKind::Bodies(_)
        | ItemKind::Outcomes(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_) => None,
    }
}

#[cfg(test)]
mod tests;
