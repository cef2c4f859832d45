#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::error::Error as _;
use std::io;
use std::time::Duration;

use http::header::{HeaderMap, HeaderValue};

use super::{AnyFailure, Delivery, Error, ErrorKind, Executed};
use crate::runtime::check::{Rule, Violation};
use crate::runtime::client::error::fault::{FailedResponse, Fault};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::tests::fixture::PLAIN;
use crate::runtime::misfit::Misfit;

static OPERATION: Operation = PLAIN;

#[test]
fn a_message_lists_some_violations_and_counts_the_others() {
    let fault = |count: usize| {
        let violations = (0..count)
            .map(|n| Violation::new(format!("p{n}"), Rule::Location("must be good")))
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
    let response = FailedResponse::new(200, HeaderMap::new(), Vec::new());
    let error = Error::<()>::new(
        Fault::refused(ErrorKind::Decode, response, "").misfit(misfit),
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
fn a_wait_of_less_than_a_second_is_not_told() {
    let response = FailedResponse::new(503, HeaderMap::new(), Vec::new());
    let mut fault = Fault::refused(ErrorKind::Status, response, "");
    fault.retry_after = Some(Duration::from_millis(999));
    assert_eq!(
        Error::<()>::new(fault, None).to_string(),
        "status 503, it may have been executed"
    );
}

#[test]
fn an_erased_error_lacks_its_body_alone() {
    fn facts<F>(error: &Error<F>) -> String {
        let response = (error.status(), error.headers(), error.raw_body());
        let names = (error.error_id(), error.diagnostics_id(), error.request_id());
        let place = (error.path(), error.expected(), error.violations());
        let whole = (error.attempts(), error.retry_after(), error.is_timeout());
        let operation = (error.operation(), error.version());
        let source = error.source().map(ToString::to_string);
        format!(
            "{error} {error:?} {response:?} {names:?} {place:?} {whole:?} {operation:?} {source:?}"
        )
    }
    let headers = HeaderMap::from_iter([(
        "x-request-id".parse().unwrap(),
        HeaderValue::from_static("r-1"),
    )]);
    let body = br#"{"errorId":"A","diagnosticsId":"d-1"}"#.to_vec();
    let mut fault = Fault::refused(
        ErrorKind::Status,
        FailedResponse::new(500, headers, body),
        "odd",
    )
    .misfit(Misfit::new("integer", "string"))
    .caused_by(io::Error::from(io::ErrorKind::ConnectionReset))
    .of(&OPERATION);
    fault.attempts = 3;
    fault.retry_after = Some(Duration::from_secs(7));
    let error = Error::new(fault, Some(1));
    let before = facts(&error);
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 500, A, diagnostics id d-1, odd, expected integer, found string, connection reset, \
         3 attempts, the server asks to wait 7 s, it may have been executed"
    );
    let erased = error.erase();
    assert_eq!(facts(&erased), before);
    assert_eq!(erased.body(), None);
}

#[test]
fn an_error_of_any_operation_becomes_the_general_one_by_the_question_mark() {
    fn fails<F>() -> Result<(), Error<F>> {
        Err(Error::new(Fault::configuration("odd"), None))
    }
    fn text() -> Result<(), Error> {
        fails::<String>()?;
        Ok(())
    }
    fn nothing() -> Result<(), Error> {
        fails::<()>()?;
        Ok(())
    }
    fn general() -> Result<(), Error> {
        fails::<AnyFailure>()?;
        Ok(())
    }
    fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        general()?;
        Ok(())
    }
    for result in [text(), nothing(), general()] {
        assert_eq!(result.unwrap_err().to_string(), "odd");
    }
    assert_eq!(boxed().unwrap_err().to_string(), "odd");
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn a_typed_body_need_not_be_printable() {
    struct Opaque;
    let response = FailedResponse::new(400, HeaderMap::new(), b"planted".to_vec());
    let error = Error::new(
        Fault::refused(ErrorKind::Status, response, ""),
        Some(Opaque),
    );
    assert_eq!(
        format!("{error:?}"),
        "Error { kind: Status, delivery: Answered, executed: No, status: 400, message: \"status 400\", .. }"
    );
    assert!(error.into_body().is_some());
}

/// Faults of all kinds, deliveries and statuses.
fn faults() -> Vec<Fault> {
    let mut faults = vec![
        *Fault::configuration("odd"),
        *Fault::request(
            &OPERATION,
            vec![Violation::new("p", Rule::Location("must be good"))],
        ),
    ];
    for delivery in [Delivery::NotSent, Delivery::Unknown] {
        for kind in [ErrorKind::Connect, ErrorKind::Timeout, ErrorKind::Transport] {
            faults.push(Fault {
                kind,
                ..*Fault::timeout(delivery)
            });
        }
    }
    for status in 100..=999 {
        for kind in [
            ErrorKind::Status,
            ErrorKind::Decode,
            ErrorKind::TooLarge,
            ErrorKind::Timeout,
            ErrorKind::Transport,
        ] {
            let response = FailedResponse::new(status, HeaderMap::new(), Vec::new());
            faults.push(*Fault::refused(kind, response, ""));
        }
    }
    faults
}

#[test]
fn the_line_says_of_perhaps_alone_that_it_may_have_been_executed() {
    const WORDS: &str = "may have been executed";
    static POST: Operation = Operation {
        method: "POST",
        ..PLAIN
    };
    let check = |fault: Fault| {
        let error = Error::<()>::new(Box::new(fault), None);
        let is_perhaps = error.executed() == Executed::Perhaps;
        let line = error.to_string();
        assert_eq!(line.contains(WORDS), is_perhaps, "{line}");
        assert_eq!(format!("{error:?}").contains(WORDS), is_perhaps);
        assert_eq!(error.erase().to_string(), line);
    };
    for operation in [&OPERATION, &POST] {
        for fault in faults() {
            check(*Box::new(fault).of(operation));
        }
        // What earlier attempts left.
        for executed in [Executed::No, Executed::Perhaps, Executed::Yes] {
            for mut fault in faults().into_iter().filter(|it| it.violations.is_empty()) {
                fault.executed = executed;
                check(*Box::new(fault).of(operation));
            }
        }
    }
}
