//! A line for each request, without a secret in it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::Method;
use http::request::Parts;

use super::version::Version;

/// Whoever takes the lines.
pub(super) type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// A request that has no response yet. Its line is written when it is dropped: a client may give up before there is one.
pub(super) struct Entry {
    log: Log,
    request: String,
    begun: Instant,
    status: Option<u16>,
}

impl Entry {
    pub(super) fn begin(log: &Log, head: &Parts) -> Self {
        let method = known(&head.method).map_or("OTHER", Method::as_str);
        let path = shortened(head.uri.path());
        Self {
            log: Arc::clone(log),
            request: format!("{method} {path} {}", version(head)),
            begun: Instant::now(),
            status: None,
        }
    }

    /// Ends with the status of the response, or without one.
    pub(super) fn end(mut self, status: Option<u16>) {
        self.status = status;
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let status = self.status.map_or("-".into(), |status| status.to_string());
        let time = milliseconds(self.begun.elapsed());
        (self.log)(&format!("{} {status} {time} ms", self.request));
    }
}

/// The methods that are known: any text could be one.
fn known(method: &Method) -> Option<&Method> {
    let known = [
        Method::GET,
        Method::HEAD,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::OPTIONS,
    ];
    known.contains(method).then_some(method)
}

/// A path without what is long enough to be a token.
fn shortened(path: &str) -> String {
    let segments = path.split('/').map(|segment| match segment.len() {
        0..=24 => segment,
        _ => "…",
    });
    segments.take(8).collect::<Vec<_>>().join("/")
}

/// The version that a request names; `-` if it names none.
fn version(head: &Parts) -> &'static str {
    match head.headers.get("x-api-version").map(|it| it.to_str()) {
        None => "-",
        Some(text) => {
            let version = text.ok().and_then(Version::parse);
            version.map_or("unknown", Version::name)
        }
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}
