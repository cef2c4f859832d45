//! Limits that no value keeps. Any value is accepted where they stand, so that there is one to send.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde_json::Value;

use super::{Combined, integers};
use crate::diagnostics::{Finding, Place};
use crate::document::{Bound, Schema, SchemaType, compare};
use crate::source::Pointer;

impl<'d> Combined<'_, 'd> {
    /// A warning about limits that no value of the type keeps, be they in one schema or in several.
    pub(crate) fn unsatisfiable(&self, of: SchemaType) -> Option<Finding> {
        let finding = match of {
            SchemaType::String => self.counts("minLength", "maxLength"),
            SchemaType::Array => self.counts("minItems", "maxItems"),
            SchemaType::Object => self
                .counts("minProperties", "maxProperties")
                .or_else(|| self.members()),
            SchemaType::Integer | SchemaType::Number => self.bounds(of),
            SchemaType::Boolean => None,
        };
        finding.map(Finding::warning)
    }

    fn counts(&self, least: &str, most: &str) -> Option<Finding> {
        let (low, at) = self.count(least).max_by_key(|(count, _)| *count)?;
        let (high, other) = self.count(most).min_by_key(|(count, _)| *count)?;
        (low > high).then(|| found(at, other, impossible(least, most), most))
    }

    /// The values of a keyword, each with its address.
    fn count(&self, keyword: &str) -> impl Iterator<Item = (u64, Pointer)> {
        let count = move |part: &Schema<'_>| Some((part.count(keyword)?, part.at.child(keyword)));
        self.parts.iter().filter_map(count)
    }

    /// More members are required than allowed, or more than an object without undeclared members has.
    fn members(&self) -> Option<Finding> {
        let parts = || self.parts.iter();
        let required: HashSet<&str> = parts().flat_map(|part| part.texts("required")).collect();
        let (most, at) = self
            .count("maxProperties")
            .min_by_key(|(count, _)| *count)
            .unzip();
        if let Some(at) = at
            && usize::try_from(most?).is_ok_and(|most| most < required.len())
        {
            let message = "`required` names more members than `maxProperties` allows";
            return Some(Finding::at_value(at, message));
        }
        let is_closed =
            |part: &Schema<'_>| part.additional_properties() == Some(&Value::Bool(false));
        let (least, at) = self
            .count("minProperties")
            .max_by_key(|(count, _)| *count)?;
        let declared: HashSet<&str> = parts()
            .flat_map(|part| part.properties().map(|(name, _)| name))
            .collect();
        let are_enough = usize::try_from(least).is_ok_and(|least| least <= declared.len());
        (parts().any(is_closed) && !are_enough).then(|| {
            let message = "`minProperties` is more than the number of declared members, and no other is allowed";
            Finding::at_value(at, message)
        })
    }

    fn bounds(&self, of: SchemaType) -> Option<Finding> {
        let parts = || self.parts.iter();
        let low = parts()
            .filter_map(|part| Some((part.minimum()?, part)))
            .reduce(|a, b| if order(&a.0, &b.0).is_lt() { b } else { a });
        let high = parts()
            .filter_map(|part| Some((part.maximum()?, part)))
            .reduce(|a, b| if order(&a.0, &b.0).is_gt() { b } else { a });
        let ((low, lower), (high, upper)) = (low?, high?);
        let message = if order(&low, &high).is_gt() {
            impossible(low.keyword, high.keyword)
        } else if is_empty(&low, &high, of) || self.lacks_multiple(&low, &high) {
            format!(
                "`{}` and `{}` leave no value between them",
                low.keyword, high.keyword
            )
        } else {
            return None;
        };
        let (at, other) = (lower.at.child(low.keyword), upper.at.child(high.keyword));
        Some(found(at, other, message, high.keyword))
    }

    /// Whether no multiple of a factor is in a range. Factors with a fraction are left to the service.
    fn lacks_multiple(&self, low: &Bound<'_>, high: &Bound<'_>) -> bool {
        let (Some(least), Some(most)) = integers_of(low, high) else {
            return false;
        };
        let factors = self.parts.iter().filter_map(|it| it.number("multipleOf"));
        factors.filter_map(integers::integer).any(|factor| {
            let last = most
                .checked_rem_euclid(factor)
                .and_then(|rest| most.checked_sub(rest));
            last.is_some_and(|last| last < least)
        })
    }
}

fn value(bound: &Bound<'_>) -> f64 {
    bound.number.as_f64().unwrap_or_default()
}

fn order(a: &Bound<'_>, b: &Bound<'_>) -> Ordering {
    compare(a.number, b.number).unwrap_or(Ordering::Equal)
}

/// Whether no number is in a range whose ends are in order.
fn is_empty(low: &Bound<'_>, high: &Bound<'_>, of: SchemaType) -> bool {
    if order(low, high).is_eq() && (low.exclusive || high.exclusive) {
        return true;
    }
    let (least, most) = integers_of(low, high);
    of == SchemaType::Integer && least > most
}

/// The least and the greatest integer of a range; `None` for one beyond 128 bits.
fn integers_of(low: &Bound<'_>, high: &Bound<'_>) -> (Option<i128>, Option<i128>) {
    let least = integers::integer(low.number).map_or_else(
        || integers::whole(value(low).ceil()),
        |least| Some(least.saturating_add(low.exclusive.into())),
    );
    let most = integers::integer(high.number).map_or_else(
        || integers::whole(value(high).floor()),
        |most| Some(most.saturating_sub(high.exclusive.into())),
    );
    (least, most)
}

fn found(at: Pointer, other: Pointer, message: String, keyword: &str) -> Finding {
    let related = Place::Value(other);
    Finding::at_value(at, message).related(related, format!("`{keyword}` is here"))
}

fn impossible(least: &str, most: &str) -> String {
    format!("`{least}` is above `{most}`, so no value is allowed")
}
