//! Objects, read into a slot.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess};

use super::context::{Context, Evidence, Refused};
use super::key::{Key, KeySeed};
use super::scalar::{self, expected};
use super::union;
use super::visitor::{Seed, filled};
use crate::runtime::table::{Member, Table};
use crate::runtime::value::{Json, Members, Object, Ref, Slot};

/// The only member of an object that represents a number, if `serde_json` keeps the text of numbers (its feature
/// `arbitrary_precision`, which any crate of a build can switch on).
const NUMBER: &str = "$serde_json::private::Number";

/// Reads an object, or a number that comes as one, into a slot.
pub(super) fn read<'de, A: MapAccess<'de>>(
    slot: Slot<'_>,
    mut members: A,
    context: &Context,
) -> Result<(), A::Error> {
    if let Slot::Nothing = slot {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        return Ok(());
    }
    let table = if let Slot::Object(object) = &slot {
        Some(object.table())
    } else {
        None
    };
    let first = members.next_key_seed(KeySeed {
        table,
        guess: 0,
        context,
    })?;
    if let Some(Key::Other(name)) = &first
        && name == NUMBER
        && numbers_are_text()
    {
        let mut text = String::new();
        members.next_value_seed(Seed::new(Slot::Text(&mut text), context))?;
        return scalar::take_numeral(slot, &text, context).map_err(Refused::into_error);
    }
    let entries = Entries {
        first,
        members,
        context,
    };
    match slot {
        Slot::Object(object) => read_declared(object, entries),
        Slot::Map(map) => read_members(map, entries),
        Slot::Json(json) => read_free(json, entries),
        Slot::Own(own) => {
            let mut json = Json::Null;
            context.without_evidence(|| read_free(&mut json, entries))?;
            scalar::take_own(own, json, "object", context).map_err(Refused::into_error)
        }
        Slot::Union(union) => union::read_buffered(union, context, |json| read_free(json, entries)),
        slot => Err(context.refuse(expected(&slot), "object").into_error()),
    }
}

/// Whether `serde_json` keeps the text of numbers. If not, an object with that member is an ordinary object.
fn numbers_are_text() -> bool {
    "0.10"
        .parse::<serde_json::Number>()
        .is_ok_and(|number| number.to_string() == "0.10")
}

/// The members that are not read yet, except for the name of the first.
struct Entries<'c, A> {
    first: Option<Key>,
    members: A,
    context: &'c Context,
}

impl<'de, A: MapAccess<'de>> Entries<'_, A> {
    fn next_key(
        &mut self,
        table: Option<&'static Table>,
        guess: usize,
    ) -> Result<Option<Key>, A::Error> {
        self.members.next_key_seed(KeySeed {
            table,
            guess,
            context: self.context,
        })
    }

    fn fill(
        &mut self,
        slot: Slot<'_>,
        name: impl FnOnce() -> Cow<'static, str>,
    ) -> Result<(), A::Error> {
        let result = self.members.next_value_seed(Seed::new(slot, self.context));
        self.context.in_member(result, name)
    }

    /// Reads a member whose name is data. The name is copied for a message, because inserting takes it.
    fn insert(&mut self, members: &mut dyn Members, name: String) -> Result<(), A::Error> {
        let shown = name.clone();
        let taken = self
            .context
            .take_member(members.held(), members.value_size());
        taken.map_err(Refused::into_error)?;
        match members.insert(name) {
            Some(slot) => self.fill(slot, || shown.into()),
            None => Err(refuse_duplicate(shown.into(), self.context).into_error()),
        }
    }
}

fn read_free<'de, A: MapAccess<'de>>(
    json: &mut Json,
    mut entries: Entries<'_, A>,
) -> Result<(), A::Error> {
    let mut members = serde_json::Map::new();
    let mut key = entries.first.take();
    while let Some(Key::Other(name)) = key {
        if members.contains_key(&name) {
            return Err(refuse_duplicate(name.into(), entries.context).into_error());
        }
        let taken = entries
            .context
            .take_member(members.len(), size_of::<Json>());
        taken.map_err(Refused::into_error)?;
        let mut value = Json::Null;
        entries.fill(Slot::Json(&mut value), || name.clone().into())?;
        members.insert(name, value);
        entries.context.note(UNDECLARED);
        key = entries.next_key(None, 0)?;
    }
    *json = Json::Object(members);
    Ok(())
}

fn read_members<'de, A: MapAccess<'de>>(
    members: &mut dyn Members,
    mut entries: Entries<'_, A>,
) -> Result<(), A::Error> {
    let mut key = entries.first.take();
    while let Some(Key::Other(name)) = key {
        entries.context.note(UNDECLARED);
        entries.insert(members, name)?;
        key = entries.next_key(None, 0)?;
    }
    Ok(())
}

fn read_declared<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut entries: Entries<'_, A>,
) -> Result<(), A::Error> {
    let table = object.table();
    let context = entries.context;
    context
        .take(size_of_val(object))
        .map_err(Refused::into_error)?;
    let mut seen = Seen::of(table);
    let mut guess = 0;
    let mut key = entries.first.take();
    while let Some(found) = key {
        match found {
            Key::Declared(n) => {
                let name = || table.members.get(n).map_or("", |member| member.name).into();
                if !seen.insert(n) {
                    return Err(refuse_duplicate(name(), context).into_error());
                }
                let is_conditional = table.members.get(n).is_some_and(|it| it.conditional);
                let result = match is_conditional {
                    true => read_conditional(object, n, &mut entries),
                    false => entries.fill(object.member_slot(n), name),
                };
                result.inspect_err(|_| hide_names(table, n, context))?;
                if !is_conditional {
                    context.note(of_declared(object, n));
                }
                guess = n + 1;
            }
            Key::Other(name) => {
                context.note(Evidence {
                    foreign: usize::from(!table.open),
                    ..UNDECLARED
                });
                let result = match object.member_slot(table.members.len()) {
                    Slot::Map(members) => entries.insert(members, name),
                    _ => entries.fill(Slot::Nothing, || name.into()),
                };
                result.inspect_err(|_| context.hide_names())?;
            }
        }
        key = entries.next_key(Some(table), guess)?;
    }
    find_missing(object, &seen, context).map_err(Refused::into_error)
}

/// Reads a member that is declared for some objects alone. A value that does not fit is one of those that are not declared.
fn read_conditional<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    n: usize,
    entries: &mut Entries<'_, A>,
) -> Result<(), A::Error> {
    let (table, context) = (object.table(), entries.context);
    let name = table.members.get(n).map_or("", |member| member.name);
    let before = context.taken();
    let mut json = Json::Null;
    context.without_evidence(|| entries.fill(Slot::Json(&mut json), || name.into()))?;
    let buffered = context.taken() - before;
    let evidence = context.apart(|| union::fill(object.member_slot(n), &json, context));
    match evidence {
        Ok(evidence) if is_held(object.member(n)) => {
            context.note(evidence);
            context.note(of_declared(object, n));
            context.give_back(context.taken() - buffered);
            return Ok(());
        }
        Err(Refused) if context.is_exhausted() => return Err(Refused.into_error()),
        Ok(_) | Err(Refused) => context.give_back(before + buffered),
    }
    if let Slot::Optional(optional) = object.member_slot(n) {
        optional.clear();
    }
    let misfit = context.set_aside();
    context.note(Evidence {
        foreign: usize::from(!table.open),
        ..UNDECLARED
    });
    let Slot::Map(members) = object.member_slot(table.members.len()) else {
        return Ok(());
    };
    let taken = context.take_member(members.held(), members.value_size());
    taken.map_err(Refused::into_error)?;
    let Some(slot) = members.insert(name.to_owned()) else {
        return Err(refuse_duplicate(name.into(), context).into_error());
    };
    let result = union::fill(slot, &json, context);
    let result = result.map_err(|refused| match misfit {
        Some(misfit) => context.restore(misfit),
        None => refused,
    });
    let result = context.in_member(result, || name.into());
    result.map_err(Refused::into_error)
}

/// Whether a member holds the value that was read: not a `null` that is left out, nor text that is no timestamp.
fn is_held(value: Ref<'_>) -> bool {
    match value {
        Ref::Absent => false,
        Ref::Timestamp(timestamp) => timestamp.is_readable(),
        _ => true,
    }
}

/// A member that is not declared.
const UNDECLARED: Evidence = Evidence {
    declared: 0,
    undeclared: 1,
    foreign: 0,
    broken: 0,
    rounded: 0,
};

/// A declared member that was read. One without a value was `null` and is left out when it is written.
fn of_declared(object: &dyn Object, n: usize) -> Evidence {
    let member = object.table().members.get(n);
    let is_dropped =
        member.is_some_and(|member| !member.required) && matches!(object.member(n), Ref::Absent);
    Evidence {
        declared: 1,
        broken: usize::from(is_dropped),
        ..Evidence::default()
    }
}

#[cold]
fn hide_names(table: &Table, n: usize, context: &Context) {
    if table.is_sensitive(n) {
        context.hide_names();
    }
}

fn refuse_duplicate(name: Cow<'static, str>, context: &Context) -> Refused {
    let result: Result<(), Refused> = Err(context.refuse("one member of this name", "a second"));
    context.in_member(result, || name).err().unwrap_or(Refused)
}

fn find_missing(object: &mut dyn Object, seen: &Seen, context: &Context) -> Result<(), Refused> {
    for (n, member) in object.table().members.iter().enumerate() {
        if member.required && !seen.contains(n) {
            return Err(refuse_missing(object, n, member.name, context));
        }
    }
    Ok(())
}

/// Refuses JSON that lacks a required member of the object, without reading the others.
pub(super) fn require(
    object: &mut dyn Object,
    members: &serde_json::Map<String, Json>,
    context: &Context,
) -> Result<(), Refused> {
    for (n, member) in object.table().members.iter().enumerate() {
        if member.required && !has_member(members, member) {
            return Err(refuse_missing(object, n, member.name, context));
        }
    }
    Ok(())
}

/// Whether JSON has a declared member, by its name or another that is accepted.
pub(super) fn has_member(members: &serde_json::Map<String, Json>, member: &Member) -> bool {
    let mut aliases = member.aliases.iter();
    members.contains_key(member.name) || aliases.any(|it| members.contains_key(*it))
}

fn refuse_missing(
    object: &mut dyn Object,
    n: usize,
    name: &'static str,
    context: &Context,
) -> Refused {
    let refused = context.refuse(expected(&filled(object.member_slot(n))), "nothing");
    let result: Result<(), Refused> = context.in_member(Err(refused), || name.into());
    result.err().unwrap_or(Refused)
}

/// The set of members of a table that were read.
struct Seen {
    /// The first 64 members; few tables have more.
    first: u64,
    /// The others.
    rest: Vec<bool>,
}

impl Seen {
    fn of(table: &Table) -> Self {
        Self {
            first: 0,
            rest: vec![false; table.members.len().saturating_sub(64)],
        }
    }

    #[inline]
    fn contains(&self, n: usize) -> bool {
        match n.checked_sub(64) {
            None => self.first & (1 << n) != 0,
            Some(n) => self.rest.get(n).copied().unwrap_or(false),
        }
    }

    /// Whether the member was not read before.
    #[inline]
    fn insert(&mut self, n: usize) -> bool {
        let is_new = !self.contains(n);
        match n.checked_sub(64) {
            None => self.first |= 1 << n,
            Some(n) => {
                if let Some(seen) = self.rest.get_mut(n) {
                    *seen = true;
                }
            }
        }
        is_new
    }
}
