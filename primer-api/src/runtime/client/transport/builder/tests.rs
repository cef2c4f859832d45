#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use crate::runtime::client::tests::fixture::{API_KEY, Client, Environment, KEY, SERVICE};
use crate::runtime::client::{Builder, Credential, Error, ErrorKind, Scheme, Server, Service};

fn from(variables: &[(&str, &str)]) -> Result<Client, Error> {
    configured(Client::builder(), variables)
}

fn configured(builder: Builder<Client>, variables: &[(&str, &str)]) -> Result<Client, Error> {
    let variable = |name: &str| {
        variables
            .iter()
            .find(|(it, _)| *it == name)
            .map(|(_, value)| value.into())
    };
    builder
        .read_variables(variable)
        .map_err(|fault| Error::new(fault, None))
        .and_then(Builder::build)
}

fn message(result: Result<Client, Error>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!((error.operation(), error.status()), (None, None));
    assert!(
        !format!("{error} {error:?}").contains("planted"),
        "{error:?}"
    );
    error.to_string()
}

const fn copy() -> Service {
    Service {
        title: "",
        version: "",
        env_prefix: Some("PRIMER"),
        servers: &[],
        security: &[],
        idempotency_keys: &[],
    }
}

#[test]
fn the_first_server_is_the_default() {
    let client = from(&[("PRIMER_API_KEY", API_KEY)]).unwrap();
    assert_eq!(client.transport.base_url(), "https://api.sandbox.example");
    let client = Client::builder().build().unwrap();
    assert_eq!(client.transport.base_url(), "https://api.sandbox.example");
}

#[test]
fn an_environment_selects_its_server() {
    let client = from(&[
        ("PRIMER_API_KEY", API_KEY),
        ("PRIMER_ENVIRONMENT", "Production"),
    ])
    .unwrap();
    assert_eq!(client.transport.base_url(), "https://api.example");
    let client = Client::builder()
        .environment(Environment::Production)
        .build()
        .unwrap();
    assert_eq!(client.transport.base_url(), "https://api.example");
}

#[test]
fn an_unknown_environment_lists_the_known_ones_but_not_itself() {
    let known = "is not known; known: `sandbox`, `production`";
    let variables = [
        ("PRIMER_API_KEY", API_KEY),
        ("PRIMER_ENVIRONMENT", "planted"),
    ];
    assert_eq!(
        message(from(&variables)),
        format!("`PRIMER_ENVIRONMENT` {known}")
    );
    let refused = "planted".parse::<Environment>().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "expected `sandbox` or `production`, found another name"
    );
}

#[test]
fn an_environment_is_read_from_its_name_and_written_as_it() {
    for environment in Environment::ALL {
        let name = environment.to_string();
        assert_eq!(name.parse::<Environment>(), Ok(*environment));
        assert_eq!(name.to_uppercase().parse(), Ok(*environment));
        assert_eq!(environment.as_str(), name);
    }
    for name in ["", " sandbox", "production\n", "prod", "sandbox,production"] {
        assert!(name.parse::<Environment>().is_err(), "{name:?}");
    }
}

#[test]
fn a_base_url_goes_before_the_servers() {
    let url = "https://proxy.example/primer/";
    let client = from(&[("PRIMER_API_KEY", API_KEY), ("PRIMER_BASE_URL", url)]).unwrap();
    assert_eq!(client.transport.base_url(), "https://proxy.example/primer");
}

#[test]
fn a_missing_or_empty_api_key_names_its_variable() {
    static KEYED: Service = Service {
        servers: SERVICE.servers,
        security: &[&[KEY]],
        ..copy()
    };
    let keyed = || Builder::<Client>::new(&KEYED);
    for variables in [&[][..], &[("PRIMER_API_KEY", "")]] {
        assert_eq!(
            message(configured(keyed(), variables)),
            "`PRIMER_API_KEY` is not set"
        );
        // It is there already, or nothing needs it.
        assert!(configured(keyed().api_key(API_KEY), variables).is_ok());
        assert!(configured(keyed().credential("ApiKey", API_KEY), variables).is_ok());
        assert!(from(variables).is_ok());
    }
    let empty = [
        ("PRIMER_API_KEY", API_KEY),
        ("PRIMER_ENVIRONMENT", ""),
        ("PRIMER_BASE_URL", ""),
    ];
    assert_eq!(
        from(&empty).unwrap().transport.base_url(),
        "https://api.sandbox.example"
    );
}

#[test]
fn an_api_key_that_no_header_can_hold_is_refused_without_showing_it() {
    for key in [
        "planted\n",
        " planted",
        "plan\rted planted",
        "planted\u{e4}",
        "planted\u{7f}",
        "planted\0",
        "",
    ] {
        let complaint = message(Client::builder().api_key(key).build());
        assert!(complaint.starts_with("the API key "), "{complaint}");
    }
    assert!(message(from(&[("PRIMER_API_KEY", "planted\n")])).starts_with("`PRIMER_API_KEY` "));
    for (credential, complaint) in [
        ("", "is empty"),
        ("planted:\r\n", "has control characters"),
        ("planted\n", "begins or ends with white space"),
        (" planted", "begins or ends with white space"),
        ("planted\0:planted", "has control characters"),
    ] {
        assert_eq!(
            message(Client::builder().credential("Login", credential).build()),
            format!("the credential for `Login` {complaint}")
        );
    }
    let _ = Client::builder()
        .credential("Login", "user:p\u{e4}ssword")
        .build()
        .unwrap();
}

#[test]
fn a_client_that_can_call_no_operation_is_not_built() {
    const TOKEN: Scheme = Scheme {
        name: "Token",
        place: Credential::Bearer,
    };
    static EITHER: Service = Service {
        security: &[&[KEY, TOKEN], &[TOKEN]],
        servers: SERVICE.servers,
        ..copy()
    };
    static ONE: Service = Service {
        security: &[&[KEY]],
        servers: SERVICE.servers,
        ..copy()
    };
    let either = || Builder::<Client>::new(&EITHER);
    let one = || Builder::<Client>::new(&ONE);
    let help = "set it by `api_key`, or by `credential` for a scheme";
    assert_eq!(
        message(one().build()),
        format!("no credential for `ApiKey`: {help}")
    );
    assert_eq!(
        message(one().credential("Other", "planted").build()),
        format!("no credential for `ApiKey`: {help}")
    );
    assert_eq!(
        message(either().credential("ApiKey", "planted").build()),
        format!("no credential for `ApiKey` and `Token` or `Token`: {help}")
    );
    assert!(one().api_key("k").build().is_ok());
    assert!(one().credential("ApiKey", "k").build().is_ok());
    assert!(either().credential("Token", "t").build().is_ok());
}

#[test]
fn a_header_for_all_calls_that_cannot_be_set_is_refused_without_its_value() {
    for (name, value, complaint) in [
        (
            "Host",
            "planted",
            "`host` must not be a header that the call itself sets",
        ),
        (
            "content-length",
            "planted",
            "`content-length` must not be a header that the call itself sets",
        ),
        (
            "X-Tenant",
            "planted\r\n",
            "`x-tenant` must not hold control characters",
        ),
        ("planted:", "a", "`header` must have a valid name"),
        (
            "Idempotency-Key",
            "planted",
            "`idempotency-key` must not be the same for all calls",
        ),
        (
            "Request-Id",
            "planted",
            "`request-id` must not be the same for all calls",
        ),
    ] {
        let builder = Client::builder().header(name, value).header("X-Other", "b");
        assert_eq!(message(builder.build()), complaint);
    }
}

#[test]
#[cfg(unix)]
fn a_variable_that_is_not_text_is_named() {
    use std::os::unix::ffi::OsStringExt;
    let variable = |_: &str| Some(std::ffi::OsString::from_vec(vec![0xff, 0xfe]));
    let error = Client::builder().read_variables(variable).unwrap_err();
    assert_eq!(error.to_string(), "`PRIMER_API_KEY` is not UTF-8");
}

#[test]
fn a_document_without_a_usable_server_asks_for_a_base_url() {
    static RELATIVE: Service = Service {
        servers: &[Server {
            environment: None,
            url: "/api",
            variables: &[],
        }],
        ..copy()
    };
    static NONE: Service = Service {
        servers: &[],
        env_prefix: None,
        ..copy()
    };
    let relative = "the document's server URL is relative: set a base URL";
    assert_eq!(message(Builder::<Client>::new(&RELATIVE).build()), relative);
    let none = "the document names no server: set a base URL";
    assert_eq!(message(Builder::<Client>::new(&NONE).build()), none);
    assert!(
        Builder::<Client>::new(&RELATIVE)
            .base_url("https://api.example")
            .build()
            .is_ok()
    );
    let environment = Builder::<Client>::new(&NONE)
        .environment(Environment::Sandbox)
        .base_url("https://api.example")
        .build();
    assert_eq!(
        message(environment),
        "the environment's name is not known; there is none"
    );
    assert!(Builder::<Client>::new(&NONE).from_env().is_err());
}

#[test]
fn an_unusable_base_url_is_refused_without_showing_it() {
    for url in [
        "planted",
        "/planted",
        "http://planted.example",
        "ftp://127.0.0.1/planted",
        "http://localhost.planted.example",
        "http://127.0.0.1.planted.example",
        "https://user:planted@api.example",
        "https://planted@api.example",
        "https://api.example?key=planted",
        "https://api.example/#planted",
        "https://api.example/planted?",
        "https://api.example/planted#",
        "https://",
        "https://api.example/planted\n",
        "https://api.\nplanted.example",
        "https://api.example\t/planted",
        "ht\rtps://api.example/planted",
        " https://api.example/planted",
        "https://api.example/planted ",
        "https://api.example/plan ted",
        "https://api.example/planted\0",
        "\u{1}https://api.example/planted",
        "https://api.example/planted\u{7f}",
        "https://api.example/planted\u{85}",
        "https://api.example/planted\u{2028}",
    ] {
        let complaint = message(Client::builder().base_url(url).build());
        assert!(complaint.starts_with("the base URL "), "{complaint}");
    }
}

#[test]
fn http_is_for_loopback_hosts() {
    for url in [
        "http://localhost:1",
        "http://127.0.0.1",
        "http://127.8.9.10:80/x",
        "http://[::1]:8080",
    ] {
        assert!(Client::builder().base_url(url).build().is_ok(), "{url}");
    }
}

#[test]
fn a_user_agent_names_the_application_first() {
    assert!(Client::builder().user_agent("shop/1.4").build().is_ok());
    assert!(
        message(Client::builder().user_agent("planted\r\nX: 1").build())
            .starts_with("the user agent ")
    );
}

#[test]
fn the_debug_of_a_builder_and_of_a_transport_shows_no_credential() {
    let builder = Client::builder()
        .api_key("planted")
        .credential("Login", "planted")
        .base_url("https://a:planted@b")
        .header("X-Tenant", "planted");
    assert!(format!("{builder:?}").contains(SERVICE.title));
    assert!(!format!("{builder:#?}").contains("planted"));
    let client = Client::builder()
        .api_key("planted")
        .header("X-Tenant", "planted")
        .on_attempt(|_| {})
        .build()
        .unwrap();
    assert!(!format!("{:#?}", client.transport).contains("planted"));
}
