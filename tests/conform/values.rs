//! The sandbox's verdict on random bodies, against the validator's.

use primer_tests::values::validator::{self, Formats};
use primer_tests::{Schemas, VERSIONS};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::contract::{Contract, documented};
use crate::raw::Raw;

/// The number of bodies that are made of a schema.
const CASES: usize = 60;

/// Rules that no schema can say.
const RULES: [&str; 2] = ["ClientSessionValidationError", "MetadataContainsEmptyKey"];

/// Bodies that fit the schema of a component, and bodies that hardly ever do: the schema's limits are not kept in them.
fn bodies(contract: &Contract, component: &str) -> Vec<Value> {
    let schemas = Schemas::read(&contract.document.to_string()).exactly();
    let schema = schemas.schema(component);
    let fits = validator::of(&contract.document, schema, Formats::Checked).unwrap();
    let strategy = schemas.component(component);
    let mut runner = TestRunner::deterministic();
    let any = (0..CASES).map(|_| strategy.new_tree(&mut runner).unwrap().current());
    any.flat_map(|body| [validator::repaired(body.clone(), &fits), Some(body)])
        .flatten()
        .collect()
}

/// Sends bodies, and counts those that are taken and those that the schema refuses.
async fn compare(raw: &Raw, version: &str, method: &str, component: &str) -> (usize, usize) {
    let contract = Contract::of(version);
    let schema = &contract.document["components"]["schemas"][component];
    let strict = validator::of(&contract.document, schema, Formats::Checked).unwrap();
    let (mut taken, mut refused) = (0, 0);
    for mut body in bodies(contract, component) {
        if method == "PATCH" {
            body["clientToken"] = json!(raw.token().await);
        }
        let is_valid = contract.of_request(method, &body).is_empty();
        let request = raw.json(method, version, &body);
        let (status, response) = raw.send(request).await;
        let id = response["error"]["errorId"].as_str().unwrap_or_default();
        match (status, is_valid) {
            (200, true) => taken += 1,
            (400, true) if RULES.contains(&id) => {}
            (422, false) => refused += 1,
            // Of the formats, the sandbox checks that of times alone.
            (422, true) if !strict.is_valid(&body) => {}
            _ => panic!(
                "{method} {version}: {status} {response}, though the validator says {is_valid}: {body}"
            ),
        }
    }
    (taken, refused)
}

#[tokio::test]
async fn a_body_is_taken_where_the_schema_takes_it() {
    let raw = Raw::start().await;
    for version in VERSIONS {
        let (taken, refused) = compare(&raw, version, "POST", "CreateClientSessionRequest").await;
        assert!(
            taken > CASES / 4 && refused > CASES / 4,
            "{version}: {taken} {refused}"
        );
        if !version.starts_with("2021") {
            let (taken, refused) =
                compare(&raw, version, "PATCH", "UpdateClientSessionRequest").await;
            assert!(
                taken > CASES / 4 && refused > CASES / 4,
                "{version}: {taken} {refused}"
            );
        }
    }
    documented(&raw.tap);
}
