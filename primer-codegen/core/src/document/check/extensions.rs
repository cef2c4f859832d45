//! The extensions that are this generator's own.

use std::sync::LazyLock;

use super::Check;
use crate::diagnostics::{Finding, nearest};
use crate::document::grammar::Object;
use crate::source::Pointer;

impl Check<'_> {
    /// Reports an extension of this generator that is misspelled or has no effect in its place. Without the report, a mistake in
    /// `x-sensitive` would print personal data. Other extensions are allowed everywhere.
    pub(super) fn extension(&mut self, name: &str, object: Object, at: &Pointer) {
        if is_ours(name) {
            let message = format!("`{name}` has no effect in {}", object.with_article());
            let finding = Finding::at_key(at.child(name), message);
            self.report(spoken(finding, name));
        } else if let Some(meant) = meant(name) {
            let finding = Finding::at_key(at.child(name), format!("unknown extension `{name}`"));
            let finding = finding.help(format!("a similar extension exists: `{meant}`"));
            self.report(spoken(finding, meant));
        }
    }
}

/// The extension of this generator that a name is nearly.
fn meant(name: &str) -> Option<&'static str> {
    let similar = OURS.iter().copied();
    let similar = similar.filter(|ours| ours.len().abs_diff(name.len()) <= 2);
    let meant = nearest(name, similar)?;
    (strsim::levenshtein(meant, name) <= 2).then_some(meant)
}

/// A finding about an extension of this generator: an error if personal data would be printed, or a key be sent twice.
fn spoken(finding: Finding, name: &str) -> Finding {
    match name {
        "x-sensitive" | "x-idempotency-key" => finding,
        _ => finding.warning(),
    }
}

/// The extensions of this generator.
static OURS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let keywords = Object::ALL.iter().flat_map(|object| object.all_keywords());
    let names = keywords.map(|keyword| keyword.name);
    let mut ours: Vec<&str> = names.filter(|name| name.starts_with("x-")).collect();
    ours.sort_unstable();
    ours.dedup();
    ours
});

pub(super) fn is_ours(name: &str) -> bool {
    name.starts_with("x-") && OURS.contains(&name)
}
