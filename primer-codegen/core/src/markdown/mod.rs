//! Documentation in Markdown, safe for rustdoc.
//!
//! rustdoc compiles and runs code blocks, passes HTML to the reader's browser, and resolves links to items. Therefore a
//! document's text is not copied into comments: its Markdown is parsed, and only its harmless parts are written again.
//! [`Docs`] and [`Line`] cannot be built in another way.

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
    /// Documentation from a description, a summary or a title of a document, which are Markdown.
    // OpenAPI 3.0, Rich Text Formatting: "Throughout the specification description fields are noted as supporting CommonMark
    // markdown formatting."
    pub fn of_document(markdown: &str) -> Self {
        Self(write::rewrite(markdown))
    }

    /// The lines of the documentation, without line breaks.
    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// Whether there is no documentation.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a paragraph, if it is not empty.
    pub fn paragraph(&mut self, line: impl Into<Line>) {
        let line = line.into().into_paragraph();
        self.add((!line.is_empty()).then_some(line));
    }

    /// Adds a full stop to the last line, if it ends with a letter or a digit.
    pub fn end_sentence(&mut self) {
        if let Some(last) = self
            .0
            .last_mut()
            .filter(|line| line.ends_with(char::is_alphanumeric))
        {
            let is_paragraph = !block::begins(last);
            last.push('.');
            // A line that is a number with a full stop would begin a list.
            if is_paragraph {
                *last = text::escape_start(std::mem::take(last));
            }
        }
    }

    /// Adds other documentation.
    pub fn append(&mut self, docs: Self) {
        self.add(docs.0);
    }

    /// Adds a heading of the first level, which begins a section.
    pub fn heading(&mut self, line: impl Into<Line>) {
        self.add([format!("# {}", line.into().as_str())]);
    }

    /// Adds a heading of the second level.
    pub fn subheading(&mut self, line: impl Into<Line>) {
        self.add([format!("## {}", line.into().as_str())]);
    }

    /// Adds a list of items, each with a list below it.
    pub fn outline(&mut self, items: impl IntoIterator<Item = (Line, Vec<Line>)>) {
        self.add(items.into_iter().flat_map(|(item, below)| {
            let below = below.into_iter();
            let below = below.map(|it| format!("  - {}", it.into_paragraph()));
            std::iter::once(format!("- {}", item.into_paragraph())).chain(below)
        }));
    }

    /// Adds a list with one line per item.
    pub fn list(&mut self, items: impl IntoIterator<Item = Line>) {
        self.add(
            items
                .into_iter()
                .map(|item| format!("- {}", item.into_paragraph())),
        );
    }

    /// Adds a list whose items are a name and documentation, which may have several blocks.
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

    /// Adds a table: its head and its other rows.
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

    /// Adds a block, if it has a line.
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
