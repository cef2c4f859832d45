//! A failure, in the words of a shop.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use primer_api::v2_4::{ErrorResponse, ValidationErrorEntry};
use primer_api::{Error, ErrorKind, Executed};
use serde::Serialize;

use crate::exchange::Exchange;
use crate::shopper::State;

/// A failure as the page shows it.
#[derive(Serialize)]
pub(crate) struct Problem {
    #[serde(skip)]
    status: StatusCode,
    message: &'static str,
    /// What is wrong with which field of the page, as the end of a sentence.
    pub(crate) fields: BTreeMap<String, String>,
    /// What Primer's support asks for.
    reference: Option<String>,
    exchange: Option<Box<Exchange>>,
    /// The basket as it is after the failure.
    state: Option<Box<State>>,
}

impl Problem {
    /// Something is wrong with what was asked for.
    pub(crate) fn basket() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Please look at the fields that are marked.",
        )
    }

    /// There is nothing to pay.
    pub(crate) fn nothing_to_pay() -> Self {
        Self::new(StatusCode::CONFLICT, "There is nothing to pay yet.")
    }

    /// The shopper's cookie is unknown.
    pub(crate) fn unknown_shopper() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "This basket is no longer kept. Load the page again for a new one.",
        )
    }

    /// The request is not one of the page's.
    pub(crate) fn request() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "The shop does not understand this request. Load the page again.",
        )
    }

    /// What became of a failed call.
    pub(crate) fn of(error: &Error<ErrorResponse>) -> Self {
        // One line, without a token, a name or an address in it: it can be logged as it is.
        eprintln!("{error}");
        let mut problem = Self::new(StatusCode::BAD_GATEWAY, message(error));
        problem.reference = error.diagnostics_id().map(str::to_owned);
        for violation in error.violations() {
            problem.add_path(&violation.path, &violation.rule.to_string());
        }
        problem.add_refused_members(error.body());
        if problem.fields.is_empty() {
            problem
        } else {
            Self {
                message: Self::basket().message,
                status: Self::basket().status,
                ..problem
            }
        }
    }

    pub(crate) fn with(self, exchange: Exchange) -> Self {
        Self {
            exchange: Some(Box::new(exchange)),
            ..self
        }
    }

    pub(crate) fn in_state(self, state: State) -> Self {
        Self {
            state: Some(Box::new(state)),
            ..self
        }
    }

    pub(crate) fn add_field(&mut self, field: impl Into<String>, rule: impl Into<String>) {
        self.fields.insert(field.into(), rule.into());
    }

    fn new(status: StatusCode, message: &'static str) -> Self {
        Self {
            status,
            message,
            fields: BTreeMap::new(),
            reference: None,
            exchange: None,
            state: None,
        }
    }

    fn add_refused_members(&mut self, body: Option<&ErrorResponse>) {
        let entries = body.and_then(|body| body.error.validation_errors.as_ref());
        for entry in entries.into_iter().flatten() {
            let ValidationErrorEntry::ValidationError(refused) = entry else {
                continue; // A text without a path.
            };
            for item in refused.errors.iter().flatten() {
                if let (Some(path), Some(description)) = (&item.path, &item.description) {
                    self.add_path(path.trim_start_matches("$."), description);
                }
            }
        }
    }

    /// The page's fields of the address have the names of Primer's members.
    fn add_path(&mut self, path: &str, rule: &str) {
        if let Some(field) = path.strip_prefix("customer.shippingAddress.") {
            self.add_field(field, rule);
        }
    }
}

/// The message is decided by the one question that matters: was it executed?
fn message(error: &Error<ErrorResponse>) -> &'static str {
    match (error.executed(), error.kind(), error.status()) {
        (Executed::Perhaps | Executed::Yes, ..) => {
            "The payment service did not confirm the change. Nothing was charged; please try again."
        }
        (Executed::No, _, Some(401 | 403)) | (Executed::No, ErrorKind::Configuration, _) => {
            "Payments are not set up: the payment service does not know this shop."
        }
        (Executed::No, _, Some(429)) => {
            "The payment service is busy. Please try again in a moment."
        }
        (Executed::No, ErrorKind::Request, _) | (Executed::No, _, Some(_)) => {
            "The payment service does not accept this basket."
        }
        (Executed::No, ..) => {
            "The payment service cannot be reached. Nothing has changed; please try again."
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, axum::Json(self)).into_response()
    }
}
