use primer_codegen_core::diagnostics::Findings;
use primer_codegen_core::document::Tree;
use proptest::prelude::*;
use serde_json::json;

use super::*;

/// The text of a tree as the generator reads it; `None` if it does not.
fn read(text: &str) -> Option<Value> {
    let mut findings = Findings::default();
    let tree = Tree::parse(text, &mut findings)?;
    findings.is_empty().then_some(tree.root)
}

#[test]
fn what_a_reader_may_take_for_something_else_is_in_quotes() {
    let tree = json!({
        "200": ["NO", "2020-01-01", "1e3", "<<", "~", "on", "", "0x1F", "a: b", "a #b", "a:", "- a", "#/a", "\u{85}"],
        "$ref": "/pets/{id}",
        "server": "https://a.test:8080/#a",
        "numbers": [1e30, 1.5e-9, 1, 0.5],
        "empty": [{}, [], null, false],
        "nested": [[1, [2]], {"a": {"b": 1}, "c": [3]}],
        "lines": ["a\n  b\n\nc", "a\n", "a\n\n", " a\nb", "a\n \nb"],
    });
    let expected = r##""200":
  - "NO"
  - "2020-01-01"
  - "1e3"
  - "<<"
  - "~"
  - "on"
  - ""
  - "0x1F"
  - "a: b"
  - "a #b"
  - "a:"
  - "- a"
  - "#/a"
  - "\u0085"
$ref: /pets/{id}
server: https://a.test:8080/#a
numbers:
  - 1.0e+30
  - 1.5e-9
  - 1
  - 0.5
empty:
  - {}
  - []
  - null
  - false
nested:
  - - 1
    - - 2
  - a:
      b: 1
    c:
      - 3
lines:
  - |-
    a
      b

    c
  - |
    a
  - "a\n\n"
  - " a\nb"
  - "a\n \nb"
"##;
    assert_eq!(text(&tree), expected);
    assert_eq!(read(expected), Some(tree));
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z0-9 :#/'\"\\-?|>%@`{}\\[\\],&*!~<=.\n\t\r\u{85}\u{2028}\u{feff}]{0,8}",
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let scalars = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    scalars.prop_recursive(4, 24, 4, |inner| {
        // The generator takes this name for a merge key, in quotes too.
        let names = texts().prop_filter("a merge key", |name| name != "<<");
        let members = prop::collection::vec((names, inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_tree_reads_back_as_it_was(value in values()) {
        let tree = json!({"a": value});
        let written = text(&tree);
        prop_assert_eq!(read(&written), Some(tree), "{}", written);
    }
}
