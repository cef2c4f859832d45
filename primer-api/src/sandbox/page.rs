//! The page for people: what this is, which sessions there are, and how to use it.

use std::fmt::Write as _;
use std::time::Duration;

use crate::runtime::Json;
use crate::runtime::mock::Reply;

use super::version::Version;

/// The path of the page.
pub(super) const PATH: &str = "/";

/// The number of sessions on the page.
pub(super) const MOST: usize = 50;

/// The characters of a token that are shown.
const SHOWN: usize = 6;

const HTML: &str = include_str!("page/page.html");
const FAULTS: &str = include_str!("page/faults.html");

/// The page, for a browser that asked this host.
pub(super) fn page(
    host: Option<&str>,
    takes_faults: bool,
    sessions: &[(String, Json, Duration)],
) -> Reply {
    let versions = Version::ALL.map(|version| format!("<code>{}</code>", version.name()));
    let faults = if takes_faults { FAULTS } else { "" };
    let rows: String = sessions.iter().map(row).collect();
    // What others have written comes last: nothing is replaced in it.
    let html = HTML
        .replace("{{faults}}", faults)
        .replace("{{versions}}", &versions.join(", "))
        .replace("{{url}}", &url(host))
        .replace("{{rows}}", &rows);
    Reply::status(200)
        .body("text/html; charset=utf-8", html)
        .header("cache-control", "no-store")
        .header(
            "content-security-policy",
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        )
}

fn row((token, session, left): &(String, Json, Duration)) -> String {
    let text = |name: &str| session.get(name).and_then(Json::as_str).unwrap_or("–");
    let amount = session.get("amount").map_or("–".into(), Json::to_string);
    let start: String = token.chars().take(SHOWN).collect();
    let minutes = left.as_secs() / 60;
    format!(
        "<tr><td><code>{start}…</code><td>{}<td class=\"number\">{amount}<td>{}<td class=\"number\">{} h {:02} min\n",
        escaped(text("orderId")),
        escaped(text("currencyCode")),
        minutes / 60,
        minutes % 60,
    )
}

/// The URL under which a browser found the page.
fn url(host: Option<&str>) -> String {
    let is_plain = |host: &&str| {
        host.chars()
            .all(|it| it.is_ascii_alphanumeric() || ".:-[]".contains(it))
    };
    format!("http://{}", host.filter(is_plain).unwrap_or("localhost"))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' | '<' | '>' | '"' | '\'' => {
                // Writing to a text does not fail.
                let _ = write!(escaped, "&#{};", u32::from(character));
            }
            _ => escaped.push(character),
        }
    }
    escaped
}
