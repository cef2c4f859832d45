//! Numbers of every size: read, written the same, and told of where digits are lost.

use std::sync::{Arc, Mutex};

use primer_api::DriftKind;
use primer_tests::{Reply, Server, misfit, read, written};

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "numbers.yaml";
}

use self::api::*;

#[test]
fn a_number_is_written_as_it_was_read() {
    for text in [
        r#"{"plain":9223372036854775807}"#,
        r#"{"int64":-9223372036854775808}"#,
        r#"{"uint64":18446744073709551615}"#,
        r#"{"uint64sci":18446744073709551615}"#,
        r#"{"maxed":9223372036854775808}"#,
        r#"{"wide":18446744073709551615}"#,
        r#"{"wide":-9223372036854775808}"#,
        r#"{"beyond":18446744073709551615}"#,
        r#"{"listed":18446744073709551615}"#,
        r#"{"level":2}"#,
        r#"{"amount":10}"#,
        r#"{"amount":10.5}"#,
        r#"{"amount":-0.0}"#,
        r#"{"amount":1e+300}"#,
        r#"{"amount":9007199254740992}"#,
        r#"{"cents":19.99}"#,
        r#"{"single":0.1234567890123}"#,
        r#"{"single":16777217}"#,
        r#"{"double":0.1}"#,
        r#"{"fixed":1.1}"#,
        r#"{"dec":"0.1234567890123456789000"}"#,
        r#"{"s64":"9223372036854775807"}"#,
        r#"{"list":[1,null,0.5]}"#,
        r#"{"map":{"a":null,"b":2}}"#,
        r#"{"at":"2021-08-12T16:14:08.123456789012Z"}"#,
        r#"{"free":{"a":[10.0,null,18446744073709551615]}}"#,
    ] {
        assert_eq!(written(&read::<T>(text)), text);
    }
}

#[test]
fn an_integer_may_be_written_in_any_way() {
    for (text, expected) in [
        (r#"{"plain":10.0}"#, r#"{"plain":10}"#),
        (r#"{"int32":1e3}"#, r#"{"int32":1000}"#),
        (r#"{"uint64":-0.0}"#, r#"{"uint64":0}"#),
        (r#"{"level":2.0}"#, r#"{"level":2}"#),
        (r#"{"amount":10.00}"#, r#"{"amount":10}"#),
    ] {
        assert_eq!(written(&read::<T>(text)), expected);
    }
    assert!(misfit::<T>(r#"{"plain":1.5}"#).starts_with("`plain`: expected integer"));
    // Its last digit is lost before it is an integer.
    assert!(
        misfit::<T>(r#"{"plain":9007199254740993.0}"#).starts_with("`plain`: expected integer")
    );
    assert!(misfit::<T>(r#"{"plain":1e30}"#).starts_with("`plain`: expected integer"));
}

#[test]
fn the_types_hold_the_ranges() {
    let all = T::default()
        .uint64(u64::MAX)
        .uint64sci(u64::MAX)
        .maxed(u64::MAX)
        .wide(i128::from(u64::MAX))
        .beyond(i128::MAX)
        .listed(u64::MAX)
        .single(0.1_f64);
    assert!(written(&all).contains(r#""beyond":170141183460469231731687303715884105727"#));
}

/// The paths of the drift of a response, each with its kind.
async fn told(body: &str) -> Vec<(DriftKind, String)> {
    let server = Server::start(Reply::json(200, body)).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let memory = Arc::clone(&told);
    let builder = Client::builder().on_drift(move |drift| {
        let drift = (drift.kind(), drift.path().to_owned());
        memory.lock().unwrap().push(drift);
    });
    let client = server.client(builder);
    client
        .put_t(Default::default(), T::default())
        .await
        .unwrap();
    told.lock().unwrap().clone()
}

#[tokio::test]
async fn digits_that_are_lost_are_told() {
    for (body, path) in [
        (r#"{"amount":9007199254740993}"#, "amount"),
        (r#"{"fixed":0.1234567890123456789}"#, "fixed"),
        (r#"{"list":[null,9007199254740993]}"#, "list[]"),
        (r#"{"map":{"a":9007199254740993}}"#, "map[*]"),
        (r#"{"beyond":99999999999999999998}"#, "beyond"),
    ] {
        assert_eq!(
            told(body).await,
            [(DriftKind::Digits, path.to_owned())],
            "{body}"
        );
    }
    let exact = r#"{"amount":10.10,"plain":9007199254740993,"dec":"0.1234567890123456789","wide":18446744073709551615}"#;
    assert_eq!(told(exact).await, []);
}

#[tokio::test]
async fn a_multiple_is_one_of_the_decimal_number() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let put = |cents: f64| client.put_t(Default::default(), T::default().cents(cents));
    for cents in [19.99, 0.07, 1e15, 4.35, 1_000_000_000.01] {
        assert!(put(cents).await.is_ok(), "{cents}");
    }
    for cents in [19.995, 1_000_000_000.015, 1e-9] {
        assert_eq!(
            put(cents).await.unwrap_err().violations().len(),
            1,
            "{cents}"
        );
    }
}
