//! The options of a module: what is generated of its document, and what its client sends with every request.

use std::collections::HashSet;

use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, braced, bracketed};

use super::headers::Headers;
use super::types::Types;
use super::{duplicate, expected, unknown};

/// The options of a module, in braces after its document.
#[derive(Clone, Default)]
pub struct Choice {
    /// `operations = ["getPet", "GET /pets"];`: the operations that are generated, with what they refer to; all if neither these nor
    /// tags are given.
    pub operations: Vec<LitStr>,
    /// `tags = ["pets"];`: the tags whose operations are generated too.
    pub tags: Vec<LitStr>,
    /// `types_only;`: no client is generated.
    pub types_only: bool,
    /// `all_schemas;`: the schemas in `components` that nothing refers to are generated too.
    pub all_schemas: bool,
    /// `headers = {"X-Client" = "shop/1.0"};`: the headers of every request.
    pub headers: Headers,
    /// `types = {"Money" = crate::Money};`: the caller's types in the place of schemas.
    pub types: Types,
}

const OPTIONS: [&str; 6] = [
    "operations",
    "tags",
    "types_only",
    "all_schemas",
    "headers",
    "types",
];

impl Parse for Choice {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let block;
        braced!(block in input);
        let mut choice = Self::default();
        let mut seen = HashSet::new();
        while !block.is_empty() {
            let name: Ident = expected(&block, "expected an option: `operations = [\"getPet\"];`")?;
            choice.parse_option(&name, &block)?;
            block.parse::<Token![;]>()?;
            if !seen.insert(name.to_string()) {
                return Err(duplicate("option", &name.to_string(), name.span()));
            }
        }
        Ok(choice)
    }
}

impl Choice {
    fn parse_option(&mut self, name: &Ident, block: ParseStream<'_>) -> syn::Result<()> {
        match name.to_string().as_str() {
            "operations" => {
                self.operations = texts(block, "`[\"getPet\", \"GET /pets\"]`")?;
            }
            "tags" => self.tags = texts(block, "`[\"pets\"]`")?,
            "types_only" => self.types_only = true,
            "all_schemas" => self.all_schemas = true,
            "headers" => self.headers = block.parse()?,
            "types" => self.types = block.parse()?,
            _ => return Err(unknown(name, &OPTIONS)),
        }
        Ok(())
    }
}

/// A list of strings, none of them twice: `= ["a", "b"]`.
fn texts(block: ParseStream<'_>, example: &str) -> syn::Result<Vec<LitStr>> {
    let message = format!("expected a list of texts in quotes: {example}");
    expected::<Token![=]>(
        block,
        &format!("expected `=` and a list: `= {}`", example.trim_matches('`')),
    )?;
    let content;
    if !block.peek(syn::token::Bracket) {
        return Err(block.error(message));
    }
    let bracket = bracketed!(content in block);
    let list = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)
        .map_err(|error| syn::Error::new(error.span(), &message))?;
    if list.is_empty() {
        let message = format!(
            "this list is empty; to generate everything, remove it: {example} names what is wanted"
        );
        return Err(syn::Error::new(bracket.span.join(), message));
    }
    let mut seen = HashSet::new();
    for text in &list {
        if !seen.insert(text.value()) {
            return Err(duplicate("entry", &text.value(), text.span()));
        }
    }
    Ok(list.into_iter().collect())
}
