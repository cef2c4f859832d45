//! The status and the headers of a response.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::DriftKind;
use super::report::Report;
use crate::runtime::client::response::received::essence;

/// Tells of what the status and the headers say.
pub(super) fn inspect(report: &mut Report<'_>, headers: &HeaderMap) {
    match report.operation.documented(report.status) {
        None => report.tell(DriftKind::Status, "", Some(&report.status.to_string())),
        Some(documented) => {
            let sent = text(headers, CONTENT_TYPE.as_str());
            if let Some(sent) = sent.filter(|sent| !is_of(sent, documented.media_type)) {
                report.tell(DriftKind::MediaType, "", Some(&sent));
            }
        }
    }
    if let Some(value) = text(headers, "deprecation") {
        report.tell(DriftKind::Deprecation, "", Some(&value));
    }
    if let Some(value) = text(headers, "sunset") {
        report.tell(DriftKind::Sunset, "", Some(&value));
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Whether a media type is the documented one, or one of the documented range.
fn is_of(sent: &str, documented: &str) -> bool {
    let (sent, documented) = (essence(sent), essence(documented));
    match documented.strip_suffix('*') {
        Some("*/") => true,
        Some(range) => sent.starts_with(range),
        // Where no body is documented, the type of one that is passed over does not matter, nor does one that is empty.
        None => documented.is_empty() || sent.is_empty() || sent == documented,
    }
}
