//! What several operations have in common, written once: parameters, responses and security.
//!
//! In a module of their own, as constants. The compiler checks each once, and not at every operation.

use std::collections::HashMap;

use super::Emit;
use super::code::{Code, Ident, quote};

/// The parts of descriptions that several operations of a module have.
#[derive(Debug, Default)]
pub(super) struct Common {
    parts: Vec<Part>,
    /// The name of each part, by its code.
    names: HashMap<String, String>,
}

/// A part of a description.
#[derive(Debug)]
struct Part {
    kind: Kind,
    code: Code,
    /// How many operations have it.
    count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Parameter,
    Responses,
    Security,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Parameter => "PARAMETER",
            Self::Responses => "RESPONSES",
            Self::Security => "SECURITY",
        }
    }
}

impl Emit<'_> {
    /// What the operations that are described in this module have in common.
    pub(super) fn find_common(&self) -> Common {
        let mut common = Common::default();
        let mut positions: HashMap<String, usize> = HashMap::new();
        let mut add = |kind: Kind, code: Code| {
            let position = *positions
                .entry(code.as_str().to_owned())
                .or_insert(common.parts.len());
            match common.parts.get_mut(position) {
                Some(part) => part.count += 1,
                None => common.parts.push(Part {
                    kind,
                    code,
                    count: 1,
                }),
            }
        };
        for operation in self.described() {
            for parameter in &operation.parameters {
                add(Kind::Parameter, self.parameter(parameter));
            }
            for responses in [&operation.successes, &operation.failures] {
                if !responses.list.is_empty() {
                    add(Kind::Responses, self.responses(responses));
                }
            }
            if !operation.security.is_empty() {
                add(Kind::Security, self.security(&operation.security));
            }
        }
        common.parts.retain(|part| part.count > 1);
        let parts = common.parts.iter().enumerate();
        common.names = parts
            .map(|(n, part)| {
                let name = format!("{}_{}", part.kind.name(), n + 1);
                (part.code.as_str().to_owned(), name)
            })
            .collect();
        common
    }

    /// A part of a description, by its name if other operations have it too.
    pub(super) fn common(&self, code: Code) -> Code {
        match self.common.names.get(code.as_str()) {
            Some(name) => {
                let name = Ident(name);
                quote!(common::#name)
            }
            None => code,
        }
    }

    /// The module of what operations have in common.
    pub(super) fn common_parts(&self) -> Option<Code> {
        let rt = self.rt;
        let parts = self.common.parts.iter();
        let constants = parts.filter_map(|Part { kind, code, .. }| {
            let name = Ident(self.common.names.get(code.as_str())?);
            let ty = match kind {
                Kind::Parameter => quote!(#rt::Parameter),
                Kind::Responses => quote!(&[#rt::DocumentedResponse]),
                Kind::Security => quote!(&[&[#rt::Scheme]]),
            };
            Some(quote!(pub const #name: #ty = #code;))
        });
        let constants: Vec<Code> = constants.collect();
        (!constants.is_empty()).then(|| {
            quote! {
                mod common {
                    use super::#rt;
                    #(#constants)*
                }
            }
        })
    }
}
