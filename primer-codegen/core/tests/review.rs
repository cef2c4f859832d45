//! `primer-codegen changes`, as a reviewer of an update runs it.
//!
//! `BLESS=1 cargo test -p primer-codegen-core --test review` writes the expected output.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

/// Compares two files: the exit code, the output and the error output.
fn compare(files: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_primer-codegen"))
        .args(["changes", "--deny-breaking"])
        .args(files)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .unwrap();
    let [printed, wrong] =
        [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code().unwrap(), printed, wrong)
}

/// Writes a document, and returns its path.
fn write(name: &str, rest: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(
        &file,
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{rest}"),
    )
    .unwrap();
    file.to_str().unwrap().to_owned()
}

/// The text is the one in a file of the folder `review`.
fn check_reviewed(file: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/review")
        .join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, text).unwrap();
    }
    let reviewed = std::fs::read_to_string(&file).unwrap();
    assert_eq!(
        text, reviewed,
        "if the new text is right, write it with BLESS=1 and review the diff"
    );
}

const OLD: &str = "
paths:
  /a: {get: {operationId: read, responses: {'204': {description: D.}}}}
  /b:
    put:
      operationId: save
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      responses: {'204': {description: D.}}
components:
  schemas:
    A: {type: object, properties: {name: {type: string, maxLength: 2}, size: {type: integer}}}
";

const NEW: &str = "
servers: [{url: 'https://a.test'}]
paths:
  /b:
    put:
      operationId: save
      deprecated: true
      parameters: [{name: dry, in: query, schema: {type: boolean}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      responses: {'204': {description: D.}}
  /c: {get: {operationId: list, responses: {'204': {description: D.}}}}
components:
  schemas:
    A: {type: object, properties: {name: {type: string, maxLength: 1}, size: {type: integer}, b: {$ref: '#/components/schemas/B'}}}
    B: {type: string, enum: [x]}
    C: {type: string}
";

#[test]
fn breaking_changes_are_marked_and_fail_if_they_are_denied() {
    let (old, new) = (write("review_old.yaml", OLD), write("review_new.yaml", NEW));
    let (code, printed, wrong) = compare(&[&old, &new]);
    assert_eq!((code, wrong), (1, String::new()));
    check_reviewed("changes.txt", &printed);
}

#[test]
fn documents_without_changes_pass() {
    let (one, two) = ("spec/2.2.yaml", "spec/2.3.yaml");
    assert_eq!(
        compare(&[one, two]),
        (0, "no changes\n".to_owned(), String::new())
    );
}

#[test]
fn mistakes_in_both_documents_are_shown() {
    let wrong = write(
        "review_wrong.yaml",
        "paths: {}\ncomponents: {schemas: {A: {type: sting}}}",
    );
    let (code, printed, message) = compare(&[&wrong, "no-such-file.yaml"]);
    assert_eq!((code, printed), (2, String::new()));
    assert!(
        message.contains("review_wrong.yaml:") && message.contains("no-such-file.yaml:"),
        "{message}"
    );
}

#[test]
fn two_documents_are_compared() {
    let three = ["spec/2.1.yaml", "spec/2.2.yaml", "spec/2.3.yaml"];
    for (files, message) in [
        (&three[..0], "<DOCUMENT>"),
        (&three[..1], "2 values required"),
        (&three[..], "error: expected two documents, found 3\n"),
    ] {
        let (code, printed, wrong) = compare(files);
        assert_eq!((code, printed.as_str()), (2, ""), "{wrong}");
        assert!(wrong.contains(message), "{wrong}");
    }
}
