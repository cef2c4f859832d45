//! Every example in the documents of Primer's API is read into its generated type and written back equal.
//!
//! The documents say which examples there are and which component each belongs to, so that a new one is tested without a
//! change here; only a component that never had one needs its type in [`types`].

#[path = "examples/document.rs"]
mod document;
#[path = "examples/types.rs"]
mod types;

use std::collections::BTreeSet;

use primer_tests::VERSIONS;

use self::document::Document;

/// All documents, by the name of the version.
fn documents() -> Vec<Document> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").unwrap();
    let folder = std::path::Path::new(&manifest).join("../spec");
    let mut documents: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .map(|path| Document::read(&path))
        .collect();
    documents.sort_by(|one, other| one.version.cmp(&other.version));
    documents
}

#[test]
fn every_example_is_written_as_it_was_read() {
    for document in documents() {
        for example in document.examples() {
            let place = format!("{} {}", document.version, example.place);
            let reread = types::reader(&document.version, &example.component)
                .unwrap_or_else(|| panic!("{place}: no type is mapped to `{}`", example.component));
            assert_eq!(reread(&example.value), Ok(example.value.clone()), "{place}");
        }
    }
}

#[test]
fn every_operation_has_examples_of_its_request_its_success_and_its_failures() {
    for document in documents() {
        let found: BTreeSet<_> = document
            .examples()
            .into_iter()
            .map(|example| example.component)
            .collect();
        let mut expected = vec![
            "CreateClientSessionRequest",
            "CreateClientSessionResponse",
            "ErrorResponse",
        ];
        if document.version.starts_with("2.") {
            expected.extend(["ClientSession", "UpdateClientSessionRequest"]);
        }
        for component in expected {
            assert!(
                found.contains(component),
                "{}: {component}",
                document.version
            );
        }
    }
}

#[test]
fn an_example_that_does_not_fit_its_type_would_be_found() {
    let reread = types::reader("2.4", "CreateClientSessionRequest").unwrap();
    let example = serde_json::json!({"order": {"lineItems": [{"amount": 2.5}]}});
    let message = reread(&example).unwrap_err();
    assert_eq!(
        message,
        "`order.lineItems[0].amount`: expected integer, found number"
    );
    assert!(types::reader("2.4", "NoSuchComponent").is_none());
    assert!(types::reader("9.9", "CreateClientSessionRequest").is_none());
}

#[test]
fn each_version_has_a_document() {
    let documents = documents().into_iter();
    let versions: BTreeSet<_> = documents.map(|document| document.version).collect();
    let expected = VERSIONS.iter().map(|&version| version.to_owned());
    assert_eq!(versions, expected.collect());
}
