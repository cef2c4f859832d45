//! Drift: a value that fits its document has none, and each thing beyond the document is reported with its place.

use std::sync::{Arc, LazyLock, Mutex};

use primer_api::v2_4::{Client, CreateClientSessionRequest};
use primer_api::{Drift, DriftKind};
use primer_tests::{Reply, Schemas, Server};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static SCHEMAS: LazyLock<Schemas> =
    LazyLock::new(|| Schemas::read(include_str!("../../spec/2.4.yaml")).exactly());

const PLANTED: &str = "plantedBeyondTheDocument";

/// The drift that the hook gets for a response to a creation.
fn drifts(status: u16, body: &Value) -> Vec<Drift> {
    let told = Arc::new(Mutex::new(Vec::new()));
    let memory = Arc::clone(&told);
    let builder =
        Client::builder().on_drift(move |drift| memory.lock().unwrap().push(drift.clone()));
    RUNTIME.block_on(async {
        let server = Server::start(Reply::json(status, &body.to_string())).await;
        let call = server
            .client(builder)
            .create_client_session(CreateClientSessionRequest::default());
        assert_eq!(call.await.is_ok(), status == 200);
    });
    told.lock().unwrap().clone()
}

/// A place where something can be planted that the document does not know.
#[derive(Clone, Debug)]
struct Spot {
    pointer: String,
    path: String,
    kind: DriftKind,
}

impl Spot {
    /// The value with something planted, and the path of the expected drift.
    fn plant(&self, value: &Value) -> (Value, String) {
        let mut value = value.clone();
        let part = value.pointer_mut(&self.pointer).unwrap();
        if self.kind == DriftKind::EnumValue {
            *part = json!(PLANTED);
            return (value, self.path.clone());
        }
        part[PLANTED] = json!({"any": ["thing"]});
        (value, join(&self.path, PLANTED))
    }
}

fn join(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    }
}

/// All such places in a value of a schema.
fn spots(value: &Value, schema: &Value, pointer: &str, path: &str) -> Vec<Spot> {
    let schema = meant(value, schema);
    let spot = |kind| Spot {
        pointer: pointer.to_owned(),
        path: path.to_owned(),
        kind,
    };
    match value {
        Value::String(_) if schema["enum"].is_array() => vec![spot(DriftKind::EnumValue)],
        Value::Array(items) => {
            let path = format!("{path}[]");
            let within =
                |(n, item)| spots(item, &schema["items"], &format!("{pointer}/{n}"), &path);
            items.iter().enumerate().flat_map(within).collect()
        }
        Value::Object(members) => {
            let properties = &schema["properties"];
            let others = &schema["additionalProperties"];
            let is_open = properties.is_object() && !others.is_object();
            let own = is_open.then(|| spot(DriftKind::Member));
            let within = members.iter().flat_map(|(name, value)| {
                let pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
                match properties.get(name) {
                    Some(schema) => spots(value, schema, &pointer, &join(path, name)),
                    None if others.is_object() => {
                        spots(value, others, &pointer, &format!("{path}[*]"))
                    }
                    None => Vec::new(),
                }
            });
            own.into_iter().chain(within).collect()
        }
        _ => Vec::new(),
    }
}

/// The schema behind a reference, or the alternative for values of this kind.
fn meant<'a>(value: &Value, schema: &'a Value) -> &'a Value {
    if let Some(target) = schema["$ref"].as_str() {
        let target = SCHEMAS.document().pointer(target.trim_start_matches('#'));
        return meant(value, target.unwrap());
    }
    let kind = match value {
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        _ => "string",
    };
    let alternatives = schema["oneOf"].as_array().into_iter().flatten();
    let mut meant = alternatives.map(|it| self::meant(value, it));
    meant.find(|it| it["type"] == kind).unwrap_or(schema)
}

fn check(status: u16, component: &str, value: &Value, place: Index) -> Result<(), TestCaseError> {
    prop_assert_eq!(drifts(status, value), []);
    let spots = spots(value, SCHEMAS.schema(component), "", "");
    let spot = &spots[place.index(spots.len())];
    let (planted, path) = spot.plant(value);
    let told = drifts(status, &planted);
    prop_assert_eq!(told.len(), 1, "{:?} in {}", &told, planted);
    prop_assert_eq!((told[0].kind(), told[0].path()), (spot.kind, path.as_str()));
    prop_assert!([None, Some(PLANTED)].contains(&told[0].value()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn a_session_drifts_where_it_goes_beyond_its_document(
        value in SCHEMAS.component("CreateClientSessionResponse"),
        place in any::<Index>(),
    ) {
        check(200, "CreateClientSessionResponse", &value, place)?;
    }

    #[test]
    fn a_failure_drifts_where_it_goes_beyond_its_document(
        value in SCHEMAS.component("ErrorResponse"),
        place in any::<Index>(),
    ) {
        check(400, "ErrorResponse", &value, place)?;
    }
}
