//! The search of a response for what its document does not declare.

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
    let (status, headers, body, is_sensitive) = match result {
        Ok(response) => (
            response.status(),
            response.headers(),
            response.body().get(),
            response.is_sensitive(),
        ),
        Err(error) => {
            let (Some(status), Some(headers)) = (error.status(), error.headers()) else {
                return;
            };
            let documented = operation.documented(status);
            (
                status,
                headers,
                error.body().map_or(Ref::Absent, F::get),
                documented.iter().any(|it| it.sensitive),
            )
        }
    };
    let mut report = Report::new(hook, operation, status);
    // What concerns the response as a whole comes first: however much the body holds, it is told.
    head::inspect(&mut report, headers);
    if let Ok(response) = result {
        let values = response.documented_headers().get();
        head::inspect_documented(&mut report, headers, values);
        body::inspect(&mut report, values, false);
    }
    body::inspect(&mut report, body, is_sensitive);
    digits::inspect(&mut report, body, is_sensitive, numbers);
}
