//! The nodes of a document's text.

/// The byte-order mark, which some editors write at the start of a file.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// A part of one line of a document, counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The number of characters.
    pub length: usize,
}

/// A value and its extent.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub extent: Extent,
    pub kind: NodeKind,
}

/// The notation of a value, with the values inside it as indices into the list of nodes.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    /// Text without quotes, which may be empty.
    Plain { is_empty: bool },
    /// Text in quotes.
    Quoted,
    /// An array: its items.
    Array(Vec<usize>),
    /// An object: its members, in the document's order.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The text of the key; `None` if the key is an array, an object or an alias.
    pub name: Option<String>,
    /// The extent of the key.
    pub key: Extent,
    /// The index of the value.
    pub value: usize,
}
