//! Reads bodies of several parts (`multipart/form-data`, RFC 7578).

use super::tree::Tree;
use crate::runtime::client::operation::{Part, PartStyle};
use crate::runtime::client::response::media::{essence, is_json};
use crate::runtime::misfit::Misfit;
use crate::runtime::upload::Upload;

/// The parts of a body as members.
pub(super) fn read(media_type: &str, body: &[u8], declared: &[Part]) -> Result<Tree, Misfit> {
    let boundary = boundary(media_type).ok_or_else(|| Misfit::new("a boundary", "none"))?;
    let mut members = Vec::new();
    for part in parts(body, &boundary).ok_or_else(|| Misfit::new("parts", "something else"))? {
        let Some((name, value)) = member(part) else {
            return Err(Misfit::new("parts with names", "one without"));
        };
        if let Some((object, inner)) = in_brackets(&name, declared) {
            add(&mut members, object, (inner.to_owned(), value));
            continue;
        }
        let style = declared.iter().find(|it| it.name == name);
        let value = match (style.map(|it| it.style), value) {
            (Some(PartStyle::Joined(separator)), Tree::Text(text)) => Tree::List(
                text.split(separator)
                    .map(|it| Tree::Text(it.to_owned()))
                    .collect(),
            ),
            (_, value) => value,
        };
        members.push((name, value));
    }
    Ok(Tree::Members(members))
}

/// The names of an object and of its member, where each member is a part of its own: `name[member]`.
fn in_brackets<'n>(name: &'n str, declared: &[Part]) -> Option<(&'n str, &'n str)> {
    let (object, inner) = name.strip_suffix(']')?.split_once('[')?;
    let mut parts = declared.iter().filter(|it| it.name == object);
    let is_spread = parts.any(|it| it.style == PartStyle::DeepObject);
    is_spread.then_some((object, inner))
}

/// Adds a member to an object among others.
fn add(members: &mut Vec<(String, Tree)>, object: &str, member: (String, Tree)) {
    let found = members.iter_mut().find(|(name, _)| name == object);
    match found {
        Some((_, Tree::Members(inner))) => inner.push(member),
        Some(_) | None => members.push((object.to_owned(), Tree::Members(vec![member]))),
    }
}

/// The parameter `boundary` of a media type.
fn boundary(media_type: &str) -> Option<String> {
    let parameters = media_type.split(';').skip(1).map(str::trim);
    let mut boundaries = parameters.filter_map(|it| {
        let (name, value) = it.split_once('=')?;
        name.eq_ignore_ascii_case("boundary").then_some(value)
    });
    Some(boundaries.next()?.trim_matches('"').to_owned())
}

/// The parts between the boundaries; `None` if the last one is missing.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Option<Vec<&'b [u8]>> {
    let line = format!("\r\n--{boundary}");
    // The first boundary may begin the body.
    let mut rest = match body.strip_prefix(line.trim_start().as_bytes()) {
        Some(rest) => rest,
        None => split(body, line.as_bytes())?.1,
    };
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        let (part, after) = split(rest, line.as_bytes())?;
        parts.push(part.strip_prefix(b"\r\n").unwrap_or(part));
        rest = after;
    }
    Some(parts)
}

/// The bytes before and after the first occurrence of others.
fn split<'b>(bytes: &'b [u8], at: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let position = bytes.windows(at.len()).position(|it| it == at)?;
    let (before, rest) = bytes.split_at_checked(position)?;
    Some((before, rest.get(at.len()..)?))
}

/// The name of a part, and its content: a file if it has a file name or a media type, unless that is one of JSON.
fn member(part: &[u8]) -> Option<(String, Tree)> {
    let (head, content) = match part.strip_prefix(b"\r\n") {
        Some(content) => (&[][..], content),
        None => split(part, b"\r\n\r\n")?,
    };
    let head = String::from_utf8_lossy(head);
    let header = |wanted: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(':'));
        let found = lines.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.trim().to_owned())
    };
    let disposition = header("content-disposition")?;
    let name = parameter(&disposition, "name")?;
    let file_name = parameter(&disposition, "filename");
    let media_type = header("content-type");
    let sent = media_type.as_deref().map(essence).unwrap_or_default();
    let is_text = sent.is_empty() || sent == "text/plain";
    let value = match (&file_name, std::str::from_utf8(content)) {
        (None, _) if is_json(&sent) => Tree::Json(content.to_vec()),
        (None, Ok(text)) if is_text => Tree::Text(text.to_owned()),
        _ => {
            let mut upload = Upload::from(content);
            upload.file_name = file_name;
            upload.media_type = media_type;
            upload.headers = further(&head);
            Tree::File(upload)
        }
    };
    Some((name, value))
}

/// The headers of a part beside those that every part has.
fn further(head: &str) -> Vec<(String, String)> {
    const OWN: [&str; 2] = ["content-disposition", "content-type"];
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let others = lines.filter(|(name, _)| !OWN.iter().any(|own| name.eq_ignore_ascii_case(own)));
    let trimmed = others.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    trimmed.collect()
}

/// A quoted parameter of a disposition, as browsers write it.
fn parameter(disposition: &str, name: &str) -> Option<String> {
    let start = format!("; {name}=\"");
    let (_, after) = disposition.split_once(&start)?;
    let (value, _) = after.split_once('"')?;
    let value = value.replace("%22", "\"").replace("%0D", "\r");
    Some(value.replace("%0A", "\n"))
}

#[cfg(test)]
mod tests;
