//! The values of the documents.

use std::path::Path;
use std::process::{Command, ExitCode};

use super::written::workspace;
use crate::UNUSABLE;

/// Runs the example that tries values. It is one of `primer-tests`: it makes clients, and the generator must not need one to be built.
pub(crate) fn run(folder: &Path, count: usize) -> Result<ExitCode, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let manifest = workspace().join("Cargo.toml");
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--package", "primer-tests"])
        .args(["--example", "values", "--manifest-path"])
        .arg(manifest)
        .arg("--")
        .arg(folder)
        .arg(count.to_string())
        .status();
    match status.map(|it| it.code()) {
        Ok(Some(0)) => Ok(ExitCode::SUCCESS),
        Ok(Some(1)) => Ok(ExitCode::FAILURE),
        Ok(_) => Ok(ExitCode::from(UNUSABLE)),
        Err(error) => Err(format!("cargo: {}", error.kind())),
    }
}
