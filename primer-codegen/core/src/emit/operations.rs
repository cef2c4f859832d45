//! The methods of the client: one per operation, each makes a call of the runtime.

use super::code::{Code, Ident, quote};
use super::{Emit, deprecated, docs, ident};
use crate::ir::query::TakenAs;
use crate::ir::{Body, Framing, Name, Operation, Shape, Stream, StreamForm, Type};

impl Emit<'_> {
    pub(super) fn operation(&self, operation: &Operation, group: Option<usize>) -> Code {
        let Operation {
            name,
            docs: words,
            deprecated: is_deprecated,
            id: _,
            method: _,
            path: _,
            parameters,
            arguments,
            constants: _,
            options,
            servers: _,
            security: _,
            body,
            successes,
            failures,
            stream,
            headers,
            identifiers: _,
            examples: _,
        } = operation;
        let rt = self.rt;
        let named = arguments
            .as_ref()
            .map(|(name, id)| self.bind(name, &Shape::plain(Type::Named(*id))));
        let required = operation
            .positional()
            .map(|parameter| self.bind(&parameter.name, &parameter.shape));
        let told = options
            .as_ref()
            .map(|(name, id)| self.bind(name, &Shape::plain(Type::Named(*id))));
        let sent = body.as_ref().map(|body| self.bind_body(body));
        let holder_of_required = arguments.as_ref().map(|(name, _)| ident(name));
        let holder_of_optional = options.as_ref().map(|(name, _)| ident(name));
        let values = parameters.iter().map(|parameter| {
            let name = ident(&parameter.name);
            let holder = match parameter.required {
                true => &holder_of_required,
                false => &holder_of_optional,
            };
            match holder {
                Some(holder) => quote!(#rt::Value::get(&#holder.#name)),
                None => self.value(&name, &parameter.shape),
            }
        });
        let taken = named.into_iter().chain(required).chain(told).chain(sent);
        let (taken, conversions): (Vec<_>, Vec<_>) = taken.unzip();
        let (make, body) = match body {
            None => (quote!(new), quote!(#rt::Ref::Absent)),
            Some(body) if body.is_choice() => {
                let name = ident(&body.name);
                (quote!(with_content), quote!(#rt::Bodies::selected(&#name)))
            }
            Some(body) if self.api.is_borrowed(body) => {
                let (name, ty) = (ident(&body.name), self.shape(&body.taken()));
                match body.may_be_null() {
                    true => (quote!(with_nullable_body::<#ty>), quote!(#name)),
                    false => (quote!(with_body::<#ty>), quote!(#name)),
                }
            }
            Some(body) => {
                let name = ident(&body.name);
                let value = self.value(&name, &body.taken());
                let null = body.may_be_null().then(|| quote!(.or_null()));
                (quote!(new), quote!(#value #null))
            }
        };
        let (success, failure) = (self.shape(&successes.shape), self.shape(&failures.shape));
        let stream = stream.as_ref().map(|stream| self.stream_type(stream));
        let headers = match headers.shape.ty != Type::Unit || stream.is_some() {
            true => Some(self.shape(&headers.shape)),
            false => None,
        };
        let further = headers.into_iter().chain(stream);
        let (docs, deprecated, name) = (docs(words), deprecated(*is_deprecated), ident(name));
        let example = self.example_of_operation(operation);
        let table = match self.has_mock() {
            true => quote! {
                const OPERATION: &#rt::Operation = <operations::#name as #rt::mock::MockedOperation>::OPERATION;
            },
            false => {
                let description = self.versioned_description(operation, group);
                quote!(static OPERATION: #rt::Operation = #description;)
            }
        };
        let operation = match self.has_mock() {
            true => quote!(OPERATION),
            false => quote!(&OPERATION),
        };
        quote! {
            #docs
            #example
            #deprecated
            #[inline]
            pub fn #name(&self, #(#taken),*) -> #rt::Call<#success, #failure #(, #further)*> {
                #table
                #(#conversions)*
                #rt::Call::#make(&self.transport, #operation, &[#(#values),*], #body)
            }
        }
    }

    /// The type that says how the items of a success come.
    fn stream_type(&self, Stream { items, form }: &Stream) -> Code {
        let (rt, items) = (self.rt, self.shape(items));
        match form {
            StreamForm::Sequence(sequence) => match sequence.framing {
                Framing::Events => quote!(#rt::HasEvents<#items>),
                Framing::Lines | Framing::Records => quote!(#rt::HasItems<#items>),
            },
            StreamForm::Pages(_) => quote!(#rt::HasPages<#items>),
        }
    }

    /// The argument for a body, in the way of [`bind`](Self::bind).
    fn bind_body(&self, body: &Body) -> (Code, Option<Code>) {
        if !self.api.is_borrowed(body) {
            return self.bind(&body.name, &body.taken());
        }
        let (rt, name, ty) = (self.rt, ident(&body.name), self.shape(&body.taken()));
        (quote!(#name: impl #rt::AsBody<#ty>), None)
    }

    /// The value of an argument, to get it.
    fn value(&self, name: &Ident, shape: &Shape) -> Code {
        let rt = self.rt;
        match is_text(shape) {
            true => quote!(#rt::Ref::Text(::core::convert::AsRef::as_ref(&#name))),
            false => quote!(#rt::Value::get(&#name)),
        }
    }

    /// An argument, and the statement that makes a value of the shape of it, if it is not one.
    fn bind(&self, name: &Name, shape: &Shape) -> (Code, Option<Code>) {
        let name = ident(name);
        if is_text(shape) {
            return (quote!(#name: impl ::core::convert::AsRef<str>), None);
        }
        let (argument, value) = self.argument(shape, &quote!(#name));
        let ty = self.shape(shape);
        let conversion = match self.api.taken_as(shape) {
            TakenAs::ItIs => None,
            TakenAs::Into | TakenAs::Items | TakenAs::TextItems => {
                Some(quote!(let #name: #ty = #value;))
            }
        };
        (quote!(#name: #argument), conversion)
    }
}

/// Whether an argument is text, which is written into the request and so is not kept.
fn is_text(shape: &Shape) -> bool {
    shape.ty == Type::String && !shape.nullable
}
