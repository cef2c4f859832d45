//! Converts a value to the same type of another version of the API.
//!
//! The converted value is written as the same JSON, or an error lists the parts that would be lost. One driver converts
//! values of all types, by the tables of both types.

mod error;
mod losses;
mod object;
mod scalar;
mod source;
mod union;

use super::free::opened;
use super::path::{Step, ValuePath};
use super::read::{expected, filled, weight};
#[cfg(feature = "client")]
use super::value::Outcome;
use super::value::{Fit, Json, List, Optional, OwnValue, Ref, Slot, Value};

pub use self::error::{ConversionError, Loss};
use self::losses::{Losses, Reason};
use self::source::Source;

/// The number of values that failed attempts may visit, however small the source is.
const FAILED_VISITS: usize = 1_000_000;

/// The number of further values that failed attempts may visit for each value that was converted.
const FAILED_VISITS_PER_VALUE: usize = 64;

/// A type that several versions of an API have, each in its own shape.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that several versions of an API have",
    label = "has no counterpart in another version",
    note = "generated types of one name have it, if at least two versions declare the name"
)]
pub trait Versioned: Value + Clone + Send + Sync + 'static {
    /// The family of the type, the same in all versions.
    type Family;

    /// The versions that have this very type: `2.1`, or `2.2 and 2.3`.
    const VERSIONS: &'static str;

    /// Converts to the same type of another version, over any number of versions between.
    ///
    /// The converted value is written as the same JSON, including members that neither version declares. An integer may
    /// become a number with a fraction if the number is the same.
    ///
    /// # Errors
    ///
    /// Lists every part of the value that the other version cannot hold: a member that is not declared there, an enum
    /// value or an alternative that is not known there, a member that is required there and missing here.
    fn to_version<B: Versioned<Family = Self::Family>>(&self) -> Result<B, ConversionError> {
        try_converted(self)
    }
}

/// Converts between two types without loss; the body of each `From`.
///
/// The generator decides for which pairs of types this is possible. If it is wrong, a part of the value is lost, and builds
/// with debug assertions panic. They do not panic where the driver gave up on a value: a service may send such a value.
pub fn converted<A: Value, B: Value>(value: &A) -> B {
    let mut target = B::blank();
    let conversion = Conversion::run(value.get(), target.slot(), "", Others::AreLost);
    conversion.assert_whole::<A, B>();
    target
}

/// Converts a type to its form in requests or in updates; the body of each `From`.
///
/// Declared members that the form does not declare are left out: they are read-only, so a request has none of them. All else
/// is kept, as in [`converted`].
pub fn formed<A: Value, B: Value>(value: &A) -> B {
    let mut target = B::blank();
    let conversion = Conversion::run(value.get(), target.slot(), "", Others::AreLeftOut);
    conversion.assert_whole::<A, B>();
    target
}

/// A copy of a value of the same type; `None` if a part is lost, which does not happen but to a value that is too large to try.
#[cfg(feature = "client")]
pub(crate) fn copied<T: Outcome>(value: Ref<'_>) -> Option<T> {
    let mut target = T::blank(0);
    let conversion = Conversion::run(value, target.slot(), "", Others::AreLost);
    (conversion.losses.count() == 0 && !conversion.has_given_up).then_some(target)
}

/// Converts to a type of another version; the body of each `TryFrom`.
///
/// # Errors
///
/// Lists the parts of the value that would be lost.
pub fn try_converted<A: Value, B: Versioned>(value: &A) -> Result<B, ConversionError> {
    let mut target = B::blank();
    convert(value.get(), target.slot(), B::VERSIONS)?;
    Ok(target)
}

/// Fills a blank value of the `versions` from a value of any other version.
fn convert(
    source: Ref<'_>,
    target: Slot<'_>,
    versions: &'static str,
) -> Result<(), ConversionError> {
    let conversion = Conversion::run(source, target, versions, Others::AreLost);
    conversion.losses.into_result()
}

/// What becomes of members that the source declares and the target does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Others {
    /// They are losses.
    AreLost,
    /// They are left out.
    AreLeftOut,
}

/// The driver: the losses so far, and the work done.
struct Conversion {
    losses: Losses,
    others: Others,
    /// The number of values visited.
    visits: usize,
    /// The number of these that failed attempts visited.
    failed_visits: usize,
    /// Whether alternatives were left untried because too many attempts had failed. A loss may then be due to the value's
    /// size rather than to the types.
    has_given_up: bool,
}

impl Conversion {
    /// Fills a blank value of the `versions` from a value of any other version.
    fn run(source: Ref<'_>, target: Slot<'_>, versions: &'static str, others: Others) -> Self {
        let mut conversion = Self {
            losses: Losses::new(versions),
            others,
            visits: 0,
            failed_visits: 0,
            has_given_up: false,
        };
        conversion.visit(Source::alone(source), target, &ValuePath::Root(""));
        conversion
    }

    /// Panics in builds with debug assertions, if a part of the value was lost.
    fn assert_whole<A, B>(&self) {
        debug_assert!(
            self.has_given_up || self.losses.count() == 0,
            "`From` keeps every part of a value; parts lost from `{}` to `{}`: {}",
            std::any::type_name::<A>(),
            std::any::type_name::<B>(),
            self.losses.count(),
        );
    }

    fn lose(&mut self, path: &ValuePath<'_>, reason: Reason<'_>) {
        self.losses.add(path, reason);
    }

    /// Whether a visit loses nothing. If it loses something, no loss is reported, and the caller must fill the slot again.
    fn attempt(&mut self, visit: impl FnOnce(&mut Self)) -> bool {
        let (visits, failed_visits) = (self.visits, self.failed_visits);
        let outer = self.losses.begin_attempt();
        visit(self);
        let is_whole = self.losses.end_attempt(outer);
        if !is_whole {
            self.failed_visits = failed_visits + (self.visits - visits);
        }
        is_whole
    }

    /// Whether failed attempts have visited too many values to try another alternative.
    ///
    /// The cost of attempts inside of attempts is exponential in their depth, and the value may be hostile.
    fn gives_up(&mut self) -> bool {
        let useful = self.visits - self.failed_visits;
        let most = FAILED_VISITS.saturating_add(useful.saturating_mul(FAILED_VISITS_PER_VALUE));
        self.has_given_up |= self.failed_visits > most;
        self.failed_visits > most
    }

    /// Converts a value and everything in it.
    fn visit(&mut self, source: Source<'_>, slot: Slot<'_>, path: &ValuePath<'_>) {
        if self.losses.is_decided() {
            return;
        }
        self.visits += 1;
        match slot {
            Slot::Optional(optional) => self.visit_optional(source, optional, path),
            Slot::Json(json) => self.visit_free(source, json, path),
            Slot::Own(own) => self.visit_own(source, own, path),
            Slot::Union(union) => self.visit_union(source, union, path),
            Slot::Nothing if matches!(source.value, Ref::Absent) => {}
            Slot::Nothing => self.lose(path, Reason::Undeclared),
            slot => self.visit_typed(source, slot, path),
        }
    }

    fn visit_optional(
        &mut self,
        source: Source<'_>,
        optional: &mut dyn Optional,
        path: &ValuePath<'_>,
    ) {
        if source.is_null() && !keeps_null(source.value, &filled(optional.set_value())) {
            optional.set_null();
        } else {
            self.visit(source, filled(optional.set_value()), path);
        }
    }

    /// Converts any value to the JSON that it is written as.
    fn visit_free(&mut self, source: Source<'_>, target: &mut Json, path: &ValuePath<'_>) {
        match source.json() {
            Some(json) => {
                self.visits += weight(&json);
                *target = json;
            }
            None => self.lose(path, Reason::Expected("JSON")),
        }
    }

    /// Converts any value to one of the caller's own type, by the JSON that it is written as.
    fn visit_own(&mut self, source: Source<'_>, target: &mut dyn OwnValue, path: &ValuePath<'_>) {
        let mut json = Json::Null;
        self.visit_free(source, &mut json, path);
        if let Fit::Refused(expected) = target.set(json) {
            self.lose(path, Reason::Expected(expected));
        }
    }

    fn visit_typed(&mut self, source: Source<'_>, slot: Slot<'_>, path: &ValuePath<'_>) {
        match (source.value.own_as_json(), slot) {
            (Ref::Union(union), slot) => {
                let tags = source.tags_inside(union);
                let value = union.selected().1;
                self.visit_typed(Source { value, tags: &tags }, slot, path);
            }
            (Ref::Json(json), slot) => self.visit_opened(json, source, slot, path),
            (Ref::Absent | Ref::Null, _) => self.lose(path, Reason::Null),
            (Ref::List(list), Slot::List(target)) => self.visit_list(list, target, path),
            (Ref::Object(_) | Ref::Map(_), Slot::Object(target)) => {
                self.visit_object(source, target, path);
            }
            (Ref::Object(_) | Ref::Map(_), Slot::Map(target)) => {
                self.visit_map(source, target, path);
            }
            (value, slot) => self.visit_scalar(value, slot, path),
        }
    }

    /// Converts free-form JSON to a declared type, like any other value.
    fn visit_opened(
        &mut self,
        json: &Json,
        source: Source<'_>,
        slot: Slot<'_>,
        path: &ValuePath<'_>,
    ) {
        let value = opened(json);
        if scalar::is_exact(json, value) {
            self.visit_typed(Source { value, ..source }, slot, path);
        } else {
            self.lose(path, Reason::Expected(expected(&slot)));
        }
    }

    fn visit_list(&mut self, list: &dyn List, target: &mut dyn List, path: &ValuePath<'_>) {
        for n in 0..list.len() {
            let path = ValuePath::Inside(path, Step::Item(n));
            self.visit(Source::alone(list.item(n)), target.push(), &path);
        }
    }

    fn visit_scalar(&mut self, value: Ref<'_>, slot: Slot<'_>, path: &ValuePath<'_>) {
        match (scalar::put(value, slot), value) {
            (Fit::Refused(expected), _) => self.lose(path, Reason::Expected(expected)),
            (Fit::Unknown, Ref::Known(text)) => self.lose(path, Reason::Unknown(text)),
            (Fit::Unknown, Ref::KnownInteger(integer)) => {
                self.lose(path, Reason::UnknownInteger(integer));
            }
            // Data is kept, and so is a value that the source's document does not know either.
            (Fit::Known | Fit::Unknown | Fit::Unreadable, _) => {}
        }
    }
}

/// Whether both types hold this `null` as a value, so that it does not mean a missing value.
fn keeps_null(value: Ref<'_>, slot: &Slot<'_>) -> bool {
    matches!(
        (value, slot),
        (Ref::Json(_), Slot::Json(_)) | (Ref::Union(_), Slot::Union(_))
    )
}

#[cfg(test)]
mod tests;
