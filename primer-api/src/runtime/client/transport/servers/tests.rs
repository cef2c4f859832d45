#![allow(clippy::unwrap_used)]

use super::Servers;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::tests::fixture::PLAIN;

fn urls(base_url: &str, named: &[(&'static str, &str)], own: &'static Operation) -> String {
    let named: Vec<_> = named
        .iter()
        .map(|(name, url)| (*name, (*url).to_owned()))
        .collect();
    let servers = Servers::new(base_url, &named).unwrap();
    match servers.of(own) {
        Ok(url) => url.as_str().trim_end_matches('/').to_owned(),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn an_operation_goes_to_hosts_that_the_caller_named() {
    static FILES: Operation = Operation {
        servers: &["https://files.example.com/v1/"],
        ..PLAIN
    };
    static SHARED: Operation = Operation {
        servers: &[],
        ..PLAIN
    };
    let base_url = "https://api.example.com/v1/";
    assert_eq!(urls(base_url, &[], &SHARED), "https://api.example.com/v1");
    assert_eq!(
        urls(base_url, &[], &FILES),
        "`retrieveSession` (2.4): its own server `https://files.example.com/v1/` is not named: \
         do so by `operation_server` of the builder"
    );
    let name = "https://files.example.com/v1/";
    assert_eq!(
        urls(base_url, &[(name, name)], &FILES),
        "https://files.example.com/v1"
    );
    let there = "http://127.0.0.1:1/x";
    assert_eq!(
        urls(base_url, &[(name, name), (name, there)], &FILES),
        there
    );
    assert_eq!(
        urls(base_url, &[(name, there)], &SHARED),
        "https://api.example.com/v1"
    );
}

#[test]
fn a_server_on_the_clients_host_needs_no_name() {
    static NEWER: Operation = Operation {
        servers: &["https://api.example.com/v2"],
        ..PLAIN
    };
    static RELATIVE: Operation = Operation {
        servers: &["/uploads/"],
        ..PLAIN
    };
    static HOSTILE: Operation = Operation {
        servers: &["//evil.example", "/\\evil.example", "\\\\evil.example"],
        ..PLAIN
    };
    let base_url = "https://api.example.com/v1";
    assert_eq!(urls(base_url, &[], &NEWER), "https://api.example.com/v2");
    assert_eq!(
        urls(base_url, &[], &RELATIVE),
        "https://api.example.com/uploads"
    );
    assert!(urls(base_url, &[], &HOSTILE).contains("is not named"));
    for other in [
        "https://api.example.com:8443",
        "https://example.com",
        "http://localhost:1",
    ] {
        assert!(urls(other, &[], &NEWER).contains("is not named"), "{other}");
    }
}

#[test]
fn another_server_is_as_safe_as_the_clients() {
    let refused = |url: &str| Servers::new("https://example.com", &[("x", url.to_owned())]).err();
    assert!(refused("http://example.com").is_some());
    assert!(refused("https://jo:p@example.com").is_some());
    assert!(refused("/v1").is_some());
    assert!(refused("http://localhost").is_none());
}
