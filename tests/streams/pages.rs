//! Pages: lists that go on, each page asked for when it is wanted.

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;
use primer_api::runtime::{Error, ErrorKind, Executed};
use primer_tests::{Connection, Reply, Server, error_text, quick_retry};

primer_codegen::generate_api! {
    pub mod api = "pages.yaml";
}

use self::api::{Client, ListChargesOptions, ListOrdersOptions, Order};

/// A server that responds to each target with a body in JSON and a header `Link`.
fn server(pages: &'static [(&'static str, &'static str, &'static str)]) -> Server {
    Server::serve(move |mut connection: Connection| async move {
        while let Some(request) = connection.read().await {
            let page = pages
                .iter()
                .find(|(target, ..)| request.target() == *target);
            let (status, link, body) = match page {
                Some((_, link, body)) => (200, *link, *body),
                None => (409, "", r#"{"id":"conflict"}"#),
            };
            let link = match link {
                "" => String::new(),
                link => format!("link: {link}\r\n"),
            };
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status} Reason\r\ncontent-type: application/json\r\n{link}content-length: {length}\r\n\r\n"
            );
            connection.write(head + body).await?;
        }
        Some(())
    })
}

fn client(server: &Server) -> Client {
    server.client(Client::builder().retry(quick_retry()))
}

fn targets(server: &Server) -> Vec<String> {
    server
        .requests()
        .iter()
        .map(|it| it.target().to_owned())
        .collect()
}

macro_rules! all {
    ($stream:expr) => {{
        let mut stream = $stream;
        let mut all = Vec::new();
        while let Some(part) = stream.next().await {
            all.push(part);
        }
        assert!(stream.next().await.is_none(), "it stays at its end");
        all
    }};
}

fn ids<F>(items: Vec<Result<Order, Error<F>>>) -> Vec<String> {
    let ids = items
        .into_iter()
        .map(|it| it.map_or_else(|error| error.to_string(), |it| it.id));
    ids.collect()
}

const ORDERS: &[(&str, &str, &str)] = &[
    (
        "/orders?state=open",
        "",
        r#"{"result":{"data":[{"id":"a","more":1},{"id":"b"}]},"meta":{"cursor":"x y"}}"#,
    ),
    (
        "/orders?state=open&cursor=x%20y",
        "",
        r#"{"result":{"data":[]},"meta":{"cursor":"z"}}"#,
    ),
    (
        "/orders?state=open&cursor=z",
        "",
        r#"{"result":{"data":[{"id":"c"}]},"meta":{"cursor":null}}"#,
    ),
];

#[tokio::test]
async fn each_page_is_asked_for_when_it_is_wanted() {
    let server = server(ORDERS);
    let client = client(&server);
    let call = || client.list_orders(ListOrdersOptions::default().state("open"));
    let mut pages = call().pages();
    assert_eq!(server.requests().len(), 0);
    let page = pages.next().await.unwrap().unwrap();
    let data = page.result.and_then(|it| it.data).unwrap();
    assert_eq!((data.len(), server.requests().len()), (2, 1));
    let rest = all!(pages);
    assert_eq!((rest.len(), server.requests().len()), (2, 3));
    assert!(
        server
            .requests()
            .iter()
            .all(|it| it.header("x-key") == Some("the-api-key"))
    );

    server.forget();
    let mut items = call().items();
    let first = items.next().await.unwrap().unwrap();
    assert_eq!(
        serde_json::to_value(&first).unwrap(),
        serde_json::json!({"id": "a", "more": 1})
    );
    items.next().await.unwrap().unwrap();
    assert_eq!(
        server.requests().len(),
        1,
        "the second page is not wanted yet"
    );
    assert_eq!(ids(all!(items)), ["c"]);
    let expected: Vec<&str> = ORDERS.iter().map(|(target, ..)| *target).collect();
    assert_eq!(targets(&server), expected);

    server.forget();
    assert_eq!(ids(all!(call().items().max_items(2))), ["a", "b"]);
    assert_eq!(server.requests().len(), 1);
    let mut stream = call().items();
    let item = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await;
    assert_eq!(item.unwrap().unwrap().id, "a");
}

#[tokio::test]
async fn a_failure_ends_the_list_with_the_documented_error() {
    let server = server(&[(
        "/orders",
        "",
        r#"{"result":{"data":[{"id":"a"}]},"meta":{"cursor":"b"}}"#,
    )]);
    let call = client(&server).list_orders(ListOrdersOptions::default());
    let all = all!(call.items());
    let [Ok(_), Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    let body = error.body().map(|body| body.id.as_str());
    assert_eq!((error.status(), body), (Some(409), Some("conflict")));
}

#[tokio::test]
async fn more_pages_than_the_limit_are_an_error() {
    let server = server(ORDERS);
    let client = client(&server);
    let call = || client.list_orders(ListOrdersOptions::default().state("open"));
    let all = all!(call().items().max_pages(2));
    let [Ok(_), Ok(_), Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::TooLarge, Executed::Yes)
    );
    assert_eq!(
        all!(call().pages().max_pages(3))
            .iter()
            .filter(|it| it.is_ok())
            .count(),
        3
    );
}

#[tokio::test]
async fn a_position_that_was_there_already_is_an_error() {
    let server = server(&[
        ("/orders", "", r#"{"meta":{"cursor":"planted"}}"#),
        (
            "/orders?cursor=planted",
            "",
            r#"{"meta":{"cursor":"planted"}}"#,
        ),
    ]);
    let all = all!(
        client(&server)
            .list_orders(ListOrdersOptions::default())
            .pages()
    );
    let [Ok(_), Ok(_), Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(
        error.to_string(),
        "`listOrders` (1): status 200, the next page is one that was there already"
    );
    assert!(!error_text(error).contains("planted"));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn the_last_item_may_be_the_position() {
    let server = server(&[
        (
            "/charges",
            "",
            r#"{"data":[{"id":"a"},{"id":"b"}],"has_more":true}"#,
        ),
        (
            "/charges?starting_after=b",
            "",
            r#"{"data":[{"id":"c"}],"has_more":false}"#,
        ),
    ]);
    let call = client(&server).list_charges(ListChargesOptions::default());
    assert_eq!(ids(all!(call.items())), ["a", "b", "c"]);
}

#[tokio::test]
async fn a_link_leads_to_the_next_page() {
    let server = server(&[
        (
            "/issues",
            "</issues?p=0>; rel=prev, </issues?p=2>; rel=\"next\"",
            r#"[{"id":"a"}]"#,
        ),
        ("/issues?p=2", "", r#"[{"id":"b"}]"#),
    ]);
    assert_eq!(ids(all!(client(&server).list_issues().items())), ["a", "b"]);
}

/// The key would go there.
#[tokio::test]
async fn no_page_is_asked_for_at_another_host() {
    let server = server(&[(
        "/issues",
        "<https://evil.example/planted>; rel=next",
        r#"[{"id":"a"}]"#,
    )]);
    let all = all!(client(&server).list_issues().items());
    let [Ok(_), Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(
        error.to_string(),
        "`listIssues` (1): status 200, the next page is at another host, which would get the credential"
    );
    assert!(!error_text(error).contains("evil"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn pages_are_counted_until_one_is_empty() {
    let server = server(&[
        ("/numbered", "", r#"[{"id":"a"}]"#),
        ("/numbered?page=1", "", r#"[{"id":"b"}]"#),
        ("/numbered?page=2", "", "[]"),
    ]);
    let call = client(&server).list_numbered(Default::default());
    assert_eq!(ids(all!(call.items())), ["a", "b"]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn lists_of_dropshot_have_pages() {
    let server = server(&[
        ("/disks", "", r#"{"items":[{"id":"a"}],"next_page":"t"}"#),
        ("/disks?page_token=t", "", r#"{"items":[{"id":"b"}]}"#),
    ]);
    let call = client(&server).list_disks(Default::default());
    assert_eq!(ids(all!(call.items())), ["a", "b"]);
}

#[tokio::test]
async fn a_request_that_is_not_sent_is_an_error_once() {
    let server = Server::start(Reply::empty(500)).await;
    let call = client(&server).list_issues().header("host", "a");
    let all = all!(call.pages());
    let [Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_thread_iterates_over_pages_and_items() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(async { server(ORDERS) });
    let client = client(&server);
    let call = || client.list_orders(ListOrdersOptions::default().state("open"));
    assert_eq!(ids(call().wait_items().unwrap().collect()), ["a", "b", "c"]);
    assert_eq!(call().wait_pages().unwrap().count(), 3);
}
