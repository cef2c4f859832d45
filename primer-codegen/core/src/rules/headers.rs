//! Request headers that the client itself sets.

/// Headers that the client sets: those that frame a message or belong to the connection (RFC 9110, 6 to 8; RFC 9112, 6 and 9),
/// `Accept-Encoding`, by which a response could come that is not decoded, and the three that OpenAPI ignores.
//
// OpenAPI 3.0, Parameter Object: "If `in` is "header" and the `name` field is "Accept", "Content-Type" or "Authorization", the
// parameter definition SHALL be ignored."
const SET_BY_THE_CLIENT: [&str; 16] = [
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Whether the client sets a header itself. The names of headers are the same in any case (RFC 9110, 5.1).
pub(crate) fn is_set_by_the_client(header: &str) -> bool {
    SET_BY_THE_CLIENT
        .iter()
        .any(|it| it.eq_ignore_ascii_case(header))
}
