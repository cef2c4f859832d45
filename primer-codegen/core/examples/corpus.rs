//! Lowers every document below a folder and says what came of each:
//! `cargo run --release -p primer-codegen-core --example corpus -- FOLDER`

mod output;

use std::path::{Path, PathBuf};
use std::time::Instant;

use primer_codegen_core::source::Places;
use primer_codegen_core::{Source, lower_source};

use self::output::{complain, line};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let mut files = documents(Path::new(&folder));
    files.sort();
    let (mut accepted, mut refused) = (0, 0);
    for file in &files {
        let source = match Source::open(&file.to_string_lossy()) {
            Ok(source) => source,
            Err(error) => {
                complain(error);
                continue;
            }
        };
        let start = Instant::now();
        let (api, findings) = lower_source(&source);
        let time = start.elapsed();
        let (types, operations) = api.map_or((0, 0), |api| (api.types.len(), api.operations.len()));
        line(format_args!(
            "{}: {types} types, {operations} operations, {} findings, {time:.1?}",
            source.name(),
            findings.iter().count()
        ));
        let places = Places::of(&source);
        for finding in findings.clone().sorted(&places).iter().take(6) {
            let shown = finding.render(&source, &places);
            let shown = format!("{}: {shown}", finding.severity);
            line(format_args!("    {}", shown.replace('\n', "\n    ")));
        }
        if findings.has_errors() {
            refused += 1
        } else {
            accepted += 1
        }
    }
    line(format_args!("{accepted} accepted, {refused} refused"));
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            let is_document = path
                .extension()
                .is_some_and(|extension| ["yaml", "yml", "json"].iter().any(|it| extension == *it));
            if path.is_dir() {
                documents(&path)
            } else if is_document {
                vec![path]
            } else {
                Vec::new()
            }
        })
        .collect()
}
