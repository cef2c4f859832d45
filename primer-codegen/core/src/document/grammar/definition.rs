//! The parts that the tables of the grammar are made of.

use super::object::Object;

/// What may stand in a place.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Any JSON.
    Any,
    /// A string.
    Text,
    /// A string, but not an empty one.
    NonEmptyText,
    /// `true` or `false`.
    Boolean,
    /// An integer that is not negative.
    Count,
    /// A number.
    Number,
    /// One of several strings.
    Choice(&'static [&'static str]),
    /// An array.
    List(&'static Form),
    /// An array with at least one item.
    NonEmptyList(&'static Form),
    /// An object whose member names are data.
    Map(&'static Form),
    /// An object whose member names are media types.
    Content(&'static Form),
    /// An object whose member names are names of headers.
    Headers(&'static Form),
    /// An object whose member names are data: component names.
    Components(&'static Form),
    /// One of OpenAPI's objects.
    Object(Object),
    /// One of OpenAPI's objects, or a Reference Object to one.
    Reference(Object),
    /// `true`, `false`, or a schema.
    BooleanOrSchema,
}

/// What may stand in one of OpenAPI's objects.
#[derive(Debug)]
pub(super) struct Definition {
    /// Its name in the standard: `Parameter Object`.
    pub name: &'static str,
    /// Its fixed fields.
    pub keywords: &'static [Keyword],
    /// Its patterned fields, beside extensions.
    pub patterned: Option<Patterned>,
}

/// A fixed field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// What may stand there.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
    /// What becomes of it.
    pub effect: Effect,
}

/// The patterned fields of an object.
#[derive(Clone, Copy, Debug)]
pub struct Patterned {
    /// Which names match.
    pub matches: fn(&str) -> bool,
    /// What a name must look like.
    pub expected: &'static str,
    /// What may stand there.
    pub form: Form,
}

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is generated.
    Generated,
    /// It has no effect on the wire, for this reason.
    None(&'static str),
    /// It is refused, with this message.
    Unsupported(&'static str),
}

pub(super) const DOCUMENTATION: Effect = Effect::None("documentation for people");
pub(super) const CHOSEN: Effect =
    Effect::None("the caller chooses a server when the client is built");

pub(super) const LINKS: Effect =
    Effect::None("a hint for tools; the caller writes the next call itself");
pub(super) const CALLBACKS: Effect =
    Effect::None("requests that the service sends; a client responds to none");
pub(super) const HEADERS: Effect = Effect::None("all headers of a response can be read");

pub(super) const fn keyword(name: &'static str, form: Form) -> Keyword {
    Keyword {
        name,
        form,
        required: false,
        effect: Effect::Generated,
    }
}

pub(super) const fn required(name: &'static str, form: Form) -> Keyword {
    Keyword {
        required: true,
        ..keyword(name, form)
    }
}

pub(super) const fn without_effect(name: &'static str, form: Form, effect: Effect) -> Keyword {
    Keyword {
        effect,
        ..keyword(name, form)
    }
}

pub(super) const fn unsupported(name: &'static str, form: Form, message: &'static str) -> Keyword {
    Keyword {
        effect: Effect::Unsupported(message),
        ..keyword(name, form)
    }
}

pub(super) const TEXTS: Form = Form::List(&Form::Text);
