//! The search of a response for what its document does not declare.

use http::HeaderMap;

use super::digits::{self, LongNumber};
use super::report::Report;
use super::{Hook, body, head};
use crate::runtime::client::error::Error;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::response::Response;
use crate::runtime::value::{Outcome, Ref};

/// Tells the hook of all in a response that the document does not declare.
pub(crate) fn tell<T: Outcome, F: Outcome, H: Outcome>(
    hook: &Hook,
    operation: &'static Operation,
    result: &Result<Response<T, H>, Error<F>>,
    numbers: &[LongNumber],
) {
    let response = match result {
        Ok(response) => response,
        Err(error) => return tell_failure(hook, operation, error, numbers),
    };
    let (body, is_sensitive) = (response.body().get(), response.is_sensitive());
    let mut report = Report::new(hook, operation, response.status());
    let values = response.documented_headers();
    inspect_head(&mut report, response.headers(), values);
    body::inspect(&mut report, body, is_sensitive);
    digits::inspect(&mut report, body, is_sensitive, numbers);
}

/// Tells the hook of all in a failure that the document does not declare.
pub(crate) fn tell_failure<F: Outcome>(
    hook: &Hook,
    operation: &'static Operation,
    error: &Error<F>,
    numbers: &[LongNumber],
) {
    let (Some(status), Some(headers)) = (error.status(), error.headers()) else {
        return;
    };
    let mut documented = operation.documented(status).iter();
    let is_sensitive = documented.any(|it| it.sensitive);
    let body = error.body().map_or(Ref::Absent, F::get);
    let mut report = Report::new(hook, operation, status);
    head::inspect(&mut report, headers);
    body::inspect(&mut report, body, is_sensitive);
    digits::inspect(&mut report, body, is_sensitive, numbers);
}

/// Tells the hook of all in the head of a response that the document does not declare.
pub(crate) fn tell_head<H: Outcome>(
    hook: &Hook,
    operation: &'static Operation,
    (status, headers): (u16, &HeaderMap),
    values: &H,
) {
    inspect_head(&mut Report::new(hook, operation, status), headers, values);
}

/// Tells the hook of all in an item of a response that the document does not declare.
pub(crate) fn tell_item<E: Outcome>(
    hook: &Hook,
    operation: &'static Operation,
    status: u16,
    (item, is_sensitive, numbers): (&E, bool, &[LongNumber]),
) {
    let mut report = Report::new(hook, operation, status);
    body::inspect(&mut report, item.get(), is_sensitive);
    digits::inspect(&mut report, item.get(), is_sensitive, numbers);
}

/// What concerns the response as a whole comes first: however much the body holds, it is told.
fn inspect_head<H: Outcome>(report: &mut Report<'_>, headers: &HeaderMap, values: &H) {
    head::inspect(report, headers);
    head::inspect_documented(report, headers, values.get());
    body::inspect(report, values.get(), false);
}
