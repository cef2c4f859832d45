//! The translation of a pattern, term by term.

use super::Refusal;
use super::class;
use super::escapes::{self, Atom};
use super::reader::Reader;

/// The state of a translation.
pub(super) struct Translation<'p> {
    reader: Reader<'p>,
    /// The expression so far.
    out: String,
    /// What stands before the next term.
    last: Last,
    /// The number of open groups.
    open: usize,
    /// Whether letters of either case are the same somewhere in the pattern.
    ignores_case: bool,
}

/// What stands before the next term, as far as it may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// Nothing, or an assertion.
    Nothing,
    /// An atom or a group.
    Atom,
}

impl<'p> Translation<'p> {
    /// The expression for a pattern, and a construct of another dialect in it.
    ///
    /// # Errors
    ///
    /// If the pattern is no regular expression, or one that `regex-lite` does not support.
    pub(super) fn of(pattern: &'p str) -> Result<(String, Option<String>), Refusal> {
        let mut translation = Self {
            reader: Reader::new(pattern),
            out: String::with_capacity(pattern.len()),
            last: Last::Nothing,
            open: 0,
            ignores_case: false,
        };
        while let Some(c) = translation.reader.rest.next() {
            translation.term(c)?;
        }
        let Self {
            reader,
            out,
            last: _,
            open,
            ignores_case,
        } = translation;
        if open > 0 {
            return Err(Refusal::Invalid("a group is not closed"));
        }
        if ignores_case && reader.is_beyond_ascii {
            // `regex-lite` knows the case of letters of ASCII alone.
            return Err(Refusal::Unsupported(
                "letters beyond ASCII of either case are not supported",
            ));
        }
        Ok((out, reader.doubt))
    }

    fn term(&mut self, c: char) -> Result<(), Refusal> {
        match c {
            '^' | '$' => self.assertion(c.encode_utf8(&mut [0; 4])),
            '|' => self.assertion("|"),
            '(' => return self.group(),
            ')' => {
                let invalid = Refusal::Invalid("a group is closed that is not open");
                self.open = self.open.checked_sub(1).ok_or(invalid)?;
                self.atom(")");
            }
            // All but the line terminators of ECMA-262, 12.3.
            '.' => self.atom(r"[^\n\r\x{2028}\x{2029}]"),
            '[' => {
                let class = class::read(&mut self.reader)?;
                self.atom(&class);
            }
            '*' => return self.repeat("*"),
            '+' => return self.repeat("+"),
            '?' => return self.repeat("?"),
            '{' => match self.counts()? {
                Some(counts) => return self.repeat(&counts),
                None => self.atom(r"\{"),
            },
            '\\' => return self.escape(),
            c => self.character(c),
        }
        Ok(())
    }

    fn assertion(&mut self, text: &str) {
        self.out.push_str(text);
        self.last = Last::Nothing;
    }

    fn atom(&mut self, text: &str) {
        self.out.push_str(text);
        self.last = Last::Atom;
    }

    fn character(&mut self, c: char) {
        self.reader.note(c);
        self.atom(&escapes::plain(c, r".+*?()|[]{}^$\"));
    }

    fn repeat(&mut self, quantifier: &str) -> Result<(), Refusal> {
        if self.last != Last::Atom {
            return Err(Refusal::Invalid("there is nothing to repeat"));
        }
        self.out.push_str(quantifier);
        if self.reader.rest.next_if_eq(&'?').is_some() {
            self.out.push('?');
        }
        self.last = Last::Nothing;
        Ok(())
    }

    /// `{2}`, `{2,}` or `{2,3}` after its brace; `None` if the brace is a plain character.
    fn counts(&mut self) -> Result<Option<String>, Refusal> {
        let mut ahead = self.reader.rest.clone();
        let mut counts = String::from("{");
        let mut bounds = [String::new(), String::new()];
        let mut has_comma = false;
        loop {
            match ahead.next() {
                Some(digit @ '0'..='9') => {
                    let [least, most] = &mut bounds;
                    if has_comma { most } else { least }.push(digit);
                    counts.push(digit);
                }
                Some(',') if !has_comma => {
                    has_comma = true;
                    counts.push(',');
                }
                Some('}') => break,
                _ => return Ok(None),
            }
        }
        let [least, most] = bounds;
        if least.is_empty() {
            return Ok(None);
        }
        let (Ok(low), Ok(high)) = (
            least.parse::<u32>(),
            most.parse::<u32>().or(if most.is_empty() {
                Ok(u32::MAX)
            } else {
                Err(())
            }),
        ) else {
            return Err(Refusal::Unsupported("it repeats too often"));
        };
        if low > high {
            return Err(Refusal::Invalid(
                "a repetition has a minimum above its maximum",
            ));
        }
        self.reader.rest = ahead;
        counts.push('}');
        Ok(Some(counts))
    }

    /// The start of a group, after its parenthesis.
    fn group(&mut self) -> Result<(), Refusal> {
        self.open += 1;
        if self.reader.rest.next_if_eq(&'?').is_none() {
            // Nothing asks for what is captured.
            self.assertion("(");
            return Ok(());
        }
        match self.reader.rest.next() {
            Some(':') => self.assertion("(?:"),
            Some('=' | '!') => return Err(Refusal::Unsupported("look-ahead is not supported")),
            Some('<') if matches!(self.reader.rest.peek(), Some('=' | '!')) => {
                return Err(Refusal::Unsupported("look-behind is not supported"));
            }
            Some('<') => self.name()?,
            Some('i') if self.reader.rest.next_if_eq(&':').is_some() => {
                self.ignores_case = true;
                self.assertion("(?i:");
            }
            Some('a'..='z' | '-' | 'P' | '>' | '#' | '|' | '\'') => {
                let reason = "flags and groups of other dialects are not supported";
                return Err(Refusal::Unsupported(reason));
            }
            _ => return Err(Refusal::Invalid("a group begins with an unknown `?`")),
        }
        Ok(())
    }

    /// The name of a group, which nothing asks for.
    fn name(&mut self) -> Result<(), Refusal> {
        let mut name = String::new();
        loop {
            match self.reader.rest.next() {
                Some('>') => break,
                Some(c) if c.is_alphanumeric() || c == '_' || c == '$' => name.push(c),
                _ => return Err(Refusal::Invalid("the name of a group is wrong")),
            }
        }
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(Refusal::Invalid("the name of a group is wrong"));
        }
        self.assertion("(");
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Refusal> {
        match escapes::read(&mut self.reader)? {
            Atom::Character(c) => self.character(c),
            Atom::Boundary(text) => self.assertion(text),
            Atom::Class(letter) => self.atom(&class::of_letter(letter)),
        }
        Ok(())
    }
}
