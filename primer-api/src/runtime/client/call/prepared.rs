//! A call, whatever its types: its request, and the settings that it has of its own.

use std::mem;
use std::time::Duration;

use http::HeaderMap;
use http::header::ACCEPT;
use tokio::runtime::Handle;
use url::Url;

use crate::runtime::check::Violation;
use crate::runtime::client::attempt::{Extent, Turn, attempt};
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::{Error, ErrorKind};
use crate::runtime::client::operation::{Operation, Sequence};
use crate::runtime::client::request::payload::Payload;
use crate::runtime::client::request::write::write;
use crate::runtime::client::request::{Request, headers, idempotency};
use crate::runtime::client::response::Response;
use crate::runtime::client::response::body::Body;
use crate::runtime::client::response::drift::digits::long_numbers;
use crate::runtime::client::response::drift::search;
use crate::runtime::client::response::open::{Head, open};
use crate::runtime::client::response::read::read;
use crate::runtime::client::response::received::Received;
use crate::runtime::client::retry::course::Course;
use crate::runtime::client::retry::{NEVER, Retry};
use crate::runtime::client::span::CallSpan;
use crate::runtime::client::transport::Transport;
use crate::runtime::client::transport::exchange::Exchange;
use crate::runtime::value::{Outcome, Ref};

/// A call, whatever its types.
pub(crate) struct Prepared {
    pub(super) transport: Transport,
    /// Whose connections are used.
    pub(super) exchange: fn(&Transport) -> &Exchange,
    pub(super) operation: &'static Operation,
    pub(super) request: Result<Request, Box<Fault>>,
    /// Headers that the caller adds.
    pub(super) headers: Option<Box<HeaderMap>>,
    pub(super) timeout: Duration,
    /// Instead of the client's own.
    pub(super) retry: Option<Box<Retry>>,
}

impl Prepared {
    pub(super) fn new(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[Ref<'_>],
        content: usize,
        body: Ref<'_>,
    ) -> Self {
        let servers = transport.servers().of(operation);
        let request = servers.and_then(|base_url| {
            let credentials = transport.credentials();
            write(&base_url, credentials, operation, parameters, content, body)
        });
        Self {
            transport: transport.clone(),
            exchange: Transport::exchange,
            operation,
            request,
            headers: None,
            timeout: transport.settings().timeout,
            retry: None,
        }
    }

    pub(super) fn add_header(&mut self, name: &str, value: &str) {
        // Which of the documented media types comes is the caller's choice.
        if let Ok(request) = &mut self.request
            && name.eq_ignore_ascii_case(ACCEPT.as_str())
        {
            request.headers.remove(ACCEPT);
        }
        let none = HeaderMap::new();
        let request = self.request.as_ref();
        let present = request.map_or(&none, |request| &request.headers);
        let added = headers::additional(name, value, present).and_then(|(name, value)| {
            headers::append(self.headers.get_or_insert_default(), name, value)
        });
        if let Err(violation) = added {
            self.reject(violation);
        }
    }

    fn reject(&mut self, violation: Violation) {
        match &mut self.request {
            Err(fault) if fault.kind == ErrorKind::Request => fault.violations.push(violation),
            // The client has to be put right first.
            Err(_) => {}
            Ok(_) => self.request = Err(Fault::request(self.operation, vec![violation])),
        }
    }

    /// The operation.
    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The URL of the request, if that could be written.
    pub(crate) fn url(&self) -> Option<&Url> {
        self.request.as_ref().ok().map(|request| &request.url)
    }

    /// Replaces the URL of the request.
    pub(crate) fn set_url(&mut self, url: Url) {
        if let Ok(request) = &mut self.request {
            request.url = url;
        }
    }

    /// The same call again; `None` if its request could not be written.
    pub(crate) fn again(&self) -> Option<Self> {
        Some(Self {
            transport: self.transport.clone(),
            exchange: self.exchange,
            operation: self.operation,
            request: Ok(self.request.as_ref().ok()?.clone()),
            headers: self.headers.clone(),
            timeout: self.timeout,
            retry: self.retry.clone(),
        })
    }

    /// The call, within its span.
    pub(crate) async fn call<T: Outcome, F: Outcome, H: Outcome>(
        &mut self,
    ) -> Result<Response<T, H>, Error<F>> {
        let span = CallSpan::new(self.operation);
        let result = span.around(self.respond(&span)).await;
        span.end(&result);
        result
    }

    /// Makes the call and reads its response.
    pub(super) async fn respond<T: Outcome, F: Outcome, H: Outcome>(
        &mut self,
        span: &CallSpan,
    ) -> Result<Response<T, H>, Error<F>> {
        let operation = self.operation;
        let on_drift = self.transport.settings().on_drift.clone();
        let (received, attempts) = self
            .exchange(Extent::Whole, span)
            .await
            .map_err(|fault| Error::new(fault, None))?;
        // The text of the body is gone when it is read.
        let numbers = match on_drift {
            Some(_) => long_numbers(&received.body),
            None => Vec::new(),
        };
        let result = read(operation, received);
        if let Some(hook) = on_drift {
            search::tell(&hook, operation, &result, &numbers);
        }
        result.map_err(|error| error.after(&attempts, operation))
    }

    /// Makes the call and opens its response: any documented success, or the sequence of the operation.
    pub(super) async fn open<F: Outcome>(
        &mut self,
        sequence: Option<&'static Sequence>,
        span: &CallSpan,
    ) -> Result<(Head, Body), Error<F>> {
        let operation = self.operation;
        let on_drift = self.transport.settings().on_drift.clone();
        let (received, attempts) = self
            .exchange(Extent::Head, span)
            .await
            .map_err(|fault| Error::new(fault, None))?;
        let numbers = match on_drift {
            Some(_) => long_numbers(&received.body),
            None => Vec::new(),
        };
        let result = open(operation, received, &attempts, sequence);
        if let (Some(hook), Err(error)) = (on_drift, &result) {
            search::tell_failure(&hook, operation, error, &numbers);
        }
        result
    }

    /// Makes the call, until its deadline.
    async fn exchange(
        &mut self,
        extent: Extent,
        span: &CallSpan,
    ) -> Result<(Received, Attempts), Box<Fault>> {
        let operation = self.operation;
        let request = match &mut self.request {
            Ok(request) => request,
            // A call is made once.
            Err(fault) => return Err(mem::replace(fault, Fault::request(operation, Vec::new()))),
        };
        let settings = self.transport.settings();
        let headers = &mut request.headers;
        headers::complete(
            operation,
            headers,
            self.headers.as_deref(),
            &settings.headers,
        )?;
        // A hook may name another for an attempt. Where there is none, the copies of these headers need no more room than these.
        if settings.on_attempt.is_none() {
            headers::add_user_agent(headers, &settings.user_agent);
        }
        // Timers and sockets panic without it.
        if Handle::try_current().is_err() {
            return Err(Fault::configuration("there is no Tokio runtime").of(operation));
        }
        let has_key = idempotency::complete(operation, headers);
        let request = &*request;
        let body = request.body.as_ref();
        let course = Course {
            operation,
            has_key,
            retry: match body.is_none_or(Payload::is_repeatable) {
                true => self.retry.as_deref().unwrap_or(&settings.retry),
                false => &NEVER,
            },
            budget: self.transport.budget(),
            clock: &settings.clock,
            attempt_timeout: match body.is_some_and(Payload::is_read) {
                true => self.timeout,
                false => settings.attempt_timeout,
            },
            timeout: self.timeout,
            is_renewable: request.is_renewable(),
        };
        let exchange = (self.exchange)(&self.transport);
        let mut number = 0;
        let mut send = |deadline, is_renewal| {
            number += 1;
            let turn = Turn {
                number,
                is_renewal,
                deadline,
                extent,
            };
            let span = span.attempt(operation, &request.url);
            // Two small allocations take less time than one of more than a kilobyte.
            Box::pin(async move {
                let attempt = attempt(exchange, settings, operation, request, turn, &span);
                let result = span.around(attempt).await;
                span.end(&result);
                result
            })
        };
        match course.run(&mut send).await {
            (Ok(received), attempts) => Ok((received, attempts)),
            (Err(mut fault), attempts) => {
                fault.after(&attempts, operation);
                Err(fault.of(operation))
            }
        }
    }
}
