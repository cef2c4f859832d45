//! Prints what is wrong with documents, without a compiler: `cargo run -p primer-codegen-core --example check -- FILE...`
//!
//! Exits with 1 if something is wrong, with 2 if a file cannot be read or none is named, with 0 otherwise. What is legal
//! but surely a mistake is shown as a warning and fails nothing.

mod output;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use primer_codegen_core::diagnostics::{Findings, Severity};
use primer_codegen_core::document::Document;
use primer_codegen_core::lint::lint;
use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lower_source};

use self::output::{complain, line};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        complain("usage: check FILE...");
        return ExitCode::from(2);
    }
    let (mut errors, mut warnings, mut unreadable) = (0, 0, 0);
    for file in &files {
        match Source::open(file) {
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
    if let Some(document) = Document::parse(source.text(), &mut Findings::default())
        && !findings.has_errors()
    {
        findings.extend(lint(&document, &places));
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
