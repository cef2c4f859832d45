#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::{Arc, Mutex};

use http::header::{HeaderMap, HeaderValue};

use super::search::tell;
use super::{Drift, DriftKind, Hook};
use crate::runtime::client::error::fault::{FailedResponse, Fault};
use crate::runtime::client::tests::fixture::{JSON, PLAIN};
use crate::runtime::client::{
    Content, Delivery, DocumentedResponse, Error, ErrorKind, Operation, Response,
};
use crate::runtime::sample::{
    LineItem, Order, Pet, ProductType, SESSION, Session, Weekday, object, optional, union,
};
use crate::runtime::{
    Json, Map, Member, Ref, Slot, Table, TagValue, Union, UnionTable, Value, Variant,
};

mod calls;

static OPERATION: Operation = PLAIN;

object! {
    Shelf {
        by_name: Option<Map<LineItem>> => optional("byName"),
        hidden: Option<Map<ProductType>> => Member { sensitive: true, ..optional("hidden") },
        day: Option<Weekday> => optional("day"),
    }
    Table::OPEN
}

union! {
    Hidden {
        Kind(ProductType) => Variant { sensitive: true, ..Variant::PLAIN },
        Shelf(Shelf) => Variant::PLAIN,
    }
    None
}

// One discriminator inside of another: the inner union is given an object that still holds the outer one's member.
union! {
    Crate {
        Full(Pet) => Variant { tags: &[TagValue::Text("full")], ..Variant::PLAIN },
    }
    Some("content")
}

/// A hook that remembers, and what it remembers.
fn memory() -> (Hook, Arc<Mutex<Vec<Drift>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let memory = Arc::clone(&told);
    let hook = Hook::new(move |drift| memory.lock().unwrap().push(drift.clone()));
    (hook, told)
}

fn headers(headers: &[(&'static str, &'static str)]) -> HeaderMap {
    let pairs = headers
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
    pairs.collect()
}

fn told<T: Value>(
    operation: &'static Operation,
    status: u16,
    sent: &[(&'static str, &'static str)],
    body: T,
) -> Vec<Drift> {
    let (hook, told) = memory();
    let response = operation.successes.first().unwrap_or(&JSON);
    let response: Result<_, Error<()>> =
        Ok(Response::new(response, status, headers(sent), (), body));
    tell(&hook, operation, &response, &[]);
    told.lock().unwrap().clone()
}

/// The drifts of a value: kind, path and value.
fn of<T: Value>(body: T) -> Vec<(DriftKind, String, Option<String>)> {
    told(&OPERATION, 200, &[], body)
        .iter()
        .map(|drift| {
            let value = drift.value().map(str::to_owned);
            (drift.kind(), drift.path().to_owned(), value)
        })
        .collect()
}

fn read<T: Value>(text: &str) -> T {
    crate::runtime::deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap()
}

fn drift(kind: DriftKind, path: &str, value: &str) -> (DriftKind, String, Option<String>) {
    (kind, path.to_owned(), Some(value.to_owned()))
}

fn hidden(kind: DriftKind, path: &str) -> (DriftKind, String, Option<String>) {
    (kind, path.to_owned(), None)
}

#[test]
fn each_thing_is_told_with_its_path() {
    assert_eq!(
        of(read::<Session>(SESSION)),
        [
            drift(DriftKind::EnumValue, "days[]", "9"),
            drift(DriftKind::Discriminator, "pets[].petType", "wolf"),
            hidden(DriftKind::Member, "later"),
        ]
    );
}

#[test]
fn a_value_that_the_document_knows_is_no_drift() {
    let line = r#"{"itemId":"a","amount":1,"productType":"DIGITAL","email":"e"}"#;
    assert_eq!(of(read::<LineItem>(line)), []);
    let pets = r#"[{"petType":"kitten","lives":9},{"petType":"fish","any":{"thing":1}},{"petType":"wren"}]"#;
    assert_eq!(of(read::<Vec<Pet>>(pets)), []);
    assert_eq!(of(read::<Json>(r#"{"any":{"thing":1}}"#)), []);
    assert_eq!(of(read::<Map<Json>>(r#"{"any":{"thing":1}}"#)), []);
    assert_eq!(of(()), []);
}

#[test]
fn what_all_items_share_is_told_once() {
    let mut order: Order = Value::blank();
    let item = LineItem::new(1);
    let items = (0..500).map(|n| {
        let mut item = item.clone();
        item.product_type = Some(ProductType::Unrecognized(
            ["NEW", "NEWER"][n % 2].to_owned(),
        ));
        item.additional_properties = [("gift", n)].into();
        item
    });
    order.line_items = Some(items.collect());
    assert_eq!(
        of(order),
        [
            drift(DriftKind::EnumValue, "lineItems[].productType", "NEW"),
            hidden(DriftKind::Member, "lineItems[].gift"),
            drift(DriftKind::EnumValue, "lineItems[].productType", "NEWER"),
        ]
    );
}

#[test]
fn a_key_of_a_map_is_not_named() {
    let text =
        r#"{"byName":{"jo@example.com":{"amount":1,"new":1},"other":{"amount":2,"new":{}}}}"#;
    assert_eq!(
        of(read::<Shelf>(text)),
        [hidden(DriftKind::Member, "byName[*].new")]
    );
}

#[test]
fn members_that_the_document_describes_are_looked_into() {
    let described = Beside {
        additional_properties: [
            ("a", ProductType::Digital),
            ("b", ProductType::Unrecognized("NEW".to_owned())),
        ]
        .into(),
    };
    assert_eq!(
        of(described.clone()),
        [drift(DriftKind::EnumValue, "[*]", "NEW")]
    );
    let personal = Personal {
        additional_properties: described.additional_properties,
    };
    assert_eq!(of(personal), [hidden(DriftKind::EnumValue, "[*]")]);
}

#[test]
fn what_is_personal_is_told_without_its_value() {
    let text = r#"{"hidden":{"a":"planted","b":"planted too"},"day":9}"#;
    assert_eq!(
        of(read::<Shelf>(text)),
        [
            hidden(DriftKind::EnumValue, "hidden[*]"),
            drift(DriftKind::EnumValue, "day", "9"),
        ]
    );
    assert_eq!(
        of(read::<Hidden>(r#""planted""#)),
        [hidden(DriftKind::EnumValue, "")]
    );
    static PERSONAL: Operation = Operation {
        successes: &[DocumentedResponse {
            sensitive: true,
            ..JSON
        }],
        ..PLAIN
    };
    let drifts = told(&PERSONAL, 200, &[], read::<ProductType>(r#""planted""#));
    assert_eq!((drifts.len(), drifts[0].value()), (1, None));
    // So it is under a status that nobody documented.
    let drifts = told(&PERSONAL, 201, &[], read::<ProductType>(r#""planted""#));
    assert_eq!(
        (drifts[0].kind(), drifts[0].value()),
        (DriftKind::Status, Some("201"))
    );
    assert_eq!((drifts.len(), drifts[1].value()), (2, None));
}

#[test]
fn what_fits_no_alternative_is_told_at_the_union() {
    assert_eq!(
        of(read::<Vec<Hidden>>("[[1], 7, null]")),
        [hidden(DriftKind::Alternative, "[]")]
    );
    // Neither has a discriminator.
    for text in [r#"{"lives":9}"#, r#"{"petType":[7]}"#, "null"] {
        assert_eq!(
            of(read::<Pet>(text)),
            [hidden(DriftKind::Alternative, "")],
            "{text}"
        );
    }
    assert_eq!(
        of(read::<Pet>(r#"{"petType":7}"#)),
        [(DriftKind::Discriminator, "petType".into(), Some("7".into()))]
    );
}

#[test]
fn the_discriminator_of_a_union_around_is_no_unknown_member() {
    let text = r#"{"content":"full","petType":"cat","lives":9,"new":1}"#;
    assert_eq!(of(read::<Crate>(text)), [hidden(DriftKind::Member, "new")]);
    let text = r#"{"content":"full","petType":"wolf"}"#;
    assert_eq!(
        of(read::<Crate>(text)),
        [drift(DriftKind::Discriminator, "petType", "wolf")]
    );
}

#[test]
fn a_status_that_is_not_documented_is_told() {
    let drifts = told(&OPERATION, 202, &[("content-type", "text/html")], ());
    assert_eq!(drifts.len(), 1);
    assert_eq!(drifts[0].value(), Some("202"));
    assert_eq!(
        drifts[0].to_string(),
        "`retrieveSession` (2.4): status 202: a status that the document does not know"
    );
}

#[test]
fn a_media_type_that_is_not_documented_is_told() {
    let of = |documented, sent| {
        let operation = Box::leak(Box::new(Operation {
            successes: Box::leak(Box::new([DocumentedResponse {
                media_type: documented,
                content: Content::Text,
                ..JSON
            }])),
            ..PLAIN
        }));
        let drifts = told(operation, 200, &[("content-type", sent)], ());
        assert!(drifts.iter().all(|it| it.kind() == DriftKind::MediaType));
        assert!(drifts.iter().all(|it| it.value() == Some(sent)));
        drifts.len()
    };
    for (documented, sent) in [
        ("application/json", "application/problem+json"),
        ("application/json", "text/html; charset=utf-8"),
        ("text/plain", "text/html"),
        ("image/*", "text/plain"),
    ] {
        assert_eq!(of(documented, sent), 1, "{documented} {sent}");
    }
    for (documented, sent) in [
        ("application/json", "Application/JSON ;charset=utf-8"),
        (
            "application/vnd.shop+json; v=1",
            "application/vnd.shop+json",
        ),
        ("image/*", "image/png"),
        ("*/*", "text/html"),
        ("application/json", ""),
        ("", "text/html"),
    ] {
        assert_eq!(of(documented, sent), 0, "{documented} {sent}");
    }
}

#[test]
fn the_end_of_an_operation_is_told_of_any_response() {
    let sent = [
        ("deprecation", "@1688169599"),
        ("sunset", "Sun, 11 Nov 2029 23:59:59 GMT"),
    ];
    for status in [200, 404, 202] {
        let drifts = told(&OPERATION, status, &sent, ());
        let [.., deprecation, sunset] = drifts.as_slice() else {
            panic!("{drifts:?}");
        };
        assert_eq!(deprecation.kind(), DriftKind::Deprecation);
        assert_eq!(deprecation.value(), Some("@1688169599"));
        assert_eq!(sunset.kind(), DriftKind::Sunset);
        assert_eq!(sunset.value(), Some("Sun, 11 Nov 2029 23:59:59 GMT"));
        assert_eq!(
            sunset.to_string(),
            format!("`retrieveSession` (2.4): status {status}: the header `Sunset`")
        );
    }
}

#[test]
fn a_header_that_is_no_text_is_told_as_far_as_it_is() {
    let mut sent = HeaderMap::new();
    sent.insert("sunset", HeaderValue::from_bytes(b"\xFFsoon").unwrap());
    let (hook, told) = memory();
    let response: Result<_, Error<()>> = Ok(Response::new(&JSON, 200, sent, (), ()));
    tell(&hook, &OPERATION, &response, &[]);
    assert_eq!(told.lock().unwrap()[0].value(), Some("\u{fffd}soon"));
}

#[test]
fn the_body_of_a_failure_is_searched_too() {
    let (hook, told) = memory();
    let fault = || {
        let response = FailedResponse::new(404, HeaderMap::new(), Vec::new());
        Fault::refused(ErrorKind::Status, response, "")
    };
    let item: LineItem = read(r#"{"amount":1,"productType":"NEW"}"#);
    tell::<(), _, ()>(
        &hook,
        &OPERATION,
        &Err(Error::new(fault(), Some(item))),
        &[],
    );
    assert_eq!(
        told.lock().unwrap()[0].to_string(),
        "`retrieveSession` (2.4): `productType`: an enum value that the document does not know"
    );
    assert_eq!(told.lock().unwrap()[0].status(), 404);

    told.lock().unwrap().clear();
    tell::<(), (), ()>(&hook, &OPERATION, &Err(Error::new(fault(), None)), &[]);
    let unanswered = Error::new(Fault::timeout(Delivery::Unknown), None);
    tell::<(), (), ()>(&hook, &OPERATION, &Err(unanswered), &[]);
    assert_eq!(*told.lock().unwrap(), []);
}

#[test]
fn a_hostile_response_is_told_of_in_bounds() {
    let with = |count: usize| {
        let mut item = LineItem::new(1);
        item.additional_properties = (0..count).map(|n| (format!("m{n}"), n)).collect();
        item
    };
    assert_eq!(of(with(99)).len(), 99);
    assert!(of(with(99)).iter().all(|it| it.0 == DriftKind::Member));
    for count in [100, 101, 100_000] {
        let drifts = of(with(count));
        assert_eq!(drifts.len(), 100);
        assert_eq!(drifts[99], hidden(DriftKind::More, ""));
        assert!(drifts[..99].iter().all(|it| it.0 == DriftKind::Member));
    }
    // What is said of the whole response is not lost among its members.
    let drifts = told(&OPERATION, 200, &[("sunset", "soon")], with(100_000));
    assert_eq!((drifts.len(), drifts[0].kind()), (100, DriftKind::Sunset));
}

#[test]
fn values_that_differ_are_bounded_too() {
    let kinds: Vec<ProductType> = (0..10_000)
        .map(|n| ProductType::Unrecognized(format!("NEW {n}")))
        .collect();
    let drifts = of(kinds);
    assert_eq!(drifts.len(), 100);
    assert_eq!(drifts[99], hidden(DriftKind::More, ""));
}

#[test]
fn a_drift_is_one_short_line_without_a_value() {
    let mut item = LineItem::new(1);
    let name = "new\n\u{202e}`\u{1b}[31m";
    item.additional_properties = [(name, "planted"), (&"x".repeat(5000), "planted")].into();
    item.product_type = Some(ProductType::Unrecognized("planted".to_owned()));
    for drift in told(&OPERATION, 200, &[("sunset", "planted")], item) {
        for line in [drift.to_string(), format!("{drift:?}")] {
            assert!(line.len() < 400 && !line.contains("planted"), "{line}");
            assert!(
                line.chars().all(|c| c == ' ' || c.is_ascii_graphic()),
                "{line}"
            );
        }
    }
}

#[test]
fn the_message_says_where_and_what() {
    let session: Session = read(SESSION);
    let drifts = told(&OPERATION, 200, &[], session);
    assert_eq!(
        drifts[1].to_string(),
        "`retrieveSession` (2.4): `pets[].petType`: a discriminator that the document does not know"
    );
    assert_eq!(
        format!("{:?}", drifts[1]),
        "Drift { operation: \"retrieveSession\", version: \"2.4\", status: 200, kind: Discriminator, \
         path: \"pets[].petType\", .. }"
    );
    assert_eq!(
        (
            drifts[1].operation(),
            drifts[1].version(),
            drifts[1].status()
        ),
        ("retrieveSession", "2.4", 200)
    );
}

#[test]
fn a_long_value_is_cut() {
    let kind = ProductType::Unrecognized("ä".repeat(5000));
    let drifts = of(kind);
    assert_eq!(drifts, [drift(DriftKind::EnumValue, "", &"ä".repeat(200))]);
}

/// An object that declares nothing but what all its members are.
macro_rules! described {
    ($name:ident, $table:expr) => {
        #[derive(Clone)]
        struct $name {
            additional_properties: Map<ProductType>,
        }

        impl Value for $name {
            type Access = crate::runtime::AsObject;
        }

        impl crate::runtime::Object for $name {
            fn blank() -> Self {
                Self {
                    additional_properties: Value::blank(),
                }
            }

            fn table(&self) -> &'static Table {
                static TABLE: Table = $table;
                &TABLE
            }

            fn member(&self, _: usize) -> Ref<'_> {
                Value::get(&self.additional_properties)
            }

            fn member_slot(&mut self, _: usize) -> Slot<'_> {
                Value::slot(&mut self.additional_properties)
            }
        }
    };
}

described!(Beside, Table::OPEN);
described!(
    Personal,
    Table {
        additional_sensitive: true,
        ..Table::OPEN
    }
);
