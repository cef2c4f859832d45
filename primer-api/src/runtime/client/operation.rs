//! A service and its operations as a document declares them, as data.

mod body;
mod content;
mod pages;
mod parameter;
mod response;
pub(crate) mod status;

pub use self::body::{Part, PartHeader, PartStyle, RequestBody};
pub use self::content::Content;
pub(crate) use self::pages::MemberPath;
pub use self::pages::{NextPage, Pages};
pub use self::parameter::{Constant, FormMember, Location, Parameter, Style};
pub use self::response::{DocumentedHeader, DocumentedResponse, Framing, Sequence, Statuses};

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
