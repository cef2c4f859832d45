//! Paths, operations, tags and servers.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::{Document, Object, Pointer};

pub(super) fn operations(document: &Document) -> Vec<Finding> {
    let mut findings = repeated_names(document);
    for (at, object) in document.objects() {
        let Some(node) = document.node(at) else {
            continue;
        };
        match object {
            Object::Operation => {
                findings.extend(undocumented(at, node));
                findings.extend(bodies(at, node));
                findings.extend(tags(document, at, node));
                findings.extend(scopes(document, at, node));
            }
            Object::OpenApi => findings.extend(scopes(document, at, node)),
            Object::Server => findings.extend(variables(at, node)),
            _ => {}
        }
    }
    findings
}

/// Names that stand twice in a path template: both get the one value.
fn repeated_names(document: &Document) -> Vec<Finding> {
    let paths = Pointer::root().child("paths");
    let mut findings = Vec::new();
    for template in document.names(&paths) {
        let names = template.split('{').skip(1);
        let mut seen = HashSet::new();
        for name in names.filter_map(|rest| rest.split_once('}').map(|(name, _)| name)) {
            if !seen.insert(name) {
                let message = format!("this path has the parameter `{name}` twice");
                let finding = Finding::at_key(paths.child(template), message);
                findings.push(finding.help("give one of them another name"));
            }
        }
    }
    findings
}

// OpenAPI 3.0, Responses Object: it "MUST contain at least one response code".
fn undocumented(at: &Pointer, operation: &Value) -> Option<Finding> {
    let responses = operation.get("responses")?.as_object()?;
    let is_empty = responses.keys().all(|name| name.starts_with("x-"));
    let at = at.child("responses");
    is_empty.then(|| {
        Finding::at_value(at, "this operation documents no response")
            .help("document its responses: `'204': {description: ...}`")
    })
}

// OpenAPI 3.0, Operation Object: where HTTP's semantics for a body "are vague, requestBody SHALL be ignored".
fn bodies(at: &Pointer, operation: &Value) -> Option<Finding> {
    operation.get("requestBody")?;
    let method = at
        .last()
        .filter(|it| ["get", "head", "delete"].contains(&it.as_str()))?;
    let message = format!("many servers do not read the body of a `{method}`");
    Some(Finding::at_key(at.child("requestBody"), message))
}

/// Tags that the document does not declare although it declares some.
fn tags(document: &Document, at: &Pointer, operation: &Value) -> Vec<Finding> {
    let declared = document
        .node(&Pointer::root().child("tags"))
        .and_then(Value::as_array);
    let known: Vec<&str> = declared
        .into_iter()
        .flatten()
        .filter_map(|tag| tag.get("name")?.as_str())
        .collect();
    let used = operation.get("tags").and_then(Value::as_array);
    let used = used.into_iter().flatten().enumerate();
    used.filter_map(|(index, tag)| Some((index, tag.as_str()?)))
        .filter(|(_, tag)| !known.is_empty() && !known.contains(tag))
        .map(|(index, tag)| {
            let message = format!("tag `{tag}` is not declared");
            let finding = Finding::at_value(at.child("tags").item(index), message);
            finding.suggest("tag", tag, known.iter().copied())
        })
        .collect()
}

// OpenAPI 3.0, Security Requirement Object: "For other security scheme types, the array MUST be empty."
fn scopes(document: &Document, at: &Pointer, holder: &Value) -> Vec<Finding> {
    let schemes = Pointer::root().path(["components", "securitySchemes"]);
    let at = at.child("security");
    let requirements = holder.get("security").and_then(Value::as_array);
    let mut findings = Vec::new();
    for (index, requirement) in requirements.into_iter().flatten().enumerate() {
        for (name, scopes) in requirement.as_object().into_iter().flatten() {
            let scheme = document.node(&schemes.child(name));
            let kind = scheme.and_then(|it| it.get("type")).and_then(Value::as_str);
            let has_scopes = scopes.as_array().is_some_and(|scopes| !scopes.is_empty());
            if let Some(kind @ ("apiKey" | "http")) = kind.filter(|_| has_scopes) {
                let message = format!("a security scheme of type `{kind}` has no scopes");
                let place = at.item(index).child(name).item(0);
                findings.push(Finding::at_value(place, message).help("write `[]`"));
            }
        }
    }
    findings
}

/// Variables that do not stand in the URL of their server.
fn variables(at: &Pointer, server: &Value) -> Vec<Finding> {
    let url = server
        .get("url")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let variables = server.get("variables").and_then(Value::as_object);
    let names = variables.into_iter().flatten().map(|(name, _)| name);
    names
        .filter(|name| !url.contains(&format!("{{{name}}}")))
        .map(|name| {
            let message = format!("variable `{name}` is not in the URL");
            let finding = Finding::at_key(at.child("variables").child(name), message);
            finding.help(format!("write `{{{name}}}` into the URL, or remove it"))
        })
        .collect()
}
