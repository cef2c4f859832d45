use crate::diagnostics::{Finding, Findings, Place};
use crate::source::{Places, Pointer, Source};

/// Checks the text of a finding in a document.
fn check(text: &str, finding: Finding, expected: &str) {
    let source = Source::new("a.yaml", text);
    let shown = finding.render(&source, &Places::of(&source));
    assert_eq!(shown, expected, "\n{shown}");
}

fn value(at: &str) -> Finding {
    Finding::at_value(Pointer::from_fragment(at).unwrap_or_default(), "wrong")
}

fn key(at: &str) -> Finding {
    Finding::at_key(Pointer::from_fragment(at).unwrap_or_default(), "wrong")
}

#[test]
fn carets_underline_a_value() {
    check(
        "a:\n  b: text # why\n",
        value("/a/b"),
        "wrong\n   --> a.yaml:2:6\n    |\n  2 |   b: text # why\n    |      ^^^^",
    );
    check(
        "a: 'x y'",
        value("/a"),
        "wrong\n   --> a.yaml:1:4\n    |\n  1 | a: 'x y'\n    |    ^^^^^",
    );
    check(
        "a: [x, yy]",
        value("/a/1"),
        "wrong\n   --> a.yaml:1:8\n    |\n  1 | a: [x, yy]\n    |        ^^",
    );
}

#[test]
fn carets_underline_a_key() {
    check(
        "a:\n  'b c': x",
        key("/a/b c"),
        "wrong\n   --> a.yaml:2:3\n    |\n  2 |   'b c': x\n    |   ^^^^^",
    );
    check(
        "{\"a\": {\"b\": 1}}",
        key("/a/b"),
        "wrong\n   --> a.yaml:1:8\n    |\n  1 | {\"a\": {\"b\": 1}}\n    |        ^^^",
    );
    check(
        "200: x",
        key("/200"),
        "wrong\n   --> a.yaml:1:1\n    |\n  1 | 200: x\n    | ^^^",
    );
}

#[test]
fn an_object_or_an_array_is_shown_by_its_key() {
    check(
        "a:\n  b:\n    c: 1",
        value("/a/b"),
        "wrong\n   --> a.yaml:2:3\n    |\n  2 |   b:\n    |   ^",
    );
    check(
        "a:\n  b:",
        value("/a/b"),
        "wrong\n   --> a.yaml:2:3\n    |\n  2 |   b:\n    |   ^",
    );
}

#[test]
fn a_value_of_several_lines_is_underlined_on_its_first() {
    check(
        "a: \"x\n  y\"",
        value("/a"),
        "wrong\n   --> a.yaml:1:4\n    |\n  1 | a: \"x\n    |    ^^",
    );
}

#[test]
fn carets_are_aligned_below_any_text() {
    check(
        "{\n\t\"a\": 1}",
        value("/a"),
        "wrong\n   --> a.yaml:2:7\n    |\n  2 | \t\"a\": 1}\n    | \t     ^",
    );
    check(
        "{é: 1, ü: 2}",
        value("/ü"),
        "wrong\n   --> a.yaml:1:11\n    |\n  1 | {é: 1, ü: 2}\n    |           ^",
    );
    check(
        "\u{feff}a: 1",
        value("/a"),
        "wrong\n   --> a.yaml:1:4\n    |\n  1 | a: 1\n    |    ^",
    );
    check(
        "x: 1\r\na: 1\r\n",
        value("/a"),
        "wrong\n   --> a.yaml:2:4\n    |\n  2 | a: 1\n    |    ^",
    );
}

#[test]
fn the_place_of_a_missing_node_is_that_of_the_node_around_it() {
    check(
        "a:\n  b: 1",
        key("/a/missing/more"),
        "wrong\n   --> a.yaml:1:1\n    |\n  1 | a:\n    | ^",
    );
}

#[test]
fn a_finding_about_the_whole_document_has_no_line() {
    check(
        "a: 1",
        Finding::at(Place::Document, "wrong"),
        "wrong\n   --> a.yaml",
    );
    check("a: [", value("/a"), "wrong\n   --> a.yaml");
}

#[test]
fn a_long_line_is_not_shown() {
    let text = format!("a: {}", "x".repeat(500));
    check(&text, value("/a"), "wrong\n   --> a.yaml:1:4");
}

#[test]
fn a_second_place_and_the_help_are_shown() {
    let finding = value("/b")
        .related(Place::Value(Pointer::root().child("a")), "first here")
        .help("do this");
    check(
        "a: 1\nb: 1",
        finding,
        "wrong\n   --> a.yaml:2:4\n    |\n  2 | b: 1\n    |    ^\n   ::: a.yaml:1:4\n    |\n  1 | a: 1\n    |    ^ first here\n    |\n    = help: do this",
    );
}

#[test]
fn findings_are_sorted_by_their_places() {
    let source = Source::new("a.yaml", "a: 1\nb: 1\nc: 1");
    let findings: Findings = ["/c", "/a", "/b"].map(value).into_iter().collect();
    let order: Vec<Place> = findings
        .sorted(&Places::of(&source))
        .into_iter()
        .map(|finding| finding.place)
        .collect();
    let at = |name| Place::Value(Pointer::root().child(name));
    assert_eq!(order, [at("a"), at("b"), at("c")]);
}
