//! The files that are written: the findings of each document, and a crate of the accepted ones.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::documents::Document;
use super::outcome::Outcome;

pub(crate) struct Written {
    findings: Option<PathBuf>,
    package: Option<PathBuf>,
    /// The root of the crate.
    root: String,
}

const ROOT: &str = "//! The accepted documents, a module for each.\n\n#![deny(missing_docs)]\n";

impl Written {
    /// Creates the folders. Modules of an earlier run stay, but are no part of the crate.
    pub(crate) fn begin(package: Option<&Path>, findings: Option<&Path>) -> Result<Self, String> {
        let beside = package.map(|package| package.join("findings"));
        let findings = findings.map(Path::to_owned).or(beside);
        if let Some(folder) = &findings {
            create(folder)?;
        }
        if let Some(package) = package {
            create(&package.join("src"))?;
            write(&package.join("Cargo.toml"), &manifest())?;
            let lock = workspace().join("Cargo.lock");
            // Without it, Cargo chooses versions itself.
            let _ = fs::copy(lock, package.join("Cargo.lock"));
        }
        Ok(Self {
            findings,
            package: package.map(Path::to_owned),
            root: ROOT.to_owned(),
        })
    }

    pub(crate) fn document(
        &mut self,
        document: &Document,
        outcome: &Outcome,
    ) -> Result<(), String> {
        if let Some(folder) = &self.findings {
            let file = folder.join(format!("{}.txt", document.module));
            match outcome.findings.is_empty() {
                true => drop(fs::remove_file(file)),
                false => {
                    let findings = outcome.findings.join("\n\n");
                    write(&file, &format!("{}\n\n{findings}\n", document.name))?;
                }
            }
        }
        if let (Some(package), Some(code)) = (&self.package, &outcome.code) {
            let name = &document.module;
            write(&package.join(format!("src/{name}.rs")), code)?;
            // The expansion is a module, and those that it shares stand beside it.
            let _ = writeln!(self.root, "\n/// `{}`.\npub mod {name};", document.name);
        }
        Ok(())
    }

    pub(crate) fn finish(&self) -> Result<(), String> {
        match &self.package {
            Some(package) => write(&package.join("src/lib.rs"), &self.root),
            None => Ok(()),
        }
    }
}

fn manifest() -> String {
    format!(
        r#"[package]
name = "corpus"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
primer-api = {{ path = '{}' }}

[profile.dev]
debug = false

[workspace]
"#,
        workspace().join("primer-api").display()
    )
}

/// The root of the workspace.
pub(super) fn workspace() -> PathBuf {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    core.ancestors().nth(2).unwrap_or(core).to_owned()
}

fn create(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {}", folder.display(), error.kind()))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {}", file.display(), error.kind()))
}
