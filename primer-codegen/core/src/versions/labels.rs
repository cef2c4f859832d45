//! The labels of versions, and phrases that list some of them.

use crate::ir::versions::Version;
use crate::ir::{Api, Name};

/// The label of each version: its number, or its module if two have the same number.
pub(super) fn of(documents: &[(Name, Option<Api>)]) -> Vec<String> {
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

/// The runs of consecutive positions.
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

/// A phrase for some versions: `2.1`, `2.2 and 2.3`, `2.1 to 2.4`.
pub(super) fn phrase(versions: &[Version], positions: &[usize]) -> String {
    let label = |n: &usize| versions.get(*n).map_or("", |version| &version.label);
    let mut phrases: Vec<String> = Vec::new();
    for run in runs(positions) {
        match run.as_slice() {
            [first, _, .., last] => phrases.push(format!("{} to {}", label(first), label(last))),
            few => phrases.extend(few.iter().map(|n| label(n).to_owned())),
        }
    }
    enumerate(&phrases)
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn enumerate(phrases: &[String]) -> String {
    match phrases {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
