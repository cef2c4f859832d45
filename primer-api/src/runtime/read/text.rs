//! Values from JSON text.
//!
//! What nearly all bodies consist of takes the fewest steps: the members of a document in its order, text without escapes, and integers.
//! Numbers with an exponent or with too many digits, numbers of free-form JSON, and values that are not kept are left to `serde_json`.

mod cursor;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error};

use self::cursor::Cursor;
use super::context::{Context, Refused};
use super::key::{Key, Names};
use super::source::{ItemSource, MemberSource};
use super::visitor::Seed;
use super::{array, object, scalar};
use crate::runtime::value::{Json, List, Slot};

/// The number of arrays and objects that may stand one inside of another, as in `serde_json`: it protects the stack.
const DEPTH: u8 = 127;

/// Fills a slot.
pub(super) fn fill(slot: &mut Slot<'_>, text: &str, context: &Context) -> Result<(), Stopped> {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        depth: 0,
        is_closed: false,
    };
    reader.fill(slot, context)?;
    match reader.cursor.next() {
        None => Ok(()),
        Some(_) => Err(Stopped),
    }
}

/// A value does not fit, which the [`Context`] knows, or the text is not JSON.
#[derive(Debug)]
pub(super) struct Stopped;

impl From<Refused> for Stopped {
    fn from(_: Refused) -> Self {
        Self
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}

impl Error for Stopped {
    #[cold]
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Reader<'t> {
    cursor: Cursor<'t>,
    /// The number of arrays and objects around the next value.
    depth: u8,
    /// Whether the array or the object that was entered last has ended.
    is_closed: bool,
}

impl Reader<'_> {
    /// Reads the next value.
    fn fill(&mut self, slot: &mut Slot<'_>, context: &Context) -> Result<(), Stopped> {
        context.count()?;
        match self.cursor.next() {
            Some(b'"') => match self.cursor.read_plain() {
                Some(text) => scalar::take_text(slot, Cow::Borrowed(text), context)?,
                None => {
                    let text = self.cursor.read_escaped()?;
                    scalar::take_text(slot, Cow::Borrowed(text), context)?;
                }
            },
            Some(b'0'..=b'9') => match self.cursor.read_integer() {
                Some(integer) => scalar::take_integer(slot, integer.into(), context)?,
                None => self.read_number(slot, context)?,
            },
            Some(b'-') => match self.cursor.read_negative() {
                Some(integer) => scalar::take_integer(slot, integer.into(), context)?,
                None => self.read_number(slot, context)?,
            },
            Some(b'{') => self.enter(b'}', |parts| object::read(slot, parts, context))?,
            Some(b'[') => self.enter(b']', |parts| array::read(slot, parts, context))?,
            Some(b't') => {
                self.cursor.read_word("true")?;
                scalar::take_bool(slot, true, context)?;
            }
            Some(b'f') => {
                self.cursor.read_word("false")?;
                scalar::take_bool(slot, false, context)?;
            }
            Some(b'n') => {
                self.cursor.read_word("null")?;
                scalar::take_null(slot, context)?;
            }
            _ => return Err(Stopped),
        }
        Ok(())
    }

    /// Reads a number of any kind.
    #[inline(never)]
    fn read_number(&mut self, slot: &mut Slot<'_>, context: &Context) -> Result<(), Stopped> {
        match slot {
            Slot::Optional(optional) => {
                return self.read_number(&mut optional.set_value(), context);
            }
            Slot::Number(_) => {
                // What has no such value is refused below, where another crate makes `serde_json` keep the text of numbers.
                if let Ok(number) = self.cursor.read_float() {
                    return Ok(scalar::take_number(slot, number, context)?);
                }
            }
            _ => {}
        }
        let number = self.cursor.read_number()?;
        if let Slot::Json(_) | Slot::Own(_) | Slot::Union(_) = slot {
            let found = if number.is_f64() { "number" } else { "integer" };
            return Ok(scalar::take_json(
                slot,
                Json::Number(number),
                found,
                context,
            )?);
        }
        let seed = Seed::new(slot, context);
        number.deserialize_any(seed).map_err(|_| Stopped)
    }
}

impl<'t> Reader<'t> {
    /// Reads what stands in brackets.
    #[inline]
    fn enter(
        &mut self,
        close: u8,
        read: impl FnOnce(Parts<'_, 't>) -> Result<(), Stopped>,
    ) -> Result<(), Stopped> {
        self.cursor.advance();
        if self.depth == DEPTH {
            return Err(Stopped);
        }
        self.depth += 1;
        self.is_closed = false;
        read(Parts {
            reader: self,
            is_first: true,
            is_colon_next: false,
        })?;
        self.depth -= 1;
        // The driver leaves the rest of what it does not need.
        match std::mem::take(&mut self.is_closed) {
            true => Ok(()),
            false => self.cursor.read_byte(close),
        }
    }
}

/// The items of an array, or the members of an object.
struct Parts<'r, 't> {
    reader: &'r mut Reader<'t>,
    is_first: bool,
    /// Whether the colon after the name of a member comes next.
    is_colon_next: bool,
}

impl<'de> Parts<'_, 'de> {
    /// Whether there is another part; if not, the closing bracket is read.
    #[inline]
    fn go_on(&mut self, close: u8) -> Result<bool, Stopped> {
        let is_first = std::mem::take(&mut self.is_first);
        let cursor = &mut self.reader.cursor;
        match cursor.next() {
            Some(b',') if !is_first => {
                cursor.advance();
                Ok(true)
            }
            Some(byte) if byte == close => {
                cursor.advance();
                self.reader.is_closed = true;
                Ok(false)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(Stopped),
        }
    }

    /// Reads the name of any member.
    #[inline(never)]
    fn read_key(&mut self, names: &mut Names<'_, 'de>) -> Result<Option<Key>, Stopped> {
        if !self.go_on(b'}')? {
            return Ok(None);
        }
        let name = self.reader.cursor.read_name()?;
        self.is_colon_next = true;
        let key = match name {
            Cow::Borrowed(name) => names.key(name, || Cow::Borrowed(name)),
            Cow::Owned(name) => names.key(&name, || Cow::Owned(name.clone())),
        };
        Ok(Some(key))
    }
}

impl ItemSource<'_> for Parts<'_, '_> {
    type Error = Stopped;

    #[inline]
    fn append(&mut self, list: &mut dyn List, context: &Context) -> Result<bool, Stopped> {
        if !self.go_on(b']')? {
            return Ok(false);
        }
        let size = list.item_size();
        let mut slot = list.push();
        array::take_item(size, &slot, context)?;
        self.reader.fill(&mut slot, context)?;
        Ok(true)
    }

    fn skip(mut self) -> Result<(), Stopped> {
        while self.go_on(b']')? {
            self.reader.cursor.skip()?;
        }
        Ok(())
    }
}

impl<'de> MemberSource<'de> for Parts<'_, 'de> {
    type Error = Stopped;

    #[inline]
    fn next_key(&mut self, names: &mut Names<'_, 'de>) -> Result<Option<Key>, Stopped> {
        let cursor = &mut self.reader.cursor;
        match cursor.read_name_of(names.likely(), self.is_first) {
            Some(n) => {
                self.is_first = false;
                Ok(Some(names.take_likely(n)))
            }
            None => self.read_key(names),
        }
    }

    #[inline]
    fn fill(&mut self, slot: &mut Slot<'_>, context: &Context) -> Result<(), Stopped> {
        if std::mem::take(&mut self.is_colon_next) {
            self.reader.cursor.read_byte(b':')?;
        }
        self.reader.fill(slot, context)
    }

    fn skip(mut self) -> Result<(), Stopped> {
        while self.go_on(b'}')? {
            self.reader.cursor.read_name()?;
            self.reader.cursor.read_byte(b':')?;
            self.reader.cursor.skip()?;
        }
        Ok(())
    }
}
