//! One attempt of a call: a request is sent and its answer received.

use std::mem;

use reqwest::header::HeaderMap;
use reqwest::{Client, Request, Response};
use tokio::task::yield_now;
use tokio::time::{Instant, timeout_at};

use super::answer;
use super::error::{Delivery, ErrorKind};
use super::fault::Fault;
use super::operation::Operation;
use super::span::AttemptSpan;
use super::transport::Settings;

/// An answer, as far as it was received.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// Why there is no more of the body than this.
    pub(super) cut: Option<Cut>,
}

/// Why a body was not received whole.
pub(super) enum Cut {
    TooLarge,
    TooLate,
    Broken(reqwest::Error),
}

impl Cut {
    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Self::TooLarge => ErrorKind::TooLarge,
            Self::TooLate => ErrorKind::Timeout,
            Self::Broken(_) => ErrorKind::Transport,
        }
    }
}

/// Sends a request and receives the answer, until the deadline.
///
/// Once there is a status, it is an answer: whatever happens to its body, the status says more than the failure.
pub(super) async fn attempt(
    client: &Client,
    settings: &Settings,
    operation: &'static Operation,
    mut request: Request,
    number: u32,
    deadline: Instant,
    span: &AttemptSpan,
) -> Result<Received, Box<Fault>> {
    // Lets a runtime that was busy look at what came on idle connections, before one of them is chosen: a close would leave this
    // request without an answer, and bytes that nobody asked for would be taken for its answer.
    yield_now().await;
    if let Some(hook) = &settings.on_attempt {
        hook.tell(operation, number, request.headers_mut())
            .map_err(|violation| Fault::request(operation, vec![violation]))?;
    }
    let mut response = match timeout_at(deadline, client.execute(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Err(Fault::unanswered(error)),
        // Whether the connection was still being made is not known here.
        Err(_) => return Err(Fault::timeout(Delivery::Unknown)),
    };
    span.answered(&response);
    let status = response.status().as_u16();
    let headers = mem::take(response.headers_mut());
    let (body, cut) = match answer::bound(operation, status, settings) {
        Some(bound) => receive(&mut response, bound, deadline).await,
        None => (Vec::new(), None),
    };
    Ok(Received {
        status,
        headers,
        body,
        cut,
    })
}

/// Receives a body; what counts is what comes, not what `Content-Length` says.
async fn receive(
    response: &mut Response,
    bound: usize,
    deadline: Instant,
) -> (Vec<u8>, Option<Cut>) {
    let mut body = Vec::new();
    let cut = loop {
        let chunk = match timeout_at(deadline, response.chunk()).await {
            Ok(Ok(Some(chunk))) => chunk,
            Ok(Ok(None)) => break None,
            Ok(Err(error)) if !error.is_timeout() => break Some(Cut::Broken(error)),
            Ok(Err(_)) | Err(_) => break Some(Cut::TooLate),
        };
        let room = bound.saturating_sub(body.len());
        match chunk.get(..room) {
            Some(fitting) if fitting.len() < chunk.len() => {
                body.extend_from_slice(fitting);
                break Some(Cut::TooLarge);
            }
            _ => body.extend_from_slice(&chunk),
        }
    };
    (body, cut)
}
