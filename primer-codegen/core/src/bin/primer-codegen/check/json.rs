//! Findings as one object of JSON.

use serde_json::{Value, json};

use super::Totals;
use super::found::{Found, Location, Region};

/// The findings and their sums. A member that does not apply is `null`.
pub(super) fn document(all: &[Found], totals: Totals) -> Value {
    let findings: Vec<Value> = all.iter().map(finding).collect();
    json!({
        "documents": totals.documents,
        "notChecked": totals.unusable,
        "errors": totals.errors,
        "warnings": totals.warnings,
        "findings": findings,
    })
}

fn finding(found: &Found) -> Value {
    let related = found.related.as_ref();
    json!({
        "severity": found.severity.to_string(),
        "rule": found.rule,
        "message": found.message,
        "help": found.help,
        "location": location(&found.location),
        "related": related.map(|(at, label)| json!({"label": label, "location": location(at)})),
        "text": found.text,
    })
}

fn location(Location { file, region }: &Location) -> Value {
    let number = |of: fn(&Region) -> usize| region.as_ref().map(of);
    json!({
        "file": file,
        "line": number(|it| it.line),
        "column": number(|it| it.column),
        "endColumn": number(|it| it.end_column),
    })
}
