//! The page, the faults that come over HTTP, and the log.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::super::Sandbox;
use super::raw::{Raw, ask, basket, client, create, retrieve, send};
use crate::runtime::mock::Reply;

/// A sandbox that takes faults and has a page.
async fn sandbox() -> Sandbox {
    Sandbox::builder().page().faults().start().await.unwrap()
}

async fn control(sandbox: &Sandbox, method: &str, body: &Value) -> Raw {
    let asked = ask(sandbox, method, "/faults").keyed();
    asked.json(body).send().await
}

#[tokio::test]
async fn faults_come_in_their_order_and_execute_nothing() {
    let sandbox = sandbox().await;
    let faults = json!([
        {"status": 503, "retryAfter": 7, "body": {"error": {}}},
        {"status": 500, "delay": 50},
    ]);
    let added = control(&sandbox, "POST", &faults).await;
    assert_eq!((added.status, added.body), (200, json!({"waiting": 2})));
    let added = control(&sandbox, "POST", &json!({"close": true})).await;
    assert_eq!(added.body, json!({"waiting": 3}));

    let failed = send(&sandbox, "POST", "2.4", &basket()).await;
    assert_eq!((failed.status, failed.body), (503, json!({"error": {}})));
    assert_eq!(failed.headers["retry-after"], "7");
    let begun = Instant::now();
    let failed = send(&sandbox, "POST", "2.4", &basket()).await;
    assert_eq!((failed.status, failed.body), (500, Value::Null));
    assert!(begun.elapsed() >= Duration::from_millis(50));
    let client = client(&sandbox);
    let request = super::v2_4::CreateClientSessionRequest::default();
    let error = client.create_client_session(request).await.unwrap_err();
    assert_eq!(error.executed(), crate::runtime::Executed::Perhaps);

    let page = ask(&sandbox, "GET", "/").send_text().await;
    assert!(page.contains("<tbody></tbody>"), "{page}");
    create(&sandbox, "2.4", &basket()).await;
}

#[tokio::test]
async fn faults_are_counted_and_forgotten() {
    let sandbox = sandbox().await;
    control(&sandbox, "POST", &json!([{"status": 503}, {"status": 503}])).await;
    let counted = ask(&sandbox, "GET", "/faults").keyed().send().await;
    assert_eq!(counted.body, json!({"waiting": 2}));
    let forgotten = ask(&sandbox, "DELETE", "/faults").keyed().send().await;
    assert_eq!(forgotten.body, json!({"waiting": 0}));
    create(&sandbox, "2.4", &basket()).await;
}

#[tokio::test]
async fn what_is_no_fault_is_refused_with_its_place() {
    let sandbox = sandbox().await;
    for (body, path) in [
        (json!("503"), "$"),
        (json!({}), "$"),
        (json!({"status": 99}), "$.status"),
        (json!({"status": 600}), "$.status"),
        (json!({"status": "503"}), "$.status"),
        (json!({"status": 503, "retryAfter": -1}), "$.retryAfter"),
        (json!({"status": 503, "delay": 1.5}), "$.delay"),
        (json!({"close": false}), "$.close"),
        (json!({"close": true, "status": 503}), "$"),
        (
            json!([{"status": 503}, {"status": 503, "retry_after": 1}]),
            "$[1]",
        ),
        (json!(vec![json!({"status": 503}); 1001]), "$"),
    ] {
        let refused = control(&sandbox, "POST", &body).await;
        assert_eq!(refused.refusal(), (422, "RequestValidationError"));
        assert_eq!(refused.paths(), [path]);
    }
    let refused = ask(&sandbox, "POST", "/faults")
        .keyed()
        .text("{")
        .send()
        .await;
    assert_eq!(refused.refusal(), (400, "MalformedRequest"));
    let refused = control(&sandbox, "PUT", &json!({})).await;
    assert_eq!(refused.refusal(), (405, "MethodNotAllowed"));
    assert_eq!(refused.headers["allow"], "DELETE, GET, POST");
    let counted = ask(&sandbox, "GET", "/faults").keyed().send().await;
    assert_eq!(counted.body, json!({"waiting": 0}));
}

#[tokio::test]
async fn faults_need_the_key() {
    let sandbox = sandbox().await;
    let asked = ask(&sandbox, "POST", "/faults");
    let refused = asked.json(&json!({"status": 503})).send().await;
    assert_eq!(refused.refusal(), (401, "Unauthorized"));
    create(&sandbox, "2.4", &basket()).await;
}

#[tokio::test]
async fn neither_page_nor_faults_are_there_unless_they_are_asked_for() {
    let sandbox = Sandbox::start().await.unwrap();
    for path in ["/", "/faults"] {
        let refused = ask(&sandbox, "GET", path).keyed().send().await;
        assert_eq!(refused.refusal(), (404, "NotFound"), "{path}");
    }
    let sandbox = Sandbox::builder().page().start().await.unwrap();
    let page = ask(&sandbox, "GET", "/").send_text().await;
    assert!(!page.contains("/faults"), "{page}");
}

#[tokio::test]
async fn the_page_lists_sessions_without_their_tokens_and_as_text() {
    let sandbox = sandbox().await;
    let first = create(&sandbox, "2.4", &json!({"orderId": "<b>&{{url}}"})).await;
    sandbox.advance(Duration::from_secs(60));
    let second = create(&sandbox, "2.1", &basket()).await;
    let page = ask(&sandbox, "GET", "/").send_text().await;
    let rows = page.split_once("<tbody>").unwrap().1;
    let rows: Vec<_> = rows.lines().take(2).collect();
    let [latest, earlier] = rows.as_slice() else {
        panic!("{page}");
    };
    assert!(latest.contains(&format!("{}…", &second[..6])), "{latest}");
    assert!(latest.contains("order-abc"), "{latest}");
    assert!(latest.contains(">5199<"), "{latest}");
    assert!(latest.contains("23 h 59 min"), "{latest}");
    assert!(earlier.contains("&#60;b&#62;&#38;{{url}}"), "{earlier}");
    assert!(page.contains(sandbox.base_url()));
    for secret in [&first, &second, sandbox.api_key(), "jo@example.com"] {
        assert!(!page.contains(secret), "{page}");
    }

    sandbox.advance(Duration::from_secs(24 * 60 * 60));
    let page = ask(&sandbox, "GET", "/").send_text().await;
    assert!(page.contains("<tbody></tbody>"), "{page}");
}

#[tokio::test]
async fn the_page_can_be_asked_for_its_head_alone() {
    let sandbox = sandbox().await;
    let head = ask(&sandbox, "HEAD", "/").send().await;
    assert_eq!((head.status, head.body), (200, Value::Null));
    let refused = ask(&sandbox, "POST", "/").send().await;
    assert_eq!(refused.refusal(), (405, "MethodNotAllowed"));
    assert_eq!(refused.headers["allow"], "GET, HEAD");
}

#[tokio::test]
async fn the_page_takes_no_host_that_is_none() {
    let sandbox = sandbox().await;
    let asked = ask(&sandbox, "GET", "/").header("host", "<script>");
    let page = asked.send_text().await;
    assert!(page.contains("http://localhost/client-session"), "{page}");
}

#[tokio::test]
async fn each_request_is_a_line_without_a_secret() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&lines);
    let sandbox = Sandbox::builder()
        .log(move |line| log.lock().unwrap().push(line.to_owned()))
        .start()
        .await
        .unwrap();
    let token = create(&sandbox, "2.4", &basket()).await;
    retrieve(&sandbox, "v2.1", &token).await;
    let path = format!("/sessions/{token}/x");
    ask(&sandbox, "PURGE", &path).send().await;
    ask(&sandbox, "GET", "/").version("\u{e9}").send().await;
    sandbox.fail_next(Reply::close());
    let request = super::v2_4::CreateClientSessionRequest::default();
    let result = client(&sandbox).create_client_session(request).await;
    assert!(result.is_err());
    sandbox.fail_next(Reply::stall());
    let request = super::v2_4::CreateClientSessionRequest::default();
    let call = client(&sandbox).create_client_session(request);
    let result = call.timeout(Duration::from_millis(200)).await;
    assert!(result.is_err());
    let lines = || lines.lock().unwrap().clone();
    while lines().len() < 6 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    let lines = lines();
    let shown: Vec<_> = lines
        .iter()
        .map(|line| {
            let (line, time) = line.strip_suffix(" ms").unwrap().rsplit_once(' ').unwrap();
            assert!(time.parse::<f64>().unwrap() >= 0.0);
            line
        })
        .collect();
    assert_eq!(
        shown,
        [
            "POST /client-session 2.4 200",
            "GET /client-session 2.1 200",
            "OTHER /sessions/…/x - 404",
            "GET / unknown 404",
            "POST /client-session 2.4 -",
            "POST /client-session 2.4 -",
        ]
    );
}

#[tokio::test]
async fn no_more_requests_are_kept_than_asked_for() {
    let sandbox = Sandbox::builder().keep_requests(2).start().await.unwrap();
    for order in ["one", "two", "three"] {
        create(&sandbox, "2.4", &json!({"orderId": order})).await;
    }
    let requests = sandbox.requests();
    let orders: Vec<_> = requests.iter().map(|it| it.json().unwrap()).collect();
    assert_eq!(
        orders,
        [json!({"orderId": "two"}), json!({"orderId": "three"})]
    );
    let sandbox = Sandbox::builder().keep_requests(0).start().await.unwrap();
    create(&sandbox, "2.4", &json!({})).await;
    assert!(sandbox.requests().is_empty());
}
