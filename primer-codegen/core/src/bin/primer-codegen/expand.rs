//! `expand`: the code that is generated for documents.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use primer_codegen_core::{Caller, Parts, expand, format};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::documents::{Chosen, Paths, documents};
use crate::output::line;

/// Prints the code that is generated for documents
///
/// Each document is a module: document1, document2 and so on. What is wrong with a document is an error of the compiler in this code.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents, the oldest first, each followed by its overlays: DOCUMENT + OVERLAY
    #[arg(required = true, value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[command(flatten)]
    chosen: Chosen,
    /// Generates no client
    #[arg(long)]
    types_only: bool,
    /// A header of every request; can be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    headers: Vec<(String, String)>,
    /// A type of yours in the place of a schema: Money=crate::Money; can be repeated
    #[arg(long, value_name = "SCHEMA=PATH", value_parser = pair)]
    types: Vec<(String, String)>,
}

fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) = text.split_once('=').ok_or("expected `=`")?;
    Ok((name.to_owned(), value.to_owned()))
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let caller = Caller {
        file: None,
        manifest_folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
    };
    let documents = documents(&arguments.documents)?;
    for document in &documents {
        document.read()?;
    }
    let documents = documents.iter().enumerate();
    let modules: Result<TokenStream, String> = documents
        .map(|(n, paths)| module(n, paths, arguments))
        .collect();
    let tokens = expand(modules?, &caller, Parts::TypesAndClient);
    match format(&tokens) {
        Some(text) => line(text.trim_end()),
        None => line(&tokens),
    }
    let has_errors = tokens
        .into_iter()
        .any(|token| matches!(token, TokenTree::Ident(name) if name == "compile_error"));
    Ok(ExitCode::from(u8::from(has_errors)))
}

/// A module as the macro's caller writes it.
fn module(n: usize, Paths(paths): &Paths, arguments: &Arguments) -> Result<TokenStream, String> {
    let name = format_ident!("document{}", n + 1);
    let Chosen {
        operations,
        tags,
        all_schemas,
    } = &arguments.chosen;
    let operations = (!operations.is_empty()).then(|| quote!(operations = [#(#operations),*];));
    let tags = (!tags.is_empty()).then(|| quote!(tags = [#(#tags),*];));
    let all_schemas = all_schemas.then(|| quote!(all_schemas;));
    let types_only = arguments.types_only.then(|| quote!(types_only;));
    let headers = arguments.headers.iter();
    let headers: Vec<TokenStream> = headers
        .map(|(name, value)| quote!(#name = #value))
        .collect();
    let headers = (!headers.is_empty()).then(|| quote!(headers = {#(#headers),*};));
    let types = arguments.types.iter().map(|(schema, path)| {
        let path: syn::Path = syn::parse_str(path)
            .map_err(|error| format!("--types: `{path}` is no path of a type: {error}"))?;
        Ok(quote!(#schema = #path))
    });
    let types: Vec<TokenStream> = types.collect::<Result<_, String>>()?;
    let types = (!types.is_empty()).then(|| quote!(types = {#(#types),*};));
    Ok(
        quote!(pub mod #name = #(#paths)+* { #operations #tags #all_schemas #types_only #headers #types }),
    )
}
