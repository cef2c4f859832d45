//! Errors of calls that never happened.

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use super::documented::typed;
use super::mocked::MockedOperation;
use super::reply::Reply;
use crate::runtime::client::error::Error;
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::effect::Effect;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::{Delivery, ErrorKind};
use crate::runtime::client::response::read::read;
use crate::runtime::client::response::received::Received;
use crate::runtime::client::retry::after::retry_after;

/// Makes the [`Error`] of a call that never happened, for tests of what a service makes of one.
///
/// An error that a server's reply leads to is read from that reply, as a client reads it: its kind, its body and what
/// [`executed`](Error::executed) says are those of a real call.
///
/// ```
/// # #[cfg(feature = "v2_4")] {
/// use std::time::Duration;
/// use primer_api::mock::{Failure, Reply};
/// use primer_api::v2_4::operations;
/// use primer_api::Executed;
///
/// let throttled = Reply::status(429).retry_after(Duration::from_secs(7));
/// let error = Failure::of(operations::create_client_session).reply(throttled);
/// assert_eq!(error.executed(), Executed::No);
/// assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
///
/// let error = Failure::of(operations::create_client_session).timeout();
/// assert_eq!(error.executed(), Executed::Perhaps);
/// # }
/// ```
#[must_use = "it is no error yet"]
pub struct Failure<O> {
    attempts: Attempts,
    operation: PhantomData<fn() -> O>,
}

impl<O: MockedOperation> Failure<O> {
    /// A failure of an operation, a unit of the module `operations`, in its first attempt.
    pub fn of(_operation: O) -> Self {
        Self {
            attempts: Attempts::default(),
            operation: PhantomData,
        }
    }

    /// Adds attempts before the last one, which got no response: they may have been executed.
    pub fn after_silence(mut self, attempts: u32) -> Self {
        for _ in 0..attempts {
            self.attempts.add(Effect::NoResponse, None);
        }
        self
    }

    /// A documented failure of this status, typed.
    ///
    /// # Panics
    ///
    /// The document has no failure of this status with such a body.
    #[allow(clippy::panic, reason = "a test of the impossible is mistaken")]
    #[track_caller]
    pub fn documented(self, status: u16, failure: impl Into<O::Failure>) -> Error<O::Failure> {
        let operation = O::OPERATION;
        match typed(operation.failure(status), Some(status), &failure.into()) {
            Some(reply) => self.reply(reply),
            None => panic!(
                "`{}` has no documented failure of status {status} with this body",
                operation.id
            ),
        }
    }

    /// The failure that a reply is. Where the connection closes or nothing comes, it is that.
    ///
    /// # Panics
    ///
    /// The reply is a success.
    #[allow(clippy::panic, reason = "a test of a failure that is none is mistaken")]
    #[track_caller]
    pub fn reply(mut self, reply: Reply) -> Error<O::Failure> {
        let Some(received) = reply.received() else {
            return match reply.is_silent() {
                true => self.timeout(),
                false => self.disconnected(),
            };
        };
        let Received {
            status, headers, ..
        } = &received;
        let effect = Effect::of(Delivery::Answered, Some(*status));
        self.attempts
            .add(effect, retry_after(headers, SystemTime::now));
        match read::<O::Success, O::Failure, ()>(O::OPERATION, received) {
            Err(error) => error.after(&self.attempts, O::OPERATION),
            Ok(_) => panic!("this reply is a success of `{}`", O::OPERATION.id),
        }
    }

    /// No connection came to be, so that nothing was sent.
    pub fn not_connected(self) -> Error<O::Failure> {
        self.without_response(
            Fault::unsent(ErrorKind::Connect, "no connection"),
            Effect::Unsent,
        )
    }

    /// The deadline passed, and what was sent got no response.
    pub fn timeout(self) -> Error<O::Failure> {
        self.without_response(Fault::timeout(Delivery::Unknown), Effect::NoResponse)
    }

    /// The connection broke after the request was sent.
    pub fn disconnected(self) -> Error<O::Failure> {
        self.without_response(Fault::disconnected(), Effect::NoResponse)
    }

    fn without_response(mut self, fault: Box<Fault>, effect: Effect) -> Error<O::Failure> {
        self.attempts.add(effect, None);
        let error = Error::new(fault.of(O::OPERATION), None);
        error.after(&self.attempts, O::OPERATION)
    }
}

impl<O: MockedOperation> fmt::Debug for Failure<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("operation", &O::OPERATION.id)
            .finish_non_exhaustive()
    }
}
