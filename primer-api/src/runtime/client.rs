//! Calls over HTTP: from the values of a request to those of a response (feature `client`).

mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod clock;
mod documented_headers;
pub(super) mod error;
pub(super) mod operation;
mod pages;
mod random;
pub(super) mod request;
pub(super) mod response;
pub(super) mod retry;
mod span;
mod stream;
pub(super) mod text;
pub(super) mod transport;

#[cfg(test)]
mod tests;

pub use http::{HeaderMap, HeaderName};

#[cfg(feature = "blocking")]
pub use self::blocking::Blocking;
pub use self::call::{Call, CallFuture, HasEvents, HasItems};
pub use self::error::{AnyFailure, Delivery, Error, ErrorKind, Executed};
pub use self::operation::Pages as PagesTable;
pub use self::operation::{
    Constant, Content, Credential, DocumentedHeader, DocumentedResponse, FormMember, Framing,
    Location, NextPage, Operation, Parameter, Part, PartHeader, PartStyle, RequestBody, Scheme,
    Sequence, Server, ServerVariable, Service, Statuses, Style,
};
pub use self::pages::{HasPages, PageItems, Pages};
pub use self::request::as_body::AsBody;
pub use self::request::on_attempt::Attempt;
pub use self::request::security::provider::{CredentialRequest, ProvidedCredential};
pub use self::response::Response;
pub use self::response::drift::{Drift, DriftKind};
pub use self::retry::{FailedAttempt, Next, Retry};
pub use self::stream::download::Download;
pub use self::stream::events::{Event, Events};
pub use self::stream::items::Items;
pub use self::transport::Transport;
pub use self::transport::builder::Builder;
pub use self::transport::exchange::own::{HttpClient, ReceivedBody, SendFailure, SentBody};
