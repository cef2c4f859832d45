//! Text, read into a slot: bodies that are no JSON, and headers.

use std::str;

use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Fit, Json, Slot};

/// Fills a slot with a text.
pub(crate) fn fill(slot: Slot<'_>, text: &str) -> Result<(), Misfit> {
    let fit = match slot {
        Slot::Optional(optional) => return fill(optional.set_value(), text),
        Slot::Text(value) => value.set(text.into()),
        Slot::Json(json) => {
            *json = Json::String(text.to_owned());
            Fit::Known
        }
        Slot::Integer(integer) => text
            .trim()
            .parse()
            .map_or(Fit::Refused("an integer"), |value| integer.set(value)),
        Slot::Number(number) => parse_into(number, text, "a number"),
        Slot::Bool(flag) => parse_into(flag, text, "`true` or `false`"),
        _ => Fit::Refused("an array or an object"),
    };
    match fit {
        Fit::Known | Fit::Unknown | Fit::Unreadable => Ok(()),
        Fit::Refused(expected) => Err(Misfit::new(expected, "other text")),
    }
}

fn parse_into<V: str::FromStr>(value: &mut V, text: &str, expected: &'static str) -> Fit {
    match text.trim().parse() {
        Ok(parsed) => {
            *value = parsed;
            Fit::Known
        }
        Err(_) => Fit::Refused(expected),
    }
}
