//! `overlay`: documents with their overlays laid over them.

mod yaml;

use std::process::ExitCode;

use clap::{Args, Subcommand};
use primer_codegen_core::diagnostics::Findings;
use primer_codegen_core::document::Tree;
use primer_codegen_core::overlay;
use primer_codegen_core::source::looks_like_json;

use crate::documents::{complain_of, documents};
use crate::output::line;

/// Lays overlays over documents
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Prints a document with its overlays laid over it, for other programs
    ///
    /// It is JSON if the document is JSON, and else YAML, without comments, anchors and merge keys. References into other files stay as
    /// they are, relative to the document.
    Apply {
        /// The document, followed by its overlays: DOCUMENT + OVERLAY
        #[arg(required = true, value_name = "DOCUMENT")]
        document: Vec<String>,
    },
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let Action::Apply { document } = &arguments.action;
    let documents = documents(document)?;
    let [document] = documents.as_slice() else {
        let count = documents.len();
        return Err(format!("expected one document, found {count}"));
    };
    let source = document.read()?;
    if source.overlays().is_empty() {
        return Err("expected an overlay: DOCUMENT + OVERLAY".to_owned());
    }
    let mut findings = Findings::default();
    let mut tree = Tree::parse(source.text(), &mut findings);
    if let Some(tree) = &mut tree {
        overlay::lay(tree, &source, &mut findings);
    }
    let is_right = !findings.has_errors();
    complain_of(findings, &source);
    let Some(Tree { root, .. }) = tree.filter(|_| is_right) else {
        return Ok(ExitCode::FAILURE);
    };
    let written = match looks_like_json(source.text()) {
        true => format!("{root:#}"),
        false => yaml::text(&root),
    };
    line(written.trim_end_matches('\n'));
    Ok(ExitCode::SUCCESS)
}
