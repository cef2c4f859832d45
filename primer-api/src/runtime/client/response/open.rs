//! Opens a response whose body is received as it is wanted.

use std::borrow::Cow;
use std::io;

use http::header::HeaderMap;

use crate::runtime::client::error::Error;
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::fault::{FailedResponse, Fault};
use crate::runtime::client::error::kind::ErrorKind;
use crate::runtime::client::operation::{Operation, Sequence};
use crate::runtime::client::response::body::Body;
use crate::runtime::client::response::body::Cut;
use crate::runtime::client::response::media::{candidates, essence, is_of, sent};
use crate::runtime::client::response::read::{
    NOT_DOCUMENTED, encoded, foreign_body, kind_of, none_of_these, refusal, refused, unreadable,
};
use crate::runtime::client::response::received::Received;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::Outcome;

/// The head of a response: what is known before its body, and what every error of the rest says.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) operation: &'static Operation,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    attempts: Attempts,
}

impl Head {
    /// An error of the rest of the response.
    pub(crate) fn error(&self, kind: ErrorKind, reason: impl Into<Cow<'static, str>>) -> Error {
        self.of(Fault::refused(kind, self.response(), reason))
    }

    /// The error of a body that was not received completely.
    pub(crate) fn cut_off(&self, cut: Cut) -> Error {
        let kind = cut.kind();
        self.of(match cut {
            Cut::TooLarge => {
                let reason = "a part of the body is larger than the client allows";
                Fault::refused(kind, self.response(), reason)
            }
            Cut::TooLate => Fault::refused(
                kind,
                self.response(),
                "the body did not go on or end in time",
            ),
            Cut::Broken(error) => {
                Fault::refused(kind, self.response(), "the body broke off").caused_by_http(error)
            }
        })
    }

    /// The error of a place to which the body cannot be written.
    pub(crate) fn unwritten(&self, error: io::Error) -> Error {
        let reason = "the body cannot be written";
        self.of(Fault::refused(ErrorKind::Transport, self.response(), reason).caused_by(error))
    }

    /// The error of a part of the body that is not as documented.
    pub(crate) fn misfit(&self, reason: impl Into<Cow<'static, str>>, misfit: Misfit) -> Error {
        self.of(Fault::refused(ErrorKind::Decode, self.response(), reason).misfit(misfit))
    }

    fn response(&self) -> FailedResponse {
        FailedResponse::new(self.status, self.headers.clone(), Vec::new())
    }

    fn of(&self, fault: Box<Fault>) -> Error {
        Error::new(fault.of(self.operation), None).after(&self.attempts, self.operation)
    }
}

/// Opens a response as the document declares it: as any documented success, or as one that is this sequence.
pub(crate) fn open<F: Outcome>(
    operation: &'static Operation,
    mut received: Received,
    attempts: &Attempts,
    sequence: Option<&Sequence>,
) -> Result<(Head, Body), Error<F>> {
    let body = match received.rest.take() {
        Some(body) => body,
        None => {
            let (fault, body) = refusal(operation.failure(received.status), received);
            return Err(Error::new(fault.of(operation), body).after(attempts, operation));
        }
    };
    let foreign = match sequence {
        Some(sequence) => foreign_sequence(sequence, &received.headers),
        None => foreign_success(operation, &received),
    };
    let fault = match foreign {
        None => {
            let head = Head {
                operation,
                status: received.status,
                headers: received.headers,
                attempts: *attempts,
            };
            return Ok((head, body));
        }
        Some(Foreign::Status) => refused(ErrorKind::Status, received, NOT_DOCUMENTED),
        Some(Foreign::Body(misfit)) => unreadable(ErrorKind::Decode, received, misfit),
    };
    Err(Error::new(fault.of(operation), None).after(attempts, operation))
}

/// The reason why a response is not what is documented.
enum Foreign {
    Status,
    Body(Misfit),
}

/// The reason why a response is no documented success, as far as its head says; `None` if it is one.
fn foreign_success(operation: &Operation, received: &Received) -> Option<Foreign> {
    let documented = operation.success(received.status);
    if documented.is_empty() {
        return foreign_status(operation, received);
    }
    match candidates(documented, &received.headers, true).next() {
        None => Some(Foreign::Body(none_of_these(&received.headers))),
        Some(it) => {
            let found = foreign_body(it, &received.headers)?;
            Some(Foreign::Body(Misfit::new(
                "the documented media type",
                found,
            )))
        }
    }
}

/// Whether a success of an undocumented status has another media type than all documented ones. 206 says itself that the body is a part.
fn foreign_status(operation: &Operation, received: &Received) -> Option<Foreign> {
    let sent = sent(&received.headers).unwrap_or_default();
    let sent = essence(&sent);
    let mut successes = operation.successes(received.status).iter();
    let is_documented = successes.any(|it| {
        is_of(&sent, &essence(it.media_type)) && foreign_body(it, &received.headers).is_none()
    });
    (!is_documented || received.status == 206).then_some(Foreign::Status)
}

/// The reason why a response is not the documented sequence; `None` if it is, or does not say what it is.
fn foreign_sequence(sequence: &Sequence, headers: &HeaderMap) -> Option<Foreign> {
    let found = match encoded(headers) {
        Some(found) => found,
        None => {
            let sent = sent(headers)?;
            let sent = essence(&sent);
            let is_expected = sent.is_empty()
                || is_of(&sent, &essence(sequence.media_type))
                || sequence.framing.is_of(&sent);
            if is_expected {
                return None;
            }
            kind_of(&sent)
        }
    };
    Some(Foreign::Body(Misfit::new(sequence.framing.name(), found)))
}
