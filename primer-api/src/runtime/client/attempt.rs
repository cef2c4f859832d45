//! One attempt of a call: a request is sent and its response received.

use std::future::poll_fn;
use std::mem;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::{Method, Response};
use tokio::task::yield_now;
use tokio::time::{Instant, timeout_at};

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::Delivery;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::request::payload::{self, Payload, Piece, Progress};
use crate::runtime::client::request::security::placed::Place;
use crate::runtime::client::request::{Request, headers, security};
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
    /// Whether the credential of the last one was refused.
    pub(crate) is_renewal: bool,
    pub(crate) deadline: Instant,
    pub(crate) extent: Extent,
}

/// Sends a request and receives the response, until the deadline.
///
/// Once there is a status, it is a response: whatever happens to its body, the status says more than the failure.
//
// What few calls need is in a box: the future of every call would have room for it.
pub(crate) async fn attempt(
    exchange: &Exchange,
    settings: &Settings,
    operation: &'static Operation,
    request: &Request,
    turn: Turn,
    span: &AttemptSpan,
) -> Result<Received, Box<Fault>> {
    let deadline = turn.deadline;
    let credentials = match request.provided.as_slice() {
        [] => Vec::new(),
        provided => Box::pin(security::ask(provided, turn.is_renewal, deadline)).await?,
    };
    // Lets a runtime that was busy look at what came on idle connections, before one of them is chosen: a close would leave this
    // request without a response, and bytes that nobody asked for would be taken for its response.
    yield_now().await;
    let mut progress = None;
    let response = {
        let mut sent = for_client(request, credentials);
        let headers = sent.headers_mut();
        if let Some(hook) = &settings.on_attempt {
            hook.tell(operation, turn.number, headers)
                .map_err(|violation| Fault::request(operation, vec![violation]))?;
            headers::add_user_agent(headers, &settings.user_agent);
        }
        if let Some(Payload::Pieces(pieces)) = &request.body {
            let progress = progress.insert(Arc::<Progress>::default());
            let body = Box::pin(opened(pieces, progress, deadline)).await?;
            *sent.body_mut() = Some(body);
        }
        exchange.execute(sent)
    };
    let progress = progress.as_deref();
    let mut response = match head(response, settings, progress, deadline).await {
        Ok(response) => response,
        Err(fault) => match progress.and_then(Progress::take_failure) {
            Some(error) => return Err(Fault::unreadable(error, Delivery::Unknown)),
            None => return Err(fault),
        },
    };
    span.responded(response.status(), response.version());
    let status = response.status().as_u16();
    let headers = mem::take(response.headers_mut());
    if turn.extent == Extent::Head && !operation.successes(status).is_empty() {
        let (silence, all) = (settings.read_timeout, settings.stream_timeout);
        return Ok(Received {
            status,
            headers,
            body: Bytes::new(),
            cut: None,
            rest: Some(Body::new(response, silence, all)),
        });
    }
    let (body, cut) = match settings.body_limit(operation, status) {
        Some(bound) => receive(&mut response, settings, bound, deadline).await,
        None => (Bytes::new(), None),
    };
    Ok(Received {
        status,
        headers,
        body,
        cut,
        rest: None,
    })
}

/// The methods that send `Content-Length: 0` without a body: servers and gateways may respond 411 to others.
//
// RFC 9110, 8.6: "A user agent SHOULD send Content-Length in a request when the method defines a meaning for enclosed content and
// it is not sending Transfer-Encoding."
const DEFINED_FOR_CONTENT: [Method; 3] = [Method::POST, Method::PUT, Method::PATCH];

/// A copy of a request in the terms of the HTTP client, with the credentials of an attempt; without a body that comes in pieces.
fn for_client(request: &Request, credentials: Vec<Place>) -> reqwest::Request {
    let (mut url, mut headers) = (request.url.clone(), request.headers.clone());
    for credential in credentials {
        credential.add_to(&mut url, &mut headers);
    }
    let is_empty = request.body.as_ref().is_none_or(Payload::is_empty);
    if is_empty && DEFINED_FOR_CONTENT.contains(&request.method) {
        // The HTTP client says nothing of a body without bytes.
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    let mut sent = reqwest::Request::new(request.method.clone(), url);
    *sent.headers_mut() = headers;
    if let Some(Payload::Bytes(bytes)) = &request.body {
        *sent.body_mut() = Some(bytes.clone().into());
    }
    sent
}

/// The pieces of a body, opened until the deadline.
async fn opened(
    pieces: &[Piece],
    progress: &Arc<Progress>,
    deadline: Instant,
) -> Result<reqwest::Body, Box<Fault>> {
    match timeout_at(deadline, payload::open(pieces, Arc::clone(progress))).await {
        Ok(Ok(body)) => Ok(reqwest::Body::wrap(body)),
        Ok(Err(error)) => Err(Fault::unreadable(error, Delivery::NotSent)),
        Err(_) => Err(Fault::timeout(Delivery::NotSent)),
    }
}

/// Waits for the head of a response, unless the other side is silent for too long.
async fn head(
    mut response: impl Future<Output = Result<Response, Box<Fault>>> + Unpin,
    settings: &Settings,
    progress: Option<&Progress>,
    deadline: Instant,
) -> Result<Response, Box<Fault>> {
    let begun = Instant::now();
    let silent = || progress.map_or(begun, Progress::since) + settings.read_timeout;
    loop {
        match timeout_at(deadline.min(silent()), &mut response).await {
            Ok(response) => return response,
            // Whether the connection was still being made is not known here.
            Err(_) if Instant::now() >= deadline => return Err(Fault::timeout(Delivery::Unknown)),
            Err(_) if Instant::now() >= silent() => return Err(Fault::silence()),
            Err(_) => {}
        }
    }
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
        let until = || deadline.min(Instant::now() + settings.read_timeout);
        let chunk = match at_once_or(until, pin!(response.chunk())).await {
            Some(Ok(Some(chunk))) => chunk,
            Some(Ok(None)) => break None,
            Some(Err(error)) => break Some(Cut::of(error)),
            None => break Some(Cut::TooLate),
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

/// Waits for a future until an instant, which is asked for only if the future is not ready at once: most bodies come with their heads.
async fn at_once_or<F: Future>(
    until: impl FnOnce() -> Instant,
    mut future: Pin<&mut F>,
) -> Option<F::Output> {
    let at_once = poll_fn(|cx| Poll::Ready(future.as_mut().poll(cx))).await;
    match at_once {
        Poll::Ready(output) => Some(output),
        Poll::Pending => {
            let until = until();
            // A future that took all of its turn leaves none to the timer.
            if Instant::now() >= until {
                return None;
            }
            Box::pin(timeout_at(until, future)).await.ok()
        }
    }
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Instant, at_once_or, pin, yield_now};

    #[tokio::test]
    async fn what_is_not_ready_at_once_does_not_outlast_its_end() {
        let past = Instant::now() - Duration::from_secs(1);
        assert_eq!(at_once_or(|| past, pin!(async { 1 })).await, Some(1));
        let later = pin!(async {
            yield_now().await;
            1
        });
        assert_eq!(at_once_or(|| past, later).await, None);
        let later = pin!(async {
            yield_now().await;
            1
        });
        let future = || Instant::now() + Duration::from_secs(60);
        assert_eq!(at_once_or(future, later).await, Some(1));
    }
}
