//! Without the feature `overlays`, none is laid over a document.

use crate::diagnostics::{Finding, Findings, Place};
use crate::document::Tree;
use crate::source::Source;

/// Reports each overlay of a document.
pub(crate) fn lay(_: &mut Tree, source: &Source, findings: &mut Findings) {
    for overlay in source.overlays() {
        let message = "an overlay needs the feature `overlays` of `primer-codegen`, or of `primer-codegen-core` in a build script, which is on by default";
        findings.report(Finding::at(Place::Document, message).in_file(overlay));
    }
}
