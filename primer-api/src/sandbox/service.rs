//! The service: who asks, for what, and in which version.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::request::Parts;
use http::{HeaderMap, Method};
use percent_encoding::percent_decode_str;

use super::body;
use super::clock::Clock;
use super::envelope;
use super::mint::Mint;
use super::refusal::Refusal;
use super::sessions::Sessions;
use super::types::v2_4::ValidationErrorItem;
use super::version::Version;
use crate::runtime::mock::{Handler, ReceivedRequest, Reply};
use crate::runtime::{Json, Secret};

/// The path of all operations.
const PATH: &str = "/client-session";

/// The service, shared by all connections.
pub(super) struct Service {
    api_key: Secret,
    mint: Mint,
    clock: Clock,
    sessions: Sessions,
    /// The replies to the next requests, instead of the service's own.
    faults: Mutex<VecDeque<Reply>>,
    requests: Mutex<Vec<ReceivedRequest>>,
}

impl Service {
    /// A service with this key, or with one of its own.
    pub(super) fn new(api_key: Option<Secret>) -> Self {
        let mint = Mint::default();
        Self {
            api_key: api_key.unwrap_or_else(|| mint.secret()),
            mint,
            clock: Clock::default(),
            sessions: Sessions::default(),
            faults: Mutex::default(),
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
        lock(&self.faults).push_back(reply);
    }

    /// The requests whose bodies were read, in their order.
    pub(super) fn requests(&self) -> Vec<ReceivedRequest> {
        lock(&self.requests).clone()
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

    fn reply_unread(&self, _head: &Parts) -> Option<Reply> {
        let mut faults = lock(&self.faults);
        match faults.front().is_some_and(Reply::is_unread) {
            true => faults.pop_front(),
            false => None,
        }
    }

    fn reply(&self, request: ReceivedRequest) -> Reply {
        let fault = lock(&self.faults).pop_front();
        let reply = fault.unwrap_or_else(|| match self.exchange(&request) {
            Ok(session) => envelope::success(&session),
            Err(refusal) => envelope::failure(refusal, self.mint.diagnostics_id()),
        });
        lock(&self.requests).push(request);
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
