//! The places of YAML's nodes, as the parser comes by them.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::places::{Extent, Kind, Member, Node, extent};

/// The nodes of a text, the root first, and whether all of it is YAML.
pub(super) fn nodes(text: &str) -> (Vec<Node>, bool) {
    let mut builder = Builder::default();
    // Taken one by one: the parser's own loop calls itself for all that nests.
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else {
            return (builder.nodes, false);
        };
        builder.take(event, span);
        if builder.open.len() > DEEPEST {
            return (builder.nodes, false);
        }
    }
    (builder.nodes, true)
}

/// How deep arrays and objects may nest: as deep as the reader of values goes.
const DEEPEST: usize = 128;

/// Where a text nests too deeply, if it looks as if it did.
///
/// Asked before the values are read: the time that takes grows with the square of the depth.
pub(super) fn abyss(text: &str) -> Option<Extent> {
    let mut depth = 0_isize;
    let mut deepest = 0;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let indicators = |line: &str| line.matches("- ").count() + line.matches("? ").count();
    let is_deep = deepest > SUSPICIOUS || text.lines().any(|line| indicators(line) > 500);
    let (nodes, is_whole) = is_deep.then(|| nodes(text))?;
    nodes.last().filter(|_| !is_whole).map(|node| node.extent)
}

/// How many brackets that are not closed make a text suspicious.
const SUSPICIOUS: isize = 1000;

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    /// The arrays and objects that have begun and not ended.
    open: Vec<Open>,
    anchors: HashMap<usize, usize>,
}

struct Open {
    node: usize,
    /// The key whose value comes next.
    key: Option<(Option<String>, Extent)>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let kind = match style {
                    ScalarStyle::Plain => Kind::Plain {
                        is_empty: span.is_empty(),
                    },
                    _ => Kind::Quoted,
                };
                let node = self.node(kind, extent(span), anchor);
                self.place(node, Some(text.into_owned()), extent(span));
            }
            Event::Alias(anchor) => {
                if let Some(&node) = self.anchors.get(&anchor) {
                    self.place(node, None, extent(span));
                }
            }
            Event::SequenceStart(anchor, _) => self.begin(Kind::Array(Vec::new()), span, anchor),
            Event::MappingStart(anchor, _) => self.begin(Kind::Object(Vec::new()), span, anchor),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind, span: Span, anchor: usize) {
        let node = self.node(kind, extent(span), anchor);
        self.place(node, None, extent(span));
        self.open.push(Open { node, key: None });
    }

    fn end(&mut self, span: Span) {
        let Some(node) = self
            .open
            .pop()
            .and_then(|open| self.nodes.get_mut(open.node))
        else {
            return;
        };
        let end = (span.end.line(), span.end.col() + 1);
        node.extent.length = match end.0 == node.extent.line {
            true => end.1.saturating_sub(node.extent.column).max(1),
            false => usize::MAX,
        };
    }

    fn node(&mut self, kind: Kind, extent: Extent, anchor: usize) -> usize {
        let node = self.nodes.len();
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
        self.nodes.push(Node { extent, kind });
        node
    }

    /// Puts a node where it stands: it is an item, a key, or the value of the key before it.
    fn place(&mut self, node: usize, text: Option<String>, extent: Extent) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match self.nodes.get_mut(open.node).map(|node| &mut node.kind) {
            Some(Kind::Array(items)) => items.push(node),
            Some(Kind::Object(members)) => match open.key.take() {
                Some((name, key)) => members.push(Member {
                    name,
                    key,
                    value: node,
                }),
                None => open.key = Some((text, extent)),
            },
            _ => {}
        }
    }
}
