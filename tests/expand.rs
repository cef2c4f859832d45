//! The expansions of small documents, formatted and committed, so that a change of the generator shows as a diff to review.
//!
//! Each `expand/NAME.yaml` becomes `expand/NAME.rs`, with the options of its module in `expand/NAME.options`; what a
//! mock needs is a part of one of them. `BLESS=1 cargo test -p primer-tests --test expand` writes the files again.

use std::path::{Path, PathBuf};

use primer_codegen_core::{Caller, Parts, expand, format};
use primer_tests::expect_reviewed;
use proc_macro2::TokenStream;
use quote::quote;

#[test]
fn the_expansions_are_those_that_were_reviewed() {
    let documents = documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("expand"));
    expect_reviewed(documents.into_iter().map(|document| {
        let expansion = expansion(&document);
        (document.with_extension("rs"), expansion)
    }));
}

#[test]
fn the_same_document_expands_to_the_same_tokens() {
    for document in documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")) {
        assert_eq!(
            expansion(&document),
            expansion(&document),
            "{}",
            document.display()
        );
    }
}

/// In generated code a plain `String` or `Option` could be a type of the document.
#[test]
fn generated_code_names_the_types_of_std_by_their_full_paths() {
    for document in documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("expand")) {
        let expansion = expansion(&document);
        for name in [
            "Option", "String", "Vec", "Box", "Some", "None", "Err", "Result", "From", "Into",
            "Default", "Clone",
        ] {
            let unqualified = expansion
                .lines()
                .filter(|line| !line.trim_start().starts_with("///") && !line.contains('"'))
                .flat_map(|line| line.match_indices(name).map(move |(at, _)| (line, at)))
                .find(|(line, at)| {
                    let before = line[..*at].chars().next_back();
                    let after = line[at + name.len()..].chars().next();
                    let whole =
                        |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
                    whole(before) && whole(after) && before != Some(':')
                });
            assert_eq!(
                unqualified,
                None,
                "{} holds a bare `{name}`",
                document.display()
            );
        }
    }
}

fn expansion(document: &Path) -> String {
    let folder = document
        .parent()
        .expect("a document lies in a folder")
        .to_owned();
    let file = document
        .file_name()
        .expect("a document has a name")
        .to_string_lossy()
        .into_owned();
    let caller = Caller {
        file: Some(folder.join("lib.rs")),
        manifest_folder: folder,
    };
    let options = std::fs::read_to_string(document.with_extension("options"));
    let options = options.unwrap_or_default();
    let options: TokenStream = options.parse().expect("options are tokens");
    let tokens = expand(
        // As tests, examples are one line of documentation for each of theirs.
        quote!(doctests = shop; pub mod api = #file { #options }),
        &caller,
        match document.file_stem() {
            Some(name) if name == "mock" => Parts::TypesClientAndMock,
            _ => Parts::TypesAndClient,
        },
    );
    format(&tokens).expect("an expansion is a Rust file")
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut documents: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    documents.sort();
    documents
}
