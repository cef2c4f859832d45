//! The client: the static description of the service, and how a client is set up.

use super::code::{Code, Ident, quote};
use super::statics::optional;
use super::{Emit, docs, ident, sentences};
use crate::ir::{Server, ServerVariable, Service, Setting, Settings, Type, TypeId};

impl Emit<'_> {
    pub(super) fn client(&self) -> Code {
        let rt = self.rt;
        let service = self.service(&self.api.service);
        let from_env = self.set_up_by_variables(&self.api.service);
        let environments = self.named_servers(&self.api.service);
        let descriptions = self.version.descriptions.iter().copied();
        let operations = self.api.operations.iter().zip(descriptions);
        let operations = operations.map(|(operation, group)| self.operation(operation, group));
        let settings = self.api.service.settings.as_ref();
        let settings = settings.map(|settings| self.settings(settings));
        let docs = docs(&sentences::client(&self.api.service));
        let example = self.example_of_client(&self.api.service);
        quote! {
            static SERVICE: #rt::Service = #service;

            #docs
            #example
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
            #settings

            impl ::core::convert::From<#rt::Transport> for Client {
                #[inline]
                fn from(transport: #rt::Transport) -> Self {
                    Self { transport }
                }
            }
        }
    }

    fn set_up_by_variables(&self, service: &Service) -> Option<Code> {
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
    fn named_servers(&self, service: &Service) -> Code {
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

    fn service(&self, service: &Service) -> Code {
        let rt = self.rt;
        let Service {
            title,
            version,
            docs: _,
            env_prefix,
            variables: _,
            servers,
            environments: _,
            settings: _,
            operation_servers: _,
            security,
            idempotency_keys,
        } = service;
        let env_prefix = optional(env_prefix.as_ref().map(|prefix| quote!(#prefix)));
        let servers = servers.iter().map(|server| self.server(server));
        let security = self.security(security);
        quote!(#rt::Service { title: #title, version: #version, env_prefix: #env_prefix, servers: &[#(#servers),*], security: #security, idempotency_keys: &[#(#idempotency_keys),*] })
    }

    fn server(&self, server: &Server) -> Code {
        let rt = self.rt;
        let Server {
            environment,
            url: _,
            template,
            variables,
        } = server;
        let environment = optional(environment.as_ref().map(|name| quote!(#name)));
        let variables = variables.iter().map(
            |ServerVariable {
                 name,
                 default,
                 values,
             }| {
                quote!(#rt::ServerVariable { name: #name, default: #default, values: &[#(#values),*] })
            },
        );
        quote!(#rt::Server { environment: #environment, url: #template, variables: &[#(#variables),*] })
    }

    /// The enum of the variables in the URLs of servers, which is the client's.
    fn settings(&self, Settings { name, list }: &Settings) -> Code {
        let (rt, name) = (self.rt, ident(name));
        let docs_of_enum = docs(&sentences::settings());
        let variants = list.iter().map(|setting| self.setting(setting));
        let values = list.iter().map(|setting| {
            let Setting {
                name,
                variable,
                values,
                docs: _,
            } = setting;
            let name = ident(name);
            let text = match values {
                Some(_) => quote!(::std::borrow::Cow::Borrowed(it.as_str())),
                None => quote!(::std::borrow::Cow::Owned(it)),
            };
            quote!(#name(it) => (#variable, #text))
        });
        let values: Vec<Code> = values.collect();
        let names: Vec<Ident<'_>> = list.iter().map(|it| ident(&it.name)).collect();
        quote! {
            #docs_of_enum
            #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
            }
            /// The name alone: the value is a setting of the caller.
            impl ::core::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    let name = match self {
                        #(Self::#names(_) => ::core::stringify!(#names),)*
                    };
                    f.debug_tuple(name).finish_non_exhaustive()
                }
            }
            impl ::core::convert::From<#name> for #rt::VariableValue {
                fn from(variable: #name) -> Self {
                    let (name, text) = match variable {
                        #(#name::#values,)*
                    };
                    Self { name, text }
                }
            }
            impl #rt::ServerVariables for Client {
                type Variable = #name;
            }
        }
    }

    fn setting(&self, setting: &Setting) -> Code {
        let Setting {
            name,
            variable: _,
            values,
            docs: words,
        } = setting;
        let (docs, name) = (docs(words), ident(name));
        let ty = match values {
            Some(id) => self.ty(&Type::Named(*id)),
            None => quote!(::std::string::String),
        };
        quote!(#docs #name(#ty))
    }
}
