//! What came with OpenAPI 3.2.

use primer_api::mock::Mock;
use primer_api::runtime::{Error, Executed};
use primer_tests::{Reply, Server, quick_retry, read, written};

primer_codegen::generate_api! {
    mod api = "later.yaml" {
        all_schemas;
    }
}

use self::api::*;

fn client(server: &Server) -> Client {
    server.client(Client::builder().retry(quick_retry()))
}

/// The methods of the requests of a call that is answered with 502.
fn methods(server: &Server) -> Vec<String> {
    let requests = server.requests();
    requests.iter().map(|it| it.method().to_owned()).collect()
}

#[tokio::test]
async fn a_method_without_a_keyword_is_sent_as_it_is_written() {
    let server = Server::start(Reply::empty(204)).await;
    client(&server).purge_order("7").await.unwrap();
    let request = server.request();
    assert_eq!((request.method(), request.target()), ("PURGE", "/orders/7"));

    server.forget();
    server.respond(Reply::echo());
    let call = client(&server).search_orders_by_id("7", Order::default().note("a"));
    assert_eq!(call.await.unwrap().note.as_deref(), Some("a"));
    assert_eq!(server.request().method(), "Search");
}

#[tokio::test]
async fn a_method_that_is_not_known_to_be_safe_is_not_repeated_without_a_key() {
    let server = Server::start(Reply::empty(502)).await;
    let error = client(&server).purge_order("7").await.unwrap_err();
    assert_eq!(error.executed(), Executed::Perhaps);
    assert_eq!(methods(&server), ["PURGE"]);

    server.forget();
    let error: Error<()> = client(&server).report_order("7").await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert_eq!(methods(&server), ["REPORT"; 3]);

    server.forget();
    client(&server)
        .lock_order("7", Default::default())
        .await
        .unwrap_err();
    assert_eq!(methods(&server), ["LOCK"; 3]);
}

#[tokio::test]
async fn a_query_string_is_the_whole_query() {
    let server = Server::start(Reply::empty(204)).await;
    let filter = SearchAllFilter::new("a&b c").tags(["x", "y"]).limit(7);
    client(&server).search_all(filter).await.unwrap();
    assert_eq!(
        server.request().query(),
        "text=a%26b+c&tags=x&tags=y&limit=7"
    );

    let long = client(&server).search_all(SearchAllFilter::new("more than ten"));
    let error = long.await.unwrap_err().to_string();
    assert!(error.contains("`filter.text`"), "{error}");

    server.forget();
    let order = Order::default().note("a b");
    let options = MatchAllOptions::default().filter(order);
    client(&server).match_all(options).await.unwrap();
    assert_eq!(server.request().query(), "%7B%22note%22%3A%22a%20b%22%7D");
    server.forget();
    client(&server).match_all(Default::default()).await.unwrap();
    assert_eq!(server.request().target(), "/match");

    server.forget();
    client(&server).find_path("$.a[0]").await.unwrap();
    assert_eq!(server.request().query(), "%24.a%5B0%5D");
}

#[tokio::test]
async fn cookies_are_written_as_they_are() {
    let server = Server::start(Reply::empty(204)).await;
    let options = SendCookiesOptions::default()
        .colors(["blue%20", "black"])
        .one(SendCookiesOne::default().a("x").b(1));
    client(&server).send_cookies(options).await.unwrap();
    let cookies = "colors=blue%20; colors=black; one=a,x,b,1";
    assert_eq!(server.request().header("cookie"), Some(cookies));

    let options = SendCookiesOptions::default().colors(["a b"]);
    let error = client(&server).send_cookies(options).await.unwrap_err();
    assert_eq!(error.executed(), Executed::No);
    assert!(error.to_string().contains("`colors`"), "{error}");
}

#[tokio::test]
async fn a_media_type_may_stand_in_the_components() {
    let server = Server::start(Reply::echo()).await;
    let order = Order::default().note("a");
    assert_eq!(
        client(&server).add_order(order.clone()).await.unwrap(),
        order
    );
}

#[tokio::test]
async fn a_mocked_service_reads_queries_and_cookies_as_they_are_sent() {
    let mock: Mock<Client> = Mock::start().await.unwrap();
    let client = mock.client();
    mock.on(operations::search_all).respond(());
    let filter = SearchAllFilter::new("a&b c").tags(["x", "y"]);
    client.search_all(filter.clone()).await.unwrap();
    let received = mock.received(operations::search_all);
    assert_eq!(
        received[0].parameter::<SearchAllFilter>("filter"),
        Some(filter)
    );

    mock.on(operations::match_all).respond(());
    let order = Order::default().note("a b");
    let options = MatchAllOptions::default().filter(order.clone());
    client.match_all(options).await.unwrap();
    let received = mock.received(operations::match_all);
    assert_eq!(received[0].parameter::<Order>("filter"), Some(order));

    mock.on(operations::send_cookies).respond(());
    let one = SendCookiesOne::default().a("x%20").b(1);
    let options = SendCookiesOptions::default().colors(["blue%20", "black"]);
    client.send_cookies(options.one(one.clone())).await.unwrap();
    let received = mock.received(operations::send_cookies);
    let colors = received[0].parameter::<Vec<String>>("colors");
    assert_eq!(colors.unwrap(), ["blue%20", "black"]);
    assert_eq!(received[0].parameter::<SendCookiesOne>("one"), Some(one));

    mock.on(operations::purge_order).respond(());
    client.purge_order("7").await.unwrap();
    assert_eq!(mock.received(operations::purge_order).len(), 1);
}

/// The alternative of an animal.
fn alternative(animal: &Animal) -> &'static str {
    match animal {
        Animal::Cat(_) => "cat",
        Animal::Dog(_) => "dog",
        Animal::Beast(_) => "beast",
        _ => "unrecognized",
    }
}

#[test]
fn a_value_without_a_known_tag_is_of_the_default_alternative() {
    for (json, expected) in [
        (r#"{"kind":"cat","legs":4}"#, "cat"),
        (r#"{"kind":"Dog","legs":4}"#, "dog"),
        (r#"{"kind":"Beast"}"#, "beast"),
        (r#"{"kind":"lizard","name":"L","lives":1}"#, "beast"),
        (r#"{"name":"L","lives":1}"#, "beast"),
        (r#"{"kind":null,"legs":4}"#, "beast"),
        (r#"{"kind":"lizard","legs":"four"}"#, "unrecognized"),
        (r#"{"legs":"four"}"#, "unrecognized"),
    ] {
        let animal: Animal = read(json);
        assert_eq!(alternative(&animal), expected, "{json}");
        if !json.contains("null") {
            let written: serde_json::Value = read(&written(&animal));
            assert_eq!(written, read::<serde_json::Value>(json));
        }
    }
    let made = Animal::from(Beast::default().legs(4));
    assert_eq!(written(&made), r#"{"kind":"Beast","legs":4}"#);
}

#[test]
fn a_default_of_a_hierarchy_goes_before_its_base() {
    let small: Base = read(r#"{"size":1,"height":2}"#);
    assert!(matches!(small, Base::Small(_)), "{small:?}");
    let unknown: Base = read(r#"{"type":"Huge","height":2}"#);
    assert!(matches!(unknown, Base::Small(_)), "{unknown:?}");
    assert_eq!(written(&unknown), r#"{"type":"Huge","height":2}"#);
    let large: Base = read(r#"{"type":"Large","height":2}"#);
    assert!(matches!(large, Base::Large(_)), "{large:?}");
}

#[tokio::test]
async fn a_part_has_the_media_type_that_its_schema_names() {
    let server = Server::start(Reply::empty(204)).await;
    let parts = SendPartsRequest::new("<p>")
        .picture("1")
        .pictures(["2".into(), "3".into()])
        .other("4")
        .encoded("NQ==")
        .headed("6");
    client(&server).send_parts(parts).await.unwrap();
    let request = server.request();
    let parts = request.text().split("\r\n\r\n");
    let types = parts.filter_map(|head| {
        let name = head.split_once(" name=\"")?.1.split_once('"')?.0;
        let media_type = head
            .split_once("Content-Type: ")
            .map(|(_, rest)| rest.lines().next().unwrap_or_default());
        Some((name, media_type.unwrap_or("-")))
    });
    let expected = [
        ("page", "text/html"),
        ("picture", "image/png"),
        ("pictures", "image/jpeg"),
        ("pictures", "image/jpeg"),
        ("other", "image/webp"),
        ("encoded", "-"),
        ("headed", "image/gif"),
    ];
    assert_eq!(types.collect::<Vec<_>>(), expected, "{}", request.text());
}
