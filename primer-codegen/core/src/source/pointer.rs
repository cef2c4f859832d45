//! The address of a node in a document: a JSON pointer (RFC 6901).

use std::fmt;

/// A JSON pointer, without the leading `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The pointer in the fragment of a `$ref`: `/components/schemas/Pet` in `#/components/schemas/Pet`.
    ///
    /// `None` if it is not a JSON pointer.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let pointer = percent_decode(fragment)?;
        (pointer.is_empty() || pointer.starts_with('/')).then_some(Self(pointer))
    }

    /// The pointer in a text as RFC 6901 has it, without a `#`; `None` if it is not one.
    pub fn from_text(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// The address of the member `name` of this object.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self(format!(
            "{}/{}",
            self.0,
            name.replace('~', "~0").replace('/', "~1")
        ))
    }

    /// The address of an item of this array.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The address reached from here by several names.
    #[must_use]
    pub fn path<const N: usize>(&self, names: [&str; N]) -> Self {
        names
            .iter()
            .fold(self.clone(), |pointer, name| pointer.child(name))
    }

    /// The names from the root to the node, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.0
            .split('/')
            .skip(1)
            .map(|segment| segment.replace("~1", "/").replace("~0", "~"))
    }

    /// The last name, unescaped.
    pub fn last(&self) -> Option<String> {
        self.segments().last()
    }

    /// The address of the node around this one.
    pub fn parent(&self) -> Option<Self> {
        self.0
            .rsplit_once('/')
            .map(|(parent, _)| Self(parent.to_owned()))
    }

    /// Whether this node is the other one or stands within it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(&other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The text of the pointer, as `serde_json::Value::pointer` takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the component at this address, if it is a component of a kind: `schemas`, `parameters`.
    pub fn component(&self, kind: &str) -> Option<String> {
        let name = self
            .0
            .strip_prefix("/components/")?
            .strip_prefix(kind)?
            .strip_prefix('/')?;
        (!name.contains('/')).then(|| self.last()).flatten()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A text with its percent-encoded bytes decoded; `None` if it is not UTF-8 then, or an escape is not two hex digits.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let hex = [rest.next()?, rest.next()?];
            if !hex.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests;
