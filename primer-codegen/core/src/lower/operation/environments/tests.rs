use crate::ir::{Api, ItemKind};
use crate::{Source, lower_source};

fn lowered(members: &str) -> (Api, Vec<String>) {
    let text = format!("{{openapi: 3.0.3, paths: {{}}, {members}}}");
    let (api, findings) = lower_source(&Source::new("document.yaml", text));
    let messages = findings.iter().map(|finding| finding.message.clone());
    (api.unwrap_or_else(|| unreachable!()), messages.collect())
}

/// Checks the name of the enum, and each variant with its documentation.
fn check(members: &str, expected: &[&str]) {
    let (api, findings) = lowered(&format!("info: {{title: Shop, version: '2'}}, {members}"));
    let item = api.service.environments.and_then(|id| api.item(id));
    let mut lines: Vec<String> = item.iter().map(|it| it.name.as_str().to_owned()).collect();
    if let Some(ItemKind::Environments(variants)) = item.map(|it| &it.kind) {
        let line = |name: &str, docs: &[String]| format!("{name}: {}", docs.join("|"));
        lines.extend(
            variants
                .iter()
                .map(|it| line(it.name.as_str(), it.docs.lines())),
        );
    }
    lines.extend(findings.iter().map(|message| format!("! {message}")));
    assert_eq!(lines, expected);
}

#[test]
fn servers_with_names_become_an_enum() {
    check(
        "servers: [{url: 'https://{a}', variables: {a: {default: b}}, x-environment: sandbox}, {url: 'https://c'}, {url: 'https://d', x-environment: pre-production}]",
        &[
            "Environment",
            "Sandbox: `sandbox`: `https://b`, the default.",
            "PreProduction: `pre-production`: `https://d`.",
        ],
    );
    check("servers: [{url: 'https://a'}]", &[]);
    check("servers: []", &[]);
}

#[test]
fn a_first_server_without_a_name_is_no_environment() {
    check(
        "servers: [{url: 'https://a'}, {url: 'https://b', x-environment: live}]",
        &["Environment", "Live: `live`: `https://b`."],
    );
}

#[test]
fn a_component_keeps_its_name_and_the_enum_takes_another() {
    let environment =
        "components: {schemas: {Environment: {type: object, properties: {a: {type: string}}}}}";
    let servers = "servers: [{url: 'https://a', x-environment: live}]";
    check(
        &format!("{environment}, {servers}"),
        &[
            "ServerEnvironment",
            "Live: `live`: `https://a`, the default.",
        ],
    );
    let (api, _) = lowered(&format!(
        "info: {{title: a, version: b}}, {environment}, {servers}"
    ));
    assert!(api.types.iter().any(|it| it.name.as_str() == "Environment"));
}

#[test]
fn names_and_urls_of_a_document_are_written_as_code() {
    check(
        "servers: [{url: 'https://a/`b`', x-environment: \"x`\\ny\"}]",
        &[
            "Environment",
            "XY: ``x` y``: `` https://a/`b` ``, the default.",
        ],
    );
}

#[test]
fn a_name_that_two_servers_have_is_reported() {
    check(
        "servers: [{url: 'https://a', x-environment: live}, {url: 'https://b', x-environment: LIVE}]",
        &[
            "Environment",
            "Live: `live`: `https://a`, the default.",
            "! duplicate environment `LIVE`",
        ],
    );
}

#[test]
fn the_variables_of_a_client_are_documented_with_their_values() {
    let (api, _) = lowered(
        "info: {title: Shop, version: '2', x-env-prefix: SHOP}, servers: [{url: 'https://a', x-environment: test}, {url: 'https://b', x-environment: live}]",
    );
    let docs = api.service.variables.lines().join("\n");
    assert_eq!(
        docs,
        "Creates a client from environment variables.\n\n\
         - `SHOP_API_KEY`: the API key, which must be set.\n\
         - `SHOP_ENVIRONMENT`: `test` or `live`, see [`Environment`](type@Environment). Another name is an error. If it is not set, requests go to `https://a`.\n\
         - `SHOP_BASE_URL`: a URL to use instead of the document's servers. It is `https`, or `http` on a loopback host.\n\n\
         # Errors\n\n\
         A variable is missing or invalid; the error names it."
    );
}
