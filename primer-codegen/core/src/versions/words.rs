//! Versions in words, and the words of types that several versions have.

use crate::ir::versions::Version;
use crate::ir::{Api, Enum, Item, ItemKind, Name};

/// What people call each version: its number, or its module if two have the same number.
pub(super) fn labels(documents: &[(Name, Option<Api>)]) -> Vec<String> {
    let numbers = documents
        .iter()
        .map(|(_, api)| api.as_ref().map_or("", |api| &api.service.version));
    let numbers: Vec<&str> = numbers.collect();
    let is_only = |number: &&str| numbers.iter().filter(|it| *it == number).count() == 1;
    let are_names = numbers
        .iter()
        .all(|number| number.is_empty() || is_only(number));
    let modules = documents.iter().map(|(module, _)| module.plain());
    let label = |(module, number): (&str, &&str)| match *number {
        number if are_names && !number.is_empty() => number.to_owned(),
        _ => module.to_owned(),
    };
    modules.zip(&numbers).map(label).collect()
}

/// Positions in runs of neighbours.
pub(super) fn runs(positions: &[usize]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for &n in positions {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last + 1 == n) => run.push(n),
            _ => runs.push(vec![n]),
        }
    }
    runs
}

/// Some versions in words: `2.1`, `2.2 and 2.3`, `2.1 to 2.4`.
pub(super) fn versions(versions: &[Version], positions: &[usize]) -> String {
    let label = |n: &usize| versions.get(*n).map_or("", |version| &version.label);
    let mut words: Vec<String> = Vec::new();
    for run in runs(positions) {
        match run.as_slice() {
            [first, _, .., last] => words.push(format!("{} to {}", label(first), label(last))),
            few => words.extend(few.iter().map(|n| label(n).to_owned())),
        }
    }
    enumerate(&words)
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn enumerate(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Gives a type the words of another that is equal.
pub(super) fn copy(from: &Item, to: &mut Item) {
    to.docs = from.docs.clone();
    to.deprecated = from.deprecated;
    match (&from.kind, &mut to.kind) {
        (ItemKind::Struct(from), ItemKind::Struct(to)) => {
            for field in &mut to.fields {
                let same = from
                    .fields
                    .iter()
                    .find(|it| it.wire_name == field.wire_name);
                if let Some(same) = same {
                    field.docs = same.docs.clone();
                    field.deprecated = same.deprecated;
                }
            }
        }
        (ItemKind::Enum(from), ItemKind::Enum(to)) => copy_variants(from, to),
        (ItemKind::IntegerEnum(from), ItemKind::IntegerEnum(to)) => copy_variants(from, to),
        (ItemKind::Union(from), ItemKind::Union(to)) => {
            for variant in &mut to.variants {
                if let Some(same) = from.variants.iter().find(|it| it.name == variant.name) {
                    variant.docs = same.docs.clone();
                }
            }
        }
        (ItemKind::Arguments(from), ItemKind::Arguments(to)) => {
            for argument in to {
                if let Some(same) = from.iter().find(|it| it.name == argument.name) {
                    argument.docs = same.docs.clone();
                    argument.deprecated = same.deprecated;
                }
            }
        }
        (ItemKind::Outcomes(from), ItemKind::Outcomes(to)) => {
            for (from, to) in from.iter().zip(to) {
                to.docs = from.docs.clone();
            }
        }
        _ => {}
    }
}

fn copy_variants<V: PartialEq>(from: &Enum<V>, to: &mut Enum<V>) {
    for variant in &mut to.variants {
        if let Some(same) = from.variants.iter().find(|it| it.value == variant.value) {
            variant.docs = same.docs.clone();
        }
    }
}
