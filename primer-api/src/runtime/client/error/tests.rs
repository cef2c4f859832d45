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
    let path = format!("metadata.a\nb <script>{}", "x".repeat(500));
    let misfit = Misfit {
        path: path.clone(),
        ..Misfit::new("integer", "string")
    };
    let answered = Answered::new(200, HeaderMap::new(), Vec::new());
    let error = Error::<()>::new(
        Fault::answered(ErrorKind::Decode, answered, "").misfit(misfit),
        None,
    );
    let message = error.to_string();
    assert!(
        message.starts_with("status 200, `metadata.a?b?"),
        "{message}"
    );
    assert!(message.len() < 300 && !message.contains(['\n', '<']));
    assert_eq!(error.path(), Some(path.as_str()));
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
