//! The service of a mock: finds the operation of a request, holds the request against the document, and replies as expected.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::header::{ALLOW, AUTHORIZATION, COOKIE};
use http::request::Parts;

use super::Unmet;
use super::expectation::Expectation;
use super::mocked::Route;
use super::parameters::{Sent, decoded, pairs};
use super::reply::Reply;
use super::request::{Body, ReceivedRequest};
use super::route::{Captures, Found, find};
use super::server::Handler;
use super::unfit::{Unfit, problem, refusal};
use crate::runtime::client::operation::{Constant, Credential, Location, Operation};

/// A request that came, and the operation that it was for.
#[derive(Clone)]
pub(super) struct Recorded {
    pub(super) request: ReceivedRequest,
    pub(super) captures: Captures,
    /// `None` if it was for no operation.
    pub(super) operation: Option<&'static Operation>,
    /// Whether it was as the document declares it.
    pub(super) is_fit: bool,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) expectations: Vec<Expectation>,
    pub(super) recorded: Vec<Recorded>,
    /// Requests that nobody expected or that do not fit, in words.
    pub(super) surprises: Vec<String>,
}

impl State {
    /// What was expected and did not come, and what came and was not expected; `None` if nothing.
    pub(super) fn unmet(&self) -> Option<Unmet> {
        let missing = self.expectations.iter().filter_map(Expectation::missing);
        let list: Vec<String> = missing.chain(self.surprises.iter().cloned()).collect();
        (!list.is_empty()).then_some(Unmet(list))
    }
}

/// The service, shared by all connections.
pub(super) struct MockService {
    pub(super) routes: &'static [Route],
    state: Mutex<State>,
}

impl MockService {
    pub(super) fn new(routes: &'static [Route]) -> Arc<Self> {
        Arc::new(Self {
            routes,
            state: Mutex::default(),
        })
    }

    /// The state. A test of a request that panics leaves it as it was.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, method: &str, path: &str) -> Found<Route> {
        let routes = self.routes.iter().copied();
        find(routes, |route| route.operation, method, path)
    }

    fn surprise(&self, text: String) {
        self.lock().surprises.push(text);
    }

    fn answer(&self, route: Route, request: ReceivedRequest, captures: Captures) -> Reply {
        let operation = route.operation;
        let unfit = check(route, &request, &captures);
        let recorded = Recorded {
            request: request.clone(),
            captures: captures.clone(),
            operation: Some(operation),
            is_fit: unfit.is_empty(),
        };
        self.lock().recorded.push(recorded);
        if !unfit.is_empty() {
            let reasons = unfit.iter().map(ToString::to_string).collect::<Vec<_>>();
            self.surprise(format!(
                "`{}` was called otherwise than documented: {}",
                operation.id,
                reasons.join("; ")
            ));
            return refusal(operation, &unfit);
        }
        let id = operation.id;
        // The functions are the test's own. Their panic is one of a task of the server: nobody else would hear of it.
        let reply = catch_unwind(AssertUnwindSafe(|| {
            let expectation = self.take(operation, &request, &captures)?;
            Some((expectation.answer)(&request, &captures))
        }));
        match reply {
            Ok(Some(reply)) => reply,
            Ok(None) => {
                self.surprise(format!("`{id}` was called, and no reply was left for it"));
                let title = format!("no reply was set for this request of `{id}`");
                problem(501, &title, Vec::new())
            }
            Err(_) => {
                self.surprise(format!(
                    "`{id}` was called, and a function of the test panicked"
                ));
                problem(500, "a function of the test panicked", Vec::new())
            }
        }
    }

    /// The expectation that a request meets.
    fn take(
        &self,
        operation: &'static Operation,
        request: &ReceivedRequest,
        captures: &Captures,
    ) -> Option<Expectation> {
        loop {
            // The caller's functions are called without the lock: they may ask the mock itself.
            let open: Vec<(usize, Expectation)> = {
                let state = self.lock();
                let all = state.expectations.iter().cloned().enumerate();
                all.filter(|(_, it)| it.is_open(operation)).collect()
            };
            let mut open = open.into_iter();
            let (n, expectation) = open.find(|(_, it)| it.is_meant(request, captures))?;
            let mut state = self.lock();
            match state.expectations.get_mut(n) {
                Some(it) if it.is_open(operation) => {
                    it.met += 1;
                    return Some(expectation);
                }
                // A request beside this one has met it meanwhile.
                _ => {}
            }
        }
    }
}

impl Handler for MockService {
    fn reply_unread(&self, head: &Parts) -> Option<Reply> {
        let Found::Operation(route, _) = self.find(head.method.as_str(), head.uri.path()) else {
            return None;
        };
        let mut state = self.lock();
        let mut expectations = state.expectations.iter_mut();
        let next = expectations.find(|it| it.is_open(route.operation))?;
        // Whether a request is meant, its body says as well.
        let is_unread = next.is_unread && next.test.is_none();
        is_unread.then(|| {
            next.met += 1;
            Reply::close_unread()
        })
    }

    fn reply(&self, request: ReceivedRequest) -> Reply {
        match self.find(request.method().as_str(), request.path()) {
            Found::Operation(route, captures) => self.answer(route, request, captures),
            other => {
                let method = request.method().clone();
                self.lock().recorded.push(Recorded {
                    request,
                    captures: Captures::new(),
                    operation: None,
                    is_fit: false,
                });
                self.surprise(format!(
                    "a request was for no operation of the document: {method}"
                ));
                match other {
                    Found::Methods(methods) => {
                        let methods = methods.join(", ");
                        problem(
                            405,
                            "the document has no such method at this path",
                            Vec::new(),
                        )
                        .header(ALLOW.as_str(), &methods)
                    }
                    Found::Operation(..) | Found::Nothing => {
                        problem(404, "the document has no such path", Vec::new())
                    }
                }
            }
        }
    }
}

/// All reasons why a request is not as the document declares it.
fn check(route: Route, request: &ReceivedRequest, captures: &Captures) -> Vec<Unfit> {
    let operation = route.operation;
    match request.body() {
        Body::Broken => return vec![Unfit::incomplete()],
        Body::TooLarge => return vec![Unfit::too_large()],
        Body::Whole(_) => {}
    }
    let sent = Sent::new(request, captures);
    let names: Vec<String> = sent.names().collect();
    if !is_authorized(operation, request, &names) {
        return vec![Unfit::credential(operation)];
    }
    let mut found = wrong_constants(operation, request);
    let checked = route.check(request, captures);
    found.extend(checked.unfit);
    if !checked.is_query_open {
        found.extend(undeclared(operation, &names));
    }
    found
}

/// Whether a request has the credentials of one of the alternatives, whatever they are.
fn is_authorized(operation: &Operation, request: &ReceivedRequest, names: &[String]) -> bool {
    let has = |credential: Credential| match credential {
        Credential::Header(name) => request.headers().contains_key(name),
        Credential::Query(name) => names.iter().any(|it| it == name),
        Credential::Cookie(name) => {
            let cookies = request.headers().get_all(COOKIE).iter();
            let mut cookies = cookies.filter_map(|it| it.to_str().ok());
            cookies.any(|line| pairs(line, ';').any(|(it, _)| it == name))
        }
        Credential::Bearer => has_scheme(request, "bearer"),
        Credential::Basic => has_scheme(request, "basic"),
        Credential::Authorization => request.headers().contains_key(AUTHORIZATION),
    };
    let alternatives = operation.security;
    let mut all = alternatives.iter();
    alternatives.is_empty() || all.any(|schemes| schemes.iter().all(|it| has(it.place)))
}

fn has_scheme(request: &ReceivedRequest, name: &str) -> bool {
    let value = request.header(AUTHORIZATION.as_str()).unwrap_or_default();
    let scheme = value.split(' ').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case(name)
}

/// Parameters with one possible value that have another.
fn wrong_constants(operation: &Operation, request: &ReceivedRequest) -> Vec<Unfit> {
    let is_right = |constant: &&Constant| {
        let value = constant.value;
        match constant.location {
            Location::Header => request.header(constant.name) == Some(value),
            Location::Query => {
                let mut query = pairs(request.query().unwrap_or_default(), '&');
                query.any(|(name, it)| decoded(name) == constant.name && decoded(it) == value)
            }
            // What stands in the path chose the operation; a cookie is the caller's own.
            Location::Path | Location::QueryString | Location::Cookie => true,
        }
    };
    let wrong = operation.constants.iter().filter(|it| !is_right(it));
    wrong.map(|it| Unfit::constant(it.name)).collect()
}

/// The names in the query that no parameter, constant or credential has.
fn undeclared(operation: &Operation, names: &[String]) -> Vec<Unfit> {
    let is_declared = |name: &&String| {
        let in_brackets = name.split('[').next().unwrap_or_default();
        let schemes = operation.security.iter().flat_map(|schemes| schemes.iter());
        let mut schemes =
            schemes.filter(|it| matches!(it.place, Credential::Query(it) if it == name.as_str()));
        let mut parameters = operation.parameters.iter();
        let mut constants = operation.constants.iter();
        parameters.any(|it| it.name == name.as_str() || it.name == in_brackets)
            || constants.any(|it| it.name == name.as_str())
            || schemes.next().is_some()
    };
    let undeclared = names.iter().filter(|it| !is_declared(it));
    undeclared.map(|it| Unfit::undeclared(it)).collect()
}
