//! The API that will be generated: every name, type and piece of documentation is decided.

pub mod bare;
mod examples;
mod limits;
mod operation;
pub mod query;
mod shape;
pub mod versions;
pub mod words;

pub use self::examples::Examples;
pub use self::limits::{
    Bound, Condition, Contains, Dependency, Kind, Limits, MemberRule, MemberTest, Numeral, Pattern,
    Scalar, Test,
};
pub use self::operation::{
    Body, BodyMedium, Constant, Content, Credential, FormMember, Framing, Header, Headers,
    Identifiers, Location, NextPage, Operation, Pages, Parameter, Part, PartHeader, PartStyle,
    Response, Responses, Scheme, Sequence, Server, ServerVariable, Service, Setting, Settings,
    Statuses, Stream, StreamForm, Style,
};
pub use self::shape::{Shape, Type};
pub use crate::markdown::Docs;
pub use crate::names::{Name, Path};

/// The Rust API of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// Documentation of the module, beside the caller's own.
    pub docs: Docs,
    /// The properties that all operations share.
    pub service: Service,
    /// Types, in the document's order; a [`TypeId`] is a position here.
    pub types: Vec<Item>,
    /// Operations, in the document's order.
    pub operations: Vec<Operation>,
}

/// The position of a type in [`Api::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub(crate) usize);

/// A generated type.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name in the module.
    pub name: Name,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Whether it is another form of a type.
    pub form: Form,
    /// The other forms of the same type that convert into this one.
    pub from: Vec<TypeId>,
    /// The kind of the type, with its members or values.
    pub kind: ItemKind,
}

/// The forms that a type has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The type's own.
    Own,
    /// The form that a type has in requests.
    Request(TypeId),
    /// The form that an update takes of a type.
    Update(TypeId),
}

/// The kind of a generated type.
#[expect(
    clippy::large_enum_variant,
    reason = "most are structs, and all live in one list"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// An object with declared members.
    Struct(Struct),
    /// A string of which the document knows some values.
    Enum(Enum<String>),
    /// An integer of which the document knows some values.
    IntegerEnum(Enum<i64>),
    /// Several alternatives.
    Union(Union),
    /// Another name for a type.
    Alias(Shape),
    /// A request body in one of several media types.
    Bodies(Vec<BodyVariant>),
    /// One of several responses, by status and media type.
    Outcomes(Vec<OutcomeVariant>),
    /// The names of the document's servers, or the values of a variable of theirs; never empty.
    Environments(Vec<EnumVariant<String>>),
    /// The arguments of `new` or of an operation, by name.
    Arguments(Vec<Argument>),
}

/// An object with declared members.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The declared members.
    pub fields: Vec<Field>,
    /// The field that keeps the others, and what their values are; parameters have none.
    pub additional: Option<(Name, Shape)>,
    /// Whether a request may hold others.
    pub open: bool,
    /// `minProperties` and `maxProperties`.
    pub limits: Limits,
    /// Whether a value can break a rule: there is one for it, or for something in it.
    pub ruled: bool,
    /// The arguments of `new`.
    pub constructor: Constructor,
    /// Whether `Default` makes sense: nothing is required.
    pub default: bool,
}

/// The arguments of `new`, by position in the fields of the struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constructor {
    /// There is no `new`.
    None,
    /// One argument after the other.
    Positional(Vec<usize>),
    /// A struct of arguments: some of them could be swapped.
    Named(TypeId, Vec<usize>),
}

impl Constructor {
    /// A `new` that asks for some fields, if these are any.
    pub fn positional(fields: Vec<usize>) -> Self {
        if fields.is_empty() {
            Self::None
        } else {
            Self::Positional(fields)
        }
    }

    /// The positions of the fields that `new` asks for.
    pub fn fields(&self) -> &[usize] {
        match self {
            Self::None => &[],
            Self::Positional(fields) | Self::Named(_, fields) => fields,
        }
    }

    /// The struct of arguments.
    pub fn arguments(&self) -> Option<TypeId> {
        match self {
            Self::None | Self::Positional(_) => None,
            Self::Named(id, _) => Some(*id),
        }
    }
}

/// An argument that has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// The name of the field.
    pub name: Name,
    /// The name on the wire.
    pub wire_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The type of its value, and the limits on it.
    pub shape: Shape,
}

/// A declared member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name of the field.
    pub name: Name,
    /// The name of the method that sets it.
    pub setter: Name,
    /// The name of the method that sets it to `null`, for [`Presence::ThreeState`].
    pub clear: Option<Name>,
    /// The name on the wire.
    pub wire_name: String,
    /// Other names that are accepted when reading.
    pub aliases: Vec<String>,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The messages that have it.
    pub access: Access,
    /// Whether it may be missing.
    pub presence: Presence,
    /// Whether it is declared for some objects alone. In others, a value of another type is one of those that are not declared.
    pub conditional: bool,
    /// The type of its value, and the limits on it.
    pub shape: Shape,
    /// The default that the service assumes if the member is missing, and the name of the method that returns it.
    pub default: Option<(Name, Literal)>,
    /// The same as JSON, for every type.
    pub default_json: Option<String>,
    /// The one value that it can have; `new` does not ask for it.
    pub constant: Option<Literal>,
}

/// The messages that a member is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Requests and responses.
    Full,
    /// Responses alone (`readOnly`).
    ReadOnly,
    /// Requests alone (`writeOnly`).
    WriteOnly,
}

/// Whether a member may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is always there, though it may be `null` if its shape is nullable.
    Required,
    /// It may be missing.
    Optional,
    /// It may be missing, be `null`, or have a value.
    ThreeState,
}

/// A value in the document that becomes one in Rust.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "named for the values that they are")]
pub enum Literal {
    Bool(bool),
    Integer(i128),
    Float(f64),
    Text(String),
    /// A variant of an enum.
    Variant(TypeId, Name),
}

/// An open enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum<V> {
    /// The values that the document knows.
    pub variants: Vec<EnumVariant<V>>,
    /// The variant that keeps all others.
    pub unrecognized: Name,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumVariant<V> {
    /// The name of the variant.
    pub name: Name,
    /// The value on the wire.
    pub value: V,
    /// Its documentation.
    pub docs: Docs,
}

/// Several alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The member that names the alternative.
    pub discriminator: Option<String>,
    /// The alternatives.
    pub variants: Vec<UnionVariant>,
    /// The variant that keeps what fits none of them.
    pub unrecognized: Name,
    /// The fields that the types of all alternatives have, with the same Rust type.
    pub shared: Vec<Name>,
}

/// One of several alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The name of the variant.
    pub name: Name,
    /// The values of the discriminator that select it.
    pub tags: Vec<TagValue>,
    /// Whether a value that holds none of several tags is not sent, because any of them may be meant.
    pub ambiguous: bool,
    /// Whether a value with an unknown discriminator is read as this alternative: the base of a hierarchy.
    pub fallback: bool,
    /// Whether a value without a known discriminator is read as this alternative: the one of `defaultMapping`.
    pub default: bool,
    /// The type of its value, and the limits on it.
    pub shape: Shape,
    /// The values that the union converts from by this variant.
    pub from: Vec<UnionFrom>,
    /// Its documentation.
    pub docs: Docs,
}

/// A value of a discriminator.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named for the values that they are")]
pub enum TagValue {
    Text(String),
    Integer(i64),
    Bool(bool),
}

/// The value as it is written, without quotes.
impl std::fmt::Display for TagValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Integer(integer) => integer.fmt(f),
            Self::Bool(value) => value.fmt(f),
        }
    }
}

/// A value that a union converts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionFrom {
    /// The value that the variant holds.
    Held,
    /// Text that becomes the `String` that the variant holds.
    Text,
    /// A value of another form of the type that the variant holds.
    Form(TypeId),
}

/// A request body in one of several media types.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyVariant {
    /// The name of the variant, after the media type.
    pub name: Name,
    /// The type of the body.
    pub shape: Shape,
    /// Whether a value of its type is meant for it: text that is made of objects is not.
    pub by_type: bool,
    /// The values that the enum converts from by this variant.
    pub from: Vec<UnionFrom>,
    /// Its documentation.
    pub docs: Docs,
}

/// One of several responses.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeVariant {
    /// The name of the variant, after the status.
    pub name: Name,
    /// The type of its body; [`Type::Unit`] becomes a variant without a value.
    pub shape: Shape,
    /// Its documentation.
    pub docs: Docs,
}
