//! The way of one document from its text to what will be generated of it.

use crate::bundle;
use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{self, Choice, Document, Mistake, Tree};
use crate::ir;
use crate::lint;
use crate::lower;
use crate::overlay;
use crate::resolve::{self, Nodes};
use crate::rules;
use crate::source::{Places, Referenced, Source};
use crate::threads;

/// Warnings of what is legal in a document but surely a mistake; none if the document is wrong.
pub fn lint_source(source: &Source) -> Findings {
    lint_chosen(source, &Choice::default())
}

/// The same for the parts of a document that are chosen.
pub fn lint_chosen(source: &Source, choice: &Choice) -> Findings {
    let mut findings = Findings::default();
    let document = read(source, choice, &mut findings)
        .and_then(|(tree, _)| Document::check(tree, choice, &mut findings));
    match document {
        Some(document) if !findings.has_errors() => {
            let found = lint::lint(&document, &Places::of(source));
            document.origins().trace_all(found)
        }
        _ => Findings::default(),
    }
}

/// The nodes of a document, with its overlays and what it refers to in other files, and these files.
fn read(
    source: &Source,
    choice: &Choice,
    findings: &mut Findings,
) -> Option<(Tree, Vec<Referenced>)> {
    let mut tree = Tree::parse(source.text(), findings)?;
    overlay::lay(&mut tree, source, findings);
    document::settle_names(&mut tree.root);
    let files = bundle::bundle(&mut tree, source, choice, findings);
    Some((tree, files))
}

/// A document, with its overlays and what it refers to in other files, after a check of its form; `None` if nothing can be generated
/// from it.
pub fn document_of(source: &Source) -> Option<Document> {
    let (choice, mut findings) = (Choice::default(), Findings::default());
    let (tree, _) = read(source, &choice, &mut findings)?;
    Document::check(tree, &choice, &mut findings)
}

/// The result of lowering a document.
#[derive(Debug)]
pub struct Lowering<A = ir::Api> {
    /// The API that the document describes, as far as it can be generated.
    pub api: Option<A>,
    /// The findings.
    pub findings: Findings,
    /// The mistakes in the choice.
    pub mistakes: Vec<Mistake>,
    /// The files that the document refers to.
    pub files: Vec<Referenced>,
}

/// The API that a document describes, as far as it can be generated, and the findings.
pub fn lower_source(source: &Source) -> (Option<ir::Api>, Findings) {
    let lowering = lower_chosen(source, &Choice::default());
    (lowering.api, lowering.findings)
}

/// The same for the parts of a document that are chosen.
///
/// Equal inline schemas are types of their own: so each schema has the name of its address.
pub fn lower_chosen(source: &Source, choice: &Choice) -> Lowering {
    let Lowering {
        api,
        findings,
        mistakes,
        files,
    } = lower_open(source, choice);
    Lowering {
        api: api.map(lower::Open::close),
        findings,
        mistakes,
        files,
    }
}

/// The same, before it is decided which types are one.
pub fn lower_open(source: &Source, choice: &Choice) -> Lowering<lower::Open> {
    let lowering = threads::with_large_stack(|| {
        let mut findings = Findings::default();
        let Some((tree, files)) = read(source, choice, &mut findings) else {
            return Lowering::nothing(findings);
        };
        let origins = tree.origins.clone();
        let document = Document::check(tree, choice, &mut findings);
        let lowered = document.as_ref().map(|document| {
            let nodes = Nodes::of(document);
            let resolved = resolve::resolve(document, &nodes, &mut findings);
            rules::check(resolved, &mut findings);
            lower::lower(resolved, choice, &mut findings)
        });
        let mistakes = document.iter().flat_map(Document::mistakes).cloned();
        let mut mistakes: Vec<Mistake> = mistakes.collect();
        let api = lowered.map(|(api, of_lowering)| {
            mistakes.extend(of_lowering);
            api
        });
        Lowering {
            api,
            findings: origins.trace_all(findings),
            mistakes,
            files,
        }
    });
    lowering.unwrap_or_else(|error| {
        let message = format!("the system gives no thread to read this document in: {error}");
        let finding = Finding::at(Place::Document, message);
        Lowering::nothing([finding].into_iter().collect())
    })
}

impl<A> Lowering<A> {
    /// Of a document that cannot be read.
    fn nothing(findings: Findings) -> Self {
        Self {
            api: None,
            findings,
            mistakes: Vec::new(),
            files: Vec::new(),
        }
    }
}
