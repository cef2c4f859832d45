//! The parts of a paragraph: those that are harmless to rustdoc.

use super::address::find_address;

/// A part of a paragraph, a heading or a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Text without a line break.
    Text(String),
    /// A code span.
    Code(String),
    /// A web address, which is its own text.
    Address(String),
    /// The start of a mark.
    Start(Mark),
    /// The end of the innermost open mark.
    End(Mark),
    /// A line break in the source.
    Newline,
    /// A line break that the reader sees.
    Break,
}

/// A mark on some parts of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Strikethrough,
    /// A link to a web address.
    Link(String),
}

/// Parts without those that Markdown cannot express: spaces at the ends of lines, empty lines, marks without text.
pub(super) fn tidy(parts: Vec<Inline>) -> Vec<Inline> {
    let mut tidy = Vec::with_capacity(parts.len());
    let mut links = 0_usize;
    for part in parts {
        match part {
            Inline::Text(text) if links == 0 => push_text_with_addresses(&mut tidy, &text),
            Inline::Text(text) => push_text(&mut tidy, &text),
            Inline::Newline | Inline::Break => push_break(&mut tidy, part),
            Inline::End(mark) => {
                links -= usize::from(matches!(mark, Mark::Link(_)));
                push_end(&mut tidy, mark);
            }
            Inline::Start(ref mark) => {
                links += usize::from(matches!(mark, Mark::Link(_)));
                tidy.push(part);
            }
            Inline::Code(_) | Inline::Address(_) => tidy.push(part),
        }
    }
    trim_end(&mut tidy);
    while let Some(Inline::Newline | Inline::Break) = tidy.last() {
        tidy.pop();
    }
    tidy
}

/// The parts in one line.
pub(super) fn in_one_line(parts: Vec<Inline>) -> Vec<Inline> {
    let joined = parts.into_iter().map(|part| match part {
        Inline::Newline | Inline::Break => Inline::Text(" ".to_owned()),
        other => other,
    });
    tidy(joined.collect())
}

/// The parts without marks, except links.
pub(super) fn unmarked(parts: &[Inline]) -> Vec<Inline> {
    let is_kept = |part: &&Inline| match part {
        Inline::Start(mark) | Inline::End(mark) => matches!(mark, Mark::Link(_)),
        Inline::Text(_)
        | Inline::Code(_)
        | Inline::Address(_)
        | Inline::Newline
        | Inline::Break => true,
    };
    tidy(parts.iter().filter(is_kept).cloned().collect())
}

fn push_text(parts: &mut Vec<Inline>, text: &str) {
    let is_start = matches!(parts.last(), None | Some(Inline::Newline | Inline::Break));
    let text = if is_start {
        text.trim_start_matches(' ')
    } else {
        text
    };
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => parts.push(Inline::Text(text.to_owned())),
    }
}

fn push_break(parts: &mut Vec<Inline>, part: Inline) {
    trim_end(parts);
    if !matches!(parts.last(), None | Some(Inline::Newline | Inline::Break)) {
        parts.push(part);
    }
}

fn trim_end(parts: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = parts.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            parts.pop();
        }
    }
}

/// Ends a mark. A mark without text is removed; a link without text becomes its address.
fn push_end(parts: &mut Vec<Inline>, mark: Mark) {
    if parts.last() != Some(&Inline::Start(mark.clone())) {
        return parts.push(Inline::End(mark));
    }
    parts.pop();
    if let Mark::Link(address) = mark {
        parts.push(Inline::Address(address));
    }
}

/// Adds text, with a link for each web address in it.
fn push_text_with_addresses(parts: &mut Vec<Inline>, text: &str) {
    let mut rest = text;
    while let Some((start, end)) = find_address(rest) {
        let (before, from) = rest.split_at(start);
        let (address, after) = from.split_at(end - start);
        push_text(parts, before);
        parts.push(Inline::Address(address.to_owned()));
        rest = after;
    }
    push_text(parts, rest);
}
