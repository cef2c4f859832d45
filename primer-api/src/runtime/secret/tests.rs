#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::Secret;

#[test]
fn a_secret_is_never_printed() {
    let secret = Secret::from("token-4711");
    assert_eq!(
        format!("{secret:?} {:#?} {:?}", secret, Some(&secret)),
        "[redacted] [redacted] Some([redacted])"
    );
    assert_eq!(secret.expose(), "token-4711");
}

#[test]
fn a_secret_is_made_from_any_text_and_sent_as_it_is() {
    fn secret(text: impl Into<Secret>) -> Secret {
        text.into()
    }
    let text = String::from("t");
    let one = secret(&text);
    assert!(
        [secret("t"), secret(&one), secret(text)]
            .iter()
            .all(|secret| *secret == one)
    );
    assert_eq!(serde_json::to_string(&one).unwrap(), r#""t""#);
    assert_eq!(serde_json::from_str::<Secret>(r#""t""#).unwrap(), one);
}

#[test]
fn a_value_that_is_not_a_secret_is_not_shown_either() {
    let error = serde_json::from_str::<Secret>("4711")
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("expected string, found integer"),
        "{error}"
    );
}
