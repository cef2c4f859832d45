//! The public surface of `primer-api` and of what it generates: what semantic versioning is about.
//!
//! Every item that says `pub` is reachable from outside, or rustc's `unreachable_pub` warns of it. Therefore a list of these items is the
//! surface, wherever their files lie; what generated code alone uses of the runtime is a part of it. `BLESS=1 cargo test -p primer-tests --test conventions` writes it again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use primer_codegen_core::{Caller, Parts, expand};
use primer_tests::expect_reviewed;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, ImplItem, Item, TraitItem, Visibility};

#[test]
fn the_public_surface_is_the_one_that_was_reviewed() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = here.join("../primer-api/src");
    let library = std::fs::read_to_string(sources.join("lib.rs")).unwrap();
    let mut surface = Surface::default();
    let library = syn::parse_file(&library).unwrap();
    surface.add_all(library.items.clone(), Some(&sources));
    let versions = expansion(&library.items, &sources);
    let generated = syn::parse2::<syn::File>(versions).unwrap().items;
    let generated: String = generated.into_iter().filter_map(section).collect();
    let file = |name: &str| here.join("conventions").join(name);
    expect_reviewed([
        (file("runtime.txt"), surface.text()),
        (file("versions.txt"), generated),
    ]);
}

/// The surface of a generated module: types of one name in several versions are several types.
fn section(item: Item) -> Option<String> {
    let Item::Mod(module) = item else {
        return None;
    };
    let mut surface = Surface::default();
    let (_, items) = module.content?;
    surface.add_all(items, None);
    Some(format!("// {}\n{}\n", module.ident, surface.text()))
}

/// What the crate's call of the macro expands to.
fn expansion(items: &[Item], sources: &Path) -> TokenStream {
    let call = items.iter().find_map(|item| match item {
        Item::Macro(call) if call.mac.path.segments.last()?.ident == "generate_api" => {
            Some(call.mac.tokens.clone())
        }
        _ => None,
    });
    let call = call.expect("a call of the macro");
    let caller = Caller {
        file: Some(sources.join("lib.rs")),
        manifest_folder: sources.join(".."),
    };
    expand(call, &caller, Parts::TypesAndClient)
}

type Implementation = (Option<String>, BTreeSet<String>, String);

/// Public items, each without its documentation and its body.
#[derive(Default)]
struct Surface {
    items: BTreeSet<String>,
    /// The names of public types and traits.
    names: BTreeSet<String>,
    /// The names of other types.
    hidden: BTreeSet<String>,
    /// The implementations, with the name of the type, and with those that the trait has.
    implementations: Vec<Implementation>,
}

impl Surface {
    fn text(&self) -> String {
        // What is implemented for a type that nobody can name is nobody's business.
        let is_seen = |(of, in_trait, _): &&Implementation| match of {
            Some(of) if self.names.contains(of) => true,
            Some(of) if self.hidden.contains(of) => false,
            _ => !self.names.is_disjoint(in_trait),
        };
        let seen = self.implementations.iter().filter(is_seen);
        let all: BTreeSet<&String> = self
            .items
            .iter()
            .chain(seen.map(|(_, _, text)| text))
            .collect();
        all.into_iter().map(|item| format!("{item}\n")).collect()
    }

    /// Adds the items of a module, whose own modules lie in a folder.
    fn add_all(&mut self, items: Vec<Item>, folder: Option<&Path>) {
        for item in items {
            self.add(item, folder);
        }
    }

    fn add(&mut self, mut item: Item, folder: Option<&Path>) {
        let Some((attributes, visibility)) = parts(&mut item) else {
            return;
        };
        if is_left_out(attributes) {
            return;
        }
        keep(attributes);
        let is_public = visibility.is_none_or(|it| matches!(it, Visibility::Public(_)));
        match item {
            Item::Mod(module) => {
                let name = module.ident.to_string();
                let attributes = &module.attrs;
                if is_public {
                    let name = &module.ident;
                    self.add_tokens(quote!(#(#attributes)* pub mod #name {}));
                }
                match (module.content, folder) {
                    (Some((_, items)), folder) => {
                        self.add_all(items, folder.map(|it| it.join(&name)).as_deref())
                    }
                    (None, Some(folder)) => self.add_file(folder, &name),
                    (None, None) => {}
                }
            }
            Item::Impl(mut of) => {
                let is_of_trait = of.trait_.is_some();
                of.items.retain_mut(|item| keep_part(item, is_of_trait));
                if is_of_trait || !of.items.is_empty() {
                    self.add_impl(of);
                }
            }
            Item::Fn(mut function) if is_public => {
                *function.block = syn::parse_quote!({});
                self.add_tokens(quote!(#function));
            }
            Item::Trait(mut of) if is_public => {
                self.names.insert(of.ident.to_string());
                for item in &mut of.items {
                    if let TraitItem::Fn(method) = item {
                        keep(&mut method.attrs);
                        method.default = method.default.as_ref().map(|_| syn::parse_quote!({}));
                    }
                }
                self.add_tokens(quote!(#of));
            }
            Item::Struct(mut of) if is_public => {
                self.names.insert(of.ident.to_string());
                let has_private = of
                    .fields
                    .iter()
                    .any(|it| !matches!(it.vis, Visibility::Public(_)));
                for field in &mut of.fields {
                    keep(&mut field.attrs);
                }
                if let syn::Fields::Named(fields) = &mut of.fields {
                    let public = std::mem::take(&mut fields.named).into_iter();
                    fields.named = public
                        .filter(|it| matches!(it.vis, Visibility::Public(_)))
                        .collect();
                    if has_private {
                        fields.named.push(syn::parse_quote!(_private: ()));
                    }
                }
                self.add_tokens(quote!(#of));
            }
            Item::Enum(mut of) if is_public => {
                self.names.insert(of.ident.to_string());
                for variant in &mut of.variants {
                    keep(&mut variant.attrs);
                    for field in &mut variant.fields {
                        keep(&mut field.attrs);
                    }
                }
                self.add_tokens(quote!(#of));
            }
            Item::Const(mut of) if is_public => {
                of.expr = syn::parse_quote!(_);
                self.add_tokens(quote!(#of));
            }
            Item::Type(of) if is_public => {
                self.names.insert(of.ident.to_string());
                self.add_tokens(quote!(#of));
            }
            Item::Use(of) if is_public => self.add_tokens(quote!(#of)),
            // The conversions between versions.
            Item::Macro(of)
                if of
                    .mac
                    .path
                    .segments
                    .last()
                    .is_some_and(|it| it.ident.to_string().ends_with("convert")) =>
            {
                let path = &of.mac.path;
                let tokens = without_attributes(of.mac.tokens);
                self.add_tokens(quote!(#path!(#tokens);));
            }
            Item::Struct(syn::ItemStruct { ident, .. })
            | Item::Enum(syn::ItemEnum { ident, .. }) => {
                self.hidden.insert(ident.to_string());
            }
            _ => {}
        }
    }

    /// Each method of a type by itself, so that the place of its `impl` does not matter.
    fn add_impl(&mut self, of: syn::ItemImpl) {
        let owner = named(&of.self_ty);
        if let Some((path, _)) = &of.trait_ {
            let mut in_trait = BTreeSet::new();
            collect_names(quote!(#path), &mut in_trait);
            let text = formatted(&quote!(#of));
            return self.implementations.push((owner, in_trait, text));
        }
        for item in &of.items {
            let mut single = of.clone();
            single.items = vec![item.clone()];
            let text = formatted(&quote!(#single));
            self.implementations
                .push((owner.clone(), BTreeSet::new(), text));
        }
    }

    fn add_file(&mut self, folder: &Path, name: &str) {
        let files = [
            folder.join(format!("{name}.rs")),
            folder.join(name).join("mod.rs"),
        ];
        let file: Option<&PathBuf> = files.iter().find(|file| file.is_file());
        let text = std::fs::read_to_string(file.expect("a file of a module")).unwrap();
        let items = syn::parse_file(&text).unwrap().items;
        self.add_all(items, Some(&folder.join(name)));
    }

    fn add_tokens(&mut self, item: TokenStream) {
        self.items.insert(formatted(&item));
    }
}

fn without_attributes(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let mut kept = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => drop(tokens.next()),
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn collect_names(tokens: TokenStream, names: &mut BTreeSet<String>) {
    names.extend(tokens.into_iter().filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    }));
}

fn formatted(item: &TokenStream) -> String {
    let text = primer_codegen_core::format(item).expect("an item is a Rust file");
    text.trim_end().to_owned()
}

/// The name of a type, through references; none of a parameter or a tuple.
fn named(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        syn::Type::Reference(of) => named(&of.elem),
        _ => None,
    }
}

/// The attributes of an item, and its visibility if it has one.
fn parts(item: &mut Item) -> Option<(&mut Vec<Attribute>, Option<Visibility>)> {
    Some(match item {
        Item::Mod(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Fn(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Trait(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Struct(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Enum(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Const(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Type(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Use(it) => (&mut it.attrs, Some(it.vis.clone())),
        Item::Impl(it) => (&mut it.attrs, None),
        Item::Macro(it) => (&mut it.attrs, None),
        _ => return None,
    })
}

/// Whether an item is one of tests, or hidden.
fn is_left_out(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let text = quote!(#attribute).to_string();
        text == "# [cfg (test)]" || text == "# [doc (hidden)]"
    })
}

/// Keeps the attributes that users see.
fn keep(attributes: &mut Vec<Attribute>) {
    let seen = ["cfg", "deprecated", "derive", "must_use", "non_exhaustive"];
    attributes.retain(|it| seen.iter().any(|name| it.path().is_ident(name)));
}

/// Whether a part of an implementation is public, which then has no body.
fn keep_part(item: &mut ImplItem, is_of_trait: bool) -> bool {
    let is_public = |of: &Visibility| matches!(of, Visibility::Public(_));
    match item {
        ImplItem::Fn(method) => {
            let is_kept = !is_of_trait && is_public(&method.vis) && !is_left_out(&method.attrs);
            keep(&mut method.attrs);
            method.block = syn::parse_quote!({});
            is_kept
        }
        ImplItem::Const(of) => {
            let is_kept = !is_of_trait && is_public(&of.vis) && !is_left_out(&of.attrs);
            keep(&mut of.attrs);
            of.expr = syn::parse_quote!(_);
            is_kept
        }
        ImplItem::Type(of) => {
            keep(&mut of.attrs);
            true
        }
        _ => false,
    }
}
