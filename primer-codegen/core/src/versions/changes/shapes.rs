//! Types in use, compared by name: changes inside a type are listed where it is declared.

use super::Compare;
use super::facts::{Fact, Facts};
use super::limits::limits;
use super::phrases::{self, before};
use crate::ir::{Shape, Type};

impl Compare<'_> {
    /// The changes of a shape, except whether it may be `null`.
    pub(super) fn shape(&self, old: &Shape, new: &Shape) -> Facts {
        if !self.is_same(&old.ty, &new.ty) {
            let (was, is) = (
                phrases::ty(self.old, &old.ty),
                phrases::ty(self.new, &new.ty),
            );
            let mut facts = vec![(Fact::TypeChanged, before(&is, &was))];
            // Limits of another kind of value say nothing about this one.
            if old.ty.is_integer() && new.ty.is_integer() {
                facts.extend(limits(&old.limits, &new.limits));
            }
            return facts;
        }
        let mut facts = limits(&old.limits, &new.limits);
        match (old.sensitive, new.sensitive) {
            (false, true) => facts.push((Fact::SensitivityChanged, "now personal data".to_owned())),
            (true, false) => facts.push((
                Fact::SensitivityChanged,
                "no longer personal data".to_owned(),
            )),
            (false, false) | (true, true) => {}
        }
        if let Some((each, (old, new))) = each(&new.ty).zip(old.ty.inner().zip(new.ty.inner())) {
            let facts_of_each = self.shape(old, new).into_iter();
            facts.extend(facts_of_each.map(|(fact, what)| (fact, format!("each {each} {what}"))));
        }
        facts
    }

    /// The changes of a shape, and whether it may be `null`.
    pub(super) fn whole_shape(&self, old: &Shape, new: &Shape) -> Facts {
        let mut facts = self.shape(old, new);
        match (old.nullable, new.nullable) {
            (false, true) => facts.push((Fact::NullChanged, "may be `null`".to_owned())),
            (true, false) => facts.push((Fact::NullChanged, "no longer `null`".to_owned())),
            (false, false) | (true, true) => {}
        }
        facts
    }

    /// Whether two types are written the same in Rust.
    pub(super) fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(old), Type::Named(new)) | (Type::Boxed(old), Type::Boxed(new)) => {
                phrases::name(self.old, *old) == phrases::name(self.new, *new)
            }
            _ => match old.inner().zip(new.inner()) {
                Some((a, b)) => {
                    each(old) == each(new) && a.nullable == b.nullable && self.is_same(&a.ty, &b.ty)
                }
                None => old == new,
            },
        }
    }
}

/// The noun for one of the values that a list or a map holds.
fn each(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::List(_) => Some("item"),
        Type::Map(_) => Some("value"),
        Type::Entries(_) => Some("value to set"),
        Type::OneOrMany(_) => Some("of them"),
        Type::Unit | Type::Bool | Type::F64 | Type::String | Type::Secret => None,
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => None,
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => None,
        Type::Timestamp
        | Type::Bytes
        | Type::Upload
        | Type::Json
        | Type::Own(_)
        | Type::Named(_)
        | Type::Boxed(_) => None,
    }
}

#[cfg(test)]
mod tests;
