//! Turns OpenAPI documents into Rust: the library behind the macro crate `primer-codegen`. It works on the tokens of
//! `proc_macro2`, so that it can be used and tested outside of a macro.
//!
//! ```
//! use primer_codegen_core::{Caller, Parts, expand};
//!
//! let input = quote::quote! { pub mod pets = "no-such-file.yaml"; };
//! let caller = Caller { file: None, manifest_folder: std::env::temp_dir() };
//! let tokens = expand(input, &caller, Parts::TypesAndClient).to_string();
//! assert!(tokens.contains("document not found"));
//! ```
//!
//! The stages, in this order: [`args`] parses the macro's arguments, [`source`] reads the text of a document, [`overlay`] and [`bundle`]
//! add what callers and other files have to say, [`document`] checks its form, [`resolve`] checks its references, [`rules`] checks what else the standard demands, [`mod@lower`] decides what Rust code each part becomes, [`versions`]
//! compares several documents, and [`emit`] writes the tokens. [`ir`] is the result of lowering and comparing. [`diagnostics`]
//! holds what the stages report.

#![recursion_limit = "1024"] // templates of code are read token by token

pub mod args;
pub mod build;
pub mod bundle;
mod cache;
pub mod diagnostics;
pub mod document;
pub mod emit;
pub mod ir;
pub mod lint;
pub mod lower;
pub mod markdown;
pub mod names;
#[cfg(feature = "overlays")]
pub mod overlay;
#[cfg(not(feature = "overlays"))]
#[path = "overlay/absent.rs"]
mod overlay;
mod record;
pub mod resolve;
pub mod rules;
pub mod source;
mod spelling;
mod threads;
pub mod versions;

extern crate proc_macro;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::args::{Args, Module};
use crate::cache::{Cache, Call, Kept};
use crate::diagnostics::{Finding, Findings, Place, Severity, Shown};
use crate::document::{Choice, Document, Entry, Mistake, Tree};
pub use crate::emit::Parts;
use crate::emit::{Entries, Expansion, Written};
use crate::resolve::Nodes;
pub use crate::source::{Caller, Source};
use crate::source::{Places, Referenced, Tracked, UnreadPath};

/// The expansion of `generate_api!`: one module per document, and an error or a warning of the compiler per finding.
pub fn expand(input: TokenStream, caller: &Caller, parts: Parts) -> TokenStream {
    expand_by(input, caller, parts, None)
}

/// The environment variable that names the folder of the files that expansions are included from.
pub const INCLUDE: &str = "PRIMER_CODEGEN_INCLUDE";

/// The compiler that a macro runs in.
#[derive(Clone, Copy, Debug)]
pub struct Compiler<'a> {
    /// The name of the macro's library.
    pub library: &'a str,
    /// The folder that [`INCLUDE`] names: with it, the modules are included from a file there, formatted, so that an editor
    /// and the compiler's notes land on readable code.
    ///
    /// Its path is relative to the manifest's. The file is replaced at once, so that builds that run at the same time read a whole one.
    pub include: Option<&'a str>,
}

/// The same for a compiler. What Cargo builds again without a change to the call or to its documents is kept in the target folder.
pub fn expand_for_compiler(
    input: TokenStream,
    caller: &Caller,
    parts: Parts,
    compiler: Compiler<'_>,
) -> TokenStream {
    let tokens = expand_by(input, caller, parts, Some(compiler));
    // A build with another folder, or without one, is another build.
    quote!(const _: ::core::option::Option<&str> = ::core::option_env!(#INCLUDE); #tokens)
}

fn expand_by(
    input: TokenStream,
    caller: &Caller,
    parts: Parts,
    compiler: Option<Compiler<'_>>,
) -> TokenStream {
    let text = input.to_string();
    let args = match args::parse(input) {
        Ok(args) => args,
        Err(error) => return error.into_compile_error(),
    };
    let modules = args.modules.iter();
    let modules: Vec<(String, Vec<String>)> = modules
        .map(|module| (module.name.to_string(), wanted(module).0))
        .collect();
    let call = Call {
        caller,
        parts,
        text: &text,
        modules: &modules,
    };
    let cache = compiler.and_then(|it| Cache::of(call, it.library));
    let generated = Generated::kept_or_new(&args, caller, parts, cache.as_ref());
    let mut tokens = match compiler.and_then(|it| it.include) {
        Some(folder) => generated.included(caller, folder, &text, parts),
        None => generated.code(|document| &document.files),
    };
    tokens.extend(generated.reported());
    if let Some(path) = &args.expand_to {
        let whole = || {
            let mut tokens = generated.code(|document| &document.files);
            tokens.extend(generated.reported());
            tokens
        };
        let failure = match compiler.and_then(|it| it.include) {
            Some(_) => write_expansion(path, caller, &whole()),
            None => write_expansion(path, caller, &tokens),
        };
        tokens.extend(failure);
    }
    tokens
}

/// What is generated for the arguments of the macro, or of a build script.
struct Generated<'a> {
    args: &'a Args,
    written: Written,
    /// One per module.
    documents: Vec<Lowered>,
}

impl<'a> Generated<'a> {
    /// What was kept of an earlier build, or else what is generated now, to be kept for the next one.
    fn kept_or_new(
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

    fn of(args: &'a Args, caller: &Caller, parts: Parts) -> Self {
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
    fn code(&self, tracked: impl Fn(&Lowered) -> &[Tracked]) -> TokenStream {
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
    fn reported(&self) -> TokenStream {
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
    fn included(&self, caller: &Caller, folder: &str, call: &str, parts: Parts) -> TokenStream {
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

/// The path of the runtime.
fn runtime(args: &Args) -> TokenStream {
    match &args.runtime {
        Some(path) => quote!(#path),
        None => quote!(::primer_api::runtime),
    }
}

/// The paths of a module's document and its overlays, and what the caller chose of it.
fn wanted(module: &Module) -> (Vec<String>, Choice) {
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

/// A document after lowering.
struct Lowered {
    /// The files that it was read from.
    files: Vec<Tracked>,
    /// Its text and that of its overlays; `None` if any was not read.
    source: Option<Source>,
    /// The files that it refers to.
    referenced: Vec<Referenced>,
    api: Option<lower::Open>,
    findings: Vec<Shown>,
    mistakes: Vec<Mistake>,
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
    fn read_of(&self) -> Option<cache::Read<'_>> {
        let source = self.source.as_ref().filter(|_| self.mistakes.is_empty())?;
        Some(cache::Read {
            source,
            referenced: &self.referenced,
            findings: &self.findings,
        })
    }

    /// A document whose code was kept.
    fn kept((files, warnings): (Vec<Tracked>, Vec<Shown>)) -> Self {
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

/// Warnings of what is legal in a document but surely a mistake; none if the document is wrong.
pub fn lint_source(source: &Source) -> Findings {
    lint_chosen(source, &Choice::default())
}

/// The same for the parts of a document that are chosen.
pub fn lint_chosen(source: &Source, choice: &Choice) -> Findings {
    let mut findings = Findings::default();
    let document = read(source, choice, &mut findings)
        .and_then(|(tree, _)| Document::check(tree, choice, &mut findings));
    match document {
        Some(document) if !findings.has_errors() => {
            let found = lint::lint(&document, &Places::of(source));
            document.origins().trace_all(found)
        }
        _ => Findings::default(),
    }
}

/// The nodes of a document, with its overlays and what it refers to in other files, and these files.
fn read(
    source: &Source,
    choice: &Choice,
    findings: &mut Findings,
) -> Option<(Tree, Vec<Referenced>)> {
    let mut tree = Tree::parse(source.text(), findings)?;
    overlay::lay(&mut tree, source, findings);
    document::settle_names(&mut tree.root);
    let files = bundle::bundle(&mut tree, source, choice, findings);
    Some((tree, files))
}

/// A document, with its overlays and what it refers to in other files, after a check of its form; `None` if nothing can be generated
/// from it.
pub fn document_of(source: &Source) -> Option<Document> {
    let (choice, mut findings) = (Choice::default(), Findings::default());
    let (tree, _) = read(source, &choice, &mut findings)?;
    Document::check(tree, &choice, &mut findings)
}

/// The result of lowering a document.
#[derive(Debug)]
pub struct Lowering<A = ir::Api> {
    /// The API that the document describes, as far as it can be generated.
    pub api: Option<A>,
    /// The findings.
    pub findings: Findings,
    /// The mistakes in the choice.
    pub mistakes: Vec<Mistake>,
    /// The files that the document refers to.
    pub files: Vec<Referenced>,
}

/// The API that a document describes, as far as it can be generated, and the findings.
pub fn lower_source(source: &Source) -> (Option<ir::Api>, Findings) {
    let lowering = lower_chosen(source, &Choice::default());
    (lowering.api, lowering.findings)
}

/// The same for the parts of a document that are chosen.
///
/// Equal inline schemas are types of their own: so each schema has the name of its address.
pub fn lower_chosen(source: &Source, choice: &Choice) -> Lowering {
    let Lowering {
        api,
        findings,
        mistakes,
        files,
    } = lower_open(source, choice);
    Lowering {
        api: api.map(lower::Open::close),
        findings,
        mistakes,
        files,
    }
}

/// The same, before it is decided which types are one.
pub fn lower_open(source: &Source, choice: &Choice) -> Lowering<lower::Open> {
    let lowering = threads::with_large_stack(|| {
        let mut findings = Findings::default();
        let Some((tree, files)) = read(source, choice, &mut findings) else {
            return Lowering::nothing(findings);
        };
        let origins = tree.origins.clone();
        let document = Document::check(tree, choice, &mut findings);
        let lowered = document.as_ref().map(|document| {
            let nodes = Nodes::of(document);
            let resolved = resolve::resolve(document, &nodes, &mut findings);
            rules::check(resolved, &mut findings);
            lower::lower(resolved, choice, &mut findings)
        });
        let mistakes = document.iter().flat_map(Document::mistakes).cloned();
        let mut mistakes: Vec<Mistake> = mistakes.collect();
        let api = lowered.map(|(api, of_lowering)| {
            mistakes.extend(of_lowering);
            api
        });
        Lowering {
            api,
            findings: origins.trace_all(findings),
            mistakes,
            files,
        }
    });
    lowering.unwrap_or_else(|error| {
        let message = format!("the system gives no thread to read this document in: {error}");
        let finding = Finding::at(Place::Document, message);
        Lowering::nothing([finding].into_iter().collect())
    })
}

impl<A> Lowering<A> {
    /// Of a document that cannot be read.
    fn nothing(findings: Findings) -> Self {
        Self {
            api: None,
            findings,
            mistakes: Vec::new(),
            files: Vec::new(),
        }
    }
}

fn error(span: proc_macro2::Span, message: &str) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

fn write_expansion(
    path: &syn::LitStr,
    caller: &Caller,
    tokens: &TokenStream,
) -> Option<TokenStream> {
    let text = format(tokens).unwrap_or_else(|| tokens.to_string());
    let message = caller.write(&path.value(), &text).err()?;
    Some(error(path.span(), &message))
}

/// The tokens of an expansion as formatted Rust code; `None` if they are not a valid Rust file.
pub fn format(tokens: &TokenStream) -> Option<String> {
    syn::parse2(tokens.clone())
        .ok()
        .map(|file| prettyplease::unparse(&file))
}
