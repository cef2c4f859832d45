//! What is known of a failed call, whatever the types of the operation are.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::answer::is_success;
use super::cause;
use super::error::{Delivery, ErrorKind, Executed};
use super::identifiers::Identifiers;
use super::operation::Operation;
use super::retry::{Made, Trace};
use crate::runtime::check::Violation;
use crate::runtime::read::Misfit;

/// How many violations a message lists.
const LISTED_VIOLATIONS: usize = 5;

/// How many characters of a path stand in a message.
const PATH_LENGTH: usize = 200;

/// A failed call.
pub(super) struct Fault {
    pub(super) kind: ErrorKind,
    pub(super) delivery: Delivery,
    pub(super) executed: Executed,
    /// Whether another attempt would fail alike.
    pub(super) is_permanent: bool,
    /// How many attempts were made.
    pub(super) attempts: u32,
    /// How long the server asks to wait.
    pub(super) retry_after: Option<Duration>,
    pub(super) operation: Option<&'static Operation>,
    /// What there is to say; holds no value, no URL and no text that a server wrote.
    pub(super) reason: Cow<'static, str>,
    pub(super) violations: Vec<Violation>,
    pub(super) misfit: Option<Misfit>,
    pub(super) answer: Option<Answered>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What the server answered.
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    /// The body as it came, up to the bound.
    pub(super) body: Vec<u8>,
    identifiers: Identifiers,
}

impl Answered {
    /// An answer; the body of a failure is searched for identifiers.
    pub(super) fn new(status: u16, headers: HeaderMap, body: Vec<u8>) -> Self {
        // That of a success has none, and may be so large that the search would take longer than the call has time.
        let searched = if is_success(status) { &[] } else { &*body };
        Self {
            status,
            headers,
            identifiers: Identifiers::of(searched),
            body,
        }
    }

    pub(super) fn error_id(&self) -> Option<&str> {
        self.identifiers.error_id.as_deref()
    }

    pub(super) fn diagnostics_id(&self) -> Option<&str> {
        self.identifiers.diagnostics_id.as_deref()
    }
}

impl Fault {
    /// A fault of a client that does not exist yet.
    pub(super) fn configuration(reason: impl Into<Cow<'static, str>>) -> Box<Self> {
        Self::new(ErrorKind::Configuration, Delivery::NotSent, None, reason)
    }

    /// A request that breaks the document's rules.
    pub(super) fn request(operation: &'static Operation, violations: Vec<Violation>) -> Box<Self> {
        let mut fault = Self::new(ErrorKind::Request, Delivery::NotSent, Some(operation), "");
        fault.violations = violations;
        fault
    }

    /// A deadline that passed.
    pub(super) fn timeout(delivery: Delivery) -> Box<Self> {
        let reason = match delivery {
            Delivery::NotSent => "the deadline passed before anything was sent",
            _ => "the deadline passed before an answer came",
        };
        Self::new(ErrorKind::Timeout, delivery, None, reason)
    }

    /// A request that got no answer.
    pub(super) fn unanswered(error: reqwest::Error) -> Box<Self> {
        let (kind, delivery) = match () {
            // Nothing was written to a connection that did not come to be.
            () if error.is_connect() => (ErrorKind::Connect, Delivery::NotSent),
            () if error.is_builder() => (ErrorKind::Configuration, Delivery::NotSent),
            () if error.is_timeout() => (ErrorKind::Timeout, Delivery::Unknown),
            () if cause::is_unbegun(&error) => (ErrorKind::Transport, Delivery::NotSent),
            () => (ErrorKind::Transport, Delivery::Unknown),
        };
        let reason = match (kind, delivery) {
            (ErrorKind::Connect, _) => no_connection(&error),
            (ErrorKind::Configuration, _) => "the request cannot be sent to this URL".into(),
            (ErrorKind::Timeout, _) => "no answer in time".into(),
            (_, Delivery::NotSent) => "the server did not begin with the request".into(),
            _ => cause::of_no_answer(&error).unwrap_or("no answer").into(),
        };
        let mut fault = Self::new(kind, delivery, None, reason);
        fault.is_permanent = cause::is_permanent(&error);
        fault.caused_by_http(error)
    }

    /// An answer that was not the one hoped for.
    pub(super) fn answered(
        kind: ErrorKind,
        answer: Answered,
        reason: impl Into<Cow<'static, str>>,
    ) -> Box<Self> {
        let mut fault = Self::new(kind, Delivery::Answered, None, reason);
        fault.executed = Trace::of(Delivery::Answered, Some(answer.status)).executed();
        fault.answer = Some(answer);
        fault
    }

    fn new(
        kind: ErrorKind,
        delivery: Delivery,
        operation: Option<&'static Operation>,
        reason: impl Into<Cow<'static, str>>,
    ) -> Box<Self> {
        Box::new(Self {
            kind,
            delivery,
            executed: Trace::of(delivery, None).executed(),
            is_permanent: false,
            attempts: 0,
            retry_after: None,
            operation,
            reason: reason.into(),
            violations: Vec::new(),
            misfit: None,
            answer: None,
            source: None,
        })
    }

    /// The same fault, of this operation.
    pub(super) fn of(mut self: Box<Self>, operation: &'static Operation) -> Box<Self> {
        self.operation = Some(operation);
        self
    }

    /// Notes what came of the whole call.
    pub(super) fn after(&mut self, made: &Made, operation: &'static Operation) {
        self.delivery = made.delivery(operation);
        self.executed = made.executed(operation);
        self.attempts = made.attempts;
        self.retry_after = made.retry_after;
    }

    /// The same fault, caused by an error whose URL is not for the log, nor the text that a server wrote into a GOAWAY.
    pub(super) fn caused_by_http(self: Box<Self>, error: reqwest::Error) -> Box<Self> {
        if cause::quotes_server(&error) {
            return self;
        }
        self.caused_by(error.without_url())
    }

    /// The same fault, caused by an error that holds no value.
    pub(super) fn caused_by(
        mut self: Box<Self>,
        error: impl StdError + Send + Sync + 'static,
    ) -> Box<Self> {
        self.source = Some(Box::new(error));
        self
    }

    /// The same fault, with what did not fit. The names in its path may be a server's.
    pub(super) fn misfit(mut self: Box<Self>, misfit: Misfit) -> Box<Self> {
        self.misfit = Some(Misfit {
            path: legible(&misfit.path),
            ..misfit
        });
        self
    }

    /// Whether a deadline passed, of the connection, of reading, of the attempt or of the call.
    pub(super) fn is_timeout(&self) -> bool {
        let source = self
            .source
            .as_deref()
            .and_then(|error| error.downcast_ref::<reqwest::Error>());
        self.kind == ErrorKind::Timeout || source.is_some_and(reqwest::Error::is_timeout)
    }

    /// What the operating system said, in the standard library's words.
    fn io_kind(&self) -> Option<io::ErrorKind> {
        let source = self.source.as_deref()?;
        // Some kinds say nothing: those that libraries choose, and one that has no name yet.
        let says = |kind: &io::ErrorKind| {
            !matches!(kind, io::ErrorKind::Other | io::ErrorKind::InvalidData)
                && kind.to_string() != "uncategorized error"
        };
        cause::chain(source)
            .filter_map(|error| error.downcast_ref::<io::Error>())
            .map(io::Error::kind)
            .find(says)
    }

    /// What there is to say, in the order in which it is asked: what came back, why it is of no use, what became of the whole call.
    fn parts(&self) -> impl Iterator<Item = String> {
        let answer = self.answer.as_ref();
        let error_id = answer.and_then(Answered::error_id);
        let diagnostics_id = answer.and_then(Answered::diagnostics_id);
        let parts = [
            answer.map(|answer| format!("status {}", answer.status)),
            error_id.map(str::to_owned),
            diagnostics_id.map(|id| format!("diagnostics id {id}")),
            (!self.reason.is_empty()).then(|| self.reason.to_string()),
            self.misfit.as_ref().map(Misfit::to_string),
            self.io_kind().map(|kind| kind.to_string()),
            (self.attempts > 1).then(|| format!("{} attempts", self.attempts)),
            self.retry_after
                .map(|wait| wait.as_secs())
                .filter(|seconds| *seconds > 0)
                .map(|seconds| format!("the server asks to wait {seconds} s")),
            self.execution().map(str::to_owned),
        ];
        parts.into_iter().flatten()
    }

    /// Whether it was executed, where the status does not say so itself.
    fn execution(&self) -> Option<&'static str> {
        let says_so = self.answer.as_ref().is_some_and(|it| is_success(it.status));
        match self.executed {
            Executed::Perhaps => Some("it may have been executed"),
            Executed::Yes if !says_so => Some("an earlier attempt was executed"),
            Executed::Yes | Executed::No => None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation {
            write!(f, "`{}` ({}): ", operation.id, operation.version)?;
        }
        if !self.violations.is_empty() {
            write_violations(f, &self.violations)?;
            // A header that a hook adds to a later attempt may be one too many.
            return match self.execution() {
                Some(words) => write!(f, ", {words}"),
                None => Ok(()),
            };
        }
        let mut separator = "";
        for part in self.parts() {
            write!(f, "{separator}{part}")?;
            separator = ", ";
        }
        Ok(())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Error");
        shown
            .field("kind", &self.kind)
            .field("delivery", &self.delivery)
            .field("executed", &self.executed);
        if let Some(status) = self.answer.as_ref().map(|answer| answer.status) {
            shown.field("status", &status);
        }
        // Headers and bodies hold what nobody has vetted.
        shown
            .field("message", &self.to_string())
            .finish_non_exhaustive()
    }
}

fn no_connection(error: &reqwest::Error) -> Cow<'static, str> {
    match cause::of_no_connection(error) {
        Some(why) => format!("no connection, {why}").into(),
        None if error.is_timeout() => "no connection in time".into(),
        None => "no connection".into(),
    }
}

fn write_violations(f: &mut fmt::Formatter<'_>, violations: &[Violation]) -> fmt::Result {
    let count = violations.len();
    write!(
        f,
        "{count} {}: ",
        if count == 1 {
            "violation"
        } else {
            "violations"
        }
    )?;
    for (n, violation) in violations.iter().take(LISTED_VIOLATIONS).enumerate() {
        write!(f, "{}{violation}", if n == 0 { "" } else { "; " })?;
    }
    match count.checked_sub(LISTED_VIOLATIONS) {
        None | Some(0) => Ok(()),
        Some(more) => write!(f, "; and {more} more"),
    }
}

/// A path on one short line.
pub(super) fn legible(path: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "._-$[]*\"".contains(c) {
            c
        } else {
            '?'
        }
    };
    path.chars().take(PATH_LENGTH).map(plain).collect()
}
