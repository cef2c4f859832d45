//! The static descriptions of operations, from which the runtime makes requests and reads responses.

use super::code::{Code, Number, quote};
use super::statics::optional;
use super::{Emit, ident};
use crate::ir::{
    BodyMedium, Constant, Content, Credential, Framing, Header, Headers, Identifiers, NextPage,
    Operation, Pages, Part, PartHeader, PartStyle, Response, Responses, Scheme, Sequence, Statuses,
    Stream, StreamForm,
};

impl Emit<'_> {
    /// The description of an operation: that of several versions, and what is this version's own.
    pub(super) fn versioned_description(
        &self,
        operation: &Operation,
        group: Option<usize>,
    ) -> Code {
        let (rt, version) = (self.rt, &self.api.service.version);
        let constants = operation.constants.iter().map(
            |Constant {
                 wire_name,
                 header,
                 location,
                 value,
             }| {
                let header = match header {
                    Some(name) => quote!(#rt::header_name!(#name)),
                    None => quote!(::core::option::Option::None),
                };
                let location = self.location(*location);
                quote!(#rt::Constant { name: #wire_name, header: #header, location: #location, value: #value })
            },
        );
        let constants = list(constants).map(|it| quote!(constants: #it,));
        let group = group.and_then(|group| self.expansion.versions.groups.get(group));
        let rest = match group {
            Some(group) => {
                let (module, name) = (ident(&group.module), ident(&operation.name));
                quote!(..super::#module::operations::#name)
            }
            None => {
                let description = self.description(operation);
                quote!(#description ..#rt::Operation::PLAIN)
            }
        };
        quote!(#rt::Operation { version: #version, #constants #rest })
    }

    /// The operations that are described in this module.
    pub(super) fn described(&self) -> impl Iterator<Item = &Operation> {
        let operations = self.api.operations.iter().zip(&self.version.descriptions);
        let here = operations.filter(|(_, group)| **group == self.group);
        here.map(|(operation, _)| operation)
    }

    /// The descriptions of operations that several versions share, named like the methods.
    ///
    /// In a module of their own: a constant in scope would turn an argument of its name into a pattern.
    pub(super) fn descriptions(&self) -> Option<Code> {
        let rt = self.rt;
        let shared = self.described().filter(|_| self.group.is_some());
        let constants = shared.map(|operation| {
            let (name, description) = (ident(&operation.name), self.description(operation));
            quote! {
                pub const #name: #rt::Operation = #rt::Operation { #description ..#rt::Operation::PLAIN };
            }
        });
        let constants: Vec<Code> = constants.collect();
        (!constants.is_empty()).then(|| {
            quote! {
                #[allow(non_upper_case_globals)]
                pub mod operations {
                    #[allow(unused_imports)]
                    use super::*;
                    #(#constants)*
                }
            }
        })
    }

    /// The fields of an operation's description that are no version's own.
    fn description(&self, operation: &Operation) -> Code {
        let Operation {
            name: _,
            docs: _,
            deprecated: _,
            id,
            method,
            path,
            parameters,
            arguments: _,
            constants: _,
            options: _,
            servers,
            security,
            body,
            successes,
            failures,
            stream,
            headers:
                Headers {
                    shape: _,
                    list: headers,
                },
            identifiers: Identifiers { error, diagnostics },
            examples: _,
        } = operation;
        let rt = self.rt;
        let parameters = parameters
            .iter()
            .map(|parameter| self.common(self.parameter(parameter)));
        let media = body.iter().flat_map(|body| &body.media);
        let headers = headers.iter().map(
            |Header {
                 name,
                 explode,
                 json,
             }| {
                quote!(#rt::DocumentedHeader { name: #name, explode: #explode, json: #json })
            },
        );
        let servers = servers.iter().map(|it| quote!(#it));
        let parameters = list(parameters).map(|it| quote!(parameters: #it,));
        let servers = list(servers).map(|it| quote!(servers: #it,));
        let security = (!security.is_empty()).then(|| self.common(self.security(security)));
        let security = security.map(|it| quote!(security: #it,));
        let bodies = list(media.map(|medium| self.request_body(medium)));
        let bodies = bodies.map(|it| quote!(bodies: #it,));
        let responses = |of: &Responses| {
            let any = (!of.list.is_empty()).then(|| self.responses(of))?;
            Some(self.common(any))
        };
        let successes = responses(successes).map(|it| quote!(successes: #it,));
        let failures = responses(failures).map(|it| quote!(failures: #it,));
        let stream = stream.as_ref().map(|stream| self.stream(stream));
        let headers = list(headers).map(|it| quote!(headers: #it,));
        let error_ids = list(paths(error)).map(|it| quote!(error_ids: #it,));
        let diagnostics_ids = list(paths(diagnostics)).map(|it| quote!(diagnostics_ids: #it,));
        quote! {
            id: #id,
            method: #method,
            path: #path,
            #parameters
            #servers
            #security
            #bodies
            #successes
            #failures
            #stream
            #headers
            #error_ids
            #diagnostics_ids
        }
    }

    fn request_body(&self, medium: &BodyMedium) -> Code {
        let BodyMedium {
            media_type,
            content,
            members,
            shape,
            parts,
        } = medium;
        let (rt, sensitive) = (self.rt, shape.sensitive);
        let encoding = match content {
            Content::Form => {
                let members = members.iter().map(|it| self.form_member(it));
                quote!(#rt::Content::Form(&[#(#members),*]))
            }
            content => self.content(*content),
        };
        let sensitive = sensitive.then(|| quote!(sensitive: true,));
        let limits = self.limits_of(shape);
        let limits = limits.map(|it| quote!(limits: ::core::option::Option::Some(#it),));
        let parts = list(parts.iter().map(|part| self.part(part)));
        let parts = parts.map(|it| quote!(parts: #it,));
        let further = quote!(#sensitive #limits #parts);
        match (is_json(media_type, *content), further.as_str().is_empty()) {
            (true, true) => quote!(#rt::RequestBody::JSON),
            (true, false) => quote!(#rt::RequestBody { #further ..#rt::RequestBody::JSON }),
            (false, _) => {
                quote!(#rt::RequestBody { media_type: #media_type, content: #encoding, #further ..#rt::RequestBody::JSON })
            }
        }
    }

    fn part(&self, part: &Part) -> Code {
        let rt = self.rt;
        let Part {
            name,
            content_type,
            style,
            headers,
        } = part;
        let content_type = optional(content_type.as_ref().map(|it| quote!(#it)));
        let style = match style {
            PartStyle::Repeated => quote!(#rt::PartStyle::Repeated),
            PartStyle::Joined(separator) => quote!(#rt::PartStyle::Joined(#separator)),
            PartStyle::DeepObject => quote!(#rt::PartStyle::DeepObject),
        };
        let headers = headers.iter().map(
            |PartHeader {
                 name,
                 required,
                 value,
             }| {
                let value = optional(value.as_ref().map(|it| quote!(#it)));
                quote!(#rt::PartHeader { name: #name, required: #required, value: #value })
            },
        );
        quote! {
            #rt::Part {
                name: #name,
                content_type: #content_type,
                style: #style,
                headers: &[#(#headers),*],
            }
        }
    }

    /// Alternatives of schemes that are needed together.
    pub(super) fn security(&self, alternatives: &[Vec<Scheme>]) -> Code {
        let rt = self.rt;
        let alternatives = alternatives.iter().map(|schemes| {
            let schemes = schemes.iter().map(|scheme| {
                // Scopes are the caller's, who has the token.
                let Scheme {
                    name,
                    credential,
                    scopes: _,
                } = scheme;
                let credential = self.credential(credential);
                quote!(#rt::Scheme { name: #name, place: #credential })
            });
            quote!(&[#(#schemes),*])
        });
        quote!(&[#(#alternatives),*])
    }

    fn credential(&self, credential: &Credential) -> Code {
        let rt = self.rt;
        match credential {
            Credential::Header(name) => quote!(#rt::Credential::Header(#name)),
            Credential::Query(name) => quote!(#rt::Credential::Query(#name)),
            Credential::Cookie(name) => quote!(#rt::Credential::Cookie(#name)),
            Credential::Bearer => quote!(#rt::Credential::Bearer),
            Credential::Basic => quote!(#rt::Credential::Basic),
            // The caller writes its name.
            Credential::Authorization(_) => quote!(#rt::Credential::Authorization),
        }
    }

    pub(super) fn responses(&self, Responses { shape: _, list }: &Responses) -> Code {
        let rt = self.rt;
        let list = list.iter().map(|response| {
            let Response {
                statuses,
                outcome,
                content,
                media_type,
                sensitive,
            } = response;
            let (statuses, number) = (self.statuses(*statuses), Number::usize(*outcome));
            if is_json(media_type, *content) && !sensitive {
                return quote!(#rt::DocumentedResponse::json(#statuses, #number));
            }
            let content = self.content(*content);
            quote!(#rt::DocumentedResponse { statuses: #statuses, outcome: #number, content: #content, media_type: #media_type, sensitive: #sensitive })
        });
        quote!(&[#(#list),*])
    }

    /// The field for a success that comes item by item.
    fn stream(&self, Stream { items, form }: &Stream) -> Code {
        let (rt, sensitive) = (self.rt, items.sensitive);
        match form {
            StreamForm::Sequence(Sequence {
                media_type,
                framing,
            }) => {
                let framing = match framing {
                    Framing::Events => quote!(Events),
                    Framing::Lines => quote!(Lines),
                    Framing::Records => quote!(Records),
                };
                quote! {
                    sequence: ::core::option::Option::Some(#rt::Sequence {
                        media_type: #media_type,
                        framing: #rt::Framing::#framing,
                        sensitive: #sensitive,
                    }),
                }
            }
            StreamForm::Pages(pages) => {
                let pages = self.pages(pages);
                quote!(pages: ::core::option::Option::Some(#pages),)
            }
        }
    }

    fn pages(&self, Pages { items, next, more }: &Pages) -> Code {
        let rt = self.rt;
        let next = match next {
            NextPage::Member { path, parameter } => {
                quote!(Member { path: &[#(#path),*], parameter: #parameter })
            }
            NextPage::Last { path, parameter } => {
                quote!(Last { path: &[#(#path),*], parameter: #parameter })
            }
            NextPage::Number { parameter, first } => {
                let first = Number::integer(*first);
                quote!(Number { parameter: #parameter, first: #first })
            }
            NextPage::Offset { parameter } => quote!(Offset { parameter: #parameter }),
            NextPage::Url { path } => quote!(Url { path: &[#(#path),*] }),
            NextPage::Link => quote!(Link),
        };
        let more = optional(more.as_ref().map(|path| quote!(&[#(#path),*])));
        quote!(#rt::PagesTable { items: &[#(#items),*], next: #rt::NextPage::#next, more: #more })
    }

    fn statuses(&self, statuses: Statuses) -> Code {
        let rt = self.rt;
        match statuses {
            Statuses::Code(code) => {
                let code = Number::integer(code);
                quote!(#rt::Statuses::Code(#code))
            }
            Statuses::Range(digit) => {
                let digit = Number::integer(digit);
                quote!(#rt::Statuses::Range(#digit))
            }
            Statuses::Default => quote!(#rt::Statuses::Default),
        }
    }

    fn content(&self, content: Content) -> Code {
        let rt = self.rt;
        match content {
            Content::Json => quote!(#rt::Content::Json),
            Content::Text => quote!(#rt::Content::Text),
            Content::Bytes => quote!(#rt::Content::Bytes),
            Content::Form => quote!(#rt::Content::Form(&[])),
            Content::Multipart => quote!(#rt::Content::Multipart),
            Content::Empty => quote!(#rt::Content::Empty),
        }
    }
}

/// Whether a body is what most are.
fn is_json(media_type: &str, content: Content) -> bool {
    media_type == "application/json" && content == Content::Json
}

/// Members by the names on the way to each.
fn paths(paths: &[Vec<String>]) -> impl Iterator<Item = Code> {
    paths.iter().map(|names| quote!(&[#(#names),*]))
}

/// A list that is not empty.
fn list(elements: impl IntoIterator<Item = Code>) -> Option<Code> {
    let elements: Vec<Code> = elements.into_iter().collect();
    (!elements.is_empty()).then(|| quote!(&[#(#elements),*]))
}
