//! The time of each stage of the generator: on the documents of `spec/`, and on one of 500 schemas and 150 operations.
//!
//! ```sh
//! cargo bench -p primer-codegen-core --bench stages
//! cargo bench --profile dev -p primer-codegen-core --bench stages # without optimization, as the macro in most builds
//! ```
//!
//! In the compiler the code of the last stage is read by the compiler itself, and here by `proc_macro2`, which takes longer.
//!
//! Compare ratios of one run, not times of several: machines are noisy.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use primer_codegen_core::diagnostics::Findings;
use primer_codegen_core::document::{Choice, Document};
use primer_codegen_core::emit::{Entries, Expansion, Parts};
use primer_codegen_core::resolve::{Nodes, resolve};
use primer_codegen_core::{Source, args, ir, lower, lower_source, names, rules, versions};
use quote::quote;

criterion_group!(benches, one_document, several_documents);
criterion_main!(benches);

/// The stages that each document goes through alone.
fn one_document(criterion: &mut Criterion) {
    for (name, text) in [("2.4", spec("2.4.yaml")), ("large", large())] {
        let mut group = criterion.benchmark_group(name);
        let mut findings = Findings::default();
        group.bench_function("document", |it| {
            it.iter(|| Document::parse(black_box(&text), &mut Findings::default()))
        });
        let document = Document::parse(&text, &mut findings).unwrap();
        group.bench_function("resolve", |it| {
            it.iter(|| {
                let nodes = Nodes::of(black_box(&document));
                resolve(&document, &nodes, &mut Findings::default());
            })
        });
        let nodes = Nodes::of(&document);
        let resolved = resolve(&document, &nodes, &mut findings);
        group.bench_function("rules and lower", |it| {
            it.iter(|| {
                let mut findings = Findings::default();
                rules::check(black_box(resolved), &mut findings);
                lower::lower(resolved, &Choice::default(), &mut findings)
            })
        });
        lower::lower(resolved, &Choice::default(), &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        group.finish();
    }
}

/// The stages that all documents of a call go through together.
fn several_documents(criterion: &mut Criterion) {
    let names = ["2021-09-27", "2021-10-19", "2.1", "2.2", "2.3", "2.4"];
    let texts = names.map(|name| spec(&format!("{name}.yaml")));
    compare_and_emit(criterion, "six versions", &texts);
    compare_and_emit(criterion, "large alone", &[large()]);
}

fn compare_and_emit(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let apis: Vec<ir::Api> = texts.iter().map(|text| lowered(text)).collect();
    let entries = (0..apis.len()).map(|n| quote::format_ident!("v{n}"));
    let input = quote!(#(pub mod #entries = "document.yaml";)*);
    let modules = args::parse(input).unwrap().modules;
    let versioned = || {
        let names = modules
            .iter()
            .map(|it| names::written(&it.name.to_string()));
        names.zip(apis.iter().cloned().map(Some)).collect()
    };
    let mut group = criterion.benchmark_group(name);
    group.bench_function("versions", |it| {
        it.iter_batched(
            versioned,
            versions::compare,
            criterion::BatchSize::LargeInput,
        );
    });
    let versions = versions::compare(versioned());
    let runtime = quote!(::primer_api::runtime);
    let expansion = Expansion {
        parts: Parts::TypesAndClient,
        modules: &modules,
        versions: &versions,
        runtime: &runtime,
        doctests: None,
    };
    group.bench_function("write", |it| it.iter(|| expansion.written()));
    let written = expansion.written();
    let entries = Entries {
        modules: &modules,
        runtime: &runtime,
    };
    group.bench_function("tokens", |it| {
        it.iter(|| {
            let shared = entries.shared(&written);
            let modules = (0..modules.len()).map(|n| entries.module(&written, n, &[]));
            (shared, modules.collect::<Vec<_>>())
        })
    });
    group.finish();
}

fn lowered(text: &str) -> ir::Api {
    let source = Source::new("document.yaml", text.to_owned());
    let (api, findings) = lower_source(&source);
    assert!(findings.is_empty(), "{findings:?}");
    api.unwrap()
}

fn spec(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    std::fs::read_to_string(folder.join(name)).expect("a document of `spec/`")
}

/// A document of 500 schemas, each with a dozen members, and 150 operations.
fn large() -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: Large, version: '1'}\npaths:\n".to_owned();
    for n in 0..150 {
        let schema = n * 3;
        writeln!(
            text,
            "  /things/{{id}}/parts{n}:\n    post:\n      operationId: create_{n}\n      parameters:\n        - {{name: id, in: path, required: true, schema: {{type: string}}}}\n        - {{name: limit, in: query, schema: {{type: integer, minimum: 1}}}}\n      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/S{schema}'}}}}}}}}\n      responses:\n        '200': {{description: Created., content: {{application/json: {{schema: {{$ref: '#/components/schemas/S{schema}'}}}}}}}}\n        '400': {{description: Refused., content: {{application/json: {{schema: {{$ref: '#/components/schemas/S0'}}}}}}}}"
        )
        .unwrap();
    }
    text += "components:\n  schemas:\n";
    for n in 0..500 {
        let next = (n + 1) % 500;
        writeln!(text, "    S{n}:\n      type: object\n      description: Thing {n}, with parts.\n      required: [id, amount]\n      properties:").unwrap();
        writeln!(text, "        id: {{type: string, maxLength: 64, description: Its name.}}\n        amount: {{type: integer, format: int64, minimum: 0}}\n        at: {{type: string, format: date-time}}\n        kind: {{type: string, enum: [one_{n}, two, three]}}\n        parts: {{type: array, items: {{$ref: '#/components/schemas/S{next}'}}}}").unwrap();
        for member in 0..7 {
            writeln!(
                text,
                "        member_{member}_{}: {{type: string, pattern: '^[a-z]+$'}}",
                n % 13
            )
            .unwrap();
        }
    }
    text
}
