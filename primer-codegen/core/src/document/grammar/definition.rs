//! The types of the tables, and short constructors for their rows.

use super::dialect::Dialect;
use super::object::Object;

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Any JSON.
    Any,
    /// A string.
    Text,
    /// A string that is not empty.
    NonEmptyText,
    /// A URL, which may be relative.
    Url,
    /// `true` or `false`.
    Boolean,
    /// `true` or `false`: whether the limit beside it is exclusive.
    Limit,
    /// An integer that is not negative.
    Count,
    /// A number.
    Number,
    /// One of several strings.
    Choice(&'static [&'static str]),
    /// One of several strings, or an array of some of them.
    Choices(&'static [&'static str]),
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
    /// An object whose member names are names of components.
    Components(&'static Form),
    /// One of OpenAPI's objects.
    Object(Object),
    /// One of OpenAPI's objects, or a Reference Object to one.
    Reference(Object),
    /// `true`, `false`, or a schema.
    BooleanOrSchema,
}

/// The table of one of OpenAPI's objects.
#[derive(Debug)]
pub(super) struct Definition {
    /// Its name in the standard: `Parameter Object`.
    pub name: &'static str,
    /// Its fixed fields.
    pub keywords: &'static [Keyword],
    /// Its patterned fields, except extensions.
    pub patterned: Option<Patterned>,
}

/// A fixed field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    /// Whether it must be present.
    pub need: Need,
    /// Its effect.
    pub effect: Effect,
    /// The consequence of a value in the wrong form.
    pub wrong: Wrong,
    /// The first version of the standard that has it.
    pub first: Dialect,
    /// The last version of the standard that has it.
    pub last: Dialect,
}

impl Keyword {
    /// Whether a version of the standard has it.
    pub fn is_in(&self, dialect: Dialect) -> bool {
        self.first <= dialect && dialect <= self.last
    }
}

/// Whether a keyword must be present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It need not.
    None,
    /// The standard demands it, and the rest can be read without it: a warning.
    Formal,
    /// Nothing can be generated without it: an error.
    Real,
}

/// The consequence of a mistake in the value of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The wire cannot be known without the value: an error.
    Refused,
    /// The document is read as if the keyword were not there: a warning.
    LeftOut,
}

/// The patterned fields of an object.
#[derive(Clone, Copy, Debug)]
pub struct Patterned {
    /// Whether a name matches.
    pub matches: fn(&str) -> bool,
    /// A description of the names, for messages.
    pub expected: &'static str,
    /// The form of the values.
    pub form: Form,
}

/// The effect of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is generated.
    Generated,
    /// It has no effect on the wire, for this reason.
    None(&'static str),
}

pub(super) const DOCUMENTATION: Effect = Effect::None("documentation for people");
pub(super) const CHOSEN: Effect =
    Effect::None("the caller chooses a server when the client is built");

pub(super) const LINKS: Effect =
    Effect::None("documentation of the operation; the caller writes the next call itself");
pub(super) const CALLBACKS: Effect =
    Effect::None("types for a receiver; a client neither sends nor reads them");
pub(super) const TELLS: Effect =
    Effect::None("it says which schema a reference means, and nothing of a value");
pub(super) const CHECKED_BY_SERVICE: Effect =
    Effect::None("the service alone checks what it demands; whatever it allows is read and kept");
pub(super) const HEADERS: Effect =
    Effect::None("headers are read in their only style, whatever they hold");

pub(super) const fn keyword(name: &'static str, form: Form) -> Keyword {
    Keyword {
        name,
        form,
        need: Need::None,
        effect: Effect::Generated,
        wrong: Wrong::Refused,
        first: Dialect::V3_0,
        last: Dialect::V3_2,
    }
}

/// A keyword that a version of the standard brought.
pub(super) const fn since(first: Dialect, keyword: Keyword) -> Keyword {
    Keyword { first, ..keyword }
}

/// A keyword that the version after this one does not have, or has in another form.
pub(super) const fn until(last: Dialect, keyword: Keyword) -> Keyword {
    Keyword { last, ..keyword }
}

/// A keyword without which the rest can be read.
pub(super) const fn spare(name: &'static str, form: Form) -> Keyword {
    Keyword {
        wrong: Wrong::LeftOut,
        ..keyword(name, form)
    }
}

/// A keyword that is required by the standard alone.
pub(super) const fn formal(name: &'static str, form: Form) -> Keyword {
    Keyword {
        need: Need::Formal,
        ..spare(name, form)
    }
}

pub(super) const fn required(name: &'static str, form: Form) -> Keyword {
    Keyword {
        need: Need::Real,
        ..keyword(name, form)
    }
}

pub(super) const fn without_effect(name: &'static str, form: Form, effect: Effect) -> Keyword {
    Keyword {
        effect,
        ..spare(name, form)
    }
}

pub(super) const TEXTS: Form = Form::List(&Form::Text);
