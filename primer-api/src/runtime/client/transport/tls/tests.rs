#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::time::Duration;

use crate::runtime::client::tests::fixture::Client;
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Builder, Delivery, ErrorKind};

#[tokio::test]
async fn https_is_not_answered_by_http() {
    let server = Loopback::start(Reply::json(200, "{}")).await;
    let url = server.url.replace("http:", "https:");
    let client: Client = Client::builder()
        .api_key("k")
        .base_url(url)
        .connect_timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let error = client.retrieve("t").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent)
    );
    assert!(error.is_timeout());
    assert_eq!(server.requests(), Vec::<String>::new());
}

/// The message about settings that do not fit; it shows nothing of them.
fn complaint(builder: Builder<Client>) -> String {
    let error = builder.build().map(drop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let mut texts = format!("{error}\n{error:?}\n{error:#?}");
    let mut next = std::error::Error::source(&error);
    while let Some(source) = next {
        texts.push_str(&format!("\n{source}\n{source:?}"));
        next = source.source();
    }
    assert!(!texts.contains("planted"), "{texts}");
    error.to_string()
}

/// A builder for a service that nobody speaks to.
fn at(url: &str) -> Builder<Client> {
    Client::builder().base_url(url)
}

const URLS: [&str; 2] = ["https://api.example", "http://127.0.0.1:1"];

#[test]
fn root_certificates_that_are_none_are_refused() {
    for (pem, expected) in [
        ("", "the root certificates hold no certificate in PEM"),
        (
            "planted",
            "the root certificates hold no certificate in PEM",
        ),
        (
            "-----BEGIN PRIVATE KEY-----\nplanted+\n-----END PRIVATE KEY-----\n",
            "the root certificates hold no certificate in PEM",
        ),
        (
            "-----BEGIN CERTIFICATE-----\nplanted!\n-----END CERTIFICATE-----\n",
            "a root certificate is broken",
        ),
        (
            "-----BEGIN CERTIFICATE-----\nplanted+\n-----END CERTIFICATE-----\n",
            "a root certificate is broken",
        ),
        (
            "-----BEGIN CERTIFICATE-----\nplanted+\n",
            "a root certificate is broken",
        ),
    ] {
        for url in URLS {
            assert_eq!(complaint(at(url).root_certificates(pem)), expected, "{pem}");
            assert_eq!(
                complaint(at(url).add_root_certificates(pem)),
                expected,
                "{pem}"
            );
        }
    }
}

#[test]
fn an_unusable_proxy_is_refused_without_showing_it() {
    for proxy in [
        "",
        "planted",
        "planted:3128",
        "//planted:3128",
        "http://",
        "http://user:planted@",
        "http://user:planted@:3128",
        "http://user:planted@host:port",
        "socks5://user:planted@host:1080",
        "ftp://planted",
        "file:///planted",
        "http://plan{ted",
        "http://host/planted",
        "http://host?planted",
        "http://host#planted",
    ] {
        for url in URLS {
            let complaint = complaint(at(url).proxy(proxy));
            assert!(
                complaint.starts_with("the proxy's URL "),
                "{proxy}: {complaint}"
            );
        }
    }
}

#[test]
fn a_proxy_is_a_host_with_or_without_credentials() {
    for proxy in [
        "http://proxy",
        "http://proxy:3128/",
        "https://proxy.example",
        "http://10.0.0.1:3128",
        "http://[::1]:3128",
        "http://user:p%40ss%25%7C{}'\"@proxy",
        "http://user@proxy",
    ] {
        let _ = at(URLS[0]).proxy(proxy).build().expect(proxy);
    }
}

#[test]
fn a_builder_shows_no_proxy() {
    let builder = at(URLS[0]).proxy("http://user:planted@planted:3128");
    assert!(!format!("{builder:#?}").contains("planted"));
    let client = builder.build().unwrap();
    assert!(!format!("{:#?}", client.transport).contains("planted"));
}
