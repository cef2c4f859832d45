//! The client: the static description of the service, and how a client is set up.

use proc_macro2::TokenStream;
use quote::quote;

use super::statics::optional;
use super::{Emit, docs, ident, sentences};
use crate::ir::{Server, Service, TypeId};

impl Emit<'_> {
    pub(super) fn client(&self) -> TokenStream {
        let rt = self.rt;
        let service = self.service(&self.api.service);
        let from_env = self.set_up_by_variables(&self.api.service);
        let environments = self.named_servers(&self.api.service);
        let descriptions = self.version.descriptions.iter().copied();
        let operations = self.api.operations.iter().zip(descriptions);
        let operations = operations.map(|(operation, group)| self.operation(operation, group));
        let docs = docs(&sentences::client(&self.api.service));
        quote! {
            static SERVICE: #rt::Service = #service;

            #docs
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            pub struct Client {
                transport: #rt::Transport,
            }

            impl Client {
                /// Sets up a client.
                #[inline]
                #[must_use]
                pub fn builder() -> #rt::Builder<Self> {
                    #rt::Builder::new(&SERVICE)
                }
                #from_env
                /// The connection pool and settings, for sharing with clients of other versions.
                #[inline]
                #[must_use]
                pub fn transport(&self) -> &#rt::Transport {
                    &self.transport
                }
                #(#operations)*
            }

            #environments

            impl ::core::convert::From<#rt::Transport> for Client {
                #[inline]
                fn from(transport: #rt::Transport) -> Self {
                    Self { transport }
                }
            }
        }
    }

    fn set_up_by_variables(&self, service: &Service) -> Option<TokenStream> {
        let rt = self.rt;
        let variables = docs(&service.variables);
        service.env_prefix.as_ref().map(|_| {
            quote! {
                #variables
                pub fn from_env() -> ::core::result::Result<Self, #rt::Error> {
                    #rt::Builder::<Self>::new(&SERVICE).from_env()?.build()
                }
            }
        })
    }

    /// The enums of the servers' names are the client's.
    fn named_servers(&self, service: &Service) -> TokenStream {
        let rt = self.rt;
        let name = |id: Option<TypeId>| self.api.item(id?).map(|item| ident(&item.name));
        let environments = name(service.environments).map(|name| {
            quote! {
                impl #rt::Environments for Client {
                    type Environment = #name;
                }
            }
        });
        let servers = name(service.operation_servers).map(|name| {
            quote! {
                impl #rt::OperationServers for Client {
                    type Server = #name;
                }
            }
        });
        quote!(#environments #servers)
    }

    fn service(&self, service: &Service) -> TokenStream {
        let rt = self.rt;
        let Service {
            title,
            version,
            docs: _,
            env_prefix,
            variables: _,
            servers,
            environments: _,
            operation_servers: _,
            security,
            idempotency_keys,
        } = service;
        let env_prefix = optional(env_prefix.as_ref().map(|prefix| quote!(#prefix)));
        let servers = servers.iter().map(|Server { environment, url }| {
            let environment = optional(environment.as_ref().map(|name| quote!(#name)));
            quote!(#rt::Server { environment: #environment, url: #url })
        });
        let security = self.security(security);
        quote!(#rt::Service { title: #title, version: #version, env_prefix: #env_prefix, servers: &[#(#servers),*], security: #security, idempotency_keys: &[#(#idempotency_keys),*] })
    }
}
