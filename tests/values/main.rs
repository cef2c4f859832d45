//! Tries values of every component of the documents below a folder: whether generated types read and write them.
//! `cargo run -p primer-tests --example values -- FOLDER [N]`, where N values are made for each component, 40 if it is not given.
//!
//! A line per document, separated by tabs: its path; `right`, `wrong` with the number of broken promises, or `skipped`; components;
//! those of them without a value; valid values; changed values, which are kept, refused, or hold a `null` that is taken for no member.
//! The reason follows each document and component that is skipped, and what happened each broken promise. Totals come last.
//!
//! Exits with 0 if no promise is broken, with 1 if one is, with 2 if the folder cannot be read.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use primer_tests::values::{self, Cases, Counts, Document};

const USAGE: &str = "usage: values FOLDER [N]";

/// The number of values that are made for a component.
const VALUES: usize = 40;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next();
    let count = arguments.next().map_or(Ok(VALUES), |it| it.parse());
    let (Some(folder), Ok(count), None) = (folder, count, arguments.next()) else {
        complain(USAGE);
        return ExitCode::from(2);
    };
    match run(Path::new(&folder), count) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// Tries the documents of a folder: the number of broken promises.
fn run(folder: &Path, count: usize) -> Result<usize, String> {
    line("path\tverdict\tcomponents\tskipped\tvalid\tchanged\tkept\trefused\tabsent");
    let mut totals = Counts::default();
    let mut documents = [0, 0];
    for file in values::files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).display();
        match try_document(folder, &file, count) {
            Ok(counts) => {
                documents[0] += 1;
                totals += counts;
            }
            Err(reason) => {
                documents[1] += 1;
                line(&format!("{name}\tskipped\t{reason}"));
            }
        }
    }
    let [tried, skipped] = documents;
    let row = row("", &totals);
    line(&format!("{tried} documents, {skipped} skipped{row}"));
    Ok(totals.wrong.len())
}

fn try_document(folder: &Path, file: &Path, count: usize) -> Result<Counts, String> {
    let document = Document::read(folder, file)?;
    let cases = Cases::of(0, &document, count);
    let name = document.name.clone();
    let mut counts = Counts {
        components: document.components.len() + document.others.len(),
        skipped: cases.skipped.len(),
        ..Counts::default()
    };
    if !cases.cases.is_empty() {
        let results = values::run(
            (&temporary(), "values_of_folder"),
            &[document],
            &cases.cases,
        )?;
        for (case, result) in cases.cases.iter().zip(&results) {
            counts.add(&name, case, result);
        }
    }
    line(&row(&name, &counts));
    for (component, reason) in &cases.skipped {
        line(&format!("\tskipped\t{component}: {reason}"));
    }
    for what in &counts.wrong {
        line(&format!("\twrong\t{what}"));
    }
    Ok(counts)
}

fn row(name: &str, counts: &Counts) -> String {
    let verdict = match counts.wrong.len() {
        0 => "right".to_owned(),
        wrong => format!("wrong {wrong}"),
    };
    let (components, skipped, valid) = (counts.components, counts.skipped, counts.valid);
    let (changed, kept, refused) = (counts.mutated, counts.kept, counts.refused);
    let absent = counts.absent;
    format!(
        "{name}\t{verdict}\t{components}\t{skipped}\t{valid}\t{changed}\t{kept}\t{refused}\t{absent}"
    )
}

/// The folder for temporary files beside what Cargo builds.
fn temporary() -> String {
    let program = std::env::current_exe().unwrap();
    let target = program.ancestors().nth(3).unwrap();
    target.join("tmp").to_string_lossy().into_owned()
}

fn line(text: &str) {
    let mut output = io::stdout();
    if writeln!(output, "{text}").is_err() {
        std::process::exit(0); // nobody reads it any more
    }
}

fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
