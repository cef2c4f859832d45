//! The progress of work on many documents, for people at a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for a number of documents, drawn on the standard error if that is a terminal; none for one document.
pub(crate) fn bar(documents: usize) -> ProgressBar {
    if documents < 2 {
        return ProgressBar::hidden();
    }
    let template = "{elapsed_precise} {wide_bar} {pos}/{len} {msg}";
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(documents as u64).with_style(style)
}
