//! The messages that the generator can report, found in its code.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The messages that code can report: the last argument of each function that makes a finding, and the values of variables named
/// `message`.
pub fn messages(code: TokenStream) -> Vec<String> {
    const MAKERS: [&str; 9] = [
        "at",
        "at_key",
        "at_value",
        "help",
        "related",
        "unsupported",
        "new",
        "error",
        "Err",
    ];
    let mut messages = Vec::new();
    let of_calls = calls(code.clone())
        .into_iter()
        .filter(|(name, _)| MAKERS.contains(&name.as_str()));
    for (_, arguments) in of_calls {
        messages.extend(text(last(arguments)));
    }
    for value in values_of("message", code) {
        messages.extend(text(value));
    }
    messages
}

/// All calls in code, of functions and of macros: the name and the arguments.
pub fn calls(code: TokenStream) -> Vec<(String, TokenStream)> {
    let mut calls = Vec::new();
    let mut name = None;
    for tree in code {
        match tree {
            TokenTree::Ident(ident) => name = Some(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == '!' => {}
            TokenTree::Group(group) => {
                let is_call = group.delimiter() != Delimiter::Bracket;
                calls.extend(
                    name.take()
                        .filter(|_| is_call)
                        .map(|name| (name, group.stream())),
                );
                calls.extend(self::calls(group.stream()));
            }
            _ => name = None,
        }
    }
    calls
}

/// The last argument; a comma after it does not count.
fn last(arguments: TokenStream) -> TokenStream {
    let is_comma =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let mut arguments: Vec<TokenTree> = arguments.into_iter().collect();
    arguments.pop_if(|tree| is_comma(tree));
    let start = arguments
        .iter()
        .rposition(is_comma)
        .map_or(0, |comma| comma + 1);
    arguments.split_off(start).into_iter().collect()
}

/// The values in `let <name> = ...;`, for variables of this name.
fn values_of(name: &str, code: TokenStream) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = code.into_iter().collect();
    let mut values = Vec::new();
    for (n, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => values.extend(values_of(name, group.stream())),
            TokenTree::Ident(ident) if *ident == name => {
                if let Some(TokenTree::Punct(punct)) = trees.get(n + 1)
                    && punct.as_char() == '='
                {
                    let is_end = |tree: &&TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';');
                    values.push(
                        trees[n + 2..]
                            .iter()
                            .take_while(|tree| !is_end(tree))
                            .cloned()
                            .collect(),
                    );
                }
            }
            _ => {}
        }
    }
    values
}

/// The text of a literal, or of the literal that `format!` fills in.
fn text(value: TokenStream) -> Option<String> {
    let trees: Vec<TokenTree> = value.into_iter().collect();
    match trees.as_slice() {
        [only] => literal(Some(only)),
        [TokenTree::Ident(name), _, TokenTree::Group(group)] if *name == "format" => {
            literal(group.stream().into_iter().next().as_ref())
        }
        _ => None,
    }
}

pub fn literal(tree: Option<&TokenTree>) -> Option<String> {
    let text = syn::parse_str::<syn::LitStr>(&tree?.to_string())
        .ok()?
        .value();
    Some(text)
}

/// Whether a line has the texts between the placeholders of a message, in this order.
pub fn is_shown(message: &str, line: &str) -> bool {
    let mut rest = line;
    let mut parts = message
        .split('{')
        .enumerate()
        .map(|(n, part)| match part.split_once('}') {
            Some((_, after)) if n > 0 => after,
            _ => part,
        });
    parts.all(|part| match rest.find(part) {
        Some(start) => {
            rest = &rest[start + part.len()..];
            true
        }
        None => false,
    })
}

mod tests {
    use quote::quote;

    use super::{is_shown, messages};

    #[test]
    fn messages_are_found_in_every_form() {
        let code = quote! {
            report(Finding::at_key(at.child("enum"), "a literal"));
            report(Finding::at_value(at, format!("a `{format}`")).help("a help"));
            let message = format!("a variable, {}", kind("an argument"));
            unsupported("not", Form::Any, "a table's entry",);
            let at = Pointer::root().path(["no", "message"]);
        };
        assert_eq!(
            messages(code),
            [
                "a literal",
                "a `{format}`",
                "a help",
                "a table's entry",
                "a variable, {}"
            ]
        );
    }

    #[test]
    fn a_line_with_all_words_of_a_message_shows_the_message() {
        assert!(is_shown(
            "duplicate option `{name}`",
            "error: duplicate option `runtime`"
        ));
        assert!(!is_shown(
            "duplicate option `{name}`",
            "error: duplicate module `runtime`"
        ));
        assert!(!is_shown(
            "`{a}` within {b} twice",
            "error: `items` twice within `allOf`"
        ));
    }
}
