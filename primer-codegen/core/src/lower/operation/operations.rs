//! Operations: methods of the client.

use serde_json::Value;

use super::media::Direction;
use crate::diagnostics::{Finding, Place as At};
use crate::document::Pointer;
use crate::ir::{Body, Docs, Operation, Parameter, Responses, Type};
use crate::lower::Lower;
use crate::markdown::{Line, code};
use crate::names::{CLIENT_METHODS, Case, Scope};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Where an operation stands.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Place {
    /// The path template.
    pub template: String,
    /// The path item, behind any reference.
    pub path_item: Pointer,
    /// The keyword of the method.
    pub method: &'static str,
}

impl Place {
    pub(in crate::lower) fn at(&self) -> Pointer {
        self.path_item.child(self.method)
    }
}

impl<'d> Lower<'d, '_> {
    /// All operations, in the document's order.
    pub(in crate::lower) fn operation_places(&self) -> Vec<Place> {
        let document = self.resolved.document;
        let paths = Pointer::root().child("paths");
        let mut places = Vec::new();
        for template in document.names(&paths).filter(|name| name.starts_with('/')) {
            let Some(path_item) = self.resolved.follow(&paths.child(template)) else {
                continue;
            };
            let methods = document
                .names(&path_item)
                .filter_map(|name| METHODS.into_iter().find(|method| *method == name));
            places.extend(methods.map(|method| Place {
                template: template.to_owned(),
                path_item: path_item.clone(),
                method,
            }));
        }
        places
    }

    /// Lowers all operations; the names of all are claimed in the document's order.
    pub(in crate::lower) fn lower_operations(&mut self) -> Vec<Operation> {
        let places = self.operation_places();
        self.check_operation_ids(&places);
        self.check_paths(&places);
        self.check_methods(&places);
        self.check_templates(&places);
        let mut methods = Scope::new(Case::Snake, CLIENT_METHODS);
        places
            .iter()
            .map(|place| self.lower_operation(place, &mut methods))
            .collect()
    }

    fn lower_operation(&mut self, place: &Place, methods: &mut Scope) -> Operation {
        let at = place.at();
        let document = self.resolved.document;
        let member = |name: &str| document.node(&at).and_then(|node| node.get(name));
        let text = |name: &str| member(name).and_then(Value::as_str);
        let words = self.operation_hint(&place.path_item, place.method);
        let name = methods.claim(&self.rust_name(&at).unwrap_or_else(|| words.clone()));
        let mut arguments = Scope::new(Case::Snake, &[]);
        let parameters = self.lower_parameters(place, &mut arguments);
        let body = self.lower_body(place, &mut arguments);
        let named = self.lower_arguments(&name, &parameters.list, body.as_ref(), &words);
        let named = named.map(|id| (arguments.claim("arguments"), id));
        let (successes, failures) = self.lower_responses(place);
        let words_of = [text("summary"), text("description")];
        let told = match &named {
            Some((name, id)) => vec![self.named_docs(name, *id)],
            None => parameters.list.iter().filter_map(argument_docs).collect(),
        };
        Operation {
            docs: operation_docs(words_of, place, &told, body.as_ref(), &failures),
            deprecated: member("deprecated") == Some(&Value::Bool(true)),
            id: text("operationId").unwrap_or(name.plain()).to_owned(),
            method: place.method.to_ascii_uppercase(),
            path: place.template.clone(),
            options: self.lower_options(&parameters.list, &words, &mut arguments),
            parameters: parameters.list,
            arguments: named,
            constants: parameters.constants,
            security: self.lower_security(&at),
            name,
            body,
            successes,
            failures,
        }
    }

    fn lower_body(&mut self, place: &Place, arguments: &mut Scope) -> Option<Body> {
        let at = self.resolved.follow(&place.at().child("requestBody"))?;
        let required = self.resolved.document.node(&at.child("required"));
        let required = required == Some(&Value::Bool(true));
        let medium = self.lower_medium(&at, Direction::Request)?;
        let name = arguments.claim("body");
        Some(Body {
            name,
            required,
            media_type: medium.media_type,
            content: medium.content,
            shape: medium.shape,
        })
    }

    // OpenAPI 3.0, Operation Object: "The id MUST be unique among all operations described in the API."
    fn check_operation_ids(&mut self, places: &[Place]) {
        let mut seen: std::collections::HashMap<String, Pointer> = std::collections::HashMap::new();
        for place in places {
            let at = place.at().child("operationId");
            let Some(id) = self.resolved.document.node(&at).and_then(|id| id.as_str()) else {
                continue;
            };
            match seen.get(id) {
                // Two paths may share one path item by reference.
                Some(first) if *first == at => {}
                Some(first) => {
                    let finding = Finding::at_value(at, format!("duplicate operationId `{id}`"));
                    self.report(finding.related(At::Value(first.clone()), "first used here"));
                }
                None => {
                    seen.insert(id.to_owned(), at);
                }
            }
        }
    }

    // OpenAPI 3.0, Paths Object: "Templated paths with the same hierarchy but different templated names MUST NOT exist as they
    // are identical."
    fn check_paths(&mut self, places: &[Place]) {
        let mut seen: std::collections::HashMap<String, &str> = std::collections::HashMap::new();
        for place in places {
            let key = nameless(&place.template);
            match seen.get(&key) {
                Some(first) if *first != place.template => {
                    let paths = Pointer::root().child("paths");
                    let finding = Finding::at_key(
                        paths.child(&place.template),
                        "this path is the same as another but for the names of its parameters",
                    );
                    self.report(finding.related(At::Key(paths.child(first)), "the other is here"));
                }
                Some(_) => {}
                None => {
                    seen.insert(key, &place.template);
                }
            }
        }
    }
}

/// A path template without the names in its braces.
fn nameless(template: &str) -> String {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |key, part| {
        key + "{" + part.split_once('}').map_or(part, |(_, rest)| rest)
    })
}

fn operation_docs(
    [summary, description]: [Option<&str>; 2],
    place: &Place,
    arguments: &[(Line, Docs)],
    body: Option<&Body>,
    failures: &Responses,
) -> Docs {
    let mut docs = Docs::of_document(summary.unwrap_or_default());
    docs.end_sentence();
    if summary != description {
        docs.append(Docs::of_document(description.unwrap_or_default()));
    }
    let method = place.method.to_ascii_uppercase();
    docs.paragraph(code(&format!("{method} {}", place.template)));
    if !arguments.is_empty() {
        docs.heading("Arguments");
        docs.described_list(arguments.iter().map(|(name, docs)| (name.clone(), docs)));
    }
    docs.heading("Errors");
    docs.list(errors_docs(body, failures));
    docs
}

fn argument_docs(parameter: &Parameter) -> Option<(Line, Docs)> {
    let is_told = parameter.required && !parameter.docs.is_empty();
    is_told.then(|| (code(parameter.name.plain()), parameter.docs.clone()))
}

fn errors_docs(body: Option<&Body>, failures: &Responses) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if body.is_some() {
        lines.push("Before anything is sent: every limit that the request does not keep.".into());
    }
    lines.push("The service does not respond, or responds with something undocumented.".into());
    if failures.shape.ty != Type::Unit {
        lines.push("A failure that the service documents, as the error's typed body.".into());
    }
    lines
}

#[cfg(test)]
mod tests;
