//! Operations, tags and servers.

use crate::diagnostics::Finding;
use crate::document::{Document, Object, Operation, SecurityScheme, Server};
use crate::source::Pointer;

pub(super) fn operations(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, object) in document.objects() {
        if object == Object::Operation
            && let Some(operation) = document.view(at)
        {
            findings.extend(undocumented(&operation));
            findings.extend(unread_body(&operation));
            findings.extend(undeclared_tags(document, &operation));
        }
        if [Object::OpenApi, Object::Operation].contains(&object) {
            findings.extend(needless_scopes(document, at));
        }
        if object == Object::Server
            && let Some(server) = document.view(at)
        {
            findings.extend(unused_variables(&server));
        }
    }
    findings
}

// OpenAPI 3.0, Responses Object: it "MUST contain at least one response code".
fn undocumented(operation: &Operation<'_>) -> Option<Finding> {
    let is_empty = operation.has_responses() && operation.responses().next().is_none();
    let at = operation.at.child("responses");
    is_empty.then(|| {
        Finding::at_value(at, "this operation documents no response")
            .help("document its responses: `'204': {description: ...}`")
    })
}

// OpenAPI 3.0, Operation Object: where HTTP's semantics for a body "are vague, requestBody SHALL be ignored".
fn unread_body(operation: &Operation<'_>) -> Option<Finding> {
    let at = operation.request_body()?;
    let method = operation.at.last()?;
    let message = format!("many servers do not read the body of a `{method}`");
    ["get", "head", "delete"]
        .contains(&method.as_str())
        .then(|| Finding::at_key(at, message))
}

/// Findings about tags that the document does not declare, although it declares others.
fn undeclared_tags(document: &Document, operation: &Operation<'_>) -> Vec<Finding> {
    let declared: Vec<&str> = document.tags().map(|(name, _)| name).collect();
    if declared.is_empty() {
        return Vec::new();
    }
    let undeclared = operation.tags().filter(|(tag, _)| !declared.contains(tag));
    undeclared
        .map(|(tag, at)| {
            let finding = Finding::at_value(at, format!("tag `{tag}` is not declared"));
            finding.suggest("tag", tag, declared.iter().copied())
        })
        .collect()
}

// OpenAPI 3.0, Security Requirement Object: "For other security scheme types, the array MUST be empty."
fn needless_scopes(document: &Document, holder: &Pointer) -> Vec<Finding> {
    let schemes = Pointer::root().path(["components", "securitySchemes"]);
    let finding = |(name, at): (&str, Pointer)| {
        let scheme: SecurityScheme<'_> = document.view(&schemes.child(name))?;
        let scheme_type = scheme.scheme_type()?;
        let scope = document.items(&at).next()?;
        let message = format!("a security scheme of type `{scheme_type}` has no scopes");
        ["apiKey", "http"]
            .contains(&scheme_type)
            .then(|| Finding::at_value(scope, message).help("write `[]`"))
    };
    document.security(holder).filter_map(finding).collect()
}

/// Findings about variables that are not in the URL of their server.
fn unused_variables(server: &Server<'_>) -> Vec<Finding> {
    let names = server.variables().map(|(name, _)| name);
    names
        .filter(|name| !server.url().contains(&format!("{{{name}}}")))
        .map(|name| {
            let message = format!("variable `{name}` is not in the URL");
            let finding = Finding::at_key(server.at.path(["variables", name]), message);
            finding.help(format!("write `{{{name}}}` into the URL, or remove it"))
        })
        .collect()
}
