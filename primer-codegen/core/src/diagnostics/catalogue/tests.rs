use std::collections::BTreeSet;

use super::{Group, catalogue, is_made};
use crate::diagnostics::{Finding, Place};

#[test]
fn a_text_is_made_of_a_message() {
    assert!(is_made("a `{name}` in {}", "a `x` in y"));
    assert!(is_made("`{{` without `}}`", "`{` without `}`"));
    assert!(!is_made("a `{name}` in {}", "an `x` in y"));
    assert!(!is_made("a `{name}`", "a `x` in y"));
}

#[test]
fn each_group_has_a_code_of_its_own() {
    let codes: BTreeSet<&str> = catalogue().map(|group| group.code).collect();
    assert_eq!(codes.len(), catalogue().count());
    let is_plain = |code: &str| code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    assert!(codes.iter().all(|code| is_plain(code)), "{codes:?}");
}

#[test]
fn a_finding_belongs_to_the_group_of_its_severity() {
    let finding = Finding::at(Place::Document, "unknown keyword `x` in this schema");
    let code = |finding: &Finding| Group::of(finding).map(|group| group.code);
    assert_eq!(code(&finding), Some("misspelled-keyword"));
    assert_eq!(code(&finding.warning()), Some("unknown-keyword"));
}
