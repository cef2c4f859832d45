//! The response around a session or a refusal.

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;

use super::refusal::Refusal;
use crate::runtime::Json;

pub(super) fn success(session: &Json) -> Response {
    respond(StatusCode::OK, session)
}

pub(super) fn failure(refusal: Refusal, diagnostics_id: String) -> Response {
    let allow = refusal.allow;
    let mut response = respond(refusal.status, &refusal.into_body(diagnostics_id));
    if let Some(allow) = allow {
        // RFC 9110, 15.5.6: a response with 405 must say what is allowed.
        response
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static(allow));
    }
    response
}

fn respond(status: StatusCode, value: &impl Serialize) -> Response {
    // Every key is a string and every number finite: writing does not fail.
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
