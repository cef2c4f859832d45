#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use http::header::HeaderMap;

use super::authorize;
use super::credentials::{Credentials, Source};
use crate::runtime::client::operation::{Credential, Operation, Scheme};
use crate::runtime::client::tests::fixture::PLAIN;
use crate::runtime::secret::Secret;

const KEY: Scheme = Scheme {
    name: "Key",
    place: Credential::Header("X-Key"),
};
const QUERY: Scheme = Scheme {
    name: "Query",
    place: Credential::Query("key"),
};
const TOKEN: Scheme = Scheme {
    name: "Token",
    place: Credential::Bearer,
};
const DIGEST: Scheme = Scheme {
    name: "Digest",
    place: Credential::Authorization,
};
const SESSION: Scheme = Scheme {
    name: "Session",
    place: Credential::Cookie("sid"),
};
const LOGIN: Scheme = Scheme {
    name: "Login",
    place: Credential::Basic,
};

fn credentials(default: Option<&str>, named: &[(&str, &str)]) -> Credentials {
    let named = named
        .iter()
        .map(|(name, secret)| {
            (
                (*name).to_owned(),
                Source::Fixed(Secret::from(*secret).into()),
            )
        })
        .collect();
    Credentials {
        default: default.map(|it| Source::Fixed(Secret::from(it).into())),
        named,
    }
}

fn apply(
    operation: &'static Operation,
    credentials: &Credentials,
) -> Result<(Vec<String>, HeaderMap), String> {
    let (mut query, mut headers) = (Vec::new(), HeaderMap::new());
    match authorize(operation, credentials, &mut query, &mut headers) {
        Ok(_) => Ok((query, headers)),
        Err(fault) => Err(fault.to_string()),
    }
}

#[test]
fn each_place_gets_its_credential() {
    static ALL: Operation = Operation {
        security: &[&[KEY, QUERY, TOKEN]],
        ..PLAIN
    };
    let (query, headers) = apply(&ALL, &credentials(Some("a b"), &[("Token", "t")])).unwrap();
    assert_eq!(query, ["key=a%20b"]);
    assert_eq!(headers["x-key"], "a b");
    assert_eq!(headers["authorization"], "Bearer t");
    assert!(headers.values().all(|value| value.is_sensitive()));
}

#[test]
fn basic_is_encoded() {
    static BASIC: Operation = Operation {
        security: &[&[LOGIN]],
        ..PLAIN
    };
    // RFC 7617, 2.
    let (_, headers) = apply(&BASIC, &credentials(Some("Aladdin:open sesame"), &[])).unwrap();
    assert_eq!(
        headers["authorization"],
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );
    assert!(headers["authorization"].is_sensitive());
    let complaint = apply(&BASIC, &credentials(Some("planted"), &[])).unwrap_err();
    assert_eq!(
        complaint,
        "the credential for `Login` has no `user:password`"
    );
}

#[test]
fn the_first_alternative_with_all_credentials_is_used() {
    static CHOICE: Operation = Operation {
        security: &[&[KEY, TOKEN], &[QUERY], &[KEY]],
        ..PLAIN
    };
    let (query, headers) =
        apply(&CHOICE, &credentials(None, &[("Key", "k"), ("Query", "q")])).unwrap();
    assert_eq!((query, headers.len()), (vec!["key=q".to_owned()], 0));
    let complaint = apply(&CHOICE, &credentials(None, &[("Token", "t")])).unwrap_err();
    assert_eq!(
        complaint,
        "`retrieveSession` (2.4): no credential for `Key` and `Token` or `Query` or `Key`"
    );
}

#[test]
fn optional_security_uses_what_there_is() {
    static OPTIONAL: Operation = Operation {
        security: &[&[], &[KEY]],
        ..PLAIN
    };
    static NONE: Operation = Operation {
        security: &[],
        ..PLAIN
    };
    assert_eq!(
        apply(&OPTIONAL, &credentials(None, &[])).unwrap().1.len(),
        0
    );
    assert_eq!(
        apply(&OPTIONAL, &credentials(Some("k"), &[]))
            .unwrap()
            .1
            .len(),
        1
    );
    assert_eq!(
        apply(&NONE, &credentials(Some("k"), &[])).unwrap().1.len(),
        0
    );
}

#[test]
fn a_credential_that_no_header_can_hold_is_not_shown() {
    static TOKENS: Operation = Operation {
        security: &[&[TOKEN]],
        ..PLAIN
    };
    let complaint = apply(&TOKENS, &credentials(None, &[("Token", "planted\u{e4}")])).unwrap_err();
    assert_eq!(
        complaint,
        "the credential for `Token` has characters that no header can hold"
    );
}

#[test]
fn the_last_credential_of_a_scheme_counts() {
    static ONE: Operation = Operation {
        security: &[&[KEY]],
        ..PLAIN
    };
    let (_, headers) = apply(
        &ONE,
        &credentials(Some("d"), &[("Key", "old"), ("Key", "new")]),
    )
    .unwrap();
    assert_eq!(headers["x-key"], "new");
}

#[test]
fn the_text_of_another_scheme_is_the_callers() {
    static OTHER: Operation = Operation {
        security: &[&[DIGEST]],
        ..PLAIN
    };
    let text = r#"Digest username="jo", response="0f""#;
    let (_, headers) = apply(&OTHER, &credentials(None, &[("Digest", text)])).unwrap();
    assert_eq!(headers["authorization"], text);
    assert!(headers["authorization"].is_sensitive());
}

#[test]
fn cookies_share_one_header() {
    static COOKIES: Operation = Operation {
        security: &[&[
            SESSION,
            Scheme {
                name: "Other",
                place: Credential::Cookie("other"),
            },
        ]],
        ..PLAIN
    };
    let (_, headers) = apply(&COOKIES, &credentials(Some("a=b"), &[("Other", "c")])).unwrap();
    assert_eq!(headers["cookie"], "sid=a=b; other=c");
    assert!(headers["cookie"].is_sensitive());
    for text in ["planted;x", "planted x", "planted\"x", "planted\u{e4}"] {
        let complaint = apply(&COOKIES, &credentials(Some(text), &[])).unwrap_err();
        let expected = "the credential for `Session` has characters that no cookie can hold";
        assert_eq!(complaint, expected);
    }
}

#[test]
fn one_key_for_all_goes_where_it_fits() {
    static EITHER: Operation = Operation {
        security: &[&[LOGIN], &[DIGEST], &[KEY]],
        ..PLAIN
    };
    let (_, headers) = apply(&EITHER, &credentials(Some("k"), &[])).unwrap();
    assert_eq!(headers["x-key"], "k");
    let (_, headers) = apply(&EITHER, &credentials(Some("jo:p"), &[])).unwrap();
    assert_eq!(headers["authorization"], "Basic am86cA==");
}
