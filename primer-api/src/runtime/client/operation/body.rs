//! The request body of an operation.

use super::content::Content;
use crate::runtime::table::Limits;

/// A request body.
#[derive(Debug)]
pub struct RequestBody {
    /// The media type, as sent in `Content-Type`.
    pub media_type: &'static str,
    /// The encoding of the body.
    pub content: Content,
    /// Whether all of it is personal data (`x-sensitive`).
    pub sensitive: bool,
    /// Limits, checked before a request is sent.
    pub limits: Option<&'static Limits>,
    /// The parts that are not written as usual, in a body of several parts.
    pub parts: &'static [Part],
}

impl RequestBody {
    /// JSON without rules.
    pub const JSON: Self = Self {
        media_type: "application/json",
        content: Content::Json,
        sensitive: false,
        limits: None,
        parts: &[],
    };
}

/// A part of a body of several parts (`encoding`).
#[derive(Debug)]
pub struct Part {
    /// The name of the member.
    pub name: &'static str,
    /// Its media type, or several that the caller chooses from, separated by commas.
    pub content_type: Option<&'static str>,
    /// The serialization of a list or an object.
    pub style: PartStyle,
    /// Its headers.
    pub headers: &'static [PartHeader],
}

/// The serialization of a list or an object in a body of several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartStyle {
    /// A list repeats its part, an object is JSON.
    Repeated,
    /// The items of a list are one text, with this between them.
    Joined(&'static str),
    /// A part for each member: `name[member]`.
    DeepObject,
}

/// A header of a part.
#[derive(Debug)]
pub struct PartHeader {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be sent.
    pub required: bool,
    /// The one value that it can have; the caller gives any other.
    pub value: Option<&'static str>,
}
