//! The parameters of an operation, and what is written like them.

use http::HeaderName;

use crate::runtime::table::Limits;

/// A parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// The same name where it is that of a header.
    pub header: Option<&'static HeaderName>,
    /// Where it stands.
    pub location: Location,
    /// The style of arrays and objects.
    pub style: Style,
    /// Whether each item or member is written on its own.
    pub explode: bool,
    /// Whether reserved characters are left as they are (`allowReserved`).
    pub allow_reserved: bool,
    /// Whether its value, in a header, tells a repeated request from a new one (`x-idempotency-key`).
    pub idempotency_key: bool,
    /// Whether the value is kept out of `Debug` and every message.
    pub sensitive: bool,
    /// Limits, checked before a request is sent.
    pub limits: Option<&'static Limits>,
}

/// The name of a header, in lower case: made once, not for each call.
#[doc(hidden)]
#[macro_export]
macro_rules! __header_name {
    ($name:literal) => {{
        static NAME: $crate::runtime::HeaderName = $crate::runtime::HeaderName::from_static($name);
        ::core::option::Option::Some(&NAME)
    }};
}

impl Parameter {
    /// A parameter of the path, as most are written.
    pub const IN_PATH: Self = Self {
        name: "",
        header: None,
        location: Location::Path,
        style: Style::Simple,
        explode: false,
        allow_reserved: false,
        idempotency_key: false,
        sensitive: false,
        limits: None,
    };

    /// A parameter of the query, as most are written.
    pub const IN_QUERY: Self = Self {
        location: Location::Query,
        style: Style::Form,
        explode: true,
        ..Self::IN_PATH
    };

    /// A header, as most are written.
    pub const IN_HEADER: Self = Self {
        location: Location::Header,
        ..Self::IN_PATH
    };

    /// A cookie, as most are written.
    pub const IN_COOKIE: Self = Self {
        location: Location::Cookie,
        ..Self::IN_QUERY
    };

    /// Its name as that of a header.
    pub(crate) fn header_name(&self) -> Option<HeaderName> {
        header_name(self.header, self.name)
    }
}

/// A parameter with one possible value.
#[derive(Debug)]
pub struct Constant {
    /// The name on the wire.
    pub name: &'static str,
    /// The same name where it is that of a header.
    pub header: Option<&'static HeaderName>,
    /// Where it stands.
    pub location: Location,
    /// The value.
    pub value: &'static str,
}

impl Constant {
    /// Its name as that of a header.
    pub(crate) fn header_name(&self) -> Option<HeaderName> {
        header_name(self.header, self.name)
    }
}

fn header_name(made: Option<&HeaderName>, name: &str) -> Option<HeaderName> {
    made.cloned().or_else(|| name.parse().ok())
}

/// Where a parameter stands (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path template.
    Path,
    /// In the query.
    Query,
    /// The whole query: a form, JSON or text.
    QueryString,
    /// In a request header.
    Header,
    /// In the request's `Cookie` header.
    Cookie,
}

/// The style of a parameter (`style`; RFC 6570 has the details).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a,b`
    Matrix,
    /// `name=a&name=b`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a|b`
    PipeDelimited,
    /// `name[member]=a`, and `name[member][0]=a` for a list, of which the standard says nothing.
    DeepObject,
    /// `name[member][]=a`, as Rails reads lists (`x-deep-object: rails`).
    DeepObjectRails,
    /// `name=a; name=b`, all as it is (RFC 6265).
    Cookie,
    /// JSON, percent-encoded where it must be (`content: application/json`).
    Json,
    /// Text, percent-encoded in the path and in the query alone (`content: text/plain`).
    Text,
}

/// A member of a form that is written like a parameter of a query (`encoding`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormMember {
    /// The name.
    pub name: &'static str,
    /// The style of arrays and objects.
    pub style: Style,
    /// Whether each item or member is written on its own.
    pub explode: bool,
    /// Whether reserved characters are left as they are.
    pub allow_reserved: bool,
}
