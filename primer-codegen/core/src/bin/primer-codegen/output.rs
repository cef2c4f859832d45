//! The output: whoever reads it may stop early, as `head` does.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::process::exit;

use crate::UNUSABLE;

/// Writes a line to the standard output; ends the program, as a success, if nobody reads it any more.
pub(crate) fn line(text: impl Display) {
    write(io::stdout(), text);
}

/// The same to the standard error.
pub(crate) fn complain(text: impl Display) {
    write(io::stderr(), text);
}

fn write(mut stream: impl Write, text: impl Display) {
    match writeln!(stream, "{text}").and_then(|()| stream.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exit(0),
        Err(_) => exit(UNUSABLE.into()),
    }
}
