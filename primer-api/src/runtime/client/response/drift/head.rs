//! The status and the headers of a response.

use http::HeaderMap;

use super::DriftKind;
use super::report::Report;
use crate::runtime::client::operation::DocumentedResponse;
use crate::runtime::client::response::media::{essence, is_of, sent};
use crate::runtime::value::Ref;

/// Tells of what the status and the headers say.
pub(super) fn inspect(report: &mut Report<'_>, headers: &HeaderMap) {
    match report.operation.documented(report.status) {
        [] => report.tell(DriftKind::Status, "", Some(&report.status.to_string())),
        documented => {
            let sent = sent(headers);
            if let Some(sent) = sent.filter(|sent| !is_documented(sent, documented)) {
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

/// Tells of the documented headers that came and could not be read into their values.
pub(super) fn inspect_documented(report: &mut Report<'_>, headers: &HeaderMap, values: Ref<'_>) {
    let Ref::Object(values) = values else { return };
    for (n, member) in values.table().members.iter().enumerate() {
        if let (Ref::Absent, Some(sent)) = (values.member(n), headers.get(member.name)) {
            // A secret is read from any text: what is none may be one.
            let sent = str::from_utf8(sent.as_bytes()).ok();
            let sent = sent.filter(|_| !member.sensitive);
            report.tell(DriftKind::Header, member.name, sent);
        }
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Whether a media type is documented, itself or by a range.
fn is_documented(sent: &str, documented: &[DocumentedResponse]) -> bool {
    let sent = essence(sent);
    // Where no body is documented, the type of one that is passed over does not matter, nor does one that is empty.
    let mut documented = documented.iter().map(|it| essence(it.media_type));
    documented.any(|it| it.is_empty() || sent.is_empty() || is_of(&sent, &it))
}
