//! Pairs of random documents, compiled: conversions are tested with documents other than those of Primer's API.
//!
//! The documents in `random/` and the list of them are made from seeds. `BLESS=1 cargo test -p primer-tests --test versions`
//! writes the files again.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use primer_codegen_core::document::Choice;
use primer_codegen_core::{Source, lower_chosen};
use primer_tests::{Schemas, expect_reviewed};

use super::choices::Choices;
use super::documents::{Document, Kind};
use super::edits;

/// Seeds of documents that are not refused.
const SEEDS: [u64; 12] = [1, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/// The number of references that a value follows.
const DEPTH: usize = 3;

/// Tests that the values of some types convert.
macro_rules! convert {
    ($old:expr, $new:expr; $($name:ident)*) => {
        #[test]
        fn every_value_converts_or_it_is_said_why_not() {
            let [old_schemas, new_schemas] = $crate::random::schemas($old, $new);
            $(
                let name = stringify!($name);
                $crate::properties::for_values(16, &old_schemas, name, |value| {
                    let _ = $crate::properties::assert_neighbours::<old::$name, new::$name>(value, &new_schemas, name);
                });
                $crate::properties::for_values(16, &new_schemas, name, |value| {
                    let _ = $crate::properties::assert_neighbours::<new::$name, old::$name>(value, &old_schemas, name);
                });
            )*
        }
    };
}

#[allow(deprecated)] // some of what is random
#[path = "random/pairs.rs"]
mod pairs;

/// The schemas of a pair; undeclared members of their values are those that either declares.
pub fn schemas(old: &str, new: &str) -> [Schemas; 2] {
    [old, new].map(|text| Schemas::among(text, &[old, new]).depth(DEPTH))
}

/// The documents of a seed.
fn pair(seed: u64) -> [Document; 2] {
    let mut choices = Choices::seeded(seed);
    let old = edits::document(&mut choices);
    let mut new = old.clone();
    for _ in 0..6 {
        edits::change(&mut new, &mut choices);
    }
    edits::reword(&mut new, &mut choices);
    [old, new]
}

/// The names of the types that both documents have.
fn types([old, new]: &[Document; 2]) -> String {
    let is_type = |kind: &Kind| {
        matches!(
            kind,
            Kind::Object(_) | Kind::Union(_) | Kind::Enum(_) | Kind::Numbers(_)
        )
    };
    let has = |document: &Document, name: &str| {
        document
            .schemas
            .iter()
            .any(|(other, schema)| other == name && is_type(&schema.kind))
    };
    let names = old.schemas.iter().map(|(name, _)| name.as_str());
    let names: Vec<&str> = names
        .filter(|name| has(old, name) && has(new, name))
        .collect();
    names.join(" ")
}

/// The files that the seeds produce, each with its text.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut list =
        String::from("//! The pairs of documents in this folder; written by the tests.\n");
    for (n, seed) in (1..).zip(SEEDS) {
        let pair = pair(seed);
        let (old, new) = (format!("{n:02}_old.yaml"), format!("{n:02}_new.yaml"));
        let _ = write!(
            list,
            "\nmod pair_{n:02} {{\n    primer_codegen::generate_api! {{\n        pub mod old = \"{old}\" {{ all_schemas; }}\n        \
             pub mod new = \"{new}\" {{ all_schemas; }}\n    }}\n    convert!(include_str!(\"{old}\"), include_str!(\"{new}\"); {});\n}}\n",
            types(&pair)
        );
        files.push((old, pair[0].write_with_update("1")));
        files.push((new, pair[1].write_with_update("2")));
    }
    files.push(("pairs.rs".to_owned(), list));
    files
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("versions/random")
}

#[test]
fn the_documents_are_those_of_their_seeds() {
    let files = files().into_iter();
    expect_reviewed(files.map(|(name, text)| (folder().join(name), text)));
}

#[test]
fn the_documents_are_right() {
    for (name, text) in files()
        .into_iter()
        .filter(|(name, _)| name.ends_with(".yaml"))
    {
        let choice = Choice {
            all_schemas: true,
            ..Choice::default()
        };
        let findings = lower_chosen(&Source::new(&name, text), &choice).findings;
        assert!(findings.is_empty(), "{name}: {findings:?}");
    }
}
