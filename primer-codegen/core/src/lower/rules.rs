//! What the standard demands beyond the form of each object, wherever in a document the object stands.

mod discriminators;
mod parameters;
mod schemas;
mod security;
mod service;
mod values;

use serde_json::Value;

use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Document, Pointer, Schema};
use crate::resolve::Resolved;

pub(crate) use self::values::{Fault, fault};

/// Checks all objects of a document.
pub(super) fn check(resolved: Resolved<'_>, findings: &mut Findings) {
    let objects = resolved.document.objects();
    let mut rules = Rules {
        resolved,
        findings,
        operations: service::operation_ids(resolved.document, &objects),
    };
    for (at, object) in objects {
        if resolved.document.reference(at).is_none() {
            rules.check_object(at, object.name);
        }
    }
    rules.check_tags();
    rules.check_environments();
}

struct Rules<'d, 'f> {
    resolved: Resolved<'d>,
    findings: &'f mut Findings,
    /// All operationIds, in the order of the addresses.
    operations: Vec<&'d str>,
}

impl<'d> Rules<'d, '_> {
    fn check_object(&mut self, at: &Pointer, name: &str) {
        match name {
            "Schema Object" => {
                if let Some(schema) = self.schema(at) {
                    self.check_schema(&schema);
                }
            }
            "Parameter Object" => self.check_parameter(at),
            "Header Object" => self.check_holder(at, "header"),
            "Request Body Object" => self.check_request_body(at),
            "Media Type Object" => self.check_examples(at),
            "Link Object" => self.check_link(at),
            "Server Object" => self.check_server(at),
            "Security Scheme Object" => self.check_security_scheme(at),
            "OpenAPI Object" | "Operation Object" => self.check_security(at),
            _ => {}
        }
    }

    fn report(&mut self, finding: Finding) {
        self.findings.report(finding);
    }

    fn document(&self) -> &'d Document {
        self.resolved.document
    }

    /// The schema that stands at an address itself.
    fn schema(&self, at: &Pointer) -> Option<Schema<'d>> {
        Schema::new(at.clone(), self.document().node(at)?)
    }

    fn member(&self, at: &Pointer, name: &str) -> Option<&'d Value> {
        self.document().node(at)?.get(name)
    }

    fn text(&self, at: &Pointer, name: &str) -> Option<&'d str> {
        self.member(at, name)?.as_str()
    }

    /// Reports two keywords of which there may be one.
    fn exclude(&mut self, at: &Pointer, [first, second]: [&str; 2], message: String) {
        if self.member(at, first).is_some() && self.member(at, second).is_some() {
            let finding = Finding::at_key(at.child(second), message);
            let related = Place::Key(at.child(first));
            self.report(finding.related(related, format!("`{first}` is here")));
        }
    }
}
