//! Tests that run in a child process, with environment variables of their own.

use std::env;
use std::process::Command;

const MARK: &str = "PRIMER_TESTS_CHILD";

/// Whether this is the child process. In the parent, this first runs the test of this name in a child, with these variables.
///
/// The child gets the filter of trybuild, if there is one.
///
/// # Panics
///
/// If the test fails in the child.
pub fn is_child(test: &str, variables: &[(&str, &str)]) -> bool {
    if env::var_os(MARK).is_some() {
        return true;
    }
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .args(env::args().filter(|it| it.starts_with("trybuild=")))
        .env(MARK, "")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}{errors}");
    assert!(printed.contains("1 passed"), "{printed}");
    false
}
