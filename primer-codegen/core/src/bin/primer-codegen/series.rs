//! `series`: how many types several versions of an API have, separately and together.

use std::process::ExitCode;

use clap::Args;
use primer_codegen_core::ir::versions::Versions;
use primer_codegen_core::{names, versions};

use crate::documents::{Chosen, documents};
use crate::output::{complain, line};
use crate::progress;

/// Counts the types of several versions of an API, separately and together
#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents, the oldest first, each followed by its overlays: DOCUMENT + OVERLAY
    #[arg(required = true, value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[command(flatten)]
    chosen: Chosen,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = documents(&arguments.documents)?;
    let bar = progress::bar(documents.len());
    let mut apis = Vec::new();
    for (n, document) in documents.iter().enumerate() {
        bar.set_message(document.to_string());
        let lowering = arguments.chosen.lower(&document.read()?)?;
        if lowering.findings.has_errors() {
            complain(format_args!(
                "{document}: refused; `primer-codegen check` says why"
            ));
            return Ok(ExitCode::FAILURE);
        }
        apis.push((names::written(&format!("v{}", n + 1)), lowering.api));
        bar.inc(1);
    }
    bar.finish_and_clear();
    report(&versions::compare(apis));
    Ok(ExitCode::SUCCESS)
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
