//! Client sessions, as the service returns them.

/// The body of a response to a creation, for every version.
pub const SESSION: &str =
    r#"{"clientToken":"t","clientTokenExpirationDate":"2021-08-12T16:14:08Z"}"#;

/// The body of a response to a creation, about this order.
pub fn session_of(order: &str) -> String {
    SESSION.replace('}', &format!(r#","orderId":"{order}"}}"#))
}
