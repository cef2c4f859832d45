//! Lists and objects in brackets: `deepObject`.

use crate::runtime::as_written::members;
use crate::runtime::check::Rule;
use crate::runtime::client::request::encoding;
use crate::runtime::client::request::encoding::Encode;
use crate::runtime::client::request::flat::{NESTED, NULL, scalar, untagged};
use crate::runtime::value::{List, Ref};

const BRACKETS: Rule = Rule::Location("must not hold names that are empty or have brackets");
const TOO_DEEP: Rule = Rule::Location("must not hold arrays and objects of more than 32 levels");

/// The greatest depth of brackets; deeper values are refused, because no server reads them.
const DEPTH: usize = 32;

/// What stands in the brackets of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indices {
    /// Its position: `a[0]`.
    Numbers,
    /// Nothing: `a[]`. Then the items of a list cannot be told apart if they are lists or objects.
    Empty,
}

/// OpenAPI 3.0, Style Values: `name[member]=value`; RFC 3986 has no brackets in a query. `None` if there are no pairs.
///
/// The standard has objects of scalars alone. Here a list is written as `name[0]=value`, at any depth, and a scalar by itself as
/// `name=value`: so write the clients of services that have such parameters, and so read they.
pub(crate) fn deep_object(
    name: &str,
    value: Ref<'_>,
    indices: Indices,
    encode: Encode,
) -> Result<Option<String>, Rule> {
    let mut brackets = Brackets {
        indices,
        encode,
        pairs: Vec::new(),
    };
    brackets.value(&encoding::component(name), value, 0)?;
    Ok((!brackets.pairs.is_empty()).then(|| brackets.pairs.join("&")))
}

/// The pairs of a value in brackets.
struct Brackets {
    indices: Indices,
    encode: Encode,
    pairs: Vec<String>,
}

impl Brackets {
    fn value(&mut self, path: &str, value: Ref<'_>, depth: usize) -> Result<(), Rule> {
        match untagged(value).1 {
            Ref::Object(_) | Ref::Map(_) | Ref::List(_) if depth > DEPTH => Err(TOO_DEEP),
            Ref::Object(_) | Ref::Map(_) => self.object(path, value, depth),
            Ref::List(list) => self.list(path, list, depth),
            inner => {
                if let Some(text) = scalar(inner)? {
                    self.pairs.push(format!("{path}={}", (self.encode)(&text)));
                }
                Ok(())
            }
        }
    }

    fn object(&mut self, path: &str, value: Ref<'_>, depth: usize) -> Result<(), Rule> {
        let (tags, value) = untagged(value);
        for member in members(value, &tags) {
            // A bracket, percent-encoded too, would end the name or begin another.
            if member.name.is_empty() || member.name.contains(['[', ']']) {
                return Err(BRACKETS);
            }
            let path = format!("{path}%5B{}%5D", encoding::component(member.name));
            self.value(&path, member.value, depth + 1)?;
        }
        Ok(())
    }

    fn list(&mut self, path: &str, list: &dyn List, depth: usize) -> Result<(), Rule> {
        for n in 0..list.len() {
            let item = list.item(n);
            let is_nested = match untagged(item).1 {
                Ref::Absent | Ref::Null => return Err(NULL),
                Ref::Object(_) | Ref::Map(_) | Ref::List(_) => true,
                _ => false,
            };
            let index = match self.indices {
                Indices::Numbers => n.to_string(),
                Indices::Empty if !is_nested => String::new(),
                Indices::Empty => return Err(NESTED),
            };
            self.value(&format!("{path}%5B{index}%5D"), item, depth + 1)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
