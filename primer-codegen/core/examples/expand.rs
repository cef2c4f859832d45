//! Prints what a document expands to, formatted: `cargo run -p primer-codegen-core --example expand -- DOCUMENT...`
//! A document may have overlays: `DOCUMENT + OVERLAY`.

#[expect(dead_code, reason = "the macro reads the documents")]
mod documents;
mod output;

use std::path::PathBuf;
use std::process::ExitCode;

use primer_codegen_core::{Caller, Parts, expand, format};
use quote::quote;

use self::documents::documents;
use self::output::{complain, line};

fn main() -> ExitCode {
    let files = documents(std::env::args().skip(1)).filter(|files| !files.is_empty());
    let Some(files) = files else {
        complain("usage: expand DOCUMENT [+ OVERLAY]...");
        return ExitCode::from(2);
    };
    let caller = Caller {
        file_folder: None,
        manifest_folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
    };
    let modules = files.iter().enumerate().map(|(n, file)| {
        let name = quote::format_ident!("document{}", n + 1);
        quote!(pub mod #name = #(#file)+*;)
    });
    let tokens = expand(quote!(#(#modules)*), &caller, Parts::TypesAndClient);
    match format(&tokens) {
        Some(text) => line(text.trim_end()),
        None => line(&tokens),
    }
    if tokens.to_string().contains("compile_error") {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
