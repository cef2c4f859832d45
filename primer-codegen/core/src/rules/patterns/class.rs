//! Classes: sets of characters in brackets, and those that a letter stands for.

use super::Refusal;
use super::escapes::{self, Atom, plain};
use super::reader::Reader;

/// ECMA-262, WhiteSpace and LineTerminator: what `\s` matches, in a class.
const SPACE: &str =
    r"\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// What `\S` matches, in a class.
const NO_SPACE: &str = r"\x{0}-\x{8}\x{E}-\x{1F}!-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027}\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF}";

/// The class that a letter after a backslash stands for.
pub(super) fn of_letter(letter: char) -> String {
    match letter {
        's' => format!("[{SPACE}]"),
        'S' => format!("[^{SPACE}]"),
        letter => format!("\\{letter}"),
    }
}

fn inside(letter: char) -> String {
    match letter {
        's' => SPACE.to_owned(),
        'S' => NO_SPACE.to_owned(),
        letter => format!("\\{letter}"),
    }
}

/// A class, after its opening bracket.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<String, Refusal> {
    let is_negated = reader.rest.next_if_eq(&'^').is_some();
    if reader.doubt.is_none() {
        let text: String = reader.rest.clone().take(2).collect();
        if text == "[:" {
            reader.doubt = Some("`[:` begins no class of its own in ECMA-262".to_owned());
        }
    }
    let mut set = String::new();
    while let Some(item) = next(reader)? {
        let Some(end) = range_end(reader)? else {
            set.push_str(&written(item));
            continue;
        };
        match (item, end) {
            (Atom::Character(low), Atom::Character(high)) if low > high => {
                return Err(Refusal::Invalid("a range of a class is out of order"));
            }
            (low @ Atom::Character(_), high @ Atom::Character(_)) => {
                set.push_str(&format!("{}-{}", written(low), written(high)));
            }
            // ECMA-262, B.1.2: a range from or to a class is both, and the hyphen.
            (low, high) => set.push_str(&format!(r"{}\-{}", written(low), written(high))),
        }
    }
    Ok(match (set.is_empty(), is_negated) {
        (true, false) => r"[^\x{0}-\x{10FFFF}]".to_owned(),
        (true, true) => r"[\x{0}-\x{10FFFF}]".to_owned(),
        (false, false) => format!("[{set}]"),
        (false, true) => format!("[^{set}]"),
    })
}

/// The next item; `None` at the closing bracket.
fn next(reader: &mut Reader<'_>) -> Result<Option<Atom>, Refusal> {
    let item = match reader.rest.next() {
        None => return Err(Refusal::Invalid("a class is not closed")),
        Some(']') => return Ok(None),
        Some('\\') => escapes::read_in_class(reader)?,
        Some(c) => Atom::Character(c),
    };
    if let Atom::Character(c) = item {
        reader.note(c);
    }
    Ok(Some(item))
}

/// The end of a range, if a hyphen follows that is not the last character.
fn range_end(reader: &mut Reader<'_>) -> Result<Option<Atom>, Refusal> {
    let mut ahead = reader.rest.clone();
    if ahead.next() != Some('-') || ahead.peek() == Some(&']') {
        return Ok(None);
    }
    reader.rest = ahead;
    next(reader)
}

fn written(item: Atom) -> String {
    match item {
        Atom::Character(c) => plain(c, r"\[]^-&~"),
        Atom::Class(letter) => inside(letter),
        Atom::Boundary(text) => text.to_owned(),
    }
}
