//! Types in use, compared: by name, so that what a type holds is told of where it is declared.

use super::Compare;
use super::facts::{Fact, Facts};
use super::limits::limits;
use super::words::{self, before};
use crate::ir::{Shape, Type};

impl Compare<'_> {
    /// What became of a shape, but for whether it may be `null`.
    pub(super) fn shape(&self, old: &Shape, new: &Shape) -> Facts {
        if !self.is_same(&old.ty, &new.ty) {
            let (was, is) = (words::ty(self.old, &old.ty), words::ty(self.new, &new.ty));
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
            _ => {}
        }
        if let Some((each, (old, new))) = each(&new.ty).zip(inner(&old.ty).zip(inner(&new.ty))) {
            let facts_of_each = self.shape(old, new).into_iter();
            facts.extend(facts_of_each.map(|(fact, what)| (fact, format!("each {each} {what}"))));
        }
        facts
    }

    /// What became of a shape, and whether it may be `null`.
    pub(super) fn whole_shape(&self, old: &Shape, new: &Shape) -> Facts {
        let mut facts = self.shape(old, new);
        match (old.nullable, new.nullable) {
            (false, true) => facts.push((Fact::NullChanged, "may be `null`".to_owned())),
            (true, false) => facts.push((Fact::NullChanged, "no longer `null`".to_owned())),
            _ => {}
        }
        facts
    }

    /// Whether two types are written the same in Rust.
    pub(super) fn is_same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(old), Type::Named(new)) | (Type::Boxed(old), Type::Boxed(new)) => {
                words::name(self.old, *old) == words::name(self.new, *new)
            }
            _ => match inner(old).zip(inner(new)) {
                Some((a, b)) => {
                    each(old) == each(new) && a.nullable == b.nullable && self.is_same(&a.ty, &b.ty)
                }
                None => old == new,
            },
        }
    }
}

/// What a list or a map is made of.
fn inner(ty: &Type) -> Option<&Shape> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Entries(inner) | Type::OneOrMany(inner) => {
            Some(inner)
        }
        _ => None,
    }
}

/// What one of the values is called that a type is made of.
fn each(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::List(_) => Some("item"),
        Type::Map(_) => Some("value"),
        Type::Entries(_) => Some("value to set"),
        Type::OneOrMany(_) => Some("of them"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
