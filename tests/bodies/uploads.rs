//! Bodies that are text or bytes, and their media types.

use primer_api::runtime::{Bytes, ErrorKind, Upload};
use primer_tests::{Reply, Server};

use super::api::files::Client;

#[tokio::test]
async fn bytes_have_the_declared_media_type() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let sent = || {
        let request = server.request();
        let media_type = request.header("content-type").unwrap().to_owned();
        (media_type, request.text().to_owned())
    };
    let octets = |body: &str| ("application/octet-stream".to_owned(), body.to_owned());

    client.put_content(b"a".to_vec()).await.unwrap();
    assert_eq!(sent(), octets("a"));
    client.put_content(Bytes::from(b"b")).await.unwrap();
    assert_eq!(sent(), octets("b"));
    client.put_content("text").await.unwrap();
    assert_eq!(sent(), octets("text"));
    client.put_content("").await.unwrap();
    assert_eq!(sent(), octets(""));
    let other = Upload::from("a").media_type("text/plain");
    let error = client.put_content(other).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[tokio::test]
async fn the_caller_says_which_type_of_a_range_it_is() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let image = Upload::from("GIF").media_type("image/gif");
    client.put_image(image).await.unwrap();
    assert_eq!(server.request().header("content-type"), Some("image/gif"));
    for image in [
        Upload::from("GIF"),
        Upload::from("GIF").media_type("video/mpeg"),
    ] {
        let error = client.put_image(image).await.unwrap_err();
        assert!(
            error.to_string().contains("must have a media type"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn xml_is_text() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.put_xml("<a/>").await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert_eq!(request.text(), "<a/>");
}
