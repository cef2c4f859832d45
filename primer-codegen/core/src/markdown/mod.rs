//! Documentation, in Markdown that rustdoc takes for nothing but text.
//!
//! rustdoc compiles and runs the code blocks of a crate's documentation, passes HTML on to the reader's browser, and looks for links to
//! items. So no text of a document stands in a comment as it is: its Markdown is read, and what is harmless is written again. [`Docs`]
//! and [`Line`] cannot be built in another way.

mod address;
mod block;
mod inline;
mod line;
mod read;
mod text;
mod write;

pub use self::line::{Line, code, method_link, text, type_link};

/// Documentation of an item: blocks of Markdown with an empty line between any two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(Vec<String>);

impl Docs {
    /// A description, a summary or a title of a document, which are in Markdown.
    // OpenAPI 3.0, Rich Text Formatting: "Throughout the specification description fields are noted as supporting CommonMark
    // markdown formatting."
    pub fn of_document(markdown: &str) -> Self {
        Self(write::rewrite(markdown))
    }

    /// The lines of the documentation, none of which has a line break.
    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// Whether there is no documentation.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a paragraph, if there is something in it.
    pub fn paragraph(&mut self, line: impl Into<Line>) {
        let line = line.into().into_paragraph();
        self.add((!line.is_empty()).then_some(line));
    }

    /// Ends the last line with a full stop, if it is a sentence without one.
    pub fn end_sentence(&mut self) {
        if let Some(last) = self
            .0
            .last_mut()
            .filter(|line| line.ends_with(char::is_alphanumeric))
        {
            let is_paragraph = !block::begins(last);
            last.push('.');
            // A number with a full stop would begin a list.
            if is_paragraph {
                *last = text::escape_start(std::mem::take(last));
            }
        }
    }

    /// Adds other documentation.
    pub fn append(&mut self, docs: Self) {
        self.add(docs.0);
    }

    /// Adds a heading of the first level: a section of the item's documentation.
    pub fn heading(&mut self, line: impl Into<Line>) {
        self.add([format!("# {}", line.into().as_str())]);
    }

    /// Adds a list with one line per item.
    pub fn list(&mut self, items: impl IntoIterator<Item = Line>) {
        self.add(
            items
                .into_iter()
                .map(|item| format!("- {}", item.into_paragraph())),
        );
    }

    /// Adds a list whose items have a name each, and documentation that may be of several blocks.
    pub fn described_list<'a>(&mut self, items: impl IntoIterator<Item = (Line, &'a Self)>) {
        self.add(items.into_iter().flat_map(|(name, docs)| {
            let is_paragraph = |line: &&String| !block::begins(line);
            let (first, rest) = match docs.0.split_first() {
                Some((first, rest)) if is_paragraph(&first) => (format!(" {first}"), rest),
                _ => (String::new(), docs.0.as_slice()),
            };
            let separator = first.is_empty().then(String::new);
            let rest = separator
                .into_iter()
                .chain(rest.iter().map(|line| block::indented(line, "  ")));
            std::iter::once(format!("- {}:{first}", name.as_str())).chain(rest)
        }));
    }

    /// Adds a table: the row of its head, and the others.
    pub fn table<const N: usize>(
        &mut self,
        head: [&'static str; N],
        rows: impl IntoIterator<Item = [Line; N]>,
    ) {
        let delimiters = format!("|{}", "---|".repeat(N));
        let rows = rows
            .into_iter()
            .map(|cells| write::row(cells.map(|cell| cell.into_cell())));
        self.add(
            [write::row(head.map(str::to_owned)), delimiters]
                .into_iter()
                .chain(rows),
        );
    }

    /// Adds a block, if it has any line.
    fn add(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if !self.0.is_empty() && lines.peek().is_some() {
            self.0.push(String::new());
        }
        self.0.extend(lines);
    }
}

impl<L: Into<Line>> From<L> for Docs {
    /// Documentation of one paragraph.
    fn from(line: L) -> Self {
        let mut docs = Self::default();
        docs.paragraph(line);
        docs
    }
}

#[cfg(test)]
mod tests;
