//! The media type of content, as the caller gives it and the document allows it.

use http::HeaderValue;

use crate::runtime::check::Rule;
use crate::runtime::upload::Upload;

const NO_TYPE: Rule = Rule::Location("must have a media type");
const OTHER_TYPE: Rule = Rule::Location("must have a media type that the document allows");

/// The media type that fits any declared range of them.
const ANY: &str = "application/octet-stream";
const TEXT: &str = "text/plain; charset=utf-8";

/// The media type in which content is sent: the caller's own, or else the declared one, of which there may be several (separated by commas),
/// or ranges.
pub(super) fn of_upload(declared: &str, upload: &Upload) -> Result<String, Rule> {
    let declared: Vec<&str> = declared.split(',').map(str::trim).collect();
    if let Some(own) = upload.media_type.as_deref() {
        let is_allowed = declared.iter().any(|range| is_of(own, range));
        let is_legible = HeaderValue::from_str(own).is_ok() && own.contains('/');
        return match is_allowed && is_legible && !own.contains('*') {
            true => Ok(own.to_owned()),
            false => Err(OTHER_TYPE),
        };
    }
    match declared.as_slice() {
        [only] if !only.contains('*') => Ok((*only).to_owned()),
        ranges if upload.is_text() && ranges.iter().any(|it| is_of(TEXT, it)) => {
            Ok(TEXT.to_owned())
        }
        ranges if ranges.iter().any(|it| is_of(ANY, it)) => Ok(ANY.to_owned()),
        _ => Err(NO_TYPE),
    }
}

/// Whether a media type is the declared one, or of the declared range.
fn is_of(media_type: &str, declared: &str) -> bool {
    let (media_type, declared) = (essence(media_type), essence(declared));
    match declared.split_once('*') {
        _ if declared == "*/*" => true,
        Some((start, end)) => media_type.starts_with(start) && media_type.ends_with(end),
        None => media_type == declared,
    }
}

/// Whether a media type is JSON (RFC 8259, or a `+json` suffix of RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// A media type without its parameters, in small letters.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
