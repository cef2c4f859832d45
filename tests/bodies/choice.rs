//! Bodies of several media types, and bodies that may be missing.

use primer_tests::{Reply, Server};

use super::api::files::{
    Client, CreatePetBody, Pet, PetUpdate, PutPetBody, Step, StepArguments, UpdatePetBody,
};

fn pet() -> Pet {
    Pet::default().name("A b")
}

async fn sent(body: impl Into<CreatePetBody>) -> (String, String) {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.create_pet(body).await.unwrap();
    let request = server.request();
    let media_type = request.header("content-type").unwrap();
    let media_type = media_type.split(';').next().unwrap().to_owned();
    (media_type, request.text().to_owned())
}

#[tokio::test]
async fn a_value_alone_is_sent_in_the_first_media_type_of_its_type() {
    assert_eq!(
        sent(pet()).await,
        ("application/json".into(), r#"{"name":"A b"}"#.into())
    );
    assert_eq!(sent("a;b").await, ("text/csv".into(), "a;b".into()));
}

#[tokio::test]
async fn the_caller_chooses_the_media_type() {
    assert_eq!(
        sent(CreatePetBody::Form(pet())).await,
        (
            "application/x-www-form-urlencoded".into(),
            "name=A+b".into()
        )
    );
    assert_eq!(
        sent(CreatePetBody::Xml("<pet/>".into())).await,
        ("application/xml".into(), "<pet/>".into())
    );
    let (media_type, body) = sent(CreatePetBody::Multipart(pet())).await;
    assert_eq!(media_type, "multipart/form-data");
    assert!(body.contains("name=\"name\"\r\n\r\nA b\r\n"), "{body}");
}

#[tokio::test]
async fn a_body_that_is_left_out_is_not_an_empty_one() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let media_type = || {
        let request = server.request();
        (
            request.header("content-type").map(str::to_owned),
            request.text().to_owned(),
        )
    };
    client.put_note(None).await.unwrap();
    assert_eq!(media_type(), (None, String::new()));
    client.put_note(String::new()).await.unwrap();
    assert_eq!(media_type(), (Some("text/plain".into()), String::new()));
    client.delete_pets(None).await.unwrap();
    assert_eq!(media_type(), (None, String::new()));
    client.delete_pets(Vec::new()).await.unwrap();
    assert_eq!(media_type(), (Some("application/json".into()), "[]".into()));
    client.put_pet(None).await.unwrap();
    assert_eq!(media_type(), (None, String::new()));
    client.put_pet(PutPetBody::from(pet())).await.unwrap();
    assert_eq!(media_type().0.as_deref(), Some("application/json"));
}

#[tokio::test]
async fn a_patch_is_written_as_its_media_type_says() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let sent = || {
        let request = server.request();
        let media_type = request.header("content-type").unwrap().to_owned();
        (media_type, request.text().to_owned())
    };
    let update = PetUpdate::default().clear_name();
    client.update_pet(update).await.unwrap();
    assert_eq!(
        sent(),
        (
            "application/merge-patch+json".into(),
            r#"{"name":null}"#.into()
        )
    );
    let step = Step::new(StepArguments {
        op: "remove".into(),
        path: "/name".into(),
    });
    client.update_pet(vec![step]).await.unwrap();
    assert_eq!(
        sent(),
        (
            "application/json-patch+json".into(),
            r#"[{"op":"remove","path":"/name"}]"#.into()
        )
    );
    client.update_pet(UpdatePetBody::Form(pet())).await.unwrap();
    assert_eq!(
        sent(),
        (
            "application/x-www-form-urlencoded".into(),
            "name=A+b".into()
        )
    );
}
