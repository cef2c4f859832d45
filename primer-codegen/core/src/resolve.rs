//! References: follows each `$ref`, and reports those that lead nowhere, in circles, or to another kind of object.

mod callbacks;
mod composition;
mod endpoints;
mod nodes;
mod reach;

use serde_json::Value;

pub use self::callbacks::Incoming;
pub use self::composition::{Children, Null};
pub use self::endpoints::{Endpoint, template_names};
pub use self::nodes::Nodes;
use crate::diagnostics::{Finding, Findings};
use crate::document::{
    Document, Encoding, Header, Link, MediaType, Method, Object, Parameter, Reference, RequestBody,
    Response, Schema, SecurityScheme, View, member, reference,
};
use crate::source::Pointer;

/// A document whose references are checked.
#[derive(Clone, Copy, Debug)]
pub struct Resolved<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its nodes.
    pub nodes: &'d Nodes<'d>,
}

/// Checks the references of a document. From now on findings about what no operation needs are left out.
pub fn resolve<'d>(
    document: &'d Document,
    nodes: &'d Nodes<'d>,
    findings: &mut Findings,
) -> Resolved<'d> {
    let resolved = Resolved { document, nodes };
    let reach = resolved.reach();
    findings.keep_within(reach.clone());
    for reference in document.references() {
        if findings.is_full() {
            break;
        }
        // A finding may be in a file that something else refers to.
        if !reach.contains(&reference.place) {
            continue;
        }
        let found = check(document, reference).into_iter();
        findings.extend(found.map(|finding| match reference.has_effect {
            true => finding,
            false => finding.warning(),
        }));
    }
    resolved
}

impl<'d> Resolved<'d> {
    /// The address itself, or that of the target if a reference stands there.
    ///
    /// `None` if there is no target, which is reported already.
    pub fn follow(&self, at: &Pointer) -> Option<Pointer> {
        self.target(at).map(|(at, _)| at)
    }

    /// The same, with the node that stands there.
    fn target(&self, at: &Pointer) -> Option<(Pointer, &'d Value)> {
        let Some((object, mut node)) = self.nodes.get(at) else {
            return Some((at.clone(), self.document.node(at)?));
        };
        let mut at = at.clone();
        let mut seen = Vec::new();
        while let Some(target) = reference(node) {
            if seen.len() > LONGEST || seen.contains(&at) {
                return None;
            }
            let next = address(target)?;
            let (found, target) = self.nodes.get(&next)?;
            (found == object).then_some(())?;
            node = target;
            seen.push(std::mem::replace(&mut at, next));
        }
        Some((at, node))
    }

    /// The node at an address.
    pub fn node(&self, at: &Pointer) -> Option<&'d Value> {
        match self.nodes.get(at) {
            Some((_, node)) => Some(node),
            None => self.document.node(at),
        }
    }

    /// A member of the object at an address, not of the target of a reference there.
    pub fn member(&self, at: &Pointer, name: &str) -> Option<&'d Value> {
        member(self.node(at)?, name)
    }

    /// The addresses of the items of a member of the object at an address.
    pub fn items(&self, at: &Pointer, name: &str) -> impl Iterator<Item = Pointer> + use<> {
        let items = self.member(at, name).and_then(Value::as_array);
        let at = at.child(name);
        (0..items.map_or(0, Vec::len)).map(move |index| at.item(index))
    }

    /// The methods of the path item at an address, in its order.
    pub fn methods(&self, path_item: &Pointer) -> Vec<Method<'d>> {
        self.node(path_item).map(Method::all).unwrap_or_default()
    }

    /// `x-rust-name` of the object at an address: the words of its Rust name.
    pub fn rust_name(&self, at: &Pointer) -> Option<&'d str> {
        self.member(at, "x-rust-name")?.as_str()
    }

    /// Whether a reference stands at an address.
    pub fn is_reference(&self, at: &Pointer) -> bool {
        let node = self.nodes.get(at);
        node.is_some_and(|(_, node)| reference(node).is_some())
    }

    /// The object at an address; not the target of a reference there.
    pub fn written<V: View<'d>>(&self, at: &Pointer) -> Option<V> {
        V::new(at.clone(), self.node(at)?)
    }

    /// The address that a reference names, which may be a reference too; `None` if there is no reference.
    pub fn referred(&self, at: &Pointer) -> Option<Pointer> {
        let (_, node) = self.nodes.get(at)?;
        address(reference(node)?)
    }

    /// The address of the schema that an entry of a discriminator's mapping leads to: a reference, or the name of a component.
    pub fn mapped(&self, target: &str) -> Option<Pointer> {
        let pointer = match target.strip_prefix('#') {
            Some(fragment) => Pointer::from_fragment(fragment)?,
            None => Pointer::root().path(["components", "schemas", target]),
        };
        self.nodes.get(&pointer)?;
        self.follow(&pointer)
    }

    /// The schema at an address; the target if a reference stands there.
    pub fn schema(&self, at: &Pointer) -> Option<Schema<'d>> {
        let (at, node) = self.target(at)?;
        Schema::new(at, node)
    }

    /// The parameter at an address; the target if a reference stands there.
    pub fn parameter(&self, at: &Pointer) -> Option<Parameter<'d>> {
        self.view(at)
    }

    /// The request body at an address; the target if a reference stands there.
    pub fn request_body(&self, at: &Pointer) -> Option<RequestBody<'d>> {
        self.view(at)
    }

    /// The response at an address; the target if a reference stands there.
    pub fn response(&self, at: &Pointer) -> Option<Response<'d>> {
        self.view(at)
    }

    /// The link at an address; the target if a reference stands there.
    pub fn link(&self, at: &Pointer) -> Option<Link<'d>> {
        self.view(at)
    }

    /// The header of a response at an address; the target if a reference stands there.
    pub fn header(&self, at: &Pointer) -> Option<Header<'d>> {
        self.view(at)
    }

    /// The media type at an address.
    pub fn media_type(&self, at: &Pointer) -> Option<MediaType<'d>> {
        self.view(at)
    }

    /// The encoding at an address.
    pub fn encoding(&self, at: &Pointer) -> Option<Encoding<'d>> {
        self.view(at)
    }

    /// The security scheme of a name; the target if a reference stands there.
    pub fn security_scheme(&self, name: &str) -> Option<SecurityScheme<'d>> {
        self.view(&Pointer::root().path(["components", "securitySchemes", name]))
    }

    fn view<V: View<'d>>(&self, at: &Pointer) -> Option<V> {
        let (at, node) = self.target(at)?;
        V::new(at, node)
    }
}

/// The address of a reference into the same document.
fn address(target: &str) -> Option<Pointer> {
    Pointer::from_fragment(target.strip_prefix('#')?)
}

fn check(document: &Document, reference: &Reference) -> Vec<Finding> {
    let unread = document.unread(&reference.written);
    if !unread.is_empty() {
        let findings = unread.iter().cloned();
        return findings
            .map(|it| or_component(document, reference, it))
            .collect();
    }
    check_local(document, reference).into_iter().collect()
}

/// A finding about a reference into another file, with the component of that name as help if there is one.
fn or_component(document: &Document, reference: &Reference, finding: Finding) -> Finding {
    let components = components(reference.expected);
    let known = components.map(|components| components.child(&reference.target));
    match known.filter(|at| document.node(at).is_some()) {
        Some(at) => finding.help(format!("a component of this name exists: `{at}`")),
        None => finding,
    }
}

fn check_local(document: &Document, reference: &Reference) -> Option<Finding> {
    let at = reference.written.child("$ref");
    let target = &reference.target;
    let Some(fragment) = target.strip_prefix('#') else {
        // The files of examples are not read, because nothing is generated of them.
        let is_read = reference.expected != Object::Example;
        let message = format!("`$ref` target not found: `{target}`");
        return is_read.then(|| Finding::at_value(at, message));
    };
    let Some(pointer) = Pointer::from_fragment(fragment) else {
        let finding = Finding::at_value(at, format!("`$ref` is not a JSON pointer: `{target}`"));
        return Some(
            finding.help("a reference into this document looks like `#/components/schemas/Name`"),
        );
    };
    if document.node(&pointer).is_none() {
        return Some(dangling(document, reference, at, &pointer));
    }
    match document.object(&pointer) {
        Some(object) if object == reference.expected => cyclic(document, reference, at),
        Some(object) => {
            let message = format!(
                "expected a `$ref` to {}, found one to {}: `{target}`",
                reference.expected.with_article(),
                object.with_article()
            );
            Some(Finding::at_value(at, message))
        }
        // The object that contains the target is invalid, which is reported.
        None if pointer.parent().is_some_and(|at| document.is_broken(&at)) => None,
        None => {
            let message = format!(
                "expected a `$ref` to {}, found one to something else: `{target}`",
                reference.expected.with_article()
            );
            Some(Finding::at_value(at, message))
        }
    }
}

fn dangling(document: &Document, reference: &Reference, at: Pointer, pointer: &Pointer) -> Finding {
    let target = &reference.target;
    let finding = Finding::at_value(at, format!("`$ref` target not found: `{target}`"));
    let (Some(parent), Some(name)) = (pointer.parent(), pointer.last()) else {
        return finding;
    };
    let elsewhere = components(reference.expected).map(|components| components.child(&name));
    if let Some(found) = elsewhere.filter(|at| document.node(at).is_some()) {
        return finding.help(format!("a component of this name exists: `{found}`"));
    }
    let what = match parent.last().as_deref() {
        Some("schemas") => "schema",
        Some("parameters") => "parameter",
        Some("responses") => "response",
        Some("requestBodies") => "request body",
        Some("headers") => "header",
        Some("securitySchemes") => "security scheme",
        Some("examples") => "example",
        Some("links") => "link",
        Some("callbacks") => "callback",
        Some("paths") => "path",
        _ => "name",
    };
    finding.suggest(what, &name, document.names(&parent))
}

/// The address of the components of a kind of object.
fn components(object: Object) -> Option<Pointer> {
    let kind = object.components()?;
    Some(Pointer::root().path(["components", kind]))
}

/// The greatest number of references that may lead to each other.
const LONGEST: usize = 100;

/// Reports a circle once, at the first of its references.
fn cyclic(document: &Document, reference: &Reference, at: Pointer) -> Option<Finding> {
    let mut circle = vec![reference.place.clone()];
    let mut next = address(&reference.target)?;
    while next != reference.place {
        if circle.len() > LONGEST {
            let message = format!(
                "`$ref` leads through more than {LONGEST} others: `{}`",
                reference.target
            );
            return Some(Finding::at_value(at, message));
        }
        let target = document.reference(&next)?;
        if circle.contains(&next) {
            return None;
        }
        circle.push(next);
        next = address(target)?;
    }
    let mut places = document.references().iter().map(|other| &other.place);
    if places.find(|place| circle.contains(place)) != Some(&reference.place) {
        return None;
    }
    let message = format!("`$ref` leads back to itself: `{}`", reference.target);
    Some(
        Finding::at_value(at, message)
            .help("one of the references on the way must lead to a definition"),
    )
}

#[cfg(test)]
mod tests;
