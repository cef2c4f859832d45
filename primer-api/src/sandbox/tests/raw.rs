//! Requests that no typed client would send.

use reqwest::header::HeaderMap;
use serde_json::json;

use super::super::Sandbox;
use super::super::types::v2_4;
use crate::runtime::Json;

/// The response of the sandbox to a request that no typed client would send.
pub(super) struct Raw {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Json,
}

impl Raw {
    /// The `errorId` of an envelope that has all that every envelope has.
    pub(super) fn error_id(&self) -> &str {
        let error = &self.body["error"];
        assert_eq!(self.headers["content-type"], "application/json");
        assert!(!error["description"].as_str().unwrap().is_empty());
        let diagnostics_id = error["diagnosticsId"].as_str().unwrap();
        assert_eq!(diagnostics_id.len(), 16, "{diagnostics_id}");
        error["errorId"].as_str().unwrap()
    }

    pub(super) fn refusal(&self) -> (u16, &str) {
        (self.status, self.error_id())
    }

    /// The paths of all validation errors.
    pub(super) fn paths(&self) -> Vec<&str> {
        self.body["error"]["validationErrors"][0]["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| {
                assert!(!error["description"].as_str().unwrap().is_empty());
                error["path"].as_str().unwrap()
            })
            .collect()
    }
}

pub(super) struct Asked<'a> {
    sandbox: &'a Sandbox,
    request: reqwest::RequestBuilder,
}

/// A request with nothing but a key.
pub(super) fn ask<'a>(sandbox: &'a Sandbox, method: &str, target: &str) -> Asked<'a> {
    let url = format!("{}{target}", sandbox.base_url());
    let builder = reqwest::Client::builder().no_proxy();
    #[cfg(feature = "rustls")]
    let builder = builder.tls_certs_only([]);
    let client = builder.build().unwrap();
    Asked {
        sandbox,
        request: client.request(method.parse().unwrap(), url),
    }
}

impl Asked<'_> {
    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub(super) fn keyed(self) -> Self {
        let key = self.sandbox.api_key().to_owned();
        self.header("x-api-key", &key)
    }

    pub(super) fn version(self, version: &str) -> Self {
        self.header("x-api-version", version)
    }

    pub(super) fn text(mut self, body: impl Into<reqwest::Body>) -> Self {
        self.request = self.request.body(body);
        self
    }

    pub(super) fn json(self, body: &Json) -> Self {
        self.header("content-type", "application/json")
            .text(body.to_string())
    }

    /// The text of the response.
    pub(super) async fn send_text(self) -> String {
        self.request.send().await.unwrap().text().await.unwrap()
    }

    pub(super) async fn send(self) -> Raw {
        let response = self.request.send().await.unwrap();
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.text().await.unwrap();
        Raw {
            status,
            headers,
            body: serde_json::from_str(&text).unwrap_or_default(),
        }
    }
}

/// Sends a body under a version.
pub(super) async fn send(sandbox: &Sandbox, method: &str, version: &str, body: &Json) -> Raw {
    let asked = ask(sandbox, method, "/client-session");
    asked.keyed().version(version).json(body).send().await
}

pub(super) async fn retrieve(sandbox: &Sandbox, version: &str, token: &str) -> Raw {
    let target = format!("/client-session?clientToken={token}");
    let asked = ask(sandbox, "GET", &target);
    asked.keyed().version(version).send().await
}

/// Creates a session and yields its token.
pub(super) async fn create(sandbox: &Sandbox, version: &str, body: &Json) -> String {
    let raw = send(sandbox, "POST", version, body).await;
    assert_eq!(raw.status, 200, "{}", raw.body);
    raw.body["clientToken"].as_str().unwrap().to_owned()
}

pub(super) fn basket() -> Json {
    json!({
        "orderId": "order-abc",
        "currencyCode": "GBP",
        "customerId": "customer-123",
        "metadata": {"channel": "web"},
        "customer": {"emailAddress": "jo@example.com", "firstName": "Jo"},
        "order": {
            "countryCode": "GB",
            "lineItems": [
                {"itemId": "shoes-123", "description": "Some shoes", "amount": 2500, "quantity": 2},
            ],
            "shipping": {"amount": 199},
        },
    })
}

/// A client of the latest version.
pub(super) fn client(sandbox: &Sandbox) -> v2_4::Client {
    let builder = v2_4::Client::builder().base_url(sandbox.base_url());
    builder.api_key(sandbox.api_key()).build().unwrap()
}
