//! What came with OpenAPI 3.2.

use primer_api::runtime::{Error, Executed};
use primer_tests::{Reply, Server, quick_retry};

primer_codegen::generate_api! {
    mod api = "later.yaml";
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
