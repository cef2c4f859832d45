#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashSet;

use http::header::{HeaderMap, HeaderValue};

use super::{complete, uuid};
use crate::runtime::client::operation::{Constant, Location, Operation, Parameter};
use crate::runtime::client::tests::fixture::{PLAIN, QUERY};
use crate::runtime::header_name;
use crate::runtime::table::Limits;

const KEY: Parameter = Parameter {
    name: "Idempotency-Key",
    header: header_name!("idempotency-key"),
    location: Location::Header,
    idempotency_key: true,
    ..QUERY
};

static KEYED: Operation = Operation {
    parameters: &[QUERY, KEY],
    ..PLAIN
};

fn made(operation: &Operation) -> Option<String> {
    let mut headers = HeaderMap::new();
    let complete = complete(operation, &mut headers);
    assert_eq!(headers.len(), usize::from(complete));
    let key = headers.values().next()?;
    assert!(key.is_sensitive());
    Some(key.to_str().unwrap().to_owned())
}

#[test]
fn a_declared_key_that_was_not_given_is_made() {
    let keys: HashSet<String> = (0..1000).map(|_| made(&KEYED).unwrap()).collect();
    assert_eq!(keys.len(), 1000);
}

#[test]
fn a_made_key_is_a_random_uuid() {
    assert_eq!(uuid(0, 0), "00000000-0000-4000-8000-000000000000");
    assert_eq!(
        uuid(u64::MAX, u64::MAX),
        "ffffffff-ffff-4fff-bfff-ffffffffffff"
    );
    assert_eq!(
        uuid(0x0123_4567_89ab_cdef, 0x0123_4567_89ab_cdef),
        "01234567-89ab-4def-8123-456789abcdef"
    );
}

#[test]
fn a_key_is_what_the_document_marks_as_one() {
    static OPERATIONS: [Operation; 3] = [
        Operation {
            parameters: &[Parameter {
                name: "PayPal-Request-Id",
                ..KEY
            }],
            ..PLAIN
        },
        Operation {
            parameters: &[Parameter {
                idempotency_key: false,
                ..KEY
            }],
            ..PLAIN
        },
        Operation {
            parameters: &[Parameter {
                location: Location::Query,
                ..KEY
            }],
            ..PLAIN
        },
    ];
    let made = OPERATIONS.each_ref().map(|it| made(it).is_some());
    assert_eq!(made, [true, false, false]);
}

#[test]
fn a_given_key_stays() {
    let given = HeaderMap::from_iter([(
        "idempotency-key".parse().unwrap(),
        HeaderValue::from_static("order-42"),
    )]);
    let mut headers = given.clone();
    assert!(complete(&KEYED, &mut headers));
    assert_eq!(headers, given);
}

#[test]
fn an_empty_key_is_none() {
    let mut headers = HeaderMap::from_iter([(
        "idempotency-key".parse().unwrap(),
        HeaderValue::from_static(""),
    )]);
    assert!(!complete(&KEYED, &mut headers));
    assert_eq!(headers.len(), 1);
}

#[test]
fn a_key_that_is_the_same_for_all_calls_is_none() {
    static CONSTANT: Operation = Operation {
        constants: &[Constant {
            name: "Idempotency-Key",
            header: header_name!("idempotency-key"),
            location: Location::Header,
            value: "k",
        }],
        ..PLAIN
    };
    assert_eq!(made(&CONSTANT), None);
}

#[test]
fn one_of_two_declared_keys_is_enough() {
    static BOTH: Operation = Operation {
        parameters: &[
            KEY,
            Parameter {
                name: "X-Idempotency-Key",
                header: header_name!("x-idempotency-key"),
                ..KEY
            },
        ],
        ..PLAIN
    };
    assert!(made(&BOTH).is_some());
    let mut headers = HeaderMap::from_iter([(
        "x-idempotency-key".parse().unwrap(),
        HeaderValue::from_static("order-42"),
    )]);
    assert!(complete(&BOTH, &mut headers));
    assert_eq!(headers.len(), 1);
}

#[test]
fn a_made_key_keeps_the_limits_or_is_not_made() {
    const fn at_most(max_length: usize) -> Limits {
        Limits {
            max_length: Some(max_length as _),
            ..Limits::NONE
        }
    }
    static LIMITS: [Limits; 3] = [at_most(36), at_most(35), at_most(31)];
    static OPERATIONS: [Operation; 3] = [
        Operation {
            parameters: &[Parameter {
                limits: Some(&LIMITS[0]),
                ..KEY
            }],
            ..PLAIN
        },
        Operation {
            parameters: &[Parameter {
                limits: Some(&LIMITS[1]),
                ..KEY
            }],
            ..PLAIN
        },
        Operation {
            parameters: &[Parameter {
                limits: Some(&LIMITS[2]),
                ..KEY
            }],
            ..PLAIN
        },
    ];
    let lengths = OPERATIONS
        .each_ref()
        .map(|it| made(it).map(|key| key.len()));
    assert_eq!(lengths, [Some(36), Some(32), None]);
}
