use super::super::tests::{check, check_documents};

/// The changes of the servers, each with its environment, if it has one.
fn check_servers(old: &[(&str, &str)], new: &[(&str, &str)], expected: &[&str]) {
    let [old, new] = [old, new].map(|servers| {
        let server = |(url, environment): &(&str, &str)| match *environment {
            "" => format!("{{url: '{url}'}}"),
            name => format!("{{url: '{url}', x-environment: {name}}}"),
        };
        let servers: Vec<String> = servers.iter().map(server).collect();
        format!("servers: [{}]\npaths: {{}}", servers.join(", "))
    });
    check(&old, &new, expected);
}

const SANDBOX: (&str, &str) = ("https://s.test", "sandbox");
const PRODUCTION: (&str, &str) = ("https://p.test", "production");

#[test]
fn an_environment_may_come_and_none_may_go() {
    check_servers(
        &[SANDBOX],
        &[SANDBOX, PRODUCTION],
        &["service: environment `production` added"],
    );
    check_servers(
        &[SANDBOX, PRODUCTION],
        &[SANDBOX],
        &["service: environment `production` removed (breaking)"],
    );
}

#[test]
fn the_client_knows_where_an_environment_is() {
    check_servers(
        &[SANDBOX],
        &[("https://t.test", "sandbox")],
        &["service: `sandbox` is at `https://t.test`, before `https://s.test`"],
    );
    check_servers(
        &[("https://a.test", "")],
        &[("https://b.test", "")],
        &["service: `https://b.test`, before `https://a.test`"],
    );
}

#[test]
fn the_first_server_is_the_one_of_who_names_none() {
    check_servers(
        &[SANDBOX, PRODUCTION],
        &[PRODUCTION, SANDBOX],
        &[
            "service: the first server is environment `production`, before environment `sandbox` (breaking)",
        ],
    );
}

#[test]
fn what_is_read_from_the_environment_has_names() {
    let of = |prefix: &str| {
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'{prefix}}}\npaths: {{}}")
    };
    let (none, a, b) = (of(""), of(", x-env-prefix: A"), of(", x-env-prefix: B"));
    check_documents(&none, &a, &["service: now set up by `A_*`"]);
    check_documents(
        &a,
        &b,
        &["service: set up by `B_*`, before by `A_*` (breaking)"],
    );
    check_documents(
        &a,
        &none,
        &["service: no longer set up by `A_*` (breaking)"],
    );
}

#[test]
fn the_version_and_the_title_are_no_change() {
    let of = |info: &str| format!("openapi: 3.0.3\ninfo: {{{info}}}\npaths: {{}}");
    check_documents(
        &of("title: T, version: '1'"),
        &of("title: U, version: '2'"),
        &[],
    );
}
