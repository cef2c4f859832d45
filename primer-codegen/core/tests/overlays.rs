//! One mistake in an overlay is one finding, with its place in the right file.
//!
//! `overlays/mistakes.txt` holds the cases: a name, the overlay, and the findings as they are shown. `BLESS=1 cargo test -p
//! primer-codegen-core --test overlays` writes the findings.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use primer_codegen_core::{Source, lower_source};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths: {}
tags:
  - name: orders
components:
  schemas:
    Order: {type: object, properties: {count: {type: integer}}}
";

#[test]
fn a_mistake_in_an_overlay_is_found() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/overlays/mistakes.txt");
    let cases = std::fs::read_to_string(&file).unwrap();
    let cases = cases.replace("\r\n", "\n");
    let mut found = String::new();
    for case in cases.split("## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (overlay, _) = rest.split_once("\n----\n").unwrap_or((rest.trim_end(), ""));
        found += &format!("## {name}\n{overlay}\n----\n{}\n\n", findings(overlay));
    }
    if std::env::var_os("BLESS").is_some() {
        return std::fs::write(&file, &found).unwrap();
    }
    assert!(
        found == cases,
        "if the findings are right, write them with BLESS=1 and review the diff:\n{found}"
    );
}

/// The findings in an overlay over the document.
fn findings(overlay: &str) -> String {
    let overlay = Source::new("overlay.yaml", format!("{overlay}\n"));
    let source = Source::new("shop.yaml", DOCUMENT).with_overlay(overlay);
    let (_, findings) = lower_source(&source);
    let shown = findings.render(&source);
    let shown: Vec<String> = shown
        .into_iter()
        .map(|(severity, text)| format!("{severity}: {text}"))
        .collect();
    shown.join("\n")
}
