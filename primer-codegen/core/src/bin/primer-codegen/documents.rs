//! The documents that the arguments name, `DOCUMENT` or `DOCUMENT + OVERLAY`, and what is chosen of them.

use std::fmt;

use clap::Args;
use primer_codegen_core::diagnostics::Findings;
use primer_codegen_core::document::{Choice, Entry, Mistake};
use primer_codegen_core::source::Places;
use primer_codegen_core::{Lowering, Source, lower_chosen};

use crate::output::complain;

/// A document and its overlays, by their paths.
pub(crate) struct Paths(pub Vec<String>);

/// The documents in arguments, each with its overlays.
pub(crate) fn documents(arguments: &[String]) -> Result<Vec<Paths>, String> {
    let mut documents: Vec<Paths> = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument != "+" {
            documents.push(Paths(vec![argument.clone()]));
            continue;
        }
        let document = documents
            .last_mut()
            .ok_or("expected a document before `+`")?;
        let overlay = arguments.next().filter(|it| *it != "+");
        let overlay = overlay.ok_or("expected an overlay after `+`")?;
        document.0.push(overlay.clone());
    }
    Ok(documents)
}

impl Paths {
    /// Reads a document and its overlays.
    pub(crate) fn read(&self) -> Result<Source, String> {
        let mut sources = self.0.iter().map(|path| Source::open(path));
        let document = sources.next().unwrap_or_else(|| Err(String::new()))?;
        sources.try_fold(document, |document, overlay| {
            Ok(document.with_overlay(overlay?))
        })
    }
}

impl fmt::Display for Paths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" + "))
    }
}

/// Writes findings to the standard error, in the order of their places.
pub(crate) fn complain_of(findings: Findings, source: &Source) {
    let places = Places::of(source);
    for finding in findings.sorted(&places) {
        let shown = finding.render(source, &places);
        complain(format_args!("{}: {shown}\n", finding.severity));
    }
}

/// The options of the macro's modules that choose operations.
#[derive(Args)]
pub(crate) struct Chosen {
    /// An operation, by `operationId` or as `GET /pets`, with what it refers to; can be repeated. All operations by default
    #[arg(long, value_name = "OPERATION")]
    pub operations: Vec<String>,
    /// A tag, for its operations; can be repeated
    #[arg(long, value_name = "TAG")]
    pub tags: Vec<String>,
    /// All schemas in `components`, those too that no operation and no webhook refers to
    #[arg(long)]
    pub all_schemas: bool,
}

impl Chosen {
    /// The API of a document and the findings.
    pub(crate) fn lower(&self, source: &Source) -> Result<Lowering, String> {
        let lowering = lower_chosen(source, &self.choice());
        match lowering.mistakes.first() {
            Some(mistake) => Err(format!("{}: {}", source.name(), wrong(mistake))),
            None => Ok(lowering),
        }
    }

    pub(crate) fn choice(&self) -> Choice {
        Choice {
            operations: self.operations.clone(),
            tags: self.tags.clone(),
            all_schemas: self.all_schemas,
            ..Choice::default()
        }
    }
}

/// The option that is wrong, and the reason.
fn wrong(Mistake { entry, message }: &Mistake) -> String {
    match entry {
        Entry::Operation(_) => format!("--operations: {message}"),
        Entry::Tag(_) => format!("--tags: {message}"),
        Entry::Header(_) | Entry::Type(_) => message.clone(),
    }
}
