//! Checks a value against the rules of its document, before it is sent.

mod number;
mod pattern;
mod unique;
mod violation;

use super::as_written::{Origin, Tag, contradiction, members, tagged};
use super::free::opened;
use super::path::{Step, ValuePath};
use super::table::{Excluded, Limits, MemberRule, Numeral};
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
    let mut violations = Vec::new();
    let mut list =
        |path: &ValuePath<'_>, rule| violations.push(Violation::new(path.to_text(), rule));
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
            self.measure(value, limits, path);
        }
        self.descend(value, &[], path);
    }

    /// Checks the rules of the type itself. The unions around an object write the members that `tags` name.
    fn descend(&mut self, value: Ref<'_>, tags: &[Tag<'_>], path: &ValuePath<'_>) {
        match value.composite() {
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
        if let Some(limits) = variant.limits {
            self.measure(value, limits, path);
        }
        if let Some(name) = contradiction(union) {
            let path = ValuePath::Inside(path, Step::Member(name));
            self.report(&path, Rule::Discriminator);
        }
        if tags.is_empty() {
            self.descend(value, &tagged(union).0, path);
        } else {
            self.descend(value, tags, path);
        }
    }

    fn visit_object(&mut self, object: &dyn Object, tags: &[Tag<'_>], path: &ValuePath<'_>) {
        let table = object.table();
        if let Some(limits) = table.limits {
            self.measure_members(Ref::Object(object), tags, limits, path);
        }
        for member in members(Ref::Object(object), tags) {
            match member.origin {
                Origin::Tag { .. } => {}
                Origin::Declared(_) => {
                    let path = ValuePath::Inside(path, member.step());
                    let path = path.sensitive_if(member.is_sensitive());
                    self.visit(member.value, member.limits(), &path);
                }
                Origin::Undeclared(_) | Origin::Data => {
                    // The name is hidden too, as in a map of sensitive values.
                    let path = &path.sensitive_if(member.is_sensitive());
                    let path = ValuePath::Inside(path, member.step());
                    if !table.open {
                        self.report(&path, Rule::Declared);
                    }
                    self.visit(member.value, member.limits(), &path);
                }
            }
        }
    }

    /// Checks the limits on a value, and those on its items.
    fn measure(&mut self, value: Ref<'_>, limits: &'static Limits, path: &ValuePath<'_>) {
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
            Ref::Wide(integer) => self.measure_number(Numeral::Integer(integer), limits, path),
            Ref::Number(number) if number.is_finite() => {
                self.measure_number(Numeral::Float(number), limits, path);
            }
            Ref::List(list) => self.measure_list(list, limits, path),
            Ref::Map(entries) => {
                self.measure_members(value, &[], limits, path);
                self.measure_entries(entries, limits, path);
            }
            Ref::Object(_) => self.measure_members(value, &[], limits, path),
            Ref::Union(union) => {
                let (n, value) = union.selected();
                if let Some(variant) = union.table().variants.get(n) {
                    self.measure(value, limits, &path.sensitive_if(variant.sensitive));
                }
            }
            Ref::Json(json) => self.measure(opened(json), limits, path),
            Ref::Bool(flag) => {
                self.exclude(limits, path, |it| *it == Excluded::Bool(flag));
            }
            Ref::Absent | Ref::Null | Ref::Number(_) => {}
            Ref::Bytes(_) | Ref::Upload(_) | Ref::Own(_) => {}
        }
    }

    fn measure_text(&mut self, text: &str, limits: &Limits, path: &ValuePath<'_>) {
        let length = || text.chars().count();
        if let Some(least) = limits.min_length.filter(|least| length() < *least) {
            self.report(path, Rule::MinLength(least));
        }
        if let Some(most) = limits
            .max_length
            .filter(|most| text.len() > *most && length() > *most)
        {
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
            |it| matches!(it, Excluded::Text(it) if *it == text),
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
            Excluded::Number(excluded) => number::is_equal(number, *excluded),
            Excluded::Text(_) | Excluded::Bool(_) => false,
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
        if let Some(items) = limits.items {
            for n in 0..len {
                self.measure(list.item(n), items, &ValuePath::Inside(path, Step::Item(n)));
            }
        }
    }

    fn measure_entries(&mut self, entries: &dyn Members, limits: &Limits, path: &ValuePath<'_>) {
        if let Some(items) = limits.items {
            for (name, value) in entries.iter() {
                self.measure(value, items, &ValuePath::Inside(path, Step::Key(name)));
            }
        }
    }

    /// Checks which members of an object are written.
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
        let has = |name: &str| members(object, tags).any(|member| member.name == name);
        let has_all = |names: &[&str]| names.iter().all(|name| has(name));
        for rule in limits.members {
            let is_kept = match rule {
                MemberRule::AnyOf(lists) => lists.iter().any(|names| has_all(names)),
                MemberRule::OneOf(lists) => {
                    lists.iter().filter(|names| has_all(names)).count() == 1
                }
                MemberRule::NotAll(names) => !has_all(names),
            };
            if !is_kept {
                self.report(path, Rule::Members(*rule));
            }
        }
    }

    /// Reports a value that is one of the excluded.
    fn exclude(
        &mut self,
        limits: &Limits,
        path: &ValuePath<'_>,
        is_same: impl FnMut(&Excluded) -> bool,
    ) {
        if limits.excluded.iter().any(is_same) {
            self.report(path, Rule::Excluded);
        }
    }
}

#[cfg(test)]
mod tests;
