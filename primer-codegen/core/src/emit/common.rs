//! What several types and operations have in common, written once: limits, parameters, responses and security.
//!
//! In a module of their own, as constants. The compiler checks each once, and not at every type and operation.

use std::collections::HashMap;
use std::iter;

use super::Emit;
use super::code::{Code, Ident, quote};
use crate::ir::{ItemKind, Limits, Shape};

/// The parts that several descriptions of a module have.
#[derive(Debug, Default)]
pub(super) struct Common {
    parts: Vec<Part>,
    /// The name of each part, by its code.
    names: HashMap<String, String>,
}

/// A part of descriptions.
#[derive(Debug)]
struct Part {
    kind: Kind,
    code: Code,
    /// How many descriptions have it.
    count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Limits,
    Parameter,
    Responses,
    Security,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Limits => "LIMITS",
            Self::Parameter => "PARAMETER",
            Self::Responses => "RESPONSES",
            Self::Security => "SECURITY",
        }
    }
}

/// Parts as they are found, those that stand once too.
#[derive(Default)]
struct Found {
    parts: Vec<Part>,
    /// The position of each part, by its code.
    positions: HashMap<String, usize>,
}

impl Found {
    fn add(&mut self, kind: Kind, code: Code) {
        let next = self.parts.len();
        let position = *self
            .positions
            .entry(code.as_str().to_owned())
            .or_insert(next);
        match self.parts.get_mut(position) {
            Some(part) => part.count += 1,
            None => self.parts.push(Part {
                kind,
                code,
                count: 1,
            }),
        }
    }
}

/// How many values with limits a value holds one in another, with itself.
fn depth_of(shape: &Shape) -> usize {
    match shape.ty.inner().map_or(0, depth_of) {
        0 => usize::from(shape.limits != Limits::default()),
        depth => depth + 1,
    }
}

impl Common {
    /// Adds those that stand several times.
    fn extend(&mut self, found: Found) {
        let several = found.parts.into_iter().filter(|part| part.count > 1);
        for part in several {
            let name = format!("{}_{}", part.kind.name(), self.parts.len() + 1);
            self.names.insert(part.code.as_str().to_owned(), name);
            self.parts.push(part);
        }
    }
}

impl Emit<'_> {
    /// Finds what the types and operations that are described in this module have in common.
    pub(super) fn find_common(&mut self) {
        // Limits first, and those of items before those of lists: what holds a part has it by its name.
        for depth in 1.. {
            let limits = self.find_limits(depth);
            if limits.parts.is_empty() {
                break;
            }
            self.common.extend(limits);
        }
        if self.has_client {
            let parts = self.find_parts();
            self.common.extend(parts);
        }
    }

    /// The limits of values that hold values with limits, so often one in another.
    fn find_limits(&self, depth: usize) -> Found {
        let mut found = Found::default();
        let types = self.types_here().flat_map(|(_, item)| match &item.kind {
            ItemKind::Struct(of) => of.fields.iter().map(|field| &field.shape).collect(),
            _ => Vec::new(),
        });
        let operations = self.described().filter(|_| self.has_client);
        let parameters = operations.flat_map(|it| &it.parameters);
        for shape in types.chain(parameters.map(|parameter| &parameter.shape)) {
            let held = iter::successors(Some(shape), |shape| shape.ty.inner());
            for shape in held.filter(|shape| depth_of(shape) == depth) {
                let limits = self.limits_of(shape);
                limits
                    .into_iter()
                    .for_each(|code| found.add(Kind::Limits, code));
            }
        }
        found
    }

    fn find_parts(&self) -> Found {
        let mut found = Found::default();
        for operation in self.described() {
            for parameter in &operation.parameters {
                found.add(Kind::Parameter, self.parameter(parameter));
            }
            for responses in [&operation.successes, &operation.failures] {
                if !responses.list.is_empty() {
                    found.add(Kind::Responses, self.responses(responses));
                }
            }
            if !operation.security.is_empty() {
                found.add(Kind::Security, self.security(&operation.security));
            }
        }
        found
    }

    /// A part of a description, by its name if it stands in others too.
    pub(super) fn common(&self, code: Code) -> Code {
        match self.common.names.get(code.as_str()) {
            Some(name) => {
                let name = Ident(name);
                quote!(common::#name)
            }
            None => code,
        }
    }

    /// The module of what descriptions have in common.
    pub(super) fn common_parts(&self) -> Option<Code> {
        let rt = self.rt;
        let parts = self.common.parts.iter();
        let constants = parts.filter_map(|Part { kind, code, .. }| {
            let name = Ident(self.common.names.get(code.as_str())?);
            let ty = match kind {
                Kind::Limits => quote!(&#rt::Limits),
                Kind::Parameter => quote!(#rt::Parameter),
                Kind::Responses => quote!(&[#rt::DocumentedResponse]),
                Kind::Security => quote!(&[&[#rt::Scheme]]),
            };
            Some(quote!(pub(super) const #name: #ty = #code;))
        });
        let constants: Vec<Code> = constants.collect();
        (!constants.is_empty()).then(|| {
            quote! {
                mod common {
                    #[allow(unused_imports)]
                    use super::{common, #rt};
                    #(#constants)*
                }
            }
        })
    }
}
