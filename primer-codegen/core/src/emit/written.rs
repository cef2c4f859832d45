//! The code of documents as text, and what the caller wrote around it.
//!
//! The text does not depend on places, and all that does is put around it at the end: so the text can be kept for the next build.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::code::Code;
use super::{allow, tracked};
use crate::args::Module;
use crate::record::{Reader, Record};
use crate::source::Tracked;

/// The code of all modules of a call.
#[derive(Debug)]
pub struct Written {
    /// The module of the families of types.
    pub(super) families: Code,
    pub(super) groups: Vec<WrittenGroup>,
    /// One per document; `None` if nothing can be generated from it.
    pub(super) modules: Vec<Option<WrittenModule>>,
}

/// The code of what several versions share.
#[derive(Debug)]
pub(super) struct WrittenGroup {
    /// The name of its module.
    pub module: String,
    /// The positions of the versions.
    pub users: Vec<usize>,
    /// The newest of them that has a client.
    pub client: Option<usize>,
    pub items: Code,
}

/// The code of a document.
#[derive(Debug)]
pub(super) struct WrittenModule {
    pub docs: Code,
    pub items: Code,
}

impl Written {
    /// Adds it to a record.
    pub(crate) fn put(&self, record: &mut Record) {
        record.text(self.families.as_str());
        record.list(&self.groups, |record, group| {
            record.text(&group.module);
            record.list(&group.users, |record, user| record.number(*user));
            record.list(group.client.as_slice(), |record, user| record.number(*user));
            record.text(group.items.as_str());
        });
        record.list(&self.modules, |record, module| {
            record.list(module.as_slice(), |record, module| {
                record.text(module.docs.as_str());
                record.text(module.items.as_str());
            });
        });
    }

    /// Takes it from a record.
    pub(crate) fn take(record: &mut Reader<'_>) -> Option<Self> {
        let code = |record: &mut Reader<'_>| Some(Code::from_text(record.text()?));
        Some(Self {
            families: code(record)?,
            groups: record.list(|record| {
                Some(WrittenGroup {
                    module: record.text()?.to_owned(),
                    users: record.list(Reader::number)?,
                    client: record.list(Reader::number)?.pop(),
                    items: code(record)?,
                })
            })?,
            modules: record.list(|record| {
                let module = record.list(|record| {
                    Some(WrittenModule {
                        docs: code(record)?,
                        items: code(record)?,
                    })
                });
                Some(module?.pop())
            })?,
        })
    }
}

/// What the caller wrote of the modules.
#[derive(Clone, Copy)]
pub struct Entries<'a> {
    /// The entries, one per document.
    pub modules: &'a [Module],
    /// The path of the runtime.
    pub runtime: &'a TokenStream,
}

impl Entries<'_> {
    /// The modules of what several versions share.
    pub fn shared(&self, written: &Written) -> TokenStream {
        let families = written.families.tokens(Span::call_site());
        let groups = written.groups.iter().map(|group| self.group(group));
        std::iter::once(families).chain(groups).collect()
    }

    /// The module of the `n`-th document, which makes the compiler track some files; without code for it, an empty one.
    pub fn module(&self, written: &Written, n: usize, files: &[Tracked]) -> Option<TokenStream> {
        let Module {
            attributes,
            visibility,
            name,
            path,
            choice,
            overlays: _,
        } = self.modules.get(n)?;
        let module = written.modules.get(n)?.as_ref();
        let tracked = tracked(files, path.span());
        let separator = (!attributes.is_empty()).then(|| quote!(#[doc = ""]));
        let docs = module.map(|module| module.docs.tokens(Span::call_site()));
        let items = module.map(|module| self.items(&module.items, name.span()));
        let allow = allow().tokens(Span::call_site());
        let assertions = choice.types.0.iter().map(|(_, path)| self.assertion(path));
        Some(quote! {
            #(#attributes)*
            #separator
            #docs
            #allow
            #visibility mod #name {
                #tracked
                #(#assertions)*
                #items
            }
        })
    }

    fn group(&self, group: &WrittenGroup) -> TokenStream {
        let WrittenGroup {
            module,
            users,
            client,
            items,
        } = group;
        let entry = |user: &usize| self.modules.get(*user);
        let place = users.first().and_then(entry);
        let place = place.map_or_else(Span::call_site, |entry| entry.name.span());
        let condition = exists(self.modules, users);
        let name = proc_macro2::Ident::new(module, Span::call_site());
        let client = client.as_ref().and_then(entry).map(|newest| {
            let (newest_name, newest_exists) = (&newest.name, cfgs(newest));
            quote! {
                #(#[cfg(#newest_exists)])*
                #[allow(unused_imports)]
                use super::#newest_name::Client;
            }
        });
        let allow = allow().tokens(Span::call_site());
        let items = self.items(items, place);
        quote! {
            #condition
            #allow
            mod #name {
                #client
                #items
            }
        }
    }

    /// Items, and the short name of the runtime.
    fn items(&self, items: &Code, place: Span) -> TokenStream {
        let (runtime, items) = (self.runtime, items.tokens(place));
        quote! {
            use #runtime as runtime;
            #items
        }
    }

    /// Asserts that a type of the caller can stand in the place of a schema, where the caller names it.
    fn assertion(&self, path: &syn::Path) -> TokenStream {
        let runtime = self.runtime;
        quote_spanned! {path.span()=>
            const _: fn() = || {
                fn assert<T: #runtime::Replaces>() {}
                assert::<#path>();
            };
        }
    }
}

/// The condition under which any of some versions exists; none if one of them always does.
pub(super) fn exists(modules: &[Module], users: &[usize]) -> Option<TokenStream> {
    let entries = users.iter().filter_map(|&n| modules.get(n));
    let conditions: Vec<Vec<TokenStream>> = entries.map(cfgs).collect();
    if conditions.iter().any(Vec::is_empty) {
        return None;
    }
    let all = conditions.iter().map(|cfgs| match cfgs.as_slice() {
        [only] => only.clone(),
        cfgs => quote!(all(#(#cfgs),*)),
    });
    Some(quote!(#[cfg(any(#(#all),*))]))
}

/// The predicates of `#[cfg]` on an entry.
fn cfgs(module: &Module) -> Vec<TokenStream> {
    let cfgs = module
        .attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            syn::Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.clone()),
            _ => None,
        });
    cfgs.collect()
}
