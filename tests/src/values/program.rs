//! A crate outside of the workspace that reads values into generated types and writes them again.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::Project;
use serde_json::{Value, json};

use super::case::Case;
use super::document::Document;

/// The value as it was written and the position of the chosen alternative, or an error.
pub type Reread = Result<(Value, Option<usize>), String>;

const READING: &str = r#"
/// The value as it was written again, and the position of the chosen alternative.
type Reread = Result<(serde_json::Value, Option<usize>), String>;

type Reader = fn(&str) -> Reread;

fn reread<T>(json: &str, choice: fn(&T) -> Option<usize>) -> Reread
where
    T: serde::de::DeserializeOwned + serde::Serialize,
{
    // Where a nullable schema is in use, its type is an option.
    let value: Option<T> = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let written = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    let written = serde_json::from_str(&written).map_err(|error| error.to_string())?;
    Ok((written, value.as_ref().and_then(choice)))
}

fn main() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/cases.json");
    let cases = std::fs::read_to_string(cases).unwrap();
    let cases: Vec<(String, String)> = serde_json::from_str(&cases).unwrap();
    let readers = readers();
    let results = cases.iter().map(|(name, json)| match readers.get(&**name) {
        Some(reader) => reader(json),
        None => Err("no reader".to_owned()),
    });
    println!("{}", serde_json::to_string(&results.collect::<Vec<_>>()).unwrap());
}
"#;

/// Reads and writes values, in their order, by a crate of a name in a folder for temporary files.
///
/// # Errors
///
/// What the compiler or the program said, if they fail.
pub fn run(
    (temporary, name): (&str, &'static str),
    documents: &[Document],
    cases: &[Case],
) -> Result<Vec<Reread>, String> {
    let texts: Vec<(String, String)> = documents
        .iter()
        .enumerate()
        .map(|(n, document)| (format!("d{n}.json"), document.text.to_string()))
        .collect();
    let main = program(documents);
    let named = cases.iter().map(|case| {
        let name = format!("{} {}", case.document, case.component);
        json!([name, case.json.to_string()])
    });
    let list = Value::from(named.collect::<Vec<_>>()).to_string();
    let mut files = vec![("src/main.rs", &*main), ("cases.json", &*list)];
    files.extend(texts.iter().map(|(name, text)| (&**name, &**text)));
    let packages = ["primer-api", "primer-codegen", "serde", "serde_json"];
    let project = Project::new(temporary, name, &packages, &files);
    let outcome = project.run();
    if !outcome.success {
        return Err(outcome.stderr);
    }
    let results: Vec<Value> = serde_json::from_str(outcome.stdout.trim()).unwrap();
    assert_eq!(results.len(), cases.len());
    Ok(results.iter().map(reread).collect())
}

fn reread(result: &Value) -> Reread {
    match result["Err"].as_str() {
        Some(error) => Err(error.to_owned()),
        None => {
            let [written, chosen] = [0, 1].map(|n| &result["Ok"][n]);
            let chosen = chosen.as_u64().map(|it| usize::try_from(it).unwrap());
            Ok((written.clone(), chosen))
        }
    }
}

fn program(documents: &[Document]) -> String {
    let mut main = "#![allow(deprecated, unreachable_patterns)]\n".to_owned();
    let mut readers = BTreeSet::new();
    for (n, document) in documents.iter().enumerate() {
        let _ = writeln!(
            main,
            "primer_codegen::generate_api! {{ #[allow(deprecated)] pub mod d{n} = \"../d{n}.json\" {{ all_schemas; }} }}"
        );
        for component in &document.components {
            for rust_type in &component.types {
                let variants = component.variants.iter().enumerate();
                let arms = variants.filter(|_| *rust_type == component.types[0]);
                let arms: String = arms
                    .map(|(k, variant)| format!("d{n}::{rust_type}::{variant}(..) => Some({k}), "))
                    .collect();
                readers.insert(format!(
                    "(\"{n} {rust_type}\", |json| reread::<d{n}::{rust_type}>(json, |it| match it {{ {arms}_ => None }})),"
                ));
            }
        }
    }
    main.push_str(READING);
    main.push_str(
        "\nfn readers() -> std::collections::HashMap<&'static str, Reader> {\n    let all: &[(&str, Reader)] = &[\n",
    );
    for reader in readers {
        let _ = writeln!(main, "        {reader}");
    }
    main.push_str("    ];\n    all.iter().copied().collect()\n}\n");
    main
}
