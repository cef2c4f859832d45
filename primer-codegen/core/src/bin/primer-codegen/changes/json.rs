//! Changes as one object of JSON.

use primer_codegen_core::versions::changes::{Change, Difference, Subject};
use serde_json::{Value, json};

use primer_codegen_core::versions::changes::report::owner;

use super::Operations;

/// The changes and their number, in the order of the documents. A member that does not apply is `null`.
pub(super) fn document(changes: &[Change], operations: &Operations<'_>) -> Value {
    let breaking = changes.iter().filter(|change| change.breaking).count();
    let list: Vec<Value> = changes.iter().map(|it| change(it, operations)).collect();
    json!({"changes": list, "breaking": breaking})
}

fn change(change: &Change, operations: &Operations<'_>) -> Value {
    let owner = Some(owner(&change.subject)).filter(|it| !it.is_empty());
    let (kind, part) = match &change.subject {
        Subject::Service => ("service", None),
        Subject::Operation(_) => ("operation", None),
        Subject::Type(_) => ("type", None),
        Subject::Parameter(_, part) => ("parameter", Some(part)),
        Subject::Response(_, part) => ("response", Some(part)),
        Subject::Member(_, part) => ("member", Some(part)),
        Subject::Value(_, part) => ("value", Some(part)),
    };
    let difference = match change.difference {
        Difference::Added => "added",
        Difference::Removed => "removed",
        Difference::Changed => "changed",
    };
    json!({
        "kind": kind,
        "of": owner,
        "name": part,
        "address": owner.and_then(|owner| operations.address(owner)),
        "difference": difference,
        "breaking": change.breaking,
        "what": change.what,
    })
}
