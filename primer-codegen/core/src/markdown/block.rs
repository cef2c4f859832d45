//! Blocks of Markdown: those that are harmless to rustdoc.

use super::inline::{Inline, unmarked};
use super::text::block_mark;

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    /// A heading, with its level.
    Heading(usize, Vec<Inline>),
    /// A code block: its language, and its lines.
    Code(&'static str, Vec<String>),
    Quote(Vec<Self>),
    List(List),
    Table(Table),
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// The number of the first item, if the list is numbered.
    pub(super) start: Option<u64>,
    /// The blocks of each item.
    pub(super) items: Vec<Vec<Block>>,
    /// Whether there is no empty line between items or within them.
    pub(super) is_tight: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// The delimiters below the head, which give the alignment of each column.
    pub(super) delimiters: Vec<&'static str>,
    /// The cells of each row; the first row is the head.
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
}

impl List {
    /// A list of items, and whether the parser found paragraphs in them.
    pub(super) fn new(start: Option<u64>, items: Vec<Vec<Block>>, has_paragraphs: bool) -> Self {
        let is_tight_list = |block: &Block| matches!(block, Block::List(list) if list.is_tight);
        let is_simple = |item: &Vec<Block>| match item.as_slice() {
            [Block::Paragraph(_), rest @ ..] => rest.iter().all(is_tight_list),
            all => all.iter().all(is_tight_list),
        };
        // A list of a single line looks the same with and without an empty line after it.
        let is_line = matches!(items.as_slice(), [only] if only.len() < 2);
        Self {
            is_tight: items.iter().all(is_simple) && (is_line || !has_paragraphs),
            start,
            items,
        }
    }
}

/// Blocks whose text has no marks, except links.
pub(super) fn plain(blocks: &[Block]) -> Vec<Block> {
    let plain_block = |block: &Block| match block {
        Block::Paragraph(parts) => Block::Paragraph(unmarked(parts)),
        Block::Heading(level, parts) => Block::Heading(*level, unmarked(parts)),
        Block::Quote(blocks) => Block::Quote(plain(blocks)),
        Block::List(list) => Block::List(List {
            items: list.items.iter().map(|item| plain(item)).collect(),
            ..*list
        }),
        Block::Table(Table { delimiters, rows }) => Block::Table(Table {
            delimiters: delimiters.clone(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(|cell| unmarked(cell)).collect())
                .collect(),
        }),
        Block::Code(..) | Block::Rule => block.clone(),
    };
    blocks.iter().map(plain_block).collect()
}

/// Whether a written line begins a block other than a paragraph.
pub(super) fn begins(line: &str) -> bool {
    block_mark(line).is_some() || line.starts_with("```") || line.starts_with("* ") || line == "___"
}

/// A line within a block; an empty one stays empty.
pub(super) fn indented(line: &str, indent: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("{indent}{line}")
    }
}
