//! A service and its operations as a document declares them, as data.

pub(crate) mod status;

use http::HeaderName;

use crate::runtime::table::Limits;

/// A service: what is the same for all operations of a document.
#[derive(Debug)]
pub struct Service {
    /// `info.title`.
    pub title: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// The start of the names of its environment variables (`x-env-prefix` of `info`): `PRIMER` for `PRIMER_API_KEY`.
    pub env_prefix: Option<&'static str>,
    /// The servers, in the document's order; the first is the default.
    pub servers: &'static [Server],
    /// Alternatives of schemes, one of which is needed to call any operation; empty if there are operations that need none.
    pub security: &'static [&'static [Scheme]],
    /// The names of headers that hold an idempotency key, in lower case: one value for all calls would make them the same request.
    pub idempotency_keys: &'static [&'static str],
}

/// One place where a service is.
#[derive(Debug)]
pub struct Server {
    /// The environment's name (`x-environment`): `sandbox`, `production`.
    pub environment: Option<&'static str>,
    /// The URL, in which `{name}` stands for a variable.
    pub url: &'static str,
    /// Its variables.
    pub variables: &'static [ServerVariable],
}

/// A variable in the URL of a server.
#[derive(Debug)]
pub struct ServerVariable {
    /// The name.
    pub name: &'static str,
    /// The text that stands there if the caller sets none.
    pub default: &'static str,
    /// The texts that may stand there; any if there are none.
    pub values: &'static [&'static str],
}

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: &'static str,
    /// `info.version` of the document.
    pub version: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, `/pets/{petId}`.
    pub path: &'static str,
    /// The parameters, in the order of the values given to [`Call::new`](crate::runtime::client::call::Call::new).
    pub parameters: &'static [Parameter],
    /// Parameters with one possible value.
    pub constants: &'static [Constant],
    /// The URLs of its own servers; empty if it is called at the client's.
    pub servers: &'static [&'static str],
    /// Alternatives, each a set of schemes that are needed together; empty if the operation needs none.
    pub security: &'static [&'static [Scheme]],
    /// The request body, in each of its media types; empty if the operation has none.
    pub bodies: &'static [RequestBody],
    /// The documented successes: one for each status and media type, those of a status beside each other.
    pub successes: &'static [DocumentedResponse],
    /// The documented failures, in the same form.
    pub failures: &'static [DocumentedResponse],
    /// Its success as a sequence of items, if it has one.
    pub sequence: Option<Sequence>,
    /// How its list goes on, if its success is one page of a list.
    pub pages: Option<Pages>,
    /// The documented headers of its responses.
    pub headers: &'static [DocumentedHeader],
    /// The members of a failure's body in JSON that say what went wrong (`x-error-id`), each by the names on the way to it; the
    /// first that holds an identifier counts.
    pub error_ids: &'static [MemberPath],
    /// The members that name this very failure (`x-diagnostics-id`), in the same form.
    pub diagnostics_ids: &'static [MemberPath],
}

/// The names of the members from a body to a member inside of it: `["error", "errorId"]`.
pub(crate) type MemberPath = &'static [&'static str];

impl Operation {
    /// An operation of no version without parameters, body and responses, to be completed.
    pub const PLAIN: Self = Self {
        id: "",
        version: "",
        method: "GET",
        path: "",
        parameters: &[],
        constants: &[],
        servers: &[],
        security: &[],
        bodies: &[],
        successes: &[],
        failures: &[],
        sequence: None,
        pages: None,
        headers: &[],
        error_ids: &[],
        diagnostics_ids: &[],
    };

    /// Whether its method does nothing at the server: those of RFC 9110, 9.2.1, and others that the registry of HTTP methods calls safe.
    pub(crate) fn is_safe(&self) -> bool {
        const OTHERS: [&str; 4] = ["PROPFIND", "QUERY", "REPORT", "SEARCH"];
        matches!(self.method, "GET" | "HEAD" | "OPTIONS" | "TRACE") || OTHERS.contains(&self.method)
    }
}

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

impl Parameter {
    /// Its name as that of a header.
    pub(crate) fn header_name(&self) -> Option<HeaderName> {
        header_name(self.header, self.name)
    }
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

/// A security scheme, as an operation uses it.
#[derive(Debug)]
pub struct Scheme {
    /// The scheme's name in the document.
    pub name: &'static str,
    /// Where the credential stands.
    pub place: Credential,
}

/// Where a credential stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// In a header of this name.
    Header(&'static str),
    /// In a query parameter of this name.
    Query(&'static str),
    /// In a cookie of this name.
    Cookie(&'static str),
    /// `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// `Authorization: Basic` (RFC 7617); the credential is `user:password`.
    Basic,
    /// All of `Authorization` (RFC 9110, 11.6.2): the credential is the name of the scheme and what follows it.
    Authorization,
}

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

/// A list that comes in pages. Members are named by the names on the way to them.
#[derive(Debug)]
pub struct Pages {
    /// The array of items; without a name, the body itself.
    pub items: MemberPath,
    /// Where the next page is.
    pub next: NextPage,
    /// The member that says whether there are more pages.
    pub more: Option<MemberPath>,
}

/// Where the next page of a list is. Parameters are those of the query.
#[derive(Debug)]
pub enum NextPage {
    /// The parameter takes a member of the page.
    Member {
        /// The member.
        path: MemberPath,
        /// The parameter.
        parameter: &'static str,
    },
    /// The parameter takes a member of the last item.
    Last {
        /// The member.
        path: MemberPath,
        /// The parameter.
        parameter: &'static str,
    },
    /// The parameter takes the number of the page.
    Number {
        /// The parameter.
        parameter: &'static str,
        /// The number of the first page.
        first: u64,
    },
    /// The parameter takes the number of items before the page.
    Offset {
        /// The parameter.
        parameter: &'static str,
    },
    /// A member of the page holds its URL.
    Url {
        /// The member.
        path: MemberPath,
    },
    /// The header `Link` holds its URL (RFC 8288).
    Link,
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
