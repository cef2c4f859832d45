//! What other crates of a build switch on in reqwest; this package switches on what it can.

use super::*;

#[tokio::test]
async fn no_feature_of_reqwest_changes_the_request_or_its_answer() {
    let headers = [
        ("content-type", "application/json"),
        ("set-cookie", "planted=1; Path=/"),
        ("content-encoding", "gzip"),
    ];
    let server = Server::start(Reply::of(200, &headers, SESSION.as_bytes())).await;
    let client = builder(server.url()).build().unwrap();
    for _ in 0..2 {
        let error = client.create_client_session(request()).await.unwrap_err();
        // An encoding that was not asked for is told, and not undone.
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.raw_body(), Some(SESSION.as_bytes()));
        let names = [
            "accept",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-api-key",
            "x-api-version",
        ];
        assert_eq!(server.request().header_names(), names);
    }
}
