//! The documents that the tools are told: `DOCUMENT`, or `DOCUMENT + OVERLAY`.

use primer_codegen_core::Source;

/// A document and its overlays, by their paths.
pub(crate) type Paths = Vec<String>;

/// The documents in arguments, each with its overlays; `None` if a `+` joins nothing.
pub(crate) fn documents(arguments: impl IntoIterator<Item = String>) -> Option<Vec<Paths>> {
    let mut documents: Vec<Paths> = Vec::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "+" => documents.last_mut()?.push(arguments.next()?),
            _ => documents.push(vec![argument]),
        }
    }
    Some(documents)
}

/// Reads a document and its overlays.
pub(crate) fn read(paths: &Paths) -> Result<Source, String> {
    let mut sources = paths.iter().map(|path| Source::open(path));
    let document = sources.next().unwrap_or_else(|| Err(String::new()))?;
    sources.try_fold(document, |document, overlay| {
        Ok(document.with_overlay(overlay?))
    })
}
