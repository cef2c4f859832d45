//! Prints what is wrong with documents, without a compiler: `cargo run -p primer-codegen-core --example check -- DOCUMENT...`
//! A document may have overlays: `DOCUMENT + OVERLAY`.
//!
//! Exits with 1 if something is wrong, with 2 if a file cannot be read or none is named, with 0 otherwise. What is legal
//! but surely a mistake is shown as a warning and fails nothing.

mod documents;
mod output;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use primer_codegen_core::diagnostics::Severity;
use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lint_source, lower_source};

use self::documents::{documents, read};
use self::output::{complain, line};

fn main() -> ExitCode {
    let files = documents(std::env::args().skip(1)).filter(|files| !files.is_empty());
    let Some(files) = files else {
        complain("usage: check DOCUMENT [+ OVERLAY]...");
        return ExitCode::from(2);
    };
    let (mut errors, mut warnings, mut unreadable) = (0, 0, 0);
    for file in &files {
        match read(file) {
            Ok(source) => {
                let (wrong, odd) = check(&source);
                errors += wrong;
                warnings += odd;
            }
            Err(error) => {
                complain(error);
                unreadable += 1;
            }
        }
    }
    let count = files.len();
    line(format_args!(
        "{count} files, {errors} errors, {warnings} warnings"
    ));
    match (unreadable, errors) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::FAILURE,
        _ => ExitCode::from(2),
    }
}

/// Prints the findings of a document, and counts errors and warnings.
fn check(source: &Source) -> (usize, usize) {
    let places = Places::of(source);
    let (_, mut findings) = lower_source(source);
    if !findings.has_errors() {
        findings.extend(lint_source(source));
    }
    let (mut errors, mut warnings) = (0, 0);
    for finding in findings.sorted(&places) {
        let shown = finding.render(source, &places);
        let (count, colour) = match finding.severity {
            Severity::Error => (&mut errors, "31"),
            Severity::Warning => (&mut warnings, "33"),
        };
        *count += 1;
        let shown = coloured(finding.severity, colour, &shown);
        line(format_args!("{shown}\n"));
    }
    (errors, warnings)
}

/// A message as the compiler shows it: in colour where the terminal has it.
fn coloured(level: Severity, colour: &str, message: &str) -> String {
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    let plain = !std::io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some();
    if plain {
        return format!("{level}: {first}\n{rest}");
    }
    format!("\u{1b}[1;{colour}m{level}\u{1b}[0m\u{1b}[1m: {first}\u{1b}[0m\n{rest}")
}
