//! Types in use, and the limits on their values.

use super::{Path, TypeId};

/// A type in use, and what a document demands beyond it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The type.
    pub ty: Type,
    /// Whether `null` is a value too.
    pub nullable: bool,
    /// Whether the value is personal data.
    pub sensitive: bool,
    /// The limits that are checked before a request is sent.
    pub limits: Limits,
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "named for the Rust types that they are")]
pub enum Type {
    Unit,
    Bool,
    I8,
    I16,
    I32,
    I64,
    I128,
    U8,
    U16,
    U32,
    U64,
    F64,
    String,
    Secret,
    Timestamp,
    Bytes,
    Upload,
    Json,
    List(Box<Shape>),
    Map(Box<Shape>),
    /// A map in the body of a PATCH: an entry can be set to `null`, which removes it.
    Entries(Box<Shape>),
    OneOrMany(Box<Shape>),
    /// A type that the caller wrote, in the place of a schema.
    Own(Path),
    /// A type of this document.
    Named(TypeId),
    /// A type of this document that refers back to where it is used.
    Boxed(TypeId),
}

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
    pub excluded: Vec<Excluded>,
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
}

/// A value that is not allowed.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "named for the values that they are")]
pub enum Excluded {
    Text(String),
    Number(Numeral),
    Bool(bool),
}

impl Numeral {
    /// For comparing limits with each other.
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

impl Shape {
    /// The same shape, within another that may add `null` and be personal data.
    #[must_use]
    pub fn within(self, outer: &Self) -> Self {
        Self {
            nullable: self.nullable || outer.nullable,
            sensitive: self.sensitive || outer.sensitive,
            ..self
        }
    }

    /// A type without any demands.
    pub fn plain(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            sensitive: false,
            limits: Limits::default(),
        }
    }
}
