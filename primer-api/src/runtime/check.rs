//! Checks a value against the rules of its document, before it is sent.

mod decide;
mod length;
mod members;
mod number;
mod pattern;
mod unique;
mod violation;

use self::length::{is_longer, is_shorter};
use self::members::{CheckedMembers, is_unruled};
use super::as_written::{Tag, contradiction, each, members, tagged};
use super::free::opened;
use super::path::{Step, ValuePath};
use super::table::{Contains, Limits, MemberRule, Numeral, Scalar};
use super::value::{Composite, List, Members, Object, Ref, Union};

pub use self::violation::{Rule, Violation};

const NOT_JSON: Rule = Rule::Location("must be a value that JSON has");

/// All violations in a value at `path`, to which `limits` apply.
///
/// No violation holds a value. Paths contain the names of members that are not declared, except inside of a sensitive
/// value.
pub fn check(value: Ref<'_>, limits: Option<&'static Limits>, path: &str) -> Vec<Violation> {
    check_at(value, limits, &ValuePath::Root(path))
}

/// All violations in a value at `path`, which may be sensitive as a whole.
pub(super) fn check_at(
    value: Ref<'_>,
    limits: Option<&'static Limits>,
    path: &ValuePath<'_>,
) -> Vec<Violation> {
    let mut violations: Vec<Violation> = Vec::new();
    let mut list = |path: &ValuePath<'_>, rule| {
        let violation = Violation::new(path.to_text(), rule);
        // What stands beside alternatives holds for a union and for each of them.
        let mut same = violations
            .iter()
            .rev()
            .take_while(|it| it.path == violation.path);
        if same.all(|other| other.rule != violation.rule) {
            violations.push(violation);
        }
    };
    Check { found: &mut list }.visit(value, limits, path);
    violations
}

/// The number of violations in a value that was read, without those of members that are not declared: a service may add some.
pub(super) fn count_broken(value: Ref<'_>, limits: Option<&'static Limits>) -> usize {
    let mut broken = 0;
    let mut count = |_: &ValuePath<'_>, rule| broken += usize::from(rule != Rule::Declared);
    Check { found: &mut count }.visit(value, limits, &ValuePath::Root(""));
    broken
}

struct Check<'f> {
    /// Takes each broken rule.
    found: &'f mut dyn FnMut(&ValuePath<'_>, Rule),
}

impl Check<'_> {
    fn report(&mut self, path: &ValuePath<'_>, rule: Rule) {
        (self.found)(path, rule);
    }

    /// Checks a value and everything in it.
    fn visit(&mut self, value: Ref<'_>, limits: Option<&'static Limits>, path: &ValuePath<'_>) {
        if let Some(limits) = limits {
            self.measure(value, &[], limits, path);
        }
        self.descend(value, &[], path);
    }

    /// Checks the rules of the type itself. The unions around an object write the members that `tags` name.
    fn descend(&mut self, value: Ref<'_>, tags: &[Tag<'_>], path: &ValuePath<'_>) {
        match value.composite() {
            // The items of a list are of one type.
            Some(Composite::List(list)) if is_unruled(&list.item(0)) => {}
            Some(Composite::List(list)) => {
                for n in 0..list.len() {
                    self.descend(list.item(n), &[], &ValuePath::Inside(path, Step::Item(n)));
                }
            }
            Some(Composite::Map(members)) => {
                for (name, value) in members.iter() {
                    self.descend(value, &[], &ValuePath::Inside(path, Step::Key(name)));
                }
            }
            Some(Composite::Object(object)) => self.visit_object(object, tags, path),
            Some(Composite::Union(union)) => self.visit_union(union, tags, path),
            Some(Composite::Json(_)) => {}
            None => self.check_scalar(value, path),
        }
    }

    fn check_scalar(&mut self, value: Ref<'_>, path: &ValuePath<'_>) {
        match value {
            Ref::Number(number) if !number.is_finite() => self.report(path, Rule::Finite),
            Ref::Timestamp(timestamp) if !timestamp.is_readable() => {
                self.report(path, Rule::Timestamp);
            }
            Ref::Own(own) if own.json().is_none() => self.report(path, NOT_JSON),
            _ => {}
        }
    }

    fn visit_union(&mut self, union: &dyn Union, tags: &[Tag<'_>], path: &ValuePath<'_>) {
        let (n, value) = union.selected();
        let Some(variant) = union.table().variants.get(n) else {
            return; // A value that fits no alternative is sent unchanged.
        };
        let path = &path.sensitive_if(variant.sensitive);
        let own = own_tags(union, tags);
        let tags = if tags.is_empty() { &own } else { tags };
        if let Some(limits) = variant.limits {
            self.measure(value, tags, limits, path);
        }
        if let Some(name) = contradiction(union) {
            let path = ValuePath::Inside(path, Step::Member(name));
            self.report(&path, Rule::Discriminator);
        }
        self.descend(value, tags, path);
    }

    fn visit_object(&mut self, object: &dyn Object, tags: &[Tag<'_>], path: &ValuePath<'_>) {
        let table = object.table();
        if !table.ruled {
            return;
        }
        if let Some(limits) = table.limits {
            self.measure_members(Ref::Object(object), tags, limits, path);
        }
        let mut members = CheckedMembers {
            table,
            path,
            check: self,
        };
        let Ok(()) = each(Ref::Object(object), tags, &mut members);
    }

    /// Checks the limits on a value, and those on its items. The unions around an object write the members that `tags` name.
    fn measure(
        &mut self,
        value: Ref<'_>,
        tags: &[Tag<'_>],
        limits: &'static Limits,
        path: &ValuePath<'_>,
    ) {
        match value {
            Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
                self.measure_text(text, limits, path)
            }
            Ref::Timestamp(timestamp) => self.measure_text(timestamp.as_str(), limits, path),
            Ref::Integer(integer)
            | Ref::KnownInteger(integer)
            | Ref::UnrecognizedInteger(integer) => {
                self.measure_number(Numeral::Integer(integer.into()), limits, path)
            }
            Ref::Unsigned(integer) => {
                self.measure_number(Numeral::Integer(integer.into()), limits, path)
            }
            Ref::Wide(integer) => self.measure_number(Numeral::Integer(*integer), limits, path),
            Ref::Number(number) if number.is_finite() => {
                self.measure_number(Numeral::Float(number), limits, path);
            }
            Ref::List(list) => self.measure_list(list, limits, path),
            Ref::Map(entries) => {
                self.measure_members(value, tags, limits, path);
                self.measure_entries(entries, limits, path);
            }
            Ref::Object(_) => self.measure_members(value, tags, limits, path),
            Ref::Union(union) => {
                let (n, value) = union.selected();
                if let Some(variant) = union.table().variants.get(n) {
                    let own = own_tags(union, tags);
                    let tags = if tags.is_empty() { &own } else { tags };
                    let path = path.sensitive_if(variant.sensitive);
                    self.measure(value, tags, limits, &path);
                }
            }
            Ref::Json(json) => self.measure(opened(json), tags, limits, path),
            Ref::Bool(flag) => {
                self.exclude(limits, path, |it| *it == Scalar::Bool(flag));
            }
            Ref::Absent | Ref::Null | Ref::Number(_) => {}
            Ref::Bytes(_) | Ref::Upload(_) | Ref::Own(_) => {}
        }
    }

    fn measure_text(&mut self, text: &str, limits: &Limits, path: &ValuePath<'_>) {
        if let Some(least) = limits.min_length.filter(|least| is_shorter(text, *least)) {
            self.report(path, Rule::MinLength(least));
        }
        if let Some(most) = limits.max_length.filter(|most| is_longer(text, *most)) {
            self.report(path, Rule::MaxLength(most));
        }
        if let Some(pattern) = limits
            .pattern
            .filter(|pattern| !pattern::is_match(limits.expression.unwrap_or(pattern), text))
        {
            self.report(path, Rule::Pattern(pattern));
        }
        self.exclude(
            limits,
            path,
            |it| matches!(it, Scalar::Text(it) if *it == text),
        );
    }

    fn measure_number(&mut self, number: Numeral, limits: &Limits, path: &ValuePath<'_>) {
        if let Some(minimum) = limits
            .minimum
            .filter(|bound| !number::is_above(number, *bound))
        {
            self.report(path, Rule::Minimum(minimum));
        }
        if let Some(maximum) = limits
            .maximum
            .filter(|bound| !number::is_below(number, *bound))
        {
            self.report(path, Rule::Maximum(maximum));
        }
        if let Some(factor) = limits
            .multiple_of
            .filter(|factor| !number::is_multiple(number, *factor))
        {
            self.report(path, Rule::MultipleOf(factor));
        }
        self.exclude(limits, path, |it| match it {
            Scalar::Number(excluded) => number::is_equal(number, *excluded),
            Scalar::Text(_) | Scalar::Bool(_) | Scalar::Null => false,
        });
    }

    fn measure_list(&mut self, list: &dyn List, limits: &Limits, path: &ValuePath<'_>) {
        let len = list.len();
        if let Some(least) = limits.min_items.filter(|least| len < *least) {
            self.report(path, Rule::MinItems(least));
        }
        if let Some(most) = limits.max_items.filter(|most| len > *most) {
            self.report(path, Rule::MaxItems(most));
        }
        if limits.unique_items && !unique::are_unique(list) {
            self.report(path, Rule::UniqueItems);
        }
        for rule in limits.contains {
            self.count_passing(list, rule, path);
        }
        if let Some(items) = limits.items {
            for n in 0..len {
                let path = ValuePath::Inside(path, Step::Item(n));
                self.measure(list.item(n), &[], items, &path);
            }
        }
    }

    /// Counts the items that pass a test. One of which this is not known may or may not.
    fn count_passing(&mut self, list: &dyn List, rule: &'static Contains, path: &ValuePath<'_>) {
        let results = (0..list.len()).map(|n| decide::passes(list.item(n), &rule.item));
        let (mut passing, mut unknown) = (0, 0);
        for result in results {
            passing += usize::from(result == Some(true));
            unknown += usize::from(result.is_none());
        }
        let is_enough = passing + unknown >= rule.least;
        if !is_enough || rule.most.is_some_and(|most| passing > most) {
            self.report(path, Rule::Contains(rule.words));
        }
    }

    fn measure_entries(&mut self, entries: &dyn Members, limits: &Limits, path: &ValuePath<'_>) {
        if let Some(items) = limits.items {
            for (name, value) in entries.iter() {
                self.measure(value, &[], items, &ValuePath::Inside(path, Step::Key(name)));
            }
        }
    }

    /// Checks the members of an object that are written.
    fn measure_members(
        &mut self,
        object: Ref<'_>,
        tags: &[Tag<'_>],
        limits: &Limits,
        path: &ValuePath<'_>,
    ) {
        let count = || members(object, tags).count();
        if let Some(least) = limits.min_properties.filter(|least| count() < *least) {
            self.report(path, Rule::MinProperties(least));
        }
        if let Some(most) = limits.max_properties.filter(|most| count() > *most) {
            self.report(path, Rule::MaxProperties(most));
        }
        let has = |name: &str| decide::member(object, tags, name).is_some();
        let has_all = |names: &[&str]| names.iter().all(|name| has(name));
        for rule in limits.members {
            let is_kept = match rule {
                MemberRule::AnyOf(lists) => lists.iter().any(|names| has_all(names)),
                MemberRule::OneOf(lists) => {
                    lists.iter().filter(|names| has_all(names)).count() == 1
                }
                MemberRule::NotAll(names) => !has_all(names),
                MemberRule::Dependent(rule) => decide::keeps(object, tags, rule),
            };
            if !is_kept {
                self.report(path, Rule::Members(*rule));
            }
        }
        for rule in limits.names {
            for member in members(object, tags) {
                if decide::passes(Ref::Text(member.name), &rule.name) == Some(false) {
                    let path = &path.sensitive_if(member.is_sensitive());
                    let path = ValuePath::Inside(path, member.step());
                    self.report(&path, Rule::Name(rule.words));
                }
            }
        }
    }

    /// Reports a value that is one of the excluded.
    fn exclude(
        &mut self,
        limits: &Limits,
        path: &ValuePath<'_>,
        is_same: impl FnMut(&Scalar) -> bool,
    ) {
        if limits.excluded.iter().any(is_same) {
            self.report(path, Rule::Excluded);
        }
    }
}

/// The tags that a union writes, unless the unions around it write theirs.
fn own_tags(union: &dyn Union, outer: &[Tag<'_>]) -> Vec<Tag<'static>> {
    match outer {
        [] => tagged(union).0,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
