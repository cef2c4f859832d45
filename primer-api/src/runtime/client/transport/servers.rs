//! The hosts that requests go to: that of the client, and those that the builder names for operations with servers of their own.

use std::borrow::Cow;

use url::Url;

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::transport::base_url::parse_base_url;

/// The hosts that the caller configured.
pub(crate) struct Servers {
    /// Where operations without a server of their own are called.
    base_url: Url,
    /// The URLs of other servers as the document has them, and where they are.
    named: Vec<(&'static str, Url)>,
}

impl Servers {
    /// The client's server, and the others: of each, its URL in the document, and the URL to use.
    pub(crate) fn new(
        base_url: &str,
        named: &[(&'static str, String)],
    ) -> Result<Self, Box<Fault>> {
        let named = named
            .iter()
            .map(|(declared, url)| Ok((*declared, parse_base_url(url)?)));
        Ok(Self {
            base_url: parse_base_url(base_url)?,
            named: named.collect::<Result<_, Box<Fault>>>()?,
        })
    }

    /// The URL of the client's server, without a slash at its end.
    pub(crate) fn base_url(&self) -> &str {
        trimmed(&self.base_url)
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Url> {
        let named = self.named.iter().map(|(_, url)| url);
        named.chain([&self.base_url])
    }

    /// The URL to which the path of an operation is appended.
    ///
    /// A host that the caller did not name gets no request, since it would get the credentials too.
    pub(crate) fn of(&self, operation: &'static Operation) -> Result<Cow<'_, Url>, Box<Fault>> {
        let own = operation.servers;
        if own.is_empty() {
            return Ok(Cow::Borrowed(&self.base_url));
        }
        let is_named = |url: &&str| self.named.iter().rev().find(|(name, _)| name == url);
        if let Some((_, url)) = own.iter().find_map(is_named) {
            return Ok(Cow::Borrowed(url));
        }
        if let Some(url) = own.iter().find_map(|url| self.on_this_host(url)) {
            return Ok(Cow::Owned(url));
        }
        let own: Vec<String> = own.iter().map(|url| format!("`{url}`")).collect();
        let reason = format!(
            "its own server {} is not named: do so by `operation_server` of the builder",
            own.join(" or ")
        );
        Err(Fault::configuration(reason).of(operation))
    }

    /// A server that is on the client's host, as a relative one is.
    fn on_this_host(&self, url: &str) -> Option<Url> {
        let url = match url.contains("://") {
            true => parse_base_url(url).ok()?,
            // `//host` would be another one.
            false if url.starts_with("//") || url.starts_with('\\') => return None,
            false => parse_base_url(self.base_url.join(url).ok()?.as_str()).ok()?,
        };
        (url.origin() == self.base_url.origin()).then_some(url)
    }
}

fn trimmed(url: &Url) -> &str {
    url.as_str().trim_end_matches('/')
}

#[cfg(test)]
mod tests;
