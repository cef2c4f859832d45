//! Duplicate members of an object. The parsed tree does not have them, so they are found in the text.

use std::collections::HashMap;

use crate::diagnostics::{Finding, Place};
use crate::source::{Extent, Member, Places};

/// Finds all members that have the name of an earlier member of the same object.
///
/// In a text with a syntax error, the duplicates before the error are found.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let (places, _) = Places::read(text);
    places.objects().flat_map(repeated).collect()
}

fn repeated(members: &[Member]) -> Vec<Finding> {
    let mut seen: HashMap<&str, Extent> = HashMap::new();
    let mut findings = Vec::new();
    for member in members {
        let Some(name) = member.name.as_deref() else {
            continue;
        };
        if let Some(&first) = seen.get(name) {
            let finding = Finding::at(
                Place::Extent(member.key),
                format!("duplicate member `{name}`"),
            );
            findings.push(finding.related(Place::Extent(first), "first declared here"));
        } else {
            seen.insert(name, member.key);
        }
    }
    findings
}
