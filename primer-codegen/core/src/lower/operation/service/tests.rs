use crate::ir::{Server, ServerVariable, Service, TypeId};
use crate::{Source, lower_source};

fn lowered(members: &str) -> (Service, Vec<String>) {
    let text = format!("{{openapi: 3.0.3, paths: {{}}, {members}}}");
    let (api, findings) = lower_source(&Source::new("document.yaml", text));
    let messages = findings
        .iter()
        .map(|finding| finding.message.clone())
        .collect();
    (
        api.map_or_else(|| unreachable!(), |api| api.service),
        messages,
    )
}

fn server(environment: Option<&str>, url: &str) -> Server {
    Server {
        environment: environment.map(str::to_owned),
        url: url.to_owned(),
        template: url.to_owned(),
        variables: Vec::new(),
    }
}

fn variable(name: &str, default: &str, values: &[&str]) -> ServerVariable {
    ServerVariable {
        name: name.to_owned(),
        default: default.to_owned(),
        values: values.iter().map(|&value| value.to_owned()).collect(),
    }
}

#[test]
fn a_service_has_a_name_a_version_and_servers() {
    let (service, findings) = lowered(
        "info: {title: Shop, version: '2', x-env-prefix: SHOP_1}, servers: [{url: 'https://a', x-environment: sandbox}, {url: 'https://{host}/{v}', variables: {host: {default: b}, v: {default: '1', enum: ['1']}}}]",
    );
    let expected = Service {
        title: "Shop".to_owned(),
        version: "2".to_owned(),
        docs: service.docs.clone(),
        env_prefix: Some("SHOP_1".to_owned()),
        servers: vec![
            server(Some("sandbox"), "https://a"),
            Server {
                template: "https://{host}/{v}".to_owned(),
                variables: vec![variable("host", "b", &[]), variable("v", "1", &["1"])],
                ..server(None, "https://b/1")
            },
        ],
        variables: service.variables.clone(),
        environments: Some(TypeId(0)),
        settings: service.settings.clone(),
        operation_servers: None,
        security: Vec::new(),
        idempotency_keys: vec!["idempotency-key".to_owned(), "x-idempotency-key".to_owned()],
    };
    assert_eq!((service, findings), (expected, Vec::new()));
}

#[test]
fn a_prefix_is_the_start_of_an_environment_variable() {
    let (_, findings) = lowered("info: {title: Shop, version: '2', x-env-prefix: shop}");
    assert_eq!(findings, ["expected capital letters, digits and `_`"]);
}

#[test]
fn a_variable_that_is_not_declared_is_reported() {
    let (_, findings) = lowered(
        "info: {title: Shop, version: '2'}, servers: [{url: 'https://{hst}', variables: {host: {default: b}}}]",
    );
    assert_eq!(findings, ["the variable `hst` is not declared"]);
}
