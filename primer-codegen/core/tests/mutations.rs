//! Correct documents with random changes of bytes and tokens, and texts that are expensive to read: no panic, no endless loop,
//! and findings that can be rendered.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use primer_codegen_core::diagnostics::Finding;
use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lower_source};
use proptest::prelude::*;
use proptest::sample::Index;

const SOUND: [&str; 6] = [
    include_str!("mistakes/sound.yaml"),
    include_str!("mistakes/sound.json"),
    include_str!("everything/3_0.yaml"),
    include_str!("everything/3_1.yaml"),
    include_str!("everything/3_2.yaml"),
    include_str!("mistakes/later.yaml"),
];

/// Lowers a document, and renders its findings.
fn check(text: &str) -> Vec<Finding> {
    let source = Source::new("document.yaml", text);
    let (_, findings) = lower_source(&source);
    let places = Places::of(&source);
    let findings = findings.sorted(&places);
    for finding in &findings {
        finding.render(&source, &places);
    }
    findings
}

/// A change of a list of bytes or tokens.
#[derive(Clone, Debug)]
enum Change<T> {
    Delete(Index),
    Repeat(Index, usize),
    Insert(Index, T),
    Move(Index, Index),
    Cut(Index),
}

fn change<T: Clone + std::fmt::Debug + 'static>(
    item: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Change<T>> {
    prop_oneof![
        4 => any::<Index>().prop_map(Change::Delete),
        2 => (any::<Index>(), 1..40_usize).prop_map(|(at, times)| Change::Repeat(at, times)),
        8 => (any::<Index>(), item).prop_map(|(at, item)| Change::Insert(at, item)),
        4 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Move(from, to)),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

fn apply<T: Clone>(list: &mut Vec<T>, change: &Change<T>) {
    if list.is_empty() {
        return;
    }
    let length = list.len();
    match change {
        Change::Delete(at) => {
            list.remove(at.index(length));
        }
        Change::Repeat(at, times) => {
            let at = at.index(length);
            let item = list[at].clone();
            list.splice(at..at, std::iter::repeat_n(item, *times));
        }
        Change::Insert(at, item) => list.insert(at.index(length), item.clone()),
        Change::Move(from, to) => {
            let item = list.remove(from.index(length));
            list.insert(to.index(length), item);
        }
        Change::Cut(at) => list.truncate(at.index(length)),
    }
}

/// The tokens of a text: words, runs of spaces, and single other characters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        let kind = match c {
            _ if c.is_alphanumeric() => Some(0),
            ' ' => Some(1),
            _ => None,
        };
        match tokens.last_mut().filter(|_| kind.is_some() && kind == last) {
            Some(token) => token.push(c),
            None => tokens.push(c.to_string()),
        }
        last = kind;
    }
    tokens
}

/// Tokens that have a meaning in YAML, JSON or OpenAPI.
fn token() -> impl Strategy<Value = String> {
    const TOKENS: &[&str] = &[
        "\n",
        "\n  ",
        "\t",
        "\r",
        "\0",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "- ",
        "? ",
        "|",
        ">",
        "'",
        "\"",
        "\\",
        "\\ud800",
        "&a ",
        "*a",
        "<<: ",
        "!!str ",
        "!a ",
        "# ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        ".inf",
        "1e999999999",
        "-0",
        "99999999999999999999",
        "0x",
        "$ref: ",
        "'#/'",
        "'#'",
        "type: ",
        "object",
        "array",
        "allOf: ",
        "oneOf: ",
        "items: ",
        "enum: ",
        "default: ",
        "discriminator: ",
        "in: path",
        "{}",
        "[]",
        "''",
        "/",
        "~1",
        "%2F",
        "#/components/schemas/Order",
        "x-rust-name: ",
        "x-idempotency-key: ",
        "x-error-id: true",
        "x-aliases: ",
        "nullable: true",
        "type: [string, 'null']",
        "const: ",
        "prefixItems: ",
        "$anchor: order",
        "$ref: '#order'",
        "itemSchema: ",
        "in: querystring",
        "additionalOperations: ",
        "3.1.1",
        "3.2.0",
    ];
    prop::sample::select(TOKENS).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_may_change(document in 0..SOUND.len(), changes in prop::collection::vec(change(any::<u8>()), 1..8)) {
        let mut bytes = SOUND[document].as_bytes().to_vec();
        changes.iter().for_each(|change| apply(&mut bytes, change));
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_tokens_may_change(document in 0..SOUND.len(), changes in prop::collection::vec(change(token()), 1..8)) {
        let mut tokens = tokens(SOUND[document]);
        changes.iter().for_each(|change| apply(&mut tokens, change));
        check(&tokens.concat());
    }

    #[test]
    fn any_lines_may_change(document in 0..SOUND.len(), changes in prop::collection::vec(change(token()), 1..8)) {
        let mut lines: Vec<String> = SOUND[document].lines().map(str::to_owned).collect();
        changes.iter().for_each(|change| apply(&mut lines, change));
        check(&lines.join("\n"));
    }
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

/// The first message about a document that consists of a correct head and a text.
fn refused(rest: &str) -> String {
    let findings = check(&format!("{HEAD}{rest}"));
    findings
        .first()
        .map(|it| it.message.clone())
        .unwrap_or_default()
}

#[test]
fn a_text_that_nests_too_deeply_is_refused_quickly() {
    const DEPTH: usize = 100_000;
    let deep = "this is nested too deeply, or not closed";
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("[", ""), ("{a: [", "")] {
        let rest = format!("x-a: {}{}", open.repeat(DEPTH), close.repeat(DEPTH));
        assert_eq!(refused(&rest), deep, "{open}");
    }
    for indicator in ["- ", "? "] {
        let rest = format!("x-a:\n  {}a\n", indicator.repeat(DEPTH));
        assert_eq!(refused(&rest), deep, "{indicator}");
    }
    let json = format!("{{\"openapi\": \"3.0.3\", \"x-a\": {}", "[".repeat(DEPTH));
    let findings = check(&json);
    assert_eq!(
        findings[0].message,
        "this is not JSON: recursion limit exceeded"
    );
}

#[test]
fn blocks_that_nest_without_end_are_refused() {
    let block: String = (1..2000)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect();
    let message = refused(&format!("x-a:\n{block}"));
    assert_eq!(message, "this is not YAML: recursion limit exceeded");
}

#[test]
fn shared_parts_of_schemas_are_read_once() {
    for schema in [
        "{default: 1, allOf: [@, @]}",
        "{oneOf: [@, @]}",
        "{anyOf: [@, @], discriminator: {propertyName: a}}",
    ] {
        let mut schemas = String::new();
        for n in 0..30 {
            let next = format!("{{$ref: '#/components/schemas/S{}'}}", n + 1);
            schemas += &format!("    S{n}: {}\n", schema.replace('@', &next));
        }
        let parameters =
            "[{name: a, in: query, style: deepObject, schema: {$ref: '#/components/schemas/S0'}}]";
        let operation = format!(
            "{{get: {{parameters: {parameters}, responses: {{'204': {{description: a}}}}}}}}"
        );
        let head = HEAD.replace("paths: {}", &format!("paths: {{/a: {operation}}}"));
        check(&format!(
            "{head}components:\n  schemas:\n{schemas}    S30: {{type: integer}}\n"
        ));
    }
}

#[test]
fn texts_with_an_unusual_character_are_read() {
    for text in [
        "\0",
        "\u{feff}",
        "\u{feff}\u{feff}",
        "\r",
        "\u{85}",
        "\u{2028}",
        "\u{fffe}",
        "{\"",
        "{\"\\ud800\": 1}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\": \"",
        "{\"a\": 1e999}",
        "{\"a\": [,]}",
        "\u{feff}{\"openapi\": \"3.0.3\"}",
    ] {
        check(text);
        check(&format!("{HEAD}{text}"));
        check(&format!("{HEAD}{text}").replace('\n', "\r"));
    }
}

#[test]
fn a_name_of_a_megabyte_is_read() {
    let name = "a".repeat(1 << 20);
    check(&format!("{HEAD}x-{name}: 1\n"));
    check(&format!("{{\"openapi\": \"3.0.3\", \"{name}\": 1}}"));
    check(&format!(
        "{HEAD}components: {{schemas: {{A: {{$ref: '#/components/schemas/{name}'}}}}}}\n"
    ));
}
