//! What a document of `spec/` says of the bodies of its operations.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use primer_tests::values::validator::{self, Formats};
use primer_tests::{Request, Response, Tap, VERSIONS};
use serde_json::Value;

const PATH: &str = "/client-session";
const JSON: &str = "application/json";

/// The contracts of all versions, by their names.
static CONTRACTS: LazyLock<BTreeMap<&str, Contract>> = LazyLock::new(|| {
    let contracts = VERSIONS.iter().map(|name| (*name, Contract::read(name)));
    contracts.collect()
});

/// The bodies of the operations of a version, by their methods.
pub(crate) struct Contract {
    operations: BTreeMap<String, Operation>,
    /// The body that every failure has.
    failure: Validator,
    pub(crate) document: Value,
}

struct Operation {
    request: Option<Validator>,
    /// The bodies in JSON, by the status as the document writes it; each response has one.
    responses: BTreeMap<String, Validator>,
}

impl Contract {
    /// The contract of a version.
    pub(crate) fn of(version: &str) -> &'static Self {
        &CONTRACTS[version]
    }

    fn read(version: &str) -> Self {
        let path = format!("{}/../spec/{version}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let document: Value = serde_yaml::from_str(&text).unwrap();
        let validator = |content: &Value| {
            let media_types: Vec<_> = content.as_object().unwrap().keys().collect();
            assert_eq!(media_types, [JSON]);
            let schema = &content[JSON]["schema"];
            validator::of(&document, schema, Formats::Hints).unwrap()
        };
        let path_item = document["paths"][PATH].as_object().unwrap();
        let operations = path_item.iter().map(|(method, operation)| {
            let request = operation["requestBody"]["content"].as_object();
            let responses = operation["responses"].as_object().unwrap().iter();
            let operation = Operation {
                request: request.map(|_| validator(&operation["requestBody"]["content"])),
                responses: responses
                    .map(|(status, it)| {
                        (
                            status.clone(),
                            validator(&resolved(&document, it)["content"]),
                        )
                    })
                    .collect(),
            };
            (method.to_uppercase(), operation)
        });
        Self {
            operations: operations.collect(),
            failure: validator(&document["components"]["responses"]["OtherFailure"]["content"]),
            document: document.clone(),
        }
    }

    /// The examples of the bodies of a method.
    pub(crate) fn examples(&self, method: &str) -> Vec<Value> {
        let body = &self.document["paths"][PATH][method]["requestBody"]["content"][JSON];
        let examples = body["examples"].as_object().unwrap().values();
        examples.map(|it| it["value"].clone()).collect()
    }

    /// The reasons why a body is none of a request of this method.
    pub(crate) fn of_request(&self, method: &str, body: &Value) -> Vec<String> {
        match self
            .operations
            .get(method)
            .and_then(|it| it.request.as_ref())
        {
            Some(schema) => reasons(schema, body),
            None => vec![format!("{method} has no body")],
        }
    }

    /// The reasons why a response is none of an operation.
    fn of_response(&self, request: &Request, response: &Response) -> Vec<String> {
        let media_type = response.header("content-type");
        if media_type != Some(JSON) {
            return vec![format!("the media type is {media_type:?}")];
        }
        let operation = self.operations.get(request.method());
        let schema = match (operation, response.status) {
            // What no document can say: that it has no other path and no other method.
            (_, 404) if request.path() != PATH => &self.failure,
            (None, 405) => &self.failure,
            (Some(operation), status) => {
                let exact = operation.responses.get(&status.to_string());
                match exact.or_else(|| operation.responses.get("default").filter(|_| status >= 400))
                {
                    Some(schema) => schema,
                    None => return vec![format!("{status} is not documented")],
                }
            }
            (None, status) => return vec![format!("{status} for an operation that there is not")],
        };
        reasons(schema, &response.json())
    }
}

/// What a reference to a component stands for.
fn resolved<'d>(document: &'d Value, part: &'d Value) -> &'d Value {
    match part["$ref"].as_str() {
        Some(target) => document.pointer(target.trim_start_matches('#')).unwrap(),
        None => part,
    }
}

fn reasons(schema: &Validator, value: &Value) -> Vec<String> {
    let errors = schema.iter_errors(value);
    errors
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect()
}

/// The exchanges since this was last called, each response of which is documented for the version and the operation of its request.
pub(crate) fn documented(tap: &Tap) -> Vec<(Request, Response)> {
    let (requests, responses) = (tap.requests(), tap.responses());
    assert_eq!(requests.len(), responses.len());
    let exchanges: Vec<_> = requests.into_iter().zip(responses).collect();
    for (request, response) in &exchanges {
        let version = request.header("x-api-version").unwrap_or(VERSIONS[0]);
        // Who names no version that there is gets what all have in common.
        let known = VERSIONS.iter().find(|it| **it == version);
        let contract = Contract::of(known.unwrap_or(&VERSIONS[0]));
        assert_eq!(
            contract.of_response(request, response),
            [""; 0],
            "{} under {version}: {} {}",
            request.line,
            response.status,
            response.json()
        );
    }
    exchanges
}

/// A value without members that are `null`: no schema is `nullable`, and an update clears a member by it.
pub(crate) fn without_nulls(mut value: Value) -> Value {
    match &mut value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            for member in members.values_mut() {
                *member = without_nulls(member.take());
            }
        }
        Value::Array(items) => {
            for item in items {
                *item = without_nulls(item.take());
            }
        }
        _ => {}
    }
    value
}
