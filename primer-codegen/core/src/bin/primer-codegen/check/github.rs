//! Findings as commands of a GitHub workflow: `::error file=a.yaml,line=1,endLine=1,col=5,endColumn=9::message`.

use super::found::{Found, Region};

/// The command that shows a finding on its line.
pub(super) fn command(found: &Found) -> String {
    let file = property(&found.location.file);
    let place = match found.location.region {
        Some(Region {
            line,
            column,
            end_column,
        }) => format!(",line={line},endLine={line},col={column},endColumn={end_column}"),
        None => String::new(),
    };
    let help = match &found.help {
        Some(help) => format!("\nhelp: {help}"),
        None => String::new(),
    };
    let message = data(&format!("{}{help}", found.message));
    format!("::{} file={file}{place}::{message}", found.severity)
}

/// Text behind a command: line breaks end it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property: commas and colons end it too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
