//! What generated code stands on, written once by hand: values and the drivers over their tables, and calls over HTTP.

mod answer;
mod attempt;
mod builder;
mod bytes;
mod call;
mod check;
mod container;
mod debug;
mod encoding;
mod equal;
mod error;
mod fault;
mod free;
mod implement;
mod map;
mod one_or_many;
mod operation;
mod parameters;
mod patch;
mod path;
mod read;
mod request;
mod response;
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
pub use self::check::{Rule, Violation, check};
pub use self::equal::equal;
pub use self::error::{Delivery, Error, ErrorKind};
#[doc(inline)]
pub use self::implement::{implement, implement_enum, implement_integer_enum};
pub use self::map::Map;
pub use self::one_or_many::OneOrMany;
pub use self::operation::{
    Answer, Constant, Content, Credential, Location, Operation, Parameter, RequestBody, Scheme,
    Server, Service, Statuses, Style,
};
pub use self::patch::Patch;
pub use self::read::{Misfit, deserialize};
pub use self::response::Response;
pub use self::secret::Secret;
pub use self::table::{Bound, Limits, Member, Numeral, Table, UnionTable, Variant};
pub use self::timestamp::Timestamp;
pub use self::transport::Transport;
pub use self::value::{
    Fit, Integer, Json, List, Members, Object, Optional, Outcome, Ref, Slot, Text, Union, Value,
};
