//! A failed call, whatever the types of its operation are.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::time::Duration;
use std::{fmt, io};

use http::HeaderMap;

use crate::runtime::check::Violation;
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::cause::{self, HttpError};
use crate::runtime::client::error::effect::Effect;
use crate::runtime::client::error::identifiers::Identifiers;
use crate::runtime::client::error::kind::{Delivery, ErrorKind, Executed};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::operation::status::is_success;
use crate::runtime::misfit::Misfit;

/// The number of violations that a message lists.
const LISTED_VIOLATIONS: usize = 5;

/// The number of characters of a path that a message shows.
const PATH_LENGTH: usize = 200;

/// A failed call.
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) delivery: Delivery,
    pub(crate) executed: Executed,
    /// Whether another attempt would fail alike.
    pub(crate) is_permanent: bool,
    /// The number of attempts.
    pub(crate) attempts: u32,
    /// The time that the server asks to wait.
    pub(crate) retry_after: Option<Duration>,
    pub(crate) operation: Option<&'static Operation>,
    /// The reason, in words; holds no value, no URL and no text that a server wrote.
    pub(crate) reason: Cow<'static, str>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) misfit: Option<Misfit>,
    pub(crate) response: Option<FailedResponse>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The response of a failed call.
pub(crate) struct FailedResponse {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The body as it came, up to the bound.
    pub(crate) body: Vec<u8>,
    identifiers: Identifiers,
}

impl FailedResponse {
    pub(crate) fn new(status: u16, headers: HeaderMap, body: Vec<u8>) -> Self {
        Self {
            status,
            headers,
            body,
            identifiers: Identifiers::default(),
        }
    }

    /// Searches the body of a failure for identifiers.
    fn identify(&mut self, operation: &Operation) {
        // The body of a success has none, and may be so large that the search would take longer than the call has time.
        if !is_success(self.status) {
            self.identifiers = Identifiers::of(operation, &self.body);
        }
    }

    pub(crate) fn error_id(&self) -> Option<&str> {
        self.identifiers.error_id.as_deref()
    }

    pub(crate) fn diagnostics_id(&self) -> Option<&str> {
        self.identifiers.diagnostics_id.as_deref()
    }
}

impl Fault {
    /// A fault of a client that does not exist yet.
    pub(crate) fn configuration(reason: impl Into<Cow<'static, str>>) -> Box<Self> {
        Self::new(ErrorKind::Configuration, Delivery::NotSent, None, reason)
    }

    /// A request that breaks the document's rules.
    pub(crate) fn request(operation: &'static Operation, violations: Vec<Violation>) -> Box<Self> {
        let mut fault = Self::new(ErrorKind::Request, Delivery::NotSent, Some(operation), "");
        fault.violations = violations;
        fault
    }

    /// A provider that failed. Its error is the caller's own, and no part of the message.
    pub(crate) fn no_credential(scheme: &str, error: Box<dyn StdError + Send + Sync>) -> Box<Self> {
        let reason = format!("no credential for `{scheme}`: its provider failed");
        let mut fault = Self::new(ErrorKind::Credential, Delivery::NotSent, None, reason);
        fault.source = Some(error);
        fault
    }

    /// A request that an HTTP client of the caller's got no response to. Its error is the caller's own, and no part of the message.
    pub(crate) fn of_own_client(
        delivery: Delivery,
        error: Box<dyn StdError + Send + Sync>,
    ) -> Box<Self> {
        let reason = "no response: the HTTP client of the application failed";
        let mut fault = Self::new(ErrorKind::Transport, delivery, None, reason);
        fault.source = Some(error);
        fault
    }

    /// A deadline that passed.
    pub(crate) fn timeout(delivery: Delivery) -> Box<Self> {
        let reason = match delivery {
            Delivery::NotSent => "the deadline passed before anything was sent",
            Delivery::Unknown | Delivery::Answered => "the deadline passed before a response came",
        };
        Self::new(ErrorKind::Timeout, delivery, None, reason)
    }

    /// Content that cannot be read, to its end at least.
    pub(crate) fn unreadable(error: io::Error, delivery: Delivery) -> Box<Self> {
        let reason = "the content to be sent cannot be read";
        Self::new(ErrorKind::Upload, delivery, None, reason).caused_by(error)
    }

    /// A server that neither takes a request nor responds.
    pub(crate) fn silence() -> Box<Self> {
        Self::new(
            ErrorKind::Timeout,
            Delivery::Unknown,
            None,
            "no response in time",
        )
    }

    /// A request that was not sent.
    #[cfg(feature = "mock")]
    pub(crate) fn unsent(kind: ErrorKind, reason: &'static str) -> Box<Self> {
        Self::new(kind, Delivery::NotSent, None, reason)
    }

    /// A connection that broke before there was a response.
    #[cfg(feature = "mock")]
    pub(crate) fn disconnected() -> Box<Self> {
        Self::new(ErrorKind::Transport, Delivery::Unknown, None, "no response")
    }

    /// A request that got no response.
    pub(crate) fn no_response(error: HttpError) -> Box<Self> {
        let (kind, delivery, reason) = match () {
            // Nothing was written to a connection that was not made.
            () if error.is_connect() => {
                (ErrorKind::Connect, Delivery::NotSent, no_connection(&error))
            }
            () if error.is_builder() => (
                ErrorKind::Configuration,
                Delivery::NotSent,
                "the request cannot be sent to this URL".into(),
            ),
            () if error.is_timeout() => (
                ErrorKind::Timeout,
                Delivery::Unknown,
                "no response in time".into(),
            ),
            () if cause::is_unbegun(&error) => (
                ErrorKind::Transport,
                Delivery::NotSent,
                "the server did not begin with the request".into(),
            ),
            () => (
                ErrorKind::Transport,
                Delivery::Unknown,
                cause::of_no_response(&error)
                    .unwrap_or("no response")
                    .into(),
            ),
        };
        let mut fault = Self::new(kind, delivery, None, reason);
        fault.is_permanent = cause::is_permanent(&error);
        fault.caused_by_http(error)
    }

    /// A response that is not a documented success, or cannot be read.
    pub(crate) fn refused(
        kind: ErrorKind,
        response: FailedResponse,
        reason: impl Into<Cow<'static, str>>,
    ) -> Box<Self> {
        let mut fault = Self::new(kind, Delivery::Answered, None, reason);
        fault.executed = Effect::of(Delivery::Answered, Some(response.status)).executed();
        fault.response = Some(response);
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
            executed: Effect::of(delivery, None).executed(),
            is_permanent: false,
            attempts: 0,
            retry_after: None,
            operation,
            reason: reason.into(),
            violations: Vec::new(),
            misfit: None,
            response: None,
            source: None,
        })
    }

    /// The same fault, of this operation.
    pub(crate) fn of(mut self: Box<Self>, operation: &'static Operation) -> Box<Self> {
        self.operation = Some(operation);
        if let Some(response) = &mut self.response {
            response.identify(operation);
        }
        self
    }

    /// Notes what came of the whole call.
    pub(crate) fn after(&mut self, attempts: &Attempts, operation: &'static Operation) {
        self.delivery = attempts.delivery(operation);
        self.executed = attempts.executed(operation);
        self.attempts = attempts.count;
        self.retry_after = attempts.retry_after;
    }

    /// The same fault, caused by an error whose URL is not for the log, nor the text that a server wrote into a GOAWAY.
    pub(crate) fn caused_by_http(self: Box<Self>, error: HttpError) -> Box<Self> {
        if cause::quotes_server(&error) {
            return self;
        }
        self.caused_by(error.without_url())
    }

    /// The same fault, caused by an error that holds no value.
    pub(crate) fn caused_by(
        mut self: Box<Self>,
        error: impl StdError + Send + Sync + 'static,
    ) -> Box<Self> {
        self.source = Some(Box::new(error));
        self
    }

    /// The same fault, with what did not fit. The names in its path may be a server's.
    pub(crate) fn misfit(mut self: Box<Self>, misfit: Misfit) -> Box<Self> {
        self.misfit = Some(Misfit {
            path: legible(&misfit.path),
            ..misfit
        });
        self
    }

    /// Whether a deadline passed, of the connection, of reading, of the attempt or of the call.
    pub(crate) fn is_timeout(&self) -> bool {
        let source = self
            .source
            .as_deref()
            .and_then(|error| error.downcast_ref::<HttpError>());
        self.kind == ErrorKind::Timeout || source.is_some_and(HttpError::is_timeout)
    }

    /// The error of the operating system, in the standard library's words.
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

    /// The parts of the message: first what came back, then why it cannot be used, then the outcome of the whole call.
    fn parts(&self) -> impl Iterator<Item = String> {
        let response = self.response.as_ref();
        let error_id = response.and_then(FailedResponse::error_id);
        let diagnostics_id = response.and_then(FailedResponse::diagnostics_id);
        let parts = [
            response.map(|response| format!("status {}", response.status)),
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
        let says_so = self
            .response
            .as_ref()
            .is_some_and(|it| is_success(it.status));
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
        if let Some(status) = self.response.as_ref().map(|response| response.status) {
            shown.field("status", &status);
        }
        // Headers and bodies hold what nobody has vetted.
        shown
            .field("message", &self.to_string())
            .finish_non_exhaustive()
    }
}

fn no_connection(error: &HttpError) -> Cow<'static, str> {
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
pub(crate) fn legible(path: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "._-$[]*\"".contains(c) {
            c
        } else {
            '?'
        }
    };
    path.chars().take(PATH_LENGTH).map(plain).collect()
}
