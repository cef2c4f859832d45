//! Requests: headers that the client sets itself, credentials, requests without content, brackets and forms.

use primer_api::runtime::{Bytes, Patch, Timestamp};
use primer_tests::{Reply, Request, Server};

primer_codegen::generate_api! {
    // Headers of the client's own and credentials are left out.
    #[allow(deprecated)]
    mod api = "requests.yaml";
}

use self::api::*;

/// Makes a call and yields the request that it made.
macro_rules! requested {
    ($client:ident => $call:expr) => {{
        let server = Server::start(Reply::empty(204)).await;
        let $client = server.client(Client::builder());
        $call.await.unwrap();
        let request: Request = server.request();
        request
    }};
}

#[tokio::test]
async fn no_parameter_frames_the_message() {
    let request = requested!(client => client.put_blob(Bytes::from(b"abc")));
    assert_eq!(request.header("Content-Length"), Some("3"));
    assert_eq!(request.text(), "abc");
    assert_eq!(request.header("Transfer-Encoding"), None);
}

#[tokio::test]
async fn a_credential_is_sent_once() {
    let request = requested!(client => client.key_in_header());
    let names = request.header_names();
    assert_eq!(names.iter().filter(|it| *it == "x-api-key").count(), 1);
    let request = requested!(client => client.key_in_query());
    assert_eq!(request.query().matches("api_key=").count(), 1);
}

// RFC 9110, 8.6.
#[tokio::test]
async fn requests_without_content_say_so_where_content_is_defined() {
    let length = |request: Request| request.header("Content-Length").map(str::to_owned);
    let zero = Some("0".to_owned());
    assert_eq!(length(requested!(client => client.post_nothing())), zero);
    assert_eq!(length(requested!(client => client.put_nothing())), zero);
    assert_eq!(length(requested!(client => client.patch_nothing())), zero);
    assert_eq!(length(requested!(client => client.get_nothing())), None);
    assert_eq!(length(requested!(client => client.delete_nothing())), None);
    assert_eq!(length(requested!(client => client.ask_nothing())), None);

    // A body that may be left out, and one without bytes.
    let request = requested!(client => client.post_content_if_wanted(None));
    assert_eq!(request.header("Content-Type"), None);
    assert_eq!(length(request), zero);
    let request = requested!(client => client.post_content_if_wanted(Some(String::new())));
    assert_eq!(request.header("Content-Type"), Some("text/plain"));
    assert_eq!(length(request), zero);
    let request = requested!(client => client.post_content_if_wanted(Some("a".to_owned())));
    assert_eq!(length(request), Some("1".to_owned()));
}

#[tokio::test]
async fn a_path_item_elsewhere_is_called_by_the_path_that_it_stands_under() {
    let request = requested!(client => client.post_content_left_out(Some("a".to_owned())));
    assert_eq!(request.path(), "/content/left/out");
    let request = requested!(client => client.post_content_if_wanted(Some("a".to_owned())));
    assert_eq!(request.path(), "/content/if/wanted");
}

fn filter() -> Filter {
    Filter::default()
        .amount(FilterAmount::default().gte(5).lt(9))
        .status(["a b".to_owned(), "c".to_owned()])
        .city("d&e")
}

#[tokio::test]
async fn nested_objects_are_written_as_the_document_says() {
    let request = requested!(client => client.deep(DeepOptions::default().qs(filter())));
    let query = request.query().replace("%5B", "[").replace("%5D", "]");
    assert_eq!(
        query,
        "qs[amount][gte]=5&qs[amount][lt]=9&qs[status][0]=a%20b&qs[status][1]=c&qs[city]=d%26e"
    );
    let request = requested!(client => client.deep(DeepOptions::default().rails(filter())));
    let query = request.query().replace("%5B", "[").replace("%5D", "]");
    assert_eq!(
        query,
        "rails[amount][gte]=5&rails[amount][lt]=9&rails[status][]=a%20b&rails[status][]=c&rails[city]=d%26e"
    );
}

#[tokio::test]
async fn objects_in_a_form_are_json() {
    let form = Form {
        note: Patch::Null,
        ..Form::default()
            .mode("a b")
            .metadata([("channel", "web")])
            .address(FormAddress::default().city("Z\u{fc}rich"))
            .items([FormItemsItem::new(5), FormItemsItem::new(6)])
            .ids([1, 2])
            .live(true)
            .at(Timestamp::parse("2026-11-28T23:00:00Z").unwrap())
    };
    let request = requested!(client => client.form(form));
    let expected = [
        "mode=a+b",
        "metadata=%7B%22channel%22%3A%22web%22%7D",
        "address=%7B%22city%22%3A%22Z%C3%BCrich%22%7D",
        "items=%7B%22amount%22%3A5%7D",
        "items=%7B%22amount%22%3A6%7D",
        "ids=1",
        "ids=2",
        "live=true",
        "at=2026-11-28T23%3A00%3A00Z",
    ];
    assert_eq!(request.text(), expected.join("&"));
}
