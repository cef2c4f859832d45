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
mod generated;
pub mod ir;
pub mod lint;
pub mod lower;
mod lowering;
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
use quote::quote;

use crate::cache::{Cache, Call};
pub use crate::emit::Parts;
pub use crate::generated::format;
use crate::generated::{Generated, error, wanted};
pub use crate::lowering::{
    Lowering, document_of, lint_chosen, lint_source, lower_chosen, lower_open, lower_source,
};
pub use crate::source::{Caller, Source};

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
    let with_reports = |mut tokens: TokenStream| {
        tokens.extend(generated.reported());
        tokens
    };
    let whole = || with_reports(generated.code(|document| &document.files));
    let mut tokens = match compiler.and_then(|it| it.include) {
        Some(folder) => with_reports(generated.included(caller, folder, &text, parts)),
        None => whole(),
    };
    if let Some(path) = &args.expand_to {
        let failure = match compiler.and_then(|it| it.include) {
            Some(_) => write_expansion(path, caller, &whole()),
            None => write_expansion(path, caller, &tokens),
        };
        tokens.extend(failure);
    }
    tokens
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
