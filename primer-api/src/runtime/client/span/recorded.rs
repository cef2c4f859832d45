//! Spans as OpenTelemetry has them: an internal one for a call, and a client's for each of its attempts.
//!
//! Names of fields and their values are those of its semantic conventions for HTTP clients; what these have no name for begins
//! with `api.`. Everything that is recorded is in the document, in our own words, a number, or the server's scheme, host and
//! port: no URL, no value of a parameter, no header and no body.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http::{StatusCode, Version};
use tracing::field::{Empty, display};
use tracing::instrument::{Instrument, Instrumented};
use tracing::{Span, debug, info_span};
use url::Url;

use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::{Delivery, ErrorKind};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::response::received::Received;
use crate::runtime::client::transport::base_url::unbracketed;

/// The target of all spans and events, by which filters select them.
const TARGET: &str = "primer_api";

/// The span of a call, from when it is awaited until there is a value or an error.
pub(crate) struct CallSpan {
    span: Span,
    attempts: AtomicU32,
}

/// The span of an attempt, from its request until the response is received.
pub(crate) struct AttemptSpan {
    span: Span,
}

impl CallSpan {
    pub(crate) fn new(operation: &Operation) -> Self {
        let span = info_span!(
            target: TARGET,
            "call",
            otel.name = operation.id,
            otel.kind = "internal",
            otel.status_code = Empty,
            api.operation = operation.id,
            api.version = operation.version,
            api.attempts = Empty,
            api.delivery = Empty,
            "error.type" = Empty,
        );
        Self {
            span,
            attempts: AtomicU32::new(0),
        }
    }

    /// The future, inside of the span whenever it runs and wherever.
    pub(crate) fn around<A: Future>(&self, future: A) -> Instrumented<A> {
        future.instrument(self.span.clone())
    }

    /// The span of the next attempt, which is made inside of the call's.
    pub(crate) fn attempt(&self, operation: &Operation, url: &Url) -> AttemptSpan {
        let earlier = self.attempts.fetch_add(1, Ordering::Relaxed);
        AttemptSpan::new(operation, url, earlier)
    }

    pub(crate) fn end<T, F>(&self, result: &Result<T, Error<F>>) {
        let attempts = self.attempts.load(Ordering::Relaxed);
        self.span.record("api.attempts", i64::from(attempts));
        if let Err(error) = result {
            self.span.record("api.delivery", delivery(error.delivery()));
            fail(&self.span, error.kind(), error.status());
        }
    }
}

impl AttemptSpan {
    // Numbers are `i64`, which is what OpenTelemetry's integers are.
    fn new(operation: &Operation, url: &Url, earlier: u32) -> Self {
        let span = info_span!(
            target: TARGET,
            "attempt",
            otel.name = %format_args!("{} {}", operation.method, operation.path),
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = operation.method,
            http.request.resend_count = (earlier > 0).then_some(i64::from(earlier)),
            http.response.status_code = Empty,
            network.protocol.version = Empty,
            server.address = url.host_str().map(unbracketed),
            server.port = url.port_or_known_default().map(i64::from),
            url.scheme = url.scheme(),
            url.template = operation.path,
            "error.type" = Empty,
        );
        Self { span }
    }

    /// The future, inside of the span whenever it runs and wherever.
    pub(crate) fn around<A: Future>(&self, future: A) -> Instrumented<A> {
        future.instrument(self.span.clone())
    }

    /// Notes the head of the response, as soon as it is there.
    pub(crate) fn responded(&self, status: StatusCode, version: Version) {
        let status = i64::from(status.as_u16());
        self.span.record("http.response.status_code", status);
        if let Some(version) = protocol_version(version) {
            self.span.record("network.protocol.version", version);
        }
    }

    /// Notes what failed. A redirect or an undocumented success is a response all the same: what it means for the call is said
    /// in the call's span.
    pub(crate) fn end(&self, result: &Result<Received, Box<Fault>>) {
        match result {
            Ok(received) if received.status >= 400 => {
                fail(&self.span, ErrorKind::Status, Some(received.status));
            }
            Ok(received) => {
                if let Some(cut) = &received.cut {
                    fail(&self.span, cut.kind(), None);
                }
            }
            Err(fault) => fail(&self.span, fault.kind, None),
        }
    }
}

/// Notes in the span of the call that another attempt follows that of this number, which failed so.
pub(crate) fn repeat(number: u32, kind: ErrorKind, status: Option<u16>, wait: Duration) {
    debug!(
        target: TARGET,
        attempt = i64::from(number),
        wait_ms = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX),
        "error.type" = %ErrorType(kind, status),
        "another attempt follows"
    );
}

fn fail(span: &Span, kind: ErrorKind, status: Option<u16>) {
    span.record("otel.status_code", "ERROR");
    span.record("error.type", display(ErrorType(kind, status)));
}

/// The failure, as one of a few words: the status, or else its kind.
struct ErrorType(ErrorKind, Option<u16>);

impl fmt::Display for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match *self {
            Self(ErrorKind::Status, Some(status)) => return status.fmt(f),
            Self(ErrorKind::Status, None) => "status",
            Self(ErrorKind::Configuration, _) => "configuration",
            Self(ErrorKind::Credential, _) => "credential",
            Self(ErrorKind::Request, _) => "request",
            Self(ErrorKind::Upload, _) => "upload",
            Self(ErrorKind::Connect, _) => "connect",
            Self(ErrorKind::Timeout, _) => "timeout",
            Self(ErrorKind::Transport, _) => "transport",
            Self(ErrorKind::Decode, _) => "decode",
            Self(ErrorKind::TooLarge, _) => "too_large",
        })
    }
}

fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::NotSent => "not_sent",
        Delivery::Unknown => "unknown",
        Delivery::Answered => "answered",
    }
}

/// As the conventions write it; `None` for one that they have no name for.
fn protocol_version(version: Version) -> Option<&'static str> {
    match version {
        Version::HTTP_10 => Some("1.0"),
        Version::HTTP_11 => Some("1.1"),
        Version::HTTP_2 => Some("2"),
        Version::HTTP_3 => Some("3"),
        _ => None,
    }
}
