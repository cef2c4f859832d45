//! The examples as commands in a pipeline.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a tool whose output is closed: the exit code and the error output.
fn unread(tool: &str, files: &[&str]) -> (Option<i32>, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "primer-codegen-core"])
        .args(["--example", tool, "--"])
        .args(files)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_tool_whose_output_is_not_read_to_the_end_succeeds() {
    for (tool, files) in [
        ("check", &["spec/2.4.yaml"][..]),
        ("changes", &["spec/2.1.yaml", "spec/2.2.yaml"]),
        ("corpus", &["spec"]),
        ("expand", &["spec/2.4.yaml"]),
        ("series", &["spec/2.1.yaml", "spec/2.2.yaml"]),
    ] {
        assert_eq!(unread(tool, files), (Some(0), String::new()), "{tool}");
    }
}
