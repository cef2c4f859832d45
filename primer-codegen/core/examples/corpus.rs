//! Lowers every document below a folder and says what came of each:
//! `cargo run --release -p primer-codegen-core --example corpus -- FOLDER`

use std::path::{Path, PathBuf};
use std::time::Instant;

use primer_codegen_core::document::Places;
use primer_codegen_core::{Source, lower_source};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let mut files = documents(Path::new(&folder));
    files.sort();
    let (mut accepted, mut refused) = (0, 0);
    for file in &files {
        let Ok(text) = std::fs::read_to_string(file) else {
            continue;
        };
        let source = Source::new(file.display().to_string(), text);
        let start = Instant::now();
        let (api, findings) = lower_source(&source);
        let time = start.elapsed();
        let (types, operations) = api.map_or((0, 0), |api| (api.types.len(), api.operations.len()));
        println!(
            "{}: {types} types, {operations} operations, {} findings, {time:.1?}",
            source.name(),
            findings.iter().count()
        );
        let places = Places::of(&source);
        for finding in findings.clone().sorted(&places).iter().take(6) {
            println!(
                "    {}",
                finding.render(&source, &places).replace('\n', "\n    ")
            );
        }
        if findings.is_empty() {
            accepted += 1
        } else {
            refused += 1
        }
    }
    println!("{accepted} accepted, {refused} refused");
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
