//! Findings as a log of SARIF, the Static Analysis Results Interchange Format, version 2.1.0.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::Totals;
use super::found::{Found, Location, Region};

/// The log of a run.
pub(super) fn log(all: &[Found], totals: Totals) -> Value {
    let results: Vec<Value> = all.iter().map(result).collect();
    let rules: BTreeMap<&str, &str> = all.iter().map(|it| (it.rule, it.reason)).collect();
    let rules = rules.into_iter();
    let rules = rules.map(|(id, reason)| json!({"id": id, "shortDescription": {"text": reason}}));
    let rules: Vec<Value> = rules.collect();
    let driver = json!({
        "name": "primer-codegen",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": totals.unusable == 0}],
            "results": results,
        }],
    })
}

fn result(found: &Found) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}\nhelp: {help}", found.message),
        None => found.message.clone(),
    };
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), found.rule.into());
    result.insert("level".to_owned(), found.severity.to_string().into());
    result.insert("message".to_owned(), json!({"text": text}));
    let location = json!({"physicalLocation": physical(&found.location)});
    result.insert("locations".to_owned(), json!([location]));
    if let Some((location, label)) = &found.related {
        let physical = physical(location);
        let related = json!([{"physicalLocation": physical, "message": {"text": label}}]);
        result.insert("relatedLocations".to_owned(), related);
    }
    result.into()
}

fn physical(Location { file, region }: &Location) -> Value {
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), json!({"uri": uri(file)}));
    if let Some(Region {
        line,
        column,
        end_column,
    }) = region
    {
        let region = json!({"startLine": line, "startColumn": column, "endColumn": end_column});
        physical.insert("region".to_owned(), region);
    }
    physical.into()
}

/// Characters that cannot stand in a path of a URI (RFC 3986). A colon can, but not in the first segment of a relative one.
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The URI of a file: relative, or absolute as its path is.
fn uri(file: &str) -> String {
    let path = match cfg!(windows) {
        true => file.replace('\\', "/"),
        false => file.to_owned(),
    };
    let encoded = utf8_percent_encode(&path, NOT_IN_PATHS);
    match std::path::Path::new(file).is_absolute() {
        true => format!("file:///{}", encoded.to_string().trim_start_matches('/')),
        false => encoded.to_string(),
    }
}
