//! What a test expects of a service: requests, and the replies to them.

use std::panic::Location;
use std::sync::Arc;

use super::reply::Reply;
use super::request::ReceivedRequest;
use super::route::Captures;
use crate::runtime::client::operation::Operation;

/// A test of a request.
pub(super) type Test = Arc<dyn Fn(&ReceivedRequest, &Captures) -> bool + Send + Sync>;

/// What makes a reply to a request.
pub(super) type Answer = Arc<dyn Fn(&ReceivedRequest, &Captures) -> Reply + Send + Sync>;

/// Requests that are expected, and the replies to them.
#[derive(Clone)]
pub(super) struct Expectation {
    pub(super) operation: &'static Operation,
    /// Where the test set it.
    pub(super) place: &'static Location<'static>,
    /// Which requests of the operation are meant; all, if there is none.
    pub(super) test: Option<Test>,
    pub(super) answer: Answer,
    /// Whether the connection closes before the body is read, so that there is nothing to test.
    pub(super) is_unread: bool,
    /// The number of requests; any number, if there is none.
    pub(super) times: Option<usize>,
    pub(super) met: usize,
}

impl Expectation {
    /// Whether a request of this operation is awaited still.
    pub(super) fn is_open(&self, operation: &'static Operation) -> bool {
        is_same(self.operation, operation) && self.times.is_none_or(|times| self.met < times)
    }

    /// Whether this request is meant.
    pub(super) fn is_meant(&self, request: &ReceivedRequest, captures: &Captures) -> bool {
        let test = self.test.as_ref();
        test.is_none_or(|test| test(request, captures))
    }

    /// What is missing, in words; `None` if nothing is.
    pub(super) fn missing(&self) -> Option<String> {
        let times = self.times.filter(|times| self.met < *times)?;
        let id = self.operation.id;
        let place = self.place;
        Some(match times {
            1 => format!("`{id}` was not called (expected at {place})"),
            times => format!(
                "`{id}` was called {} of {times} times (expected at {place})",
                self.met
            ),
        })
    }
}

/// Whether two descriptions are of one operation: a constant has no address of its own.
pub(super) fn is_same(one: &Operation, other: &Operation) -> bool {
    (one.method, one.path, one.id) == (other.method, other.path, other.id)
}
