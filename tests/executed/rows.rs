//! The rows: the acts of a service, and whether its request was executed.

use std::time::Duration;

use primer_api::runtime::Executed::{self, No, Perhaps, Yes};

use super::service::Act;

const PAYMENT: &str = r#"{"id":"p-1"}"#;

/// The acts of a service for its connections, one after the other.
pub struct Row {
    pub name: String,
    pub acts: Vec<Act>,
    /// The expected `Error::executed` of a failed call, where it does not depend on the method.
    pub executed: Option<Executed>,
    /// Whether the service asks for a repetition of what it has executed.
    pub is_asked_for: bool,
    /// Whether a `POST` without a key may be sent again.
    pub may_repeat_post: bool,
}

impl Row {
    /// The deadline of an attempt; a short one where only the deadline ends the attempt.
    pub fn patience(&self) -> Duration {
        let stalls = |act: &Act| matches!(act, Act::Read { stalls: true, .. });
        let is_short = self.acts.iter().any(stalls);
        Duration::from_millis(if is_short { 700 } else { 20_000 })
    }
}

fn row(name: impl Into<String>, acts: impl Into<Vec<Act>>) -> Row {
    Row {
        name: name.into(),
        acts: acts.into(),
        executed: None,
        is_asked_for: false,
        may_repeat_post: false,
    }
}

/// A response with these headers and this body.
fn response(status: u16, headers: &str, body: &str) -> String {
    let length = match status {
        100..=199 | 204 => String::new(),
        _ => format!("content-length: {}\r\n", body.len()),
    };
    format!("HTTP/1.1 {status} X\r\n{headers}{length}connection: close\r\n\r\n{body}")
}

/// Whether a correct service has executed a request to which it responds with this status: the possible cases.
fn executions(status: u16) -> &'static [bool] {
    match status {
        200..=299 => &[true],
        307 | 308 | 400..=407 | 409..=498 => &[false],
        _ => &[false, true],
    }
}

/// Every status, from a service that has executed the request, and from one that has not.
pub fn statuses() -> Vec<Row> {
    let mut rows = Vec::new();
    for status in [
        101, 200, 201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 302, 303, 304, 305, 307,
        308, 400, 401, 403, 404, 407, 408, 409, 410, 412, 413, 421, 422, 425, 429, 451, 499, 500,
        501, 502, 503, 504, 507, 508, 511, 520, 524, 529, 599, 600, 999,
    ] {
        for &executes in executions(status) {
            for (headers, body) in [
                ("", ""),
                ("retry-after: 0\r\n", "planted"),
                ("retry-after: 120\r\n", PAYMENT),
                ("location: /\r\n", r#"{"error":{"errorId":"A"}}"#),
            ] {
                let act = Act::respond(executes, response(status, headers, body));
                let is_asked_for = status == 503 && headers.contains("retry-after: 0");
                rows.push(Row {
                    executed: Some(match status {
                        200..=299 => Yes,
                        307 | 308 | 400..=407 | 409..=498 => No,
                        _ => Perhaps,
                    }),
                    is_asked_for,
                    may_repeat_post: is_asked_for || status == 429,
                    ..row(format!("{status} {headers:?} {body:?}, {executes}"), [act])
                });
            }
        }
    }
    rows
}

/// All ways in which a connection can fail.
pub fn connections() -> Vec<Row> {
    let mut rows = vec![
        Row {
            may_repeat_post: true,
            ..row("no look at the request", [Act::Ignore])
        },
        Row {
            may_repeat_post: true,
            ..row("a look at its beginning", [Act::ReadPart])
        },
    ];
    for executes in [false, true] {
        for (name, bytes) in [
            ("nothing", ""),
            ("a permission to go on", "HTTP/1.1 100 Continue\r\n\r\n"),
            (
                "an early hint",
                "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n",
            ),
            ("no HTTP", "planted\r\n\r\n"),
            ("a part of a head", "HTTP/1.1 20"),
            (
                "a head without its end",
                "HTTP/1.1 200 X\r\ncontent-length: 9\r\n",
            ),
            ("a status that is none", "HTTP/1.1 2000 X\r\n\r\n"),
        ] {
            for act in [Act::respond(executes, bytes), Act::stall(executes, bytes)] {
                rows.push(Row {
                    executed: Some(Perhaps),
                    ..row(format!("{name}: {act:?}"), [act])
                });
            }
        }
        for status in [404, 408, 500, 503] {
            if executes && !executions(status).contains(&true) {
                continue;
            }
            let head = format!("HTTP/1.1 {status} X\r\ncontent-length: 99\r\n\r\n{{");
            for act in [
                Act::respond(executes, head.clone()),
                Act::stall(executes, head),
            ] {
                rows.push(Row {
                    executed: Some(if status == 404 { No } else { Perhaps }),
                    ..row(format!("{status}, cut: {act:?}"), [act])
                });
            }
        }
    }
    for (name, bytes) in [
        (
            "a part of a body",
            "HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{\"id\":",
        ),
        (
            "a part of an undocumented one",
            "HTTP/1.1 202 X\r\ncontent-length: 99\r\n\r\n{",
        ),
        (
            "chunks that are none",
            "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\nx",
        ),
        (
            "a permission before",
            "HTTP/1.1 100 X\r\n\r\nHTTP/1.1 201 X\r\ncontent-length: 2\r\n\r\n{}",
        ),
    ] {
        for act in [Act::respond(true, bytes), Act::stall(true, bytes)] {
            rows.push(Row {
                executed: Some(Yes),
                ..row(format!("{name}: {act:?}"), [act])
            });
        }
    }
    let large = format!("{}{}", PAYMENT, " ".repeat(3 << 20));
    let act = Act::respond(true, response(200, "", &large));
    rows.push(Row {
        executed: Some(Yes),
        ..row("a body that is too large", [act])
    });
    rows
}

/// Whether a service asks for a repetition of what it may have executed.
fn asks(act: &Act) -> bool {
    matches!(act, Act::Read { response, .. } if response.contains("retry-after: 0"))
}

/// One failure, and the act for the next attempt.
pub fn pairs() -> Vec<Row> {
    let lost = |executes| Act::respond(executes, "");
    let status = |executes, status| Act::respond(executes, response(status, "", ""));
    let asking =
        |executes, status| Act::respond(executes, response(status, "retry-after: 0\r\n", ""));
    let cut = || Act::respond(true, "HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{");
    let paid = |status, body| Act::respond(true, response(status, "", body));
    let first = || {
        let mut acts = vec![Act::Ignore, cut(), status(false, 429)];
        for executes in [false, true] {
            acts.extend([lost(executes), asking(executes, 503)]);
            acts.extend([408, 503].map(|it| status(executes, it)));
        }
        acts.push(Act::stall(true, ""));
        acts
    };
    let then = || {
        let mut acts = first();
        acts.extend([401, 404, 409, 307].map(|it| status(false, it)));
        acts.extend([303, 500].map(|it| status(true, it)));
        acts.extend([paid(200, PAYMENT), paid(201, PAYMENT), paid(202, "planted")]);
        acts
    };
    let mut rows = Vec::new();
    for first in first() {
        for then in then() {
            let is_asked_for = [&first, &then].into_iter().any(asks);
            rows.push(Row {
                is_asked_for,
                may_repeat_post: true,
                ..row(format!("{first:?}, then {then:?}"), [first.clone(), then])
            });
        }
    }
    rows
}
