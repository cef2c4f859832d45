//! `primer-codegen`: OpenAPI documents checked, compared and expanded, without a compiler.

mod changes;
mod check;
mod completions;
mod corpus;
mod documents;
mod expand;
mod output;
mod overlay;
mod progress;
mod series;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use self::output::complain;

/// Checks, compares and expands OpenAPI documents.
#[derive(Parser)]
#[command(name = "primer-codegen", version, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
A document may have overlays: DOCUMENT + OVERLAY + OVERLAY.

Exit codes:
  0  everything is fine, or what was found fails nothing
  1  a document is wrong, or something was found that an option denies
  2  the arguments are wrong, or a file cannot be read or written";

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Changes(changes::Arguments),
    Expand(expand::Arguments),
    Series(series::Arguments),
    Corpus(corpus::Arguments),
    Overlay(overlay::Arguments),
    Completions(completions::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Changes(arguments) => changes::run(&arguments),
        Command::Expand(arguments) => expand::run(&arguments),
        Command::Series(arguments) => series::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Overlay(arguments) => overlay::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command()),
    };
    result.unwrap_or_else(|message| {
        complain(format_args!("error: {message}"));
        ExitCode::from(UNUSABLE)
    })
}

/// The exit code for arguments that are wrong, and for files that cannot be read or written.
const UNUSABLE: u8 = 2;
