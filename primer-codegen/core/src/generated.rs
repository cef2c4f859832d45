//! What is generated for one call: the code of all its documents, and what was found in them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::args::{self, Args, Module};
use crate::cache::{self, Cache, Kept};
use crate::diagnostics::{Severity, Shown};
use crate::document::{Choice, Entry, Mistake};
use crate::emit::{self, Entries, Expansion, Parts, Written};
use crate::lower;
use crate::lowering::lower_open;
use crate::names;
use crate::source::{Caller, Referenced, Source, Tracked, UnreadPath};
use crate::threads;
use crate::versions;

/// What is generated for the arguments of the macro, or of a build script.
pub(crate) struct Generated<'a> {
    pub args: &'a Args,
    pub written: Written,
    /// One per module.
    pub documents: Vec<Lowered>,
}

impl<'a> Generated<'a> {
    /// What was kept of an earlier build, or else what is generated now, to be kept for the next one.
    pub(crate) fn kept_or_new(
        args: &'a Args,
        caller: &Caller,
        parts: Parts,
        cache: Option<&Cache<'_>>,
    ) -> Self {
        if let Some(Kept { written, documents }) = cache.and_then(Cache::find) {
            return Self {
                args,
                written,
                documents: documents.into_iter().map(Lowered::kept).collect(),
            };
        }
        let generated = Self::of(args, caller, parts);
        if let Some(cache) = cache {
            let documents = generated.documents.iter().map(Lowered::read_of);
            cache.keep(&generated.written, documents);
        }
        generated
    }

    pub(crate) fn of(args: &'a Args, caller: &Caller, parts: Parts) -> Self {
        let wanted: Vec<(Vec<String>, Choice)> = args.modules.iter().map(wanted).collect();
        let mut documents = threads::map(&wanted, |(paths, choice)| {
            Lowered::read(paths, choice, caller)
        });
        let modules = args.modules.iter().map(|it| &it.name);
        let names = modules.map(|name| names::written(&name.to_string()));
        lower::unite(documents.iter_mut().filter_map(|it| it.api.as_mut()));
        let apis = documents.iter_mut().map(|it| Some(it.api.take()?.close()));
        let versions = versions::compare(names.zip(apis).collect());
        let runtime = runtime(args);
        let expansion = Expansion {
            runtime: &runtime,
            parts,
            modules: &args.modules,
            versions: &versions,
            doctests: args.doctests.as_ref(),
        };
        Self {
            args,
            written: expansion.written(),
            documents,
        }
    }

    /// The code of all modules, which makes the compiler track some files of each document.
    pub(crate) fn code(&self, tracked: impl Fn(&Lowered) -> &[Tracked]) -> TokenStream {
        let entries = Entries {
            modules: &self.args.modules,
            runtime: &runtime(self.args),
        };
        let mut tokens = entries.shared(&self.written);
        for (n, document) in self.documents.iter().enumerate() {
            tokens.extend(entries.module(&self.written, n, tracked(document)));
        }
        tokens
    }

    /// The errors and the warnings of all modules.
    pub(crate) fn reported(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for (module, document) in self.args.modules.iter().zip(&self.documents) {
            let findings = document.findings.iter();
            tokens.extend(findings.map(|shown| {
                let place = module.path_of(shown.overlay).span();
                match shown.severity {
                    Severity::Error => error(place, &shown.text),
                    Severity::Warning => emit::warning(module, place, &shown.text),
                }
            }));
            let mistakes = document.mistakes.iter();
            tokens.extend(mistakes.map(|mistake| error(place(module, mistake), &mistake.message)));
        }
        tokens
    }
}

impl Generated<'_> {
    /// The code of all modules in a file of a folder, and what includes it.
    pub(crate) fn included(
        &self,
        caller: &Caller,
        folder: &str,
        call: &str,
        parts: Parts,
    ) -> TokenStream {
        let code = self.code(|_| &[]);
        let text = format(&code).unwrap_or_else(|| code.to_string());
        let modules = self.args.modules.iter();
        let names: Vec<String> = modules.map(|it| it.name.to_string()).collect();
        let parts = format!("{parts:?}");
        match caller.write_into(folder, &names, call, &parts, &text) {
            Ok(file) => {
                let documents = self.args.modules.iter().zip(&self.documents);
                let tracked = documents
                    .map(|(module, document)| emit::tracked(&document.files, module.path.span()));
                quote!(#(#tracked)* ::core::include!(#file);)
            }
            Err(message) => {
                let error = error(proc_macro2::Span::call_site(), &message);
                quote!(#code #error)
            }
        }
    }
}

/// A document after lowering.
pub(crate) struct Lowered {
    /// The files that it was read from.
    pub files: Vec<Tracked>,
    /// Its text and that of its overlays; `None` if any was not read.
    source: Option<Source>,
    /// The files that it refers to.
    referenced: Vec<Referenced>,
    api: Option<lower::Open>,
    pub findings: Vec<Shown>,
    pub mistakes: Vec<Mistake>,
}

impl Lowered {
    fn read(paths: &[String], choice: &Choice, caller: &Caller) -> Self {
        match caller.read_all(paths) {
            Ok((source, mut files)) => {
                let lowering = lower_open(&source, choice);
                if let Some(document) = files.first().cloned() {
                    let referenced = lowering.files.iter();
                    files.extend(referenced.map(|file| document.beside(&file.path)));
                }
                Self {
                    files,
                    referenced: lowering.files,
                    api: lowering.api,
                    findings: lowering.findings.show(&source),
                    mistakes: lowering.mistakes,
                    source: Some(source),
                }
            }
            Err(messages) => Self {
                files: Vec::new(),
                source: None,
                referenced: Vec::new(),
                api: None,
                findings: messages.into_iter().map(unread).collect(),
                mistakes: Vec::new(),
            },
        }
    }

    /// What was read of it and found in it, if the choice has no mistake.
    pub(crate) fn read_of(&self) -> Option<cache::Read<'_>> {
        let source = self.source.as_ref().filter(|_| self.mistakes.is_empty())?;
        Some(cache::Read {
            source,
            referenced: &self.referenced,
            findings: &self.findings,
        })
    }

    /// A document whose code was kept.
    pub(crate) fn kept((files, warnings): (Vec<Tracked>, Vec<Shown>)) -> Self {
        Self {
            files,
            source: None,
            referenced: Vec::new(),
            api: None,
            findings: warnings,
            mistakes: Vec::new(),
        }
    }
}

/// A finding about a document or an overlay that cannot be read.
fn unread(UnreadPath { position, message }: UnreadPath) -> Shown {
    Shown {
        severity: Severity::Error,
        line: message.lines().next().unwrap_or_default().to_owned(),
        text: message,
        // The document's path stands before those of its overlays.
        overlay: position.checked_sub(1),
    }
}

/// The paths of a module's document and its overlays, and what the caller chose of it.
pub(crate) fn wanted(module: &Module) -> (Vec<String>, Choice) {
    let texts = |list: &[syn::LitStr]| list.iter().map(syn::LitStr::value).collect();
    let args::Choice {
        operations,
        tags,
        types_only: _,
        all_schemas,
        headers,
        types,
    } = &module.choice;
    let headers = headers.0.iter();
    let choice = Choice {
        operations: texts(operations),
        tags: texts(tags),
        all_schemas: *all_schemas,
        headers: headers
            .map(|(name, value)| (name.value(), value.value()))
            .collect(),
        types: types
            .0
            .iter()
            .map(|(name, path)| (name.value(), args::Types::text(path)))
            .collect(),
    };
    (module.paths().map(syn::LitStr::value).collect(), choice)
}

/// The place of a mistake in a module's options.
fn place(module: &Module, mistake: &Mistake) -> proc_macro2::Span {
    let text = match mistake.entry {
        Entry::Operation(n) => module.choice.operations.get(n),
        Entry::Tag(n) => module.choice.tags.get(n),
        Entry::Type(n) => module.choice.types.0.get(n).map(|(name, _)| name),
        Entry::Header(n) => module.choice.headers.0.get(n).map(|(name, _)| name),
    };
    text.unwrap_or(&module.path).span()
}

/// The path of the runtime.
fn runtime(args: &Args) -> TokenStream {
    match &args.runtime {
        Some(path) => quote!(#path),
        None => quote!(::primer_api::runtime),
    }
}

pub(crate) fn error(span: proc_macro2::Span, message: &str) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

/// The tokens of an expansion as formatted Rust code; `None` if they are not a valid Rust file.
pub fn format(tokens: &TokenStream) -> Option<String> {
    syn::parse2(tokens.clone())
        .ok()
        .map(|file| prettyplease::unparse(&file))
}
