//! Tests in a process of their own, whose environment they set.

use std::env;
use std::process::Command;

const MARK: &str = "PRIMER_TESTS_CHILD";

/// Whether this is the process of its own; elsewhere it runs the test of this name there, with these variables.
pub(crate) fn is_child(test: &str, variables: &[(&str, &str)]) -> bool {
    if env::var_os(MARK).is_some() {
        return true;
    }
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(MARK, "")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complained}");
    assert!(said.contains("1 passed"), "{said}");
    false
}
