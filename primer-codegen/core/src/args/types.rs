//! The option `types`: types that the caller wrote, in the place of schemas.

use std::collections::HashSet;

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{LitStr, Path, Token, braced};

use super::{duplicate, expected};

/// Names of schemas, and the paths of types, as they are written.
#[derive(Clone, Default)]
pub struct Types(pub Vec<(LitStr, Path)>);

impl Types {
    /// A path as text: `crate::Money`.
    pub fn text(path: &Path) -> String {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|it| it.ident.to_string())
            .collect();
        let start = if path.leading_colon.is_some() {
            "::"
        } else {
            ""
        };
        format!("{start}{}", segments.join("::"))
    }
}

/// `= {"Money" = crate::Money}`
impl Parse for Types {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let example = "`= {\"Money\" = crate::Money}`";
        expected::<Token![=]>(input, &format!("expected `=` and types: {example}"))?;
        if !input.peek(syn::token::Brace) {
            return Err(input.error(format!("expected types in braces: {example}")));
        }
        let content;
        braced!(content in input);
        let list = Punctuated::<Replaced, Token![,]>::parse_terminated(&content)?;
        let mut seen = HashSet::new();
        for Replaced(name, path) in &list {
            check(path)?;
            if !seen.insert(name.value()) {
                return Err(duplicate("schema", &name.value(), name.span()));
            }
        }
        Ok(Self(list.into_iter().map(|it| (it.0, it.1)).collect()))
    }
}

/// `"Money" = crate::Money`
struct Replaced(LitStr, Path);

impl Parse for Replaced {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let example = "`\"Money\" = crate::Money`";
        let name = expected(
            input,
            &format!("expected a schema's name in quotes: {example}"),
        )?;
        expected::<Token![=]>(input, &format!("expected `=` and a type: {example}"))?;
        let path = expected(input, &format!("expected the path of a type: {example}"))?;
        Ok(Self(name, path))
    }
}

/// Checks that a path means the same in the generated module as where it is written.
fn check(path: &Path) -> syn::Result<()> {
    let is_whole =
        path.leading_colon.is_some() || path.segments.first().is_some_and(|it| it.ident == "crate");
    if !is_whole {
        let message = "expected a path that begins with `crate::` or `::`: the generated module has other names in scope";
        return Err(syn::Error::new(path.span(), message));
    }
    match path.segments.iter().find(|it| !it.arguments.is_empty()) {
        Some(segment) => {
            let message =
                "expected a type without parameters; an alias gives it a name: `type Money = ...;`";
            Err(syn::Error::new(segment.span(), message))
        }
        None => Ok(()),
    }
}
