//! The spans of a call and of its attempts; without the feature `tracing` there are none.

#[cfg(not(feature = "tracing"))]
mod absent;
#[cfg(feature = "tracing")]
mod recorded;

#[cfg(not(feature = "tracing"))]
pub(crate) use self::absent::{AttemptSpan, CallSpan, repeat};
#[cfg(feature = "tracing")]
pub(crate) use self::recorded::{AttemptSpan, CallSpan, repeat};
