//! `$ref`, wherever it may stand and wherever it may lead.

use primer_tests::{Reply, Server, reread};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "references.yaml" {
        all_schemas;
    }
}

use self::api::*;

#[tokio::test]
async fn parameters_and_responses_are_found_behind_references() {
    let server = Server::start(Reply::json(
        200,
        r#"{"name":"Rex","friend":{"name":"Tom"}}"#,
    ))
    .await;
    let client = server.client(Client::builder());

    let pet: Pet = client
        .get_pet("p-1", GetPetOptions::default().verbose(true))
        .await
        .unwrap();

    assert_eq!(pet.friend.unwrap().name, "Tom");
    assert_eq!(server.request().line, "GET /pets/p-1?verbose=true HTTP/1.1");
}

#[tokio::test]
async fn a_response_is_found_behind_two_references() {
    let server = Server::start(Reply::json(404, r#"{"text":"there is none"}"#)).await;
    let client = server.client(Client::builder());
    let error = client.get_pet("p-1", Default::default()).await.unwrap_err();
    let reason: &PetReason = error.body().unwrap();
    assert_eq!(reason.text.as_deref(), Some("there is none"));
}

#[tokio::test]
async fn a_request_body_is_found_behind_a_reference() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let pet: PetAlias = Pet::new("Rex").friend(AliasOfAlias::new("Tom"));
    assert_eq!(client.put_pet("p-1", pet.clone()).await.unwrap(), pet);
    assert_eq!(
        server.request().text(),
        r#"{"name":"Rex","friend":{"name":"Tom"}}"#
    );
}

#[tokio::test]
async fn deep_references_share_the_type_of_what_they_lead_to() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let deep = Deep::default()
        .again(PetReason::default().text("a"))
        .inner("b")
        .item(NamesItem::default().given("c"))
        .value(4)
        .part(WholePart2::default().whole(true))
        .slash(6)
        .space(OddWhiteSpace::default().width(7))
        .umlaut(OddÄ::A)
        .percent(0.5);
    let odd = Odd::default()
        .white_space(deep.space.clone().unwrap())
        .ä(deep.umlaut.clone().unwrap());
    assert_eq!(
        reread::<Odd>(&json!({"white space": {"width": 7}, "ä": "a"})),
        serde_json::to_value(odd).unwrap()
    );

    let response = client
        .post_deep(GetKindKind::Cat, deep.clone())
        .await
        .unwrap();

    assert_eq!(response, deep);
    let request = server.request();
    assert_eq!(request.target(), "/deep?kind=cat");
    assert_eq!(
        request.text(),
        concat!(
            r#"{"again":{"text":"a"},"inner":"b","item":{"given":"c"},"value":4,"part":{"whole":true},"#,
            r#""slash":6,"space":{"width":7},"umlaut":"a","percent":0.5}"#,
        )
    );
}

#[tokio::test]
async fn the_operation_that_is_referred_to_takes_the_same_type() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.get_kind(GetKindKind::Dog).await.unwrap();
    assert_eq!(server.request().path(), "/kinds/dog");
}

#[tokio::test]
async fn parts_of_other_operations_can_be_referred_to() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let deep = Deep::default().inner("b");

    let options = PostKindOptions::default().verbose(false);
    let response = client
        .post_kind(GetKindKind::Cat, options, deep.clone())
        .await
        .unwrap();

    assert_eq!(response, deep);
    let request = server.request();
    assert_eq!(request.line, "POST /other/kinds/cat?verbose=false HTTP/1.1");
    assert_eq!(request.text(), r#"{"inner":"b"}"#);

    server.respond(Reply::json(500, r#"{"text":"broken"}"#));
    let error = client
        .post_kind(GetKindKind::Cat, Default::default(), deep)
        .await
        .unwrap_err();
    assert_eq!(error.body(), Some(&PetReason::default().text("broken")));
}

#[tokio::test]
async fn a_path_item_can_be_another() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.delete_originals_by_name("a").await.unwrap();
    assert_eq!(server.request().line, "DELETE /originals/a HTTP/1.1");
    client.delete_copies_by_name("b").await.unwrap();
    assert_eq!(server.request().line, "DELETE /copies/b HTTP/1.1");
}

#[test]
fn odd_names_round_trip() {
    let odd = json!({"a/b~c": 1, "white space": {"width": 2}, "ä": "a", "fifty%": 0.5});
    assert_eq!(reread::<Odd>(&odd), odd);
    let dotted = json!({"a": {"a": {}}});
    assert_eq!(reread::<DottedName1X>(&dotted), dotted);
}

#[test]
fn aliases_of_scalars_and_containers_are_those() {
    let names: Names = vec![NamesItem::default()];
    let scores: Scores = [("a", 1)].into();
    let identifier: Identifier = String::new();
    assert_eq!((names.len(), scores["a"], identifier.len()), (1, 1, 0));
}
