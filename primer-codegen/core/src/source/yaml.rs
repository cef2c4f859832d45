//! The nodes of YAML, made from the events of a parser.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::nodes::{Extent, Member, Node, NodeKind};

/// The nodes of a text, the root first, and whether all of it is YAML.
pub(super) fn nodes(text: &str) -> (Vec<Node>, bool) {
    let mut builder = Builder::default();
    // Events are read one by one, because the parser's own loop is recursive.
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

/// The greatest depth of arrays and objects, the same as that of `serde_yaml`.
const DEEPEST: usize = 128;

/// The place where a text nests too deeply, if there is one.
///
/// To be called before the values are read, because reading takes time quadratic in the depth.
pub(crate) fn too_deep(text: &str) -> Option<Extent> {
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

/// The text with its integers beyond 64 bits as floats, which `serde_yaml` reads; `None` if there are none.
pub(crate) fn with_floats(text: &str) -> Option<String> {
    let mut ends = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        if let Event::Scalar(scalar, ScalarStyle::Plain, ..) = event
            && is_wide(&scalar)
        {
            ends.push(span.end.index());
        }
    }
    let mut ends = ends.into_iter().peekable();
    ends.peek()?;
    let mut floats = String::with_capacity(text.len());
    for (index, character) in text.chars().enumerate() {
        if ends.next_if_eq(&index).is_some() {
            floats.push_str(".0");
        }
        floats.push(character);
    }
    if ends.next().is_some() {
        floats.push_str(".0");
    }
    Some(floats)
}

/// Whether a plain scalar is an integer that 64 bits do not hold.
fn is_wide(scalar: &str) -> bool {
    let digits = scalar.strip_prefix(['-', '+']).unwrap_or(scalar);
    let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_integer && scalar.parse::<i64>().is_err() && scalar.parse::<u64>().is_err()
}

/// The number of open brackets above which the depth of a text is measured.
const SUSPICIOUS: isize = 1000;

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    /// The arrays and objects that are not closed yet, the innermost last.
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
                    ScalarStyle::Plain => NodeKind::Plain {
                        is_empty: span.is_empty(),
                    },
                    _ => NodeKind::Quoted,
                };
                let node = self.node(kind, extent(span), anchor);
                self.attach(node, Some(text.into_owned()), extent(span));
            }
            Event::Alias(anchor) => {
                if let Some(&node) = self.anchors.get(&anchor) {
                    self.attach(node, None, extent(span));
                }
            }
            Event::SequenceStart(anchor, _) => {
                self.begin(NodeKind::Array(Vec::new()), span, anchor)
            }
            Event::MappingStart(anchor, _) => {
                self.begin(NodeKind::Object(Vec::new()), span, anchor)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
    }

    fn begin(&mut self, kind: NodeKind, span: Span, anchor: usize) {
        let node = self.node(kind, extent(span), anchor);
        self.attach(node, None, extent(span));
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

    fn node(&mut self, kind: NodeKind, extent: Extent, anchor: usize) -> usize {
        let node = self.nodes.len();
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
        self.nodes.push(Node { extent, kind });
        node
    }

    /// Adds a node to the innermost open node: as an item, as a key, or as the value of the key before it.
    fn attach(&mut self, node: usize, text: Option<String>, extent: Extent) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match self.nodes.get_mut(open.node).map(|node| &mut node.kind) {
            Some(NodeKind::Array(items)) => items.push(node),
            Some(NodeKind::Object(members)) => match open.key.take() {
                Some((name, key)) => members.push(Member {
                    name,
                    key,
                    value: node,
                }),
                None => open.key = Some((text, extent)),
            },
            Some(NodeKind::Plain { .. } | NodeKind::Quoted) | None => {}
        }
    }
}

/// The extent of a span; the extent of a span of several lines ends with its first line.
fn extent(Span { start, end }: Span) -> Extent {
    let length = if start.line() == end.line() {
        end.col().saturating_sub(start.col())
    } else {
        usize::MAX
    };
    Extent {
        line: start.line(),
        column: start.col() + 1,
        length: length.max(1),
    }
}
