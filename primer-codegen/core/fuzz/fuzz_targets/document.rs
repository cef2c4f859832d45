//! Any bytes as a document: no panic, no endless loop, and findings that can be shown. `tests/everything` holds documents to begin with.

#![no_main]

use libfuzzer_sys::fuzz_target;
use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lower_source};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("document.yaml", String::from_utf8_lossy(bytes));
    let (_, findings) = lower_source(&source);
    let places = Places::of(&source);
    for finding in findings.sorted(&places) {
        finding.render(&source, &places);
    }
});
