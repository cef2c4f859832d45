//! Writes blocks as Markdown.

use super::address::destination;
use super::block::{Block, List, Table, indented, plain};
use super::inline::{Inline, Mark, in_one_line, unmarked};
use super::read::read;
use super::text::{code_span, escape, escape_start, is_plain, longest_run, visible};

/// A document's Markdown, rewritten so that rustdoc sees text only.
///
/// The result must read back as the same blocks. If emphasis and other marks do not, because of the characters beside them,
/// the text is written without marks; if that does not either, it becomes a code block.
pub(super) fn rewrite(markdown: &str) -> Vec<String> {
    match markdown {
        "" => Vec::new(),
        _ if is_plain(markdown) => vec![markdown.to_owned()],
        _ => rewrite_blocks(markdown),
    }
}

/// The same for any Markdown.
pub(super) fn rewrite_blocks(markdown: &str) -> Vec<String> {
    let markdown = normalized(markdown);
    let blocks = read(&markdown).blocks;
    written(&blocks)
        .or_else(|| written(&plain(&blocks)))
        .unwrap_or_else(|| code_block("text", markdown.lines()))
}

/// A document's Markdown, rewritten as one line without a start that would begin a block.
pub(super) fn rewrite_line(markdown: &str) -> String {
    if is_plain(markdown) {
        return markdown.to_owned();
    }
    let markdown = normalized(markdown).replace(['\n', '\t'], " ");
    let parts = match read(&markdown).blocks.as_slice() {
        [Block::Paragraph(parts)] => in_one_line(parts.clone()),
        _ => in_one_line(vec![Inline::Text(markdown.clone())]),
    };
    let reads_back = |parts: &Vec<Inline>| {
        !parts.is_empty() && written(&[Block::Heading(6, parts.clone())]).is_some()
    };
    let parts = [unmarked(&parts), parts].into_iter().rev().find(reads_back);
    parts.map_or_else(
        || escape(markdown.trim()),
        |parts| inlines(&parts, Within::Block).concat(),
    )
}

/// Plain text in one line. Web addresses in it become links, as a lint of rustdoc demands.
pub(super) fn text_line(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let visible = text.chars().filter_map(visible).collect();
    inlines(&in_one_line(vec![Inline::Text(visible)]), Within::Block).concat()
}

/// Markdown with one kind of line break, and without invisible characters.
fn normalized(markdown: &str) -> String {
    let unix = markdown.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: char| {
        if c == '\n' || c == '\t' {
            Some(c)
        } else {
            visible(c)
        }
    };
    unix.chars().filter_map(kept).collect()
}

/// The lines of some blocks, if they read back as the same blocks.
fn written(blocks: &[Block]) -> Option<Vec<String>> {
    let lines = write(blocks);
    let reading = read(&lines.join("\n"));
    (reading.is_harmless && reading.blocks == blocks).then_some(lines)
}

/// The lines of some blocks, with an empty line between any two.
fn write(blocks: &[Block]) -> Vec<String> {
    separated(block_lines(blocks), Spacing::Loose)
}

/// Whether empty lines stand between blocks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    Loose,
    Tight,
}

/// The lines of blocks, with or without empty lines between the blocks.
fn separated(blocks: Vec<Vec<String>>, spacing: Spacing) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if spacing == Spacing::Loose && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}

fn block_lines(blocks: &[Block]) -> Vec<Vec<String>> {
    let mut other_mark = false;
    let mut before = None;
    let mut written = Vec::with_capacity(blocks.len());
    for block in blocks {
        // CommonMark, Lists: "Changing the bullet or ordered list delimiter starts a new list".
        other_mark = follows_like(before, block) && !other_mark;
        before = Some(block);
        written.push(match block {
            Block::Paragraph(parts) => inlines(parts, Within::Block)
                .into_iter()
                .map(escape_start)
                .collect(),
            Block::Heading(level, parts) => vec![heading(*level, parts)],
            Block::Code(language, lines) => code_block(language, lines.iter().map(String::as_str)),
            Block::Quote(blocks) => write(blocks).iter().map(|line| quoted(line)).collect(),
            Block::List(of) => list(of, other_mark),
            Block::Table(of) => table(of),
            Block::Rule => vec!["___".to_owned()],
        });
    }
    written
}

/// Whether a block is a list that would be read as part of the list before it.
fn follows_like(before: Option<&Block>, block: &Block) -> bool {
    match (before, block) {
        (Some(Block::List(a)), Block::List(b)) => a.start.is_some() == b.start.is_some(),
        _ => false,
    }
}

fn quoted(line: &str) -> String {
    if line.is_empty() {
        ">".to_owned()
    } else {
        format!("> {line}")
    }
}

fn heading(level: usize, parts: &[Inline]) -> String {
    let mut text = inlines(parts, Within::Block).concat();
    if text.ends_with('#') {
        text.insert(text.len() - 1, '\\');
    }
    format!("{} {text}", "#".repeat(level))
}

fn code_block<'a>(language: &str, lines: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let longest = lines.clone().map(longest_run).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let open = std::iter::once(format!("{fence}{language}"));
    let lines = lines.map(str::to_owned);
    open.chain(lines).chain([fence.clone()]).collect()
}

fn list(
    List {
        start,
        items,
        is_tight,
    }: &List,
    other_mark: bool,
) -> Vec<String> {
    let mark = |n: usize| match (start, other_mark) {
        (None, false) => "-".to_owned(),
        (None, true) => "*".to_owned(),
        (Some(start), _) => {
            let number = start.saturating_add(n as u64).min(999_999_999);
            format!("{number}{}", if other_mark { ')' } else { '.' })
        }
    };
    let spacing = match is_tight {
        true => Spacing::Tight,
        false => Spacing::Loose,
    };
    let items = items.iter().enumerate().map(|(n, item)| {
        let mark = mark(n);
        let indent = " ".repeat(mark.len() + 1);
        let lines = separated(block_lines(item), spacing);
        let lines = lines.iter().enumerate().map(|(n, line)| match n {
            0 => format!("{mark} {line}"),
            _ => indented(line, &indent),
        });
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() { vec![mark] } else { lines }
    });
    separated(items.collect(), spacing)
}

fn table(Table { delimiters, rows }: &Table) -> Vec<String> {
    let cell = |parts: &Vec<Inline>| inlines(parts, Within::Cell).concat();
    let mut lines: Vec<String> = rows
        .iter()
        .map(|cells| row(cells.iter().map(cell)))
        .collect();
    lines.insert(lines.len().min(1), format!("|{}|", delimiters.join("|")));
    lines
}

/// A row of a table.
pub(super) fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cell = |cell: String| {
        if cell.is_empty() {
            " |".to_owned()
        } else {
            format!(" {cell} |")
        }
    };
    let cells = cells.into_iter().map(cell);
    std::iter::once("|".to_owned()).chain(cells).collect()
}

/// The block around parts of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A cell of a table, where `|` ends the cell.
    Cell,
    /// Any other block.
    Block,
}

/// The lines of parts of a text.
fn inlines(parts: &[Inline], within: Within) -> Vec<String> {
    let in_cell = within == Within::Cell;
    let mut lines = Vec::new();
    let mut line = String::new();
    for part in parts {
        match part {
            Inline::Text(text) if in_cell => line.push_str(&escape(text).replace('|', "&#124;")),
            Inline::Text(text) => line.push_str(&escape(text)),
            Inline::Code(text) if in_cell => line.push_str(&code_span(text).replace('|', "\\|")),
            Inline::Code(text) => line.push_str(&code_span(text)),
            Inline::Address(address) => line.push_str(&format!("<{address}>")),
            Inline::Start(Mark::Link(_)) => {
                // `![` would begin an image.
                if line.ends_with('!') {
                    line.insert(line.len() - 1, '\\');
                }
                line.push('[');
            }
            Inline::End(Mark::Link(address)) => {
                line.push_str(&format!("]({})", destination(address)))
            }
            Inline::Start(mark) | Inline::End(mark) => line.push_str(delimiter(mark)),
            Inline::Newline => lines.push(std::mem::take(&mut line)),
            Inline::Break => lines.push(std::mem::take(&mut line) + "\\"),
        }
    }
    lines.push(line);
    lines
}

fn delimiter(mark: &Mark) -> &'static str {
    match mark {
        Mark::Emphasis => "*",
        Mark::Strong => "**",
        Mark::Strikethrough => "~~",
        Mark::Link(_) => "",
    }
}
