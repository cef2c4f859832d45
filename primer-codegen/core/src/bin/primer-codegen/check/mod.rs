//! `check`: what is wrong with documents.

mod found;
mod github;
mod human;
mod json;
mod sarif;

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use primer_codegen_core::diagnostics::Severity;
use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lint_chosen};

use self::found::Found;
use crate::documents::{Chosen, documents};
use crate::output::{complain, line};
use crate::{UNUSABLE, progress};

/// Shows what is wrong with documents
///
/// What is legal but surely a mistake is a warning, which fails nothing unless it is denied.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents, each followed by its overlays: DOCUMENT + OVERLAY
    #[arg(required = true, value_name = "DOCUMENT")]
    documents: Vec<String>,
    /// Exits with 1 if there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    chosen: Chosen,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// As the compiler shows them, with the line; in colour on a terminal, unless NO_COLOR is set
    #[default]
    Human,
    /// One object of JSON
    Json,
    /// Commands of a GitHub workflow, which shows them on the lines of a change
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// The sums of a run.
#[derive(Clone, Copy, Default)]
struct Totals {
    documents: usize,
    errors: usize,
    warnings: usize,
    /// The documents that cannot be read, or lack what is chosen.
    unusable: usize,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = documents(&arguments.documents)?;
    let mut totals = Totals {
        documents: documents.len(),
        ..Totals::default()
    };
    let mut all = Vec::new();
    let bar = progress::bar(documents.len());
    for document in &documents {
        bar.set_message(document.to_string());
        let checked = document
            .read()
            .and_then(|source| check(&source, &arguments.chosen));
        bar.suspend(|| match checked {
            Ok(found) => {
                totals.add(&found);
                show(&found, arguments.format);
                all.extend(found);
            }
            Err(message) => {
                complain(message);
                totals.unusable += 1;
            }
        });
        bar.inc(1);
    }
    bar.finish_and_clear();
    match arguments.format {
        Format::Human | Format::Github => line(totals.words()),
        Format::Json => line(json::document(&all, totals)),
        Format::Sarif => line(sarif::log(&all, totals)),
    }
    Ok(totals.exit_code(arguments.deny_warnings))
}

/// The findings of a document, in the order of their places.
fn check(source: &Source, chosen: &Chosen) -> Result<Vec<Found>, String> {
    let mut findings = chosen.lower(source)?.findings;
    if !findings.has_errors() {
        findings.extend(lint_chosen(source, &chosen.choice()));
    }
    let places = Places::of(source);
    let findings = findings.sorted(&places).into_iter();
    let found = findings.map(|finding| Found::of(&finding, source, &places));
    Ok(found.collect())
}

/// Shows findings, in the forms that need no others for it.
fn show(found: &[Found], format: Format) {
    for found in found {
        match format {
            Format::Human => line(format_args!("{}\n", human::text(found))),
            Format::Github => line(github::command(found)),
            Format::Json | Format::Sarif => {}
        }
    }
}

impl Totals {
    fn add(&mut self, found: &[Found]) {
        for found in found {
            match found.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
        }
    }

    fn words(self) -> String {
        let Self {
            documents,
            errors,
            warnings,
            unusable,
        } = self;
        let mut words = vec![
            counted(documents, "file"),
            counted(errors, "error"),
            counted(warnings, "warning"),
        ];
        if unusable > 0 {
            words.push(format!("{unusable} not checked"));
        }
        words.join(", ")
    }

    fn exit_code(self, deny_warnings: bool) -> ExitCode {
        match self {
            Self { unusable: 1.., .. } => ExitCode::from(UNUSABLE),
            Self { errors: 1.., .. } => ExitCode::FAILURE,
            Self { warnings: 1.., .. } if deny_warnings => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
