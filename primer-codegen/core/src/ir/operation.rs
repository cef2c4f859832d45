//! Operations, and the service that has them.

use super::{Docs, Examples, Name, Shape, TypeId};

/// The properties that all operations of a document share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Documentation of the client: the servers and the security schemes.
    pub docs: Docs,
    /// `info.x-env-prefix`.
    pub env_prefix: Option<String>,
    /// Documentation of the client that environment variables set up.
    pub variables: Docs,
    /// `servers`, with the defaults of their variables.
    pub servers: Vec<Server>,
    /// The enum of the servers' names, if they have any.
    pub environments: Option<TypeId>,
    /// The variables in the URLs of the servers, if there are any.
    pub settings: Option<Settings>,
    /// The enum of the servers that single operations have, if there are any.
    pub operation_servers: Option<TypeId>,
    /// Alternatives of schemes, one of which every operation needs; none if there are operations that need none.
    pub security: Vec<Vec<Scheme>>,
    /// The names of headers that hold an idempotency key.
    pub idempotency_keys: Vec<String>,
}

/// A server of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// `x-environment`.
    pub environment: Option<String>,
    /// The URL, with the defaults of its variables.
    pub url: String,
    /// The URL with the names of its variables: `{name}`.
    pub template: String,
    /// The variables in it.
    pub variables: Vec<ServerVariable>,
}

/// A variable in the URL of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// `default`.
    pub default: String,
    /// `enum`; any text if it is empty.
    pub values: Vec<String>,
}

/// The enum of the variables in the URLs of servers, each with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Its name.
    pub name: Name,
    /// Its variants.
    pub list: Vec<Setting>,
}

/// A variable that the builder of the client sets. Servers that have one of the same name share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The name of the variant.
    pub name: Name,
    /// The name of the variable.
    pub variable: String,
    /// The enum of its values; any text if there is none.
    pub values: Option<TypeId>,
    /// Its documentation.
    pub docs: Docs,
}

/// An operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The name of the method.
    pub name: Name,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// `operationId`, or the method's name if there is none.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The parameters: those of the path in the order of its template, then the others in the document's.
    pub parameters: Vec<Parameter>,
    /// The struct of the parameters that are required, and the name of the argument that holds it; without it, each is an
    /// argument by itself.
    pub arguments: Option<(Name, TypeId)>,
    /// Parameters with one possible value.
    pub constants: Vec<Constant>,
    /// The struct of the parameters that may be missing, and the name of the argument that holds it.
    pub options: Option<(Name, TypeId)>,
    /// The URLs of the operation's own servers, with the defaults of their variables; none if those of the document are its.
    pub servers: Vec<String>,
    /// Alternatives of schemes that are needed together.
    pub security: Vec<Vec<Scheme>>,
    /// The request body.
    pub body: Option<Body>,
    /// The documented successes.
    pub successes: Responses,
    /// The documented failures.
    pub failures: Responses,
    /// Its success item by item, if the document says how.
    pub stream: Option<Stream>,
    /// The documented headers of its responses.
    pub headers: Headers,
    /// The members of bodies that identify a failure.
    pub identifiers: Identifiers,
    /// The document's examples of what it sends.
    pub examples: Examples,
}

/// The members of bodies that identify a failure, each by the names on the way to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// Those that say what went wrong (`x-error-id`).
    pub error: Vec<Vec<String>>,
    /// Those that name the very failure (`x-diagnostics-id`).
    pub diagnostics: Vec<Vec<String>>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The argument, or the field of the operation's options.
    pub name: Name,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Whether it is an argument of the method or a field of its options.
    pub required: bool,
    /// The name on the wire.
    pub wire_name: String,
    /// The same name as that of a header, in lower case; `None` elsewhere, and where no header can have it.
    pub header: Option<String>,
    /// `in`.
    pub location: Location,
    /// `style`, or `Json` or `Text` for `content`.
    pub style: Style,
    /// `explode`.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Whether its value is an idempotency key, by which the service recognizes a repeated request.
    pub idempotency_key: bool,
    /// The type of its value, and the limits on it.
    pub shape: Shape,
}

/// A parameter with one possible value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `Parameter`")]
pub struct Constant {
    pub wire_name: String,
    pub header: Option<String>,
    pub location: Location,
    pub value: String,
}

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Location {
    Path,
    Query,
    QueryString,
    Header,
    Cookie,
}

/// The serialization of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    DeepObjectRails,
    Cookie,
    Json,
    Text,
}

/// A security scheme in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// The location of the credential.
    pub credential: Credential,
    /// The scopes of OAuth 2.0 that are needed.
    pub scopes: Vec<String>,
}

/// The location of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum Credential {
    Header(String),
    Query(String),
    Cookie(String),
    Bearer,
    Basic,
    /// Another scheme of HTTP, by its name: the credential is all of `Authorization`.
    Authorization(String),
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The name of the argument.
    pub name: Name,
    /// Whether it must be sent.
    pub required: bool,
    /// The type of its value: that of the only media type, or the enum of several.
    pub shape: Shape,
    /// The media types from which the caller chooses, in the order of the enum.
    pub media: Vec<BodyMedium>,
}

/// A media type of a request body.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyMedium {
    /// The media type.
    pub media_type: String,
    /// The serialization of the body.
    pub content: Content,
    /// The type of its value, and the limits on it.
    pub shape: Shape,
    /// The members of a form that have an encoding of their own.
    pub members: Vec<FormMember>,
    /// The parts that are not written as usual, in a body of several parts.
    pub parts: Vec<Part>,
}

/// A part of a body of several parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the member.
    pub name: String,
    /// `contentType`.
    pub content_type: Option<String>,
    /// The serialization of a list or an object.
    pub style: PartStyle,
    /// Its headers.
    pub headers: Vec<PartHeader>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeader {
    /// Its name.
    pub name: String,
    /// Whether it must be sent.
    pub required: bool,
    /// The one value that it can have.
    pub value: Option<String>,
}

/// A member of a form that is written like a parameter of a query (`encoding`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormMember {
    /// The name on the wire.
    pub name: String,
    /// `style`, or `Json` for `contentType`.
    pub style: Style,
    /// `explode`.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
}

/// The serialization of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named for what they are")]
pub enum Content {
    Json,
    Text,
    Bytes,
    Form,
    Multipart,
    Empty,
}

/// The documented responses of one kind, and the type that holds any of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Responses {
    /// The type.
    pub shape: Shape,
    /// Each response, in each of its media types; those of a status stand beside each other.
    pub list: Vec<Response>,
}

/// The success of an operation, item by item.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// The type of the items.
    pub items: Shape,
    /// How they come.
    pub form: StreamForm,
}

/// How the items of a success come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamForm {
    /// In one response.
    Sequence(Sequence),
    /// In one response for each page.
    Pages(Pages),
}

/// A list that comes in pages. Members are named by the names on the way to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The array; without a name, the body itself.
    pub items: Vec<String>,
    /// Where the next page is.
    pub next: NextPage,
    /// The member that says whether there are more pages.
    pub more: Option<Vec<String>>,
}

/// Where the next page of a list is. Parameters are those of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// The parameter takes a member of the page.
    Member {
        /// The member.
        path: Vec<String>,
        /// The parameter.
        parameter: String,
    },
    /// The parameter takes a member of the last item.
    Last {
        /// The member.
        path: Vec<String>,
        /// The parameter.
        parameter: String,
    },
    /// The parameter takes the number of the page.
    Number {
        /// The parameter.
        parameter: String,
        /// The number of the first page.
        first: u64,
    },
    /// The parameter takes the number of items before the page.
    Offset {
        /// The parameter.
        parameter: String,
    },
    /// A member of the page holds its URL.
    Url {
        /// The member.
        path: Vec<String>,
    },
    /// The header `Link` holds its URL.
    Link,
}

/// A response that is a sequence of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// Its media type.
    pub media_type: String,
    /// Its form.
    pub framing: Framing,
}

/// The form of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events.
    Events,
    /// JSON, one value in a line.
    Lines,
    /// JSON text sequences (RFC 7464).
    Records,
}

/// A documented response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// For which statuses.
    pub statuses: Statuses,
    /// The position of its variant, if the type is one of outcomes.
    pub outcome: usize,
    /// The serialization of its body.
    pub content: Content,
    /// Its media type; empty without a body.
    pub media_type: String,
    /// Whether all of its body is personal data.
    pub sensitive: bool,
}

/// The headers that the responses of an operation declare, and the type that holds them.
#[derive(Clone, Debug, PartialEq)]
pub struct Headers {
    /// The type: a struct of which each field may be missing, or [`Type::Unit`](super::Type::Unit) if there are none.
    pub shape: Shape,
    /// Each header, in the order of the fields.
    pub list: Vec<Header>,
}

/// A documented header of responses, in the style `simple`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name on the wire.
    pub name: String,
    /// `explode`.
    pub explode: bool,
    /// Whether the value is JSON (`content`).
    pub json: bool,
}

/// The statuses of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One.
    Code(u16),
    /// All with this first digit.
    Range(u16),
    /// All others.
    Default,
}
