//! `primer-codegen changes`, as a reviewer of an update runs it.
//!
//! `BLESS=1 cargo test -p primer-codegen-core --features cli --test review` writes the expected output.

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

const MANY: &str = "
paths:
  /a: {get: {operationId: read, parameters: [{name: a, in: query, schema: {type: string}}], responses: {'404': {description: D.}, '204': {description: D.}}}}
  /b: {put: {operationId: save, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'204': {description: D.}}}}
components:
  schemas:
    A: {type: object, properties: {a: {type: string, maxLength: 9}, b: {type: string, maxLength: 9}, B: {$ref: '#/components/schemas/B'}}}
    B: {type: object, properties: {c: {type: string, maxLength: 9}, d: {type: integer}}}
";

#[test]
fn what_many_members_have_in_common_is_shown_once() {
    let new = MANY
        .replace("maxLength: 9", "maxLength: 8")
        .replace("d: {type", "e: {type")
        .replace("'404'", "'409'");
    let files = [
        write("review_many_old.yaml", MANY),
        write("review_many_new.yaml", &new),
    ];
    let [old, new] = files.each_ref().map(String::as_str);
    for (format, file) in [
        ("human", "many.txt"),
        ("markdown", "many.md"),
        ("json", "many.json"),
    ] {
        let (code, printed, wrong) = compare(&[old, new, "--format", format]);
        assert_eq!((code, wrong), (1, String::new()));
        check_reviewed(file, &printed);
    }
}

#[test]
fn breaking_changes_pass_unless_they_are_denied() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_primer-codegen"));
    let files = [
        write("review_passed_old.yaml", OLD),
        write("review_passed_new.yaml", NEW),
    ];
    let output = command.arg("changes").args(files).output().unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.ends_with(" of them breaking\n"), "{printed}");
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
