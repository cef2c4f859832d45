//! `check`: what is wrong with documents.

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Args;
use primer_codegen_core::diagnostics::Severity;
use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lint_chosen};

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
    #[command(flatten)]
    chosen: Chosen,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = documents(&arguments.documents)?;
    let (mut errors, mut warnings, mut unusable) = (0, 0, 0);
    let bar = progress::bar(documents.len());
    for document in &documents {
        bar.set_message(document.to_string());
        let checked = document
            .read()
            .and_then(|source| check(&source, &arguments.chosen));
        bar.suspend(|| match checked {
            Ok(findings) => {
                for (severity, text) in findings {
                    match severity {
                        Severity::Error => errors += 1,
                        Severity::Warning => warnings += 1,
                    }
                    line(format_args!("{}\n", coloured(severity, &text)));
                }
            }
            Err(message) => {
                complain(message);
                unusable += 1;
            }
        });
        bar.inc(1);
    }
    bar.finish_and_clear();
    let count = documents.len();
    line(format_args!(
        "{count} files, {errors} errors, {warnings} warnings"
    ));
    Ok(match (unusable, errors, warnings) {
        (0, 0, 0) => ExitCode::SUCCESS,
        (0, 0, _) if !arguments.deny_warnings => ExitCode::SUCCESS,
        (0, ..) => ExitCode::FAILURE,
        _ => ExitCode::from(UNUSABLE),
    })
}

/// The findings of a document, in the order of their places.
fn check(source: &Source, chosen: &Chosen) -> Result<Vec<(Severity, String)>, String> {
    let mut findings = chosen.lower(source)?.findings;
    if !findings.has_errors() {
        findings.extend(lint_chosen(source, &chosen.choice()));
    }
    let places = Places::of(source);
    let findings = findings.sorted(&places).into_iter();
    let shown = findings.map(|finding| (finding.severity, finding.render(source, &places)));
    Ok(shown.collect())
}

/// A message as the compiler shows it: in colour where the terminal has it.
fn coloured(severity: Severity, message: &str) -> String {
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    let is_plain = !std::io::stdout().is_terminal()
        || std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    if is_plain {
        return format!("{severity}: {first}\n{rest}");
    }
    let colour = match severity {
        Severity::Error => "31",
        Severity::Warning => "33",
    };
    format!("\u{1b}[1;{colour}m{severity}\u{1b}[0m\u{1b}[1m: {first}\u{1b}[0m\n{rest}")
}
