//! Valid values of every component of the project's documents: what is read is written again, and a union chooses the alternative that a
//! validator of JSON Schema chooses.
//!
//! The values are made from the schemas, the same in each run; the crate `jsonschema` says which of them are valid. A crate outside of the
//! workspace reads and writes them. `VALUES_OF=FOLDER` takes the documents of another folder, `VALUES=N` another number of values per component.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use primer_tests::is_same_json;
use serde_json::json;

use self::document::{Component, Document};
use self::program::{Case, run};

#[path = "values/document.rs"]
mod document;
#[path = "values/generator.rs"]
mod generator;
#[path = "values/program.rs"]
mod program;
#[path = "values/validator.rs"]
mod validator;

/// The number of values that are made for a component, of which the valid ones are taken.
const VALUES: usize = 40;

/// The components of which no value is valid.
const IMPOSSIBLE: [&str; 1] = ["misfits.yaml T"];

/// The number of mismatches that a failure shows.
const MAX_SHOWN: usize = 20;

#[test]
fn what_is_read_is_written_and_unions_choose_as_a_validator_does() {
    let documents = documents();
    let cases: Vec<Case> = documents
        .iter()
        .enumerate()
        .flat_map(|(n, document)| cases(n, document))
        .collect();
    expect_values(&documents, &cases);
    let results = run(env!("CARGO_TARGET_TMPDIR"), &documents, &cases);
    let mut wrong = Vec::new();
    for (case, result) in cases.iter().zip(results) {
        let place = || format!("{} {}", documents[case.document].name, case.component);
        match result {
            Err(error) => wrong.push(format!("{}: {}: {error}", place(), case.json)),
            Ok((written, _)) if !is_same_json(&case.json, &written) => wrong.push(format!(
                "{}: {} was written as {written}",
                place(),
                case.json
            )),
            Ok((_, chosen)) if case.choice.is_some() && chosen != case.choice => {
                wrong.push(format!(
                    "{}: {} is alternative {:?}, and {chosen:?} was chosen",
                    place(),
                    case.json,
                    case.choice
                ));
            }
            Ok(_) => {}
        }
    }
    let choices = cases.iter().filter(|case| case.choice.is_some()).count();
    // Written directly: the test runner hides what a successful test prints.
    let _ = writeln!(
        io::stderr(),
        "{} documents, {} components, {} valid values, {choices} of them of one alternative alone, {} mismatches",
        documents.len(),
        documents
            .iter()
            .map(|it| it.components.len())
            .sum::<usize>(),
        cases.len(),
        wrong.len(),
    );
    let mut shown = String::new();
    for line in wrong.iter().take(MAX_SHOWN) {
        let _ = writeln!(shown, "{line}");
    }
    assert!(wrong.is_empty(), "{} mismatches:\n{shown}", wrong.len());
}

/// Asserts that every component of the project's own documents has a valid value; a validator that takes no schema, or a generator that
/// makes nothing valid, would show no mismatch.
fn expect_values(documents: &[Document], cases: &[Case]) {
    let without = documents.iter().enumerate().flat_map(|(n, document)| {
        let components = document.components.iter();
        let without = components.filter(move |component| {
            let mut cases = cases.iter().filter(|case| case.document == n);
            !cases.any(|case| case.component == component.types[0])
        });
        without.map(|component| format!("{} {}", document.name, component.name))
    });
    let without: Vec<String> = without
        .filter(|it| !IMPOSSIBLE.contains(&it.as_str()))
        .collect();
    let is_own = env::var_os("VALUES_OF").is_none();
    assert!(
        without.is_empty() || !is_own,
        "no valid value was made of {without:#?}"
    );
}

/// The documents that the generator accepts.
fn documents() -> Vec<Document> {
    let mut files = match env::var_os("VALUES_OF") {
        Some(folder) => files(Path::new(&folder)),
        None => ["documents", "../spec", "values"]
            .into_iter()
            .flat_map(|folder| files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)))
            .collect(),
    };
    files.sort();
    files
        .iter()
        .filter_map(|file| Document::read(file))
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let is_document = |file: &PathBuf| {
        let extension = file.extension();
        extension.is_some_and(|it| it == "yaml" || it == "yml" || it == "json")
    };
    entries
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .filter(is_document)
        .collect()
}

/// The valid values of a document's components.
fn cases(n: usize, document: &Document) -> Vec<Case> {
    let count = env::var("VALUES").map_or(VALUES, |count| count.parse().unwrap());
    let mut cases = Vec::new();
    for component in &document.components {
        let schema = json!({"$ref": format!("#/components/schemas/{}", component.name)});
        let Some(validator) = validator::of(&document.text, &schema) else {
            continue;
        };
        let alternatives = alternatives(document, component);
        for json in generator::values(&document.text, component, count) {
            let Some(json) = validator::repaired(json, &validator) else {
                continue;
            };
            let mut fitting = alternatives
                .iter()
                .enumerate()
                .filter(|(_, alternative)| alternative.is_valid(&json));
            let choice = match (fitting.next(), fitting.next()) {
                // Where a union may be `null`, its type is an option.
                (Some((n, _)), None) if !json.is_null() => Some(n),
                _ => None,
            };
            for rust_type in &component.types {
                cases.push(Case {
                    document: n,
                    component: rust_type.clone(),
                    json: json.clone(),
                    choice: choice.filter(|_| *rust_type == component.types[0]),
                });
            }
        }
    }
    cases
}

/// The validators of a union's alternatives, if each is a variant of its own.
fn alternatives(document: &Document, component: &Component) -> Vec<jsonschema::Validator> {
    let parts = component.alternatives.iter();
    let parts = parts.map(|schema| validator::of(&document.text, schema));
    parts.collect::<Option<_>>().unwrap_or_default()
}
