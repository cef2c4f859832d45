//! The documented headers of a response, as values.

use http::header::{HeaderMap, SET_COOKIE};

use crate::runtime::client::operation::{DocumentedHeader, Operation};
use crate::runtime::client::text;
use crate::runtime::json;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Object, Outcome, Slot};

/// Reads the headers that the document declares into a struct of them. What is missing, or not as documented, is left out: the rest of
/// a response is not lost for a header.
pub(crate) fn read<H: Outcome>(operation: &Operation, headers: &HeaderMap) -> H {
    let mut values = H::blank(0);
    if let Slot::Object(object) = values.slot() {
        for (n, member) in object.table().members.iter().enumerate() {
            let declared = operation.headers.iter().find(|it| it.name == member.name);
            if let (Some(declared), Slot::Optional(value)) = (declared, object.member_slot(n))
                && let Some(lines) = lines(declared, headers)
                && fill(value.set_value(), declared, &lines).is_err()
            {
                value.clear();
            }
        }
    }
    values
}

/// The lines of a header; `None` if there are none, or one is no text.
fn lines<'h>(declared: &DocumentedHeader, headers: &'h HeaderMap) -> Option<Vec<&'h str>> {
    let lines = headers.get_all(declared.name).into_iter();
    let lines: Option<Vec<&str>> = lines.map(|it| str::from_utf8(it.as_bytes()).ok()).collect();
    lines.filter(|lines| !lines.is_empty())
}

fn fill(slot: Slot<'_>, declared: &DocumentedHeader, lines: &[&str]) -> Result<(), Misfit> {
    // RFC 9110, 5.3: several lines are one list. `Set-Cookie` is the exception (RFC 6265, 3).
    let whole = lines.join(", ");
    match slot {
        slot if declared.json => json::fill(slot, whole.as_bytes()),
        Slot::List(list) if declared.name.eq_ignore_ascii_case(SET_COOKIE.as_str()) => lines
            .iter()
            .try_for_each(|line| text::fill(list.push(), line)),
        Slot::List(list) => items(&whole).try_for_each(|item| text::fill(list.push(), item)),
        Slot::Map(members) => {
            pairs(&whole, declared.explode)?
                .into_iter()
                .try_for_each(|(name, value)| match members.insert(name.to_owned()) {
                    Some(slot) => text::fill(slot, value),
                    None => Err(Misfit::new("each name once", "one twice")),
                })
        }
        Slot::Object(object) => fill_object(object, &pairs(&whole, declared.explode)?),
        slot => text::fill(slot, &whole),
    }
}

/// Fills the members of an object; those that it does not declare are left out.
fn fill_object(object: &mut dyn Object, pairs: &[(&str, &str)]) -> Result<(), Misfit> {
    let members = object.table().members;
    for (name, value) in pairs {
        if let Some(n) = members.iter().position(|it| it.name == *name) {
            text::fill(object.member_slot(n), value)?;
        }
    }
    let has = |name| pairs.iter().any(|(other, _)| *other == name);
    match members.iter().all(|it| !it.required || has(it.name)) {
        true => Ok(()),
        false => Err(Misfit::new("all required members", "some of them")),
    }
}

/// The items of a list (RFC 9110, 5.6.1): empty ones do not count.
fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|it| !it.is_empty())
}

/// The members of an object in the style `simple`: `a,1,b,2`, or `a=1,b=2` if it explodes.
fn pairs(text: &str, explode: bool) -> Result<Vec<(&str, &str)>, Misfit> {
    let odd = || Misfit::new("names with values", "a name without a value");
    if explode {
        let pairs = items(text).map(|item| item.split_once('=').ok_or_else(odd));
        return pairs.collect();
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let pairs = parts.chunks(2).map(|pair| match pair {
        [name, value] => Ok((*name, *value)),
        _ => Err(odd()),
    });
    pairs.collect()
}

#[cfg(test)]
mod tests;
