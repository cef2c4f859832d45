//! Limits, compared.

use std::cmp::Ordering;

use super::facts::{Fact, Facts};
use super::phrases::code;
use crate::ir::{Bound, Contains, Limits, MemberRule, Numeral, Scalar, Test, words};
use crate::markdown::Line;

/// The changes of limits.
pub(super) fn limits(old: &Limits, new: &Limits) -> Facts {
    let counts = |least: Option<u64>, most: Option<u64>| Range(least.map(count), most.map(count));
    let ranges = |of: &Limits| {
        [
            (counts(of.min_length, of.max_length), " character"),
            (counts(of.min_items, of.max_items), " item"),
            (counts(of.min_properties, of.max_properties), " member"),
            (Range(of.minimum, of.maximum), ""),
        ]
    };
    let pairs = ranges(old).into_iter().zip(ranges(new));
    let mut facts: Facts = pairs
        .filter_map(|((old, _), (new, unit))| range(old, new, unit))
        .collect();
    let written = |of: &Limits| of.pattern.as_ref().map(|pattern| pattern.written.clone());
    facts.extend(pattern(written(old).as_deref(), written(new).as_deref()));
    facts.extend(multiple(old.multiple_of, new.multiple_of));
    facts.extend(unique(old.unique_items, new.unique_items));
    facts.extend(rules(&old.members, &new.members, members));
    facts.extend(rules(&old.excluded, &new.excluded, excluded));
    let contains = |rule: &Contains| rule_words(&words::contains(rule));
    facts.extend(rules(&old.contains, &new.contains, contains));
    let names = |name: &Test| rule_words(&words::names(name));
    facts.extend(rules(&old.names, &new.names, names));
    facts
}

/// The least and the most.
#[derive(Clone, Copy)]
struct Range(Option<Bound>, Option<Bound>);

fn count(count: u64) -> Bound {
    Bound {
        value: Numeral::Integer(count.into()),
        exclusive: false,
    }
}

fn range(old: Range, new: Range, unit: &str) -> Option<(Fact, String)> {
    if old.holds(new) && new.holds(old) {
        return None;
    }
    let is = format!("{}{}", new.words(), new.noun(unit));
    let what = match (old.words(), new.words()) {
        (was, _) if was.is_empty() => format!("now {is}"),
        (was, none) if none.is_empty() => format!("no longer {was}{}", old.noun(unit)),
        (was, _) => format!(
            "{is}, before {}",
            new.lead()
                .and_then(|lead| was.strip_prefix(lead))
                .unwrap_or(&was)
        ),
    };
    Some((
        if new.holds(old) {
            Fact::Loosened
        } else {
            Fact::Tightened
        },
        what,
    ))
}

impl Range {
    /// `1 to 255`, `at most 255`; empty without a limit.
    fn words(self) -> String {
        match self {
            Self(Some(low), Some(high)) if low == high => format!("exactly {}", numeral(low.value)),
            Self(Some(low), Some(high)) if !low.exclusive && !high.exclusive => {
                format!("{} to {}", numeral(low.value), numeral(high.value))
            }
            Self(Some(low), Some(high)) => format!("{} and {}", least(low), most(high)),
            Self(Some(low), None) => least(low),
            Self(None, Some(high)) => most(high),
            Self(None, None) => String::new(),
        }
    }

    /// The phrase at the start that a range may have in common with another.
    fn lead(self) -> Option<&'static str> {
        match self {
            Self(Some(low), Some(high)) => (low == high).then_some("exactly "),
            Self(Some(low), None) => Some(if low.exclusive {
                "more than "
            } else {
                "at least "
            }),
            Self(None, Some(high)) => Some(if high.exclusive {
                "less than "
            } else {
                "at most "
            }),
            Self(None, None) => None,
        }
    }

    /// The noun for the things that are counted, if any are.
    fn noun(self, unit: &str) -> String {
        let is_one = [self.1, self.0]
            .into_iter()
            .flatten()
            .next()
            .is_some_and(|it| it == count(1));
        if is_one || unit.is_empty() {
            unit.to_owned()
        } else {
            format!("{unit}s")
        }
    }

    /// Whether every value of another range is one of this.
    fn holds(self, other: Self) -> bool {
        let low = wider(self.0, other.0, Ordering::Less);
        low && wider(self.1, other.1, Ordering::Greater)
    }
}

/// Whether an end of a range is no narrower than another; `outward` is the side that it may be on.
fn wider(end: Option<Bound>, other: Option<Bound>, outward: Ordering) -> bool {
    match (end, other) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(end), Some(other)) => match end.value.compare(other.value) {
            Some(Ordering::Equal) => !end.exclusive || other.exclusive,
            order => order == Some(outward),
        },
    }
}

fn least(bound: Bound) -> String {
    format!(
        "{} {}",
        if bound.exclusive {
            "more than"
        } else {
            "at least"
        },
        numeral(bound.value)
    )
}

fn most(bound: Bound) -> String {
    format!(
        "{} {}",
        if bound.exclusive {
            "less than"
        } else {
            "at most"
        },
        numeral(bound.value)
    )
}

/// Whether one expression matches all that another does is not decidable here: a new one may refuse any value.
fn pattern(old: Option<&str>, new: Option<&str>) -> Option<(Fact, String)> {
    match (old, new) {
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => Some((
            Fact::Tightened,
            format!("matches {}, before {}", code(new), code(old)),
        )),
        (None, Some(new)) => Some((Fact::Tightened, format!("now matches {}", code(new)))),
        (Some(old), None) => Some((
            Fact::Loosened,
            format!("no longer has to match {}", code(old)),
        )),
        (None, None) => None,
    }
}

fn multiple(old: Option<Numeral>, new: Option<Numeral>) -> Option<(Fact, String)> {
    match (old, new) {
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => {
            let fact = if is_multiple(old, new) {
                Fact::Loosened
            } else {
                Fact::Tightened
            };
            Some((
                fact,
                format!("a multiple of {}, before of {}", numeral(new), numeral(old)),
            ))
        }
        (None, Some(new)) => Some((
            Fact::Tightened,
            format!("now a multiple of {}", numeral(new)),
        )),
        (Some(old), None) => Some((
            Fact::Loosened,
            format!("no longer a multiple of {}", numeral(old)),
        )),
        (None, None) => None,
    }
}

fn is_multiple(number: Numeral, of: Numeral) -> bool {
    match (number, of) {
        (Numeral::Integer(number), Numeral::Integer(of)) => number.checked_rem(of) == Some(0),
        (Numeral::Float(_), _) | (_, Numeral::Float(_)) => false,
    }
}

fn unique(old: bool, new: bool) -> Option<(Fact, String)> {
    match (old, new) {
        (false, true) => Some((Fact::Tightened, "now without equal items".to_owned())),
        (true, false) => Some((Fact::Loosened, "equal items allowed".to_owned())),
        (false, false) | (true, true) => None,
    }
}

/// Rules that are there or not, each told by itself.
fn rules<R: PartialEq>(old: &[R], new: &[R], words: fn(&R) -> String) -> Facts {
    let added = new.iter().filter(|rule| !old.contains(rule));
    let removed = old.iter().filter(|rule| !new.contains(rule));
    let added = added.map(|rule| (Fact::Tightened, format!("now {}", words(rule))));
    let removed = removed.map(|rule| (Fact::Loosened, format!("no longer {}", words(rule))));
    added.chain(removed).collect()
}

fn members(rule: &MemberRule) -> String {
    let names = |names: &Vec<String>| match names.as_slice() {
        [] => "none of them".to_owned(),
        names => {
            let names: Vec<String> = names.iter().map(|name| code(name)).collect();
            names.join(" with ")
        }
    };
    let lists = |lists: &Vec<Vec<String>>| {
        let lists: Vec<String> = lists.iter().map(names).collect();
        lists.join(", ")
    };
    match rule {
        MemberRule::AnyOf(of) => format!("at least one of {}", lists(of)),
        MemberRule::OneOf(of) => format!("exactly one of {}", lists(of)),
        MemberRule::NotAll(of) => format!("without {}", names(of)),
        MemberRule::Dependent(rule) => rule_words(&words::dependency(rule)),
    }
}

fn rule_words(rule: &Line) -> String {
    format!("the rule that {}", rule.as_str())
}

fn excluded(value: &Scalar) -> String {
    let value = match value {
        Scalar::Null => "null".to_owned(),
        Scalar::Text(text) => text.clone(),
        Scalar::Number(number) => numeral(*number),
        Scalar::Bool(value) => value.to_string(),
    };
    format!("without the value {}", code(&value))
}

fn numeral(numeral: Numeral) -> String {
    match numeral {
        Numeral::Integer(integer) => integer.to_string(),
        Numeral::Float(float) => float.to_string(),
    }
}

#[cfg(test)]
mod tests;
