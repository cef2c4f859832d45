//! The IR as tokens; decides nothing, and cannot fail.

mod bodies;
mod client;
mod code;
mod common;
mod descriptions;
mod enums;
mod examples;
mod mocks;
mod objects;
mod operations;
mod parameters;
mod rules;
mod sentences;
mod statics;
mod structs;
mod tokens;
mod types;
mod unions;
mod versions;
mod written;

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use self::code::{Code, Ident, quote};
use self::common::Common;
use self::written::WrittenModule;
pub use self::written::{Entries, Written};
use crate::args::Module;
use crate::ir::versions::{Version, Versions};
use crate::ir::{Api, Docs, Form, Item, ItemKind, Name, Type, TypeId};
use crate::source::{Base, Tracked};

/// The parts of an API that are generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parts {
    /// Types, a client with a method per operation, and what a mock has to know of them.
    TypesClientAndMock,
    /// Types, and a client with a method per operation.
    TypesAndClient,
    /// Types alone.
    Types,
}

/// All modules of one call of the macro.
pub struct Expansion<'a> {
    /// The parts of each module that are generated.
    pub parts: Parts,
    /// The entries that the caller wrote, one per document.
    pub modules: &'a [Module],
    /// The lowered documents.
    pub versions: &'a Versions,
    /// The path of the runtime.
    pub runtime: &'a TokenStream,
    /// The path of the module in which the macro is called, if the examples of the documentation are tests of the crate.
    pub doctests: Option<&'a syn::Path>,
}

impl Expansion<'_> {
    /// The code of all modules.
    pub fn written(&self) -> Written {
        let list = self.versions.list.iter().enumerate();
        let modules = list.map(|(n, version)| {
            let api = version.api.as_ref()?;
            Some(WrittenModule {
                docs: docs(&api.docs),
                items: self.items(version, api, None, self.has_client(n)),
            })
        });
        Written {
            families: self.families(),
            groups: self.groups(),
            modules: modules.collect(),
        }
    }

    /// Whether the `n`-th module has a client.
    fn has_client(&self, n: usize) -> bool {
        let is_wanted = |module: &Module| !module.choice.types_only;
        self.parts != Parts::Types && self.modules.get(n).is_some_and(is_wanted)
    }

    /// The types of request bodies, in all versions that have the types of a group.
    fn bodies<'a>(&'a self, api: &'a Api, group: Option<usize>) -> HashSet<&'a Name> {
        let group = group.and_then(|group| self.versions.groups.get(group));
        let users = group.map_or(&[][..], |group| &group.users);
        let others = users
            .iter()
            .filter_map(|user| self.versions.list.get(*user)?.api.as_ref());
        others.chain([api]).flat_map(Api::bodies).collect()
    }

    /// The items of a version, or those of its types that are in a group.
    fn items(&self, version: &Version, api: &Api, group: Option<usize>, has_client: bool) -> Code {
        let mut emit = Emit {
            expansion: self,
            bodies: self.bodies(api, group),
            common: Common::default(),
            version,
            api,
            group,
            has_client,
            // No type of a document is in snake case.
            rt: &quote!(runtime),
        };
        emit.find_common();
        emit.items()
    }
}

/// Switches off lints in generated code: the macro's caller cannot act on them.
fn allow() -> Code {
    quote! {
        #[allow(
            clippy::all,
            clippy::pedantic,
            dead_code,
            deprecated,
            missing_debug_implementations,
            missing_docs,
            non_camel_case_types,
            unreachable_pub,
            unused_variables,
            rustdoc::broken_intra_doc_links
        )]
    }
}

/// A warning of the compiler at a path that the caller wrote, under the lint levels of the document's module.
///
/// The lint `deprecated` is the only one by which a macro can warn: a constant, deprecated with the message as its note, is used once.
pub fn warning(module: &Module, place: Span, message: &str) -> TokenStream {
    let levels = module.attributes.iter().filter(|it| is_lint_level(it));
    let used = quote_spanned!(place=> DOCUMENT);
    quote::quote! {
        #(#levels)*
        const _: () = {
            #[deprecated(note = #message)]
            const DOCUMENT: () = ();
            #used
        };
    }
}

/// Whether an attribute sets the level of lints, or may do so on a condition.
fn is_lint_level(attribute: &syn::Attribute) -> bool {
    [
        "allow", "warn", "deny", "forbid", "expect", "cfg", "cfg_attr",
    ]
    .iter()
    .any(|name| attribute.path().is_ident(name))
}

/// Makes the compiler track some files of a document, whose path stands at a place.
pub fn tracked(files: &[Tracked], place: Span) -> TokenStream {
    files.iter().map(|file| track(file, place)).collect()
}

/// Makes the compiler track a file, so that editing it builds the crate again.
fn track(Tracked { path, base }: &Tracked, place: Span) -> TokenStream {
    let path = syn::LitStr::new(path, place);
    match base {
        Base::File | Base::Root => quote::quote!(
            const _: &[u8] = ::core::include_bytes!(#path);
        ),
        Base::Manifest => quote::quote! {
            const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #path));
        },
    }
}

/// The context of every emitter: the IR, the short name of the runtime, and the module of the items.
struct Emit<'a> {
    expansion: &'a Expansion<'a>,
    version: &'a Version,
    api: &'a Api,
    /// The group whose module this is, if it is not a version's own.
    group: Option<usize>,
    /// Whether a client is generated, or one that uses the group.
    has_client: bool,
    /// The types of request bodies, in all versions that have the types.
    bodies: HashSet<&'a Name>,
    /// What the types and operations that are described in the module have in common.
    common: Common,
    rt: &'a Code,
}

impl Emit<'_> {
    fn items(&self) -> Code {
        let client = self.has_client.then(|| self.calls());
        let shared = self.group.is_none().then(|| self.reexports());
        let version = self.group.is_none().then(|| self.version_constant());
        let changes = self.group.is_none().then(|| self.changes());
        let markers = self.absent_markers();
        let common = self.common_parts();
        let types = self.types_here().map(|(n, item)| {
            let relation = self.version.relations.get(n)?;
            let lineage = relation.lineage.as_ref().map(|it| self.lineage(item, it));
            let forms = self.forms(item);
            let item = self.item(TypeId(n), item);
            Some(quote!(#item #forms #lineage))
        });
        quote!(#shared #version #changes #client #common #(#types)* #markers)
    }

    /// The types of this module, by their positions.
    fn types_here(&self) -> impl Iterator<Item = (usize, &Item)> {
        let types = self.api.types.iter().zip(&self.version.relations);
        let here = types
            .enumerate()
            .filter(|(_, (_, relation))| relation.group == self.group);
        here.map(|(n, (item, _))| (n, item))
    }

    /// Whether a client sends values of a type as the whole body of a request.
    fn is_sent(&self, item: &Item) -> bool {
        self.has_client && self.bodies.contains(&item.name)
    }

    /// Whether mocks are generated.
    fn has_mock(&self) -> bool {
        self.expansion.parts == Parts::TypesClientAndMock
    }

    /// The client, what a mock of it needs, what it lacks, and the descriptions of operations that are here.
    fn calls(&self) -> Code {
        let client = self.group.is_none().then(|| self.client());
        let mocks = self.group.is_none().then(|| self.mocks());
        let absent = self.group.is_none().then(|| self.absent_operations());
        let descriptions = self.descriptions();
        quote!(#client #mocks #absent #descriptions)
    }

    /// The conversions of other forms of a type into this one, and an import of the type for links in the documentation.
    fn forms(&self, item: &Item) -> Code {
        let (rt, name) = (self.rt, ident(&item.name));
        let ty = |id: TypeId| self.ty(&Type::Named(id));
        let (of, convert) = match item.form {
            Form::Own => return Code::default(),
            Form::Request(of) => (of, quote!(request)),
            Form::Update(of) => (of, quote!(update)),
        };
        let original = ty(of);
        let import = self
            .module_of(of)
            .map(|_| quote!(#[allow(unused_imports)] use #original;));
        let others: Vec<Code> = item.from.iter().map(|id| ty(*id)).collect();
        let bodies = self.is_sent(item).then(|| {
            quote! {
                #(#rt::as_body!(#others => #name);)*
                #(#rt::as_body!(#others => ::core::option::Option<#name>);)*
            }
        });
        quote!(#import #(#rt::#convert!(#others => #name);)* #bodies)
    }

    fn item(&self, id: TypeId, item: &Item) -> Code {
        match &item.kind {
            ItemKind::Struct(of) => self.structure(id, item, of),
            ItemKind::Enum(of) => self.text_enum(item, of),
            ItemKind::IntegerEnum(of) => self.integer_enum(item, of),
            ItemKind::Union(of) => self.union(item, of),
            ItemKind::Bodies(variants) => self.bodies(item, variants),
            ItemKind::Outcomes(variants) => self.outcomes(item, variants),
            ItemKind::Environments(variants) => self.environments(item, variants),
            ItemKind::Arguments(list) => self.arguments(item, list),
            ItemKind::Alias(shape) => {
                let (attributes, name, ty) =
                    (attributes(item), ident(&item.name), self.shape(shape));
                quote!(#attributes pub type #name = #ty;)
            }
        }
    }
}

fn ident(name: &Name) -> Ident<'_> {
    Ident(name.as_str())
}

fn docs(docs: &Docs) -> Code {
    docs.lines()
        .iter()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            }
        })
        .map(|line| quote!(#[doc = #line]))
        .collect()
}

fn attributes(item: &Item) -> Code {
    let (docs, deprecated) = (docs(&item.docs), deprecated(item.deprecated));
    quote!(#docs #deprecated)
}

fn deprecated(deprecated: bool) -> Option<Code> {
    deprecated.then(|| quote!(#[deprecated]))
}

#[cfg(test)]
mod tests;
