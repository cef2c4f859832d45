//! `changes`: what an update of a document changes.

mod human;
mod json;

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use primer_codegen_core::ir::Api;
use primer_codegen_core::markdown::{Line, code};
use primer_codegen_core::versions::changes::{changes, markdown, report};

use crate::UNUSABLE;
use crate::documents::{Chosen, Paths, complain_of, documents};
use crate::output::{complain, line};

/// Shows what changed between two versions of a document, and whether it breaks a caller
///
/// What breaks a caller comes first, marked with `!`. A change that several members have in common is shown once.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The old document and the new one, each followed by its overlays: DOCUMENT + OVERLAY
    #[arg(required = true, num_args = 2.., value_name = "DOCUMENT")]
    documents: Vec<String>,
    /// Exits with 1 if a change breaks a caller
    #[arg(long)]
    deny_breaking: bool,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    chosen: Chosen,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Lines for a terminal
    #[default]
    Human,
    /// Headings and lists, for the description of a pull request
    Markdown,
    /// One object of JSON
    Json,
}

/// The operations of both versions.
struct Operations<'a> {
    old: &'a Api,
    new: &'a Api,
}

impl Operations<'_> {
    /// The method and the path of an operation, by its name; `None` for a type.
    fn address(&self, name: &str) -> Option<String> {
        let mut operations = self.new.operations.iter().chain(&self.old.operations);
        let operation = operations.find(|it| it.name.plain() == name)?;
        Some(format!("{} {}", operation.method, operation.path))
    }

    /// An operation with its address, or a type, in Markdown.
    fn titled(&self, name: &str) -> Line {
        match self.address(name) {
            Some(address) => code(name) + " (" + code(&address) + ")",
            None => code(name),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = documents(&arguments.documents)?;
    let [old, new] = documents.as_slice() else {
        let count = documents.len();
        return Err(format!("expected two documents, found {count}"));
    };
    // Both are read, so that what is wrong with either is shown.
    let read = |paths| read(paths, &arguments.chosen).map_err(complain).ok();
    let (old, new) = (read(old), read(new));
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(ExitCode::from(UNUSABLE));
    };
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(ExitCode::FAILURE);
    };
    let changes = changes(&old, &new);
    let operations = Operations {
        old: &old,
        new: &new,
    };
    let parts = report::parts(&changes);
    let sum = report::sum(&changes);
    match arguments.format {
        Format::Human => line(human::text(&parts, &operations) + &sum),
        Format::Markdown => {
            let docs = markdown::docs(&changes, |name| operations.titled(name));
            let lines = docs.lines().iter().map(|line| format!("{line}\n"));
            let text: String = lines.collect();
            let separator = if text.is_empty() { "" } else { "\n" };
            line(text + separator + &sum);
        }
        Format::Json => line(json::document(&changes, &operations)),
    }
    let is_denied = arguments.deny_breaking && changes.iter().any(|change| change.breaking);
    Ok(ExitCode::from(u8::from(is_denied)))
}

/// The API of a document; `None` if it is wrong. The findings are shown.
fn read(paths: &Paths, chosen: &Chosen) -> Result<Option<Api>, String> {
    let source = paths.read()?;
    let lowering = chosen.lower(&source)?;
    let is_right = !lowering.findings.has_errors();
    complain_of(lowering.findings, &source);
    Ok(lowering.api.filter(|_| is_right))
}
