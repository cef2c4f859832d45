//! Forms of several parts, as they go over the wire.

use primer_api::runtime::{ErrorKind, Upload};
use primer_tests::{Reply, Request, Server, error_text};

use super::api::files::{Client, CreateRelatedRequest, NewPhoto, NewPhotoAuthor, NewPhotoPlace};

/// The body of a form with its boundary called `B`, and its media type without.
fn form(request: &Request) -> (String, String) {
    let media_type = request.header("content-type").unwrap();
    let (essence, parameters) = media_type.split_once("; boundary=").unwrap();
    let boundary = parameters.split(';').next().unwrap();
    assert_eq!(boundary.len(), 32);
    let body = request.text().replace(boundary, "B");
    let media_type = format!("{essence}{}", &parameters[boundary.len()..]);
    (media_type, body.replace("\r\n", "\n"))
}

async fn sent(photo: NewPhoto) -> String {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.create_photo(photo).await.unwrap();
    let (media_type, body) = form(&server.request());
    assert_eq!(media_type, "multipart/form-data");
    body
}

async fn refused(photo: NewPhoto) -> String {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let error = client.create_photo(photo).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(server.requests().is_empty());
    error.to_string()
}

fn png() -> Upload {
    let upload = Upload::from(b"\x01\r\n--").media_type("image/png");
    upload.header("X-Signature", "s")
}

#[tokio::test]
async fn text_is_text_objects_are_json_and_lists_repeat_their_part() {
    let photo = NewPhoto::new("ä \"b\"\r\n")
        .sizes([1, 2])
        .author(NewPhotoAuthor::default().name("Ann"));
    assert_eq!(
        sent(photo).await,
        r#"--B
Content-Disposition: form-data; name="title"

ä "b"

--B
Content-Disposition: form-data; name="sizes"

1
--B
Content-Disposition: form-data; name="sizes"

2
--B
Content-Disposition: form-data; name="author"
Content-Type: application/json

{"name":"Ann"}
--B--
"#
    );
}

#[tokio::test]
async fn files_have_names_media_types_and_headers() {
    let photo = NewPhoto::new("t")
        .photo(png().file_name("ph\"oto\r\n.png"))
        .attachments([Upload::from("text"), Upload::from(vec![2])])
        .document("%PDF");
    assert_eq!(
        sent(photo).await,
        "--B\nContent-Disposition: form-data; name=\"title\"\n\nt\n\
         --B\nContent-Disposition: form-data; name=\"photo\"; filename=\"ph%22oto%0D%0A.png\"\n\
         Content-Type: image/png\nx-signature: s\n\n\u{1}\n--\n\
         --B\nContent-Disposition: form-data; name=\"attachments\"; filename=\"blob\"\n\
         Content-Type: text/plain; charset=utf-8\n\ntext\n\
         --B\nContent-Disposition: form-data; name=\"attachments\"; filename=\"blob\"\n\
         Content-Type: application/octet-stream\n\n\u{2}\n\
         --B\nContent-Disposition: form-data; name=\"document\"; filename=\"blob\"\n\
         Content-Type: application/pdf\n\n%PDF\n--B--\n"
    );
}

#[tokio::test]
async fn an_encoding_joins_lists_and_opens_objects() {
    let photo = NewPhoto::new("t")
        .tags(["a", "b"])
        .place(NewPhotoPlace::default().city("Rome"));
    assert_eq!(
        sent(photo).await,
        "--B\nContent-Disposition: form-data; name=\"title\"\n\nt\n\
         --B\nContent-Disposition: form-data; name=\"tags\"\n\na,b\n\
         --B\nContent-Disposition: form-data; name=\"place[city]\"\n\nRome\n--B--\n"
    );
}

#[tokio::test]
async fn what_the_document_does_not_allow_is_not_sent() {
    for (photo, rule) in [
        (NewPhoto::new(""), "`title` must have at least 1 character"),
        (
            NewPhoto::new("t").photo(b"\x01"),
            "`photo` must have a media type",
        ),
        (
            NewPhoto::new("t").photo(png().media_type("image/gif")),
            "`photo` must have a media type that the document allows",
        ),
        (
            NewPhoto::new("t").photo(png().media_type("image/png\r\nX: y")),
            "`photo` must have a media type that the document allows",
        ),
        (
            NewPhoto::new("t").photo(Upload::from(b"\x01").media_type("image/png")),
            "`photo` must have the header that the document requires",
        ),
        (
            NewPhoto::new("t").photo(png().header("X", "a\r\nb: c")),
            "`photo` must have headers that a part can have",
        ),
        (
            NewPhoto::new("t").photo(png().header("content-disposition", "x")),
            "`photo` must have headers that a part can have",
        ),
    ] {
        let said = refused(photo).await;
        assert!(said.contains(rule), "{said}");
    }
}

#[tokio::test]
async fn undeclared_parts_are_given_by_name() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let parts = [
        ("field\"\r\n", Upload::from("text")),
        ("file", Upload::from(vec![3])),
    ];
    client.create_anything(parts).await.unwrap();
    assert_eq!(
        form(&server.request()).1,
        "--B\nContent-Disposition: form-data; name=\"field%22%0D%0A\"\n\ntext\n\
         --B\nContent-Disposition: form-data; name=\"file\"; filename=\"blob\"\n\
         Content-Type: application/octet-stream\n\n\u{3}\n--B--\n"
    );
}

/// RFC 2387, 3.1: the parameter `type` is the media type of the first part.
#[tokio::test]
async fn related_parts_name_the_type_of_the_first() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let metadata = super::api::files::CreateRelatedRequestMetadata::default().name("a");
    let body = CreateRelatedRequest::default()
        .metadata(metadata)
        .media("m");
    client.create_related(body).await.unwrap();
    let (media_type, body) = form(&server.request());
    assert_eq!(media_type, "multipart/related; type=\"application/json\"");
    assert!(body.contains("\n\n{\"name\":\"a\"}\n"), "{body}");
}

#[tokio::test]
async fn no_name_or_content_is_in_an_error() {
    let photo = NewPhoto::new("planted").photo(Upload::from("planted").file_name("planted"));
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let shown = format!("{photo:?}");
    let error = client.create_photo(photo).await.unwrap_err();
    assert!(!error_text(&error).contains("planted"), "{error:?}");
    assert!(!shown.contains("photo: \"planted"), "{shown}");
}
