//! What a mock has to know of each operation: its types, and how its parameters and its body are read.

use super::code::{Code, Number, quote};
use super::{Emit, ident};
use crate::ir::{Body, ItemKind, Operation, Shape, Stream, StreamForm, Type};

impl Emit<'_> {
    /// The units that name the operations, and what a mock has to know of each; nothing unless mocks are generated.
    pub(super) fn mocks(&self) -> Option<Code> {
        if !self.has_mock() {
            return None;
        }
        let rt = self.rt;
        let descriptions = self.version.descriptions.iter().copied();
        let operations = self.api.operations.iter().zip(descriptions);
        let (units, mocked): (Vec<_>, Vec<_>) = operations
            .map(|(operation, group)| (unit(operation), self.mocked(operation, group)))
            .unzip();
        let names = self.api.operations.iter().map(|it| ident(&it.name));
        Some(quote! {
            /// The operations, each a unit by which a mock is told which one is meant.
            pub mod operations {
                #(#units)*
            }
            impl #rt::mock::MockedClient for Client {
                const SERVICE: &'static #rt::Service = &SERVICE;
                const ROUTES: &'static [#rt::mock::Route] = &[#(#rt::mock::Route::of::<operations::#names>()),*];
            }
            #(#mocked)*
        })
    }

    fn mocked(&self, operation: &Operation, group: Option<usize>) -> Code {
        let (rt, name) = (self.rt, ident(&operation.name));
        let description = self.versioned_description(operation, group);
        let success = self.shape(&operation.successes.shape);
        let failure = self.shape(&operation.failures.shape);
        let headers = self.shape(&operation.headers.shape);
        let parameters = operation.parameters.iter().enumerate();
        let parameters = parameters.map(|(n, parameter)| {
            let n = Number::usize(n);
            let ty = self.ty(&parameter.shape.ty);
            match parameter.required {
                true => quote!(#n => sent.required::<#ty>()),
                false => quote!(#n => sent.optional::<#ty>()),
            }
        });
        let request = match &operation.body {
            None => quote!(()),
            Some(body) => self.shape(&body.taken()),
        };
        let read = match &operation.body {
            None => quote!(::core::result::Result::Ok(())),
            Some(body) if body.is_choice() => self.read_choice(body),
            Some(_) => quote!(sent.read()),
        };
        let sequence = operation.stream.as_ref().and_then(|it| self.sequence(it));
        let sequence = sequence.map(|items| {
            quote! {
                impl #rt::mock::MockedSequence for operations::#name {
                    type Item = #items;
                }
            }
        });
        quote! {
            impl #rt::mock::MockedOperation for operations::#name {
                type Client = Client;
                type Request = #request;
                type Success = #success;
                type Failure = #failure;
                type Headers = #headers;
                const OPERATION: &'static #rt::Operation = &#description;
                fn read_parameter(n: usize, sent: &#rt::mock::SentParameter<'_>) {
                    match n {
                        #(#parameters,)*
                        _ => {}
                    }
                }
                fn read_body(sent: &#rt::mock::SentBody<'_>) -> ::core::result::Result<Self::Request, #rt::Misfit> {
                    #read
                }
            }
            #sequence
        }
    }

    /// The type of the items of a success, if they come one by one.
    fn sequence(&self, Stream { items, form }: &Stream) -> Option<Code> {
        match form {
            StreamForm::Sequence(_) => Some(self.shape(items)),
            StreamForm::Pages(_) => None,
        }
    }

    /// Reads a body in one of several media types as a variant of their enum.
    fn read_choice(&self, body: &Body) -> Code {
        let Type::Named(id) = &body.shape.ty else {
            return quote!(sent.read());
        };
        let variants = self.api.item(*id).map(|item| match &item.kind {
            ItemKind::Bodies(variants) => variants.as_slice(),
            _ => &[],
        });
        let name = self.ty(&Type::Named(*id));
        let taken = body.taken();
        let wrap = |value: Code| match taken {
            Shape { nullable: true, .. } => quote!(::core::option::Option::Some(#value)),
            _ => value,
        };
        let mut reads: Vec<(Number, Code)> = Vec::new();
        for (n, variant) in variants.unwrap_or_default().iter().enumerate() {
            let (n, variant) = (Number::usize(n), ident(&variant.name));
            let value = wrap(quote!(#name::#variant(value)));
            reads.push((n, quote!(sent.read().map(|value| #value))));
        }
        // The last is also what any other number would be; the runtime asks for none.
        let last = reads.pop().map(|(_, read)| quote!(_ => #read));
        let (numbers, reads): (Vec<_>, Vec<_>) = reads.into_iter().unzip();
        let absent = taken.nullable.then(|| {
            quote! {
                if sent.is_empty() {
                    return ::core::result::Result::Ok(::core::option::Option::None);
                }
            }
        });
        quote! {
            #absent
            match sent.number() {
                #(#numbers => #reads,)*
                #last
            }
        }
    }
}

/// The unit that names an operation.
fn unit(operation: &Operation) -> Code {
    let name = ident(&operation.name);
    let docs = format!(" `{} {}`", operation.method, operation.path);
    // Each page of a type is a file, and file systems have names of 255 bytes.
    let hidden = (operation.name.plain().len() > 200).then(|| quote!(#[doc(hidden)]));
    quote! {
        #[doc = #docs]
        #hidden
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub struct #name;
    }
}
