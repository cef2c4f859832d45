//! The service: who asks, for what, and in which version.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use axum::routing::any;
use percent_encoding::percent_decode_str;

use super::body;
use super::clock::Clock;
use super::envelope;
use super::mint::Mint;
use super::refusal::Refusal;
use super::sessions::Sessions;
use super::types::v2_4::ValidationErrorItem;
use super::version::Version;
use crate::runtime::{Json, Secret};

/// The service, shared by all connections.
pub(super) struct Service {
    api_key: Secret,
    mint: Mint,
    clock: Clock,
    sessions: Sessions,
}

impl Default for Service {
    fn default() -> Self {
        let mint = Mint::default();
        Self {
            api_key: mint.secret(),
            mint,
            clock: Clock::default(),
            sessions: Sessions::default(),
        }
    }
}

impl Service {
    pub(super) fn api_key(&self) -> &Secret {
        &self.api_key
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    async fn exchange(&self, request: Request) -> Result<Json, Refusal> {
        let (head, body) = request.into_parts();
        self.authorize(&head.headers)?;
        let version = version(&head.headers)?;
        match (head.method, version.update()) {
            (Method::POST, _) => {
                let sent = body::read(&head.headers, body).await?;
                version.creation().check(&sent.bytes)?;
                let token = self.mint.secret();
                self.sessions
                    .create(version, &token, sent.members, self.clock.now())
            }
            (Method::GET, Some(_)) => {
                let token = client_token(head.uri.query().unwrap_or_default())?;
                self.sessions.retrieve(version, &token, self.clock.now())
            }
            (Method::PATCH, Some(schema)) => {
                let sent = body::read(&head.headers, body).await?;
                schema.check(&sent.bytes)?;
                self.sessions
                    .update(version, schema.name, sent.members, self.clock.now())
            }
            (_, Some(_)) => Err(Refusal::method("GET, PATCH, POST")),
            (_, None) => Err(Refusal::method("POST")),
        }
    }

    fn authorize(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        match headers.get("x-api-key") {
            Some(key) if key.as_bytes() == self.api_key.expose().as_bytes() => Ok(()),
            _ => Err(Refusal::api_key()),
        }
    }

    fn respond(&self, result: Result<Json, Refusal>) -> Response {
        match result {
            Ok(session) => envelope::success(&session),
            Err(refusal) => envelope::failure(refusal, self.mint.diagnostics_id()),
        }
    }
}

/// The service at its only path.
pub(super) fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/client-session", any(exchange))
        .fallback(refuse_path)
        .with_state(service)
}

async fn exchange(State(service): State<Arc<Service>>, request: Request) -> Response {
    let result = service.exchange(request).await;
    service.respond(result)
}

async fn refuse_path(State(service): State<Arc<Service>>) -> Response {
    service.respond(Err(Refusal::path()))
}

fn version(headers: &HeaderMap) -> Result<Version, Refusal> {
    let mut values = headers.get_all("x-api-version").iter();
    let Some(value) = values.next() else {
        return Ok(Version::EARLIEST);
    };
    let version = value.to_str().ok().and_then(Version::parse);
    match (version, values.next()) {
        (Some(version), None) => Ok(version),
        _ => Err(Refusal::version()),
    }
}

/// The only `clientToken` of a query.
fn client_token(query: &str) -> Result<String, Refusal> {
    let mut tokens = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("clientToken="));
    match (tokens.next(), tokens.next()) {
        (Some(token), None) => Ok(percent_decode_str(token).decode_utf8_lossy().into_owned()),
        (_, second) => {
            let description = if second.is_some() {
                "must be there once"
            } else {
                "must be there"
            };
            let flaw = ValidationErrorItem::default()
                .path("$.clientToken")
                .description(description);
            Err(Refusal::schema("RetrieveClientSession", vec![flaw]))
        }
    }
}
