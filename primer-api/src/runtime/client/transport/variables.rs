//! Variables in the URL of a server, and what may stand in each part of it.
//!
//! Defaults and the values of `enum` are the document's, and stand there as they are. A text of the caller changes nothing but the part
//! that it stands in.

use std::borrow::Cow;

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Server, ServerVariable};
use crate::runtime::client::request::encoding;
use crate::runtime::environment::VariableValue;

/// The URL of a server, with the variables that are set and the defaults of the others.
pub(crate) fn expand(server: &Server, set: &[VariableValue]) -> Result<String, Box<Fault>> {
    for VariableValue { name, .. } in set {
        if !server.variables.iter().any(|it| it.name == *name) {
            return Err(Fault::configuration(format!(
                "the client's server has no variable `{name}`"
            )));
        }
    }
    let mut url = String::new();
    let mut rest = server.url;
    while let Some((before, variable, after)) = next(rest, server.variables) {
        url.push_str(before);
        let value = set.iter().rev().find(|it| it.name == variable.name);
        let place = Place::of(
            server.url,
            server.url.len() - rest.len() + before.len(),
            after,
        );
        url.push_str(&match value {
            Some(value) => text(variable, &value.text, place)?,
            None => variable.default.into(),
        });
        rest = after;
    }
    url.push_str(rest);
    match set.is_empty() || !has_dot_segments(&url) {
        true => Ok(url),
        false => Err(Fault::configuration(
            "a variable of the client's server makes a segment `.` or `..` of its path",
        )),
    }
}

/// The first variable in a text, with what stands before and behind it.
fn next<'t>(
    text: &'t str,
    variables: &'static [ServerVariable],
) -> Option<(&'t str, &'static ServerVariable, &'t str)> {
    text.match_indices('{').find_map(|(start, _)| {
        let (before, from) = text.split_at_checked(start)?;
        let (name, after) = from.strip_prefix('{')?.split_once('}')?;
        let variable = variables.iter().find(|it| it.name == name)?;
        Some((before, variable, after))
    })
}

/// The part of a URL that a variable stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// All of the URL, or its start.
    Url,
    Scheme,
    /// All of the host, with its port.
    WholeHost,
    /// A part of the host, or the port.
    Host,
    Path,
}

impl Place {
    /// The place of the variable at this position of a template.
    fn of(template: &str, start: usize, after: &str) -> Self {
        match template.find("://").map(|scheme| (scheme, scheme + 3)) {
            None if start == 0 => Self::Url,
            None => Self::Path,
            Some((scheme, _)) if start < scheme => Self::Scheme,
            Some((_, host)) => {
                let before = template.get(host..start).unwrap_or_default();
                match (before.contains('/'), before.is_empty()) {
                    (true, _) => Self::Path,
                    (false, true) if after.is_empty() || after.starts_with('/') => Self::WholeHost,
                    (false, _) => Self::Host,
                }
            }
        }
    }

    /// Whether a character may stand here as it is.
    fn has(self, c: char) -> bool {
        match self {
            Self::Url | Self::Path => true,
            // RFC 3986, 3.1.
            Self::Scheme => c.is_ascii_alphanumeric() || "+-.".contains(c),
            Self::Host => c.is_ascii_alphanumeric() || "-._".contains(c),
            Self::WholeHost => c.is_ascii_alphanumeric() || "-._:[]".contains(c),
        }
    }
}

/// A text of the caller in its place.
fn text<'t>(
    variable: &ServerVariable,
    text: &'t str,
    place: Place,
) -> Result<Cow<'t, str>, Box<Fault>> {
    let name = variable.name;
    // Not the text itself: it is the caller's.
    let refused = |rule: &str| {
        let reason = format!("the variable `{name}` of the client's server {rule}");
        Err(Fault::configuration(reason))
    };
    if variable.values.contains(&text) {
        return Ok(text.into());
    }
    if !variable.values.is_empty() {
        let values = variable.values.iter().map(|it| format!("`{it}`"));
        let values: Vec<String> = values.collect();
        return refused(&format!("must be one of {}", values.join(", ")));
    }
    match place {
        Place::Path => {
            let segments = text.split('/').map(encoding::component);
            Ok(segments.collect::<Vec<Cow<'_, str>>>().join("/").into())
        }
        _ if !text.is_empty() && text.chars().all(|c| place.has(c)) => Ok(text.into()),
        Place::Url => refused("must be a URL"),
        Place::Scheme => refused("must be the scheme of a URL"),
        Place::WholeHost => refused("must be a host, with or without a port"),
        Place::Host => refused("must be made of letters, digits, `-`, `_` and `.`"),
    }
}

/// Whether the path of a URL has segments that lead out of others.
fn has_dot_segments(url: &str) -> bool {
    let path = url.split_once("://").map_or(url, |(_, path)| path);
    path.split('/').skip(1).any(|it| matches!(it, "." | ".."))
}

#[cfg(test)]
mod tests;
