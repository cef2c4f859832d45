//! Counts the types of several versions of an API, separately and together:
//! `cargo run --release -p primer-codegen-core --example series -- OLDEST... NEWEST`

mod output;

use std::process::ExitCode;

use primer_codegen_core::ir::versions::Versions;
use primer_codegen_core::{Source, lower_source, names, versions};

use self::output::{complain, line};

fn main() -> ExitCode {
    let mut documents = Vec::new();
    for (n, file) in std::env::args().skip(1).enumerate() {
        let source = match Source::open(&file) {
            Ok(source) => source,
            Err(error) => {
                complain(error);
                return ExitCode::FAILURE;
            }
        };
        let (api, findings) = lower_source(&source);
        if findings.has_errors() {
            complain(format_args!(
                "{file}: refused; the example `check` says why"
            ));
            return ExitCode::FAILURE;
        }
        documents.push((names::written(&format!("v{}", n + 1)), api));
    }
    report(&versions::compare(documents));
    ExitCode::SUCCESS
}

fn report(versions: &Versions) {
    let (mut separate, mut together) = (0, 0);
    for (n, version) in versions.list.iter().enumerate() {
        let is_new = |group: usize| {
            let group = versions.groups.get(group);
            group.is_some_and(|group| group.users.first() == Some(&n))
        };
        let new = version
            .relations
            .iter()
            .filter(|relation| relation.group.is_none_or(is_new));
        let (all, new) = (version.relations.len(), new.count());
        line(format_args!(
            "{}: {all} types, {new} of them not in an older version, {} changes",
            version.label,
            version.changes.len()
        ));
        separate += all;
        together += new;
    }
    line(format_args!(
        "{separate} types one by one, {together} together"
    ));
}
