//! Objects, compared: member by member, by the name on the wire.

use super::facts::{Fact, Facts, deprecated};
use super::limits::limits;
use super::pairs::{Key, Pair, pairs};
use super::phrases::{self, codes, in_rust};
use super::reach::Standing;
use super::{Compare, Subject};
use crate::ir::{Access, Api, Constructor, Field, Literal, Name, Shape, Struct, TypeId};

impl Compare<'_> {
    pub(super) fn structure(&mut self, name: &Name, old: &Struct, new: &Struct) {
        let key: Key<'_, Field> = &|it| Some(it.wire_name.clone());
        let members = pairs(&old.fields, &new.fields, &[key]);
        let mut facts = limits(&old.limits, &new.limits);
        facts.extend(open(old.open, new.open));
        facts.extend(self.additional(old.additional.as_ref(), new.additional.as_ref()));
        facts.extend(self.constructor_naming(&old.constructor, &new.constructor));
        facts.extend(self.constructor(old, new, &members));
        self.note_of(name, facts);
        for pair in members {
            self.note_member(name, &pair, old, new);
        }
    }

    /// Adds the changes of a member of an object, as part of the messages that have it.
    pub(super) fn note_member(
        &mut self,
        name: &Name,
        pair: &Pair<'_, Field>,
        old: &Struct,
        new: &Struct,
    ) {
        let (field, facts) = match pair {
            Pair::New(field) => (field, vec![self.member_added(field, old, new)]),
            Pair::Old(field) => (field, vec![(Fact::MemberRemoved, "removed".to_owned())]),
            Pair::Both(old, new) => (new, self.member(old, new)),
        };
        let standing = match field.access {
            Access::Full => self.reach.standing(name),
            Access::ReadOnly => Standing::RESPONSE,
            Access::WriteOnly => Standing::REQUEST,
        };
        let subject = Subject::Member(name.clone(), field.wire_name.clone());
        self.note(&subject, standing, facts);
    }

    fn member(&self, old: &Field, new: &Field) -> Facts {
        let mut facts = Facts::new();
        let was = phrases::presence(old.presence, old.shape.nullable);
        let is = phrases::presence(new.presence, new.shape.nullable);
        if is != was {
            facts.push((Fact::PresenceChanged, format!("{is}, before {was}")));
        }
        facts.extend(conditional(old.conditional, new.conditional));
        facts.extend(self.shape(&old.shape, &new.shape));
        facts.extend(self.default(old, new));
        facts.extend(self.constant(old.constant.as_ref(), new.constant.as_ref()));
        facts.extend(aliases(old, new));
        facts.extend(renamed(old, new));
        facts.extend(deprecated(old.deprecated, new.deprecated));
        facts
    }

    fn member_added(&self, field: &Field, old: &Struct, new: &Struct) -> (Fact, String) {
        if let Some(value) = &field.constant {
            return (
                Fact::FixedMemberAdded,
                format!("added, always {}", phrases::literal(self.new, value)),
            );
        }
        let is_argument = arguments(new).contains(&field.wire_name.as_str());
        let (fact, what) = match (field.is_asked(), is_argument) {
            (true, _) => (Fact::RequiredMemberAdded, "added, required"),
            // If there was no `new` before, existing code still compiles.
            (false, true) if !old.constructor.fields().is_empty() => {
                (Fact::RecommendedMemberAdded, "added, taken by `new`")
            }
            (false, _) => (Fact::OptionalMemberAdded, "added"),
        };
        (fact, what.to_owned())
    }

    fn default(&self, old: &Field, new: &Field) -> Option<(Fact, String)> {
        if old.default_json == new.default_json {
            return None;
        }
        let value = |api: &Api, of: &Field| match &of.default {
            Some((_, value)) => Some(phrases::literal(api, value)),
            None => of.default_json.as_deref().map(phrases::code),
        };
        match (value(self.old, old), value(self.new, new)) {
            (None, Some(new)) => Some((Fact::DefaultAdded, format!("now defaults to {new}"))),
            (Some(old), None) => {
                Some((Fact::DefaultRemoved, format!("no longer defaults to {old}")))
            }
            (Some(old), Some(new)) => Some((
                Fact::DefaultChanged,
                format!("defaults to {new}, before {old}"),
            )),
            (None, None) => None,
        }
    }

    fn constant(&self, old: Option<&Literal>, new: Option<&Literal>) -> Option<(Fact, String)> {
        let value = |api: &Api, of: Option<&Literal>| of.map(|value| phrases::literal(api, value));
        match (value(self.old, old), value(self.new, new)) {
            (old, new) if old == new => None,
            (None, Some(new)) => Some((Fact::ConstantAdded, format!("now always {new}"))),
            (Some(old), None) => Some((Fact::ConstantRemoved, format!("no longer always {old}"))),
            (Some(old), Some(new)) => {
                Some((Fact::ConstantChanged, format!("always {new}, before {old}")))
            }
            (None, None) => None,
        }
    }

    /// The changes of members that are not declared.
    fn additional(&self, old: Option<&(Name, Shape)>, new: Option<&(Name, Shape)>) -> Facts {
        let Some(((old_name, old), (new_name, new))) = old.zip(new) else {
            return Facts::new();
        };
        let mut facts = self.whole_shape(old, new);
        if old_name != new_name {
            facts.push((
                Fact::RustName,
                format!("are {}", in_rust(new_name, old_name)),
            ));
        }
        let told = facts.into_iter().map(|(fact, what)| match fact {
            Fact::TypeChanged => (fact, format!("other members hold {what}")),
            _ => (fact, format!("other members {what}")),
        });
        told.collect()
    }

    /// Whether the arguments of `new` are fields of a struct.
    fn constructor_naming(&self, old: &Constructor, new: &Constructor) -> Option<(Fact, String)> {
        let name = |api: &Api, id: TypeId| phrases::code(phrases::name(api, id));
        let what = match (old, new) {
            (Constructor::Positional(_), Constructor::Named(id, _)) => {
                format!(
                    "`new` takes its arguments by name, in {}",
                    name(self.new, *id)
                )
            }
            (Constructor::Named(id, _), Constructor::Positional(_)) => {
                let was = name(self.old, *id);
                format!("`new` takes its arguments by position, before by name, in {was}")
            }
            (Constructor::None, _) | (_, Constructor::None) => return None,
            (Constructor::Positional(_), Constructor::Positional(_)) => return None,
            (Constructor::Named(..), Constructor::Named(..)) => return None,
        };
        Some((Fact::ArgumentsChanged, what))
    }

    /// The changes of `new` that do not follow from added, removed or changed members.
    fn constructor(
        &self,
        old: &Struct,
        new: &Struct,
        members: &[Pair<'_, Field>],
    ) -> Option<(Fact, String)> {
        let is_unexplained = |name: &&str| {
            members.iter().any(|pair| match pair {
                Pair::Both(old, new) => old.wire_name == *name && old.is_asked() == new.is_asked(),
                Pair::Old(_) | Pair::New(_) => false,
            })
        };
        let (mut was, mut is) = (arguments(old), arguments(new));
        if old.constructor.arguments().is_some() && new.constructor.arguments().is_some() {
            was.sort_unstable();
            is.sort_unstable();
        }
        let is_same = was
            .iter()
            .copied()
            .filter(is_unexplained)
            .eq(is.iter().copied().filter(is_unexplained));
        let takes = |names: &[&str]| codes(names.iter().copied());
        match (is_same, was.as_slice(), is.as_slice()) {
            (true, ..) => None,
            (_, [], is) => Some((
                Fact::ConstructorAdded,
                format!("has `new` now, which takes {}", takes(is)),
            )),
            (_, was, []) => Some((
                Fact::ArgumentsChanged,
                format!("no longer has `new`, which took {}", takes(was)),
            )),
            (_, was, is) => {
                let what = format!("`new` takes {}, before {}", takes(is), takes(was));
                Some((Fact::ArgumentsChanged, what))
            }
        }
    }
}

/// The members that `new` asks for.
fn arguments(of: &Struct) -> Vec<&str> {
    of.asked().map(|field| field.wire_name.as_str()).collect()
}

fn open(old: bool, new: bool) -> Option<(Fact, String)> {
    match (old, new) {
        (true, false) => Some((Fact::MembersRefused, "other members are refused".to_owned())),
        (false, true) => Some((Fact::MembersAllowed, "other members are allowed".to_owned())),
        (false, false) | (true, true) => None,
    }
}

/// Other names that are read.
/// A member of some objects alone that is one of all, or the other way round.
fn conditional(old: bool, new: bool) -> Option<(Fact, String)> {
    match (old, new) {
        (false, true) => Some((Fact::Loosened, "now in some objects alone".to_owned())),
        (true, false) => Some((Fact::Tightened, "now in all objects".to_owned())),
        (false, false) | (true, true) => None,
    }
}

fn aliases(old: &Field, new: &Field) -> Facts {
    let added = new
        .aliases
        .iter()
        .filter(|name| !old.aliases.contains(name));
    let removed = old
        .aliases
        .iter()
        .filter(|name| !new.aliases.contains(name));
    let added = added.map(|name| {
        (
            Fact::AliasAdded,
            format!("also read as {}", phrases::code(name)),
        )
    });
    let removed = removed.map(|name| {
        (
            Fact::AliasRemoved,
            format!("no longer read as {}", phrases::code(name)),
        )
    });
    added.chain(removed).collect()
}

/// The first of the Rust names that changed: the others are made from it.
fn renamed(old: &Field, new: &Field) -> Option<(Fact, String)> {
    let default = |of: &Field| of.default.as_ref().map(|(name, _)| name.clone());
    let names = [
        (Some(old.name.clone()), Some(new.name.clone())),
        (Some(old.setter.clone()), Some(new.setter.clone())),
        (old.clear.clone(), new.clear.clone()),
        (default(old), default(new)),
    ];
    let mut both = names.into_iter().filter_map(|(old, new)| old.zip(new));
    let (old, new) = both.find(|(old, new)| old != new)?;
    Some((Fact::RustName, in_rust(&new, &old)))
}

#[cfg(test)]
mod tests;
