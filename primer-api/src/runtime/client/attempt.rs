//! One attempt of a call: a request is sent and its response received.

use std::pin::pin;
use std::sync::Arc;
use std::{io, mem};

use bytes::Bytes;
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
    let progress = match &request.body {
        Some(Payload::Pieces(_)) => Some(Arc::<Progress>::default()),
        Some(Payload::Bytes(_)) | None => None,
    };
    let request = timeout_at(deadline, for_client(request, progress.as_ref()));
    let request = match request.await {
        Ok(Ok(request)) => request,
        Ok(Err(error)) => return Err(Fault::unreadable(error, Delivery::NotSent)),
        Err(_) => return Err(Fault::timeout(Delivery::NotSent)),
    };
    let response = send(exchange, settings, request, progress.as_deref(), deadline);
    let mut response = match response.await {
        Ok(response) => response,
        Err(fault) => match progress.and_then(|it| it.take_failure()) {
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
        body: Bytes::new(),
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
    progress: Option<&Progress>,
    deadline: Instant,
) -> Result<Response, Box<Fault>> {
    let begun = Instant::now();
    let silent = || progress.map_or(begun, Progress::since) + settings.read_timeout;
    let mut response = pin!(exchange.execute(request));
    loop {
        match timeout_at(deadline.min(silent()), response.as_mut()).await {
            Ok(response) => return response,
            // Whether the connection was still being made is not known here.
            Err(_) if Instant::now() >= deadline => return Err(Fault::timeout(Delivery::Unknown)),
            Err(_) if Instant::now() >= silent() => return Err(Fault::silence()),
            Err(_) => {}
        }
    }
}

/// The request in the terms of the HTTP client.
async fn for_client(
    request: Request,
    progress: Option<&Arc<Progress>>,
) -> io::Result<reqwest::Request> {
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
    *request.body_mut() = match (body, progress) {
        (None, _) => None,
        (Some(Payload::Bytes(bytes)), _) => Some(bytes.into()),
        (Some(Payload::Pieces(pieces)), progress) => {
            let progress = progress.cloned().unwrap_or_default();
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
) -> (Bytes, Option<Cut>) {
    let mut body = Collected::default();
    let cut = loop {
        let silent = Instant::now() + settings.read_timeout;
        let chunk = match timeout_at(deadline.min(silent), response.chunk()).await {
            Ok(Ok(Some(chunk))) => chunk,
            Ok(Ok(None)) => break None,
            Ok(Err(error)) => break Some(Cut::of(error)),
            Err(_) => break Some(Cut::TooLate),
        };
        let room = bound.saturating_sub(body.len());
        if chunk.len() > room {
            body.push(chunk.slice(..room));
            break Some(Cut::TooLarge);
        }
        body.push(chunk);
    };
    (body.into_bytes(), cut)
}

/// The chunks of a body as one. A single one, as most bodies are, is not copied.
#[derive(Default)]
struct Collected {
    first: Bytes,
    /// All of them, from the second on.
    all: Vec<u8>,
}

impl Collected {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    fn push(&mut self, chunk: Bytes) {
        if self.first.is_empty() {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&chunk);
    }

    fn into_bytes(self) -> Bytes {
        match self.all.is_empty() {
            true => self.first,
            false => self.all.into(),
        }
    }
}
