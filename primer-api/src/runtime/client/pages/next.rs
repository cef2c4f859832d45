//! Where the next page of a list is.

use http::HeaderMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use url::Url;

use super::link;
use super::members::{all, flag, member, text};
use crate::runtime::client::operation::{Credential, NextPage, Operation, Pages};
use crate::runtime::value::Ref;

/// All but the unreserved characters of RFC 3986.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The reason why there is no next page although the list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It has a URL that is none.
    Url,
    /// It is at another host.
    Origin,
    /// The page says that the list goes on, but not where.
    Position,
}

/// The URL of the next page after one that came from this URL; `None` after the last one.
pub(super) fn next(
    operation: &Operation,
    url: &Url,
    page: Ref<'_>,
    headers: &HeaderMap,
) -> Result<Option<Url>, Unusable> {
    let Some(Pages { next, more, .. }) = &operation.pages else {
        return Ok(None);
    };
    let more = more.and_then(|path| flag(member(page, path)));
    if more == Some(false) {
        return Ok(None);
    }
    let items = all(operation, page);
    let found = match next {
        NextPage::Member { path, parameter } => {
            let position = text(member(page, path));
            position.map(|it| Ok(with_parameter(url, parameter, &it)))
        }
        NextPage::Last { path, parameter } => {
            let position = items.last().and_then(|last| text(member(*last, path)));
            match position {
                // Without an item there is nothing behind it.
                None if items.is_empty() => return Ok(None),
                position => position.map(|it| Ok(with_parameter(url, parameter, &it))),
            }
        }
        NextPage::Number { parameter, first } => {
            let number = count(url, parameter).unwrap_or(*first).saturating_add(1);
            (!items.is_empty()).then(|| Ok(with_parameter(url, parameter, &number.to_string())))
        }
        NextPage::Offset { parameter } => {
            let offset = count(url, parameter).unwrap_or(0);
            let offset = offset.saturating_add(items.len() as u64);
            (!items.is_empty()).then(|| Ok(with_parameter(url, parameter, &offset.to_string())))
        }
        NextPage::Url { path } => {
            text(member(page, path)).map(|target| joined(operation, url, &target))
        }
        NextPage::Link => link::next(headers).map(|target| joined(operation, url, target)),
    };
    match found {
        None if more == Some(true)
            && !matches!(next, NextPage::Number { .. } | NextPage::Offset { .. }) =>
        {
            Err(Unusable::Position)
        }
        None => Ok(None),
        Some(found) => found.map(Some),
    }
}

/// The number in a parameter of the query.
fn count(url: &Url, parameter: &str) -> Option<u64> {
    let mut pairs = url.query_pairs();
    pairs.find(|(name, _)| name == parameter)?.1.parse().ok()
}

/// The URL with another value of a parameter in the query; all others stay as they are written.
fn with_parameter(url: &Url, parameter: &str, value: &str) -> Url {
    let others = url.query().into_iter().flat_map(|query| query.split('&'));
    let is_other = |pair: &&str| !pair.is_empty() && name(pair) != parameter;
    let encoded = |text| utf8_percent_encode(text, UNRESERVED).to_string();
    let changed = format!("{}={}", encoded(parameter), encoded(value));
    let pairs = others.filter(is_other).map(str::to_owned).chain([changed]);
    let query = pairs.collect::<Vec<String>>().join("&");
    let mut url = url.clone();
    url.set_query(Some(&query));
    url
}

fn name(pair: &str) -> String {
    let name = pair.split('=').next().unwrap_or_default().replace('+', " ");
    percent_decode_str(&name).decode_utf8_lossy().into_owned()
}

/// The URL that a page names, at the host of the page itself, with the credential that stands in the query.
fn joined(operation: &Operation, url: &Url, target: &str) -> Result<Url, Unusable> {
    let mut next = url.join(target).map_err(|_| Unusable::Url)?;
    let user = |url: &Url| (url.username().to_owned(), url.password().map(str::to_owned));
    if next.origin() != url.origin() || user(&next) != user(url) {
        return Err(Unusable::Origin);
    }
    next.set_fragment(None);
    for scheme in operation.security.iter().copied().flatten() {
        if let Credential::Query(credential) = scheme.place {
            let value = url.query_pairs().find(|(name, _)| name == credential);
            if let Some((_, value)) = value {
                next = with_parameter(&next, credential, &value);
            }
        }
    }
    Ok(next)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
