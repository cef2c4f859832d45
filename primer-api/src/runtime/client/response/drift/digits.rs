//! Numbers of a body whose digits the values that were read do not keep.

mod decimal;
mod scan;

use super::DriftKind;
use super::body::Spot;
use super::report::Report;
use crate::runtime::as_written::{Origin, Tag, Written, members, tagged};
use crate::runtime::free::opened;
use crate::runtime::path::Step;
use crate::runtime::scalar::integer;
use crate::runtime::value::{Json, Ref, Union};

pub(crate) use self::scan::long_numbers;

/// A number that a float of 64 bits does not keep.
pub(crate) struct LongNumber {
    /// The number as it stands in the body.
    text: String,
    /// Where it is in the body, from the outside.
    place: Vec<Place>,
}

/// A step to a value in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Member(String),
    Item(usize),
}

/// Tells of the numbers that lost digits in the value that was read.
pub(super) fn inspect(
    report: &mut Report<'_>,
    body: Ref<'_>,
    is_sensitive: bool,
    numbers: &[LongNumber],
) {
    for number in numbers {
        let spot = Spot::root(is_sensitive);
        let search = Search {
            report,
            text: &number.text,
        };
        search.follow(body, &[], &number.place, &spot);
    }
}

/// The search for the value of one number.
struct Search<'s, 'r> {
    report: &'s mut Report<'r>,
    text: &'s str,
}

impl Search<'_, '_> {
    /// Follows the place to the value. The unions around an object write the members that `tags` name.
    fn follow(self, value: Ref<'_>, tags: &[Tag<'_>], place: &[Place], spot: &Spot<'_>) {
        match (value.own_as_json(), place) {
            (Ref::Union(union), place) => self.follow_union(union, tags, place, spot),
            (value, []) => self.compare(value, spot),
            (Ref::Json(json @ (Json::Array(_) | Json::Object(_))), place) => {
                self.follow(opened(json), &[], place, spot);
            }
            (Ref::List(list), [Place::Item(n), rest @ ..]) => {
                self.follow(list.item(*n), &[], rest, &spot.inside(Step::Items));
            }
            (Ref::Map(map), [Place::Member(name), rest @ ..]) => {
                if let Some((_, value)) = map.iter().find(|(key, _)| key == name) {
                    self.follow(value, &[], rest, &spot.inside(Step::Members));
                }
            }
            (Ref::Object(_), [Place::Member(name), rest @ ..]) => {
                if let Some(member) = members(value, tags).find(|member| is_named(member, name)) {
                    let spot = spot.sensitive_if(member.is_sensitive());
                    let step = match spot.is_sensitive && member.is_data() {
                        true => Step::Hidden,
                        false => member.step(),
                    };
                    self.follow(member.value, &[], rest, &spot.inside(step));
                }
            }
            // The value that was read has another form: it keeps the text, or nothing.
            (_, _) => {}
        }
    }

    fn follow_union(self, union: &dyn Union, tags: &[Tag<'_>], place: &[Place], spot: &Spot<'_>) {
        let (n, value) = union.selected();
        let variant = union.table().variants.get(n);
        let spot = spot.sensitive_if(variant.is_some_and(|variant| variant.sensitive));
        if tags.is_empty() {
            self.follow(value, &tagged(union).0, place, &spot);
        } else {
            self.follow(value, tags, place, &spot);
        }
    }

    /// Tells of the number, if the value is another one.
    fn compare(self, value: Ref<'_>, spot: &Spot<'_>) {
        let kept = match value {
            Ref::Number(number) => Some(format!("{number:e}")),
            Ref::Json(Json::Number(number)) => Some(number.to_string()),
            value => integer(value).map(|integer| integer.to_string()),
        };
        let Some(kept) = kept else { return };
        if !decimal::is_same(self.text, &kept) {
            self.report
                .tell_at(DriftKind::Digits, spot, Some(self.text));
        }
    }
}

/// Whether a member was read from this name.
fn is_named(member: &Written<'_>, name: &str) -> bool {
    let has_alias = match member.origin {
        Origin::Declared(declared) => declared.aliases.contains(&name),
        Origin::Tag { .. } | Origin::Undeclared(_) | Origin::Data => false,
    };
    member.name == name || has_alias
}

#[cfg(test)]
mod tests;
