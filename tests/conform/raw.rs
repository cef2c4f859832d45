//! Requests that no typed client sends, to a sandbox behind a tap.

use primer_api::sandbox::Sandbox;
use primer_tests::Tap;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

pub(crate) struct Raw {
    pub(crate) sandbox: Sandbox,
    pub(crate) tap: Tap,
    client: reqwest::Client,
}

impl Raw {
    pub(crate) async fn start() -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let tap = Tap::start(sandbox.base_url()).await;
        Self {
            sandbox,
            tap,
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
        }
    }

    /// A request with nothing but its method and its target.
    pub(crate) fn bare(&self, method: &str, target: &str) -> RequestBuilder {
        let url = format!("{}{target}", self.tap.url());
        self.client.request(method.parse().unwrap(), url)
    }

    /// A request with a key and a version.
    pub(crate) fn request(&self, method: &str, version: &str) -> RequestBuilder {
        let bare = self.bare(method, "/client-session");
        let keyed = bare.header("x-api-key", self.sandbox.api_key());
        keyed.header("x-api-version", version)
    }

    /// A request with a key, a version and a body.
    pub(crate) fn json(&self, method: &str, version: &str, body: &Value) -> RequestBuilder {
        let request = self.request(method, version);
        let request = request.header("content-type", "application/json");
        request.body(body.to_string())
    }

    /// A request for a session.
    pub(crate) fn retrieve(&self, version: &str, token: &str) -> RequestBuilder {
        let target = format!("/client-session?clientToken={token}");
        let keyed = self
            .bare("GET", &target)
            .header("x-api-key", self.sandbox.api_key());
        keyed.header("x-api-version", version)
    }

    /// The status of the response, and its body.
    pub(crate) async fn send(&self, request: RequestBuilder) -> (u16, Value) {
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap())
    }

    /// The token of a new session.
    pub(crate) async fn token(&self) -> String {
        let session = json!({"orderId": "order-42", "currencyCode": "GBP", "amount": 100});
        let (status, body) = self.send(self.json("POST", "2.4", &session)).await;
        assert_eq!(status, 200, "{body}");
        body["clientToken"].as_str().unwrap().to_owned()
    }
}
