//! What generated code stands on, written once by hand: values and the drivers over their tables, and calls over HTTP.
//!
//! What generated code alone needs (tables, drivers and the traits between them) is public but not shown here, and may
//! change with any version of the generator.

mod answer;
mod attempt;
mod builder;
mod bytes;
mod call;
mod change;
mod check;
mod clock;
mod container;
mod convert;
mod debug;
mod encoding;
mod equal;
mod error;
mod fault;
mod free;
mod idempotency;
mod implement;
mod map;
mod one_or_many;
mod operation;
mod parameters;
mod patch;
mod path;
mod random;
mod read;
mod request;
mod response;
mod retry;
mod scalar;
mod secret;
mod security;
mod table;
mod timestamp;
mod transport;
mod value;
mod write;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod loopback;
#[cfg(test)]
mod sample;

#[doc(hidden)]
pub use serde;

pub use reqwest::header::HeaderMap;

pub use self::builder::Builder;
pub use self::bytes::Bytes;
pub use self::call::{Call, CallFuture};
pub use self::change::Change;
#[doc(hidden)]
pub use self::check::check;
pub use self::check::{Rule, Violation};
pub use self::convert::{ConversionError, Loss, Versioned};
#[doc(hidden)]
pub use self::convert::{converted, try_converted};
#[doc(hidden)]
pub use self::equal::equal;
pub use self::error::{Delivery, Error, ErrorKind};
#[doc(hidden)]
pub use self::implement::{
    convert, implement, implement_enum, implement_integer_enum, try_convert, versioned,
};
pub use self::map::Map;
pub use self::one_or_many::OneOrMany;
#[doc(hidden)]
pub use self::operation::{
    Answer, Constant, Content, Credential, Location, Operation, Parameter, RequestBody, Scheme,
    Server, Service, Statuses, Style,
};
pub use self::patch::Patch;
pub use self::read::Misfit;
#[doc(hidden)]
pub use self::read::deserialize;
#[cfg(feature = "sandbox")]
pub(crate) use self::read::from_json_bytes;
pub use self::response::Response;
pub use self::retry::{FailedAttempt, Next, Retry};
pub use self::secret::Secret;
#[doc(hidden)]
pub use self::table::{Bound, Limits, Member, Numeral, Table, UnionTable, Variant};
pub use self::timestamp::Timestamp;
pub use self::transport::Transport;
pub use self::value::Json;
#[doc(hidden)]
pub use self::value::{
    Fit, Integer, List, Members, Object, Optional, Outcome, Ref, Slot, Text, Union, Value,
};
