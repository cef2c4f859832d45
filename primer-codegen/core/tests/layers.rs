//! Which room may know which: `source <- document <- resolve <- lower -> ir <- versions`, and `ir <- emit`.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// No file of some rooms, its tests aside, mentions any of some words.
fn check(rooms: &[&str], banned: &[&str]) {
    for file in rooms.iter().flat_map(|room| files(room)) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let found = banned.iter().find(|word| line.contains(*word));
            assert_eq!(found, None, "{}: {line}", file.display());
        }
    }
}

/// The files of a room, `document` or `names` say.
fn files(room: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let file = src.join(room).with_extension("rs");
    let mut files: Vec<PathBuf> = file.exists().then_some(file).into_iter().collect();
    let mut folders = vec![src.join(room)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "tests.rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{room}");
    files
}

#[test]
fn only_arguments_and_expansions_are_tokens() {
    let rooms = [
        "source",
        "document",
        "resolve",
        "lower",
        "ir",
        "markdown",
        "names",
        "versions",
        "diagnostics",
    ];
    check(
        &rooms,
        &[
            "syn::",
            "quote::",
            "quote!",
            "proc_macro2::",
            "prettyplease",
            "TokenStream",
        ],
    );
}

#[test]
fn the_expansion_is_made_of_the_ir_alone() {
    check(
        &["emit"],
        &[
            "crate::document",
            "crate::resolve",
            "crate::diagnostics",
            "crate::lower",
            "crate::names",
            "crate::versions",
            "serde_json",
            "openapiv3",
        ],
    );
    check(
        &["emit"],
        &[
            "source::Source",
            "source::Caller",
            "source::Found",
            "source::read",
            "source::write",
        ],
    );
}

#[test]
fn the_ir_knows_no_document() {
    check(
        &["ir"],
        &[
            "crate::document",
            "crate::resolve",
            "crate::lower",
            "crate::emit",
            "crate::source",
            "crate::args",
            "serde_json",
        ],
    );
}

#[test]
fn markdown_is_written_of_text_alone() {
    check(&["markdown"], &["use crate::"]);
    let others = [
        "args",
        "source",
        "document",
        "resolve",
        "lower",
        "ir",
        "names",
        "versions",
        "emit",
        "diagnostics",
    ];
    check(&others, &["pulldown_cmark"]);
}

#[test]
fn versions_are_compared_by_the_ir_alone() {
    check(
        &["versions"],
        &[
            "crate::document",
            "crate::resolve",
            "crate::diagnostics",
            "crate::lower",
            "crate::emit",
            "crate::source",
            "crate::args",
            "serde_json",
            "openapiv3",
        ],
    );
}

#[test]
fn a_document_knows_nothing_of_what_becomes_of_it() {
    check(
        &["document", "resolve", "diagnostics", "source"],
        &[
            "crate::ir",
            "crate::lower",
            "crate::emit",
            "crate::names",
            "crate::args",
        ],
    );
    check(
        &["lower"],
        &[
            "crate::emit",
            "crate::args",
            "crate::source",
            "crate::versions",
        ],
    );
}

#[test]
fn only_sources_are_read_and_written() {
    check(
        &[
            "args",
            "document",
            "resolve",
            "lower",
            "ir",
            "markdown",
            "names",
            "versions",
            "emit",
            "diagnostics",
        ],
        &["std::fs", "std::env", "std::io", "println!"],
    );
}

#[test]
fn a_name_is_made_in_one_room() {
    check(
        &["lower", "emit", "document", "ir"],
        &["use heck", "ToPascalCase", "ToSnakeCase", "unicode_ident"],
    );
}

/// Its untagged enums read a mistake below nested schemas in exponential time: it reads small objects that hold none.
#[test]
fn no_object_that_holds_schemas_is_read_by_openapiv3() {
    let small = [
        "APIKeyLocation",
        "Info",
        "SecurityScheme",
        "Server as Declared",
    ];
    for file in files("lower").into_iter().chain(files("document")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code.filter(|line| line.contains("openapiv3")) {
            let names = line
                .trim_start_matches("use openapiv3::")
                .trim_end_matches(';');
            let names = names.trim_matches(['{', '}']).split(", ");
            let others: Vec<_> = names.filter(|name| !small.contains(name)).collect();
            assert_eq!(others, [""; 0], "{}: {line}", file.display());
        }
    }
}
