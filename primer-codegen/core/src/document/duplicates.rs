//! Members of one name in one object, which no reader of the tree can see.

use std::collections::HashMap;

use super::Places;
use super::places::{Extent, Member};
use crate::diagnostics::{Finding, Place};

/// Finds all members whose object has one of the same name before.
///
/// A text that is no YAML further on has its duplicates up to there.
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
