//! Types in use.

use super::{Limits, Path, TypeId};

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
