//! `corpus`: the code of every document below a folder, and what came of each.

mod documents;
mod outcome;
mod values;
mod written;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use self::outcome::{Outcome, Verdict};
use self::written::Written;
use crate::output::line;
use crate::progress;

/// Generates code from every document below a folder, and says what came of each
///
/// A line per document, separated by tabs: its path; `accepted`, `warned` with the number of warnings, `refused`, `incomplete` (accepted
/// with fewer operations than the document has) or `panicked`; the operations in the document and the generated ones; types; lines of
/// the formatted expansion, or its tokens where it is too large to be formatted; milliseconds, without formatting. Totals follow.
///
/// NAME.overlay.yaml is the overlay of NAME.yaml or NAME.json beside it.
///
/// Exits with 0 if each document is accepted or refused, with 1 if one is incomplete or panics or a value is changed.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the documents
    folder: PathBuf,
    /// A folder for a file of findings per document
    #[arg(long, value_name = "FOLDER")]
    findings: Option<PathBuf>,
    /// A folder for a crate with a module for each accepted document, and for the findings in its folder `findings`
    #[arg(long, value_name = "FOLDER")]
    write: Option<PathBuf>,
    /// All schemas in `components`, those too that no operation and no webhook refers to
    #[arg(long)]
    all_schemas: bool,
    /// The number of values of each component, valid ones and others: a second table says what generated types make of them. It
    /// needs the sources of this program
    #[arg(long, value_name = "N")]
    values: Option<usize>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    if expansions(arguments)?.wrong > 0 {
        return Ok(ExitCode::FAILURE);
    }
    match arguments.values {
        Some(count) => values::run(&arguments.folder, count),
        None => Ok(ExitCode::SUCCESS),
    }
}

fn expansions(arguments: &Arguments) -> Result<Totals, String> {
    outcome::keep_panics();
    let documents = documents::below(&arguments.folder)?;
    let mut written = Written::begin(arguments.write.as_deref(), arguments.findings.as_deref())?;
    let bar = progress::bar(documents.len());
    line("path\tverdict\toperations\tgenerated\ttypes\tlines\tmilliseconds");
    let mut totals = Totals::default();
    for document in &documents {
        bar.set_message(document.name.clone());
        let outcome = Outcome::of(document, arguments.all_schemas);
        written.document(document, &outcome)?;
        totals.add(&outcome);
        bar.suspend(|| line(outcome.row(&document.name)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    written.finish()?;
    line(totals.row());
    Ok(totals)
}

#[derive(Default)]
struct Totals {
    accepted: usize,
    warned: usize,
    refused: usize,
    wrong: usize,
    operations: usize,
    generated: usize,
    types: usize,
    lines: usize,
    time: Duration,
}

impl Totals {
    fn add(&mut self, outcome: &Outcome) {
        let count = match outcome.verdict {
            Verdict::Accepted => &mut self.accepted,
            Verdict::Warned(_) => &mut self.warned,
            Verdict::Refused => &mut self.refused,
            Verdict::Incomplete | Verdict::Panicked => &mut self.wrong,
        };
        *count += 1;
        self.operations += outcome.operations.unwrap_or(0);
        self.generated += outcome.generated;
        self.types += outcome.types;
        self.lines += outcome.lines.unwrap_or(0);
        self.time += outcome.time;
    }

    fn row(&self) -> String {
        let documents = self.accepted + self.warned + self.refused + self.wrong;
        format!(
            "{documents} documents\t{} accepted, {} warned, {} refused, {} incomplete or panicked\t{}\t{}\t{}\t{}\t{}",
            self.accepted,
            self.warned,
            self.refused,
            self.wrong,
            self.operations,
            self.generated,
            self.types,
            self.lines,
            self.time.as_millis()
        )
    }
}
