//! Text, read into a slot: bodies that are no JSON, and headers.

use std::borrow::Cow;
use std::str;

use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Fit, Json, Slot, Union};

/// The text that bytes are in a charset, whose name is in small letters; UTF-8 without one. Of the others ISO 8859-1 is read, which
/// some servers write by default, and what is ASCII in all of its relatives.
//
// RFC 6838, 4.2.1: the default of most types of text is UTF-8. Encoding Standard: what is called ISO 8859-1 may be windows-1252, which
// differs in the bytes from 0x80 to 0x9F.
pub(crate) fn decoded<'b>(bytes: &'b [u8], charset: Option<&str>) -> Result<Cow<'b, str>, Misfit> {
    let in_utf_8 = || match str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => Err(Misfit::new("text in UTF-8", "bytes")),
    };
    let has_relatives =
        |name: &str| name.starts_with("iso-8859-") || name.starts_with("windows-125");
    match charset {
        None | Some("" | "utf-8" | "utf8" | "us-ascii" | "ascii") => in_utf_8(),
        Some(name) if has_relatives(name) && bytes.is_ascii() => in_utf_8(),
        Some("iso-8859-1") if !bytes.iter().any(|byte| (0x80..0xA0).contains(byte)) => {
            Ok(bytes.iter().copied().map(char::from).collect())
        }
        Some(_) => Err(Misfit::new("text in UTF-8", "another charset")),
    }
}

/// Fills a slot with a text.
pub(crate) fn fill(slot: Slot<'_>, text: &str) -> Result<(), Misfit> {
    match set(slot, text) {
        Fit::Known | Fit::Unknown | Fit::Unreadable => Ok(()),
        Fit::Refused(expected) => Err(Misfit::new(expected, "other text")),
    }
}

fn set(slot: Slot<'_>, text: &str) -> Fit {
    match slot {
        Slot::Optional(optional) => set(optional.set_value(), text),
        Slot::Text(value) => value.set(text.into()),
        Slot::Json(json) => {
            *json = Json::String(text.to_owned());
            Fit::Known
        }
        Slot::Own(own) => match own.set(Json::String(text.to_owned())) {
            // A type of numbers or booleans, say.
            Fit::Refused(expected) => text
                .parse()
                .map_or(Fit::Refused(expected), |json: Json| own.set(json)),
            fit => fit,
        },
        Slot::Integer(integer) => text
            .trim()
            .parse()
            .map_or(Fit::Refused("an integer"), |value| integer.set(value)),
        Slot::Number(number) => match text.trim().parse::<f64>() {
            // JSON has no other numbers, and so has no schema.
            Ok(parsed) if parsed.is_finite() => {
                *number = parsed;
                Fit::Known
            }
            Ok(_) | Err(_) => Fit::Refused("a number"),
        },
        Slot::Bool(flag) => match text.trim().parse() {
            Ok(parsed) => {
                *flag = parsed;
                Fit::Known
            }
            Err(_) => Fit::Refused("`true` or `false`"),
        },
        Slot::Union(union) => set_alternative(union, text),
        _ => Fit::Refused("an array or an object"),
    }
}

/// Sets the first alternative that knows the text, or else the first that keeps it.
fn set_alternative(union: &mut dyn Union, text: &str) -> Fit {
    let mut keeping = None;
    for n in 0..union.table().variants.len() {
        match set(union.select(n), text) {
            Fit::Known => return Fit::Known,
            Fit::Unknown | Fit::Unreadable => keeping = keeping.or(Some(n)),
            Fit::Refused(_) => {}
        }
    }
    match keeping {
        Some(n) => set(union.select(n), text),
        None => Fit::Refused("one of several alternatives"),
    }
}

#[cfg(test)]
mod tests;
