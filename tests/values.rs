//! Valid values of every component of the project's documents, and changes of them: what is read is written again, a union chooses the
//! alternative that a validator of JSON Schema chooses, and what is not valid is kept or refused.
//!
//! The values are made from the schemas, the same in each run; the crate `jsonschema` says which of them are valid. A crate outside of the
//! workspace reads and writes them. The example `values` does the same with the documents of any folder.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use primer_tests::values::{
    self, Case, Cases, Counts, Document, Mutation, Place, Promise, Verdict,
};
use serde_json::{Value, json};

/// The number of values that are made for a component, of which the valid ones are taken.
const VALUES: usize = 40;

/// The components of which no value is valid.
const IMPOSSIBLE: [&str; 1] = ["misfits.yaml T"];

/// The number of mismatches that a failure shows.
const MAX_SHOWN: usize = 20;

#[test]
fn what_is_read_is_written_and_what_is_not_valid_is_kept_or_refused() {
    let documents = documents();
    let numbered = documents.iter().enumerate();
    let cases: Vec<Cases> = numbered.map(|(n, it)| Cases::of(n, it, VALUES)).collect();
    expect_values(&documents, &cases);
    let cases: Vec<_> = cases.into_iter().flat_map(|it| it.cases).collect();
    let results = values::run((env!("CARGO_TARGET_TMPDIR"), "values"), &documents, &cases);
    let results = results.unwrap_or_else(|error| panic!("{error}"));
    let mut counts = Counts::default();
    for (case, result) in cases.iter().zip(&results) {
        counts.add(&documents[case.document].name, case, result);
    }
    // Written directly: the test runner hides what a successful test prints.
    let _ = writeln!(
        io::stderr(),
        "{} documents, {} components, {} valid values, {} of them of one alternative alone; \
         {} changed values: {} kept, {} refused, {} with `null` for no member; {} mismatches",
        documents.len(),
        documents
            .iter()
            .map(|it| it.components.len())
            .sum::<usize>(),
        counts.valid,
        counts.choices,
        counts.mutated,
        counts.kept,
        counts.refused,
        counts.absent,
        counts.wrong.len(),
    );
    let mut shown = String::new();
    for line in counts.wrong.iter().take(MAX_SHOWN) {
        let _ = writeln!(shown, "{line}");
    }
    let wrong = counts.wrong.len();
    assert!(wrong == 0, "{wrong} mismatches:\n{shown}");
    assert!(counts.kept > 0 && counts.refused > 0 && counts.absent > 0);
}

/// Asserts that every component of the documents has a valid value; a validator that takes no schema, or a generator that makes nothing
/// valid, would show no mismatch.
fn expect_values(documents: &[Document], cases: &[Cases]) {
    let skipped = documents.iter().zip(cases).flat_map(|(document, cases)| {
        let skipped = cases.skipped.iter();
        let skipped = skipped.filter(|(name, _)| !document.others.contains(name));
        skipped.map(|(name, reason)| (format!("{} {name}", document.name), reason))
    });
    let skipped: Vec<_> = skipped
        .filter(|(name, _)| !IMPOSSIBLE.contains(&name.as_str()))
        .collect();
    assert!(skipped.is_empty(), "no valid values: {skipped:#?}");
}

/// The documents that the generator accepts.
fn documents() -> Vec<Document> {
    let folders = ["documents", "../spec"].into_iter();
    let folders = folders.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let documents = folders.flat_map(|folder| {
        let files = values::files(&folder).unwrap();
        let documents = files.into_iter();
        documents.filter_map(move |file| Document::read(&folder, &file).ok())
    });
    documents.collect()
}

#[test]
fn a_changed_value_is_kept_or_refused_at_its_place() {
    let verdict = |promise, result: Result<Value, &str>| {
        let place = Place::default().member("order").member("amount");
        let case = Case {
            document: 0,
            component: "Order".to_owned(),
            json: json!({"order": {"amount": null}}),
            choice: None,
            mutation: Some((Mutation::Null, place, promise)),
        };
        let result = result.map(|it| (it, None)).map_err(str::to_owned);
        match Verdict::of(&case, &result) {
            Verdict::Kept => "kept",
            Verdict::Refused => "refused",
            Verdict::Absent => "absent",
            Verdict::Wrong(_) => "wrong",
        }
    };
    let kept = || Ok(json!({"order": {"amount": null}}));
    let absent = || Ok(json!({"order": {}}));
    let refused = Err("`order.amount`: expected integer, found null");
    let refused_elsewhere = Err("`order.id`: expected integer, found null");
    let all = |promise| {
        [
            verdict(promise, kept()),
            verdict(promise, absent()),
            verdict(promise, refused.clone()),
            verdict(promise, refused_elsewhere.clone()),
            verdict(promise, Ok(json!({"order": {"amount": 0}}))),
        ]
    };
    assert_eq!(
        all(Promise::Kept),
        ["kept", "wrong", "wrong", "wrong", "wrong"]
    );
    assert_eq!(
        all(Promise::KeptOrRefused),
        ["kept", "wrong", "refused", "wrong", "wrong"]
    );
    assert_eq!(
        all(Promise::KeptRefusedOrAbsent),
        ["kept", "absent", "refused", "wrong", "wrong"]
    );
}
