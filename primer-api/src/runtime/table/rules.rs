//! Rules on the members of an object, the items of an array and the names of a map, and the tests that they are made of.

use super::{Limits, Numeral};

/// A rule on which members of an object are there, `null` or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MemberRule {
    /// All members of at least one of these lists (`required` within `anyOf`).
    AnyOf(&'static [&'static [&'static str]]),
    /// All members of one of these lists, and of no other (`required` within `oneOf`).
    OneOf(&'static [&'static [&'static str]]),
    /// Not all of these members (`required` within `not`).
    NotAll(&'static [&'static str]),
    /// Some members depend on others (`dependentRequired`, `dependentSchemas`, `if`).
    Dependent(&'static Dependency),
}

/// A rule that holds for an object under conditions.
#[derive(Debug, PartialEq)]
pub struct Dependency {
    /// The conditions, all of which an object must meet.
    pub conditions: &'static [Condition],
    /// The tests that such an object passes.
    pub then: &'static [MemberTest],
    /// The rule in words: `` `currency` is required if `amount` is there ``.
    pub words: &'static str,
}

/// A condition on an object.
#[derive(Debug, PartialEq)]
pub struct Condition {
    /// Whether an object that meets the condition passes all tests; if not, it fails one of them.
    pub passes: bool,
    /// The tests.
    pub tests: &'static [MemberTest],
}

/// A test of an object. A value that is no object passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MemberTest {
    /// The member is there, `null` or not.
    Has(&'static str),
    /// One of these members is not there.
    NotAll(&'static [&'static str]),
    /// The member is not there, or its value passes a test.
    Is(&'static str, &'static Test),
}

/// A schema that is decided for a value without its document.
#[derive(Debug, PartialEq)]
pub struct Test {
    /// The types that a value may have (`type`); empty if it may have any.
    pub types: &'static [Kind],
    /// The values that it may be (`enum`, `const`).
    pub values: Option<&'static [Scalar]>,
    /// The limits that it keeps.
    pub limits: Option<&'static Limits>,
    /// The tests that it passes if it is an object.
    pub members: &'static [MemberTest],
}

impl Test {
    /// A test that every value passes, to be completed.
    pub const ANY: Self = Self {
        types: &[],
        values: None,
        limits: None,
        members: &[],
    };
}

/// A rule on the number of items that pass a test (`contains`).
#[derive(Debug, PartialEq)]
pub struct Contains {
    /// The test of an item.
    pub item: Test,
    /// The least number of items that pass (`minContains`, or 1).
    pub least: usize,
    /// The greatest number of items that pass (`maxContains`).
    pub most: Option<usize>,
    /// The rule in words: `` at least 1 item is `"a"` ``.
    pub words: &'static str,
}

/// A rule on the name of each member (`propertyNames`).
#[derive(Debug, PartialEq)]
pub struct NameRule {
    /// The test of a name, which is a text.
    pub name: Test,
    /// The rule in words: `` each name matches `^x` ``.
    pub words: &'static str,
}

/// A type of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `string`.
    Text,
    /// `number`.
    Number,
    /// `integer`: a number without a fraction.
    Integer,
    /// `boolean`.
    Bool,
    /// `array`.
    List,
    /// `object`.
    Object,
}

/// A value that a document lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// `null`.
    Null,
    /// A string.
    Text(&'static str),
    /// A number.
    Number(Numeral),
    /// A boolean.
    Bool(bool),
}
