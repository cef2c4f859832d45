//! Programs that must not compile, and the messages of the compiler.
//!
//! A case is `ui/<topic>/<what_is_wrong>.rs`, with the expected messages in the `.stderr` file of the same name. If a document is
//! wrong, it is the document of the same name. `BLESS=1 cargo test -p primer-tests --test ui` writes the `.stderr` files again.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use primer_codegen_core::source::Places;
use primer_codegen_core::{Caller, Parts, Source, expand, lower_source};
use primer_tests::{is_blessing, is_child};
use proc_macro2::TokenStream;
use quote::quote;

use self::messages::{calls, is_shown, literal, messages};

#[path = "ui/messages.rs"]
mod messages;

/// The version of the compiler whose messages are expected; other versions word them otherwise.
const COMPILER: &str = "1.95";

/// The environment variable that compares the messages of any compiler.
const ANY_COMPILER: &str = "UI_ANY_COMPILER";

#[test]
fn every_mistake_is_explained() {
    let compiler = compiler();
    if !compiler.starts_with(&format!("{COMPILER}.")) && env::var_os(ANY_COMPILER).is_none() {
        // Written directly: the test runner hides what a successful test prints.
        let _ = writeln!(
            io::stderr(),
            "SKIPPED: the messages in tests/ui are those of rustc {COMPILER}, and this is rustc {compiler}; \
             {ANY_COMPILER}=1 compares them all the same"
        );
        return;
    }
    // trybuild takes its orders from the environment.
    let overwrite = [("TRYBUILD", "overwrite")];
    if is_blessing() && !is_child("every_mistake_is_explained", &overwrite) {
        return;
    }
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// The version of the compiler that Cargo uses: `1.95.0` and the like.
fn compiler() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().unwrap();
    let version = String::from_utf8(output.stdout).unwrap();
    let release = version
        .lines()
        .find_map(|line| line.strip_prefix("release: "));
    release.unwrap().to_owned()
}

/// The `.stderr` files do not show the line numbers: trybuild removes them in all files but the case itself.
#[test]
fn every_finding_has_the_line_number_of_the_line_that_it_shows() {
    for file in files("ui/documents", &["yaml", "json"]) {
        let source = Source::new("document", fs::read_to_string(&file).unwrap());
        let (_, findings) = lower_source(&source);
        assert!(
            !findings.is_empty(),
            "nothing is wrong with {}",
            file.display()
        );
        let places = Places::of(&source);
        for finding in findings.iter() {
            let shown = finding.render(&source, &places);
            assert_eq!(
                misplaced(&shown, source.text()),
                None,
                "{}: {shown}",
                file.display()
            );
        }
    }
}

/// The first shown place whose line or column is wrong.
fn misplaced<'s>(shown: &'s str, text: &str) -> Option<&'s str> {
    let lines: Vec<&str> = shown.lines().collect();
    let is_wrong = |n: usize, place: &str| {
        let (line, column) = place.split_once(':').unwrap();
        let (number, excerpt) = lines[n + 2].split_once(" | ").unwrap();
        let (_, carets) = lines[n + 3].split_once(" | ").unwrap();
        let written = text.lines().nth(line.parse::<usize>().unwrap() - 1);
        let indent = carets.chars().take_while(|c| *c != '^').count();
        number.trim() != line || written != Some(excerpt) || column != (indent + 1).to_string()
    };
    let mut places = lines.iter().enumerate().filter_map(|(n, line)| {
        let line = line.trim_start();
        let place = line.strip_prefix("--> document:");
        Some((n, place.or(line.strip_prefix("::: document:"))?))
    });
    let (_, place) = places.find(|(n, place)| is_wrong(*n, place))?;
    Some(place)
}

#[test]
fn a_missing_document_is_searched_beside_the_caller_and_beside_the_manifest() {
    let error = error_of("missing.yaml");
    assert_eq!(
        error,
        "document not found: `missing.yaml`\n   --> ui/documents/missing.yaml\n   --> missing.yaml"
    );
}

#[test]
fn a_document_that_is_not_utf_8_is_reported_with_its_path() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::write(
        folder.join("latin-1.yaml"),
        b"openapi: 3.0.3\ninfo: {title: Caf\xe9, version: '1'}\npaths: {}\n",
    )
    .unwrap();
    let file = folder.join("latin-1.yaml");
    let error = error_of(file.to_str().unwrap());
    assert!(
        error.starts_with("this document cannot be read: it is not UTF-8 text\n   --> ")
            && error.ends_with("latin-1.yaml"),
        "{error}"
    );
}

/// The only error of a macro call in `ui/documents` that names the document at `path`.
fn error_of(path: &str) -> String {
    let caller = Caller {
        file: Some("ui/documents/lib.rs".into()),
        manifest_folder: env!("CARGO_MANIFEST_DIR").into(),
    };
    let tokens = expand(
        quote! { pub mod shop = #path; },
        &caller,
        Parts::TypesAndClient,
    );
    let mut errors = calls(tokens)
        .into_iter()
        .filter(|(name, _)| name == "compile_error");
    let (_, message) = errors.next().expect("an error");
    assert!(errors.next().is_none(), "more than one error");
    literal(message.into_iter().next().as_ref()).expect("a literal")
}

#[test]
fn every_message_of_the_generator_has_a_case() {
    // The core has the mistakes in overlays and in other files, with their places.
    let overlays = files("../primer-codegen/core/tests/overlays", &["txt"]);
    let others = files("../primer-codegen/core/tests/files", &["txt"]);
    let cases = files("ui", &["stderr"])
        .into_iter()
        .chain(overlays)
        .chain(others)
        .map(|file| fs::read_to_string(file).unwrap());
    let cases: String = cases.collect();
    let mut unreachable = UNREACHABLE.to_vec();
    let mut missing = Vec::new();
    for file in files("../primer-codegen/core/src", &["rs"]) {
        // The macro reports no lints, tests have no messages, and the command's own are in its suite.
        let is_in = |folder: &str| file.iter().any(|part| part == folder);
        let is_lint = is_in("lint") || file.ends_with("lint.rs");
        if is_lint || is_in("bin") || file.ends_with("tests.rs") {
            continue;
        }
        let code: TokenStream = fs::read_to_string(&file).unwrap().parse().unwrap();
        for message in messages(code) {
            if let Some(n) = unreachable.iter().position(|it| *it == message) {
                unreachable.remove(n);
            } else if !cases.lines().any(|line| is_shown(&message, line)) {
                missing.push(format!("{}: {message}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{HOW}{}", missing.join("\n"));
    assert!(
        unreachable.is_empty(),
        "the generator does not have these messages: {unreachable:?}"
    );
}

const HOW: &str = "tests/ui has no case that shows these messages; add a case for each: a document with this mistake alone and \
                   a macro call that names it, and write its `.stderr` file with BLESS=1:\n";

/// Messages without a case: errors of the system or of a library that no document is known to cause, and the messages about
/// documents that are too large for a case; the tests of the core have those. The tests switch on all features.
const UNREACHABLE: &[&str] = &[
    "an overlay needs the feature `overlays` of `primer-codegen`, or of `primer-codegen-core` in a build script, which is on by default",
    "the system gives no thread to read this document in: {error}",
    "`allOf` leads through too many others",
    "`$ref` leads through more than {LONGEST} others: `{}`",
    "`$ref` leads through more than {LONGEST} others: `{text}`",
    "more than {MOST} nodes are referred to in other files",
    "`$ref` to a file, but the document was not read from one: `{text}`",
    "arrays within arrays nest too deeply",
    "this is nested too deeply, or not closed",
];

/// The files below a folder with one of these extensions, in the order of their names.
fn files(folder: impl AsRef<Path>, extensions: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path, extensions));
        } else if path
            .extension()
            .is_some_and(|extension| extensions.iter().any(|it| extension == *it))
        {
            files.push(path);
        }
    }
    files.sort();
    files
}
