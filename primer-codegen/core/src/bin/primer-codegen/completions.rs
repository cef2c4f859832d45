//! `completions`: what a shell completes behind the command.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::output::line;

/// Prints a script by which a shell completes this command
///
/// For example, for bash: primer-codegen completions bash > ~/.local/share/bash-completion/completions/primer-codegen
#[derive(Args)]
pub(crate) struct Arguments {
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments, mut command: Command) -> Result<ExitCode, String> {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    let script = String::from_utf8(script).map_err(|error| error.to_string())?;
    line(script.trim_end());
    Ok(ExitCode::SUCCESS)
}
