//! Bodies in JSON.

mod dropped;
mod write;

#[cfg(feature = "client")]
use std::sync::atomic::{AtomicUsize, Ordering};

use self::dropped::Dropped;
use super::misfit::{Misfit, Names};
use super::read::{Memory, fill_from_text};
use super::value::{Outcome, Ref, Slot};

/// The memory that any body may take when it is read, in bytes.
const MEMORY_ALWAYS: usize = 16 << 20;

/// The further memory that it may take for each byte of its text.
const MEMORY_PER_BYTE: usize = 32;

/// The length for which there is room before a value is written, in bytes.
const USUAL_LENGTH: usize = 1024;

/// The room for a body before it is written, in bytes: what the last one needed, since a service sends many of a kind.
#[cfg(feature = "client")]
static ROOM: AtomicUsize = AtomicUsize::new(USUAL_LENGTH);

/// The most that there is room for before it is written, in bytes.
#[cfg(feature = "client")]
const LARGEST_ROOM: usize = 64 << 10;

/// The limit on depth of the JSON reader, which protects the stack.
const TOO_DEEP: &str = "more than 127 levels of nested arrays and objects";

/// Reads a body into the `outcome`-th outcome, numbered as in [`DocumentedResponse::outcome`](super::DocumentedResponse::outcome).
pub(crate) fn from_bytes<T: Outcome>(outcome: usize, bytes: &[u8]) -> Result<T, Misfit> {
    read_body(outcome, bytes, Names::Shown)
}

/// Reads a body that is sensitive as a whole: its misfit holds no name that is data.
#[cfg(feature = "client")]
pub(super) fn from_sensitive_bytes<T: Outcome>(outcome: usize, bytes: &[u8]) -> Result<T, Misfit> {
    read_body(outcome, bytes, Names::Hidden)
}

fn read_body<T: Outcome>(outcome: usize, bytes: &[u8], names: Names) -> Result<T, Misfit> {
    // RFC 8259, 8.1: parsers may ignore the presence of a byte order mark.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut value = T::blank(outcome);
    fill_with(value.slot(), bytes, names)?;
    Ok(value)
}

/// Reads the value of a header into a slot; its misfit holds no name that is data.
#[cfg(feature = "client")]
pub(super) fn fill(slot: Slot<'_>, bytes: &[u8]) -> Result<(), Misfit> {
    fill_with(slot, bytes, Names::Hidden)
}

fn fill_with(slot: Slot<'_>, bytes: &[u8], names: Names) -> Result<(), Misfit> {
    // Text that is checked at once is read faster than bytes, of which each string is checked.
    let text = std::str::from_utf8(bytes).map_err(|error| no_text(bytes, error))?;
    let result = fill_from_text(slot, text, memory(bytes), names);
    result.map_err(|misfit| misfit.unwrap_or_else(|| not_json(text)))
}

/// Bytes that are no text. The position is that of the JSON reader: the line, and the column in bytes.
fn no_text(bytes: &[u8], error: std::str::Utf8Error) -> Misfit {
    let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let lines = before.split(|byte| *byte == b'\n');
    let (line, column) = lines.fold((0, 0), |(line, _), text| (line + 1, text.len() + 1));
    Misfit {
        position: Some((line, column)),
        ..Misfit::new("JSON", "something else")
    }
}

fn memory(bytes: &[u8]) -> Memory {
    let of_text = bytes.len().saturating_mul(MEMORY_PER_BYTE);
    Memory::new(of_text.saturating_add(MEMORY_ALWAYS))
}

/// Writes a value.
///
/// # Errors
///
/// If the value holds a number that is not finite, or bytes that are no text: JSON has neither.
pub(super) fn to_bytes(value: Ref<'_>) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::with_capacity(USUAL_LENGTH);
    write::write(&value, &mut bytes)?;
    Ok(bytes)
}

/// Writes the value of a whole body.
///
/// # Errors
///
/// Those of [`to_bytes`].
#[cfg(feature = "client")]
pub(super) fn to_body(value: Ref<'_>) -> Result<Vec<u8>, serde_json::Error> {
    let room = ROOM.load(Ordering::Relaxed);
    let mut bytes = Vec::with_capacity(room);
    write::write(&value, &mut bytes)?;
    let next = bytes
        .len()
        .clamp(1, LARGEST_ROOM)
        .next_multiple_of(USUAL_LENGTH);
    if next != room {
        ROOM.store(next, Ordering::Relaxed);
    }
    Ok(bytes)
}

/// Text that is not JSON. Only the position is kept of the error of `serde_json`.
#[cold]
fn not_json(text: &str) -> Misfit {
    let Err(error) = serde_json::from_str::<Dropped>(text) else {
        return Misfit::new("JSON", "something else");
    };
    let found = match () {
        () if error.is_eof() => "the end",
        // Only its text tells this error from others.
        () if error.to_string().starts_with("recursion limit exceeded") => TOO_DEEP,
        () => "something else",
    };
    Misfit {
        position: Some((error.line(), error.column())),
        ..Misfit::new("JSON", found)
    }
}

#[cfg(test)]
mod tests;
