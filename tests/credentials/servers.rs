//! Servers of paths and operations: a key goes to no host that the caller did not name.

use primer_api::runtime::{Delivery, ErrorKind};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    pub mod api = "servers.yaml";
    mod elsewhere = "all_elsewhere.yaml";
}

use self::api::{Client, OperationServer};

#[tokio::test]
async fn another_host_gets_nothing_unless_it_is_named() {
    let (server, other) = (
        Server::start(Reply::empty(204)).await,
        Server::start(Reply::empty(204)).await,
    );
    let builder = Client::builder().credential("Key", "k-4711");
    let error = server.keyless(builder).list_files().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`listFiles` (1): its own server `https://eu.files.example.com` is not named: do so by `operation_server` of the builder"
    );
    assert_eq!(
        (error.kind(), error.delivery(), server.requests().len()),
        (ErrorKind::Configuration, Delivery::NotSent, 0)
    );

    let builder = Client::builder().credential("Key", "k-1");
    let builder = builder.operation_server_at(OperationServer::EuFilesExampleCom, other.url());
    let client = server.keyless(builder);
    client.list_files().await.unwrap();
    let request = other.request();
    assert_eq!(
        (request.target(), request.header("X-Key")),
        ("/files", Some("k-1"))
    );
    // The other one is still not named.
    client.upload().await.unwrap_err();
    client.list_orders().await.unwrap();
    assert_eq!((server.requests().len(), other.requests().len()), (1, 0));
}

#[tokio::test]
async fn a_redirect_to_a_named_host_is_not_followed() {
    let other = Server::start(Reply::empty(204)).await;
    let location = format!("{}/files", other.url());
    let server = Server::start(Reply::of(307, &[("location", &location)], b"")).await;
    let builder = Client::builder().credential("Key", "k-1");
    let builder = builder.operation_server_at(OperationServer::EuFilesExampleCom, other.url());
    let error = server.keyless(builder).list_orders().await.unwrap_err();
    assert_eq!((error.status(), other.requests().len()), (Some(307), 0));
}

#[tokio::test]
async fn a_server_on_the_clients_host_needs_no_name() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.keyless(Client::builder().credential("Key", "k"));
    client.newer().await.unwrap();
    assert_eq!(server.request().target(), "/v2/newer");
    client.same().await.unwrap();
    assert_eq!(server.request().target(), "/same");
}

#[test]
fn a_named_server_is_where_the_document_says() {
    assert_eq!(
        OperationServer::ALL
            .iter()
            .map(|it| it.as_str())
            .collect::<Vec<_>>(),
        [
            "https://eu.files.example.com",
            "https://uploads.example.com/v1/"
        ]
    );
    let builder = Client::builder().credential("Key", "k");
    let client = builder
        .operation_server(OperationServer::UploadsExampleComV1)
        .build();
    assert_eq!(
        client.unwrap().transport().base_url(),
        "https://api.example.com/v1"
    );
    let builder = Client::builder().credential("Key", "k");
    let at = "http://planted-4711.example.com";
    let error = builder.operation_server_at(OperationServer::UploadsExampleComV1, at);
    let error = error.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(!format!("{error} {error:?}").contains("4711"));
}

#[test]
fn servers_that_all_operations_have_are_the_clients() {
    let client = elsewhere::Client::builder().build().unwrap();
    assert_eq!(client.transport().base_url(), "https://orders.example.com");
}
