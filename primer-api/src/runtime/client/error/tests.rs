#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use reqwest::header::HeaderMap;

use super::super::fault::{Answered, Fault};
use super::super::fixture::PLAIN;
use super::super::operation::Operation;
use super::super::request::violation;
use super::{Error, ErrorKind};
use crate::runtime::check::Rule;
use crate::runtime::read::Misfit;

static OPERATION: Operation = PLAIN;

#[test]
fn a_message_lists_some_violations_and_counts_the_others() {
    let fault = |count: usize| {
        let violations = (0..count)
            .map(|n| violation(&format!("p{n}"), Rule::Place("must be good")))
            .collect();
        Error::<()>::new(Fault::request(&OPERATION, violations), None).to_string()
    };
    assert_eq!(
        fault(1),
        "`retrieveSession` (2.4): 1 violation: `p0` must be good"
    );
    assert!(fault(5).ends_with("; `p4` must be good"));
    assert!(fault(7).ends_with("; `p4` must be good; and 2 more"));
}

#[test]
fn a_path_with_a_servers_names_stays_on_one_short_line() {
    let name = "a\nb\r\u{1b}[2J\u{85}\u{2028}\u{202e}\u{200b}<script>";
    let misfit = Misfit {
        path: format!("metadata.{name}{}", "x".repeat(64 * 1024)),
        ..Misfit::new("integer", "string")
    };
    let answered = Answered::new(200, HeaderMap::new(), Vec::new());
    let error = Error::<()>::new(
        Fault::answered(ErrorKind::Decode, answered, "").misfit(misfit),
        None,
    );
    let path = error.path().unwrap();
    assert!(path.starts_with("metadata.a?b??[2J?????script?"), "{path}");
    assert_eq!(path.len(), 200);
    assert_eq!(
        error.to_string(),
        format!("status 200, `{path}`: expected integer, found string")
    );
}

#[test]
fn a_typed_body_need_not_be_printable() {
    struct Opaque;
    let answered = Answered::new(400, HeaderMap::new(), b"planted".to_vec());
    let error = Error::new(
        Fault::answered(ErrorKind::Status, answered, ""),
        Some(Opaque),
    );
    assert_eq!(
        format!("{error:?}"),
        "Error { kind: Status, delivery: Answered, status: 400, message: \"status 400\", .. }"
    );
    assert!(error.into_body().is_some());
}
