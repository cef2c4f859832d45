//! Generates code from every document below a folder, and says what came of each:
//! `cargo run --release -p primer-codegen-core --example corpus -- FOLDER [--findings FOLDER] [--write FOLDER] [--values N]`
//!
//! A line per document, separated by tabs: its path; `accepted`, `warned` with the number of warnings, `refused`, `incomplete` (accepted
//! with fewer operations than the document has) or `panicked`; the operations in the document and the generated ones; types; lines of
//! the formatted expansion, or its tokens where it is too large to be formatted; milliseconds, without formatting. Totals follow.
//!
//! `NAME.overlay.yaml` is the overlay of `NAME.yaml` or `NAME.json` beside it.
//!
//! `--findings` writes what was found in each document to a file. `--write` makes a crate with a module for each accepted document, so
//! that `cargo check` there says whether all of them compile; the findings are written into its folder `findings`. `--values` makes N
//! values of each component, valid ones and others, and says what generated types make of them: a second table, of the example `values`
//! of `primer-tests`.
//!
//! Exits with 0 if each document is accepted or refused, with 1 if one is incomplete or panics or a value is changed, with 2 if a folder cannot be read or
//! written.

mod documents;
mod outcome;
#[path = "../output/mod.rs"]
mod output;
mod values;
mod written;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use self::outcome::{Outcome, Verdict};
use self::output::{complain, line};
use self::written::Written;

const USAGE: &str = "usage: corpus FOLDER [--findings FOLDER] [--write FOLDER] [--values N]";

fn main() -> ExitCode {
    let Some(arguments) = Arguments::read(std::env::args().skip(1)) else {
        complain(USAGE);
        return ExitCode::from(2);
    };
    match run(&arguments) {
        Ok(totals) if totals.wrong > 0 => ExitCode::FAILURE,
        Ok(_) => arguments.values.map_or(ExitCode::SUCCESS, |count| {
            values::run(&arguments.folder, count)
        }),
        Err(message) => {
            complain(message);
            ExitCode::from(2)
        }
    }
}

struct Arguments {
    folder: PathBuf,
    findings: Option<PathBuf>,
    write: Option<PathBuf>,
    /// The number of values that are made of a component.
    values: Option<usize>,
}

impl Arguments {
    fn read(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let (mut folder, mut findings, mut write, mut values) = (None, None, None, None);
        while let Some(argument) = arguments.next() {
            let (place, value) = match argument.as_str() {
                "--findings" => (&mut findings, arguments.next()?),
                "--write" => (&mut write, arguments.next()?),
                "--values" => (&mut values, arguments.next()?),
                option if option.starts_with("--") => return None,
                _ => (&mut folder, argument),
            };
            if place.replace(value).is_some() {
                return None;
            }
        }
        Some(Self {
            folder: folder?.into(),
            findings: findings.map(PathBuf::from),
            write: write.map(PathBuf::from),
            values: values.map(|it| it.parse()).transpose().ok()?,
        })
    }
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

fn run(arguments: &Arguments) -> Result<Totals, String> {
    outcome::keep_panics();
    let documents = documents::below(&arguments.folder)?;
    let mut written = Written::begin(arguments.write.as_deref(), arguments.findings.as_deref())?;
    let bar = ProgressBar::new(documents.len() as u64).with_style(style());
    line("path\tverdict\toperations\tgenerated\ttypes\tlines\tmilliseconds");
    let mut totals = Totals::default();
    for document in &documents {
        bar.set_message(document.name.clone());
        let outcome = Outcome::of(document);
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

fn style() -> ProgressStyle {
    let template = "{elapsed_precise} {wide_bar} {pos}/{len} {msg}";
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
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
