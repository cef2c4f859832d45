//! Types, compared: by their name in Rust.

use std::collections::HashSet;
use std::fmt::Display;

use super::facts::{Fact, Facts, deprecated};
use super::pairs::{Key, Pair, pairs};
use super::phrases::{self, before, code, in_rust};
use super::reach::Standing;
use super::{Compare, Subject};
use crate::ir::{Api, Enum, EnumVariant, Form, Item, ItemKind, Name, TypeId, Union, UnionVariant};

impl Compare<'_> {
    pub(super) fn types(&mut self) {
        let (old, new) = (own_types(self.old), own_types(self.new));
        let key: Key<'_, &Item> = &|it| Some(it.name.as_str().to_owned());
        for pair in pairs(&old, &new, &[key]) {
            match pair {
                Pair::New(new) => self.note_type(new, Fact::TypeAdded, "added"),
                Pair::Old(old) => self.note_type(old, Fact::TypeRemoved, "removed"),
                Pair::Both(old, new) => match (old.form, new.form) {
                    (Form::Own, _) | (_, Form::Own) => self.item(old, new),
                    (of_old, of_new) => self.form((old, of_old), (new, of_new)),
                },
            }
        }
    }

    fn note_type(&mut self, item: &Item, fact: Fact, what: &str) {
        self.note_one(
            &Subject::Type(item.name.clone()),
            Standing::WHOLE,
            fact,
            what,
        );
    }

    fn item(&mut self, old: &Item, new: &Item) {
        let name = &new.name;
        self.note_of(
            name,
            deprecated(old.deprecated, new.deprecated)
                .into_iter()
                .collect(),
        );
        match (&old.kind, &new.kind) {
            (ItemKind::Struct(old), ItemKind::Struct(new)) => self.structure(name, old, new),
            (ItemKind::Enum(old), ItemKind::Enum(new)) => self.values(name, old, new),
            (ItemKind::IntegerEnum(old), ItemKind::IntegerEnum(new)) => self.values(name, old, new),
            (ItemKind::Union(old), ItemKind::Union(new)) => self.union(name, old, new),
            (ItemKind::Alias(old), ItemKind::Alias(new)) => {
                self.note_of(name, self.whole_shape(old, new))
            }
            (was, is) => {
                let what = before(&kind(self.new, is), &kind(self.old, was));
                self.note_of(name, vec![(Fact::TypeChanged, what)]);
            }
        }
    }

    /// Adds the facts about a type as a whole.
    pub(super) fn note_of(&mut self, name: &Name, facts: Facts) {
        let standing = self.reach.standing(name);
        self.note(&Subject::Type(name.clone()), standing, facts);
    }

    fn values<V: Display>(&mut self, name: &Name, old: &Enum<V>, new: &Enum<V>) {
        self.note_of(name, unrecognized(&old.unrecognized, &new.unrecognized));
        let key: Key<'_, EnumVariant<V>> = &|it| Some(it.value.to_string());
        for pair in pairs(&old.variants, &new.variants, &[key]) {
            let (variant, facts) = match pair {
                Pair::New(new) => (new, vec![(Fact::ValueAdded, "added".to_owned())]),
                Pair::Old(old) => (old, vec![(Fact::ValueRemoved, "removed".to_owned())]),
                Pair::Both(old, new) => (new, renamed(&old.name, &new.name)),
            };
            let subject = Subject::Value(name.clone(), variant.value.to_string());
            self.note(&subject, self.reach.standing(name), facts);
        }
    }

    fn union(&mut self, name: &Name, old: &Union, new: &Union) {
        self.note_of(
            name,
            discriminator(old.discriminator.as_deref(), new.discriminator.as_deref()),
        );
        self.note_of(name, unrecognized(&old.unrecognized, &new.unrecognized));
        let keys: [Key<'_, UnionVariant>; 2] =
            [&|it| it.tags.first().map(ToString::to_string), &|it| {
                Some(it.name.as_str().to_owned())
            }];
        for pair in pairs(&old.variants, &new.variants, &keys) {
            let (variant, facts) = match pair {
                Pair::New(new) => (new, vec![(Fact::ValueAdded, "added".to_owned())]),
                Pair::Old(old) => (old, vec![(Fact::ValueRemoved, "removed".to_owned())]),
                Pair::Both(old, new) => (new, self.alternative(old, new)),
            };
            let tag = variant.tags.first().map(ToString::to_string);
            let known_as = tag.unwrap_or_else(|| variant.name.plain().to_owned());
            let subject = Subject::Value(name.clone(), known_as);
            self.note(&subject, self.reach.standing(name), facts);
        }
    }

    fn alternative(&self, old: &UnionVariant, new: &UnionVariant) -> Facts {
        let mut facts = self.whole_shape(&old.shape, &new.shape);
        // An alternative is named after its type, and is renamed with it.
        if self.is_same(&old.shape.ty, &new.shape.ty) {
            facts.extend(renamed(&old.name, &new.name));
        }
        let added = new.tags.iter().filter(|tag| !old.tags.contains(tag));
        facts.extend(added.map(|tag| {
            (
                Fact::TagAdded,
                format!("now for {} too", code(&tag.to_string())),
            )
        }));
        let removed = old.tags.iter().filter(|tag| !new.tags.contains(tag));
        facts.extend(removed.map(|tag| {
            (
                Fact::TagRemoved,
                format!("no longer for {}", code(&tag.to_string())),
            )
        }));
        facts
    }
}

/// All types but those that are listed elsewhere: options, outcomes and arguments with their operation, and environments with
/// the service.
fn own_types(api: &Api) -> Vec<&Item> {
    let options = api.operations.iter().filter_map(|it| it.options.as_ref());
    let options: HashSet<TypeId> = options.map(|(_, id)| *id).collect();
    let is_own = |(n, item): &(usize, &Item)| {
        let is_independent = match item.kind {
            ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::IntegerEnum(_) => true,
            ItemKind::Union(_) | ItemKind::Alias(_) => true,
            ItemKind::Bodies(_) | ItemKind::Outcomes(_) => false,
            ItemKind::Arguments(_) | ItemKind::Environments(_) => false,
        };
        is_independent && !options.contains(&TypeId(*n))
    };
    let types = api.types.iter().enumerate().filter(is_own);
    types.map(|(_, item)| item).collect()
}

/// The phrase for a kind of type.
fn kind(api: &Api, kind: &ItemKind) -> String {
    match kind {
        ItemKind::Struct(_) => "an object".to_owned(),
        ItemKind::Enum(_) => "a string of known values".to_owned(),
        ItemKind::IntegerEnum(_) => "an integer of known values".to_owned(),
        ItemKind::Union(_) => "one of several alternatives".to_owned(),
        ItemKind::Alias(shape) => phrases::ty(api, &shape.ty),
        ItemKind::Bodies(_) => "a body by media type".to_owned(),
        ItemKind::Outcomes(_) => "responses by status".to_owned(),
        ItemKind::Environments(_) => "the names of servers".to_owned(),
        ItemKind::Arguments(_) => "arguments".to_owned(),
    }
}

fn renamed(old: &Name, new: &Name) -> Facts {
    (old != new)
        .then(|| (Fact::RustName, in_rust(new, old)))
        .into_iter()
        .collect()
}

fn unrecognized(old: &Name, new: &Name) -> Facts {
    let what = || format!("other values are {}", in_rust(new, old));
    (old != new)
        .then(|| (Fact::RustName, what()))
        .into_iter()
        .collect()
}

fn discriminator(old: Option<&str>, new: Option<&str>) -> Facts {
    let words = |name: Option<&str>| {
        name.map_or_else(
            || "by their members".to_owned(),
            |name| format!("by {}", code(name)),
        )
    };
    let what = || {
        format!(
            "alternatives told apart {}, before {}",
            words(new),
            words(old)
        )
    };
    (old != new)
        .then(|| (Fact::DiscriminatorChanged, what()))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests;
