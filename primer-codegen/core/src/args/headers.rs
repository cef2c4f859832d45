//! The option `headers`: names and values that a request can hold.

use std::collections::HashSet;

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, braced};

use super::{duplicate, expected};

/// Names and values of headers, as they are written.
#[derive(Clone, Default)]
pub struct Headers(pub Vec<(LitStr, LitStr)>);

/// `= {"X-Client" = "shop/1.0"}`
impl Parse for Headers {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let example = "`= {\"X-Client\" = \"shop/1.0\"}`";
        expected::<Token![=]>(input, &format!("expected `=` and headers: {example}"))?;
        if !input.peek(syn::token::Brace) {
            return Err(input.error(format!("expected headers in braces: {example}")));
        }
        let content;
        braced!(content in input);
        let list = Punctuated::<Header, Token![,]>::parse_terminated(&content)?;
        let mut seen = HashSet::new();
        for Header(name, value) in &list {
            check(name, value)?;
            // RFC 9110, 5.1: the names of headers are the same in any case.
            if !seen.insert(name.value().to_ascii_lowercase()) {
                return Err(duplicate("header", &name.value(), name.span()));
            }
        }
        Ok(Self(list.into_iter().map(|it| (it.0, it.1)).collect()))
    }
}

/// `"X-Client" = "shop/1.0"`
struct Header(LitStr, LitStr);

impl Parse for Header {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let example = "`\"X-Client\" = \"shop/1.0\"`";
        let name = expected(
            input,
            &format!("expected a header's name in quotes: {example}"),
        )?;
        expected::<Token![=]>(input, &format!("expected `=` and a value: {example}"))?;
        let value = expected(
            input,
            &format!("expected a header's value in quotes: {example}"),
        )?;
        Ok(Self(name, value))
    }
}

/// Checks that a request can hold a header.
fn check(name: &LitStr, value: &LitStr) -> syn::Result<()> {
    if name.value().is_empty() || !name.value().bytes().all(is_of_token) {
        let message = "no header has this name: it is made of letters, digits, `-` and `_`";
        return Err(syn::Error::new(name.span(), message));
    }
    // RFC 9110, 5.5: visible characters of ASCII, with blanks and tabs between them.
    let text = value.value();
    let is_visible = |byte: u8| matches!(byte, b'\t' | b' '..=b'~');
    if text.trim_matches([' ', '\t']) != text || !text.bytes().all(is_visible) {
        let message = "no header has this value: it is made of visible characters of ASCII, and no blank begins or ends it";
        return Err(syn::Error::new(value.span(), message));
    }
    Ok(())
}

/// RFC 9110, 5.6.2.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
