//! Checking a value against what its document demands, before it is sent.

mod number;
mod pattern;
mod unique;
mod violation;

use super::as_written::{Origin, Tag, members, tagged};
use super::free::opened;
use super::path::{Place, Step};
use super::table::{Limits, Numeral};
use super::value::{List, Members, Object, Ref, Union};

pub use self::violation::{Rule, Violation};

/// All violations in a value, which stands at `path` and is held to `limits` itself.
///
/// No violation holds a value. Names of members that are not declared are in the paths, but not those inside of a sensitive value.
pub fn check(value: Ref<'_>, limits: Option<&'static Limits>, path: &str) -> Vec<Violation> {
    check_at(value, limits, &Place::Root(path))
}

/// All violations in a value that stands at a place, which may be sensitive as a whole.
pub(super) fn check_at(
    value: Ref<'_>,
    limits: Option<&'static Limits>,
    place: &Place<'_>,
) -> Vec<Violation> {
    let mut check = Check {
        violations: Vec::new(),
    };
    check.visit(value, limits, place);
    check.violations
}

struct Check {
    violations: Vec<Violation>,
}

impl Check {
    fn report(&mut self, place: &Place<'_>, rule: Rule) {
        self.violations.push(Violation::new(place.path(), rule));
    }

    /// A value and all that is in it.
    fn visit(&mut self, value: Ref<'_>, limits: Option<&'static Limits>, place: &Place<'_>) {
        if let Some(limits) = limits {
            self.measure(value, limits, place);
        }
        self.descend(value, &[], place);
    }

    /// What a type itself demands. The unions around an object write the members that are named by their `tags`.
    fn descend(&mut self, value: Ref<'_>, tags: &[Tag<'_>], place: &Place<'_>) {
        match value {
            Ref::Number(number) if !number.is_finite() => self.report(place, Rule::Finite),
            Ref::Timestamp(timestamp) if !timestamp.is_readable() => {
                self.report(place, Rule::Timestamp)
            }
            Ref::List(list) => {
                for n in 0..list.len() {
                    self.descend(list.item(n), &[], &Place::Inside(place, Step::Item(n)));
                }
            }
            Ref::Map(members) => {
                for (name, value) in members.iter() {
                    self.descend(value, &[], &Place::Inside(place, Step::Key(name)));
                }
            }
            Ref::Object(object) => self.visit_object(object, tags, place),
            Ref::Union(union) => self.visit_union(union, tags, place),
            _ => {}
        }
    }

    fn visit_union(&mut self, union: &dyn Union, tags: &[Tag<'_>], place: &Place<'_>) {
        let (n, value) = union.selected();
        let Some(variant) = union.table().variants.get(n) else {
            return; // What fits no alternative is sent as it is.
        };
        let place = &place.of(variant.sensitive);
        if let Some(limits) = variant.limits {
            self.measure(value, limits, place);
        }
        if tags.is_empty() {
            self.descend(value, &tagged(union).0, place);
        } else {
            self.descend(value, tags, place);
        }
    }

    fn visit_object(&mut self, object: &dyn Object, tags: &[Tag<'_>], place: &Place<'_>) {
        let table = object.table();
        if let Some(limits) = table.limits {
            self.measure_properties(count(object, tags), limits, place);
        }
        for member in members(Ref::Object(object), tags) {
            match member.origin {
                Origin::Tag { .. } => {}
                Origin::Declared(_) => {
                    let place = Place::Inside(place, member.step());
                    let place = place.of(member.is_sensitive());
                    self.visit(member.value, member.limits(), &place);
                }
                Origin::Undeclared(_) | Origin::Data => {
                    // As in a map of sensitive values, the keys are not to be shown either.
                    let place = &place.of(member.is_sensitive());
                    let place = Place::Inside(place, member.step());
                    if !table.open {
                        self.report(&place, Rule::Declared);
                    }
                    self.visit(member.value, member.limits(), &place);
                }
            }
        }
    }

    /// What limits demand of a value, and of its items where they say so.
    fn measure(&mut self, value: Ref<'_>, limits: &'static Limits, place: &Place<'_>) {
        match value {
            Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
                self.measure_text(text, limits, place)
            }
            Ref::Timestamp(timestamp) => self.measure_text(timestamp.as_str(), limits, place),
            Ref::Integer(integer)
            | Ref::KnownInteger(integer)
            | Ref::UnrecognizedInteger(integer) => {
                self.measure_number(Numeral::Integer(integer.into()), limits, place)
            }
            Ref::Unsigned(integer) => {
                self.measure_number(Numeral::Integer(integer.into()), limits, place)
            }
            Ref::Number(number) if number.is_finite() => {
                self.measure_number(Numeral::Float(number), limits, place);
            }
            Ref::List(list) => self.measure_list(list, limits, place),
            Ref::Map(members) => self.measure_map(members, limits, place),
            Ref::Object(object) => self.measure_properties(count(object, &[]), limits, place),
            Ref::Union(union) => {
                let (n, value) = union.selected();
                if let Some(variant) = union.table().variants.get(n) {
                    self.measure(value, limits, &place.of(variant.sensitive));
                }
            }
            Ref::Json(json) => self.measure(opened(json), limits, place),
            Ref::Absent | Ref::Null | Ref::Bool(_) | Ref::Number(_) | Ref::Bytes(_) => {}
        }
    }

    fn measure_text(&mut self, text: &str, limits: &Limits, place: &Place<'_>) {
        let length = || text.chars().count();
        if let Some(least) = limits.min_length.filter(|least| length() < *least) {
            self.report(place, Rule::MinLength(least));
        }
        if let Some(most) = limits
            .max_length
            .filter(|most| text.len() > *most && length() > *most)
        {
            self.report(place, Rule::MaxLength(most));
        }
        if let Some(pattern) = limits
            .pattern
            .filter(|pattern| !pattern::is_match(pattern, text))
        {
            self.report(place, Rule::Pattern(pattern));
        }
    }

    fn measure_number(&mut self, number: Numeral, limits: &Limits, place: &Place<'_>) {
        if let Some(minimum) = limits
            .minimum
            .filter(|bound| !number::is_above(number, *bound))
        {
            self.report(place, Rule::Minimum(minimum));
        }
        if let Some(maximum) = limits
            .maximum
            .filter(|bound| !number::is_below(number, *bound))
        {
            self.report(place, Rule::Maximum(maximum));
        }
        if let Some(factor) = limits
            .multiple_of
            .filter(|factor| !number::is_multiple(number, *factor))
        {
            self.report(place, Rule::MultipleOf(factor));
        }
    }

    fn measure_list(&mut self, list: &dyn List, limits: &Limits, place: &Place<'_>) {
        let len = list.len();
        if let Some(least) = limits.min_items.filter(|least| len < *least) {
            self.report(place, Rule::MinItems(least));
        }
        if let Some(most) = limits.max_items.filter(|most| len > *most) {
            self.report(place, Rule::MaxItems(most));
        }
        if limits.unique_items && !unique::are_unique(list) {
            self.report(place, Rule::UniqueItems);
        }
        if let Some(items) = limits.items {
            for n in 0..len {
                self.measure(list.item(n), items, &Place::Inside(place, Step::Item(n)));
            }
        }
    }

    fn measure_map(&mut self, members: &dyn Members, limits: &Limits, place: &Place<'_>) {
        self.measure_properties(members.len(), limits, place);
        if let Some(items) = limits.items {
            for (name, value) in members.iter() {
                self.measure(value, items, &Place::Inside(place, Step::Key(name)));
            }
        }
    }

    fn measure_properties(&mut self, count: usize, limits: &Limits, place: &Place<'_>) {
        if let Some(least) = limits.min_properties.filter(|least| count < *least) {
            self.report(place, Rule::MinProperties(least));
        }
        if let Some(most) = limits.max_properties.filter(|most| count > *most) {
            self.report(place, Rule::MaxProperties(most));
        }
    }
}

/// The number of members that are written.
fn count(object: &dyn Object, tags: &[Tag<'_>]) -> usize {
    members(Ref::Object(object), tags).count()
}

#[cfg(test)]
mod tests;
