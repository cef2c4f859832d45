//! The service: who asks, for what, and in which version.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::request::Parts;
use http::{HeaderMap, Method};
use percent_encoding::percent_decode_str;

use super::body;
use super::clock::Clock;
use super::envelope;
use super::faults::{self, Faults};
use super::log::{Entry, Log};
use super::mint::Mint;
use super::page;
use super::refusal::Refusal;
use super::sessions::Sessions;
use super::types::v2_4::ValidationErrorItem;
use super::version::Version;
use crate::runtime::mock::{Handler, Observer, ReceivedRequest, Reply};
use crate::runtime::{Json, Secret};

/// The path of all operations.
const PATH: &str = "/client-session";

/// What a service is made with.
#[derive(Default)]
pub(super) struct Settings {
    /// The key; one of the service's own, if there is none.
    pub(super) api_key: Option<Secret>,
    pub(super) log: Option<Log>,
    pub(super) has_page: bool,
    pub(super) takes_faults: bool,
    /// The number of requests that are kept; all, if there is none.
    pub(super) kept: Option<usize>,
}

/// The service, shared by all connections.
pub(super) struct Service {
    settings: Settings,
    api_key: Secret,
    mint: Mint,
    clock: Clock,
    sessions: Sessions,
    faults: Faults,
    requests: Mutex<VecDeque<ReceivedRequest>>,
}

impl Service {
    pub(super) fn new(mut settings: Settings) -> Self {
        let mint = Mint::default();
        Self {
            api_key: settings.api_key.take().unwrap_or_else(|| mint.secret()),
            settings,
            mint,
            clock: Clock::default(),
            sessions: Sessions::default(),
            faults: Faults::default(),
            requests: Mutex::default(),
        }
    }

    pub(super) fn api_key(&self) -> &Secret {
        &self.api_key
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Gives this reply to the next request that has none yet.
    pub(super) fn fail_next(&self, reply: Reply) {
        self.faults.add(reply);
    }

    /// The requests whose bodies were read, in their order.
    pub(super) fn requests(&self) -> Vec<ReceivedRequest> {
        lock(&self.requests).iter().cloned().collect()
    }

    fn keep(&self, request: ReceivedRequest) {
        let mut requests = lock(&self.requests);
        requests.push_back(request);
        if self.settings.kept.is_some_and(|kept| requests.len() > kept) {
            requests.pop_front();
        }
    }

    /// The reply to a request that is not about the API.
    fn reply_beside(&self, request: &ReceivedRequest) -> Option<Reply> {
        match request.path() {
            page::PATH if self.settings.has_page => Some(self.page(request)),
            faults::PATH if self.settings.takes_faults => {
                let authorized = self.authorize(request.headers());
                Some(self.reply_with(authorized.and_then(|()| self.faults.control(request))))
            }
            _ => None,
        }
    }

    fn page(&self, request: &ReceivedRequest) -> Reply {
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            return self.reply_with(Err(Refusal::method("GET, HEAD")));
        }
        let sessions = self.sessions.latest(page::MOST, self.clock.now());
        page::page(
            request.header("host"),
            self.settings.takes_faults,
            &sessions,
        )
    }

    fn reply_with(&self, result: Result<Json, Refusal>) -> Reply {
        match result {
            Ok(json) => envelope::success(&json),
            Err(refusal) => envelope::failure(refusal, self.mint.diagnostics_id()),
        }
    }

    fn exchange(&self, request: &ReceivedRequest) -> Result<Json, Refusal> {
        if request.path() != PATH {
            return Err(Refusal::path());
        }
        self.authorize(request.headers())?;
        let version = version(request.headers())?;
        match (request.method(), version.update()) {
            (&Method::POST, _) => {
                let sent = body::read(request)?;
                version.creation().check(sent.bytes)?;
                let token = self.mint.secret();
                self.sessions
                    .create(version, &token, sent.members, self.clock.now())
            }
            (&Method::GET, Some(_)) => {
                let token = client_token(request.query().unwrap_or_default())?;
                self.sessions.retrieve(version, &token, self.clock.now())
            }
            (&Method::PATCH, Some(schema)) => {
                let sent = body::read(request)?;
                schema.check(sent.bytes)?;
                self.sessions
                    .update(version, schema.name, sent.members, self.clock.now())
            }
            (_, Some(_)) => Err(Refusal::method("GET, PATCH, POST")),
            (_, None) => Err(Refusal::method("POST")),
        }
    }

    fn authorize(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        match headers.get("x-api-key") {
            Some(key) if key.as_bytes() == self.api_key.expose().as_bytes() => Ok(()),
            _ => Err(Refusal::api_key()),
        }
    }
}

impl Handler for Service {
    fn largest_body(&self) -> usize {
        body::LARGEST
    }

    fn observe(&self, head: &Parts) -> Option<Observer> {
        let entry = Entry::begin(self.settings.log.as_ref()?, head);
        Some(Box::new(|status| entry.end(status)))
    }

    fn reply_unread(&self, _head: &Parts) -> Option<Reply> {
        self.faults.next_unread()
    }

    fn reply(&self, request: ReceivedRequest) -> Reply {
        if let Some(reply) = self.reply_beside(&request) {
            return reply;
        }
        let fault = self.faults.next();
        let reply = fault.unwrap_or_else(|| self.reply_with(self.exchange(&request)));
        self.keep(request);
        reply
    }
}

/// What a lock guards; nothing panics while it is held.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn version(headers: &HeaderMap) -> Result<Version, Refusal> {
    let mut values = headers.get_all("x-api-version").iter();
    let Some(value) = values.next() else {
        return Ok(Version::EARLIEST);
    };
    let version = value.to_str().ok().and_then(Version::parse);
    match (version, values.next()) {
        (Some(version), None) => Ok(version),
        _ => Err(Refusal::version()),
    }
}

/// The only `clientToken` of a query.
fn client_token(query: &str) -> Result<String, Refusal> {
    let mut tokens = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("clientToken="));
    match (tokens.next(), tokens.next()) {
        (Some(token), None) => Ok(percent_decode_str(token).decode_utf8_lossy().into_owned()),
        (_, second) => {
            let description = if second.is_some() {
                "must be there once"
            } else {
                "must be there"
            };
            let flaw = ValidationErrorItem::default()
                .path("$.clientToken")
                .description(description);
            Err(Refusal::schema("RetrieveClientSession", vec![flaw]))
        }
    }
}
