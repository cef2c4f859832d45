//! The IR as tokens; decides nothing, and cannot fail.

mod enums;
mod operations;
mod statics;
mod structs;
mod types;
mod unions;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::args::Module;
use crate::ir::{Api, Docs, Item, ItemKind, Name};
use crate::source::Base;

/// The module of a document; without what was lowered of it, an empty one.
pub fn module(
    module: &Module,
    base: Option<Base>,
    api: Option<&Api>,
    runtime: &TokenStream,
) -> TokenStream {
    let Module {
        attributes,
        visibility,
        name,
        path,
    } = module;
    let tracked = base.map(|base| track(base, path));
    // One short name for the runtime; no type of a document is in snake case.
    let alias = quote!(runtime);
    let emit = api.map(|api| Emit { api, rt: &alias });
    let import = api.map(|_| quote!(use #runtime as runtime;));
    let separator = (!attributes.is_empty()).then(|| quote!(#[doc = ""]));
    let docs = api.map(|api| docs(&api.docs));
    let items = emit.as_ref().map(|emit| locate(emit.items(), name.span()));
    quote! {
        #(#attributes)*
        #separator
        #docs
        #[allow(
            clippy::all,
            clippy::pedantic,
            dead_code,
            deprecated,
            missing_docs,
            non_camel_case_types,
            unreachable_pub,
            rustdoc::bare_urls,
            rustdoc::broken_intra_doc_links,
            rustdoc::invalid_html_tags
        )]
        #visibility mod #name {
            #tracked
            #import
            #items
        }
    }
}

/// Lets what the compiler says of an item point at its module's entry, which names the version.
fn locate(tokens: TokenStream, place: Span) -> TokenStream {
    let locate_tree = |mut tree: TokenTree| {
        if let TokenTree::Group(group) = &mut tree {
            let mut located = Group::new(group.delimiter(), locate(group.stream(), place));
            located.set_span(group.span().located_at(place));
            *group = located;
        } else {
            tree.set_span(tree.span().located_at(place));
        }
        tree
    };
    tokens.into_iter().map(locate_tree).collect()
}

/// Makes the compiler track a document, so that editing it builds the crate again.
fn track(base: Base, path: &syn::LitStr) -> TokenStream {
    match base {
        Base::File | Base::Root => quote!(
            const _: &[u8] = ::core::include_bytes!(#path);
        ),
        Base::Manifest => quote! {
            const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #path));
        },
    }
}

/// What every emitter needs: the whole IR, and the path of the runtime.
struct Emit<'a> {
    api: &'a Api,
    rt: &'a TokenStream,
}

impl Emit<'_> {
    fn items(&self) -> TokenStream {
        let client = self.client();
        let types = self.api.types.iter().map(|item| self.item(item));
        quote!(#client #(#types)*)
    }

    fn item(&self, item: &Item) -> TokenStream {
        match &item.kind {
            ItemKind::Struct(of) => self.structure(item, of),
            ItemKind::Enum(of) => self.text_enum(item, of),
            ItemKind::IntegerEnum(of) => self.integer_enum(item, of),
            ItemKind::Union(of) => self.union(item, of),
            ItemKind::Outcomes(variants) => self.outcomes(item, variants),
            ItemKind::Alias(shape) => {
                let (attributes, name, ty) =
                    (attributes(item), ident(&item.name), self.shape(shape));
                quote!(#attributes pub type #name = #ty;)
            }
        }
    }
}

fn ident(name: &Name) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name.as_str(), Span::call_site()),
    }
}

fn docs(docs: &Docs) -> TokenStream {
    docs.0
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

fn attributes(item: &Item) -> TokenStream {
    let (docs, deprecated) = (docs(&item.docs), deprecated(item.deprecated));
    quote!(#docs #deprecated)
}

fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}

#[cfg(test)]
mod tests;
