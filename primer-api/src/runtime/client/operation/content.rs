//! The encodings of bodies.

use super::parameter::FormMember;

/// The encoding of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// JSON.
    Json,
    /// Text in UTF-8.
    Text,
    /// Bytes as they are.
    Bytes,
    /// `application/x-www-form-urlencoded`, and the members with an encoding of their own.
    Form(&'static [FormMember]),
    /// Several parts, as in `multipart/form-data`.
    Multipart,
    /// No body; one that comes nevertheless is passed over.
    Empty,
}
