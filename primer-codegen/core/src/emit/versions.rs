//! Types that several versions share, and conversions between versions.

use super::code::{Code, quote};
use super::written::{WrittenGroup, exists};
use super::{Emit, Expansion, allow, docs, ident, sentences};
use crate::ir::versions::{Absent, Change, Conversion, Families, Group, Lineage};
use crate::ir::{Item, Name, TypeId};

impl Expansion<'_> {
    /// The module of the families of types, which conversions are found by.
    pub(super) fn families(&self) -> Code {
        let families = self.versions.families.as_ref();
        families.map(families_of).unwrap_or_default()
    }

    /// The modules of what several versions share.
    pub(super) fn groups(&self) -> Vec<WrittenGroup> {
        let groups = self.versions.groups.iter().enumerate();
        let groups = groups.filter_map(|(n, Group { module, users })| {
            let version = self.versions.list.get(*users.first()?)?;
            let api = version.api.as_ref()?;
            let client = users.iter().rfind(|&&user| self.has_client(user)).copied();
            Some(WrittenGroup {
                module: module.as_str().to_owned(),
                users: users.clone(),
                client,
                items: self.items(version, api, Some(n), client.is_some()),
            })
        });
        groups.collect()
    }
}

fn families_of(Families { module, names }: &Families) -> Code {
    let (module, names, allow) = (ident(module), names.iter().map(ident), allow());
    quote! {
        #allow
        mod #module {
            #(pub enum #names {})*
        }
    }
}

impl Emit<'_> {
    /// The module that another type's name must be looked up in, if it is not this one.
    pub(super) fn module_of(&self, id: TypeId) -> Option<Code> {
        let group = self.version.group(id).filter(|_| self.group.is_some())?;
        let module = self.expansion.versions.groups.get(group)?;
        let module = ident(&module.module);
        (self.group != Some(group)).then(|| quote!(super::#module::))
    }

    /// The types that other versions have too.
    pub(super) fn reexports(&self) -> Code {
        let groups = self.expansion.versions.groups.iter().enumerate();
        groups
            .filter_map(|(n, group)| {
                let types = self.api.types.iter().zip(&self.version.relations);
                let names = types.filter(|(_, relation)| relation.group == Some(n));
                let names: Vec<_> = names.map(|(item, _)| ident(&item.name)).collect();
                let module = ident(&group.module);
                (!names.is_empty()).then(|| quote!(pub use super::#module::{#(#names),*};))
            })
            .collect()
    }

    /// The relation of a type to its forms in other versions.
    pub(super) fn lineage(&self, item: &Item, lineage: &Lineage) -> Code {
        let Lineage {
            versions,
            conversions,
            absent,
        } = lineage;
        let rt = self.rt;
        let name = ident(&item.name);
        let family = self.expansion.versions.families.as_ref().map(|families| {
            let module = ident(&families.module);
            quote!(super::#module::#name)
        });
        let conversions = conversions
            .iter()
            .map(|it| self.conversion(&item.name, versions, it));
        let absent = absent_methods(
            &quote!(#name),
            absent,
            |arguments| quote!((self, #arguments) -> Self),
        );
        quote! {
            #rt::versioned!(#name, #family, #versions);
            #(#conversions)*
            #absent
        }
    }

    fn conversion(&self, name: &Name, newer: &str, conversion: &Conversion) -> Code {
        let Conversion {
            module,
            users,
            versions,
            is_total,
            is_total_back,
        } = conversion;
        let rt = self.rt;
        let condition = exists(self.expansion.modules, users);
        let (name, module) = (ident(name), ident(module));
        let direction = |is_total: bool| match is_total {
            true => quote!(convert),
            false => quote!(try_convert),
        };
        let (forth, back) = (direction(*is_total), direction(*is_total_back));
        let older_docs = docs(&sentences::conversion(versions, newer));
        let newer_docs = docs(&sentences::conversion(newer, versions));
        quote! {
            #rt::#forth!(#condition #older_docs super::#module::#name => #name);
            #rt::#back!(#condition #newer_docs #name => super::#module::#name);
        }
    }

    /// The constant for the document's version.
    pub(super) fn version_constant(&self) -> Code {
        let version = &self.api.service.version;
        quote! {
            /// The version of the API, as its document has it.
            pub const VERSION: &str = #version;
        }
    }

    /// The changes since the previous version, as data.
    pub(super) fn changes(&self) -> Option<Code> {
        let rt = self.rt;
        let version = self.expansion.versions.list.first()?;
        let is_only = self.expansion.versions.list.len() == 1;
        let changes = self.version.changes.iter().map(
            |Change {
                 subject,
                 what,
                 breaking,
             }| quote!(#rt::Change { subject: #subject, what: #what, breaking: #breaking }),
        );
        let docs = docs(&sentences::changes(version.module == self.version.module));
        (!is_only).then(|| {
            quote! {
                #docs
                pub const CHANGES: &[#rt::Change] = &[#(#changes),*];
            }
        })
    }

    /// Operations of other versions, for the compiler to say which these are.
    pub(super) fn absent_operations(&self) -> Option<Code> {
        let signature = |arguments| quote!(<Response>(&self, #arguments) -> Response);
        absent_methods(&quote!(Client), &self.version.absent, signature)
    }

    /// The traits that carry the compiler's messages for the absent methods of this module's types.
    pub(super) fn absent_markers(&self) -> Option<Code> {
        let is_clients = self.group.is_none() && self.has_client;
        let operations = self.version.absent.iter().filter(|_| is_clients);
        let relations = self
            .version
            .relations
            .iter()
            .filter(|relation| relation.group == self.group);
        let lineages = relations.filter_map(|relation| relation.lineage.as_ref());
        let setters = lineages.flat_map(|lineage| &lineage.absent);
        let markers = operations.chain(setters).map(
            |Absent {
                 marker,
                 message,
                 label,
                 name: _,
                 arguments: _,
             }| {
                let marker = ident(marker);
                // The compiler reads a name in braces as a type parameter.
                let format = |text: &str| text.replace('{', "{{").replace('}', "}}");
                let (message, label) = (format(message), format(label));
                quote! {
                    #[diagnostic::on_unimplemented(message = #message, label = #label)]
                    pub trait #marker<'a> {}
                }
            },
        );
        let markers: Vec<Code> = markers.collect();
        (!markers.is_empty()).then(|| quote!(mod absent { #(#markers)* }))
    }
}

/// Methods that do not compile when they are called: the compiler says why.
///
/// A bound that never holds must have a type or a lifetime of its own to be allowed; these have a lifetime.
fn absent_methods(
    name: &Code,
    absent: &[Absent],
    signature: impl Fn(Code) -> Code,
) -> Option<Code> {
    let methods = absent.iter().map(
        |Absent {
             name,
             marker,
             arguments,
             message: _,
             label: _,
         }| {
            let (name, marker) = (ident(name), ident(marker));
            let arguments = (0..*arguments).map(|_| quote!(_: impl ::core::marker::Sized));
            let signature = signature(quote!(#(#arguments),*));
            quote! {
                #[doc(hidden)]
                pub fn #name #signature
                where
                    for<'a> Self: absent::#marker<'a>,
                {
                    ::core::unreachable!()
                }
            }
        },
    );
    (!absent.is_empty()).then(|| quote!(impl #name { #(#methods)* }))
}
