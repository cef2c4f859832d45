//! Which requests are refused, and how.

use serde_json::json;

use super::super::Sandbox;
use super::super::body::LARGEST;
use super::raw::{ask, basket, create, retrieve, send};

#[tokio::test]
async fn a_dated_version_can_only_create() {
    let sandbox = Sandbox::start().await.unwrap();
    for version in ["2021-09-27", "2021-10-19"] {
        let token = create(&sandbox, version, &basket()).await;
        let body = json!({"clientToken": token});
        for raw in [
            retrieve(&sandbox, version, &token).await,
            send(&sandbox, "PATCH", version, &body).await,
        ] {
            assert_eq!(raw.refusal(), (405, "MethodNotAllowed"));
            assert_eq!(raw.headers["allow"], "POST");
        }
    }
}

#[tokio::test]
async fn a_method_that_no_version_has_is_not_allowed() {
    let sandbox = Sandbox::start().await.unwrap();
    let raw = send(&sandbox, "DELETE", "2.4", &json!({})).await;
    assert_eq!(raw.refusal(), (405, "MethodNotAllowed"));
    assert_eq!(raw.headers["allow"], "GET, PATCH, POST");
}

#[tokio::test]
async fn another_path_is_not_found() {
    let sandbox = Sandbox::start().await.unwrap();
    for target in ["/", "/client-session/", "/client-sessions"] {
        let raw = ask(&sandbox, "GET", target).keyed().send().await;
        assert_eq!(raw.refusal(), (404, "NotFound"), "{target}");
    }
}

#[tokio::test]
async fn a_request_without_a_key_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let asked = ask(&sandbox, "POST", "/client-session");
    let raw = asked.version("2.4").json(&basket()).send().await;
    assert_eq!(raw.refusal(), (401, "Unauthorized"));
}

#[tokio::test]
async fn without_a_version_the_earliest_responds() {
    let sandbox = Sandbox::start().await.unwrap();
    // From 2.1 on, this line is whole, but its amount needs a currency.
    let body = json!({"order": {"lineItems": [{"amount": 1}]}});
    let asked = ask(&sandbox, "POST", "/client-session");
    let raw = asked.keyed().json(&body).send().await;
    assert_eq!(raw.refusal(), (422, "RequestValidationError"));
    let raw = ask(&sandbox, "GET", "/client-session").keyed().send().await;
    assert_eq!(raw.status, 405);
}

#[tokio::test]
async fn a_version_that_is_not_known_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for version in ["2.0", "2.5", "vv2.4", "", "2,4", "2.4, 2.4"] {
        let raw = send(&sandbox, "POST", version, &basket()).await;
        assert_eq!(raw.refusal(), (400, "UnsupportedApiVersion"), "{version}");
    }
    let asked = ask(&sandbox, "POST", "/client-session").keyed();
    let raw = asked.version("2.4").version("2.4").json(&json!({}));
    assert_eq!(raw.send().await.refusal(), (400, "UnsupportedApiVersion"));
}

#[tokio::test]
async fn a_body_that_is_no_object_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for (body, description) in [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("{} {}", "not JSON"),
        (r#"{"orderId": "a", "orderId": "b"}"#, "twice"),
        ("\u{feff}[]", "not an object"),
        ("[]", "not an object"),
        ("null", "not an object"),
    ] {
        for method in ["POST", "PATCH"] {
            let asked = ask(&sandbox, method, "/client-session").keyed();
            let asked = asked.header("content-type", "application/json; charset=utf-8");
            let raw = asked.version("2.4").text(body).send().await;
            assert_eq!(raw.refusal(), (400, "MalformedRequest"), "{body}");
            let shown = raw.body["error"]["description"].as_str().unwrap();
            assert!(shown.contains(description), "{shown}");
        }
    }
}

#[tokio::test]
async fn a_body_that_is_not_utf_8_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let asked = ask(&sandbox, "POST", "/client-session").keyed();
    let asked = asked.header("content-type", "application/json");
    let body = b"{\"orderId\": \"\xFF\"}".to_vec();
    let raw = asked.version("2.4").text(body).send().await;
    assert_eq!(raw.refusal(), (400, "MalformedRequest"));
}

#[tokio::test]
async fn a_body_nested_too_deeply_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = format!("{{\"metadata\":{}", "[".repeat(100_000));
    let asked = ask(&sandbox, "POST", "/client-session").keyed();
    let asked = asked.header("content-type", "application/json");
    let raw = asked.version("2.4").text(body).send().await;
    assert_eq!(raw.refusal(), (400, "MalformedRequest"));
}

#[tokio::test]
async fn another_media_type_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for media_type in ["text/plain", "multipart/form-data", "application/jsonp", ""] {
        let asked = ask(&sandbox, "POST", "/client-session").keyed();
        let asked = asked.version("2.4").header("content-type", media_type);
        let raw = asked.text("{}").send().await;
        assert_eq!(raw.refusal(), (415, "UnsupportedMediaType"), "{media_type}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for size in [LARGEST + 1, 4 * LARGEST] {
        let asked = ask(&sandbox, "POST", "/client-session").keyed();
        let asked = asked.header("content-type", "application/json");
        let raw = asked.version("2.4").text(" ".repeat(size)).send().await;
        assert_eq!(raw.refusal(), (413, "RequestTooLarge"));
    }
}

#[tokio::test]
async fn the_query_needs_one_token() {
    let sandbox = Sandbox::start().await.unwrap();
    for target in [
        "/client-session",
        "/client-session?",
        "/client-session?clienttoken=a",
        "/client-session?clientToken=a&clientToken=a",
    ] {
        let raw = ask(&sandbox, "GET", target).keyed().version("2.4");
        let raw = raw.send().await;
        assert_eq!(raw.refusal(), (422, "RequestValidationError"), "{target}");
        assert_eq!(raw.paths(), ["$.clientToken"]);
    }
    for token in ["", "%FF", "%00%zz"] {
        let raw = retrieve(&sandbox, "2.4", token).await;
        assert_eq!(raw.refusal(), (404, "ClientSessionNotFound"), "{token}");
    }
}

#[tokio::test]
async fn an_update_needs_a_token() {
    let sandbox = Sandbox::start().await.unwrap();
    for body in [json!({}), json!({"clientToken": null})] {
        let raw = send(&sandbox, "PATCH", "2.4", &body).await;
        assert_eq!(raw.refusal(), (422, "RequestValidationError"), "{body}");
        assert_eq!(raw.paths(), ["$.clientToken"]);
    }
    let raw = send(&sandbox, "PATCH", "2.4", &json!({"clientToken": ""})).await;
    assert_eq!(raw.refusal(), (404, "ClientSessionNotFound"));
}

#[tokio::test]
async fn options_cannot_be_cleared_either() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = create(&sandbox, "2.4", &json!({})).await;
    let body = json!({"clientToken": token, "paymentMethod": {"options": null}});
    let raw = send(&sandbox, "PATCH", "2.4", &body).await;
    assert_eq!(raw.refusal(), (400, "ClientSessionValidationError"));
    assert_eq!(raw.paths(), ["$.paymentMethod.options"]);
}

#[tokio::test]
async fn an_amount_anywhere_needs_a_currency_from_2_1_on() {
    let sandbox = Sandbox::start().await.unwrap();
    for body in [
        json!({"amount": 0}),
        json!({"order": {"shipping": {"amount": 1}}}),
        json!({"order": {"fees": [{"amount": 1, "type": "x"}]}}),
        json!({"paymentMethod": {"options": {"PAYPAL": {"surcharge": {"amount": 1}}}}}),
    ] {
        for version in ["2.1", "2.2", "2.3", "2.4"] {
            let raw = send(&sandbox, "POST", version, &body).await;
            assert_eq!(raw.refusal(), (400, "ClientSessionValidationError"));
            assert_eq!(raw.paths(), ["$.currencyCode"]);
        }
        create(&sandbox, "2021-10-19", &body).await;
    }
    let free = json!({"metadata": {"amount": 1}});
    create(&sandbox, "2.4", &free).await;
}

#[tokio::test]
async fn an_empty_key_of_the_metadata_is_refused_in_2_4() {
    let sandbox = Sandbox::start().await.unwrap();
    for metadata in [json!({"": 1}), json!({"a": [{"": 1}]})] {
        let body = json!({"metadata": metadata});
        let raw = send(&sandbox, "POST", "2.4", &body).await;
        assert_eq!(raw.refusal(), (400, "MetadataContainsEmptyKey"));
        let token = create(&sandbox, "2.3", &body).await;
        let update = json!({"clientToken": token, "metadata": metadata});
        let raw = send(&sandbox, "PATCH", "2.4", &update).await;
        assert_eq!(raw.refusal(), (400, "MetadataContainsEmptyKey"));
        let update = json!({"clientToken": token, "orderId": "a"});
        assert_eq!(send(&sandbox, "PATCH", "2.4", &update).await.status, 200);
    }
}

#[tokio::test]
async fn a_total_that_does_not_fit_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let order = json!({"lineItems": [{"amount": i64::MAX, "quantity": i64::MAX}]});
    let body = json!({"currencyCode": "GBP", "order": order});
    let raw = send(&sandbox, "POST", "2.4", &body).await;
    assert_eq!(raw.refusal(), (400, "ClientSessionValidationError"));
    assert_eq!(raw.paths(), ["$.order"]);
    // What is not computed cannot be too large, until it has to be computed.
    let body = json!({"currencyCode": "GBP", "order": order, "amount": 1});
    let token = create(&sandbox, "2.4", &body).await;
    let update = json!({"clientToken": token, "amount": null});
    let raw = send(&sandbox, "PATCH", "2.4", &update).await;
    assert_eq!(raw.refusal(), (400, "ClientSessionValidationError"));
    let raw = retrieve(&sandbox, "2.4", &token).await;
    assert_eq!(raw.body["amount"], 1);
}

#[tokio::test]
async fn a_refusal_never_quotes_what_was_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = json!({"customerId": "s3cret".repeat(100), "amount": "s3cret"});
    let raw = send(&sandbox, "POST", "2.4", &body).await;
    assert_eq!(raw.status, 422);
    assert!(!raw.body.to_string().contains("s3cret"));
}

#[tokio::test]
async fn a_flood_of_broken_rules_is_cut_short() {
    let sandbox = Sandbox::start().await.unwrap();
    let fees: Vec<_> = (0..1000).map(|_| json!({"amount": -1})).collect();
    let raw = send(&sandbox, "POST", "2.4", &json!({"order": {"fees": fees}})).await;
    assert_eq!(raw.refusal(), (422, "RequestValidationError"));
    assert_eq!(raw.paths().len(), 50);
}

#[tokio::test]
async fn a_currency_that_there_is_not_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    // MGA is not in 2.4's list, and MRU in none.
    for (code, is_known) in [
        ("GBP", true),
        ("MGA", true),
        ("MRU", true),
        ("GPB", false),
        ("gbp", false),
        ("", false),
    ] {
        let body = json!({"orderId": "order-42", "currencyCode": code});
        for version in ["2021-09-27", "2021-10-19", "2.1", "2.2", "2.3", "2.4"] {
            let raw = send(&sandbox, "POST", version, &body).await;
            let lists = matches!(version, "2.2" | "2.3" | "2.4");
            match (is_known, lists) {
                (true, _) => assert_eq!(raw.status, 200, "{code} in {version}"),
                (false, true) => assert_eq!(raw.refusal(), (422, "RequestValidationError")),
                (false, false) => assert_eq!(raw.refusal(), (400, "ClientSessionValidationError")),
            }
            if !is_known {
                assert_eq!(raw.paths(), ["$.currencyCode"]);
            }
        }
        let token = create(&sandbox, "2.4", &basket()).await;
        let body = json!({"clientToken": token, "currencyCode": code});
        let raw = send(&sandbox, "PATCH", "2.4", &body).await;
        assert_eq!(raw.status, if is_known { 200 } else { 400 }, "{code}");
    }
}
