//! The entry for build scripts, which write the code of documents to a file: for very large documents, and for editors that should
//! land on readable code.
//!
//! The arguments are those of the macro `generate_api!`, with its [manual]; a path is relative to the manifest's folder. `build.rs`:
//!
//! ```no_run
//! fn main() -> Result<(), primer_codegen_core::build::Failure> {
//!     primer_codegen_core::build::generate(
//!         r#"
//!         /// What is new in pets.
//!         pub mod pets = "spec/pets.yaml" + "spec/overlay.yaml" {
//!             tags = ["pets"];
//!         }
//!         "#,
//!         "pets.rs",
//!     )
//! }
//! ```
//!
//! The library includes the file at module level: `include!(concat!(env!("OUT_DIR"), "/pets.rs"));`.
//!
//! [manual]: https://docs.rs/primer-codegen

use std::env;
use std::fmt;
use std::path::PathBuf;

use proc_macro2::TokenStream;

use crate::Parts;
use crate::args::{self, Args, Module};
use crate::diagnostics::{Severity, Shown};
use crate::generated::{Generated, Lowered};
use crate::source::{Base, Caller, Tracked};

/// Generates the code of documents into a file of `OUT_DIR`, formatted, and tells Cargo all files that it depends on.
///
/// `arguments` are those of the macro `generate_api!`. A warning about a document is one of Cargo, unless its entry has
/// `#[allow(deprecated)]`, as for the macro; `#[deny(deprecated)]` makes an error of it.
///
/// What a mock of the clients needs is generated too, if the crate that is built has a feature `mock` and it is on.
///
/// # Errors
///
/// All mistakes in the arguments or in the documents, in which case nothing is written, and the reason why the file cannot be written.
/// Each is an error of Cargo too, in one line.
pub fn generate(arguments: &str, file: &str) -> Result<(), Failure> {
    let (Some(folder), Some(output)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR"))
    else {
        let reason = "a build script is run by Cargo, with `CARGO_MANIFEST_DIR` and `OUT_DIR`";
        return Err(Failure::of(reason.to_owned()));
    };
    let caller = Caller {
        file: None,
        manifest_folder: PathBuf::from(folder),
    };
    let args = parse(arguments).map_err(Failure::of)?;
    // Cargo says so of the features of the crate that is built.
    let parts = match env::var_os("CARGO_FEATURE_MOCK") {
        Some(_) => Parts::TypesClientAndMock,
        None => Parts::TypesAndClient,
    };
    let generated = Generated::of(&args, &caller, parts);
    let mut failure = Failure::default();
    for (module, document) in args.modules.iter().zip(&generated.documents) {
        document.files.iter().for_each(track);
        report(module, document, &mut failure);
    }
    if !failure.messages.is_empty() {
        return Err(failure);
    }
    let code = generated.code(|_| &[]);
    let text = crate::format(&code).unwrap_or_else(|| code.to_string());
    let path = PathBuf::from(output).join(file);
    let written = caller.write(&path.to_string_lossy(), &text);
    written.map_err(Failure::of)
}

/// The reasons why nothing was generated. `Debug` shows them as they are to be read: the result of `main` is printed by it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Failure {
    messages: Vec<String>,
}

impl Failure {
    /// A failure for one reason, told to Cargo.
    fn of(message: String) -> Self {
        let mut failure = Self::default();
        let line = message.lines().next().unwrap_or_default().to_owned();
        failure.add(&line, message);
        failure
    }

    /// Adds a reason, and tells Cargo its first line.
    fn add(&mut self, line: &str, message: String) {
        println!("cargo::error={line}");
        self.messages.push(message);
    }

    /// The messages, each with the excerpt of the document if it has one.
    pub fn messages(&self) -> &[String] {
        &self.messages
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for message in &self.messages {
            write!(f, "\n\nerror: {message}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}

fn parse(arguments: &str) -> Result<Args, String> {
    let tokens: Result<TokenStream, _> = arguments.parse();
    let tokens = tokens.map_err(|error| format!("the arguments are no tokens of Rust: {error}"))?;
    args::parse(tokens).map_err(|errors| {
        let messages = errors.into_iter().map(|error| error.to_string());
        messages.collect::<Vec<_>>().join("\nerror: ")
    })
}

/// Makes Cargo run the build script again once a file is edited. Cargo reads paths as relative to the manifest's folder.
fn track(Tracked { path, base }: &Tracked) {
    match base {
        Base::File | Base::Manifest | Base::Root => println!("cargo::rerun-if-changed={path}"),
    }
}

/// Tells Cargo the warnings about a document, and adds the errors to a failure.
fn report(module: &Module, document: &Lowered, failure: &mut Failure) {
    let warnings = Warnings::of(module);
    for Shown {
        severity,
        text,
        line,
        overlay: _,
    } in &document.findings
    {
        match (severity, warnings) {
            (Severity::Error, _) | (Severity::Warning, Warnings::Denied) => {
                failure.add(line, text.clone());
            }
            (Severity::Warning, Warnings::Shown) => println!("cargo::warning={line}"),
            (Severity::Warning, Warnings::Allowed) => {}
        }
    }
    for mistake in &document.mistakes {
        failure.add(&mistake.message, mistake.message.clone());
    }
}

/// What becomes of warnings: the level of the lint `deprecated` on an entry.
#[derive(Clone, Copy)]
enum Warnings {
    Allowed,
    Shown,
    Denied,
}

impl Warnings {
    fn of(module: &Module) -> Self {
        let mut level = Self::Shown;
        for attribute in &module.attributes {
            let named = match attribute.path().get_ident() {
                Some(name) if name == "allow" || name == "expect" => Self::Allowed,
                Some(name) if name == "warn" => Self::Shown,
                Some(name) if name == "deny" || name == "forbid" => Self::Denied,
                _ => continue,
            };
            // What is no list of lints is reported by the compiler, in the generated code.
            let _ = attribute.parse_nested_meta(|lint| {
                if lint.path.is_ident("deprecated") {
                    level = named;
                }
                Ok(())
            });
        }
        level
    }
}
