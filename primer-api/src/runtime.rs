//! The hand-written part of every generated client: values, calls over HTTP, and drivers. A driver is a function that
//! reads, writes, checks, compares, prints or converts values of every type, by their tables.
//!
//! Items that only generated code needs (tables, drivers and the traits between them) are public but hidden, and may
//! change with any version of the generator.

mod as_written;
mod bytes;
mod change;
mod check;
#[cfg(feature = "client")]
mod client;
mod container;
mod convert;
mod debug;
mod enumerated;
mod environment;
mod equal;
#[cfg(any(feature = "client", test))]
mod escapes;
mod free;
mod implement;
#[cfg(any(feature = "client", test))]
mod json;
mod map;
mod misfit;
#[cfg(feature = "mock")]
pub mod mock;
mod one_or_many;
mod own;
mod patch;
mod path;
mod read;
mod scalar;
mod secret;
mod table;
mod timestamp;
mod upload;
mod value;
mod write;

#[cfg(test)]
mod sample;

#[doc(hidden)]
pub use serde;

pub use self::bytes::Bytes;
pub use self::change::Change;
#[doc(hidden)]
pub use self::check::check;
pub use self::check::{Rule, Violation};
#[cfg(feature = "blocking")]
pub use self::client::Blocking;
#[cfg(feature = "client")]
pub use self::client::{
    AnyFailure, AsBody, Attempt, Builder, Call, CallFuture, CredentialRequest, Delivery, Download,
    Drift, DriftKind, Error, ErrorKind, Event, Events, Executed, FailedAttempt, HasEvents,
    HasItems, HasPages, HeaderMap, HttpClient, Items, Next, PageItems, Pages, ProvidedCredential,
    ReceivedBody, Response, Retry, SendFailure, SentBody, Transport,
};
#[doc(hidden)]
#[cfg(feature = "client")]
pub use crate::__header_name as header_name;

#[doc(hidden)]
#[cfg(feature = "client")]
pub use self::client::{
    Constant, Content, Credential, DocumentedHeader, DocumentedResponse, FormMember, Framing,
    HeaderName, Location, NextPage, Operation, PagesTable, Parameter, Part, PartHeader, PartStyle,
    RequestBody, Scheme, Sequence, Server, ServerVariable, Service, Statuses, Style,
};
pub use self::convert::{ConversionError, Loss, Versioned};
#[doc(hidden)]
pub use self::convert::{converted, formed, try_converted};
pub use self::enumerated::UnknownValue;
#[doc(hidden)]
pub use self::enumerated::{
    AsIntegerEnum, AsTextEnum, Enumerated, find_known, integer_enum, parse_enum,
};
pub use self::environment::{Environments, OperationServers, ServerVariables};
#[doc(hidden)]
pub use self::environment::{VariableValue, find_environment};
#[doc(hidden)]
pub use self::equal::equal;
#[doc(hidden)]
pub use self::implement::{
    as_body, convert, implement, implement_enum, implement_environment, implement_integer_enum,
    request, try_convert, update, versioned,
};
#[cfg(feature = "sandbox")]
pub(crate) use self::json::from_bytes;
pub use self::map::Map;
pub use self::misfit::Misfit;
pub use self::one_or_many::OneOrMany;
pub use self::own::{Own, Replaces};
pub use self::patch::Patch;
#[doc(hidden)]
pub use self::read::deserialize;
pub use self::secret::Secret;
#[doc(hidden)]
pub use self::table::{
    Bound, Condition, Contains, Dependency, Kind, Limits, Member, MemberRule, MemberTest, NameRule,
    Numeral, Scalar, Table, TagValue, Test, UnionTable, Variant,
};
pub use self::timestamp::Timestamp;
pub use self::upload::Upload;
pub use self::value::Json;
#[doc(hidden)]
pub use self::value::{
    Access, AsObject, AsUnion, Bodies, Fit, Integer, List, Members, Object, Optional, Outcome,
    OwnValue, Ref, Slot, Text, Union, Value,
};
