//! Operations: methods of the client.

use crate::diagnostics::Finding;
use crate::ir::{
    Body, Docs, Examples, Framing, Operation, Parameter, Responses, Stream, StreamForm, Type,
};
use crate::lower::Lower;
use crate::lower::operation::responses::Successes;
use crate::markdown::{Line, code};
use crate::names::{CLIENT_METHODS, Case, Scope};
use crate::resolve::Endpoint;

impl<'d> Lower<'d, '_> {
    /// Lowers all operations; the names of all are claimed in the document's order.
    pub(in crate::lower) fn lower_operations(&mut self) -> Vec<Operation> {
        let endpoints = self.resolved.endpoints();
        self.check_methods(&endpoints);
        let mut methods = Scope::new(Case::Snake, CLIENT_METHODS);
        let operations = endpoints.iter();
        let mut operations: Vec<Operation> = operations
            .map(|endpoint| self.lower_operation(endpoint, &mut methods))
            .collect();
        self.document_links(&endpoints, &mut operations);
        operations
    }

    fn lower_operation(&mut self, endpoint: &Endpoint<'d>, methods: &mut Scope) -> Operation {
        let operation = &endpoint.operation;
        let words = self.endpoint_hint(endpoint);
        let name = methods.claim(&self.method_hint(endpoint));
        let mut arguments = Scope::new(Case::Snake, &[]);
        let security = self.lower_security(operation);
        let parameters = self.lower_parameters(endpoint, &security, &mut arguments);
        let body = self.lower_body(endpoint, (&name, &words), &mut arguments);
        let named = self.lower_arguments(&name, &parameters.list, body.as_ref(), &words);
        let named = named.map(|id| (arguments.claim("arguments"), id));
        let of_success = Successes::of(endpoint);
        let (successes, failures) = self.lower_responses(endpoint, of_success);
        let sequence = self.lower_sequence(endpoint, |statuses| of_success.include(statuses));
        let pages = self.lower_pages(endpoint, &parameters.list, &successes);
        if let (Some(_), Some(_), Some(declared)) = (&sequence, &pages, operation.pages()) {
            let message = "a success that comes item by item has no pages";
            self.report(Finding::at_key(declared.at, message));
        }
        let stream = sequence.or(pages);
        let headers = self.lower_headers(endpoint);
        let documented = match &named {
            Some((name, id)) => vec![self.named_docs(name, *id)],
            None => parameters.list.iter().filter_map(argument_docs).collect(),
        };
        let needs = self.security_docs(operation, &security);
        let facts = [needs, self.headers_docs(&headers)];
        let mut docs = operation_docs(endpoint, facts, &documented);
        if let Some(stream) = &stream {
            docs.paragraph(stream_docs(stream));
        }
        docs.heading("Errors");
        docs.list(errors_docs(body.as_ref(), &failures));
        Operation {
            docs,
            deprecated: operation.deprecated(),
            id: self.own_id(operation).unwrap_or(name.plain()).to_owned(),
            method: endpoint.method.sent(),
            path: endpoint.path().to_owned(),
            options: self.lower_options(&parameters.list, &words, &mut arguments),
            parameters: parameters.list,
            arguments: named,
            constants: parameters.constants,
            servers: self.lower_own_servers(endpoint),
            security,
            identifiers: self.lower_identifiers(operation),
            examples: Examples {
                body: self.example_of_body(endpoint),
                parameters: parameters.examples,
            },
            name,
            body,
            successes,
            failures,
            stream,
            headers,
        }
    }
}

fn operation_docs(
    endpoint: &Endpoint<'_>,
    facts: [Option<Line>; 2],
    arguments: &[(Line, Docs)],
) -> Docs {
    let operation = &endpoint.operation;
    let (summary, description) = (operation.summary(), operation.description());
    let mut docs = Docs::of_document(summary.unwrap_or_default());
    docs.end_sentence();
    if summary != description {
        docs.append(Docs::of_document(description.unwrap_or_default()));
    }
    let method = endpoint.method.sent();
    docs.paragraph(code(&format!("{method} {}", endpoint.path())));
    for fact in facts.into_iter().flatten() {
        docs.paragraph(fact);
    }
    if !arguments.is_empty() {
        docs.heading("Arguments");
        docs.described_list(arguments.iter().map(|(name, docs)| (name.clone(), docs)));
    }
    docs
}

/// The sentence about a success that comes item by item.
fn stream_docs(stream: &Stream) -> Line {
    match &stream.form {
        StreamForm::Sequence(sequence) => match sequence.framing {
            Framing::Events => {
                Line::from("As server-sent events by ") + code("events") + " of the call."
            }
            Framing::Lines | Framing::Records => {
                Line::from("Item by item by ") + code("items") + " of the call."
            }
        },
        StreamForm::Pages(_) => {
            Line::from("One page of a list: ")
                + code("pages")
                + " of the call asks for all of them, "
                + code("items")
                + " for what is in them."
        }
    }
}

fn argument_docs(parameter: &Parameter) -> Option<(Line, Docs)> {
    let is_documented = parameter.required && !parameter.docs.is_empty();
    is_documented.then(|| (code(parameter.name.plain()), parameter.docs.clone()))
}

fn errors_docs(body: Option<&Body>, failures: &Responses) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if body.is_some() {
        lines.push("The request breaks a limit of the document; then nothing is sent.".into());
    }
    lines.push("The service does not respond, or responds with something undocumented.".into());
    if failures.shape.ty != Type::Unit {
        lines.push("A failure that the service documents, as the error's typed body.".into());
    }
    lines
}

#[cfg(test)]
mod tests;
