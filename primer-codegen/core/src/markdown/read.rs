//! Parses a document's Markdown into blocks. Parts that are not harmless become text.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::address::{encoded, is_of_address, is_of_web};
use super::block::{Block, List, Table};
use super::inline::{Inline, Mark, in_one_line, tidy};
use super::text::visible;

/// The result of parsing.
pub(super) struct Reading {
    /// The blocks.
    pub(super) blocks: Vec<Block>,
    /// Whether all parts were harmless.
    pub(super) is_harmless: bool,
}

/// Parses Markdown. Task lists and footnotes become text; the parser must recognize footnotes for that.
pub(super) fn read(markdown: &str) -> Reading {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options) {
        reader.event(event);
    }
    reader.end_paragraph();
    Reading {
        blocks: reader.blocks,
        is_harmless: !reader.is_changed,
    }
}

/// Languages of code blocks that rustdoc does not compile as Rust.
const LANGUAGES: [&str; 24] = [
    "text",
    "json",
    "yaml",
    "xml",
    "html",
    "http",
    "toml",
    "csv",
    "sql",
    "graphql",
    "sh",
    "bash",
    "shell",
    "console",
    "javascript",
    "typescript",
    "python",
    "ruby",
    "php",
    "java",
    "kotlin",
    "swift",
    "go",
    "csharp",
];

/// The largest depth of quotes and lists. The content of deeper ones is added to the one around them.
const DEPTH: usize = 8;

/// The first level for headings of a document, below the headings of an item's sections.
const HEADING: usize = 4;

#[derive(Default)]
struct Reader {
    /// The blocks of the innermost quote or item.
    blocks: Vec<Block>,
    /// The quotes, lists and items around it, each with the blocks before it.
    around: Vec<(Container, Vec<Block>)>,
    /// The number of open quotes, lists and items that are too deep.
    beyond: usize,
    /// The parts of the open paragraph, heading or cell.
    parts: Vec<Inline>,
    /// The open marks; `None` for each that is dropped.
    marks: Vec<Option<Mark>>,
    /// The number of links among the open marks.
    links: usize,
    /// Whether the text is that of an address which is among the parts already.
    is_address: bool,
    /// The open code block: its language and its text.
    code: Option<(&'static str, String)>,
    table: Option<Table>,
    is_changed: bool,
}

enum Container {
    Quote,
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
        has_paragraphs: bool,
    },
    Item,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.code_span(&code),
            Event::SoftBreak => self.parts.push(Inline::Newline),
            Event::HardBreak => self.parts.push(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(label) => self.footnote(&format!("[^{label}]")),
            // The options do not enable these.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.has_paragraph(),
            Tag::Heading { .. } => self.end_paragraph(),
            Tag::BlockQuote(_) => self.open(Container::Quote),
            Tag::List(start) => self.open(Container::List {
                start,
                items: Vec::new(),
                has_paragraphs: false,
            }),
            Tag::Item => self.open(Container::Item),
            Tag::CodeBlock(kind) => {
                self.end_paragraph();
                self.code = Some((self.language(&kind), String::new()));
            }
            Tag::FootnoteDefinition(label) => {
                self.has_paragraph();
                self.footnote(&format!("[^{label}]:"));
                self.end_paragraph();
            }
            Tag::Table(alignments) => {
                self.end_paragraph();
                self.table = Some(Table {
                    delimiters: alignments.into_iter().map(delimiter).collect(),
                    rows: Vec::new(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                self.table
                    .iter_mut()
                    .for_each(|table| table.rows.push(Vec::new()));
            }
            Tag::Emphasis => self.start_mark(Some(Mark::Emphasis)),
            Tag::Strong => self.start_mark(Some(Mark::Strong)),
            Tag::Strikethrough => self.start_mark(Some(Mark::Strikethrough)),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => {
                self.is_changed = true;
                self.start_link(link_type, &dest_url);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Heading(level) => self.heading(level as usize),
            TagEnd::CodeBlock => {
                let code = self.code.take();
                let lines = |text: &str| text.lines().map(str::to_owned).collect();
                let block = code.map(|(language, text)| Block::Code(language, lines(&text)));
                self.blocks.extend(block);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::TableCell => {
                let parts = in_one_line(std::mem::take(&mut self.parts));
                let row = self.table.as_mut().and_then(|table| table.rows.last_mut());
                row.into_iter().for_each(|row| row.push(parts.clone()));
            }
            TagEnd::Table => {
                let table = self.table.take();
                self.blocks.extend(table.map(Block::Table));
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {
                self.is_address = false;
                let mark = self.marks.pop().flatten();
                self.links -= usize::from(matches!(mark, Some(Mark::Link(_))));
                self.parts.extend(mark.map(Inline::End));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.code {
            Some((_, code)) => {
                let text = text.replace('\t', "    ");
                code.extend(text.chars().filter_map(visible_in_code));
            }
            None if self.is_address => {}
            None => self.plain(text),
        }
    }

    /// Adds text to the text before it, because the parser may split an address.
    fn plain(&mut self, text: &str) {
        let text = text.chars().filter_map(visible);
        match self.parts.last_mut() {
            Some(Inline::Text(before)) => before.extend(text),
            _ => self.parts.push(Inline::Text(text.collect())),
        }
    }

    /// Adds a code span. In a table, a code span cannot hold a backslash before a bar, so it becomes text.
    fn code_span(&mut self, code: &str) {
        let code: String = code.chars().filter_map(visible).collect();
        let is_text = self.table.is_some() && code.contains("\\|");
        match is_text {
            true => self.plain(&code),
            false => self.parts.push(Inline::Code(code)),
        }
    }

    /// Adds HTML as text, except `<br>`, which many documents use as a line break.
    fn html(&mut self, html: &str) {
        self.is_changed = true;
        let name = html.trim_end_matches(['>', '/', ' ', '\t', '\n']);
        if name.eq_ignore_ascii_case("<br") {
            return self.parts.push(Inline::Break);
        }
        for line in html.split_inclusive('\n') {
            self.plain(line);
            self.parts
                .extend(line.ends_with('\n').then_some(Inline::Newline));
        }
    }

    fn footnote(&mut self, text: &str) {
        self.is_changed = true;
        self.plain(text);
    }

    fn language(&mut self, kind: &CodeBlockKind<'_>) -> &'static str {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info,
            CodeBlockKind::Indented => "",
        };
        let known = LANGUAGES
            .into_iter()
            .find(|it| info.eq_ignore_ascii_case(it));
        self.is_changed |= known.is_none();
        known.unwrap_or("text")
    }

    fn heading(&mut self, level: usize) {
        self.is_changed |= level < HEADING;
        let level = if level < HEADING {
            (level + HEADING - 1).min(6)
        } else {
            level
        };
        let parts = in_one_line(std::mem::take(&mut self.parts));
        self.blocks
            .extend((!parts.is_empty()).then_some(Block::Heading(level, parts)));
    }

    /// Ends the open paragraph, if it is not empty.
    fn end_paragraph(&mut self) {
        let parts = tidy(std::mem::take(&mut self.parts));
        self.blocks
            .extend((!parts.is_empty()).then_some(Block::Paragraph(parts)));
    }

    fn block(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    /// Begins a paragraph; the list around it then has paragraphs.
    fn has_paragraph(&mut self) {
        self.end_paragraph();
        let mut around = self.around.iter_mut().rev().map(|(container, _)| container);
        if let (Some(Container::Item), Some(Container::List { has_paragraphs, .. })) =
            (around.next(), around.next())
        {
            *has_paragraphs = true;
        }
    }

    fn open(&mut self, container: Container) {
        self.end_paragraph();
        let is_item = matches!(container, Container::Item);
        if self.beyond > 0 || (!is_item && self.around.len() >= DEPTH) {
            self.beyond += 1;
            self.is_changed = true;
        } else {
            self.around
                .push((container, std::mem::take(&mut self.blocks)));
        }
    }

    fn close(&mut self) {
        self.end_paragraph();
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some((container, before)) = self.around.pop() else {
            return;
        };
        let blocks = std::mem::replace(&mut self.blocks, before);
        match container {
            Container::Quote if blocks.is_empty() => {}
            Container::Quote => self.blocks.push(Block::Quote(blocks)),
            Container::List {
                start,
                items,
                has_paragraphs,
            } => {
                self.blocks
                    .push(Block::List(List::new(start, items, has_paragraphs)));
            }
            Container::Item => {
                if let Some((Container::List { items, .. }, _)) = self.around.last_mut() {
                    items.push(blocks);
                }
            }
        }
    }

    fn start_mark(&mut self, mark: Option<Mark>) {
        self.links += usize::from(matches!(mark, Some(Mark::Link(_))));
        self.parts.extend(mark.clone().map(Inline::Start));
        self.marks.push(mark);
    }

    /// Begins a link, if its address is one of the web and it is not within another link.
    fn start_link(&mut self, link_type: LinkType, address: &str) {
        let address = match link_type {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let is_link = self.links == 0 && is_of_web(&address);
        self.is_changed |= !is_link;
        if link_type == LinkType::Autolink && is_link && address.chars().all(is_of_address) {
            self.is_address = true;
            self.parts.push(Inline::Address(address));
            return self.marks.push(None);
        }
        self.start_mark(is_link.then(|| Mark::Link(encoded(&address))));
    }
}

fn visible_in_code(c: char) -> Option<char> {
    if c == '\n' { Some(c) } else { visible(c) }
}

fn delimiter(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":---",
        Alignment::Center => ":---:",
        Alignment::Right => "---:",
    }
}
