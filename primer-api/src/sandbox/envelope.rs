//! The reply around a session or a refusal.

use http::header::ALLOW;

use super::refusal::Refusal;
use crate::runtime::Json;
use crate::runtime::mock::Reply;

pub(super) fn success(session: &Json) -> Reply {
    Reply::json(200, session)
}

pub(super) fn failure(refusal: Refusal, diagnostics_id: String) -> Reply {
    let (status, allow) = (refusal.status, refusal.allow);
    let reply = Reply::json(status.as_u16(), &refusal.into_body(diagnostics_id));
    match allow {
        // RFC 9110, 15.5.6: a response with 405 must say what is allowed.
        Some(allow) => reply.header(ALLOW.as_str(), allow),
        None => reply,
    }
}
