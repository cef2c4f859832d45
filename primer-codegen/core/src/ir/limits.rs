//! Limits on values: rules on the members of an object, the items of an array and the names of a map among them, and the tests that
//! they are made of.

use std::cmp::Ordering;

/// Limits on a value (JSON Schema's validation keywords).
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "named for the keywords that they are")]
pub struct Limits {
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub pattern: Option<Pattern>,
    pub minimum: Option<Bound>,
    pub maximum: Option<Bound>,
    pub multiple_of: Option<Numeral>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
    pub members: Vec<MemberRule>,
    pub excluded: Vec<Scalar>,
    pub contains: Vec<Contains>,
    pub names: Vec<Test>,
}

impl Numeral {
    /// The order of two numbers. Integers are compared as they are: above 2^53 several are one float.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(&b)),
            (Self::Float(_), _) | (_, Self::Float(_)) => self.as_f64().partial_cmp(&other.as_f64()),
        }
    }

    /// The nearest float.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Float(float) => float,
        }
    }
}

/// A regular expression that some part of a text must match.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// The expression as the document writes it, in ECMA-262.
    pub written: String,
    /// The same in the syntax of `regex-lite`, if that differs.
    pub expression: Option<String>,
}

/// The end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number.
    pub value: Numeral,
    /// Whether the number itself is excluded.
    pub exclusive: bool,
}

/// A number as the document writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// Without a fraction.
    Integer(i128),
    /// With a fraction.
    Float(f64),
}

/// A rule on which members of an object are there.
#[derive(Clone, Debug, PartialEq)]
pub enum MemberRule {
    /// All members of at least one of these lists.
    AnyOf(Vec<Vec<String>>),
    /// All members of one of these lists, and of no other.
    OneOf(Vec<Vec<String>>),
    /// Not all of these members.
    NotAll(Vec<String>),
    /// Some members depend on others.
    Dependent(Dependency),
}

/// A rule that holds for an object under conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependency {
    /// The conditions, all of which an object must meet.
    pub conditions: Vec<Condition>,
    /// The tests that such an object passes.
    pub then: Vec<MemberTest>,
}

/// A condition on an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Whether an object that meets the condition passes all tests; if not, it fails one of them.
    pub passes: bool,
    /// The tests.
    pub tests: Vec<MemberTest>,
}

/// A test of an object. A value that is no object passes.
#[expect(
    clippy::large_enum_variant,
    reason = "there are few, and most hold a test"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum MemberTest {
    /// The member is there, `null` or not.
    Has(String),
    /// One of these members is not there.
    NotAll(Vec<String>),
    /// The member is not there, or its value passes a test.
    Is(String, Test),
}

/// A schema that is decided for a value without its document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Test {
    /// The types that a value may have; empty if it may have any.
    pub types: Vec<Kind>,
    /// The values that it may be.
    pub values: Option<Vec<Scalar>>,
    /// The limits that it keeps.
    pub limits: Limits,
    /// The tests that it passes if it is an object.
    pub members: Vec<MemberTest>,
}

/// A rule on the number of items that pass a test.
#[derive(Clone, Debug, PartialEq)]
pub struct Contains {
    /// The test of an item.
    pub item: Test,
    /// The least number of items that pass.
    pub least: u64,
    /// The greatest number of items that pass.
    pub most: Option<u64>,
}

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Kind {
    Null,
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

/// A value that a document lists.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "named for the values that they are")]
pub enum Scalar {
    Null,
    Text(String),
    Number(Numeral),
    Bool(bool),
}
