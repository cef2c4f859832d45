//! Prints what a document expands to, formatted: `cargo run -p primer-codegen-core --example expand -- FILE...`

use std::path::PathBuf;
use std::process::ExitCode;

use primer_codegen_core::{Caller, Parts, expand, format};
use quote::quote;

fn main() -> ExitCode {
    let caller = Caller {
        file_folder: None,
        manifest_folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
    };
    let modules = std::env::args().skip(1).enumerate().map(|(n, file)| {
        let name = quote::format_ident!("document{}", n + 1);
        quote!(pub mod #name = #file;)
    });
    let tokens = expand(quote!(#(#modules)*), &caller, Parts::TypesAndClient);
    match format(&tokens) {
        Some(text) => print!("{text}"),
        None => print!("{tokens}"),
    }
    if tokens.to_string().contains("compile_error") {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
