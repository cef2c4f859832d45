//! The rules of the standard beyond the form of each object.

mod combined;
mod discriminators;
mod headers;
pub(crate) mod integers;
mod methods;
mod negation;
mod operations;
mod parameters;
mod paths;
mod patterns;
mod required;
mod satisfiable;
mod schemas;
mod security;
mod service;
mod templates;
mod unsupported;
mod values;

use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Document, Object, Schema};
use crate::resolve::Resolved;
use crate::source::Pointer;

pub(crate) use self::combined::Combined;
pub(crate) use self::discriminators::{ADD, unknown_targets};
pub(crate) use self::headers::is_set_by_the_client;
pub(crate) use self::negation::{Forbidden, forbidden};
pub(crate) use self::patterns::{Pattern, read as read_pattern};
pub(crate) use self::values::{Fault, breaks_a_limit, fault};

/// Checks the rules for all objects of a document, wherever they stand.
pub fn check(resolved: Resolved<'_>, findings: &mut Findings) {
    let objects = resolved.document.objects();
    let mut rules = Rules {
        resolved,
        findings,
        operations: service::operation_ids(resolved.document, &objects),
    };
    rules.check_supported(&objects);
    for (at, object) in objects {
        if !resolved.is_reference(at) {
            rules.check_object(at, object);
        }
    }
    rules.check_tags();
    rules.check_environments();
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
    fn check_object(&mut self, at: &Pointer, object: Object) -> Option<()> {
        let resolved = self.resolved;
        match object {
            Object::Schema => self.check_schema(&self.schema(at)?),
            Object::Parameter => self.check_parameter(&resolved.written(at)?),
            Object::Header => self.check_holder(&resolved.written(at)?, object),
            Object::RequestBody => self.check_request_body(&resolved.written(at)?),
            Object::Link => self.check_link(&resolved.written(at)?),
            Object::Server => self.check_server(&resolved.written(at)?),
            Object::SecurityScheme => self.check_security_scheme(&resolved.written(at)?),
            Object::MediaType => self.check_examples(at),
            Object::PathItem => self.check_methods(at),
            Object::OpenApi | Object::Operation => self.check_security(at),
            Object::Info
            | Object::Contact
            | Object::License
            | Object::ServerVariable
            | Object::Tag
            | Object::ExternalDocumentation
            | Object::Components
            | Object::Paths
            | Object::Pages
            | Object::Encoding
            | Object::Responses
            | Object::Response
            | Object::Callback
            | Object::Example
            | Object::OAuthFlows
            | Object::OAuthFlow
            | Object::Discriminator => {}
        }
        Some(())
    }

    fn report(&mut self, finding: Finding) {
        self.findings.report(finding);
    }

    fn document(&self) -> &'d Document {
        self.resolved.document
    }

    /// The schema at an address; not the target of a reference there.
    fn schema(&self, at: &Pointer) -> Option<Schema<'d>> {
        Schema::new(at.clone(), self.resolved.node(at)?)
    }

    /// Warns of two keywords that exclude each other and concern nothing that is sent.
    fn exclude(&mut self, at: &Pointer, [first, second]: [&str; 2], message: String) {
        let has = |keyword: &str| self.resolved.member(at, keyword).is_some();
        if has(first) && has(second) {
            let finding = Finding::at_key(at.child(second), message);
            let related = Place::Key(at.child(first));
            let finding = finding.related(related, format!("`{first}` is here"));
            self.report(finding.warning());
        }
    }
}
