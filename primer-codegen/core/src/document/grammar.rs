//! OpenAPI 3.0's objects and their keywords: one table that says, for each, what may stand there and what becomes of it.

mod operations;
mod schema;
mod security;
mod service;

use self::operations::{CALLBACK, ENCODING};
pub use self::operations::{
    EXAMPLE, HEADER, LINK, MEDIA_TYPE, OPERATION, PARAMETER, REQUEST_BODY, RESPONSE, RESPONSES,
};
use self::schema::DISCRIMINATOR;
pub use self::schema::SCHEMA;
use self::security::OAUTH_FLOWS;
pub use self::security::{OAUTH_FLOW, SECURITY_SCHEME};
pub use self::service::SERVER;
use self::service::{
    COMPONENTS, CONTACT, EXTERNAL_DOCUMENTATION, INFO, LICENSE, PATHS, SERVER_VARIABLE, TAG,
};
pub(super) use self::service::{OPENAPI, PATH_ITEM};

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
    Object(&'static Object),
    /// One of OpenAPI's objects, or a Reference Object to one.
    Reference(&'static Object),
    /// `true`, `false`, or a schema.
    BooleanOrSchema,
}

/// One of OpenAPI's objects.
#[derive(Debug)]
pub struct Object {
    /// What the standard calls it: `Parameter Object`.
    pub name: &'static str,
    /// Its fixed fields.
    pub keywords: &'static [Keyword],
    /// Its patterned fields, beside extensions.
    pub patterned: Option<Patterned>,
}

/// A fixed field of an object.
#[derive(Debug)]
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

const DOCUMENTATION: Effect = Effect::None("documentation for people");
const CHOSEN: Effect = Effect::None("the caller chooses a server when the client is built");

const fn keyword(name: &'static str, form: Form) -> Keyword {
    Keyword {
        name,
        form,
        required: false,
        effect: Effect::Generated,
    }
}

const fn required(name: &'static str, form: Form) -> Keyword {
    Keyword {
        required: true,
        ..keyword(name, form)
    }
}

const fn without_effect(name: &'static str, form: Form, effect: Effect) -> Keyword {
    Keyword {
        effect,
        ..keyword(name, form)
    }
}

const fn unsupported(name: &'static str, form: Form, message: &'static str) -> Keyword {
    Keyword {
        effect: Effect::Unsupported(message),
        ..keyword(name, form)
    }
}

const TEXTS: Form = Form::List(&Form::Text);

/// The objects whose keywords the tables list, for walking them.
pub static OBJECTS: &[&Object] = &[
    &OPENAPI,
    &INFO,
    &CONTACT,
    &LICENSE,
    &SERVER,
    &SERVER_VARIABLE,
    &TAG,
    &EXTERNAL_DOCUMENTATION,
    &COMPONENTS,
    &PATHS,
    &PATH_ITEM,
    &OPERATION,
    &PARAMETER,
    &REQUEST_BODY,
    &MEDIA_TYPE,
    &ENCODING,
    &RESPONSES,
    &RESPONSE,
    &CALLBACK,
    &EXAMPLE,
    &LINK,
    &HEADER,
    &SECURITY_SCHEME,
    &OAUTH_FLOWS,
    &OAUTH_FLOW,
    &SCHEMA,
    &DISCRIMINATOR,
];

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
