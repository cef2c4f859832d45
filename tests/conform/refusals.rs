//! Requests that the sandbox refuses, of each kind and in every version, and what it lets pass though a client would not send it.

use primer_tests::VERSIONS;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::contract::documented;
use crate::raw::Raw;

const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// Whether a version can retrieve and update.
fn is_dated(version: &str) -> bool {
    version.starts_with("2021")
}

/// The `errorId` of a failure, or its status if it is none.
async fn said(raw: &Raw, request: RequestBuilder) -> String {
    let (status, body) = raw.send(request).await;
    match body["error"]["errorId"].as_str() {
        Some(id) => format!("{status} {id}"),
        None => status.to_string(),
    }
}

#[tokio::test]
async fn requests_that_no_version_takes() {
    let raw = Raw::start().await;
    for version in VERSIONS {
        let post = || raw.request("POST", version);
        let json = |body: Value| raw.json("POST", version, &body);
        for (request, expected) in [
            (raw.bare("GET", "/"), "404 NotFound"),
            (raw.bare("POST", "/client-sessions"), "404 NotFound"),
            (raw.bare("POST", "/client-session"), "401 Unauthorized"),
            (raw.request("PUT", version), "405 MethodNotAllowed"),
            (
                raw.json("DELETE", version, &json!({})),
                "405 MethodNotAllowed",
            ),
            (
                post().header("content-type", "text/plain").body("{}"),
                "415 UnsupportedMediaType",
            ),
            (
                post().body(" ".repeat(1024 * 1024 + 1)),
                "413 RequestTooLarge",
            ),
            (post().body(""), "400 MalformedRequest"),
            (post().body("{\"orderId\": "), "400 MalformedRequest"),
            (
                post().body(&b"{\"orderId\": \"\xff\"}"[..]),
                "400 MalformedRequest",
            ),
            (json(json!([])), "400 MalformedRequest"),
            (
                json(json!({"clientToken": "a"})),
                "422 RequestValidationError",
            ),
            (
                json(json!({"orderId": 1, "amount": "1"})),
                "422 RequestValidationError",
            ),
            (
                json(json!({"amount": -1, "order": {"fees": [{}]}})),
                "422 RequestValidationError",
            ),
        ] {
            assert_eq!(said(&raw, request).await, expected, "{version}");
        }
    }
    let unknown = raw.json("POST", "2.0", &json!({}));
    assert_eq!(said(&raw, unknown).await, "400 UnsupportedApiVersion");
    documented(&raw.tap);
}

#[tokio::test]
async fn sessions_that_break_a_rule() {
    let raw = Raw::start().await;
    for version in VERSIONS {
        let line = |amount: i64, discount: i64| json!([{"itemId": "a", "description": "b", "quantity": 2, "amount": amount, "discountAmount": discount}]);
        let is_listed = !is_dated(version) && *version != "2.1";
        let currency = match is_listed {
            true => "422 RequestValidationError",
            false => "400 ClientSessionValidationError",
        };
        let without_currency = match is_dated(version) {
            true => "200",
            false => "400 ClientSessionValidationError",
        };
        let empty_key = match *version {
            "2.4" => "400 MetadataContainsEmptyKey",
            _ => "200",
        };
        for (body, expected) in [
            (json!({"currencyCode": "ABC"}), currency),
            (json!({"amount": 1}), without_currency),
            (json!({"metadata": {"a": {"": 1}}}), empty_key),
            (
                json!({"currencyCode": "GBP", "order": {"lineItems": line(1, 3)}}),
                "400 ClientSessionValidationError",
            ),
            (
                json!({"currencyCode": "GBP", "order": {"lineItems": line(i64::MAX, 0)}}),
                "400 ClientSessionValidationError",
            ),
        ] {
            let request = raw.json("POST", version, &body);
            assert_eq!(said(&raw, request).await, expected, "{version} {body}");
        }
    }
    documented(&raw.tap);
}

#[tokio::test]
async fn calls_of_a_session_that_a_version_refuses() {
    let raw = Raw::start().await;
    for version in VERSIONS {
        let token = raw.token().await;
        let get = |token: &str| raw.retrieve(version, token);
        let patch = |body: Value| raw.json("PATCH", version, &body);
        let expected = |expected| match is_dated(version) {
            true => "405 MethodNotAllowed",
            false => expected,
        };
        for (request, status) in [
            (get(&token), "200"),
            (raw.request("GET", version), "422 RequestValidationError"),
            (get("no-token"), "404 ClientSessionNotFound"),
            (patch(json!({"clientToken": token})), "200"),
            (
                patch(json!({"clientToken": "no-token"})),
                "404 ClientSessionNotFound",
            ),
            (patch(json!({"orderId": "a"})), "422 RequestValidationError"),
            (
                patch(json!({"clientToken": token, "more": 1})),
                "422 RequestValidationError",
            ),
            (
                patch(json!({"clientToken": token, "currencyCode": null})),
                "400 ClientSessionValidationError",
            ),
            (
                patch(json!({"clientToken": token, "paymentMethod": {"options": {}}})),
                "400 ClientSessionValidationError",
            ),
        ] {
            assert_eq!(said(&raw, request).await, expected(status), "{version}");
        }
        raw.sandbox.advance(DAY);
        assert_eq!(
            said(&raw, get(&token)).await,
            expected("404 ClientSessionNotFound")
        );
    }
    documented(&raw.tap);
}

#[tokio::test]
async fn requests_that_are_as_odd_as_a_service_has_to_bear() {
    let raw = Raw::start().await;
    for version in VERSIONS {
        let items = json!([{"itemId": "a", "description": "b", "amount": 1, "quantity": 1, "taxCode": null, "more": [null]}]);
        let body = json!({
            "orderId": null,
            "currencyCode": "GBP",
            "order": {"lineItems": items, "fees": [{"type": "a", "amount": 1, "description": null}], "countryCode": null},
            "customer": {"billingAddress": {"city": null}, "more": {"a": null}},
            "metadata": {"a": null, "b": [null]},
            "paymentMethod": {"options": {"PAYPAL": {"surcharge": null}}, "vaultOnSuccess": null},
        });
        for (request, expected) in [
            (raw.json("POST", version, &json!({})), "200"),
            (raw.json("POST", version, &body), "200"),
            (raw.request("POST", version).body("{}"), "200"),
            (
                raw.request("POST", version)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(body.to_string()),
                "200",
            ),
        ] {
            assert_eq!(said(&raw, request).await, expected, "{version}");
        }
        if !is_dated(version) {
            let token = raw.token().await;
            let mut update = body.clone();
            update["clientToken"] = json!(token);
            update["paymentMethod"] = json!({"descriptor": null});
            let request = raw.json("PATCH", version, &update);
            assert_eq!(said(&raw, request).await, "200", "{version}");
            let request = raw.retrieve(version, &token);
            assert_eq!(said(&raw, request).await, "200", "{version}");
        }
    }
    // Without a version, it is the earliest.
    let request = raw.bare("POST", "/client-session").body("{}");
    let request = request.header("x-api-key", raw.sandbox.api_key());
    assert_eq!(said(&raw, request).await, "200");
    documented(&raw.tap);
}
