//! The documented responses of an operation.

use super::content::Content;

/// A documented response.
#[derive(Debug)]
pub struct DocumentedResponse {
    /// For which statuses it is documented.
    pub statuses: Statuses,
    /// Which outcome it is: the argument of [`Outcome::blank`](crate::runtime::value::Outcome::blank).
    pub outcome: usize,
    /// The encoding of the body.
    pub content: Content,
    /// The media type that is asked for in `Accept`; empty if there is no body.
    pub media_type: &'static str,
    /// Whether all of its body is personal data (`x-sensitive`).
    pub sensitive: bool,
}

impl DocumentedResponse {
    /// One in JSON.
    #[must_use]
    pub const fn json(statuses: Statuses, outcome: usize) -> Self {
        Self {
            statuses,
            outcome,
            content: Content::Json,
            media_type: "application/json",
            sensitive: false,
        }
    }
}

/// A documented success whose body is a sequence of items, each of which is complete before the next one comes.
#[derive(Debug)]
pub struct Sequence {
    /// The media type.
    pub media_type: &'static str,
    /// The form of the sequence.
    pub framing: Framing,
    /// Whether all of an item is personal data (`x-sensitive`).
    pub sensitive: bool,
}

/// The form of a sequence of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events (HTML, 9.2.6).
    Events,
    /// JSON, one value in a line (JSON Lines, NDJSON).
    Lines,
    /// JSON text sequences (RFC 7464).
    Records,
}

impl Framing {
    /// Whether a media type without parameters is one of this form.
    pub(crate) fn is_of(self, essence: &str) -> bool {
        match self {
            Self::Events => essence == "text/event-stream",
            Self::Lines => LINES.contains(&essence),
            Self::Records => essence.ends_with("json-seq"),
        }
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Events => "an event stream",
            Self::Lines => "lines of JSON",
            Self::Records => "a sequence of JSON texts",
        }
    }
}

/// The media types of lines of JSON, which has several names and no registered one.
const LINES: [&str; 7] = [
    "application/jsonl",
    "application/x-jsonl",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/ndjson",
    "application/x-ndjson",
    "application/stream+json",
];

/// A documented header of responses. Its style is `simple`.
#[derive(Debug)]
pub struct DocumentedHeader {
    /// The name, as the document writes it.
    pub name: &'static str,
    /// Whether the members of an object are written as `name=value`.
    pub explode: bool,
    /// Whether the value is JSON (`content: application/json`).
    pub json: bool,
}

/// Statuses that share a response. An exact code goes before a range, a range before the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One status code.
    Code(u16),
    /// All codes with this first digit (`4XX`).
    Range(u16),
    /// All that are not documented otherwise (`default`).
    Default,
}
