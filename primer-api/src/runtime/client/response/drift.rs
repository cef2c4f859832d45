//! Drift: parts of a response that its document does not declare, reported to the hook of a client.

mod body;
pub(crate) mod digits;
mod head;
mod report;
pub(crate) mod search;

use std::fmt;
use std::sync::Arc;

/// A part of a response that the document does not declare, or a header that announces the end of the operation.
///
/// [`Builder::on_drift`](crate::runtime::client::transport::builder::Builder::on_drift) tells of each. Neither `Display` nor `Debug` shows a value;
/// [`value`](Self::value) has what the server sent. The names of members that a server made up are shown, since they are what is new;
/// not those inside of personal data.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Drift {
    operation: &'static str,
    version: &'static str,
    status: u16,
    kind: DriftKind,
    path: String,
    value: Option<String>,
}

/// The kind of a [`Drift`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A member of an object that the document does not declare.
    ///
    /// Where `additionalProperties` is a schema that says what such members are, none of them is a drift, as no key of a map and
    /// nothing inside of free-form JSON is one. `additionalProperties: true` says no more than silence does.
    Member,
    /// A value of an enum that the document does not list; it is kept in `Unrecognized`.
    EnumValue,
    /// A value of a discriminator that names no alternative of its union; the whole is kept as its base, or else in `Unrecognized`.
    Discriminator,
    /// A value that fits no alternative of its union; it is kept in `Unrecognized`.
    Alternative,
    /// A number with more digits than the type that it was read into keeps; the value holds the nearest. The drift has the number as
    /// it was sent.
    Digits,
    /// A status that the document does not have, not even by a range or by `default`. The call fails with it, unless it is a 2xx whose
    /// body is that of the documented success.
    Status,
    /// A media type other than the documented one, parameters such as `charset` aside. The call may fail with it.
    MediaType,
    /// A header that is not as documented; it is left out of the documented headers.
    Header,
    /// The header `Deprecation` (RFC 9745): the operation is deprecated, or will be at a known time.
    Deprecation,
    /// The header `Sunset` (RFC 8594): the operation is going to end.
    Sunset,
    /// The last one that is told of a response with very many: there is more.
    More,
}

/// Is told of each drift.
#[derive(Clone)]
pub(crate) struct Hook(Arc<dyn Fn(&Drift) + Send + Sync>);

impl Drift {
    /// The `operationId`.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The version of the document.
    pub fn version(&self) -> &'static str {
        self.version
    }

    /// The status of the response.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The kind of drift.
    pub fn kind(&self) -> DriftKind {
        self.kind
    }

    /// Where in the body: `order.lineItems[].productType`; empty for the body itself, and for what is not in a body. The name of a
    /// documented header, for what is in its value.
    ///
    /// `[]` stands for any item of an array and `[*]` for any key of a map. It is one short line: in the name of a member that
    /// the server made up, what is no letter, digit or plain punctuation is a `?`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The value that the server sent, cut at 200 characters: the value of an enum, a discriminator or a header, a
    /// number, or the status.
    ///
    /// It may be anything, a secret or personal data included, in characters of any kind. There is none for members and whole
    /// alternatives, nor for anything inside of what the document calls personal data (`x-sensitive`) or a password.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

/// One line: ``"`retrieveSession` (2.4): `order.lineItems[].productType`: an enum value that the document does not know"``.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({}): ", self.operation, self.version)?;
        if self.path.is_empty() {
            write!(f, "status {}: ", self.status)?;
        } else {
            write!(f, "`{}`: ", self.path)?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Debug for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drift")
            .field("operation", &self.operation)
            .field("version", &self.version)
            .field("status", &self.status)
            .field("kind", &self.kind)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for DriftKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Member => "a member that the document does not know",
            Self::EnumValue => "an enum value that the document does not know",
            Self::Discriminator => "a discriminator that the document does not know",
            Self::Alternative => "a value that fits none of the documented alternatives",
            Self::Digits => "a number with more digits than are kept",
            Self::Status => "a status that the document does not know",
            Self::MediaType => "a media type that the document does not know",
            Self::Header => "a header that is not as documented",
            Self::Deprecation => "the header `Deprecation`",
            Self::Sunset => "the header `Sunset`",
            Self::More => "more that the document does not know",
        })
    }
}

impl Hook {
    pub(crate) fn new(hook: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        Self(Arc::new(hook))
    }

    fn tell(&self, drift: &Drift) {
        (self.0)(drift);
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook")
    }
}

#[cfg(test)]
mod tests;
