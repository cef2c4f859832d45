//! Findings for people.

use std::io::IsTerminal as _;

use primer_codegen_core::diagnostics::Severity;

use super::found::Found;

/// A finding as the compiler shows it: in colour where the terminal has it.
pub(super) fn text(found: &Found) -> String {
    let severity = found.severity;
    let (first, rest) = found.text.split_once('\n').unwrap_or((&found.text, ""));
    let is_plain = !std::io::stdout().is_terminal()
        || std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    if is_plain {
        return format!("{severity}: {first}\n{rest}");
    }
    let colour = match severity {
        Severity::Error => "31",
        Severity::Warning => "33",
    };
    format!("\u{1b}[1;{colour}m{severity}\u{1b}[0m\u{1b}[1m: {first}\u{1b}[0m\n{rest}")
}
