//! Turns OpenAPI documents into Rust: the library behind `primer-codegen`, on plain tokens, so that all of it can be tested.
//!
//! ```
//! use primer_codegen_core::{Caller, expand};
//!
//! let input = quote::quote! { pub mod pets = "no-such-file.yaml"; };
//! let caller = Caller { file_folder: None, manifest_folder: std::env::temp_dir() };
//! let tokens = expand(input, &caller).to_string();
//! assert!(tokens.contains("document not found"));
//! ```
//!
//! The stages, each in a room of its own: [`args`] is what the caller wrote, [`source`] a document's text, [`document`] its
//! nodes, [`resolve`] its references, [`mod@lower`] what they become, [`ir`] the result of that, [`emit`] the tokens, and
//! [`diagnostics`] what is wrong.

pub mod args;
pub mod diagnostics;
pub mod document;
pub mod emit;
pub mod ir;
pub mod lint;
pub mod lower;
pub mod names;
pub mod resolve;
pub mod source;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::args::{Args, Module};
use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Document, Places};
pub use crate::source::{Caller, Source};

/// The expansion of `generate_api!`: one module per document, and a compile error per finding.
pub fn expand(input: TokenStream, caller: &Caller) -> TokenStream {
    let args = match args::parse(input) {
        Ok(args) => args,
        Err(error) => return error.into_compile_error(),
    };
    let runtime = args
        .runtime
        .as_ref()
        .map_or_else(|| quote!(::primer_api::runtime), |path| quote!(#path));
    let mut tokens: TokenStream = args
        .modules
        .iter()
        .map(|module| expand_module(module, caller, &runtime))
        .collect();
    tokens.extend(write_expansion(&args, caller, &tokens));
    tokens
}

fn expand_module(module: &Module, caller: &Caller, runtime: &TokenStream) -> TokenStream {
    let found = match caller.read(&module.path.value()) {
        Ok(found) => found,
        Err(message) => {
            let empty = emit::module(module, None, None, runtime);
            return error(module.path.span(), &message, empty);
        }
    };
    let (api, findings) = lower_source(&found.source);
    let tokens = emit::module(module, Some(found.base), api.as_ref(), runtime);
    if findings.is_empty() {
        return tokens;
    }
    let places = Places::of(&found.source);
    let errors = findings
        .sorted(&places)
        .into_iter()
        .map(|finding| finding.render(&found.source, &places));
    errors.fold(tokens, |tokens, message| {
        error(module.path.span(), &message, tokens)
    })
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
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(error) => Err(format!(
                "the system gives no thread to read this document in: {error}"
            )),
        }
    })
}

fn error(span: proc_macro2::Span, message: &str, tokens: TokenStream) -> TokenStream {
    quote_spanned!(span=> #tokens ::core::compile_error! { #message })
}

fn write_expansion(args: &Args, caller: &Caller, tokens: &TokenStream) -> Option<TokenStream> {
    let literal = args.expand_to.as_ref()?;
    let text = format(tokens).unwrap_or_else(|| tokens.to_string());
    let file = caller.resolve_output(&literal.value());
    let message = source::write(&file, &text).err()?;
    Some(error(literal.span(), &message, TokenStream::new()))
}

/// The tokens of an expansion, formatted for reading; `None` if they are no Rust file.
pub fn format(tokens: &TokenStream) -> Option<String> {
    syn::parse2(tokens.clone())
        .ok()
        .map(|file| prettyplease::unparse(&file))
}
