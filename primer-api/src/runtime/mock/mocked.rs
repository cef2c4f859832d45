//! What generated code says of the operations that a mock serves.

use std::cell::{Cell, RefCell};

use super::body::SentBody;
use super::parameters::{Sent, broken_limits, read};
use super::request::ReceivedRequest;
use super::route::Captures;
use super::tree::{Form, forms};
use super::unfit::Unfit;
use crate::runtime::client::operation::{Location, Operation, Parameter, Service, Style};
use crate::runtime::client::transport::Transport;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Outcome, Slot, Value};

/// A client that has a mock: the clients of all generated modules.
pub trait MockedClient: From<Transport> + 'static {
    /// The service of the document.
    #[doc(hidden)]
    const SERVICE: &'static Service;
    /// The operations, in the document's order.
    #[doc(hidden)]
    const ROUTES: &'static [Route];
}

/// An operation that a mock serves: the units of the module `operations` that is generated beside each client.
pub trait MockedOperation: Copy + Send + Sync + 'static {
    /// The client that calls it.
    type Client: MockedClient;
    /// The body of its requests; `()` without one.
    type Request: Send + 'static;
    /// Its documented success.
    type Success: Outcome;
    /// Its documented failure; `()` without one.
    type Failure: Outcome;
    /// The documented headers of its responses; `()` without any.
    type Headers: Outcome;
    /// What the document declares.
    #[doc(hidden)]
    const OPERATION: &'static Operation;
    /// Reads the `n`-th parameter.
    #[doc(hidden)]
    fn read_parameter(n: usize, sent: &SentParameter<'_>);
    /// Reads the body.
    #[doc(hidden)]
    fn read_body(sent: &SentBody<'_>) -> Result<Self::Request, Misfit>;
}

/// A [`MockedOperation`] of which a documented success is a sequence of items: events, lines of JSON or a JSON text sequence.
#[diagnostic::on_unimplemented(
    message = "no success of this operation comes item by item",
    label = "its successes come whole: `respond` replies with one"
)]
pub trait MockedSequence: MockedOperation {
    /// An item; of an event, its data.
    type Item: Outcome;
}

/// An operation, whatever its types.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub(super) operation: &'static Operation,
    read_parameter: fn(usize, &SentParameter<'_>),
    check_body: fn(&SentBody<'_>) -> Result<(), Misfit>,
}

impl Route {
    /// The operation, without its types.
    pub const fn of<O: MockedOperation>() -> Self {
        Self {
            operation: O::OPERATION,
            read_parameter: O::read_parameter,
            check_body: |sent| O::read_body(sent).map(drop),
        }
    }

    /// Checks the parameters and the body of a request.
    pub(super) fn check(self, request: &ReceivedRequest, captures: &Captures) -> Checked {
        let sent = Sent::new(request, captures);
        let mut found: Vec<Unfit> = Vec::new();
        let mut is_query_open = false;
        for (n, parameter) in self.operation.parameters.iter().enumerate() {
            let others = self.operation.parameters.iter().map(|it| it.name);
            let read = SentParameter {
                parameter,
                sent: &sent,
                others: others.filter(|it| *it != parameter.name).collect(),
                problems: RefCell::default(),
                is_spread: Cell::new(false),
            };
            (self.read_parameter)(n, &read);
            is_query_open |= read.is_spread.get();
            found.extend(read.problems.into_inner());
        }
        match SentBody::new(self.operation, request) {
            None => found.push(Unfit::media_type(self.operation)),
            Some(body) => {
                let misfit = (self.check_body)(&body).err();
                found.extend(misfit.map(|it| Unfit::body(&it)));
                found.extend(body.broken().iter().map(Unfit::broken));
            }
        }
        Checked {
            unfit: found,
            is_query_open,
        }
    }
}

/// What a check of a request found.
pub(super) struct Checked {
    /// All reasons why it is not as the document declares it.
    pub(super) unfit: Vec<Unfit>,
    /// Whether the members of an object stand in the query by their own names.
    pub(super) is_query_open: bool,
}

/// A parameter as it came.
pub struct SentParameter<'r> {
    parameter: &'static Parameter,
    sent: &'r Sent<'r>,
    /// The names of the others.
    others: Vec<&'static str>,
    problems: RefCell<Vec<Unfit>>,
    /// Whether its members stand in the query by their own names.
    is_spread: Cell<bool>,
}

impl SentParameter<'_> {
    /// Reads a parameter that must be there.
    pub fn required<T: Value>(&self) {
        let is_list = matches!(T::blank().slot(), Slot::List(_));
        // Of an empty list nothing is written. What is in the path is never empty.
        let may_lack = is_list && self.parameter.location != Location::Path;
        if !self.read::<T>() && !may_lack {
            self.report("it is required".to_owned());
        }
    }

    /// Reads a parameter that may be left out.
    pub fn optional<T: Value>(&self) {
        self.read::<T>();
    }

    /// Reads the parameter; whether it is there, readable or not.
    fn read<T: Value>(&self) -> bool {
        let takes_members = forms(&mut T::blank().slot()).contains(&Form::Members);
        let is_repeated = self.parameter.style == Style::Form && self.parameter.explode;
        let is_whole = self.parameter.location == Location::QueryString;
        self.is_spread
            .set(is_whole || (takes_members && is_repeated));
        match read::<T>(self.parameter, self.sent, &self.others) {
            Ok(None) => false,
            Ok(Some(value)) => {
                for broken in broken_limits(self.parameter, &value) {
                    self.report(broken);
                }
                true
            }
            Err(misfit) => {
                self.report(misfit.to_string());
                true
            }
        }
    }

    fn report(&self, problem: String) {
        let problem = Unfit::parameter(self.parameter, problem);
        self.problems.borrow_mut().push(problem);
    }
}

/// Reads a parameter of a request that was found to fit.
pub(super) fn value<T: Value>(
    operation: &Operation,
    name: &str,
    request: &ReceivedRequest,
    captures: &Captures,
) -> Option<T> {
    let parameter = operation.parameters.iter().find(|it| it.name == name)?;
    let others = operation.parameters.iter().map(|it| it.name);
    let others: Vec<&str> = others.filter(|it| *it != name).collect();
    read(parameter, &Sent::new(request, captures), &others).ok()?
}
