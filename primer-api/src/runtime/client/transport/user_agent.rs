//! The `User-Agent` of a client.

use http::header::HeaderValue;

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::Service;
use crate::runtime::client::transport::settings::GENERATOR;

/// The number of characters of a title or a version in the header.
const LENGTH: usize = 64;

/// `User-Agent`: the application if it has a name, the service whose client this is, and what made the client.
pub(crate) fn user_agent(
    application: Option<&str>,
    service: &Service,
) -> Result<HeaderValue, Box<Fault>> {
    let products = [application.map(str::to_owned), product(service)];
    let mut text = String::new();
    for product in products.into_iter().flatten() {
        text.push_str(&product);
        text.push(' ');
    }
    text.push_str(GENERATOR);
    HeaderValue::from_str(&text)
        .map_err(|_| Fault::configuration("the user agent has characters that no header can hold"))
}

/// A document's title and version as a product (RFC 9110, 10.1.5), in small letters; `None` if the title has no letters of ASCII.
fn product(service: &Service) -> Option<String> {
    let name = token(&service.title.to_ascii_lowercase(), "");
    let version = token(service.version, "._");
    match (name.is_empty(), version.is_empty()) {
        (true, _) => None,
        (false, true) => Some(name),
        (false, false) => Some(format!("{name}/{version}")),
    }
}

/// The letters and digits of a text, and dashes for what stands between them.
fn token(text: &str, kept: &str) -> String {
    let is_kept = |c: char| c.is_ascii_alphanumeric() || kept.contains(c);
    let words = text.split(|c| !is_kept(c)).filter(|word| !word.is_empty());
    let mut token = words.collect::<Vec<_>>().join("-");
    token.truncate(LENGTH);
    token
}

#[cfg(test)]
mod tests;
