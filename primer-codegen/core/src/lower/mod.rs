//! Decides which Rust code each part of a document becomes.

mod clashes;
mod directions;
mod docs;
mod hints;
mod merged;
mod operation;
mod reach;
mod schema;
mod united;
mod updates;

use std::collections::HashMap;

use self::operation::{arguments, identifiers, parameters, security};
use self::schema::replaced::Replaced;
use self::schema::{boxes, conversions, ruled, shared};
use crate::diagnostics::{Finding, Findings};
use crate::document::{Choice, Mistake};
use crate::ir;
use crate::names::{self, Case, Scope};
use crate::resolve::{Children, Resolved};
use crate::source::{AddressMap, AddressSet, Pointer};

/// Lowers a document. A part that cannot be lowered is reported, and the result contains the rest, with the mistakes in the caller's
/// choice that show here.
pub fn lower(
    resolved: Resolved<'_>,
    choice: &Choice,
    findings: &mut Findings,
) -> (Open, Vec<Mistake>) {
    let mut lower = Lower {
        resolved,
        findings,
        mistakes: Vec::new(),
        constant_headers: Vec::new(),
        replaced: schema::replaced::of(choice),
        scope: Scope::new(Case::Pascal, names::MODULE),
        types: Vec::new(),
        shapes: AddressMap::default(),
        names: AddressMap::default(),
        children: resolved.children(),
        outcomes: Common::default(),
        headers: Common::default(),
        addresses: HashMap::new(),
        files: AddressSet::default(),
        has_identifiers: identifiers::are_declared(resolved),
        paths: resolved.paths(),
        repeated: resolved.repeated_ids(),
        tells_brackets: false,
        combinations: AddressMap::default(),
        inline: HashMap::new(),
    };
    lower.check_constant_headers(&choice.headers);
    lower.claim_components();
    let mut service = lower.lower_service();
    lower.find_files();
    lower.lower_components();
    let mut operations = lower.lower_operations();
    lower.lower_operation_servers(&mut service, &mut operations);
    let messages = lower.lower_callbacks();
    service.security = security::required(&operations);
    service.idempotency_keys = parameters::idempotency_keys(&operations);
    service.docs = lower.client_docs(&operations);
    let module_docs = lower.lower_module_docs(&operations);
    let mut types = lower.finish_types();
    let forms = directions::insert(&mut types, &mut operations, &messages, &mut lower.scope);
    lower.address_forms(&forms);
    lower.break_endless(&mut types);
    updates::insert(&mut types, &mut operations, &mut lower.scope);
    let open = Open {
        api: ir::Api {
            docs: module_docs,
            service,
            types,
            operations,
        },
        inline: lower.inline,
        scope: lower.scope,
    };
    (open, lower.mistakes)
}

/// An API of which it is not decided yet which types are one.
#[derive(Debug)]
pub struct Open {
    api: ir::Api,
    /// The types of inline schemas and of optional parameters, by their names, with the words of each schema's own place where it has some.
    inline: HashMap<ir::Name, Option<String>>,
    scope: Scope,
}

/// Makes one type of equal inline schemas, the same ones in each document of a call.
pub fn unite<'a>(documents: impl IntoIterator<Item = &'a mut Open>) {
    united::unite(&mut documents.into_iter().collect::<Vec<_>>());
}

impl Open {
    /// Decides what depends on which types are one: boxes, conversions, what is checked, constructors, and links between types and operations.
    pub fn close(self) -> ir::Api {
        let Self {
            mut api,
            inline: _,
            mut scope,
        } = self;
        boxes::insert(&mut api.types);
        conversions::insert(&mut api.types);
        shared::insert(&mut api.types);
        ruled::insert(&mut api.types);
        arguments::name_constructors(&mut api.types, &mut scope);
        docs::link_forms(&mut api.types);
        docs::link_operations(&mut api.types, &api.operations);
        api
    }
}

/// The state of a schema.
#[derive(Clone, Debug)]
enum Lowered {
    /// The schema is being lowered, and its shape is known already: references to it get this shape.
    Open(ir::Shape),
    /// The schema is being lowered, and its shape is not known yet: a reference to it lowers it again, once.
    Nameless,
    /// The schema is being lowered the second time: another reference to it is a circle without a type.
    Nested,
    /// The schema was lowered to this shape.
    Done(ir::Shape),
}

struct Lower<'d, 'f> {
    resolved: Resolved<'d>,
    findings: &'f mut Findings,
    /// The mistakes in what the caller chose.
    mistakes: Vec<Mistake>,
    /// The schemas in whose place types of the caller stand, by their addresses.
    replaced: AddressMap<Replaced>,
    /// The headers of every request that the caller chose, names and values.
    constant_headers: Vec<(String, String)>,
    scope: Scope,
    types: Vec<Option<ir::Item>>,
    /// The states of schemas, by address.
    shapes: AddressMap<Lowered>,
    /// The names of the components. They are claimed first, so that no inline schema takes one of them.
    names: AddressMap<ir::Name>,
    /// The components that extend a component by `allOf`.
    children: Children,
    /// The structs of the headers of responses, by the names of these.
    headers: Common,
    /// The addresses of the schemas that became structs and unions.
    addresses: HashMap<ir::TypeId, Pointer>,
    /// The enums of responses that differ by status, by their variants.
    outcomes: Common,
    /// The schemas of files in bodies of several parts.
    files: AddressSet,
    /// Whether any schema is that of an identifier: in most documents none is, and responses need not be searched.
    has_identifiers: bool,
    /// Whether a warning says how this document's lists and objects in brackets are written.
    tells_brackets: bool,
    /// The path under which each path item stands first, by the address of the path item.
    paths: AddressMap<&'d str>,
    /// The alternatives that hold at once where no schema stands, by an address for all of them.
    combinations: AddressMap<Vec<Pointer>>,
    /// The types of inline schemas and of optional parameters, by their names, with the words of each schema's own place where it has some.
    inline: HashMap<ir::Name, Option<String>>,
    /// The operations whose `operationId` another one has before them: they are named by method and path.
    repeated: AddressSet,
}

/// Types that several operations have in common, by the names and the shapes of their parts.
#[derive(Default)]
struct Common(HashMap<Vec<String>, Vec<(Vec<ir::Shape>, ir::TypeId)>>);

impl Common {
    fn get(&self, names: &[String], shapes: &[ir::Shape]) -> Option<ir::TypeId> {
        let mut of_these_names = self.0.get(names).into_iter().flatten();
        let (_, id) = of_these_names.find(|(known, _)| known == shapes)?;
        Some(*id)
    }

    fn insert(&mut self, names: Vec<String>, shapes: Vec<ir::Shape>, id: ir::TypeId) {
        self.0.entry(names).or_default().push((shapes, id));
    }
}

impl Lower<'_, '_> {
    fn report(&mut self, finding: Finding) {
        self.findings.report(finding);
    }

    /// Makes an identifier for a type that is still being lowered, so that its members can refer to it.
    fn reserve(&mut self) -> ir::TypeId {
        self.types.push(None);
        ir::TypeId(self.types.len() - 1)
    }

    fn fill(&mut self, id: ir::TypeId, item: ir::Item) {
        if let Some(slot) = self.types.get_mut(id.0) {
            *slot = Some(item);
        }
    }

    fn item(&self, id: ir::TypeId) -> Option<&ir::Item> {
        self.types.get(id.0)?.as_ref()
    }

    /// Gives the second types for requests the addresses of the types that they are forms of.
    fn address_forms(&mut self, forms: &HashMap<ir::TypeId, ir::TypeId>) {
        for (of, form) in forms {
            if let Some(at) = self.addresses.get(of).cloned() {
                self.addresses.insert(*form, at);
            }
        }
    }

    /// The types. A type that was reserved and never filled, which does not happen, would be free-form JSON.
    fn finish_types(&mut self) -> Vec<ir::Item> {
        let types = std::mem::take(&mut self.types);
        let scope = &mut self.scope;
        let placeholder = |scope: &mut Scope| ir::Item {
            name: scope.claim("Unfinished"),
            docs: ir::Docs::default(),
            deprecated: false,
            form: ir::Form::Own,
            from: Vec::new(),
            kind: ir::ItemKind::Alias(ir::Shape::plain(ir::Type::Json)),
        };
        types
            .into_iter()
            .map(|item| item.unwrap_or_else(|| placeholder(scope)))
            .collect()
    }
}

#[cfg(test)]
mod tests;
