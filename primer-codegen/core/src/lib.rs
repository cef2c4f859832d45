//! Turns OpenAPI documents into Rust: the library behind `primer-codegen`, on plain tokens, so that all of it can be tested.
//!
//! ```
//! use primer_codegen_core::{Caller, Parts, expand};
//!
//! let input = quote::quote! { pub mod pets = "no-such-file.yaml"; };
//! let caller = Caller { file_folder: None, manifest_folder: std::env::temp_dir() };
//! let tokens = expand(input, &caller, Parts::TypesAndClient).to_string();
//! assert!(tokens.contains("document not found"));
//! ```
//!
//! The stages, each in a room of its own: [`args`] is what the caller wrote, [`source`] a document's text, [`document`] its
//! nodes, [`resolve`] its references, [`mod@lower`] what they become, [`ir`] the result of that, [`versions`]
//! what several documents have in common, [`emit`] the tokens, and [`diagnostics`] what is wrong.

pub mod args;
pub mod diagnostics;
pub mod document;
pub mod emit;
pub mod ir;
pub mod lint;
pub mod lower;
pub mod markdown;
pub mod names;
pub mod resolve;
pub mod source;
pub mod versions;

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::args::Args;
use crate::diagnostics::{Finding, Findings, Place};
use crate::document::Document;
use crate::emit::Expansion;
pub use crate::emit::Parts;
use crate::source::{Base, Places};
pub use crate::source::{Caller, Source};

/// The expansion of `generate_api!`: one module per document, and a compile error per finding.
pub fn expand(input: TokenStream, caller: &Caller, parts: Parts) -> TokenStream {
    let args = match args::parse(input) {
        Ok(args) => args,
        Err(error) => return error.into_compile_error(),
    };
    let runtime = match &args.runtime {
        Some(path) => quote!(#path),
        None => quote!(::primer_api::runtime),
    };
    let paths: Vec<String> = args.modules.iter().map(|it| it.path.value()).collect();
    let mut documents = read_all(&paths, caller);
    let names = args
        .modules
        .iter()
        .map(|it| names::written(&it.name.to_string()));
    let apis = documents.iter_mut().map(|document| document.api.take());
    let versions = versions::compare(names.zip(apis).collect());
    let expansion = Expansion {
        parts,
        modules: &args.modules,
        versions: &versions,
        runtime: &runtime,
    };
    let mut tokens = expansion.shared();
    for (n, (module, document)) in args.modules.iter().zip(documents).enumerate() {
        tokens.extend(expansion.module(n, document.base));
        let errors = document.errors.iter();
        tokens.extend(errors.map(|message| error(module.path.span(), message)));
    }
    tokens.extend(write_expansion(&args, caller, &tokens));
    tokens
}

/// What came of a document.
struct Read {
    base: Option<Base>,
    api: Option<ir::Api>,
    errors: Vec<String>,
}

/// Reads documents, as many at once as the machine can.
fn read_all(paths: &[String], caller: &Caller) -> Vec<Read> {
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let read_some = |paths: &[String]| {
        thread::scope(|scope| {
            let mut threads = Vec::new();
            for path in paths {
                let thread = thread::Builder::new().spawn_scoped(scope, || read(path, caller));
                threads.push(thread.ok());
            }
            let join = |(thread, path): (Option<thread::ScopedJoinHandle<'_, Read>>, &String)| {
                match thread {
                    Some(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                    None => read(path, caller),
                }
            };
            threads.into_iter().zip(paths).map(join).collect::<Vec<_>>()
        })
    };
    paths.chunks(at_once).flat_map(read_some).collect()
}

fn read(path: &str, caller: &Caller) -> Read {
    let found = match caller.read(path) {
        Ok(found) => found,
        Err(message) => {
            return Read {
                base: None,
                api: None,
                errors: vec![message],
            };
        }
    };
    let (api, findings) = lower_source(&found.source);
    let errors = if findings.is_empty() {
        Vec::new()
    } else {
        let places = Places::of(&found.source);
        let findings = findings.sorted(&places);
        findings
            .iter()
            .map(|finding| finding.render(&found.source, &places))
            .collect()
    };
    Read {
        base: Some(found.base),
        api,
        errors,
    }
}

/// What a document becomes, as far as it could be lowered, and what is wrong with it.
pub fn lower_source(source: &Source) -> (Option<ir::Api>, Findings) {
    let lowered = with_room(|| {
        let mut findings = Findings::default();
        let Some(document) = Document::parse(source.text(), &mut findings) else {
            return (None, findings);
        };
        let resolved = resolve::resolve(&document, &mut findings);
        let api = lower::lower(resolved, &mut findings);
        (Some(api), findings)
    });
    lowered.unwrap_or_else(|message| {
        let finding = Finding::at(Place::Document, message);
        (None, [finding].into_iter().collect())
    })
}

/// Runs on a stack that is large enough for schemas that refer to each other in a row of thousands.
fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, String> {
    const STACK: usize = 512 << 20; // bytes of address space; memory is used as far as the stack grows
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        match thread.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(panic)) => resume_unwind(panic),
            Err(error) => Err(format!(
                "the system gives no thread to read this document in: {error}"
            )),
        }
    })
}

fn error(span: proc_macro2::Span, message: &str) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

fn write_expansion(args: &Args, caller: &Caller, tokens: &TokenStream) -> Option<TokenStream> {
    let literal = args.expand_to.as_ref()?;
    let text = format(tokens).unwrap_or_else(|| tokens.to_string());
    let message = caller.write(&literal.value(), &text).err()?;
    Some(error(literal.span(), &message))
}

/// The tokens of an expansion, formatted for reading; `None` if they are no Rust file.
pub fn format(tokens: &TokenStream) -> Option<String> {
    syn::parse2(tokens.clone())
        .ok()
        .map(|file| prettyplease::unparse(&file))
}
