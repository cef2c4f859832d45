//! The declarations of a document for a type, as data.

mod rules;

pub use self::rules::{
    Condition, Contains, Dependency, Kind, MemberRule, MemberTest, NameRule, Scalar, Test,
};

/// A declared object.
#[derive(Debug)]
pub struct Table {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The declared members, in the document's order.
    pub members: &'static [Member],
    /// Whether a request may hold members that are not declared (`additionalProperties` is not `false`).
    pub open: bool,
    /// Limits on the values of members that are not declared (`additionalProperties` with a schema).
    pub additional: Option<&'static Limits>,
    /// Whether the values of members that are not declared are personal data (`x-sensitive`).
    pub additional_sensitive: bool,
    /// Limits on the number of members (`minProperties`, `maxProperties`).
    pub limits: Option<&'static Limits>,
    /// Whether a value can break a rule: there is one for it, or for something in it.
    pub ruled: bool,
}

impl Table {
    /// An open object without members, to be completed.
    pub const OPEN: Self = Self {
        name: "",
        members: &[],
        open: true,
        additional: None,
        additional_sensitive: false,
        limits: None,
        ruled: true,
    };

    /// Whether the value of the n-th member is personal data. The number after the last is for members that are not
    /// declared, as in [`Object::member`](super::value::Object::member).
    pub(super) fn is_sensitive(&self, n: usize) -> bool {
        self.members
            .get(n)
            .map_or(self.additional_sensitive, |member| member.sensitive)
    }
}

/// A declared member of an object.
#[derive(Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: &'static str,
    /// Other names that are accepted when reading (`x-aliases`).
    pub aliases: &'static [&'static str],
    /// Whether the member is always there; an empty value of a required member is written as `null`.
    pub required: bool,
    /// Whether `Debug` hides the value (`x-sensitive`).
    pub sensitive: bool,
    /// Whether the member is declared for some objects alone (`then`, `else`, `dependentSchemas`): a value of another type is kept
    /// beside the declared members.
    pub conditional: bool,
    /// Whether JSON has escapes for some of the characters of the name.
    pub escaped: bool,
    /// Limits, checked before a request is sent.
    pub limits: Option<&'static Limits>,
}

impl Member {
    /// A member that may be left out, to be completed.
    pub const OPTIONAL: Self = Self {
        name: "",
        aliases: &[],
        required: false,
        sensitive: false,
        conditional: false,
        escaped: false,
        limits: None,
    };
    /// A member that is always there, to be completed.
    pub const REQUIRED: Self = Self {
        required: true,
        ..Self::OPTIONAL
    };
}

/// Several alternatives (`oneOf`, `anyOf`).
#[derive(Debug)]
pub struct UnionTable {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The member whose value names the alternative (`discriminator`).
    pub discriminator: Option<&'static str>,
    /// The alternatives, in the document's order.
    pub variants: &'static [Variant],
}

/// One of several alternatives.
#[derive(Debug)]
pub struct Variant {
    /// The name of the Rust variant.
    pub name: &'static str,
    /// The values of the discriminator that select this alternative. The first is written where a value holds none.
    pub tags: &'static [TagValue],
    /// Whether a value that holds none of several tags is not sent, because any of them may be meant.
    pub ambiguous: bool,
    /// Whether a value with an unknown discriminator is read as this alternative if it fits: the base of a hierarchy.
    pub fallback: bool,
    /// Whether a value without a known discriminator is read as this alternative if it fits (`defaultMapping`).
    pub default: bool,
    /// Whether `Debug` hides the value (`x-sensitive`).
    pub sensitive: bool,
    /// Limits, checked before a request is sent.
    pub limits: Option<&'static Limits>,
}

impl Variant {
    /// An alternative, to be completed.
    pub const PLAIN: Self = Self {
        name: "",
        tags: &[],
        ambiguous: false,
        fallback: false,
        default: false,
        sensitive: false,
        limits: None,
    };
}

/// A value of a discriminator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagValue {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Bool(bool),
}

/// The limits that a document sets for a value, beyond its type.
#[derive(Debug, PartialEq)]
pub struct Limits {
    /// `minLength`, in Unicode characters.
    pub min_length: Option<usize>,
    /// `maxLength`, in Unicode characters.
    pub max_length: Option<usize>,
    /// `pattern`: a regular expression that some part of the text matches.
    pub pattern: Option<&'static str>,
    /// `pattern` in the syntax of `regex-lite`, if that differs.
    pub expression: Option<&'static str>,
    /// `minimum`, with or without `exclusiveMinimum`.
    pub minimum: Option<Bound>,
    /// `maximum`, with or without `exclusiveMaximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`.
    pub multiple_of: Option<Numeral>,
    /// `minItems`.
    pub min_items: Option<usize>,
    /// `maxItems`.
    pub max_items: Option<usize>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<usize>,
    /// `maxProperties`.
    pub max_properties: Option<usize>,
    /// Rules on the members of an object.
    pub members: &'static [MemberRule],
    /// Values that are not allowed (`enum` within `not`).
    pub excluded: &'static [Scalar],
    /// How many items of an array pass tests (`contains`).
    pub contains: &'static [Contains],
    /// Rules on the names of members (`propertyNames`).
    pub names: &'static [NameRule],
    /// Limits on each item of an array or each value of a map.
    pub items: Option<&'static Limits>,
}

impl Limits {
    /// No limits, to be completed.
    pub const NONE: Self = Self {
        min_length: None,
        max_length: None,
        pattern: None,
        expression: None,
        minimum: None,
        maximum: None,
        multiple_of: None,
        min_items: None,
        max_items: None,
        unique_items: false,
        min_properties: None,
        max_properties: None,
        members: &[],
        excluded: &[],
        contains: &[],
        names: &[],
        items: None,
    };
}

/// The end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// The value itself is allowed.
    Inclusive(Numeral),
    /// The value itself is not allowed.
    Exclusive(Numeral),
}

/// A number as a document writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// Without a fraction; never converted to a float.
    Integer(i128),
    /// With a fraction.
    Float(f64),
}
