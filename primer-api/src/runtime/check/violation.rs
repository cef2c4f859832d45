//! A value that must not be sent, and the rule that it breaks.

use std::fmt;

use crate::runtime::table::{Bound, MemberRule, Numeral};

/// A value that breaks a rule of its document.
///
/// It has the path of the value and the rule, but never the value itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// The path in the body: `order.lineItems[2].amount`; empty for the body itself. Inside of a sensitive value, a
    /// name that is data is `[_]`.
    pub path: String,
    /// The rule that the value breaks.
    pub rule: Rule,
}

/// A rule for a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// `minLength`, in Unicode characters.
    MinLength(usize),
    /// `maxLength`, in Unicode characters.
    MaxLength(usize),
    /// `pattern`.
    Pattern(&'static str),
    /// `minimum`, with or without `exclusiveMinimum`.
    Minimum(Bound),
    /// `maximum`, with or without `exclusiveMaximum`.
    Maximum(Bound),
    /// `multipleOf`.
    MultipleOf(Numeral),
    /// `minItems`.
    MinItems(usize),
    /// `maxItems`.
    MaxItems(usize),
    /// `uniqueItems`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(usize),
    /// `maxProperties`.
    MaxProperties(usize),
    /// `required` within `anyOf`, `oneOf` or `not`, `dependentRequired`, `dependentSchemas`, or `if` with `then` and `else`.
    Members(MemberRule),
    /// `contains`, `minContains` and `maxContains`, in words.
    Contains(&'static str),
    /// `propertyNames`, in words.
    Name(&'static str),
    /// `enum` within `not`.
    Excluded,
    /// `additionalProperties: false`.
    Declared,
    /// `discriminator`: the member selects the alternative that holds the value.
    Discriminator,
    /// JSON has no infinities.
    Finite,
    /// `format: date-time`.
    Timestamp,
    /// The rule of a location in the request: a path segment, a header or a parameter of this style.
    Location(&'static str),
}

impl Violation {
    pub(crate) fn new(path: impl Into<String>, rule: Rule) -> Self {
        Self {
            path: path.into(),
            rule,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(f, "the value {}", self.rule)
        } else {
            write!(f, "`{}` {}", self.path, self.rule)
        }
    }
}

/// The rule, as the end of a sentence: `must be at least 0`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinLength(least) => {
                write!(f, "must have at least {}", Count(*least, "character"))
            }
            Self::MaxLength(most) => write!(f, "must have at most {}", Count(*most, "character")),
            Self::Pattern(pattern) => write!(f, "must match `{pattern}`"),
            Self::Minimum(Bound::Inclusive(least)) => write!(f, "must be at least {least}"),
            Self::Minimum(Bound::Exclusive(least)) => write!(f, "must be more than {least}"),
            Self::Maximum(Bound::Inclusive(most)) => write!(f, "must be at most {most}"),
            Self::Maximum(Bound::Exclusive(most)) => write!(f, "must be less than {most}"),
            Self::MultipleOf(factor) => write!(f, "must be a multiple of {factor}"),
            Self::MinItems(least) => write!(f, "must have at least {}", Count(*least, "item")),
            Self::MaxItems(most) => write!(f, "must have at most {}", Count(*most, "item")),
            Self::UniqueItems => f.write_str("must not have equal items"),
            Self::MinProperties(least) => {
                write!(f, "must have at least {}", Count(*least, "member"))
            }
            Self::MaxProperties(most) => write!(f, "must have at most {}", Count(*most, "member")),
            Self::Members(rule) => rule.fmt(f),
            Self::Contains(words) | Self::Name(words) => write!(f, "must keep this rule: {words}"),
            Self::Excluded => f.write_str("must be none of the excluded values"),
            Self::Declared => f.write_str("must not be sent: it is not declared"),
            Self::Discriminator => f.write_str("must name the alternative that holds it"),
            Self::Finite => f.write_str("must be a finite number"),
            Self::Location(rule) => f.write_str(rule),
            Self::Timestamp => write!(f, "must be a {}", crate::runtime::timestamp::EXPECTED),
        }
    }
}

impl fmt::Display for MemberRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnyOf(lists) => write!(f, "must have at least one of: {}", Lists(lists)),
            Self::OneOf(lists) => write!(f, "must have exactly one of: {}", Lists(lists)),
            Self::NotAll([only]) => write!(f, "must not have `{only}`"),
            Self::NotAll(names) => write!(f, "must not have all of: {}", Names(names)),
            Self::Dependent(rule) => write!(f, "must keep this rule: {}", rule.words),
        }
    }
}

/// Lists of members, in words.
struct Lists(&'static [&'static [&'static str]]);

impl fmt::Display for Lists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, names) in self.0.iter().enumerate() {
            let comma = if n == 0 { "" } else { ", " };
            write!(f, "{comma}{}", Names(names))?;
        }
        Ok(())
    }
}

struct Names(&'static [&'static str]);

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, name) in self.0.iter().enumerate() {
            let with = if n == 0 { "" } else { " with " };
            write!(f, "{with}`{name}`")?;
        }
        match self.0 {
            [] => f.write_str("none of them"),
            _ => Ok(()),
        }
    }
}

struct Count(usize, &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}{}",
            self.0,
            self.1,
            if self.0 == 1 { "" } else { "s" }
        )
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => integer.fmt(f),
            Self::Float(number) => number.fmt(f),
        }
    }
}
