//! A request to Primer and its response, to be shown beside the basket.

use std::time::Instant;

use primer_api::runtime::Response;
use primer_api::v2_4::VERSION;
use primer_api::{Delivery, Error, Json};
use serde::Serialize;

/// A request and its response, without the token.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Exchange {
    method: &'static str,
    path: &'static str,
    version: &'static str,
    request: Json,
    /// The status, or why there is none.
    outcome: String,
    response: Json,
    milliseconds: u128,
    #[serde(skip)]
    begun: Instant,
}

impl Exchange {
    pub(crate) fn begin(method: &'static str, request: &impl Serialize) -> Self {
        Self {
            method,
            path: "/client-session",
            version: VERSION,
            request: shown(request),
            outcome: String::new(),
            response: Json::Null,
            milliseconds: 0,
            begun: Instant::now(),
        }
    }

    pub(crate) fn succeeded<T: Serialize>(mut self, response: &Response<T>) -> Self {
        self.outcome = response.status().to_string();
        self.response = shown(response.body());
        self.end()
    }

    pub(crate) fn failed<F>(mut self, error: &Error<F>) -> Self {
        self.outcome = match (error.status(), error.delivery()) {
            (Some(status), _) => status.to_string(),
            (None, Delivery::NotSent) => "not sent".into(),
            (None, _) => "no response".into(),
        };
        let body = error.raw_body().map(serde_json::from_slice);
        if let Some(Ok(body)) = body {
            self.response = body;
        }
        self.end()
    }

    fn end(mut self) -> Self {
        self.milliseconds = self.begun.elapsed().as_millis();
        self
    }
}

/// A value as it goes over the wire, but for its client token, of which the beginning is enough to tell it from others.
fn shown(value: &impl Serialize) -> Json {
    let mut json = serde_json::to_value(value).unwrap_or_default();
    if let Some(Json::String(token)) = json.get_mut("clientToken") {
        *token = token.chars().take(6).chain(['…']).collect();
    }
    json
}
