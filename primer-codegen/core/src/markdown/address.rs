//! Web addresses: which become links, where they are in a text, and how they are written.

use super::text::{begins_reference, visible};

/// Whether an address becomes a link.
///
/// An address like `mailto:a@b` does not, because rustdoc would read it as the path of an item.
pub(super) fn is_of_web(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    let rest = |scheme| {
        address
            .strip_prefix(scheme)
            .filter(|rest: &&str| !rest.is_empty())
    };
    rest("https://").or(rest("http://")).is_some()
        || rest("mailto:").is_some_and(|rest| rest.contains('.'))
}

/// An address with all characters escaped that could end the destination of a link.
pub(super) fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars().filter_map(visible) {
        match c {
            '(' | ')' | '<' | '>' | '"' | '`' | '|' | '\\' => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ if c.is_whitespace() => encoded.push_str("%20"),
            _ => encoded.push(c),
        }
    }
    encoded
}

/// An encoded address as the destination of a link, without character references.
pub(super) fn destination(address: &str) -> String {
    let mut parts = address.split('&');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let mark = if begins_reference(part) { "&amp;" } else { "&" };
        text + mark + part
    })
}

/// The start and the end of the first web address in a text.
pub(super) fn find_address(text: &str) -> Option<(usize, usize)> {
    let mut starts = text.match_indices("http").map(|(start, _)| start);
    let start = starts.find(|start| {
        let from = text.get(*start..).unwrap_or_default();
        let schemes = ["https://", "http://"].into_iter();
        let place = schemes
            .filter_map(|scheme| from.strip_prefix(scheme))
            .next();
        place.is_some_and(|place| place.starts_with(char::is_alphanumeric))
    })?;
    let address = text.get(start..)?.split(|c| !is_of_address(c)).next()?;
    let address = address.trim_end_matches(is_of_sentence);
    Some((start, start + address.len()))
}

/// Whether a character can be part of a web address that stands between `<` and `>`.
pub(super) fn is_of_address(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(
            c,
            '<' | '>' | '"' | '`' | '|' | '\\' | '^' | '[' | ']' | '*'
        )
}

/// Whether a character at the end of a web address belongs to the sentence around it.
fn is_of_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | '_' | '~' | '&'
    )
}
