#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::read;
use crate::runtime::client::operation::{DocumentedHeader, Operation};
use crate::runtime::client::tests::fixture::{PLAIN, Session};
use crate::runtime::map::Map;
use crate::runtime::{Member, Object, Ref, Slot, Table, Value};

const fn header(name: &'static str) -> DocumentedHeader {
    DocumentedHeader {
        name,
        explode: false,
        json: false,
    }
}

static OPERATION: Operation = Operation {
    headers: &[
        header("X-Total"),
        header("Set-Cookie"),
        header("X-Flags"),
        header("X-Map"),
        DocumentedHeader {
            explode: true,
            ..header("X-Session")
        },
        DocumentedHeader {
            json: true,
            ..header("X-Json")
        },
    ],
    ..PLAIN
};

#[derive(Debug, Default, PartialEq)]
struct Headers {
    total: Option<i32>,
    cookies: Option<Vec<String>>,
    flags: Option<Vec<bool>>,
    map: Option<Map<i64>>,
    session: Option<Session>,
    json: Option<Vec<i64>>,
}

impl Value for Headers {
    type Access = crate::runtime::AsObject;
}

impl Object for Headers {
    fn blank() -> Self {
        Self::default()
    }

    fn table(&self) -> &'static Table {
        const fn member(name: &'static str) -> Member {
            Member {
                name,
                ..Member::OPTIONAL
            }
        }
        static TABLE: Table = Table {
            members: &[
                member("X-Total"),
                member("Set-Cookie"),
                member("X-Flags"),
                member("X-Map"),
                member("X-Session"),
                member("X-Json"),
            ],
            ..Table::OPEN
        };
        &TABLE
    }
    fn member(&self, n: usize) -> Ref<'_> {
        match n {
            0 => self.total.get(),
            1 => self.cookies.get(),
            2 => self.flags.get(),
            3 => self.map.get(),
            4 => self.session.get(),
            5 => self.json.get(),
            _ => Ref::Absent,
        }
    }
    fn member_slot(&mut self, n: usize) -> Slot<'_> {
        match n {
            0 => self.total.slot(),
            1 => self.cookies.slot(),
            2 => self.flags.slot(),
            3 => self.map.slot(),
            4 => self.session.slot(),
            5 => self.json.slot(),
            _ => Slot::Nothing,
        }
    }
}

fn of(headers: &[(&'static str, &'static str)]) -> Headers {
    let headers = headers.iter().map(|(name, value)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    });
    read(&OPERATION, &headers.collect::<HeaderMap>())
}

#[test]
fn what_is_missing_is_left_out() {
    assert_eq!(of(&[]), Headers::default());
    assert_eq!(of(&[("x-other", "1")]), Headers::default());
}

#[test]
fn a_header_that_is_not_as_documented_is_left_out_alone() {
    for wrong in ["", "ten", "99999999999", "1, 2"] {
        let read = of(&[("x-total", wrong), ("x-flags", "true")]);
        assert_eq!(
            (read.total, read.flags),
            (None, Some(vec![true])),
            "{wrong}"
        );
    }
    for (name, wrong) in [
        ("x-flags", "true,maybe"),
        ("x-map", "a,1,b"),
        ("x-map", "a,1,a,2"),
        ("x-session", "amount=5"),
        ("x-session", "token"),
        ("x-json", "[1"),
        ("x-json", "[1]2"),
    ] {
        assert_eq!(of(&[(name, wrong)]), Headers::default(), "{name}: {wrong}");
    }
}

#[test]
fn several_lines_are_one_list() {
    let read = of(&[("x-flags", "true , false"), ("x-flags", "true")]);
    assert_eq!(read.flags, Some(vec![true, false, true]));
    // But the lines of cookies are not one, and hold commas.
    let cookies = ["a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", "b=2"];
    let read = of(&[("set-cookie", cookies[0]), ("set-cookie", cookies[1])]);
    assert_eq!(read.cookies.unwrap(), cookies);
}

#[test]
fn objects_and_json_are_read() {
    let map = of(&[("x-map", "a,1, b,2")]).map.unwrap();
    assert_eq!(
        map.iter().map(|(_, value)| *value).collect::<Vec<_>>(),
        [1, 2]
    );
    let read = of(&[
        ("x-session", "token=t,amount=5,other=1"),
        ("x-json", "[1,2]"),
    ]);
    let session = Session {
        token: "t".to_owned(),
        amount: Some(5),
    };
    assert_eq!((read.session, read.json), (Some(session), Some(vec![1, 2])));
}
