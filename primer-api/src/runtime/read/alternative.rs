//! Objects that are one of several alternatives.

use super::context::{Context, Refused};
use super::key::{Key, Names};
use super::object::{Entries, Seen, hide_names, of_declared, read_declared, read_free};
use super::source::MemberSource;
use super::union;
use super::visitor::filled;
use crate::runtime::table::Table;
use crate::runtime::value::{Json, Object, Slot, Union};

/// Reads one of several alternatives: at once if the first member is the tag of an object, and from a buffer otherwise.
pub(super) fn read<'de, S: MemberSource<'de>>(
    union: &mut dyn Union,
    mut first: Option<Key>,
    mut entries: Entries<'_, 'de, S>,
) -> Result<(), S::Error> {
    let (table, context) = (union.table(), entries.names.context);
    let mut buffered = serde_json::Map::new();
    if let (Some(_), Some(name)) = (first, table.discriminator)
        && entries.names.other == name
    {
        let mut json = Json::Null;
        // It is not known yet which of the names are declared.
        context
            .without_evidence(|| entries.fill(&mut Slot::Json(&mut json), || name.into()))
            .inspect_err(|_| context.hide_names())?;
        if let Some(n) = union::selected(table, &json)
            && let Slot::Object(object) = filled(union.select(n))
            && is_read_at_once(object.table(), name)
        {
            entries.names = Names::new(object.table().members, context);
            let result = read_declared(object, &mut entries, Some(&Tag { name, json }));
            let is_sensitive = table.variants.get(n).is_some_and(|it| it.sensitive);
            return result.inspect_err(|_| {
                if is_sensitive {
                    context.hide_names();
                }
            });
        }
        buffered.insert(name.to_owned(), json);
        first = entries.next_key()?;
    }
    union::read_buffered(union, context, |json| {
        if !buffered.is_empty() {
            let taken = context.take_member(0, size_of::<Json>());
            taken.map_err(Refused::into_error)?;
        }
        read_free(json, &mut buffered, first, &mut entries)
    })
}

/// Whether nothing of an object depends on members that come later, and its tag has no other name.
fn is_read_at_once(table: &Table, tag: &str) -> bool {
    let mut members = table.members.iter();
    members.all(|it| !it.conditional && !it.aliases.contains(&tag))
}

/// A member that was read before the object that it is of: the discriminator.
pub(super) struct Tag {
    pub(super) name: &'static str,
    json: Json,
}

impl Tag {
    /// Puts the tag where the object declares it. Where it does not, the tag is not kept: it is written from the table.
    pub(super) fn take(
        &self,
        object: &mut dyn Object,
        seen: &mut Seen,
        context: &Context,
    ) -> Result<(), Refused> {
        let table = object.table();
        let Some(n) = table.members.iter().position(|it| it.name == self.name) else {
            return Ok(());
        };
        seen.insert(n);
        let result = union::fill(object.member_slot(n), &self.json, context);
        let result = context.in_member(result, || self.name.into());
        result.inspect_err(|_| hide_names(table, n, context))?;
        if context.is_weighing() {
            context.note(of_declared(object, n));
        }
        Ok(())
    }
}
