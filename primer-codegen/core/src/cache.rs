//! The code of the last build, kept in Cargo's target folder.
//!
//! A macro runs whenever the crate that calls it is built, also after an edit elsewhere in it, and without optimization in most builds. So
//! the code is kept with all that it depends on: the call, the macro's library, and each file that was read, whole. It is
//! taken only if all of that is the same, byte for byte. What has an error is not kept.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use crate::diagnostics::{Severity, Shown};
use crate::emit::{Parts, Written};
use crate::record::{Reader, Record};
use crate::source::{Caller, Referenced, Source, Target, Tracked};

/// A call of the macro.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub caller: &'a Caller,
    pub parts: Parts,
    /// What is written in it.
    pub text: &'a str,
    /// The modules, each with its name and the paths of its document and overlays.
    pub modules: &'a [(String, Vec<String>)],
}

/// The place of the code of one call.
pub(crate) struct Cache<'a> {
    call: Call<'a>,
    target: Target,
    /// The name under which the code is kept.
    name: String,
    /// All that the code depends on but files.
    key: String,
}

/// What was read of a document and found in it.
pub(crate) struct Read<'a> {
    /// The document, with its overlays.
    pub source: &'a Source,
    /// The files that it refers to.
    pub referenced: &'a [Referenced],
    pub findings: &'a [Shown],
}

/// What was kept.
pub(crate) struct Kept {
    pub written: Written,
    /// The files of each document, and its warnings.
    pub documents: Vec<(Vec<Tracked>, Vec<Shown>)>,
}

impl<'a> Cache<'a> {
    /// The cache of a call of a macro with that library; none outside of a compiler that Cargo started.
    pub(crate) fn of(call: Call<'a>, library: &str) -> Option<Self> {
        Some(Self::in_target(call, Target::of_process(library)?))
    }

    fn in_target(call: Call<'a>, target: Target) -> Self {
        let Call {
            caller: Caller {
                file,
                manifest_folder,
            },
            parts,
            text,
            modules,
        } = call;
        let names = modules.iter().map(|(name, _)| name.as_str());
        let mut hash = DefaultHasher::new();
        (manifest_folder, file, parts).hash(&mut hash);
        names.clone().for_each(|name| name.hash(&mut hash));
        let first = names.clone().next().unwrap_or_default();
        // Messages name files relative to the current folder.
        let current = std::env::current_dir();
        let library = &target.library;
        Self {
            call,
            name: format!("{first}-{:016x}", hash.finish()),
            key: format!(
                "{library}\n{parts:?}\n{file:?}\n{manifest_folder:?}\n{current:?}\n{text}"
            ),
            target,
        }
    }

    /// The code that was kept, if nothing that it depends on has changed.
    pub(crate) fn find(&self) -> Option<Kept> {
        let text = self.target.kept(&self.name)?;
        let mut record = Reader(&text);
        // A file that a crash left half written has the length that it was meant to have.
        if record.number()? as u64 != digest(record.0) {
            return None;
        }
        if record.text()? != self.key {
            return None;
        }
        let documents = self.call.modules.iter();
        let documents: Option<Vec<_>> = documents
            .map(|(_, paths)| self.document(&mut record, paths))
            .collect();
        let kept = Kept {
            documents: documents?,
            written: Written::take(&mut record)?,
        };
        record.is_at_end().then_some(kept)
    }

    /// The files of a document and its warnings, if each file is as it was.
    fn document(
        &self,
        record: &mut Reader<'_>,
        paths: &[String],
    ) -> Option<(Vec<Tracked>, Vec<Shown>)> {
        let (source, mut files) = self.call.caller.read_all(paths).ok()?;
        confirm(record, &source)?;
        for overlay in source.overlays() {
            confirm(record, overlay)?;
        }
        let document = files.first()?.clone();
        let referenced = record.list(|record| {
            let path = record.text()?;
            let file = Reader(record.0).text()?;
            confirm(record, &Source::open(file).ok()?)?;
            Some(document.beside(path))
        })?;
        files.extend(referenced);
        Some((files, record.list(warning)?))
    }

    /// Keeps the code of a call; not if a document of it has a mistake.
    pub(crate) fn keep<'r>(
        &self,
        written: &Written,
        documents: impl IntoIterator<Item = Option<Read<'r>>>,
    ) {
        let mut record = Record::default();
        record.text(&self.key);
        let mut documents = documents.into_iter();
        if documents.all(|read| read.is_some_and(|read| put_document(&mut record, &read).is_some()))
        {
            written.put(&mut record);
            let text = record.as_str();
            let text = format!("{}\n{text}", digest(text));
            self.target.keep(&self.name, &text);
        }
    }
}

/// A number that another text has not.
fn digest(text: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    hash.write(text.as_bytes());
    hash.finish()
}

/// Adds what was read of a document and found in it; `None` if there is an error, or if it was not read from a file.
fn put_document(record: &mut Record, read: &Read<'_>) -> Option<()> {
    let Read {
        source,
        referenced,
        findings,
    } = read;
    put(record, source)?;
    for overlay in source.overlays() {
        put(record, overlay)?;
    }
    record.number(referenced.len());
    for Referenced { source, path } in *referenced {
        record.text(path);
        put(record, source)?;
    }
    record.number(findings.len());
    for finding in *findings {
        put_warning(record, finding)?;
    }
    Some(())
}

/// Takes the path and the text of a file; `None` unless they are those of the file that was read now.
fn confirm(record: &mut Reader<'_>, source: &Source) -> Option<()> {
    let (file, text) = (record.text()?, record.text()?);
    (path(source)? == file && source.text() == text).then_some(())
}

fn put(record: &mut Record, source: &Source) -> Option<()> {
    record.text(path(source)?);
    record.text(source.text());
    Some(())
}

/// The path of the file that a text was read from.
fn path(source: &Source) -> Option<&str> {
    source.file().and_then(Path::to_str)
}

/// Adds a warning; `None` for an error.
fn put_warning(record: &mut Record, finding: &Shown) -> Option<()> {
    let Shown {
        severity: Severity::Warning,
        text,
        line,
        overlay,
    } = finding
    else {
        return None;
    };
    record.text(text);
    record.text(line);
    record.list(overlay.as_slice(), |record, overlay| {
        record.number(*overlay)
    });
    Some(())
}

/// Takes a warning.
fn warning(record: &mut Reader<'_>) -> Option<Shown> {
    Some(Shown {
        severity: Severity::Warning,
        text: record.text()?.to_owned(),
        line: record.text()?.to_owned(),
        overlay: record.list(Reader::number)?.pop(),
    })
}

#[cfg(test)]
mod tests;
