//! Code as tokens, which the compiler reads of its text.

use proc_macro::{Delimiter, Group, TokenTree};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::code::Code;

impl Code {
    /// The tokens of the code, at a place.
    pub(super) fn tokens(&self, place: Span) -> TokenStream {
        let tokens = match proc_macro::is_available() {
            // The compiler's own reader runs with optimization; that of `proc_macro2` would read the text once more before it.
            true => compiled(self.as_str(), place).map_err(|error| error.to_string()),
            false => self
                .as_str()
                .parse()
                .map_err(|error: proc_macro2::LexError| error.to_string()),
        };
        // Templates, names and literals are made of whole tokens.
        tokens.unwrap_or_else(|error| quote_spanned!(place=> ::core::compile_error! { #error }))
    }
}

fn compiled(code: &str, place: Span) -> Result<TokenStream, proc_macro::LexError> {
    let place = proc_macro::Span::call_site().located_at(of_compiler(place));
    let tokens = located(code.parse()?, place, 0);
    Ok(tokens.into())
}

/// A place in the terms of the compiler.
fn of_compiler(place: Span) -> proc_macro::Span {
    // Its own conversion panics where the place is none of the compiler's.
    let tokens = proc_macro::TokenStream::from(quote_spanned!(place=> _));
    let token = tokens.into_iter().next();
    token.map_or_else(proc_macro::Span::call_site, |it| it.span())
}

/// Gives the tokens a place that messages of the compiler may show: names, fields, variants and signatures, but no bodies and no values.
fn located(
    tokens: proc_macro::TokenStream,
    place: proc_macro::Span,
    depth: usize,
) -> proc_macro::TokenStream {
    let located_tree = |mut tree: TokenTree| {
        if let TokenTree::Group(group) = &mut tree {
            let is_seen = match group.delimiter() {
                Delimiter::Parenthesis => true,
                Delimiter::Brace => depth == 0,
                Delimiter::Bracket | Delimiter::None => false,
            };
            if is_seen {
                let inner = located(group.stream(), place, depth + 1);
                *group = Group::new(group.delimiter(), inner);
            }
        }
        tree.set_span(place);
        tree
    };
    tokens.into_iter().map(located_tree).collect()
}
