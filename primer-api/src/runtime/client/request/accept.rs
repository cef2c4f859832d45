//! The media types that a call asks for (RFC 9110, 12.5.1).

use http::HeaderValue;

use crate::runtime::client::operation::{DocumentedResponse, Operation};

/// The media types of the documented successes, then those of the failures, each once, in the document's order; `None` if there are
/// none.
///
/// Those of failures alone weigh less, so that no success comes in one of them; without one of a success, any is accepted.
pub(crate) fn of(operation: &Operation) -> Option<HeaderValue> {
    only_one(operation).or_else(|| value(operation, media_types(operation.successes, &[])))
}

/// The same for the success in this media type alone.
pub(crate) fn only(operation: &Operation, media_type: &'static str) -> Option<HeaderValue> {
    value(operation, vec![media_type])
}

/// Whether a text can be a header's value as it is.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// The only media type of all responses, which most operations have.
fn only_one(operation: &Operation) -> Option<HeaderValue> {
    let mut successes = operation.successes.iter();
    let only = successes.find_map(|it| Some(it.media_type).filter(|it| !it.is_empty()))?;
    let mut all = operation.successes.iter().chain(operation.failures);
    let is_only = all.all(|it| it.media_type.is_empty() || it.media_type == only);
    (is_only && is_plain(only)).then(|| HeaderValue::from_static(only))
}

fn value(operation: &Operation, successes: Vec<&'static str>) -> Option<HeaderValue> {
    let failures = media_types(operation.failures, &successes);
    let any = successes.is_empty() && !failures.is_empty() && !failures.contains(&"*/*");
    let of_failures = failures.iter().map(|it| format!("{it};q=0.5"));
    let ranges = successes.iter().map(|it| (*it).to_owned());
    let ranges = ranges.chain(of_failures);
    let ranges: Vec<String> = ranges.chain(any.then(|| "*/*;q=0.1".to_owned())).collect();
    if ranges.is_empty() {
        return None;
    }
    HeaderValue::from_str(&ranges.join(", ")).ok()
}

/// The media types of responses, each once, without some others.
fn media_types(
    documented: &'static [DocumentedResponse],
    others: &[&'static str],
) -> Vec<&'static str> {
    let mut media_types = Vec::new();
    for DocumentedResponse { media_type, .. } in documented {
        let is_new = !media_types.contains(media_type) && !others.contains(media_type);
        if is_new && !media_type.is_empty() {
            media_types.push(*media_type);
        }
    }
    media_types
}
