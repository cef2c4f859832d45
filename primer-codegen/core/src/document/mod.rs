//! A document: its nodes by address, after a check of their form.

mod anchors;
mod check;
mod choice;
mod discriminator;
mod duplicates;
mod encoding;
mod grammar;
mod header;
mod info;
mod link;
mod media_type;
mod members;
mod mends;
mod numbers;
mod operation;
mod origins;
mod pages;
mod parameter;
mod references;
mod request_body;
mod response;
mod schema;
mod security_scheme;
mod server;
mod slips;
mod suggestions;
mod syntax;
mod tree;

use serde_json::Value;

pub use self::anchors::{SchemaNames, has_names, settle as settle_names, settle_file};
use self::check::Inventory;
pub use self::check::{Reference, json_type_name};
pub(crate) use self::check::{is_media_type, is_token};
use self::choice::Chosen;
pub use self::choice::{Choice, Entry, Mistake, needed};
pub use self::discriminator::Discriminator;
pub use self::encoding::Encoding;
pub use self::grammar::{Dialect, Effect, Form, Keyword, Need, Object, Patterned, Wrong};
pub use self::header::Header;
pub use self::info::Info;
pub use self::link::Link;
pub use self::media_type::MediaType;
pub use self::members::View;
pub(crate) use self::numbers::{compare, written_integer};
pub use self::operation::{Method, Operation};
pub use self::origins::{Origin, Origins};
pub use self::pages::Pages;
pub use self::parameter::Parameter;
pub use self::references::{Referrer, referrers};
pub use self::request_body::RequestBody;
pub use self::response::Response;
pub use self::schema::{Bound, Schema, SchemaType};
pub use self::security_scheme::{OAuthFlow, SecurityScheme};
pub use self::server::{Server, ServerVariable};
use crate::diagnostics::{Finding, Findings, Place};
use crate::source::{AddressMap, Pointer};

/// The nodes of a document, before a check of their form.
#[derive(Debug)]
pub struct Tree {
    /// The root.
    pub root: Value,
    /// The files that the nodes were read from.
    pub origins: Origins,
    /// The reasons why references into other files lead nowhere, by the address of the object that holds `$ref`.
    pub unread: AddressMap<Vec<Finding>>,
}

impl Tree {
    /// Parses a text.
    ///
    /// `None` if it is neither YAML nor JSON; the findings give the reason.
    pub fn parse(text: &str, findings: &mut Findings) -> Option<Self> {
        let root = syntax::parse(text, findings)?;
        Some(Self {
            root,
            origins: Origins::default(),
            unread: AddressMap::default(),
        })
    }
}

/// A document whose form was checked.
#[derive(Debug)]
pub struct Document {
    root: Value,
    dialect: Dialect,
    origins: Origins,
    unread: AddressMap<Vec<Finding>>,
    inventory: Inventory,
    /// The objects of the inventory, sorted by address.
    sorted: Vec<(Pointer, Object)>,
    chosen: Chosen,
}

impl Document {
    /// Parses a document and checks its form.
    ///
    /// `None` if nothing can be generated from it; the findings give the reason. Otherwise the document is returned even if there
    /// are findings, so that its correct parts can be generated.
    pub fn parse(text: &str, findings: &mut Findings) -> Option<Self> {
        let tree = Tree::parse(text, findings)?;
        Self::check(tree, &Choice::default(), findings)
    }

    /// Checks the form of the parts of a document that are chosen: of the others, nothing but the syntax is checked.
    ///
    /// `None` if nothing can be generated from it, as by [`Document::parse`].
    pub fn check(tree: Tree, choice: &Choice, findings: &mut Findings) -> Option<Self> {
        let dialect = version(&tree.root, findings)?;
        let Tree {
            mut root,
            origins,
            unread,
        } = tree;
        let chosen = choice::apply(&mut root, choice);
        let (inventory, mends) = check::check(&root, dialect, findings);
        mends.apply(&mut root);
        let objects = inventory.objects.iter();
        let mut sorted: Vec<_> = objects.map(|(at, object)| (at.clone(), *object)).collect();
        sorted.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Some(Self {
            root,
            dialect,
            origins,
            unread,
            inventory,
            sorted,
            chosen,
        })
    }

    /// The version of the standard that the document is written in.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The files that the nodes were read from.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The reasons why the reference of an object leads to no part of another file; none if it does.
    pub fn unread(&self, at: &Pointer) -> &[Finding] {
        self.unread.get(at).map_or(&[], Vec::as_slice)
    }

    /// The mistakes in the choice.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.chosen.mistakes
    }

    /// Whether the operation of a path and a method is generated. One that is not may remain, because others refer to parts of it.
    pub fn is_chosen(&self, template: &str, method: Method<'_>) -> bool {
        let operations = self.chosen.operations.as_ref();
        let key = || (template.to_owned(), method.name().to_owned());
        operations.is_none_or(|all| all.contains(&key()))
    }

    /// Whether schemas in `components` that nothing refers to are generated.
    pub fn has_all_schemas(&self) -> bool {
        self.chosen.all_schemas
    }

    /// The operationIds of operations that are not chosen.
    pub fn left_out(&self) -> impl Iterator<Item = &str> {
        self.chosen.left_out.iter().map(String::as_str)
    }

    /// The node at an address.
    pub fn node(&self, pointer: &Pointer) -> Option<&Value> {
        members::node(&self.root, pointer.names())
    }

    /// The node at an address within another node.
    pub fn node_within<'d>(
        &self,
        node: &'d Value,
        outer: &Pointer,
        at: &Pointer,
    ) -> Option<&'d Value> {
        members::node(node, at.names_within(outer))
    }

    /// The typed view of the object at an address; of a reference there, not of its target.
    pub fn view<'d, V: View<'d>>(&'d self, at: &Pointer) -> Option<V> {
        V::new(at.clone(), self.node(at)?)
    }

    /// The Info Object.
    pub fn info(&self) -> Option<Info<'_>> {
        self.view(&Pointer::root().child("info"))
    }

    /// Whether `paths` is there.
    pub fn has_paths(&self) -> bool {
        self.node(&Pointer::root().child("paths")).is_some()
    }

    /// The servers of the document itself.
    pub fn servers(&self) -> impl Iterator<Item = Server<'_>> {
        self.servers_of(&Pointer::root())
    }

    /// The servers of a path item, of an operation or of the document.
    pub fn servers_of(&self, holder: &Pointer) -> impl Iterator<Item = Server<'_>> + use<'_> {
        let servers = self.items(&holder.child("servers"));
        servers.filter_map(|at| self.view(&at))
    }

    /// The names of the declared tags, each with its address.
    pub fn tags(&self) -> impl Iterator<Item = (&str, Pointer)> {
        let at = Pointer::root().child("tags");
        let names = self.items(&at).map(|tag| tag.child("name"));
        names.filter_map(|at| Some((self.node(&at)?.as_str()?, at)))
    }

    /// The entries of the security requirements of an operation or of the document: the name of a scheme and its address.
    pub fn security(&self, holder: &Pointer) -> impl Iterator<Item = (&str, Pointer)> {
        let requirements = self.items(&holder.child("security"));
        requirements.flat_map(|at| self.entries(&at))
    }

    /// The components of a kind, `schemas` for example, by name.
    pub fn components(&self, kind: &str) -> impl Iterator<Item = (&str, Pointer)> + use<'_> {
        self.entries(&Pointer::root().path(["components", kind]))
    }

    /// The addresses of the items of the array at an address.
    pub fn items(&self, at: &Pointer) -> impl Iterator<Item = Pointer> + use<> {
        let count = self.node(at).and_then(Value::as_array).map_or(0, Vec::len);
        let at = at.clone();
        (0..count).map(move |index| at.item(index))
    }

    /// The strings in the array at an address, each with its own address.
    pub fn texts(&self, at: &Pointer) -> impl Iterator<Item = (&str, Pointer)> {
        let items = self.items(at);
        items.filter_map(|at| Some((self.node(&at)?.as_str()?, at)))
    }

    /// The names and addresses of the members of the object at an address.
    pub fn entries(&self, at: &Pointer) -> impl Iterator<Item = (&str, Pointer)> + use<'_> {
        let at = at.clone();
        self.names(&at.clone())
            .map(move |name| (name, at.child(name)))
    }

    /// All references of the document.
    pub fn references(&self) -> &[Reference] {
        &self.inventory.references
    }

    /// The OpenAPI object that stands at an address, or that a reference at the address must lead to.
    pub fn object(&self, pointer: &Pointer) -> Option<Object> {
        self.inventory.objects.get(pointer).copied()
    }

    /// The addresses of all OpenAPI objects and of all references to one, sorted by address.
    pub fn objects(&self) -> Vec<(&Pointer, Object)> {
        let objects = self.sorted.iter();
        objects.map(|(at, object)| (at, *object)).collect()
    }

    /// The addresses of all schemas, in no particular order.
    pub fn schemas(&self) -> impl Iterator<Item = &Pointer> {
        let objects = self.inventory.objects.iter();
        objects
            .filter(|(_, object)| **object == Object::Schema)
            .map(|(at, _)| at)
    }

    /// Whether a mistake in the form of a node, or of one of its members, was reported. Members that seem to be missing may
    /// then be misspelled.
    pub fn is_broken(&self, pointer: &Pointer) -> bool {
        self.inventory.broken.contains(pointer)
    }

    /// The target of the reference at an address, if there is one.
    pub fn reference(&self, pointer: &Pointer) -> Option<&str> {
        self.object(pointer)?;
        reference(self.node(pointer)?)
    }

    /// The names of the members of the object at an address, in the document's order.
    pub fn names(&self, pointer: &Pointer) -> impl Iterator<Item = &str> + use<'_> {
        self.node(pointer)
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(|members| members.keys().map(String::as_str))
    }
}

/// The target of a reference; `None` if the node is none.
pub fn reference(node: &Value) -> Option<&str> {
    member(node, "$ref")?.as_str()
}

/// A member of a node; `None` if the node is no object, or has no such member.
pub fn member<'d>(node: &'d Value, name: &str) -> Option<&'d Value> {
    members::member(node.as_object()?, name)
}

fn version(root: &Value, findings: &mut Findings) -> Option<Dialect> {
    let at = || Pointer::root().child("openapi");
    let finding = match root.get("openapi") {
        _ if !root.is_object() => Finding::at(
            Place::Document,
            "this is not an OpenAPI document: expected an object",
        ),
        Some(Value::String(version)) => match Dialect::of(version) {
            Some(dialect) => return Some(dialect),
            None => {
                let message = format!("OpenAPI `{version}` is not supported");
                let help = "OpenAPI 3.0, 3.1 and 3.2 are: `openapi: 3.1.0`";
                Finding::at_value(at(), message).help(help)
            }
        },
        Some(other) => {
            let message = format!("expected a string, found {}", json_type_name(other));
            Finding::at_value(at(), message).help("quote the version: `openapi: '3.1.0'`")
        }
        None if root.get("swagger").is_some() => Finding::at_key(
            Pointer::root().child("swagger"),
            "Swagger 2.0 is not supported",
        )
        .help("convert it to OpenAPI 3.0, with `swagger2openapi` for example"),
        None => Finding::at(
            Place::Document,
            "this is not an OpenAPI document: `openapi` is missing",
        ),
    };
    findings.report(finding);
    None
}
