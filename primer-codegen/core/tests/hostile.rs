//! Unusual and hostile documents: no panic, no endless loop, and an expansion that is valid Rust.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::path::PathBuf;

use primer_codegen_core::{Caller, Parts, Source, expand, lower_source};
use proptest::prelude::*;
use proptest::sample::Index;
use quote::quote;
use serde_json::Value;

/// Expands a document, and asserts that the expansion is valid Rust.
fn check(name: &str, text: &str) -> String {
    check_bytes(name, text.as_bytes())
}

/// Runs work with a stack as large as that of the compiler, which is larger than that of a test.
fn check_bytes(name: &str, bytes: &[u8]) -> String {
    const STACK: usize = 16 << 20; // bytes
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || expanded(name, bytes));
        thread
            .unwrap()
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn expanded(name: &str, bytes: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    std::fs::create_dir_all(&folder).unwrap();
    let file = format!("{name}.yaml");
    std::fs::write(folder.join(&file), bytes).unwrap();
    let caller = Caller {
        file: None,
        manifest_folder: folder,
    };
    let tokens = expand(
        quote!(pub mod hostile = #file;),
        &caller,
        Parts::TypesAndClient,
    );
    let text = tokens.to_string();
    if let Err(error) = syn::parse2::<syn::File>(tokens) {
        panic!("{error}: {}", String::from_utf8_lossy(bytes));
    }
    text
}

/// Expands a document with the given schemas, one per line.
fn check_schemas(name: &str, schemas: &str) -> String {
    let schemas: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    check(name, &format!("{HEAD}components:\n  schemas:\n{schemas}"))
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
const SPEC: &str = include_str!("../../../spec/2.4.yaml");

/// Small documents with every construct that the generator knows, one of each version of the standard.
const EVERYTHING: [&str; 3] = [
    include_str!("everything/3_0.yaml"),
    include_str!("everything/3_1.yaml"),
    include_str!("everything/3_2.yaml"),
];

#[test]
fn a_document_with_every_construct_is_right() {
    for text in [&[SPEC], &EVERYTHING[..]].concat() {
        let (_, findings) = lower_source(&Source::new("document.yaml", text));
        assert!(findings.is_empty(), "{findings:#?}");
        check("right", text);
    }
}

#[test]
fn texts_without_content_are_expanded() {
    for text in [
        "",
        " ",
        "\n",
        "{}",
        "[]",
        "null",
        "~",
        "---",
        "...",
        "---\n---\n",
        "\u{feff}",
        "\0",
        "&a",
        "*a",
        "!a",
        "? ",
        "%",
        "- ",
        "\"",
        "'",
        "openapi:",
        "openapi: 3.0.3",
        "{openapi: 3.0.3}",
    ] {
        check("nothing", text);
    }
    for bytes in [&b"\xff\xfe"[..], b"openapi: \xc3\x28", b"\xef\xbb\xbf"] {
        check_bytes("nothing_bytes", bytes);
    }
}

/// All keywords by which a schema holds another.
const HOLDERS: [&str; 8] = [
    "{$ref: '@'}",
    "{allOf: [{$ref: '@'}]}",
    "{allOf: [{$ref: '@'}, {type: object, properties: {p: {type: string}}}]}",
    "{oneOf: [{$ref: '@'}, {type: string}]}",
    "{anyOf: [{$ref: '@'}]}",
    "{type: array, items: {$ref: '@'}}",
    "{type: object, additionalProperties: {$ref: '@'}}",
    "{type: object, required: [p], properties: {p: {$ref: '@'}}, discriminator: {propertyName: p}}",
];

fn holding(holder: &str, target: &str) -> String {
    holder.replace('@', &format!("#/components/schemas/{target}"))
}

/// The same of later versions of the standard.
const LATER_HOLDERS: [&str; 12] = [
    "{$ref: '@'}",
    "{$ref: '@', description: d}",
    "{$ref: '@', required: [p], properties: {p: {type: string}}}",
    "{$dynamicRef: '@'}",
    "{anyOf: [{$ref: '@'}, {type: 'null'}]}",
    "{prefixItems: [{$ref: '@'}], items: false}",
    "{prefixItems: [{$ref: '@'}, {type: string}], items: {$ref: '@'}}",
    "{patternProperties: {a: {$ref: '@'}}, additionalProperties: false}",
    "{unevaluatedProperties: {$ref: '@'}}",
    "{type: [object, string, array], required: [p], properties: {p: {$ref: '@'}}, items: {$ref: '@'}}",
    "{$defs: {D: {$ref: '@'}}, allOf: [{$ref: '@/$defs/D'}]}",
    "{not: {$ref: '@'}, if: {$ref: '@'}, then: false}",
];

#[test]
fn circles_of_later_versions_are_expanded() {
    let schemas = |name: &str, schemas: &str| {
        let head = HEAD.replace("3.0.3", "3.1.0");
        check(name, &format!("{head}components:\n  schemas:\n{schemas}"));
    };
    for first in LATER_HOLDERS {
        schemas(
            "later_circle_of_one",
            &format!("    A: {}\n", holding(first, "A")),
        );
        for second in LATER_HOLDERS {
            let (a, b) = (holding(first, "B"), holding(second, "A"));
            schemas("later_circle_of_two", &format!("    A: {a}\n    B: {b}\n"));
        }
    }
}

#[test]
fn circles_of_every_kind_are_expanded() {
    for first in HOLDERS {
        check_schemas("circle_of_one", &format!("A: {}", holding(first, "A")));
        for second in HOLDERS {
            check_schemas(
                "circle_of_two",
                &format!("A: {}\nB: {}", holding(first, "B"), holding(second, "A")),
            );
            for third in HOLDERS {
                let schemas = format!(
                    "A: {}\nB: {}\nC: {}",
                    holding(first, "B"),
                    holding(second, "C"),
                    holding(third, "A")
                );
                lower_schemas(&schemas);
            }
        }
    }
}

/// Lowers a document with the given schemas, without the expansion, which would be slow for so many.
fn lower_schemas(schemas: &str) {
    let schemas: String = schemas
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    lower_source(&Source::new(
        "document.yaml",
        format!("{HEAD}components:\n  schemas:\n{schemas}"),
    ));
}

#[test]
fn long_chains_of_every_kind_are_lowered() {
    for holder in HOLDERS {
        let mut schemas = String::new();
        for n in 0..100 {
            writeln!(schemas, "S{n}: {}", holding(holder, &format!("S{}", n + 1))).unwrap();
        }
        lower_schemas(&format!(
            "{schemas}S100: {{type: object, properties: {{a: {{type: string}}}}}}"
        ));
    }
}

/// A chain of references that is longer than any real one is refused, because following it is expensive.
#[test]
fn a_chain_without_end_is_a_finding() {
    let refusals = [
        (
            "{$ref: '#/components/schemas/NEXT'}",
            "leads through more than 100 others",
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/NEXT'}], type: object, properties: {a: {type: string}}}",
            "leads through too many others",
        ),
        (
            "{type: array, items: {$ref: '#/components/schemas/NEXT'}}",
            "arrays within arrays nest too deeply",
        ),
    ];
    for (schema, message) in refusals {
        let chain: String = (0..600)
            .map(|n| {
                format!(
                    "    S{n}: {}\n",
                    schema.replace("NEXT", &format!("S{}", n + 1))
                )
            })
            .collect();
        let text = format!("{HEAD}components:\n  schemas:\n{chain}    S600: {{type: object}}\n");
        let (_, findings) = lower_source(&Source::new("document.yaml", text));
        assert!(
            findings
                .iter()
                .any(|finding| finding.message.contains(message)),
            "{message}"
        );
    }
}

#[test]
fn a_chain_of_five_thousand_members_is_lowered() {
    let mut schemas = String::new();
    for n in 0..5000 {
        writeln!(
            schemas,
            "S{n}: {{type: object, properties: {{a: {{$ref: '#/components/schemas/S{}'}}}}}}",
            n + 1
        )
        .unwrap();
    }
    lower_schemas(&format!("{schemas}S5000: {{type: string}}"));
}

#[test]
fn deep_nesting_is_a_finding() {
    for depth in [60, 100, 1000] {
        let nested =
            |open: &str, close: &str| format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
        for (open, close) in [
            ("{items: ", "}"),
            ("{properties: {a: ", "}}"),
            ("{allOf: [", "]}"),
            ("{example: ", "}"),
            ("{additionalProperties: ", "}"),
        ] {
            check_schemas("deep_flow", &format!("A: {}", nested(open, close)));
        }
        let json = format!(
            "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"T\",\"version\":\"1\"}},\"paths\":{{}},\"components\":{{\"schemas\":{{\"A\":{}}}}}}}",
            nested("{\"items\":", "}")
        );
        check("deep_json", &json);
        check("deep_open", &format!("{HEAD}a: {}", "[".repeat(depth)));
    }
    let block: String = (0..300)
        .map(|n| format!("{}- a:\n", " ".repeat(n)))
        .collect();
    check("deep_block", &format!("{HEAD}x-a:\n{block}"));
}

#[test]
fn aliases_that_multiply_are_a_finding() {
    let mut list = String::from("x0: &a0 [1]\n");
    let mut merged = String::from("x0: &a0 {k: 1}\n");
    for n in 1..30 {
        let before = n - 1;
        let many = vec![format!("*a{before}"); 9].join(", ");
        writeln!(list, "x-{n}: &a{n} [{many}]").unwrap();
        writeln!(merged, "x-{n}: &a{n}\n  <<: *a{before}\n  k{n}: *a{before}").unwrap();
    }
    for bomb in [list, merged] {
        assert!(check("bomb", &format!("{HEAD}{bomb}")).contains("compile_error"));
    }
}

#[test]
fn very_many_values_are_expanded() {
    let values = |item: fn(usize) -> String| (0..50_000).map(item).collect::<Vec<_>>().join(", ");
    lower_schemas(&format!(
        "A: {{type: string, enum: [{}]}}",
        values(|n| format!("v{n}"))
    ));
    lower_schemas(&format!(
        "A: {{type: integer, enum: [{}]}}",
        values(|n| n.to_string())
    ));
    let same = (0..5000)
        .map(|n| format!("\"{}a\"", "-".repeat(n % 70)))
        .collect::<Vec<_>>()
        .join(", ");
    check_schemas(
        "same_values",
        &format!("A: {{type: string, enum: [{same}]}}"),
    );
}

#[test]
fn very_many_equal_names_are_told_apart() {
    let names: String = (0..5000)
        .map(|n| {
            format!("\"{n:b}\": {{type: string}}, ")
                .replace('1', "-")
                .replace('0', ".")
        })
        .collect();
    lower_schemas(&format!("A: {{type: object, properties: {{{names}}}}}"));
    let components: String = (0..2000)
        .map(|n| {
            format!(
                "{}: {{type: string, enum: [a]}}\n",
                format!("A{n:b}").replace('1', "-").replace('0', ".")
            )
        })
        .collect();
    lower_schemas(&components);
}

#[test]
fn very_many_findings_are_shown() {
    let schemas: String = (0..600).map(|n| format!("S{n}: {{type: {n}}}\n")).collect();
    let text = check_schemas("findings", &schemas);
    assert_eq!(text.matches("compile_error").count(), 501);
    assert!(text.contains("there are more mistakes than these"));
}

#[test]
fn very_many_warnings_are_shown_once_each_and_do_not_end_the_search_for_mistakes() {
    let schemas: String = (0..6000)
        .map(|n| format!("S{n}: {{unknown{n}: 1}}\n"))
        .collect();
    let text = check_schemas("warnings", &format!("{schemas}Last: {{type: 1}}\n"));
    assert_eq!(text.matches("deprecated (note").count(), 501);
    assert_eq!(text.matches("compile_error").count(), 1);
}

/// Values of every type, to replace values of other types.
fn strange() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec![
            "",
            "a",
            "string",
            "object",
            "array",
            "integer",
            "number",
            "password",
            "date-time",
            "int8",
            "#",
            "#/",
            "#/components/schemas/Order",
            "#/components/schemas/Cycle",
            "*/*",
            "application/json",
            "text/plain",
            "path",
            "query",
            "querystring",
            "cookie",
            "#order",
            "self",
            "Self",
            "{",
            "}",
            "(",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop::sample::select(vec![
            "type",
            "properties",
            "items",
            "allOf",
            "oneOf",
            "anyOf",
            "$ref",
            "enum",
            "required",
            "discriminator",
            "nullable",
            "default",
            "format",
            "additionalProperties",
            "x-sensitive",
            "x-idempotency-key",
            "x-error-id",
            "x-diagnostics-id",
            "x-aliases",
            "x-recommended",
            "x-rust-name",
            "minimum",
            "exclusiveMinimum",
            "pattern",
            "const",
            "prefixItems",
            "patternProperties",
            "unevaluatedProperties",
            "propertyNames",
            "dependentSchemas",
            "if",
            "$anchor",
            "$dynamicRef",
            "$defs",
            "contentMediaType",
            "itemSchema",
            "additionalOperations",
            "defaultMapping",
            "description",
            "200",
            "default",
            "a",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..5).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

/// A change of a node of a document.
#[derive(Clone, Debug)]
enum Change {
    Delete,
    Replace(Value),
    CopyFrom(Index),
}

fn change() -> impl Strategy<Value = (Index, Change)> {
    let change = prop_oneof![
        Just(Change::Delete),
        strange().prop_map(Change::Replace),
        any::<Index>().prop_map(Change::CopyFrom),
    ];
    (any::<Index>(), change)
}

/// The addresses of all nodes below the root.
fn addresses(value: &Value, at: &str, into: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(n, item)| (n.to_string(), item))
            .collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        let at = format!("{at}/{name}");
        into.push(at.clone());
        addresses(child, &at, into);
    }
}

fn changed(text: &str, changes: &[(Index, Change)]) -> String {
    let mut root: Value = serde_yaml::from_str(text).unwrap();
    for (index, change) in changes {
        let mut all = Vec::new();
        addresses(&root, "", &mut all);
        if all.is_empty() {
            break;
        }
        let at = &all[index.index(all.len())];
        let value = match change {
            Change::Delete => None,
            Change::Replace(value) => Some(value.clone()),
            Change::CopyFrom(from) => root.pointer(&all[from.index(all.len())]).cloned(),
        };
        let (parent, name) = at.rsplit_once('/').unwrap();
        match (root.pointer_mut(parent), value) {
            (Some(Value::Object(members)), None) => {
                members.remove(&name.replace("~1", "/").replace("~0", "~"));
            }
            (Some(Value::Array(items)), None) => {
                items.remove(name.parse().unwrap());
            }
            (_, Some(value)) => *root.pointer_mut(at).unwrap() = value,
            _ => {}
        }
    }
    root.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_document(bytes: Vec<u8>) {
        check_bytes("any_bytes", &bytes);
    }

    #[test]
    fn any_text_is_a_document(text: String) {
        check("any_text", &text);
        check("any_text", &format!("{HEAD}{text}"));
    }

    #[test]
    fn any_text_of_yaml_is_a_document(text in "[\\[\\]{}:,\\- \n\t&*!|>'\"%@`#?~a-c0-9<]{0,60}") {
        check("any_yaml", &text);
        check("any_yaml", &format!("{HEAD}{text}"));
    }

    #[test]
    fn any_schema_is_a_schema(schema in strange()) {
        check_schemas("any_schema", &format!("A: {schema}\nOrder: {{type: object}}"));
    }

    #[test]
    fn any_change_leaves_a_document(document in 0..EVERYTHING.len(), changes in prop::collection::vec(change(), 1..6)) {
        check("changed", &changed(EVERYTHING[document], &changes));
    }

    #[test]
    fn any_text_leaves_a_document_when_it_replaces_a_line(document in 0..EVERYTHING.len(), line: Index, text: String) {
        let mut lines: Vec<&str> = EVERYTHING[document].lines().collect();
        let line = line.index(lines.len());
        lines[line] = &text;
        check("line", &lines.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_leaves_the_real_document(changes in prop::collection::vec(change(), 1..4)) {
        lower_source(&Source::new("document.yaml", changed(SPEC, &changes)));
    }
}
