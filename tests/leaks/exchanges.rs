//! Requests and responses with secrets in all their parts.

use std::sync::LazyLock;
use std::time::Duration;

use primer_api::Retry;
use primer_tests::{Reply, Server, Step, debug_text, error_text};
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::printed::{assert_hidden, secret, shown_error};
use super::{pets, record, vault};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    record::begin();
    Runtime::new().unwrap()
});

/// The deadline of a response: some never end.
const SHORT: Duration = Duration::from_millis(50);

/// Two attempts without a wait between them.
fn at_once() -> Retry {
    Retry::default().attempts(2).jitter(|_| Duration::ZERO)
}

/// The content of a vault; all of it is sensitive.
fn secrets(secret: &str) -> vault::Secrets {
    serde_json::from_value(json!({
        "texts": [secret],
        "phones": {secret: secret},
        "holders": {secret: {"name": secret, "since": "2026-06-01T00:00:00Z", "of": {"name": secret, secret: secret}}},
        "matrix": [[secret]],
        "either": secret,
        "free": {secret: [secret]},
        "hash": secret,
        "answer": "never-said-yes",
        secret: {secret: secret},
    }))
    .unwrap()
}

/// Responses of all kinds, with secrets in every place that a server writes.
fn replies(secret: &str) -> Vec<Reply> {
    let json = |status, value: Value| Reply::json(status, &value.to_string());
    let fields = |name, value| Reply::of(200, &[(name, value), ("x-secret", secret)], b"{}");
    let raw = |text: String| Reply::raw(text.as_bytes());
    vec![
        json(200, json!(secrets(secret))),
        Reply::of(203, &[("content-type", "text/plain")], secret.as_bytes()),
        json(
            202,
            json!({"name": secret, "since": secret, secret: secret}),
        ),
        json(
            200,
            json!({"holders": {secret: {"name": {secret: secret}}}}),
        ),
        json(200, json!({"holders": {secret: {"of": secret}}})),
        json(200, json!({"phones": {secret: 1}})),
        json(200, json!({"phones": {secret: {secret: secret}}})),
        json(200, json!({"matrix": [secret]})),
        json(200, json!({"answer": [secret]})),
        Reply::json(200, &format!(r#"{{"free":{{"{secret}":1,"{secret}":2}}}}"#)),
        Reply::json(
            200,
            &format!(r#"{{"phones":{{"{secret}":"","{secret}":""}}}}"#),
        ),
        Reply::json(200, &format!(r#"{{"{secret}":1,"{secret}":2}}"#)),
        Reply::json(200, &format!(r#"{{"{secret}":{{"a":1,"a":2}}}}"#)),
        Reply::json(200, &format!(r#"{{"texts":["{secret}"#)),
        Reply::json(200, secret),
        Reply::of(400, &[("content-type", "text/plain")], secret.as_bytes()),
        json(
            500,
            json!({"errorId": format!("{secret} and more"), "diagnosticsId": [secret]}),
        ),
        json(
            409,
            json!({"error": {"errorId": {secret: secret}, "diagnosticsId": format!("{secret}\n")}}),
        ),
        fields("content-type", secret),
        fields("content-encoding", secret),
        fields("retry-after", secret),
        fields("set-cookie", secret),
        fields("location", secret),
        Reply::of(302, &[("location", secret)], b""),
        raw(format!(
            "HTTP/1.1 418 {secret}\r\ncontent-length: 0\r\n\r\n"
        )),
        raw(format!(
            "HTTP/1.1 200 OK\r\n{secret}: {secret}\r\ncontent-length: {secret}\r\n\r\n"
        )),
        raw(format!("HTTP/1.1 200 OK\r\n{secret} {secret}\r\n\r\n")),
        raw(format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{secret}\r\n{secret}"
        )),
        raw(format!("{secret} {secret}\r\n\r\n")),
        raw(format!(
            "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{secret}"
        )),
    ]
}

/// Everything that a call prints; its bodies are sensitive as a whole.
async fn put_phones(client: &vault::Client, secret: &str, number: i64) -> String {
    let call = client.put_phones([(secret, number)]);
    let printed = debug_text(&call);
    match call.with_response().await {
        Ok(response) => printed + &debug_text(&response),
        Err(error) => {
            printed + &error_text(&error) + &debug_text(&(error.path(), error.violations()))
        }
    }
}

/// Everything that a call prints; its bodies have undeclared sensitive members.
async fn put_book(client: &vault::Client, secret: &str, number: i64) -> String {
    let book: vault::Book = serde_json::from_value(json!({secret: {secret: number}})).unwrap();
    let call = client.put_book(book.clone());
    let printed = debug_text(&book) + &debug_text(&call);
    match call.with_response().await {
        Ok(response) => printed + &debug_text(&response),
        Err(error) => {
            printed + &error_text(&error) + &debug_text(&(error.path(), error.violations()))
        }
    }
}

/// Everything that a call prints, before and after it is made.
async fn put(client: &vault::Client, secret: &str) -> String {
    let options = vault::PutSecretsOptions::default()
        .idempotency_key(secret)
        .x_owner(secret);
    let call = client
        .put_secrets(secret, options, secrets(&secret[..16]))
        .header("X-Trace", secret);
    let mut printed = debug_text(&call);
    match call.with_response().await {
        Ok(response) => printed += &(debug_text(&response) + &debug_text(response.body())),
        // The body of the failure is text as any other.
        Err(error) => printed += &shown_error(&error.erase()),
    }
    printed
}

async fn get(client: &pets::Client, secret: &str) -> String {
    let options = pets::GetToyOptions::default().colour(secret);
    let call = client.get_toy(secret, secret, options);
    let printed = debug_text(&call);
    match call.with_response().await {
        Ok(response) => printed + &debug_text(&response),
        Err(error) => printed + &shown_error(&error),
    }
}

fn vault(secret: &str, url: &str) -> vault::Client {
    vault::Client::builder()
        .credential("Basic", format!("{secret}:{secret}"))
        .credential("QueryKey", secret)
        .base_url(url)
        .retry(at_once())
        .read_timeout(SHORT)
        .build()
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn no_exchange_shows_a_secret(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::start(Reply::empty(204)).await;
            let vault = vault(&secret, server.url());
            let pets: pets::Client = server.keyless(pets::Client::builder().retry(at_once()).read_timeout(SHORT));
            for reply in replies(&secret) {
                server.respond(reply);
                assert_hidden(&secret, &(put(&vault, &secret).await + &get(&pets, &secret).await));
            }
            // Base64 hides nothing.
            let requests = server.requests();
            let authorization = requests.iter().find_map(|it| it.header("authorization"));
            let encoded = authorization.unwrap().strip_prefix("Basic ").unwrap();
            record::assert_never_said(encoded.trim_end_matches('='));
            record::assert_never_said(&secret);
        });
    }

    #[test]
    fn no_body_that_is_sensitive_as_a_whole_shows_a_secret(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::start(Reply::empty(204)).await;
            let client: vault::Client = server.keyless(vault::Client::builder().retry(at_once()));
            let body = |value: Value| json!({&secret: value}).to_string();
            for status in [200, 400] {
                for value in [json!("x"), json!({&secret: 1}), json!([secret])] {
                    server.respond(Reply::json(status, &body(value)));
                    let printed = put_phones(&client, &secret, 3).await;
                    assert_hidden(&secret, &printed);
                    assert!(printed.contains("[_]"), "{printed}");
                }
            }
            for status in [200, 400] {
                server.respond(Reply::json(status, &body(json!(3))));
                assert_hidden(&secret, &put_phones(&client, &secret, 3).await);
            }
            server.respond(Reply::of(200, &[("content-type", "text/plain")], secret.as_bytes()));
            let note = client.get_note().with_response().await.unwrap();
            assert_hidden(&secret, &debug_text(&note));
            assert_eq!(note.into_body(), secret);
            let printed = put_phones(&client, &secret, 4).await;
            assert_hidden(&secret, &printed);
            assert!(printed.contains("`[_]` must be at most 3"), "{printed}");
            record::assert_never_said(&secret);
        });
    }

    #[test]
    fn no_sensitive_member_that_is_not_declared_shows_a_secret(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::start(Reply::empty(204)).await;
            let client: vault::Client = server.keyless(vault::Client::builder().retry(at_once()));
            for value in [json!({&secret: 3}), json!({&secret: secret}), json!(secret)] {
                server.respond(Reply::json(200, &json!({&secret: value}).to_string()));
                assert_hidden(&secret, &put_book(&client, &secret, 3).await);
            }
            let printed = put_book(&client, &secret, 4).await;
            assert_hidden(&secret, &printed);
            assert!(printed.contains("`[_][_]` must be at most 3"), "{printed}");
            record::assert_never_said(&secret);
        });
    }

    #[test]
    fn no_connection_that_fails_shows_a_secret(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::scripted([Step::Write(secret.clone().into_bytes())]);
            let address = server.address();
            for scheme in ["http", "https"] {
                let vault = vault(&secret, &format!("{scheme}://{address}"));
                assert_hidden(&secret, &put(&vault, &secret).await);
            }
            server.stop().await;
            assert_hidden(&secret, &put(&vault(&secret, &format!("http://{address}")), &secret).await);
            record::assert_never_said(&secret);
        });
    }

    #[test]
    fn no_request_that_is_refused_shows_a_secret(secret in secret()) {
        RUNTIME.block_on(async {
            let client = vault(&secret, "http://127.0.0.1:1");
            let long = secret.repeat(20);
            let options = || vault::PutSecretsOptions::default();
            let filter = options().filter([(&*secret, &*secret)]);
            let calls = [
                client.put_secrets(&*secret, options(), secrets(&long)),
                client.put_secrets(&*secret, filter, secrets("")),
                client.put_secrets(&*secret, options(), secrets("")).header(format!("{secret} x"), &secret),
                client.put_secrets(&*secret, options(), secrets("")).header("X-Trace", format!("{secret}\n")),
                client.put_secrets(&*secret, options(), secrets("")).header("Authorization", &secret),
                client.put_secrets("", options().x_owner(format!("{secret}\0")), secrets(&long)),
            ];
            for call in calls {
                let printed = debug_text(&call);
                let error = call.await.unwrap_err();
                assert!(!error.violations().is_empty());
                assert_hidden(&secret, &(printed + &shown_error(&error)));
            }
            record::assert_never_said(&secret);
        });
    }
}

#[test]
fn everything_that_is_printed_is_in_the_record() {
    RUNTIME.block_on(async {
        let server = Server::start(Reply::empty(204)).await;
        let pets: pets::Client = server.keyless(pets::Client::builder());
        get(&pets, "nothing").await;
    });
    let said = record::lines();
    for begin in [
        "log reqwest",
        "span primer_api attempt otel.name=GET /pets/{petId}",
    ] {
        assert!(said.contains(begin), "{begin}");
    }
}
