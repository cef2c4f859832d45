//! The body of a request, read within bounds.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use super::refusal::Refusal;
use crate::runtime::{Json, from_bytes};

/// The greatest length of a body, in bytes.
pub(super) const LARGEST: usize = 1024 * 1024;

/// The number of bytes that are read at all, so that a client that sends too much still gets a response.
const DRAINED: usize = 16 * LARGEST;

/// An object that was sent.
pub(super) struct Sent {
    /// As it came.
    pub(super) bytes: Vec<u8>,
    pub(super) members: serde_json::Map<String, Json>,
}

/// Reads a body that has to be a JSON object.
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Result<Sent, Refusal> {
    if !is_accepted(headers) {
        return Err(Refusal::media_type());
    }
    let bytes = receive(body).await?;
    match from_bytes(0, &bytes) {
        Ok(Json::Object(members)) => Ok(Sent { bytes, members }),
        Ok(_) => Err(Refusal::not_an_object()),
        Err(_) => Err(Refusal::syntax()),
    }
}

/// The media types under which a body is read as JSON. The guides' own requests are sent by curl, which names the second one
/// for a body whose type it was not told.
const ACCEPTED: [&str; 2] = ["application/json", "application/x-www-form-urlencoded"];

fn is_accepted(headers: &HeaderMap) -> bool {
    let Some(media_type) = headers.get(CONTENT_TYPE) else {
        return true;
    };
    let media_type = media_type.to_str().unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    ACCEPTED
        .iter()
        .any(|accepted| essence.eq_ignore_ascii_case(accepted))
}

async fn receive(mut body: Body) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut received: usize = 0;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Refusal::broken_body())?;
        let Ok(chunk) = frame.into_data() else {
            continue; // Trailers say nothing here.
        };
        received = received.saturating_add(chunk.len());
        if received <= LARGEST {
            bytes.extend_from_slice(&chunk);
        } else if received > DRAINED {
            break;
        }
    }
    if received > LARGEST {
        Err(Refusal::size())
    } else {
        Ok(bytes)
    }
}
