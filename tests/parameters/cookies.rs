//! Parameters in cookies.

use primer_api::runtime::ErrorKind;
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    // The standard does not define lists and objects of several cookies.
    #[allow(deprecated)]
    mod api = "cookies.yaml";
}

use self::api::*;

fn point() -> Point {
    Point::default().x(1).y("a, b")
}

#[tokio::test]
async fn all_cookies_are_in_one_header() {
    let options = ScalarsOptions::default()
        .count(3)
        .theme(ScalarsTheme::Dark)
        .x_trace("t-1");
    let request = requested!(client => client.scalars("a+b/c==", options));
    assert_eq!(
        request.header("Cookie"),
        Some("session=a+b/c==; count=3; theme=dark; version=2%20beta")
    );
    let cookies = request.header_names().into_iter();
    assert_eq!(cookies.filter(|it| *it == "cookie").count(), 1);
    assert_eq!(request.header("X-Trace"), Some("t-1"));
}

#[tokio::test]
async fn what_no_cookie_holds_is_percent_encoded() {
    let request =
        requested!(client => client.scalars("a b;c,\"\\%\u{e4}\r\nX: 1", Default::default()));
    assert_eq!(
        request.header("Cookie"),
        Some("session=a%20b%3Bc%2C%22%5C%25%C3%A4%0D%0AX:%201; version=2%20beta")
    );
}

#[tokio::test]
async fn lists_and_objects_are_one_cookie_or_one_for_each_part() {
    let list = || ["a;b", "c,d"].map(str::to_owned);
    let options = PluralOptions::default().list(list()).object(point());
    let request = requested!(client => client.plural(options));
    assert_eq!(
        request.header("Cookie"),
        Some("list=a%3Bb,c%2Cd; object=x,1,y,a%2C%20b")
    );
    let options = PluralOptions::default().each(list()).members(point());
    let request = requested!(client => client.plural(options));
    assert_eq!(
        request.header("Cookie"),
        Some("each=a%3Bb; each=c%2Cd; x=1; y=a%2C%20b")
    );
    let options = PluralOptions::default().list(Vec::<String>::new());
    let request = requested!(client => client.plural(options));
    assert_eq!(request.header("Cookie"), None);
}

#[tokio::test]
async fn text_is_sent_as_it_is_and_json_is_encoded() {
    let options = ContentOptions::default()
        .text("s%3Aabc=def&g")
        .json(point());
    let request = requested!(client => client.content(options));
    assert_eq!(
        request.header("Cookie"),
        Some("text=s%3Aabc=def&g; json={%22x%22:1%2C%22y%22:%22a%2C%20b%22}")
    );
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    for text in ["a b", "a;b=c", "a\r\nb", "\u{e4}"] {
        let call = client.content(ContentOptions::default().text(text));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert_eq!(
            error.violations()[0].to_string(),
            "`text` must hold only characters that a cookie can hold (RFC 6265, 4.1.1)"
        );
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_header_parameter_of_that_name_goes_before_the_cookies() {
    let options = DeclaredOptions::default().cookie("a=1; b=2").session("s");
    let request = requested!(client => client.declared(options));
    assert_eq!(request.header("Cookie"), Some("a=1; b=2; session=s"));
}

#[tokio::test]
async fn a_call_adds_no_second_cookie_header() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let call = client.scalars("s", Default::default());
    let error = call.header("cookie", "evil=1").await.unwrap_err();
    assert_eq!(error.violations()[0].path, "cookie");
    // Nothing is kept of what a response sets.
    server.respond(Reply::of(204, &[("set-cookie", "session=other")], b""));
    client.scalars("s", Default::default()).await.unwrap();
    client.scalars("s", Default::default()).await.unwrap();
    let cookies = server.requests().into_iter();
    let cookies = cookies.map(|it| it.header("Cookie").unwrap_or_default().to_owned());
    assert!(
        cookies
            .collect::<Vec<_>>()
            .iter()
            .all(|it| it == "session=s; version=2%20beta")
    );
}

#[tokio::test]
async fn cookies_are_checked_and_never_shown() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let call = client.scalars("s-4711", ScalarsOptions::default().count(10));
    assert!(!format!("{call:?}").contains("4711"));
    let error = call.await.unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "`count` must be at most 9"
    );
    server.respond(Reply::of(500, &[], b""));
    let error = client.scalars("s-4711", Default::default()).await;
    let error = error.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("4711"));
}
