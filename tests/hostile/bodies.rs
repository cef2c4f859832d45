//! The content of a body.

use primer_api::runtime::ErrorKind;
use primer_tests::{Reply, Server};

use super::case::{Case, LARGE, MISREAD, case, failure, hold, json};
use super::{PLANTED, SESSION};

primer_codegen::generate_api! {
    mod recursion = "../documents/recursion.yaml";
}

/// The session with another member.
fn with(member: &str) -> String {
    SESSION.replacen('{', &format!("{{{member},"), 1)
}

fn metadata(json: &str) -> String {
    with(&format!(r#""metadata":{json}"#))
}

fn nested(depth: usize, open: &str, close: &str) -> String {
    [open.repeat(depth), "0".to_owned(), close.repeat(depth)].concat()
}

/// A list of the same item.
fn list(count: usize, item: &str) -> String {
    let items = [item, ","].concat().repeat(count);
    format!("[{}]", items.trim_end_matches(','))
}

/// An object of many members.
fn members(count: usize) -> String {
    let members: Vec<_> = (0..count).map(|n| format!(r#""{n}":0"#)).collect();
    format!("{{{}}}", members.join(","))
}

fn successes(cases: &[(&'static str, String, bool)]) -> Vec<Case> {
    let of = |(name, body, fits): &(&'static str, String, bool)| {
        case(name, json(200, body), (!fits).then_some(MISREAD))
    };
    cases.iter().map(of).collect()
}

#[tokio::test]
async fn deep_values_are_refused() {
    let arrays = nested(100_000, "[", "]");
    let objects = nested(100_000, r#"{"a":"#, "}");
    hold(
        &["POST"],
        successes(&[
            (
                "100 arrays, free",
                metadata(&format!(r#"{{"a":{}}}"#, nested(100, "[", "]"))),
                true,
            ),
            (
                "100,000 arrays, free",
                metadata(&format!(r#"{{"a":{arrays}}}"#)),
                false,
            ),
            ("100,000 objects, free", metadata(&objects), false),
            (
                "100,000 arrays, undeclared",
                with(&format!(r#""surprise":{arrays}"#)),
                false,
            ),
            (
                "100,000 objects, undeclared",
                with(&format!(r#""surprise":{objects}"#)),
                false,
            ),
            (
                "100,000 arrays, in a union",
                with(&format!(r#""warnings":{arrays}"#)),
                false,
            ),
            ("100,000 arrays alone", arrays.clone(), false),
            (
                "100,000 objects that never close",
                r#"{"metadata":"#.repeat(100_000),
                false,
            ),
            (
                "2 million arrays that never close",
                "[".repeat(2_000_000),
                false,
            ),
        ]),
    )
    .await;
}

#[tokio::test]
async fn deep_values_of_recursive_types_are_refused() {
    let trees = nested(100_000, r#"{"children":["#, "]}");
    let nodes = nested(100_000, r#"{"next":"#, "}");
    let sums = nested(100_000, r#"{"of":"#, "}");
    let filters = nested(100_000, r#"{"not":"#, "}");
    for body in [
        format!(r#"{{"tree":{trees}}}"#),
        format!(r#"{{"node":{nodes}}}"#),
        format!(r#"{{"expression":{sums}}}"#),
        format!(r#"{{"filter":{filters}}}"#),
    ] {
        let server = Server::start(Reply::json(200, &body)).await;
        let client = server.client(recursion::Client::builder());
        let error = client.put_all(recursion::All::default()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().len() < 500, "{error}");
    }
}

#[tokio::test]
async fn many_values_are_read_or_too_many() {
    let mut cases = successes(&[
        (
            "a million items, free",
            metadata(&format!(r#"{{"a":{}}}"#, list(1_000_000, "0"))),
            true,
        ),
        (
            "100,000 items, declared",
            with(&format!(
                r#""order":{{"lineItems":{}}}"#,
                list(100_000, r#"{"amount":0}"#)
            )),
            true,
        ),
        (
            "a million items of the wrong type",
            with(&format!(
                r#""order":{{"lineItems":{}}}"#,
                list(1_000_000, "0")
            )),
            false,
        ),
        (
            "100,000 items, in a union",
            with(&format!(r#""warnings":{}"#, list(100_000, "{}"))),
            true,
        ),
        ("100,000 members, free", metadata(&members(100_000)), true),
        (
            "100,000 members, undeclared",
            SESSION.replacen(
                '{',
                &(members(100_000).trim_end_matches('}').to_owned() + ","),
                1,
            ),
            true,
        ),
    ]);
    cases.push(case(
        "two million items",
        json(200, metadata(&list(2_000_000, "0"))),
        LARGE,
    ));
    hold(&["POST"], cases).await;
}

#[tokio::test]
async fn odd_values_are_read_or_refused() {
    let digits = "7".repeat(1000);
    let raw = |before: &[u8], after: &[u8]| json(200, [before, SESSION.as_bytes(), after].concat());
    hold(
        &["POST"],
        successes(&[
            (
                "a thousand digits, declared",
                with(&format!(r#""amount":{digits}"#)),
                false,
            ),
            (
                "a thousand digits, free",
                metadata(&format!(r#"{{"a":{digits}}}"#)),
                false,
            ),
            (
                "a thousand digits after the point, free",
                metadata(&format!(r#"{{"a":0.{digits}}}"#)),
                true,
            ),
            (
                "an exponent of a thousand digits",
                metadata(&format!(r#"{{"a":1e{digits}}}"#)),
                false,
            ),
            (
                "a negative exponent of a thousand digits",
                metadata(&format!(r#"{{"a":1e-{digits}}}"#)),
                true,
            ),
            ("an amount with a fraction", with(r#""amount":1.5"#), false),
            (
                "an amount of 65 bits",
                with(r#""amount":18446744073709551616"#),
                false,
            ),
            ("not a number", metadata(r#"{"a":NaN}"#), false),
            (
                "a declared member twice",
                with(r#""clientToken":"planted""#),
                false,
            ),
            ("a free member twice", metadata(r#"{"a":1,"a":2}"#), false),
            ("an undeclared member twice", with(r#""a":1,"a":2"#), false),
            (
                "a member by its name and its alias",
                with(r#""clientExpirationDate":"2021-08-12T16:14:08Z""#),
                false,
            ),
            (
                "half of a surrogate pair",
                metadata(r#"{"a":"\ud800planted"}"#),
                false,
            ),
            (
                "the other half",
                metadata(r#"{"a":"\udc00planted"}"#),
                false,
            ),
            (
                "half of a pair as a name",
                metadata(r#"{"\ud800planted":1}"#),
                false,
            ),
            ("a zero, escaped", metadata(r#"{"a\u0000":"\u0000"}"#), true),
            ("a zero", metadata("{\"a\":\"planted\0\"}"), false),
            (
                "a line break in a text",
                metadata("{\"planted\n\":1}"),
                false,
            ),
            ("a comment", with("/* planted */ \"a\":1"), false),
            ("two values", format!("{SESSION}{SESSION}"), false),
            ("nothing", String::new(), false),
            ("a text", r#""planted""#.to_owned(), false),
            ("null", "null".to_owned(), false),
            (
                "a name of a million characters",
                with(&format!(r#""{}":1"#, "x".repeat(1_000_000))),
                true,
            ),
            (
                "a misfit below a name of a million characters",
                metadata(&format!(r#"{{"{}":[planted]}}"#, "x".repeat(1_000_000))),
                false,
            ),
        ]),
    )
    .await;
    hold(
        &["POST"],
        [
            case("a byte order mark", raw(b"\xEF\xBB\xBF", b""), None),
            case(
                "two of them",
                raw(b"\xEF\xBB\xBF\xEF\xBB\xBF", b""),
                MISREAD,
            ),
            case("UTF-16", raw(b"\xFF\xFE", b""), MISREAD),
            case("zeros behind", raw(b"", &[0; 100]), MISREAD),
            case("zeros before", raw(&[0; 100], b""), MISREAD),
            case(
                "invalid UTF-8 in a value",
                json(
                    200,
                    [br#"{"clientToken":"planted"#.as_slice(), b"\xff\xfe\"}"].concat(),
                ),
                MISREAD,
            ),
            case(
                "invalid UTF-8 in a name",
                json(200, [br#"{"planted"#.as_slice(), b"\xc0\x80\":1}"].concat()),
                MISREAD,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_failure_says_no_more_than_its_status_whatever_its_body_holds() {
    let envelope = |members: &str| {
        format!(r#"{{"error":{{"errorId":"A","description":"planted",{members}}}}}"#)
    };
    let bodies = [
        ("30,000 arrays", nested(30_000, "[", "]")),
        ("10,000 objects", nested(10_000, r#"{"a":"#, "}")),
        ("arrays that never close", "[".repeat(60_000)),
        (
            "10,000 validation errors",
            envelope(&format!(r#""validationErrors":{}"#, list(10_000, "{}"))),
        ),
        (
            "20,000 validation errors in vain",
            envelope(&format!(r#""validationErrors":{}"#, list(20_000, "0"))),
        ),
        (
            "a huge name of the failure",
            format!(
                r#"{{"error":{{"errorId":"{}","description":"d"}}}}"#,
                "x".repeat(60_000)
            ),
        ),
        (
            "a name of the failure on two lines",
            r#"{"error":{"errorId":"planted\nplanted","description":"d"}}"#.to_owned(),
        ),
        (
            "a diagnosis of ours in colour",
            envelope("\"diagnosticsId\":\"\\u001b[31mplanted\""),
        ),
        (
            "a description of one line after the other",
            envelope(&format!(
                r#""recoverySuggestion":"{}""#,
                "planted\\n".repeat(5000)
            )),
        ),
        ("no UTF-8", "\u{fffd}planted".to_owned()),
        ("more than is kept", PLANTED.repeat(20_000)),
    ];
    hold(
        &["POST"],
        bodies.map(|(name, body)| case(name, json(422, body), failure(422))),
    )
    .await;
}
