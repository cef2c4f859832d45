//! A document in several files.

use primer_tests::{Reply, Server};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "split/api.yaml";
}

use self::api::*;

#[tokio::test]
async fn an_operation_and_its_types_are_found_in_files() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let dog = Dog::new(Owner::new("Ann"));
    let pet = Pet::from(Box::new(Cat::new("Tom").friend(Pet::from(dog))));
    let received = client.put_pet("p-1", pet).await.unwrap();
    assert!(matches!(received, Pet::Cat(_)));
    let request = server.request();
    assert_eq!(request.line, "PUT /pets/p-1 HTTP/1.1");
    assert_eq!(request.header("x-key"), Some("the-api-key"));
    let friend = json!({"kind": "barks", "owner": {"name": "Ann"}});
    let sent: serde_json::Value = serde_json::from_str(request.text()).unwrap();
    assert_eq!(
        sent,
        json!({"kind": "meows", "name": "Tom", "friend": friend})
    );
}

#[tokio::test]
async fn a_failure_and_its_headers_are_found_in_files() {
    let headers = [("Content-Type", "application/json"), ("X-Hint", "wait")];
    let reply = Reply::of(400, &headers, br#"{"text":"out of order"}"#);
    let server = Server::start(reply).await;
    let client = server.client(Client::builder());
    let cat = Box::new(Cat::new("Tom"));
    let error = client.put_pet("p-1", cat).await.unwrap_err();
    let body: &Error = error.body().unwrap();
    assert_eq!(body.text.as_deref(), Some("out of order"));
    let PutPetHeaders { x_hint: hint } = error.documented_headers().unwrap();
    assert_eq!(hint.as_deref(), Some("wait"));
}

/// Each file has a `Name` of its own, with a limit of its own.
#[tokio::test]
async fn schemas_of_one_name_in_several_files_stay_apart() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let long = "Theodosia";
    let dog = Dog::new(Owner::new(long));
    let error = client.put_pet("p-1", dog).await.unwrap_err().to_string();
    assert!(error.contains("owner.name"), "{error}");
    let cat = Box::new(Cat::new(long));
    client.put_pet("p-1", cat).await.unwrap();
}

#[tokio::test]
async fn a_path_item_is_found_in_json() {
    let server = Server::start(Reply::json(200, r#"[{"name":"Ann"}]"#)).await;
    let client = server.client(Client::builder());
    let owners = client.get_owners().await.unwrap();
    assert_eq!(owners, [Owner::new("Ann")]);
}
