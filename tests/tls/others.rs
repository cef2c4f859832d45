//! Features of reqwest that other crates of a build may switch on; this package switches all of them on.

use super::*;

#[tokio::test]
async fn no_feature_of_reqwest_changes_the_request_or_its_response() {
    let headers = [
        ("content-type", "application/json"),
        ("set-cookie", "planted=1; Path=/"),
        ("content-encoding", "gzip"),
    ];
    let server = Server::start(Reply::of(200, &headers, SESSION.as_bytes())).await;
    let client = builder(server.url()).build().unwrap();
    for _ in 0..2 {
        let error = client.create_client_session(request()).await.unwrap_err();
        // An encoding that the client did not ask for is reported, and the body is not decoded.
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
