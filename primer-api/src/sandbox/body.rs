//! The body of a request.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::refusal::Refusal;
use crate::runtime::mock::{Body, ReceivedRequest};
use crate::runtime::{Json, from_bytes};

/// The greatest length of a body, in bytes.
pub(super) const LARGEST: usize = 1024 * 1024;

/// An object that was sent.
pub(super) struct Sent<'r> {
    /// As it came.
    pub(super) bytes: &'r [u8],
    pub(super) members: serde_json::Map<String, Json>,
}

/// Reads a body that has to be a JSON object.
pub(super) fn read(request: &ReceivedRequest) -> Result<Sent<'_>, Refusal> {
    if !is_accepted(request.headers()) {
        return Err(Refusal::media_type());
    }
    let bytes = match request.body() {
        Body::Whole(bytes) => bytes.as_ref(),
        Body::TooLarge => return Err(Refusal::size()),
        Body::Broken => return Err(Refusal::broken_body()),
    };
    match from_bytes(0, bytes) {
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
