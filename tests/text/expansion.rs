//! The documentation of an expansion, as rustdoc reads it.

use std::path::PathBuf;

use primer_codegen_core::{Caller, Parts, expand};
use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use quote::quote;

use super::document::versions;

/// Pieces of Markdown, which are combined at random.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "word",
        " ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "```",
        "```rust\n",
        "~~~",
        "`",
        "``",
        "**",
        "_",
        "# ",
        "===",
        "---",
        "<",
        ">",
        "<b>",
        "<div>\n",
        "<!--",
        "<script>",
        "</pre>",
        "[",
        "]",
        "(",
        ")",
        "[a](b)",
        "[Client]",
        "[`Client`]",
        "[a]: b\n",
        "![a](https://b.c/d.png)",
        "https://e.f",
        "<https://h.i>",
        "[^1]",
        "[^1]: ",
        "- [x] ",
        "|",
        "\n|-|-|\n",
        "\\",
        "&lt;",
        "&#10;",
        "{",
        "}",
        "{Self}",
        "\"",
        "'",
        "*/",
        "fn main() {}\n",
        "\u{0}",
        "\u{2028}",
        "\u{202e}",
        "\u{a0}",
        ".",
        "!",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_of_a_document_is_more_than_text(texts in prop::collection::vec(hostile(), 1..200)) {
        let mut texts = texts.iter().cycle();
        let [old, new] = versions(&mut || texts.next().cloned().unwrap_or_default());
        let tokens = expansion(&[&old.to_string(), &new.to_string()]);
        let mut examples = Vec::new();
        collect_examples(tokens.clone(), &mut examples);
        prop_assert!(examples.len() >= 6, "{}", examples.len());
        for text in examples {
            assert_code(&text);
        }
        let docs = documentation(tokens);
        prop_assert!(docs.len() > 100, "{}", docs.len());
        for text in docs {
            assert_harmless(&text);
        }
    }
}

fn expansion(documents: &[&str; 2]) -> TokenStream {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("text");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in ["old.json", "new.json"].iter().zip(documents) {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let caller = Caller {
        file: None,
        manifest_folder: folder,
    };
    let modules = quote!(pub mod old = "old.json"; pub mod new = "new.json";);
    expand(modules, &caller, Parts::TypesAndClient)
}

/// The documentation of each item, with lines as rustdoc joins them.
fn documentation(tokens: TokenStream) -> Vec<String> {
    let mut items = vec![String::new()];
    collect(tokens, &mut items);
    items.retain(|text| !text.is_empty());
    items
}

fn collect(tokens: TokenStream, items: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let group = match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => tokens.next(),
            other => Some(other),
        };
        let Some(TokenTree::Group(group)) = group else {
            items.push(String::new());
            continue;
        };
        match syn::parse2::<syn::MetaNameValue>(group.stream()) {
            Ok(meta) if meta.path.is_ident("doc") => {
                let syn::Expr::Lit(literal) = &meta.value else {
                    continue;
                };
                let syn::Lit::Str(line) = &literal.lit else {
                    continue;
                };
                let line = line.value();
                assert!(!line.contains('\n'), "{line}");
                if let Some(text) = items.last_mut() {
                    text.push_str(line.strip_prefix(' ').unwrap_or(&line));
                    text.push('\n');
                }
            }
            _ => collect(group.stream(), items),
        }
    }
}

/// The examples, which rustdoc does not see when it collects tests.
fn collect_examples(tokens: TokenStream, examples: &mut Vec<String>) {
    let groups = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    for group in groups {
        match syn::parse2::<syn::MetaList>(group.clone()) {
            Ok(list) if list.path.is_ident("cfg_attr") => {
                assert!(list.tokens.to_string().starts_with("not (doctest) , doc ="));
                let literal = list.tokens.into_iter().last().unwrap();
                let literal: syn::LitStr = syn::parse2(literal.into()).unwrap();
                let lines = literal.value();
                let lines = lines
                    .lines()
                    .map(|line| line.strip_prefix(' ').unwrap_or(line));
                examples.push(lines.collect::<Vec<&str>>().join("\n"));
            }
            _ => collect_examples(group, examples),
        }
    }
}

/// Asserts that rustdoc sees a heading and a block of code, all of whose lines are shown.
#[track_caller]
fn assert_code(markdown: &str) {
    let events: Vec<Event<'_>> = Parser::new(markdown).collect();
    let [
        Event::Start(Tag::Heading { .. }),
        Event::Text(_),
        Event::End(_),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))),
        Event::Text(code),
        Event::End(_),
    ] = events.as_slice()
    else {
        panic!("{events:?} in:\n{markdown}");
    };
    assert!(info.is_empty(), "{info}");
    assert!(
        !code.lines().any(|line| line.trim_start().starts_with('#')),
        "{code}"
    );
    syn::parse_str::<syn::Block>(&format!("{{ {code} }}")).expect(code);
}

/// Asserts that rustdoc sees text and the generator's own links.
///
/// It looks for tests without any extension of CommonMark, and shows the text with these.
#[track_caller]
fn assert_harmless(markdown: &str) {
    let shown = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    for options in [shown, Options::empty()] {
        let mut broken = |_: BrokenLink<'_>| Some(("broken".into(), "".into()));
        for event in Parser::new_with_broken_link_callback(markdown, options, Some(&mut broken)) {
            assert!(is_harmless(&event), "{event:?} in:\n{markdown}");
        }
    }
}

fn is_harmless(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) => false,
        Event::FootnoteReference(_) | Event::TaskListMarker(_) => false,
        Event::Start(Tag::HtmlBlock | Tag::Image { .. } | Tag::FootnoteDefinition(_)) => false,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => &**info == "text",
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => {
            let known = [
                "https://", "http://", "mailto:", "Client::", "type@", "method@",
            ];
            *link_type == LinkType::Email || known.iter().any(|start| dest_url.starts_with(start))
        }
        _ => true,
    }
}
