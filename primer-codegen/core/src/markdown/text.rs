//! Plain text, escaped so that it has no meaning in Markdown.

/// The character that replaces a character in documentation: a space for line breaks and control characters.
///
/// Characters that change the direction of text have none: rustc refuses them in comments and literals
/// (`text_direction_codepoint_in_comment`).
pub(super) fn visible(c: char) -> Option<char> {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{2028}' | '\u{2029}' => Some(' '),
        _ if c.is_control() => Some(' '),
        _ => Some(c),
    }
}

/// Whether a text is one line of words: it means the same in Markdown, and stays as it is. Most descriptions do.
pub(super) fn is_plain(text: &str) -> bool {
    let is_of_words = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b' ' | b',' | b'.' | b'\'' | b'(' | b')' | b'/' | b'-')
    };
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    begins && !text.ends_with(' ') && text.bytes().all(is_of_words)
}

/// Text of one line, with backslashes and character references where Markdown would give it a meaning.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if begins_reference(rest.as_str()) => escaped.push_str("&amp;"),
            _ => {
                if is_active(before, c, rest.clone().next()) {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
        }
        before = Some(c);
    }
    escaped
}

/// Whether a character has a meaning in Markdown between its neighbours, in the middle of a line.
fn is_active(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '[' | ']' | '~' => true,
        '*' => before != Some(' ') || after != Some(' '),
        '_' => !is_word(before) || !is_word(after),
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        _ => false,
    }
}

/// Whether an ampersand before a text begins a character reference, like `&lt;`.
pub(super) fn begins_reference(text: &str) -> bool {
    let name = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    text.is_empty() || (name.len() < text.len() && name.starts_with(';'))
}

/// The position of the character by which a line of escaped text begins a block: a list, a quote, a heading, a table.
pub(super) fn block_mark(line: &str) -> Option<usize> {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let mut after = rest.chars();
    let mark = after.next()?;
    let after = after.as_str();
    let is_mark = match mark {
        '.' | ')' => digits > 0 && is_end(after),
        _ if digits > 0 => false,
        '#' => is_end(after.trim_start_matches('#')),
        '>' | '=' | '|' => true,
        '+' => is_end(after),
        '-' => !after.starts_with(char::is_alphanumeric),
        ':' => after.starts_with('-'),
        _ => false,
    };
    is_mark.then_some(digits)
}

/// A line of escaped text, escaped further so that it does not begin a block.
pub(super) fn escape_start(mut line: String) -> String {
    if let Some(position) = block_mark(&line) {
        line.insert(position, '\\');
    }
    line
}

/// A code span, between more backticks than the text has in a row.
pub(super) fn code_span(text: &str) -> String {
    let is_simple = |byte: u8| (b'!'..=b'~').contains(&byte) && byte != b'`';
    if !text.is_empty() && text.bytes().all(is_simple) {
        return format!("`{text}`");
    }
    let text: String = text.chars().filter_map(visible).collect();
    let fence = "`".repeat(longest_run(&text) + 1);
    let is_blank = text.bytes().all(|byte| byte == b' ');
    // CommonMark, Code spans: one space is removed from each end, if both ends have one and the text is not all spaces.
    let needs_space = text.starts_with('`')
        || text.ends_with('`')
        || (text.starts_with(' ') && text.ends_with(' ') && !is_blank);
    match needs_space || text.is_empty() {
        true if text.is_empty() => format!("{fence} {fence}"),
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
