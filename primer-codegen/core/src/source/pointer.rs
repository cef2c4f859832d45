//! The address of a node in a document: a JSON pointer (RFC 6901).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A JSON pointer, without the leading `#`.
//
// Addresses are the keys of most maps: a digest is kept, because the macro runs without optimization in most builds, and hashing
// all of the text is slow there.
#[derive(Clone, Default)]
pub struct Pointer {
    text: String,
    /// A digest of the names, so that hashing takes no time.
    digest: u64,
}

/// A map by address.
pub type AddressMap<V> = HashMap<Pointer, V, BuildHasherDefault<Digest>>;

/// A set of addresses.
pub type AddressSet = HashSet<Pointer, BuildHasherDefault<Digest>>;

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The pointer in the fragment of a `$ref`: `/components/schemas/Pet` in `#/components/schemas/Pet`.
    ///
    /// `None` if it is not a JSON pointer.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        match fragment.as_bytes().contains(&b'%') {
            true => Self::from_text(&percent_decode(fragment)?),
            false => Self::from_text(fragment),
        }
    }

    /// The pointer in a text as RFC 6901 has it, without a `#`; `None` if it is not one.
    pub fn from_text(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self::of(text.to_owned()))
    }

    fn of(text: String) -> Self {
        let names = text.split('/').skip(1);
        let digest = names.fold(0, digest);
        Self { text, digest }
    }

    /// The address of the member `name` of this object.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        let is_plain = !name.as_bytes().contains(&b'/') && !name.as_bytes().contains(&b'~');
        match is_plain {
            true => self.below(name),
            false => self.below(&escaped(name)),
        }
    }

    /// The address of an item of this array.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.below(&index.to_string())
    }

    /// The address of a node in this one, by its name with escapes.
    fn below(&self, name: &str) -> Self {
        let mut text = String::with_capacity(self.text.len() + 1 + name.len());
        text.push_str(&self.text);
        text.push('/');
        text.push_str(name);
        let digest = digest(self.digest, name);
        Self { text, digest }
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
        self.names().map(Cow::into_owned)
    }

    /// The same, borrowed where they hold no escapes.
    pub(crate) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        names(&self.text)
    }

    /// The names from a node around this one to it.
    pub(crate) fn names_within(&self, outer: &Self) -> impl Iterator<Item = Cow<'_, str>> {
        names(self.text.strip_prefix(&outer.text).unwrap_or_default())
    }

    /// The last name, unescaped.
    pub fn last(&self) -> Option<String> {
        let (_, last) = self.text.rsplit_once('/')?;
        Some(unescaped(last).into_owned())
    }

    /// The address of the node around this one.
    pub fn parent(&self) -> Option<Self> {
        let (parent, name) = self.text.rsplit_once('/')?;
        Some(Self {
            text: parent.to_owned(),
            digest: around(self.digest, name),
        })
    }

    /// Whether this node is the other one or stands within it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.text
            .strip_prefix(&other.text)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The text of the pointer, as `serde_json::Value::pointer` takes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name of the component at this address, if it is a component of a kind: `schemas`, `parameters`.
    pub fn component(&self, kind: &str) -> Option<String> {
        let name = self
            .text
            .strip_prefix("/components/")?
            .strip_prefix(kind)?
            .strip_prefix('/')?;
        (!name.contains('/')).then(|| unescaped(name).into_owned())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.text)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pointer").field(&self.text).finish()
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest && self.text == other.text
    }
}

impl Eq for Pointer {}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pointer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Pointer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest);
    }
}

/// The hash of an address: its digest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Digest(u64);

impl Hasher for Digest {
    fn write_u64(&mut self, digest: u64) {
        self.0 = digest;
    }

    // Addresses write nothing but their digests.
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= eights(bytes);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The digest of a node's address, by that of the node around it and the name, with escapes.
fn digest(around: u64, name: &str) -> u64 {
    mixed(around ^ eights(name.as_bytes()))
}

/// The digest of the node around another one, by the digest of the latter and its name, with escapes.
fn around(digest: u64, name: &str) -> u64 {
    // The inverse of `mixed`: the product of the two factors is 1.
    let product = digest ^ (digest >> 32);
    product.wrapping_mul(0xf1de_83e1_9937_733d) ^ eights(name.as_bytes())
}

/// A digest of bytes, eight at once.
fn eights(bytes: &[u8]) -> u64 {
    let mut digest = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        digest = mixed(digest ^ u64::from_le_bytes(*eight));
        rest = after;
    }
    let mut last = 0;
    for byte in rest {
        last = last << 8 | u64::from(*byte);
    }
    mixed(digest ^ last)
}

/// Spreads each bit over the bits above it, and the upper half over the lower one.
fn mixed(digest: u64) -> u64 {
    // The digits of the golden ratio, which have no pattern.
    let product = digest.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

fn names(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split('/').skip(1).map(unescaped)
}

/// A name without escapes.
fn unescaped(name: &str) -> Cow<'_, str> {
    match name.as_bytes().contains(&b'~') {
        true => Cow::Owned(with_escapes_read(name)),
        false => Cow::Borrowed(name),
    }
}

// RFC 6901, section 4: `~1` stands for `/`, and `~0` for `~`.
fn with_escapes_read(name: &str) -> String {
    let mut parts = name.split('~');
    let mut read = String::with_capacity(name.len());
    read.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (character, rest) = match part.as_bytes().first() {
            Some(b'1') => ("/", part.get(1..).unwrap_or_default()),
            Some(b'0') => ("~", part.get(1..).unwrap_or_default()),
            _ => ("~", part),
        };
        read.push_str(character);
        read.push_str(rest);
    }
    read
}

fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len() + 8);
    let mut rest = name;
    while let Some(end) = rest.bytes().position(|byte| byte == b'/' || byte == b'~') {
        let (before, after) = rest.split_at(end);
        escaped.push_str(before);
        escaped.push_str(if after.starts_with('/') { "~1" } else { "~0" });
        rest = after.get(1..).unwrap_or_default();
    }
    escaped.push_str(rest);
    escaped
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
