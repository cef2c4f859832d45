//! The client: a method per operation, each a static description and a call of the runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::statics::optional;
use super::{Emit, deprecated, docs, ident};
use crate::ir::{
    Body, Constant, Content, Credential, Docs, Identifiers, Location, Name, Operation, Parameter,
    Response, Responses, Scheme, Server, Service, Shape, Statuses, Type, TypeId,
};
use crate::markdown::{Line, text};

impl Emit<'_> {
    pub(super) fn client(&self) -> TokenStream {
        let rt = self.rt;
        let service = self.service(&self.api.service);
        let from_env = self.set_up_by_variables(&self.api.service);
        let environments = self.named_servers(&self.api.service);
        let descriptions = self.version.descriptions.iter().copied();
        let operations = self.api.operations.iter().zip(descriptions);
        let operations = operations.map(|(operation, group)| self.operation(operation, group));
        let docs = docs(&client_docs(&self.api.service));
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

    /// The enum of the servers' names is the client's.
    fn named_servers(&self, service: &Service) -> Option<TokenStream> {
        let rt = self.rt;
        let environments = self.api.item(service.environments?)?;
        let name = ident(&environments.name);
        Some(quote! {
            impl #rt::Environments for Client {
                type Environment = #name;
            }
        })
    }

    fn service(&self, service: &Service) -> TokenStream {
        let rt = self.rt;
        let Service {
            title,
            version,
            env_prefix,
            variables: _,
            servers,
            environments: _,
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

    fn operation(&self, operation: &Operation, group: Option<usize>) -> TokenStream {
        let Operation {
            name,
            docs: words,
            deprecated: is_deprecated,
            parameters,
            arguments,
            options,
            body,
            successes,
            failures,
            ..
        } = operation;
        let rt = self.rt;
        let named = arguments
            .as_ref()
            .map(|(name, id)| self.bind(name, &Shape::plain(Type::Named(*id))));
        let required = parameters
            .iter()
            .filter(|it| it.required && arguments.is_none());
        let required = required.map(|parameter| self.bind(&parameter.name, &parameter.shape));
        let told = options
            .as_ref()
            .map(|(name, id)| self.bind(name, &Shape::plain(Type::Named(*id))));
        let sent = body
            .as_ref()
            .map(|body| self.bind(&body.name, &body_shape(body)));
        let holder = |of: &Option<(Name, TypeId)>| of.as_ref().map(|(name, _)| ident(name));
        let (holder_of_required, holder_of_optional) = (holder(arguments), holder(options));
        let values = parameters.iter().map(|parameter| {
            let name = ident(&parameter.name);
            let holder = match parameter.required {
                true => &holder_of_required,
                false => &holder_of_optional,
            };
            match holder {
                Some(holder) => quote!(#rt::Value::get(&#holder.#name)),
                None => quote!(#rt::Value::get(&#name)),
            }
        });
        let taken = named.into_iter().chain(required).chain(told).chain(sent);
        let (taken, conversions): (Vec<_>, Vec<_>) = taken.unzip();
        let body = match body {
            None => quote!(#rt::Ref::Absent),
            Some(body) => {
                let name = ident(&body.name);
                let null = (body.required && body.shape.nullable).then(|| quote!(.or_null()));
                quote!(#rt::Value::get(&#name) #null)
            }
        };
        let (success, failure) = (self.shape(&successes.shape), self.shape(&failures.shape));
        let (docs, deprecated, name) = (docs(words), deprecated(*is_deprecated), ident(name));
        let description = self.versioned_description(operation, group);
        quote! {
            #docs
            #deprecated
            #[inline]
            pub fn #name(&self, #(#taken),*) -> #rt::Call<#success, #failure> {
                static OPERATION: #rt::Operation = #description;
                #(#conversions)*
                #rt::Call::new(&self.transport, &OPERATION, &[#(#values),*], #body)
            }
        }
    }

    /// An argument, and the statement that makes a value of the shape of it, if it is not one.
    fn bind(&self, name: &Name, shape: &Shape) -> (TokenStream, Option<TokenStream>) {
        let name = ident(name);
        let (argument, value) = self.argument(shape, &quote!(#name));
        let ty = self.shape(shape);
        let converts = shape.nullable || self.api.converts(&shape.ty);
        let conversion = converts.then(|| quote!(let #name: #ty = #value;));
        (quote!(#name: #argument), conversion)
    }

    /// The description of an operation: that of several versions, and what is this version's own.
    fn versioned_description(&self, operation: &Operation, group: Option<usize>) -> TokenStream {
        let (rt, version) = (self.rt, &self.api.service.version);
        let constants = operation.constants.iter().map(|Constant { wire_name, location, value }| {
            let location = variant(location);
            quote!(#rt::Constant { name: #wire_name, location: #rt::Location::#location, value: #value })
        });
        let group = group.and_then(|group| self.expansion.versions.groups.get(group));
        let rest = match group {
            Some(group) => {
                let (module, name) = (ident(&group.module), ident(&operation.name));
                quote!(..super::#module::operations::#name)
            }
            None => self.description(operation),
        };
        quote!(#rt::Operation { version: #version, constants: &[#(#constants),*], #rest })
    }

    /// What several versions say of their operations, by the names of the methods.
    ///
    /// In a module of their own: a constant in scope would turn an argument of its name into a pattern.
    pub(super) fn descriptions(&self) -> Option<TokenStream> {
        let rt = self.rt;
        let operations = self.api.operations.iter().zip(&self.version.descriptions);
        let shared = operations.filter(|(_, group)| group.is_some() && **group == self.group);
        let constants = shared.map(|(operation, _)| {
            let (name, description) = (ident(&operation.name), self.description(operation));
            quote! {
                pub const #name: #rt::Operation = #rt::Operation { #description ..#rt::Operation::PLAIN };
            }
        });
        let constants: Vec<TokenStream> = constants.collect();
        (!constants.is_empty()).then(|| {
            quote! {
                #[allow(non_upper_case_globals)]
                pub mod operations {
                    use super::#rt;
                    #(#constants)*
                }
            }
        })
    }

    /// The fields of an operation's description that are no version's own.
    fn description(&self, operation: &Operation) -> TokenStream {
        let Operation {
            id,
            method,
            path,
            parameters,
            security,
            body,
            successes,
            failures,
            identifiers,
            ..
        } = operation;
        let rt = self.rt;
        let Identifiers { error, diagnostics } = identifiers;
        let (error_ids, diagnostics_ids) = (paths(error), paths(diagnostics));
        let parameters = parameters.iter().map(|parameter| self.parameter(parameter));
        let security = self.security(security);
        let body = optional(body.as_ref().map(|Body { media_type, content, shape, .. }| {
            let (content, sensitive) = (variant(content), shape.sensitive);
            let limits = optional(self.limits_of(shape).map(|it| quote!(&#it)));
            quote!(#rt::RequestBody { media_type: #media_type, content: #rt::Content::#content, sensitive: #sensitive, limits: #limits })
        }));
        let (successes, failures) = (self.responses(successes), self.responses(failures));
        quote! {
            id: #id,
            method: #method,
            path: #path,
            parameters: &[#(#parameters),*],
            security: #security,
            body: #body,
            successes: &[#successes],
            failures: &[#failures],
            error_ids: #error_ids,
            diagnostics_ids: #diagnostics_ids,
        }
    }

    fn parameter(&self, parameter: &Parameter) -> TokenStream {
        let rt = self.rt;
        let Parameter {
            name: _,
            docs: _,
            deprecated: _,
            required: _,
            wire_name,
            location,
            style,
            explode,
            allow_reserved,
            idempotency_key,
            shape,
        } = parameter;
        let (location, style, sensitive) = (variant(location), variant(style), shape.sensitive);
        let limits = optional(self.limits_of(shape).map(|it| quote!(&#it)));
        quote! {
            #rt::Parameter {
                name: #wire_name,
                location: #rt::Location::#location,
                style: #rt::Style::#style,
                explode: #explode,
                allow_reserved: #allow_reserved,
                idempotency_key: #idempotency_key,
                sensitive: #sensitive,
                limits: #limits,
            }
        }
    }

    /// Alternatives of schemes that are needed together.
    fn security(&self, alternatives: &[Vec<Scheme>]) -> TokenStream {
        let rt = self.rt;
        let alternatives = alternatives.iter().map(|schemes| {
            let schemes = schemes.iter().map(|Scheme { name, credential }| {
                let place = self.credential(credential);
                quote!(#rt::Scheme { name: #name, place: #place })
            });
            quote!(&[#(#schemes),*])
        });
        quote!(&[#(#alternatives),*])
    }

    fn credential(&self, credential: &Credential) -> TokenStream {
        let rt = self.rt;
        match credential {
            Credential::Header(name) => quote!(#rt::Credential::Header(#name)),
            Credential::Query(name) => quote!(#rt::Credential::Query(#name)),
            Credential::Bearer => quote!(#rt::Credential::Bearer),
            Credential::Basic => quote!(#rt::Credential::Basic),
        }
    }

    fn responses(&self, responses: &Responses) -> TokenStream {
        let rt = self.rt;
        let list = responses.list.iter().map(|Response { statuses, outcome, content, media_type, sensitive }| {
            let (content, outcome) = (variant(content), proc_macro2::Literal::usize_unsuffixed(*outcome));
            let number = proc_macro2::Literal::u16_unsuffixed;
            let statuses = match statuses {
                Statuses::Code(code) => {
                    let code = number(*code);
                    quote!(#rt::Statuses::Code(#code))
                }
                Statuses::Range(digit) => {
                    let digit = number(*digit);
                    quote!(#rt::Statuses::Range(#digit))
                }
                Statuses::Default => quote!(#rt::Statuses::Default),
            };
            quote!(#rt::DocumentedResponse { statuses: #statuses, outcome: #outcome, content: #rt::Content::#content, media_type: #media_type, sensitive: #sensitive })
        });
        quote!(#(#list),*)
    }
}

fn client_docs(service: &Service) -> Docs {
    let title = text(service.title.trim_end_matches('.'));
    let version = text(&service.version);
    let mut docs = Docs::from(Line::from("A client of ") + title + ", version " + version + ".");
    docs.paragraph(
        "Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. \
         A transport brings its own server and credentials, which are not checked again.",
    );
    docs
}

/// What a body's argument holds: nothing, if the body may be left out.
fn body_shape(body: &Body) -> Shape {
    Shape {
        nullable: body.shape.nullable || !body.required,
        ..body.shape.clone()
    }
}

/// The runtime's variant of the same name.
fn variant(of: &(impl std::fmt::Debug + Closed)) -> proc_macro2::Ident {
    format_ident!("{of:?}")
}

/// Enums of words alone, which the runtime has under the same names.
trait Closed {}
impl Closed for Location {}
impl Closed for crate::ir::Style {}
impl Closed for Content {}

/// Members by the names on the way to each.
fn paths(paths: &[Vec<String>]) -> TokenStream {
    let paths = paths.iter().map(|names| quote!(&[#(#names),*]));
    quote!(&[#(#paths),*])
}
