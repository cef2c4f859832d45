//! The nodes of JSON. The parser of YAML cannot read all JSON: it refuses an escaped surrogate.

use super::nodes::{BYTE_ORDER_MARK, Extent, Member, Node, NodeKind};

/// Whether a text is meant as JSON: it begins with `{` and a quote.
pub fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start_matches(BYTE_ORDER_MARK).trim_start();
    let inside = text.strip_prefix('{').map(str::trim_start);
    inside.is_some_and(|inside| inside.starts_with('"'))
}

/// The nodes of a text, the root first, and whether all of it is JSON.
pub(super) fn nodes(text: &str) -> (Vec<Node>, bool) {
    let mut reader = Reader {
        rest: text,
        line: 1,
        column: 1,
        depth: 0,
        nodes: Vec::new(),
    };
    if text.starts_with(BYTE_ORDER_MARK) {
        reader.next();
    }
    let is_whole = reader.value().is_some();
    (reader.nodes, is_whole)
}

/// The text of a key, which stands in quotes.
fn name(written: &str) -> Option<String> {
    match written.as_bytes().contains(&b'\\') {
        true => serde_json::from_str(written).ok(),
        false => Some(written.trim_matches('"').to_owned()),
    }
}

/// The greatest depth of arrays and objects, the same as that of `serde_json`.
const DEEPEST: usize = 128;

struct Reader<'t> {
    rest: &'t str,
    line: usize,
    column: usize,
    depth: usize,
    nodes: Vec<Node>,
}

impl<'t> Reader<'t> {
    fn value(&mut self) -> Option<usize> {
        self.skip();
        let start = self.here();
        let index = self.nodes.len();
        let kind = NodeKind::Quoted;
        self.nodes.push(Node {
            extent: start,
            kind,
        });
        self.depth += 1;
        let kind = match self.rest.chars().next()? {
            _ if self.depth > DEEPEST => return None,
            '{' => self.object()?,
            '[' => self.array()?,
            '"' => {
                self.text()?;
                NodeKind::Quoted
            }
            _ => self.literal()?,
        };
        self.depth -= 1;
        let length = match self.line == start.line {
            true => self.column - start.column,
            false => usize::MAX,
        };
        if let Some(node) = self.nodes.get_mut(index) {
            node.kind = kind;
            node.extent.length = length;
        }
        Some(index)
    }

    fn object(&mut self) -> Option<NodeKind> {
        self.next();
        let mut members = Vec::new();
        while !self.ends('}')? {
            let start = self.here();
            let written = self.text()?;
            let key = Extent {
                length: self.column.saturating_sub(start.column),
                ..start
            };
            self.skip();
            (self.next()? == ':').then_some(())?;
            let value = self.value()?;
            let name = name(written);
            members.push(Member { name, key, value });
        }
        Some(NodeKind::Object(members))
    }

    fn array(&mut self) -> Option<NodeKind> {
        self.next();
        let mut items = Vec::new();
        while !self.ends(']')? {
            items.push(self.value()?);
        }
        Some(NodeKind::Array(items))
    }

    /// Whether the closing bracket comes next, after an optional comma; if so, it is read.
    fn ends(&mut self, bracket: char) -> Option<bool> {
        self.skip();
        if self.rest.starts_with(',') {
            self.next();
            self.skip();
        }
        let ends = self.rest.starts_with(bracket);
        if ends {
            self.next();
        }
        (!self.rest.is_empty() || ends).then_some(ends)
    }

    /// A text in quotes, with its quotes and escapes.
    fn text(&mut self) -> Option<&'t str> {
        let start = self.rest;
        (self.next()? == '"').then_some(())?;
        if let Some((text, rest)) = self.rest.split_once('"')
            && !text.as_bytes().contains(&b'\\')
            && !text.as_bytes().contains(&b'\n')
        {
            self.rest = rest;
            self.column += text.chars().count() + 1;
            return start.get(..text.len() + 2);
        }
        loop {
            match self.next()? {
                '"' => break,
                '\\' => {
                    self.next()?;
                }
                _ => {}
            }
        }
        start.get(..start.len() - self.rest.len())
    }

    /// A number, `true`, `false` or `null`.
    fn literal(&mut self) -> Option<NodeKind> {
        let start = self.rest.len();
        let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        while self.rest.starts_with(is_part) {
            self.next();
        }
        let is_empty = start == self.rest.len();
        (!is_empty).then_some(NodeKind::Plain { is_empty })
    }

    fn skip(&mut self) {
        let bytes = self.rest.as_bytes();
        let mut length = 0;
        loop {
            match bytes.get(length) {
                Some(b' ' | b'\t' | b'\r') => self.column += 1,
                Some(b'\n') => {
                    self.line += 1;
                    self.column = 1;
                }
                _ => break,
            }
            length += 1;
        }
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next()?;
        self.rest = characters.as_str();
        match next {
            '\n' => {
                self.line += 1;
                self.column = 1;
            }
            _ => self.column += 1,
        }
        Some(next)
    }

    fn here(&self) -> Extent {
        Extent {
            line: self.line,
            column: self.column,
            length: 1,
        }
    }
}
