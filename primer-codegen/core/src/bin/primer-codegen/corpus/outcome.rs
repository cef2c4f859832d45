//! What came of a document.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use primer_codegen_core::diagnostics::Severity;
use primer_codegen_core::document::Choice;
use primer_codegen_core::{Caller, Lowering, Parts, expand, format, lower_chosen};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::documents::{self, Document};

/// The verdict on a document.
pub(crate) enum Verdict {
    Accepted,
    /// Accepted, with a number of warnings.
    Warned(usize),
    Refused,
    /// Accepted, with fewer operations than the document has.
    Incomplete,
    Panicked,
}

/// What came of a document.
pub(crate) struct Outcome {
    pub verdict: Verdict,
    /// The number of operations in the document, if it can be read.
    pub operations: Option<usize>,
    pub generated: usize,
    pub types: usize,
    /// The number of lines of the code.
    pub lines: Option<usize>,
    tokens: usize,
    pub time: Duration,
    /// The findings as the compiler shows them, or the message of a panic.
    pub findings: Vec<String>,
    /// The module, if the document is accepted.
    pub code: Option<String>,
}

/// The number of tokens from which on an expansion is not formatted.
const LARGE: usize = 20_000_000;

static PANIC: Mutex<String> = Mutex::new(String::new());

/// Keeps the message of the last panic instead of printing it.
pub(crate) fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut last) = PANIC.lock() {
            *last = panic.to_string();
        }
    }));
}

impl Outcome {
    pub(crate) fn of(document: &Document, all_schemas: bool) -> Self {
        let mut outcome = Self {
            verdict: Verdict::Panicked,
            operations: None,
            generated: 0,
            types: 0,
            lines: None,
            tokens: 0,
            time: Duration::ZERO,
            findings: Vec::new(),
            code: None,
        };
        if catch_unwind(AssertUnwindSafe(|| outcome.generate(document, all_schemas))).is_err() {
            outcome.verdict = Verdict::Panicked;
            outcome.code = None;
            outcome.findings = PANIC.lock().map(|it| it.clone()).into_iter().collect();
        }
        outcome
    }

    fn generate(&mut self, document: &Document, all_schemas: bool) {
        let source = match document.open() {
            Ok(source) => source,
            Err(message) => {
                self.verdict = Verdict::Refused;
                self.findings.push(message);
                return;
            }
        };
        self.operations = documents::operations(&source);
        let choice = Choice {
            all_schemas,
            ..Choice::default()
        };
        let Lowering { api, findings, .. } = lower_chosen(&source, &choice);
        if let Some(api) = &api {
            (self.generated, self.types) = (api.operations.len(), api.types.len());
        }
        drop(api);
        let is_refused = findings.has_errors();
        let count =
            |severity: Severity| findings.iter().filter(|it| it.severity == severity).count();
        let warnings = count(Severity::Warning);
        self.findings = findings
            .render(&source)
            .into_iter()
            .map(|(severity, text)| format!("{severity}: {text}"))
            .collect();
        let start = Instant::now();
        let tokens = expansion(document, all_schemas);
        self.time = start.elapsed();
        self.tokens = count_tokens(tokens.clone());
        self.verdict = match warnings {
            _ if is_refused => Verdict::Refused,
            _ if self.operations != Some(self.generated) => Verdict::Incomplete,
            0 => Verdict::Accepted,
            more => Verdict::Warned(more),
        };
        let formatted = (self.tokens < LARGE).then(|| format(&tokens)).flatten();
        self.lines = formatted.as_ref().map(|text| text.lines().count());
        if !is_refused {
            self.code = Some(formatted.unwrap_or_else(|| tokens.to_string()));
        }
    }

    /// The columns of the table.
    pub(crate) fn row(&self, name: &str) -> String {
        let verdict = match self.verdict {
            Verdict::Accepted => "accepted".to_owned(),
            Verdict::Warned(count) => format!("warned {count}"),
            Verdict::Refused => "refused".to_owned(),
            Verdict::Incomplete => "incomplete".to_owned(),
            Verdict::Panicked => "panicked".to_owned(),
        };
        let operations = self.operations.map_or("-".to_owned(), |it| it.to_string());
        let lines = match self.lines {
            Some(lines) => lines.to_string(),
            None => format!("{} tokens", self.tokens),
        };
        let (generated, types, time) = (self.generated, self.types, self.time.as_millis());
        format!("{name}\t{verdict}\t{operations}\t{generated}\t{types}\t{lines}\t{time}")
    }
}

fn expansion(document: &Document, all_schemas: bool) -> TokenStream {
    let module = format_ident!("{}", document.module);
    let paths = std::iter::once(&document.file).chain(&document.overlays);
    let paths = paths.map(|path| path.to_string_lossy());
    let caller = Caller {
        file: None,
        manifest_folder: PathBuf::new(),
    };
    let all_schemas = all_schemas.then(|| quote!(all_schemas;));
    let docs = format!("The document `{}`.", document.name);
    let entry = quote! {
        #[doc = #docs]
        #[allow(deprecated)]
        pub mod #module = #(#paths)+* { #all_schemas }
    };
    expand(entry, &caller, Parts::TypesAndClient)
}

fn count_tokens(tokens: TokenStream) -> usize {
    let count = |token: TokenTree| match token {
        TokenTree::Group(group) => 2 + count_tokens(group.stream()),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
    };
    tokens.into_iter().map(count).sum()
}
