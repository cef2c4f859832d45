//! The operation that a request is for.

use percent_encoding::percent_decode_str;

use crate::runtime::client::operation::Operation;
use crate::runtime::client::request::encoding;

/// The texts that stand for the expressions of a path template, by name and percent-encoded as they came.
pub(crate) type Captures = Vec<(&'static str, String)>;

/// The expressions of a path, if it is of this template.
pub(super) fn captures(template: &'static str, path: &str) -> Option<Captures> {
    let templates: Vec<&str> = template.trim_start_matches('/').split('/').collect();
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    if templates.len() != segments.len() {
        return None;
    }
    let mut captures = Captures::new();
    for (template, segment) in templates.into_iter().zip(segments) {
        captures.extend(in_segment(template, segment)?);
    }
    Some(captures)
}

/// The expressions of one segment. What an expression stands for is as short as it can be, and never empty.
fn in_segment(template: &'static str, segment: &str) -> Option<Captures> {
    let Some((literal, name, rest)) = split(template) else {
        let is_same = decoded(segment) == decoded(&encoding::template(template));
        return is_same.then(Captures::new);
    };
    let literal = encoding::template(literal);
    let after = segment.strip_prefix(literal.as_ref())?;
    let ends = after.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.into_iter().find_map(|end| {
        let (text, tail) = after.split_at_checked(end)?;
        let mut captures = vec![(name, text.to_owned())];
        captures.extend(in_segment(rest, tail)?);
        Some(captures)
    })
}

/// The text before the first expression of a template, the name in it, and the text after it.
fn split(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (before, expression) = template.split_once('{')?;
    let (name, after) = expression.split_once('}')?;
    Some((before, name, after))
}

fn decoded(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

/// How much of a template is text: of several that fit a path, the one with the most is meant.
//
// OpenAPI 3.0, Paths Object: "When matching URLs, concrete (non-templated) paths would be matched before their templated
// counterparts."
fn literal_length(operation: &Operation) -> (usize, usize) {
    let mut rest = operation.path;
    let (mut length, mut expressions) = (rest.len(), 0);
    while let Some((_, name, after)) = split(rest) {
        length -= name.len() + 2;
        expressions += 1;
        rest = after;
    }
    (length, usize::MAX - expressions)
}

/// What a service has at a path.
pub(super) enum Found<T> {
    /// An operation, and what stands for the expressions in its path.
    Operation(T, Captures),
    /// Operations of these methods alone.
    Methods(Vec<&'static str>),
    Nothing,
}

/// The operation of a method and a path.
pub(super) fn find<T: Copy>(
    all: impl Iterator<Item = T>,
    operation: impl Fn(T) -> &'static Operation,
    method: &str,
    path: &str,
) -> Found<T> {
    let at_path = all.filter_map(|it| Some((it, captures(operation(it).path, path)?)));
    let (fitting, others): (Vec<_>, Vec<_>) =
        at_path.partition(|(it, _)| operation(*it).method == method);
    let best = fitting
        .into_iter()
        .max_by_key(|(it, _)| literal_length(operation(*it)));
    match best {
        Some((it, captures)) => Found::Operation(it, captures),
        None if others.is_empty() => Found::Nothing,
        None => {
            let mut methods: Vec<_> = others.iter().map(|(it, _)| operation(*it).method).collect();
            methods.sort_unstable();
            methods.dedup();
            Found::Methods(methods)
        }
    }
}

#[cfg(test)]
mod tests;
