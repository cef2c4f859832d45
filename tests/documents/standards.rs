//! One API in two versions, of which one is written in OpenAPI 3.0 and the other in 3.1.

use primer_api::Versioned as _;
use primer_tests::{Reply, Server, read, written};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod v1 = "standards_3_0.yaml";
    mod v2 = "standards_3_1.yaml";
}

/// Compiles only if the types are one: limits, `null`, constants, bytes and references mean the same in both.
fn same(pet: v1::Pet) -> v2::Pet {
    pet
}

fn same_owner(owner: v1::Owner) -> v2::Owner {
    owner
}

fn pet() -> Value {
    json!({
        "id": 7, "name": "Rex", "kind": "dog", "version": "1", "note": null, "photo": "aGk=", "owner": {"email": "e"},
        "parent": null, "labels": {"a": "b"}
    })
}

#[tokio::test]
async fn what_means_the_same_is_one_type() {
    let server = Server::start(Reply::json(200, &pet().to_string())).await;
    let (old, new) = clients(&server);
    let read = old.get_pet(7).await.unwrap();
    assert_eq!(same(read.clone()), new.get_pet(7).await.unwrap());
    assert_eq!(same_owner(read.owner.clone().unwrap()).email, "e");

    server.respond(Reply::json(201, &pet().to_string()));
    server.forget();
    new.add_pet(read).await.unwrap();
    assert_eq!(server.request().json(), pet());
}

#[tokio::test]
async fn what_differs_converts() {
    let server = Server::start(Reply::echo()).await;
    let (old, new) = clients(&server);
    let visit = v1::Visit::new(read::<v1::Pet>(&pet().to_string()), 1250).reason("Check");
    let visit: v2::Visit = visit.into();
    let visit = new.put_visit(visit.currency("EUR")).await.unwrap();
    assert_eq!(
        server.request().json(),
        json!({"pet": pet(), "cents": 1250, "reason": "Check", "currency": "EUR"})
    );

    let error = visit.clone().to_version::<v1::Visit>().unwrap_err();
    assert_eq!(error.losses()[0].path, "currency");
    let visit: v2::Visit = read(&json!({"pet": pet(), "cents": 1250}).to_string());
    server.forget();
    let visit: v1::Visit = visit.to_version().unwrap();
    old.put_visit(visit).await.unwrap();
    assert_eq!(
        server.request().json(),
        json!({"pet": pet(), "cents": 1250})
    );

    let cleared: v2::Visit = read(&json!({"pet": pet(), "cents": 0, "reason": null}).to_string());
    assert!(written(&cleared).contains("\"reason\":null"));
    let error = cleared.to_version::<v1::Visit>().unwrap_err();
    assert_eq!(error.losses()[0].path, "reason");
}

#[tokio::test]
async fn limits_of_both_are_checked_before_sending() {
    let server = Server::start(Reply::echo()).await;
    let (old, new) = clients(&server);
    for call in [
        old.add_pet(v1::Pet::new(0, "Rex")),
        new.add_pet(v2::Pet::new(0, "Rex")),
    ] {
        let error = call.await.unwrap_err();
        assert!(error.to_string().contains("`id`"), "{error}");
    }
    assert!(server.requests().is_empty());
}

/// The clients of both versions, of one transport.
fn clients(server: &Server) -> (v1::Client, v2::Client) {
    let transport = server.client(v1::Client::builder()).transport().clone();
    (v1::Client::from(transport.clone()), transport.into())
}
