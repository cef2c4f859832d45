//! The members of objects, checked one after the other.

use std::convert::Infallible;

use super::length::keeps;
use super::{Check, Rule};
use crate::runtime::as_written::{Origin, Take};
use crate::runtime::path::{Step, ValuePath};
use crate::runtime::table::{Member, Table};
use crate::runtime::value::Ref;

/// The members of an object that are checked.
pub(super) struct CheckedMembers<'c, 'f, 'p> {
    pub(super) table: &'static Table,
    pub(super) path: &'p ValuePath<'p>,
    pub(super) check: &'c mut Check<'f>,
}

impl<'a> Take<'a> for CheckedMembers<'_, '_, '_> {
    type Error = Infallible;

    #[inline]
    fn declared(&mut self, member: &'static Member, value: &Ref<'a>) -> Result<(), Infallible> {
        let is_kept = match member.limits {
            None => is_unruled(value) || matches!(value, Ref::Absent | Ref::Null),
            Some(limits) => matches!(value, Ref::Text(text) if keeps(text, limits)),
        };
        if is_kept {
            return Ok(());
        }
        let path = ValuePath::Inside(self.path, Step::Member(member.name));
        let path = path.sensitive_if(member.sensitive);
        self.check.visit(*value, member.limits, &path);
        Ok(())
    }

    fn other(&mut self, name: &'a str, value: &Ref<'a>, origin: Origin) -> Result<(), Infallible> {
        if let Origin::Tag { .. } = origin {
            return Ok(());
        }
        // The name is hidden too, as in a map of sensitive values.
        let path = &self.path.sensitive_if(self.table.additional_sensitive);
        let path = ValuePath::Inside(path, Step::Key(name));
        if !self.table.open {
            self.check.report(&path, Rule::Declared);
        }
        self.check.visit(*value, self.table.additional, &path);
        Ok(())
    }
}

/// Whether no value of this type can break a rule, where nothing sets limits for it.
#[inline]
pub(super) fn is_unruled(value: &Ref<'_>) -> bool {
    match value {
        Ref::Bool(_) | Ref::Integer(_) | Ref::Unsigned(_) | Ref::Wide(_) => true,
        Ref::Text(_) | Ref::Known(_) | Ref::Unrecognized(_) | Ref::Secret(_) => true,
        Ref::KnownInteger(_) | Ref::UnrecognizedInteger(_) => true,
        Ref::Object(object) => !object.table().ruled,
        Ref::List(list) => is_unruled(&list.item(0)),
        Ref::Absent | Ref::Null | Ref::Number(_) | Ref::Timestamp(_) => false,
        Ref::Bytes(_) | Ref::Upload(_) | Ref::Json(_) | Ref::Own(_) => false,
        Ref::Map(_) | Ref::Union(_) => false,
    }
}
