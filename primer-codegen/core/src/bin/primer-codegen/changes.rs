//! `changes`: what an update of a document changes.

use std::process::ExitCode;

use clap::Args;
use primer_codegen_core::ir::Api;
use primer_codegen_core::source::Places;
use primer_codegen_core::versions::changes::{Change, Difference, Subject, changes};

use crate::UNUSABLE;
use crate::documents::{Chosen, Paths, documents};
use crate::output::{complain, line};

/// Shows what changed between two versions of a document, and whether it breaks a caller
///
/// `!` marks what breaks a caller.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The old document and the new one, each followed by its overlays: DOCUMENT + OVERLAY
    #[arg(required = true, num_args = 2.., value_name = "DOCUMENT")]
    documents: Vec<String>,
    /// Exits with 1 if a change breaks a caller
    #[arg(long)]
    deny_breaking: bool,
    #[command(flatten)]
    chosen: Chosen,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let documents = documents(&arguments.documents)?;
    let [old, new] = documents.as_slice() else {
        let count = documents.len();
        return Err(format!("expected two documents, found {count}"));
    };
    // Both are read, so that what is wrong with either is shown.
    let read = |paths| read(paths, &arguments.chosen).map_err(complain).ok();
    let (old, new) = (read(old), read(new));
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(ExitCode::from(UNUSABLE));
    };
    let (Some(old), Some(new)) = (old, new) else {
        return Ok(ExitCode::FAILURE);
    };
    let changes = changes(&old, &new);
    let place = |name: &str| {
        let mut operations = new.operations.iter().chain(&old.operations);
        let operation = operations.find(|it| it.name.plain() == name)?;
        Some(format!("{} {}", operation.method, operation.path))
    };
    print(&changes, place);
    let breaking = changes.iter().filter(|change| change.breaking).count();
    line(sum(changes.len(), breaking));
    let is_denied = arguments.deny_breaking && breaking > 0;
    Ok(ExitCode::from(u8::from(is_denied)))
}

/// The API of a document; `None` if it is wrong. The findings are shown.
fn read(paths: &Paths, chosen: &Chosen) -> Result<Option<Api>, String> {
    let source = paths.read()?;
    let lowering = chosen.lower(&source)?;
    let is_right = !lowering.findings.has_errors();
    let places = Places::of(&source);
    for finding in lowering.findings.sorted(&places) {
        let shown = finding.render(&source, &places);
        complain(format_args!("{}: {shown}\n", finding.severity));
    }
    Ok(lowering.api.filter(|_| is_right))
}

/// Prints changes below headings, and below each operation and each type what changed in it.
fn print(changes: &[Change], place: impl Fn(&str) -> Option<String>) {
    for section in changes.chunk_by(|a, b| title(&a.subject) == title(&b.subject)) {
        let title = section.first().map_or("", |change| title(&change.subject));
        line(format_args!("{title}\n"));
        let mut before = None;
        for group in section.chunk_by(|a, b| owner(&a.subject) == owner(&b.subject)) {
            let is_whole = is_whole(group);
            if before.is_some_and(|was_whole| !(was_whole && is_whole)) {
                line("");
            }
            print_group(group, &place);
            before = Some(is_whole);
        }
        line("");
    }
}

fn title(subject: &Subject) -> &'static str {
    match subject {
        Subject::Service => "Service",
        Subject::Operation(_) | Subject::Parameter(..) | Subject::Response(..) => "Operations",
        Subject::Type(_) | Subject::Member(..) | Subject::Value(..) => "Types",
    }
}

/// Whether an operation or a type came or went, and nothing else is to be said of it.
fn is_whole(group: &[Change]) -> bool {
    matches!(group, [only] if only.difference != Difference::Changed && part(&only.subject).is_empty())
}

/// The changes of one operation or type: one line if it was added or removed, else a list below its name.
fn print_group(group: &[Change], address: impl Fn(&str) -> Option<String>) {
    let owner = group.first().map_or("", |change| owner(&change.subject));
    let address = address(owner)
        .map(|address| format!(" ({address})"))
        .unwrap_or_default();
    match group {
        [only] if is_whole(group) => {
            return line(format_args!(
                "{} {owner}{address}: {}",
                mark(only),
                only.what
            ));
        }
        _ if owner.is_empty() => {}
        _ => line(format_args!("  {owner}{address}")),
    }
    let width = |change: &Change| part(&change.subject).chars().count();
    let width = group.iter().map(width).max().unwrap_or(0);
    for change in group {
        match part(&change.subject) {
            none if none.is_empty() => line(format_args!("{}   {}", mark(change), change.what)),
            part => line(format_args!(
                "{}   {part:width$}  {}",
                mark(change),
                change.what
            )),
        }
    }
}

fn mark(change: &Change) -> char {
    if change.breaking { '!' } else { ' ' }
}

/// The operation or the type that a subject is a part of.
fn owner(subject: &Subject) -> &str {
    match subject {
        Subject::Service => "",
        Subject::Operation(name) | Subject::Type(name) => name.plain(),
        Subject::Parameter(name, _) | Subject::Response(name, _) => name.plain(),
        Subject::Member(name, _) | Subject::Value(name, _) => name.plain(),
    }
}

/// The part that a subject is; empty for a whole.
fn part(subject: &Subject) -> String {
    match subject {
        Subject::Service | Subject::Operation(_) | Subject::Type(_) => String::new(),
        Subject::Response(_, status) => format!("response {status}"),
        Subject::Parameter(_, name) | Subject::Member(_, name) => name.clone(),
        Subject::Value(_, value) => value.clone(),
    }
}

fn sum(changes: usize, breaking: usize) -> String {
    match (changes, breaking) {
        (0, _) => "no changes".to_owned(),
        (1, 0) => "1 change, not breaking".to_owned(),
        (1, _) => "1 change, breaking (!)".to_owned(),
        (_, 0) => format!("{changes} changes, none of them breaking"),
        (..) => format!("{changes} changes, {breaking} of them breaking (!)"),
    }
}
