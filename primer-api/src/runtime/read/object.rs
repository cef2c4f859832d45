//! Objects, read into a slot.

use std::borrow::Cow;

use super::alternative::{self, Tag};
use super::context::{Context, Evidence, Refused};
use super::key::{Key, Names};
use super::scalar::{self, expected};
use super::source::MemberSource;
use super::union;
use super::visitor::filled;
use crate::runtime::table::{Member, Table};
use crate::runtime::value::{Json, Members, Object, Ref, Slot};

/// The only member of an object that represents a number, if `serde_json` keeps the text of numbers (its feature
/// `arbitrary_precision`, which any crate of a build can switch on).
const NUMBER: &str = "$serde_json::private::Number";

/// Reads an object, or a number that comes as one, into a slot.
pub(super) fn read<'de, S: MemberSource<'de>>(
    slot: &mut Slot<'_>,
    members: S,
    context: &Context,
) -> Result<(), S::Error> {
    match slot {
        Slot::Optional(optional) => read(&mut optional.set_value(), members, context),
        Slot::Object(object) => {
            let names = Names::new(object.table().members, context);
            read_declared(*object, &mut Entries { names, members }, None)
        }
        Slot::Nothing => members.skip(),
        slot => read_other(slot, members, context),
    }
}

/// Reads an object whose member names are data, or that is not known yet.
fn read_other<'de, S: MemberSource<'de>>(
    slot: &mut Slot<'_>,
    members: S,
    context: &Context,
) -> Result<(), S::Error> {
    let names = Names::new(&[], context);
    let mut entries = Entries { names, members };
    let first = entries.next_key()?;
    if first.is_some() && entries.is_number() {
        let mut text = String::new();
        entries.fill(&mut Slot::Text(&mut text), || NUMBER.into())?;
        return scalar::take_numeral(slot, &text, context).map_err(Refused::into_error);
    }
    let mut free = serde_json::Map::new();
    match slot {
        Slot::Map(map) => read_members(*map, first, &mut entries),
        Slot::Json(json) => read_free(json, &mut free, first, &mut entries),
        Slot::Own(own) => {
            let mut json = Json::Null;
            context.without_evidence(|| read_free(&mut json, &mut free, first, &mut entries))?;
            scalar::take_own(*own, json, "object", context).map_err(Refused::into_error)
        }
        Slot::Union(union) => alternative::read(*union, first, entries),
        slot => Err(context.refuse(expected(slot), "object").into_error()),
    }
}

/// Whether `serde_json` keeps the text of numbers. If not, an object with that member is an ordinary object.
fn numbers_are_text() -> bool {
    "0.10"
        .parse::<serde_json::Number>()
        .is_ok_and(|number| number.to_string() == "0.10")
}

/// The members that are not read yet.
pub(super) struct Entries<'c, 'de, S> {
    pub(super) names: Names<'c, 'de>,
    members: S,
}

impl<'de, S: MemberSource<'de>> Entries<'_, 'de, S> {
    #[inline]
    pub(super) fn next_key(&mut self) -> Result<Option<Key>, S::Error> {
        self.members.next_key(&mut self.names)
    }

    #[inline]
    pub(super) fn fill(
        &mut self,
        slot: &mut Slot<'_>,
        name: impl FnOnce() -> Cow<'static, str>,
    ) -> Result<(), S::Error> {
        let context = self.names.context;
        let result = self.members.fill(slot, context);
        context.in_member(result, name)
    }

    /// Reads a member whose name is data.
    fn insert(&mut self, members: &mut dyn Members) -> Result<(), S::Error> {
        let (name, context) = (&self.names.other, self.names.context);
        let taken = context.take_member(members.held(), members.value_size());
        taken.map_err(Refused::into_error)?;
        let Some(mut slot) = members.insert(name.clone().into_owned()) else {
            return Err(refuse_duplicate(name.clone().into_owned().into(), context).into_error());
        };
        let result = self.members.fill(&mut slot, context);
        context.in_member(result, || name.clone().into_owned().into())
    }

    /// Whether the object is a number, if the name that was read last is that of its first member.
    fn is_number(&self) -> bool {
        self.names.other == NUMBER && numbers_are_text()
    }
}

/// Reads free-form members, beside those that are there.
pub(super) fn read_free<'de, S: MemberSource<'de>>(
    json: &mut Json,
    members: &mut serde_json::Map<String, Json>,
    first: Option<Key>,
    entries: &mut Entries<'_, 'de, S>,
) -> Result<(), S::Error> {
    let context = entries.names.context;
    let mut key = first;
    while key.is_some() {
        let name = std::mem::take(&mut entries.names.other).into_owned();
        if members.contains_key(&name) {
            return Err(refuse_duplicate(name.into(), context).into_error());
        }
        let taken = context.take_member(members.len(), size_of::<Json>());
        taken.map_err(Refused::into_error)?;
        let mut value = Json::Null;
        entries.fill(&mut Slot::Json(&mut value), || name.clone().into())?;
        members.insert(name, value);
        context.note(UNDECLARED);
        key = entries.next_key()?;
    }
    *json = Json::Object(std::mem::take(members));
    Ok(())
}

fn read_members<'de, S: MemberSource<'de>>(
    members: &mut dyn Members,
    first: Option<Key>,
    entries: &mut Entries<'_, 'de, S>,
) -> Result<(), S::Error> {
    let mut key = first;
    while key.is_some() {
        entries.names.context.note(UNDECLARED);
        entries.insert(members)?;
        key = entries.next_key()?;
    }
    Ok(())
}

/// Reads an object, whose tag may have been read before.
pub(super) fn read_declared<'de, S: MemberSource<'de>>(
    object: &mut dyn Object,
    entries: &mut Entries<'_, 'de, S>,
    tag: Option<&Tag>,
) -> Result<(), S::Error> {
    let table = object.table();
    let context = entries.names.context;
    context
        .take(size_of_val(object))
        .map_err(Refused::into_error)?;
    let mut seen = Seen::of(table);
    if let Some(tag) = tag {
        tag.take(object, &mut seen, context)
            .map_err(Refused::into_error)?;
    }
    while let Some(key) = entries.next_key()? {
        let Key::Declared(n) = key else {
            read_undeclared(object, entries, tag)?;
            continue;
        };
        let Some(member) = table.members.get(n) else {
            continue; // There is one: the table has its name.
        };
        if !seen.insert(n) {
            return Err(refuse_duplicate(member.name.into(), context).into_error());
        }
        let result = match member.conditional {
            true => read_conditional(object, n, entries),
            false => entries.fill(&mut object.member_slot(n), || member.name.into()),
        };
        result.inspect_err(|_| hide_names(table, n, context))?;
        if context.is_weighing() && !member.conditional {
            context.note(of_declared(object, n));
        }
    }
    find_missing(object, &seen, context).map_err(Refused::into_error)
}

/// Reads a member that the object does not declare, into the map of all others.
fn read_undeclared<'de, S: MemberSource<'de>>(
    object: &mut dyn Object,
    entries: &mut Entries<'_, 'de, S>,
    tag: Option<&Tag>,
) -> Result<(), S::Error> {
    let (table, context) = (object.table(), entries.names.context);
    if entries.is_number() {
        return Err(context.refuse("object", "number").into_error());
    }
    let name = || entries.names.other.clone().into_owned();
    if tag.is_some_and(|tag| tag.name == entries.names.other) {
        return Err(refuse_duplicate(name().into(), context).into_error());
    }
    context.note(Evidence {
        foreign: usize::from(!table.open),
        ..UNDECLARED
    });
    let result = match object.member_slot(table.members.len()) {
        Slot::Map(members) => entries.insert(members),
        _ => {
            let name = name();
            entries.fill(&mut Slot::Nothing, || name.into())
        }
    };
    result.inspect_err(|_| context.hide_names())
}

/// Reads a member that is declared for some objects alone. A value that does not fit is one of those that are not declared.
fn read_conditional<'de, S: MemberSource<'de>>(
    object: &mut dyn Object,
    n: usize,
    entries: &mut Entries<'_, 'de, S>,
) -> Result<(), S::Error> {
    let (table, context) = (object.table(), entries.names.context);
    let name = table.members.get(n).map_or("", |member| member.name);
    let before = context.taken();
    let mut json = Json::Null;
    context.without_evidence(|| entries.fill(&mut Slot::Json(&mut json), || name.into()))?;
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
pub(super) fn of_declared(object: &dyn Object, n: usize) -> Evidence {
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
pub(super) fn hide_names(table: &Table, n: usize, context: &Context) {
    if table.is_sensitive(n) {
        context.hide_names();
    }
}

#[cold]
fn refuse_duplicate(name: Cow<'static, str>, context: &Context) -> Refused {
    let result: Result<(), Refused> = Err(context.refuse("one member of this name", "a second"));
    context.in_member(result, || name).err().unwrap_or(Refused)
}

#[inline]
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

#[cold]
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
pub(super) struct Seen {
    /// The first 64 members; few tables have more.
    first: u64,
    /// The others.
    rest: Vec<bool>,
}

impl Seen {
    #[inline]
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
    pub(super) fn insert(&mut self, n: usize) -> bool {
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
