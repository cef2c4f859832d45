//! A crate whose documents are full of code: rustdoc finds no tests and no warnings in it.

use primer_tests::{Outcome, Project};

use super::document::versions;

/// Everything that rustdoc would take for code, HTML or a link.
const TEXT: &str = "x` ``y`` <script>alert(1)</script>\n\n```\nlet a: () = 1;\n```\n\n> - > ```rust\n> compile_error!();\n\n    indented!();\n\n\
    \tindented!();\n\r```\rafter_carriage_return!();\r```\n- item\n  ~~~ignore\n  x\n# Heading\n<div>\n\n```should_panic\nx\n```\n</div>\n[Client] [`Thing`] \
    [a](super::b) [c]: d\n\n[c]: javascript:alert(1)\n![image](https://a.example/b.png) https://a.example/c_d [^1]\n\n[^1]: ```\n    x\n\n| a | `b\n|---|---|\n\
    | ```c | d` |\n\n&#10;&#10;```\n&lt;b&gt; \u{202e}\u{2066} */ {Self} {} {x} \"#\n\n```````\nnever_closed!();";

const LIB: &str = r#"//! A crate.
#![deny(warnings)]

primer_codegen::generate_api! {
    /// One version.
    pub mod old = "old.json";
    pub mod new = "new.json";
}
"#;

#[test]
fn a_crate_has_no_tests_of_its_documents() {
    let versions = versions(&mut || TEXT.to_owned());
    let project = Project::of_versions(env!("CARGO_TARGET_TMPDIR"), "text_crate", LIB, versions);
    expect_success(&project.build());
    let tests = project.doctest();
    expect_success(&tests);
    assert!(tests.stdout.contains("running 0 tests"), "{}", tests.stdout);
    expect_success(&project.document());
}

#[track_caller]
fn expect_success(outcome: &Outcome) {
    assert!(outcome.success, "{}", outcome.stderr);
}
