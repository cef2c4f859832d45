//! The variables in the URL of the client's server: a key goes where they lead, and nowhere else.

use primer_api::runtime::{Builder, Error, ErrorKind};
use primer_tests::{Reply, Server};

use self::api::{Client, Environment, ServerRegion, ServerScheme, ServerVariable};

primer_codegen::generate_api! {
    mod api = "variables.yaml";
}

fn builder() -> Builder<Client> {
    Client::builder().api_key("key-4711")
}

fn url(builder: Builder<Client>) -> Result<String, Error> {
    let client = builder.build()?;
    Ok(client.transport().base_url().to_owned())
}

#[test]
fn a_variable_has_its_default_or_what_is_set_last() {
    assert_eq!(url(builder()).unwrap(), "https://eu.api.example.com/v1");
    let builder = builder()
        .server_variable(ServerVariable::Base("v2".into()))
        .server_variable(ServerVariable::Region("EU".parse().unwrap()))
        .server_variable(ServerVariable::Region(ServerRegion::Us));
    assert_eq!(url(builder).unwrap(), "https://us.api.example.com/v2");
}

#[test]
fn servers_share_a_variable_and_each_has_values_of_its_own() {
    let of_test = || builder().environment(Environment::Test);
    let local = ServerVariable::Region(ServerRegion::Local);
    let local = of_test().server_variable(local);
    assert_eq!(url(local).unwrap(), "https://local.test.example.com");
    let error = url(of_test().server_variable(ServerVariable::Region(ServerRegion::Eu)));
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "the variable `region` of the client's server must be one of `us`, `local`"
    );
    let error = url(of_test().server_variable(ServerVariable::Base("v2".into())));
    assert_eq!(
        error.unwrap_err().to_string(),
        "the client's server has no variable `base`"
    );
}

#[test]
fn an_unknown_value_in_text_is_an_error_that_names_the_known_ones() {
    let error = "mars-4711".parse::<ServerRegion>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected `eu` or `us` or `local`, found another name"
    );
}

#[tokio::test]
async fn a_text_stays_in_its_part_of_the_url() {
    let server = Server::start(Reply::empty(204)).await;
    let host = server.url().trim_start_matches("http://").to_owned();
    let own = |host: String| {
        builder()
            .environment(Environment::Own)
            .server_variable(ServerVariable::Scheme(ServerScheme::Http))
            .server_variable(ServerVariable::Host(host))
    };
    let base = ServerVariable::Base("a b?c#d/e".into());
    let client = own(host.clone()).server_variable(base).build().unwrap();
    client.list_orders().await.unwrap();
    let request = server.request();
    assert_eq!(request.target(), "/a%20b%3Fc%23d/e/orders");
    assert_eq!(request.header("x-key"), Some("key-4711"));

    for host in [
        format!("{host}/x"),
        format!("{host}#"),
        format!("example.com@{host}"),
    ] {
        let error = url(own(host.clone())).unwrap_err().to_string();
        assert_eq!(
            error,
            "the variable `host` of the client's server must be a host, with or without a port"
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_base_url_goes_before_the_variables() {
    let builder = builder()
        .server_variable(ServerVariable::Base("v2".into()))
        .base_url("https://example.com/own");
    assert_eq!(url(builder).unwrap(), "https://example.com/own");
}

#[test]
fn the_value_of_a_variable_is_in_no_debug_line() {
    let variable = ServerVariable::Host("tenant-4711".into());
    assert_eq!(format!("{variable:?}"), "Host(..)");
    let builder = builder().server_variable(variable);
    assert!(!format!("{builder:?}").contains("4711"));
}
