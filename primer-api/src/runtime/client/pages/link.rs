//! Links in headers (RFC 8288).

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with the relation `next`; `None` if there is none.
pub(super) fn next(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(LINK).into_iter();
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    lines.find_map(|line| {
        let links = split(line, ',');
        links.into_iter().find_map(|link| {
            let mut parts = split(link, ';').into_iter();
            let target = parts.next()?.trim().strip_prefix('<')?.strip_suffix('>')?;
            let parameters: Vec<(String, &str)> = parts.filter_map(parameter).collect();
            // RFC 8288, 3.2 and 3.3: a link of another resource is none of this one's; the first `rel` counts.
            let has_anchor = parameters.iter().any(|(name, _)| name == "anchor");
            let (_, relations) = parameters.iter().find(|(name, _)| name == "rel")?;
            let mut relations = relations.split_ascii_whitespace();
            let is_next = relations.any(|it| it.eq_ignore_ascii_case("next"));
            (is_next && !has_anchor).then_some(target)
        })
    })
}

/// The name of a parameter in small letters, and its value without quotes.
fn parameter(text: &str) -> Option<(String, &str)> {
    let (name, value) = text.split_once('=')?;
    Some((
        name.trim().to_ascii_lowercase(),
        value.trim().trim_matches('"'),
    ))
}

/// The parts between separators, those inside of `<>` and of quotes aside.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut in_target, mut in_quotes) = (0, false, false);
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => {
                is_escaped = false;
                continue;
            }
            '\\' if in_quotes => is_escaped = true,
            '"' if !in_target => in_quotes = !in_quotes,
            '<' if !in_quotes => in_target = true,
            '>' if !in_quotes => in_target = false,
            _ if c == separator && !in_target && !in_quotes => {
                parts.extend(text.get(start..at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
