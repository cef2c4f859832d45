//! Media types of responses: each that is documented is asked for, and is told apart by `Content-Type`.

use primer_api::runtime::{Bytes, ErrorKind, Executed};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod api = "media_types.yaml";
}

/// A document of which some parts are left out; the warnings are expected.
mod left_out {
    primer_codegen::generate_api! {
        #[allow(deprecated)]
        pub mod api = "left_out.yaml";
    }
}

use self::api::*;

fn typed(status: u16, media_type: &str, body: &str) -> Reply {
    Reply::of(status, &[("content-type", media_type)], body.as_bytes())
}

#[tokio::test]
async fn two_forms_of_json_are_told_apart() {
    let server = Server::start(typed(200, "application/json", r#"{"name":"n"}"#)).await;
    let client = server.client(Client::builder());
    let expected = VersionsOutcome::Ok(V1::default().name("n"));
    assert_eq!(client.versions().await.unwrap(), expected);
    assert_eq!(
        server.request().header("accept"),
        Some("application/json, application/vnd.shop.v2+json, application/problem+json;q=0.5")
    );

    let both = r#"{"id":"i","name":1}"#;
    for media_type in [
        "application/vnd.shop.v2+json",
        "Application/Vnd.Shop.V2+JSON; charset=utf-8",
    ] {
        server.respond(typed(200, media_type, both));
        let expected = VersionsOutcome::OkVndShopV2(V2::new("i").name(1));
        assert_eq!(client.versions().await.unwrap(), expected, "{media_type}");
    }
    // A media type is not left for another one whose type fits.
    server.respond(typed(200, "application/json", both));
    let error = client.versions().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::Decode, Some("name"))
    );

    // Without a media type, the first that fits.
    server.respond(Reply::of(200, &[], both.as_bytes()));
    let expected = VersionsOutcome::OkVndShopV2(V2::new("i").name(1));
    assert_eq!(client.versions().await.unwrap(), expected);
}

#[tokio::test]
async fn two_forms_of_a_failure_are_told_apart() {
    let body = r#"{"code":"c","title":"t"}"#;
    let server = Server::start(typed(400, "application/problem+json", body)).await;
    let client = server.client(Client::builder());
    let error = client.versions().await.unwrap_err();
    assert!(
        matches!(error.body(), Some(VersionsError::BadRequestProblem(it)) if it.title == "t"),
        "{:?}",
        error.body()
    );
    for media_type in ["application/json", "text/json", "application/hal+json"] {
        server.respond(typed(400, media_type, body));
        let error = client.versions().await.unwrap_err();
        assert!(
            matches!(error.body(), Some(VersionsError::BadRequest(it)) if it.code.as_deref() == Some("c")),
            "{media_type}"
        );
    }
    server.respond(typed(400, "text/html", body));
    let error = client.versions().await.unwrap_err();
    assert_eq!((error.status(), error.body()), (Some(400), None));
    assert_eq!(error.raw_body(), Some(body.as_bytes()));
    assert_eq!(
        error.to_string(),
        "`versions` (1): status 400, the body is not as documented, expected a documented media type, found HTML"
    );
}

#[tokio::test]
async fn json_text_and_bytes_are_told_apart() {
    let server = Server::start(typed(200, "application/pdf", "%PDF")).await;
    let client = server.client(Client::builder());
    let expected = ReportOutcome::OkPdf(Bytes::from(b"%PDF"));
    assert_eq!(client.report().await.unwrap(), expected);
    assert_eq!(
        server.request().header("accept"),
        Some("application/pdf, application/json, text/csv")
    );
    let link = r#"{"url":"u"}"#;
    for (status, media_type, body, expected) in [
        (
            200,
            "application/json",
            link,
            ReportOutcome::Ok(Link::new("u")),
        ),
        (
            202,
            "application/json",
            link,
            ReportOutcome::Accepted(Link::new("u")),
        ),
        (
            200,
            "text/csv; charset=utf-8",
            "a,b",
            ReportOutcome::OkCsv("a,b".to_owned()),
        ),
        (
            200,
            "application/octet-stream",
            "%PDF",
            ReportOutcome::OkPdf(Bytes::from(b"%PDF")),
        ),
        // A status that is not documented is what its body is.
        (
            201,
            "text/csv",
            "a,b",
            ReportOutcome::OkCsv("a,b".to_owned()),
        ),
    ] {
        server.respond(typed(status, media_type, body));
        assert_eq!(client.report().await.unwrap(), expected, "{media_type}");
    }
    server.respond(typed(200, "text/html", "<html>"));
    let error = client.report().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::Decode, Executed::Yes)
    );
    assert_eq!(error.raw_body(), Some(&b"<html>"[..]));
}

#[tokio::test]
async fn a_caller_asks_for_one_of_them() {
    let server = Server::start(typed(200, "text/csv", "a,b")).await;
    let client = server.client(Client::builder());
    let report = client.report().header("Accept", "text/csv").await.unwrap();
    assert_eq!(report, ReportOutcome::OkCsv("a,b".to_owned()));
    assert_eq!(server.request().header("accept"), Some("text/csv"));
}

#[tokio::test]
async fn media_types_of_one_type_are_that_type() {
    let server = Server::start(typed(200, "text/plain", "\"n\"")).await;
    let client = server.client(Client::builder());
    assert_eq!(client.name().await.unwrap(), "\"n\"");
    server.respond(typed(200, "application/json", "\"n\""));
    assert_eq!(client.name().await.unwrap(), "n");
}

#[tokio::test]
async fn ranges_are_told_apart() {
    let server = Server::start(typed(200, "image/png", "PNG")).await;
    let client = server.client(Client::builder());
    let expected = ImageOutcome::OkImage(Bytes::from(b"PNG"));
    assert_eq!(client.image().await.unwrap(), expected);
    server.respond(typed(200, "text/html", "<p>"));
    let expected = ImageOutcome::OkText("<p>".to_owned());
    assert_eq!(client.image().await.unwrap(), expected);
    server.respond(typed(200, "application/hal+json", r#"{"url":"u"}"#));
    let ImageOutcome::Ok(link) = client.image().await.unwrap() else {
        panic!("JSON is none of the others");
    };
    assert_eq!(link, Link::new("u"));
}

#[tokio::test]
async fn bytes_text_and_numbers_are_read_as_documented() {
    let server = Server::start(typed(200, "text/plain", " 42\n")).await;
    let client = server.client(Client::builder());
    assert_eq!(client.number().await.unwrap(), 42);
    let any = b"\xff\x00{";
    let bytes = Bytes::from(any);
    for media_type in ["text/csv", "application/json", "application/octet-stream"] {
        server.respond(Reply::of(200, &[("content-type", media_type)], any));
        assert_eq!(client.csv().await.unwrap(), bytes);
        assert_eq!(client.json_binary().await.unwrap(), bytes);
        assert_eq!(client.octet().await.unwrap(), bytes);
    }
    server.respond(typed(200, "application/xml", "<a>ä</a>"));
    assert_eq!(client.xml().await.unwrap(), "<a>ä</a>");
}

#[tokio::test]
async fn personal_data_is_not_shown_in_any_form() {
    let server = Server::start(typed(200, "application/pdf", "p-4711")).await;
    let client = server.client(Client::builder());
    let pdf = client.secret().with_response().await.unwrap();
    server.respond(typed(200, "text/plain", "p-4711"));
    let text = client.secret().with_response().await.unwrap();
    assert_eq!(text.body(), &SecretOutcome::OkText("p-4711".to_owned()));
    let shown = format!("{pdf:?} {text:?} {:?} {:?}", pdf.body(), text.body());
    assert!(!shown.contains("4711"), "{shown}");
}

#[tokio::test]
async fn a_success_of_which_nothing_is_documented_is_nothing() {
    let server = Server::start(Reply::empty(200)).await;
    let client = server.client(Client::builder());
    for reply in [
        Reply::empty(200),
        Reply::empty(204),
        Reply::json(201, "{}"),
        typed(200, "text/html", "<html>"),
    ] {
        server.respond(reply);
        let () = client.only_errors().await.unwrap();
        let () = client.nothing().await.unwrap();
    }
    let requests = server.requests();
    assert_eq!(
        requests[0].header("accept"),
        Some("application/problem+json;q=0.5, */*;q=0.1")
    );
    server.respond(typed(400, "application/problem+json", r#"{"title":"t"}"#));
    let error = client.only_errors().await.unwrap_err();
    assert_eq!(error.body(), Some(&Problem::new("t")));
    server.respond(Reply::empty(302));
    let error = client.only_errors().await.unwrap_err();
    assert_eq!(error.status(), Some(302));
}

#[tokio::test]
async fn a_redirect_is_the_success_where_no_other_is_documented() {
    let elsewhere = [("location", "/planted")];
    let server = Server::start(Reply::of(303, &elsewhere, b"<html>")).await;
    let client = server.client(Client::builder());
    let response = client.see_other().with_response().await.unwrap();
    assert_eq!((response.status(), response.body()), (303, &()));
    assert_eq!(response.headers()["location"], "/planted");
    assert_eq!(server.requests().len(), 1, "it is not followed");

    // Another redirect is not documented, another success means that the request was executed.
    server.respond(Reply::of(302, &elsewhere, b""));
    assert_eq!(client.see_other().await.unwrap_err().status(), Some(302));
    server.respond(Reply::empty(201));
    client.see_other().await.unwrap();
    server.respond(Reply::json(400, r#"{"code":"c"}"#));
    let error = client.see_other().await.unwrap_err();
    assert_eq!(error.body(), Some(&Wrong::default().code("c")));

    server.respond(Reply::json(307, r#"{"url":"u"}"#));
    assert_eq!(client.moved().await.unwrap(), Link::new("u"));
    server.respond(Reply::json(404, r#"{"code":"c"}"#));
    let error = client.moved().await.unwrap_err();
    assert_eq!(error.body(), Some(&Wrong::default().code("c")));
}

#[tokio::test]
async fn what_has_no_described_form_is_read_as_it_is() {
    use self::left_out::api::{Client, TableOutcome, Thing};

    let server = Server::start(typed(200, "application/zip", "PK")).await;
    let client = server.client(Client::builder());
    assert_eq!(client.archive().await.unwrap(), Bytes::from(b"PK"));
    server.respond(typed(200, "text/csv", "id\nt-1\n"));
    let expected = TableOutcome::OkCsv("id\nt-1\n".to_owned());
    assert_eq!(client.table().await.unwrap(), expected);
    server.respond(Reply::json(200, r#"[{"id":"t-1"}]"#));
    let expected = TableOutcome::Ok(vec![Thing::new("t-1")]);
    assert_eq!(client.table().await.unwrap(), expected);

    server.forget();
    server.respond(typed(200, "text/json", r#"{"id":"t-1"}"#));
    assert_eq!(client.thing().await.unwrap(), Thing::new("t-1"));
    assert_eq!(
        server.request().header("accept"),
        Some("application/json, text/json")
    );
}

#[tokio::test]
async fn some_responses_have_no_body_whatever_the_document_says() {
    use self::left_out::api::Client;

    let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\nx-total: 3\r\n\r\n";
    let server = Server::start(Reply::raw(head)).await;
    let client = server.client(Client::builder());
    let response = client.head_thing().with_response().await.unwrap();
    assert_eq!(response.headers()["x-total"], "3");
    assert_eq!(response.headers()["content-length"], "10");
    let head =
        b"HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n";
    server.respond(Reply::raw(head));
    let error = client.head_thing().await.unwrap_err();
    assert_eq!((error.status(), error.body()), (Some(404), None));
    for status in [204, 205] {
        server.respond(Reply::empty(status));
        let () = client.remove_thing().await.unwrap();
    }
}

#[tokio::test]
async fn text_is_read_in_its_charset() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let text = |charset: &str, body: &[u8]| {
        let media_type = format!("application/xml; charset={charset}");
        Reply::of(200, &[("content-type", &media_type)], body)
    };
    server.respond(text("ISO-8859-1", b"\xc3\xa9"));
    assert_eq!(client.xml().await.unwrap(), "\u{c3}\u{a9}");
    server.respond(text("UTF-8", "\u{e9}".as_bytes()));
    assert_eq!(client.xml().await.unwrap(), "\u{e9}");
    server.respond(text("utf-16", b"a\0b\0"));
    let error = client.xml().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}
