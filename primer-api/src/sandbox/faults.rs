//! Replies that wait for the next requests, instead of the sandbox's own.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::Method;
use serde_json::Map;

use super::refusal::Refusal;
use super::types::v2_4::ValidationErrorItem;
use crate::runtime::mock::{ReceivedRequest, Reply};
use crate::runtime::{Json, from_bytes};

/// The path at which faults are added, counted and forgotten.
pub(super) const PATH: &str = "/faults";

/// The most replies that wait.
const MOST: usize = 1000;

/// The longest delay, in milliseconds, and the longest `Retry-After`, in seconds.
const LONGEST: u64 = 600_000;

/// The replies that wait.
#[derive(Default)]
pub(super) struct Faults {
    waiting: Mutex<VecDeque<Reply>>,
}

impl Faults {
    pub(super) fn add(&self, reply: Reply) {
        self.lock().push_back(reply);
    }

    /// The reply to a request whose body was read.
    pub(super) fn next(&self) -> Option<Reply> {
        self.lock().pop_front()
    }

    /// The reply to a request whose body is not to be read.
    pub(super) fn next_unread(&self) -> Option<Reply> {
        let mut waiting = self.lock();
        match waiting.front().is_some_and(Reply::is_unread) {
            true => waiting.pop_front(),
            false => None,
        }
    }

    /// Adds what a request asks for, or forgets all; yields how many wait then.
    pub(super) fn control(&self, request: &ReceivedRequest) -> Result<Json, Refusal> {
        match *request.method() {
            Method::GET => {}
            Method::DELETE => self.lock().clear(),
            Method::POST => {
                let replies = read(request.bytes())?;
                let mut waiting = self.lock();
                if waiting.len() + replies.len() > MOST {
                    return Err(refuse("$", format!("must leave at most {MOST} waiting")));
                }
                waiting.extend(replies);
            }
            _ => return Err(Refusal::method("DELETE, GET, POST")),
        }
        Ok(serde_json::json!({"waiting": self.lock().len()}))
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Reply>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One fault, or a list of them.
fn read(body: &[u8]) -> Result<Vec<Reply>, Refusal> {
    match from_bytes(0, body) {
        Ok(Json::Array(items)) => {
            let items = items.into_iter().enumerate();
            items
                .map(|(index, item)| fault(item, &format!("$[{index}]")))
                .collect()
        }
        Ok(item) => Ok(vec![fault(item, "$")?]),
        Err(_) => Err(Refusal::syntax()),
    }
}

/// A fault: a status with what belongs to it, or the name of another course.
fn fault(item: Json, path: &str) -> Result<Reply, Refusal> {
    let Json::Object(mut members) = item else {
        return Err(refuse(path, "must be an object"));
    };
    let delay = number(&mut members, path, "delay", 0..=LONGEST)?.unwrap_or(0);
    let reply = match members.remove("close") {
        Some(Json::Bool(true)) => Reply::close(),
        Some(_) => return Err(refuse(&format!("{path}.close"), "must be true")),
        None => response(&mut members, path)?,
    };
    match members.keys().next() {
        Some(_) => Err(refuse(
            path,
            "must have no members but `delay`, and `close` or `status`, `retryAfter` and `body`",
        )),
        None => Ok(reply.delay(Duration::from_millis(delay))),
    }
}

fn response(members: &mut Map<String, Json>, path: &str) -> Result<Reply, Refusal> {
    let status = number(members, path, "status", 200..=599)?;
    let Some(status) = status.and_then(|status| u16::try_from(status).ok()) else {
        return Err(refuse(path, "must have `status` or `close`"));
    };
    let reply = match members.remove("body") {
        Some(body) => Reply::json(status, &body),
        None => Reply::status(status),
    };
    let seconds = number(members, path, "retryAfter", 0..=LONGEST)?;
    Ok(match seconds {
        Some(seconds) => reply.retry_after(Duration::from_secs(seconds)),
        None => reply,
    })
}

fn number(
    members: &mut Map<String, Json>,
    path: &str,
    name: &str,
    range: std::ops::RangeInclusive<u64>,
) -> Result<Option<u64>, Refusal> {
    let Some(value) = members.remove(name) else {
        return Ok(None);
    };
    match value.as_u64().filter(|value| range.contains(value)) {
        Some(value) => Ok(Some(value)),
        None => Err(refuse(
            &format!("{path}.{name}"),
            format!(
                "must be an integer from {} to {}",
                range.start(),
                range.end()
            ),
        )),
    }
}

fn refuse(path: &str, description: impl Into<String>) -> Refusal {
    let flaw = ValidationErrorItem::default()
        .path(path)
        .description(description);
    Refusal::schema("Fault", vec![flaw])
}
