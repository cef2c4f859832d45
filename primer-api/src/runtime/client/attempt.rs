//! One attempt of a call: a request is sent and its response received.

use std::pin::pin;
use std::sync::Arc;
use std::{io, mem};

use reqwest::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::{Method, Response};
use tokio::task::yield_now;
use tokio::time::{Instant, timeout_at};

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::Delivery;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::request::Request;
use crate::runtime::client::request::payload::{self, Payload, Progress};
use crate::runtime::client::response::body::{Body, Cut};
use crate::runtime::client::response::received::Received;
use crate::runtime::client::span::AttemptSpan;
use crate::runtime::client::transport::exchange::Exchange;
use crate::runtime::client::transport::settings::Settings;

/// How much of a success an attempt receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it, within the client's limit.
    Whole,
    /// Its head; the body is received as the caller wants it.
    Head,
}

/// One attempt of several.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// Which one it is; the first is 1.
    pub(crate) number: u32,
    pub(crate) deadline: Instant,
    pub(crate) extent: Extent,
}

/// Sends a request and receives the response, until the deadline.
///
/// Once there is a status, it is a response: whatever happens to its body, the status says more than the failure.
pub(crate) async fn attempt(
    exchange: &Exchange,
    settings: &Settings,
    operation: &'static Operation,
    mut request: Request,
    Turn {
        number,
        deadline,
        extent,
    }: Turn,
    span: &AttemptSpan,
) -> Result<Received, Box<Fault>> {
    // Lets a runtime that was busy look at what came on idle connections, before one of them is chosen: a close would leave this
    // request without a response, and bytes that nobody asked for would be taken for its response.
    yield_now().await;
    if let Some(hook) = &settings.on_attempt {
        hook.tell(operation, number, &mut request.headers)
            .map_err(|violation| Fault::request(operation, vec![violation]))?;
    }
    let progress = Progress::new();
    let request = timeout_at(deadline, for_client(request, &progress));
    let request = match request.await {
        Ok(Ok(request)) => request,
        Ok(Err(error)) => return Err(Fault::unreadable(error, Delivery::NotSent)),
        Err(_) => return Err(Fault::timeout(Delivery::NotSent)),
    };
    let response = send(exchange, settings, request, &progress, deadline);
    let mut response = match response.await {
        Ok(response) => response,
        Err(fault) => match progress.take_failure() {
            Some(error) => return Err(Fault::unreadable(error, Delivery::Unknown)),
            None => return Err(fault),
        },
    };
    span.responded(response.status(), response.version());
    let status = response.status().as_u16();
    let headers = mem::take(response.headers_mut());
    let mut received = Received {
        status,
        headers,
        body: Vec::new(),
        cut: None,
        rest: None,
    };
    match settings.body_limit(operation, status) {
        _ if extent == Extent::Head && !operation.successes(status).is_empty() => {
            received.rest = Some(Body::new(
                response,
                settings.read_timeout,
                settings.stream_timeout,
            ));
        }
        Some(bound) => {
            (received.body, received.cut) = receive(&mut response, settings, bound, deadline).await;
        }
        None => {}
    }
    Ok(received)
}

/// The methods that send `Content-Length: 0` without a body: servers and gateways may respond 411 to others.
//
// RFC 9110, 8.6: "A user agent SHOULD send Content-Length in a request when the method defines a meaning for enclosed content and
// it is not sending Transfer-Encoding."
const DEFINED_FOR_CONTENT: [Method; 3] = [Method::POST, Method::PUT, Method::PATCH];

/// Sends a request and yields the head of its response, unless the other side is silent for too long.
async fn send(
    exchange: &Exchange,
    settings: &Settings,
    request: reqwest::Request,
    progress: &Progress,
    deadline: Instant,
) -> Result<Response, Box<Fault>> {
    let mut response = pin!(exchange.execute(request));
    loop {
        let silent = progress.since() + settings.read_timeout;
        match timeout_at(deadline.min(silent), response.as_mut()).await {
            Ok(response) => return response,
            // Whether the connection was still being made is not known here.
            Err(_) if Instant::now() >= deadline => return Err(Fault::timeout(Delivery::Unknown)),
            Err(_) if Instant::now() >= progress.since() + settings.read_timeout => {
                return Err(Fault::silence());
            }
            Err(_) => {}
        }
    }
}

/// The request in the terms of the HTTP client.
async fn for_client(request: Request, progress: &Arc<Progress>) -> io::Result<reqwest::Request> {
    let Request {
        method,
        url,
        headers,
        body,
        provided: _,
    } = request;
    let is_empty = body.as_ref().is_none_or(Payload::is_empty);
    let declares_length = is_empty && DEFINED_FOR_CONTENT.contains(&method);
    let mut request = reqwest::Request::new(method, url);
    *request.headers_mut() = headers;
    if declares_length {
        // The HTTP client says nothing of a body without bytes.
        let headers = request.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    *request.body_mut() = match body {
        None => None,
        Some(Payload::Bytes(bytes)) => Some(bytes.into()),
        Some(Payload::Pieces(pieces)) => {
            Some(reqwest::Body::wrap(payload::open(&pieces, progress).await?))
        }
    };
    Ok(request)
}

/// Receives a body; what counts is what comes, not what `Content-Length` says.
async fn receive(
    response: &mut Response,
    settings: &Settings,
    bound: usize,
    deadline: Instant,
) -> (Vec<u8>, Option<Cut>) {
    let mut body = Vec::new();
    let cut = loop {
        let silent = Instant::now() + settings.read_timeout;
        let chunk = match timeout_at(deadline.min(silent), response.chunk()).await {
            Ok(Ok(Some(chunk))) => chunk,
            Ok(Ok(None)) => break None,
            Ok(Err(error)) => break Some(Cut::of(error)),
            Err(_) => break Some(Cut::TooLate),
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
