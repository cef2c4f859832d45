//! What the standard demands beyond the form of each object, wherever in a document the object stands.

mod discriminators;
mod operations;
mod parameters;
mod patterns;
mod schemas;
mod security;
mod service;
mod templates;
mod values;

use serde_json::Value;

use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Document, Object, Pointer, Schema};
use crate::resolve::Resolved;

pub(crate) use self::patterns::is_beyond_the_engine;
pub(crate) use self::values::{Fault, fault};

/// Checks all objects of a document.
pub fn check(resolved: Resolved<'_>, findings: &mut Findings) {
    let objects = resolved.document.objects();
    let mut rules = Rules {
        resolved,
        findings,
        operations: service::operation_ids(resolved.document, &objects),
    };
    for (at, object) in objects {
        if resolved.document.reference(at).is_none() {
            rules.check_object(at, object);
        }
    }
    rules.check_tags();
    rules.check_environments();
    rules.check_urls();
    rules.check_env_prefix();
    let endpoints = resolved.endpoints();
    rules.check_operation_ids(&endpoints);
    rules.check_paths(&endpoints);
    rules.check_duplicate_parameters(&endpoints);
    rules.check_templates(&endpoints);
}

struct Rules<'d, 'f> {
    resolved: Resolved<'d>,
    findings: &'f mut Findings,
    /// All operationIds, in the order of the addresses.
    operations: Vec<&'d str>,
}

impl<'d> Rules<'d, '_> {
    fn check_object(&mut self, at: &Pointer, object: Object) {
        match object {
            Object::Schema => {
                if let Some(schema) = self.schema(at) {
                    self.check_schema(&schema);
                }
            }
            Object::Parameter => self.check_parameter(at),
            Object::Header => self.check_holder(at, "header"),
            Object::RequestBody => self.check_request_body(at),
            Object::MediaType => self.check_examples(at),
            Object::Link => self.check_link(at),
            Object::Server => self.check_server(at),
            Object::SecurityScheme => self.check_security_scheme(at),
            Object::OpenApi | Object::Operation => self.check_security(at),
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
