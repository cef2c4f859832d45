//! Requests that are not as the document declares them, from clients that nobody here generated.

use primer_api::mock::Mock;
use tokio::net::TcpStream;

use super::api::bank::{Client, Payment, operations};

/// Sends a request as it stands here, with lines that end as HTTP has it, and yields the status and the reasons.
async fn reply_to(mock: &Mock<Client>, request: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let address = mock.base_url().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
    let head = head.replace('\n', "\r\n");
    let length = body.len();
    let request =
        format!("{head}\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    let (head, body) = reply.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap();
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let errors = body
        .get("errors")
        .and_then(serde_json::Value::as_array)
        .unwrap();
    let errors: Vec<&str> = errors
        .iter()
        .filter_map(serde_json::Value::as_str)
        .collect();
    let title = body
        .get("title")
        .and_then(serde_json::Value::as_str)
        .unwrap();
    format!("{status} {title}: {}", errors.join("; "))
}

#[tokio::test]
async fn a_request_that_does_not_fit_is_told_every_reason() {
    let mock = Mock::<Client>::start().await.unwrap();
    let cases = [
        (
            "GET /payment HTTP/1.1\nAuthorization: Bearer a",
            "404 the document has no such path: ",
        ),
        (
            "DELETE /payments HTTP/1.1\nAuthorization: Bearer a",
            "405 the document has no such method at this path: ",
        ),
        (
            "GET /payments?status=paid HTTP/1.1\nAuthorization: Basic a",
            "401 the request of `listPayments` is not as documented: credential: the operation needs that of `token`",
        ),
        (
            "GET /payments?limit=many&page=2 HTTP/1.1\nAuthorization: Bearer a",
            "400 the request of `listPayments` is not as documented: query parameter `limit`: expected an integer, found other text; \
             query parameter `page`: the document does not declare it",
        ),
        (
            "GET /payments?limit=101&status=paid HTTP/1.1\nAuthorization: Bearer a",
            "400 the request of `listPayments` is not as documented: query parameter `limit`: `limit` must be at most 100",
        ),
        (
            "GET /payments/7 HTTP/1.1\nAuthorization: Bearer a",
            "400 the request of `getPayment` is not as documented: `X-Api-Version`: it must have the value of the document",
        ),
        (
            "POST /payments HTTP/1.1\nAuthorization: Bearer a\nContent-Type: application/json\nIdempotency-Key: a\n\n{\"amount\": 0, \"currency\": \"eur\"}",
            "400 the request of `createPayment` is not as documented: header parameter `Idempotency-Key`: `Idempotency-Key` must have \
             at least 4 characters; body: `amount` must be at least 1; body: `currency` must match `^[A-Z]{3}$`",
        ),
        (
            "POST /payments HTTP/1.1\nAuthorization: Bearer a\nContent-Type: application/json\n\n{\"amount\": \"secret\", \"currency\": \"EUR\"}",
            "400 the request of `createPayment` is not as documented: body: `amount`: expected integer, found string",
        ),
        (
            "POST /payments HTTP/1.1\nAuthorization: Bearer a\nContent-Type: text/plain\n\nsecret",
            "415 the request of `createPayment` is not as documented: body: its media type is none that the document declares: `application/json`",
        ),
        (
            "POST /payments HTTP/1.1\nAuthorization: Bearer a\nContent-Type: application/json\n\n",
            "400 the request of `createPayment` is not as documented: body: expected JSON, found the end at line 1 column 0",
        ),
    ];
    for (request, expected) in cases {
        let reply = reply_to(&mock, request).await;
        assert_eq!(reply, expected, "{request}");
    }
    let unmet = mock.forgive().unwrap();
    assert_eq!(unmet.list().len(), cases.len());
    assert!(!unmet.to_string().contains("secret"), "{unmet}");
}

#[tokio::test]
async fn a_path_of_its_own_goes_before_a_template() {
    let mock = Mock::<Client>::start().await.unwrap();
    mock.on(operations::get_mine).respond(());
    mock.on(operations::get_payment)
        .respond(Payment::new("b", 1));
    mock.client().get_mine().await.unwrap();
    mock.client().get_payment("b").await.unwrap();
}
