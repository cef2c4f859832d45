//! Servers: their variables, their environments, and what to do without one.

use primer_api::runtime::{Error, ErrorKind};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod api = "servers.yaml";
    mod relative = "relative_server.yaml";
    mod none = "no_server.json";
}

#[test]
fn the_first_server_is_the_default_with_the_defaults_of_its_variables() {
    let client = api::Client::builder().build().unwrap();
    assert_eq!(
        client.transport().base_url(),
        "https://eu.example.com:8443/v1"
    );
}

#[test]
fn a_server_is_chosen_by_its_environment() {
    for (environment, url) in [
        ("sandbox", "https://eu.example.com:8443/v1"),
        ("production", "https://example.com"),
        ("PRODUCTION", "https://example.com"),
    ] {
        let client = api::Client::builder()
            .environment(environment)
            .build()
            .unwrap();
        assert_eq!(client.transport().base_url(), url);
    }
}

#[test]
fn an_unknown_environment_is_refused_without_its_name() {
    let error: Error = api::Client::builder()
        .environment("e-4711")
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "the environment's name is not known; known: `sandbox`, `Production`"
    );
}

#[test]
fn a_relative_server_and_none_need_a_base_url() {
    let error = relative::Client::builder().build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document's server URL is relative: set a base URL"
    );
    let error = none::Client::builder().build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document names no server: set a base URL"
    );
}

#[tokio::test]
async fn a_base_url_goes_before_the_servers() {
    let server = Server::start(Reply::empty(204)).await;
    server
        .keyless(api::Client::builder())
        .get_things()
        .await
        .unwrap();
    server
        .keyless(relative::Client::builder())
        .get_things()
        .await
        .unwrap();
    server
        .keyless(none::Client::builder())
        .get_things()
        .await
        .unwrap();
    let lines: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| request.line)
        .collect();
    assert_eq!(lines, ["GET /things HTTP/1.1"; 3]);
}

#[test]
fn credentials_are_sent_over_https_or_loopback_alone() {
    for url in [
        "http://example.com",
        "ftp://example.com",
        "example.com",
        "",
        "https://user:p-4711@example.com",
        "https://example.com/?q=p-4711",
    ] {
        let error = api::Client::builder().base_url(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{url}");
        assert!(!format!("{error} {error:?}").contains("4711"));
    }
    for url in [
        "https://example.com/v1",
        "http://localhost:1",
        "http://127.0.0.1:1",
        "http://[::1]:1",
    ] {
        let client = api::Client::builder().base_url(url).build().unwrap();
        assert_eq!(client.transport().base_url(), url);
    }
}

#[test]
fn a_client_of_the_environment_says_which_variable_is_missing() {
    let error = api::Client::from_env().unwrap_err();
    assert_eq!(error.to_string(), "`TEST_SERVERS_API_KEY` is not set");
}
