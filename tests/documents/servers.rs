//! Servers: their variables, their environments, and documents without one.

use primer_api::runtime::{Delivery, Error, ErrorKind};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod api = "servers.yaml";
    mod relative = "relative_server.yaml";
    mod none = "no_server.json";
    mod keyed = "keyed_servers.yaml";
}

primer_codegen::generate_api! {
    mod v1 = "servers.yaml";
    mod v2 = "servers.yaml";
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
    use api::Environment;
    for (environment, url) in [
        (Environment::Sandbox, "https://eu.example.com:8443/v1"),
        (Environment::Production, "https://example.com"),
        ("PRODUCTION".parse().unwrap(), "https://example.com"),
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
    let error = "e-4711".parse::<api::Environment>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected `sandbox` or `Production`, found another name"
    );
}

#[test]
fn an_environment_is_one_type_in_all_versions_that_have_the_same_servers() {
    let environment = v1::Environment::Production;
    let _ = v1::Client::builder().environment(environment);
    let _ = v2::Client::builder().environment(environment);
    let environment = primer_api::v2_1::Environment::Production;
    let _ = primer_api::v2_1::Client::builder().environment(environment);
    let _ = primer_api::v2_4::Client::builder().environment(environment);
    assert_eq!(primer_api::v2_4::Environment::ALL.len(), 2);
    assert_eq!(environment.to_string(), "production");
}

#[test]
fn a_component_keeps_the_name_of_the_environments() {
    let of_the_document = keyed::Environment::default();
    assert_eq!(of_the_document.name, None);
    let builder = keyed::Client::builder().environment(keyed::ServerEnvironment::Live);
    let client = builder.api_key("k").build().unwrap();
    assert_eq!(client.transport().base_url(), "https://live.example.com");
}

#[test]
fn a_client_without_the_credential_that_every_operation_needs_is_not_built() {
    let error: Error = keyed::Client::builder().build().unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
    assert_eq!(
        error.to_string(),
        "no credential for `Key` or `Token`: set it by `api_key`, or by `credential` for a scheme"
    );
    let with = |scheme| keyed::Client::builder().credential(scheme, "k").build();
    assert!(with("Key").is_ok() && with("Token").is_ok());
    assert!(with("Kye").is_err());
}

#[test]
fn a_client_knows_its_version() {
    assert_eq!(api::VERSION, "1");
    assert_eq!(
        [primer_api::v2021_09_27::VERSION, primer_api::v2_4::VERSION],
        ["2021-09-27", "2.4"]
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
    // Nothing of this document needs a key.
    assert!(api::Client::from_env().is_ok());
    let error = primer_api::v2_4::Client::from_env().unwrap_err();
    assert_eq!(error.to_string(), "`PRIMER_API_KEY` is not set");
}
