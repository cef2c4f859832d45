//! Bodies of several parts (`multipart/form-data`, RFC 7578).

use std::borrow::Cow;

use http::{HeaderName, HeaderValue};

use crate::runtime::as_written::{Origin, Written, members};
use crate::runtime::check::{Rule, Violation};
use crate::runtime::client::operation::{Part, PartStyle};
use crate::runtime::client::random;
use crate::runtime::client::request::flat::{NULL, json_text, scalar, untagged};
use crate::runtime::client::request::media;
use crate::runtime::client::request::payload::Piece;
use crate::runtime::upload::Upload;
use crate::runtime::value::Ref;

const NOT_AN_OBJECT: Rule = Rule::Location("must be an object");
const BAD_HEADER: Rule = Rule::Location("must have headers that a part can have");
const NO_HEADER: Rule = Rule::Location("must have the header that the document requires");
const NO_BITS: Rule = Rule::Location("needs random bits, and the operating system has none");

/// The name of a file that has none: browsers call it so (WHATWG XHR, FormData).
const NAMELESS: &str = "blob";

/// A body of several parts.
pub(super) struct Multipart {
    pub(super) pieces: Vec<Piece>,
    /// The media type with the parameters that it needs.
    pub(super) media_type: String,
}

/// Writes a value as parts: files as they are, objects as JSON, anything else as text; lists repeat the part. What is null is left out.
///
/// Parts of a media type other than `multipart/form-data` are written alike.
//
// OpenAPI 3.0.4, Encoding Object: the default `contentType` is `application/octet-stream` for binary strings, `text/plain` for other
// primitive values, `application/json` for objects, and that of the items for arrays.
pub(super) fn write(
    value: Ref<'_>,
    declared: &'static [Part],
    media_type: &str,
) -> Result<Multipart, Violation> {
    let (tags, object) = untagged(value);
    if !matches!(object, Ref::Absent | Ref::Object(_) | Ref::Map(_)) {
        return Err(Violation::new("body", NOT_AN_OBJECT));
    }
    let mut writer = Writer {
        boundary: boundary().ok_or_else(|| Violation::new("body", NO_BITS))?,
        pieces: Vec::new(),
        first_type: None,
    };
    for member in members(object, &tags) {
        let part = declared.iter().find(|part| part.name == member.name);
        let path = match member.is_data() || member.is_sensitive() {
            true => "[_]",
            false => member.name,
        };
        writer
            .member(&member, part)
            .map_err(|rule| Violation::new(path, rule))?;
    }
    Ok(writer.finish(media_type))
}

/// 128 random bits: no content has this line unless its author knows them.
fn boundary() -> Option<String> {
    let (high, low) = (random::bits().ok()?, random::bits().ok()?);
    Some(format!("{high:016x}{low:016x}"))
}

struct Writer {
    boundary: String,
    pieces: Vec<Piece>,
    first_type: Option<String>,
}

impl Writer {
    fn member(&mut self, member: &Written<'_>, part: Option<&'static Part>) -> Result<(), Rule> {
        let value = untagged(member.value).1;
        let style = part.map_or(PartStyle::Repeated, |part| part.style);
        match (value, style) {
            (Ref::Absent | Ref::Null, _) => Ok(()),
            (Ref::List(list), PartStyle::Repeated | PartStyle::DeepObject) => (0..list.len())
                .try_for_each(|n| match list.item(n) {
                    Ref::Absent | Ref::Null => Err(NULL),
                    item => self.value(member, part, item),
                }),
            (Ref::List(list), PartStyle::Joined(separator)) => {
                let items = (0..list.len()).map(|n| scalar(list.item(n))?.ok_or(NULL));
                let items: Vec<Cow<'_, str>> = items.collect::<Result<_, _>>()?;
                match items.is_empty() {
                    true => Ok(()),
                    false => self.text(member.name, part, &items.join(separator)),
                }
            }
            (Ref::Object(_) | Ref::Map(_), PartStyle::DeepObject) => {
                let (tags, object) = untagged(member.value);
                members(object, &tags).try_for_each(|inner| match scalar(inner.value)? {
                    Some(text) => {
                        self.text(&format!("{}[{}]", member.name, inner.name), part, &text)
                    }
                    None => Ok(()),
                })
            }
            _ => self.value(member, part, member.value),
        }
    }

    /// Writes a value as one part.
    fn value(
        &mut self,
        member: &Written<'_>,
        part: Option<&'static Part>,
        value: Ref<'_>,
    ) -> Result<(), Rule> {
        let is_json = part
            .and_then(|part| part.content_type)
            .is_some_and(media::is_json);
        match untagged(value).1 {
            Ref::Upload(upload) => self.upload(member, part, upload),
            Ref::Object(_) | Ref::Map(_) | Ref::List(_) => {
                let declared = part.and_then(|part| part.content_type);
                self.begin(
                    member.name,
                    part,
                    None,
                    Some(declared.unwrap_or("application/json")),
                );
                self.end(json_text(value)?);
                Ok(())
            }
            _ if is_json => {
                self.begin(
                    member.name,
                    part,
                    None,
                    part.and_then(|part| part.content_type),
                );
                self.end(json_text(value)?);
                Ok(())
            }
            inner => match scalar(inner)? {
                Some(text) => self.text(member.name, part, &text),
                None => Ok(()),
            },
        }
    }

    /// A part of text, without a media type unless one is declared: `text/plain` is the default (RFC 7578, 4.4).
    fn text(&mut self, name: &str, part: Option<&'static Part>, text: &str) -> Result<(), Rule> {
        let declared = part.and_then(|part| part.content_type);
        let declared = declared.filter(|it| !it.contains(['*', ',']));
        self.begin(name, part, None, declared);
        self.end(text.to_owned());
        Ok(())
    }

    fn upload(
        &mut self,
        member: &Written<'_>,
        part: Option<&'static Part>,
        upload: &Upload,
    ) -> Result<(), Rule> {
        let is_file = matches!(member.origin, Origin::Declared(_)) || !upload.is_text();
        let declared = part.and_then(|part| part.content_type).unwrap_or("*/*");
        let name = upload.file_name.as_deref();
        let is_field = !is_file && name.is_none() && upload.media_type.is_none();
        if is_field {
            self.begin(member.name, part, None, None);
        } else {
            let media_type = media::of_upload(declared, upload)?;
            let file_name = name.or(is_file.then_some(NAMELESS));
            self.begin(member.name, part, file_name, Some(&media_type));
        }
        let required = part.into_iter().flat_map(|part| part.headers);
        for header in required.filter(|header| header.required && header.value.is_none()) {
            let mut own = upload.headers.iter().map(|(name, _)| name);
            if !own.any(|name| name.eq_ignore_ascii_case(header.name)) {
                return Err(NO_HEADER);
            }
        }
        for (name, value) in &upload.headers {
            let header = header(name, value).ok_or(BAD_HEADER)?;
            self.push(header);
        }
        self.push("\r\n".to_owned());
        self.pieces.push(Piece::of(upload));
        self.push("\r\n".to_owned());
        Ok(())
    }

    /// The boundary and the headers of a part, but for the empty line after them.
    fn begin(
        &mut self,
        name: &str,
        part: Option<&'static Part>,
        file_name: Option<&str>,
        media_type: Option<&str>,
    ) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"",
            self.boundary
        );
        head.push_str(&escaped(name));
        head.push('"');
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", escaped(file_name)));
        }
        head.push_str("\r\n");
        if let Some(media_type) = media_type {
            head.push_str(&format!("Content-Type: {media_type}\r\n"));
        }
        let first = || media_type.unwrap_or("text/plain").to_owned();
        self.first_type.get_or_insert_with(first);
        for declared in part.into_iter().flat_map(|part| part.headers) {
            let constant = declared
                .value
                .and_then(|value| header(declared.name, value));
            head.push_str(&constant.unwrap_or_default());
        }
        self.push(head);
    }

    /// The content of a part after its headers.
    fn end(&mut self, content: String) {
        self.push(format!("\r\n{content}\r\n"));
    }

    fn push(&mut self, text: String) {
        self.pieces.push(Piece::Bytes(text.into()));
    }

    fn finish(mut self, media_type: &str) -> Multipart {
        self.push(format!("--{}--\r\n", self.boundary));
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let essence = match essence {
            "multipart/*" => "multipart/form-data",
            essence => essence,
        };
        let mut media_type = format!("{essence}; boundary={}", self.boundary);
        // RFC 2387, 3.1: the type of the root, which is the first part.
        if essence.eq_ignore_ascii_case("multipart/related")
            && let Some(first) = &self.first_type
        {
            media_type.push_str(&format!("; type=\"{}\"", first.replace('"', "")));
        }
        Multipart {
            pieces: self.pieces,
            media_type,
        }
    }
}

/// A header of a part, if it can be one and is not one that is written anyway.
fn header(name: &str, value: &str) -> Option<String> {
    const OWN: [&str; 2] = ["content-disposition", "content-type"];
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    HeaderValue::from_str(value).ok()?;
    (!OWN.contains(&name.as_str())).then(|| format!("{name}: {value}\r\n"))
}

/// A name in quotes, as browsers write it.
//
// WHATWG HTML, Multipart form data: "replace every occurrence of U+000D (CR) with the byte sequence 0x25 0x30 0x44 (`%0D`), U+000A (LF)
// with `%0A`, and U+0022 (") with `%22`".
fn escaped(name: &str) -> String {
    name.replace('\r', "%0D")
        .replace('\n', "%0A")
        .replace('"', "%22")
}

#[cfg(test)]
mod tests;
