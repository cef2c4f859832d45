//! PATCH: members are kept, cleared or set, in objects within the body too.

use primer_api::runtime::Patch;
use primer_tests::{Reply, Server, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "patch.yaml";
}

use self::api::*;

#[tokio::test]
async fn a_merge_patch_has_its_media_type_and_its_three_states() {
    let server = Server::start(Reply::json(200, r#"{"name":"n"}"#)).await;
    let client = server.client(Client::builder());
    let owner = PatchThingRequestOwner::default()
        .clear_email()
        .address(PatchThingRequestOwnerAddress::default().clear_city());
    let patch = PatchThingRequest::new(3)
        .tags(Vec::<String>::new())
        .clear_level()
        .owner(owner)
        .part(Part::default().size(2))
        .parts([PatchThingRequestPartsItem::default().size(1)])
        .clear_maybe()
        .name("n");

    client.patch_thing("t-1", patch).await.unwrap();

    let request = server.request();
    assert_eq!(request.line, "PATCH /things/t-1 HTTP/1.1");
    assert_eq!(
        request.header("content-type"),
        Some("application/merge-patch+json")
    );
    assert_eq!(
        request.text(),
        concat!(
            r#"{"version":3,"name":"n","tags":[],"owner":{"email":null,"address":{"city":null}},"#,
            r#""part":{"size":2},"parts":[{"size":1}],"maybe":null,"level":null}"#,
        )
    );
}

#[tokio::test]
async fn a_patch_of_nothing_sends_what_is_required_alone() {
    let server = Server::start(Reply::json(200, "{}")).await;
    let client = server.client(Client::builder());
    client
        .patch_thing("t-1", PatchThingRequest::new(3))
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"version":3}"#);
}

#[test]
fn the_three_states_survive() {
    for patch in [
        json!({"version": 1}),
        json!({"version": 1, "name": null, "tags": null, "owner": null, "part": null, "parts": null, "extra": null}),
        json!({"version": 1, "name": "", "tags": [], "owner": {}, "part": {}, "parts": [{}], "extra": {}}),
        json!({"version": 1, "owner": {"email": null, "address": null}, "more": null}),
        json!({"version": 1, "level": "middle"}),
    ] {
        assert_eq!(reread::<PatchThingRequest>(&patch), patch);
    }
}

#[test]
fn the_state_of_a_member_can_be_asked_for() {
    let patch: PatchThingRequest = read(r#"{"version":1,"name":null,"maybe":"m"}"#);
    assert!(patch.name.is_null() && patch.tags.is_absent());
    assert_eq!(patch.maybe.value().map(String::as_str), Some("m"));
    assert_eq!(patch.maybe, Patch::from("m".to_owned()));
}

#[tokio::test]
async fn other_bodies_of_the_same_path_have_two_states() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let name: Option<String> = Thing::default().name("n").name;
    assert_eq!(name.as_deref(), Some("n"));
    client.put_thing("t-1", Thing::default()).await.unwrap();
    assert_eq!(server.request().text(), "{}");
}

#[tokio::test]
async fn a_component_that_is_also_sent_elsewhere_has_the_states_of_a_patch() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client
        .patch_shared(Shared::default().clear_name())
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"name":null}"#);
    client
        .put_shared(Shared::default().name("n"))
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"name":"n"}"#);
}

#[tokio::test]
async fn inherited_members_can_be_cleared_too() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client
        .patch_inherited(PatchInheritedRequest::default().clear_size().clear_own())
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"size":null,"own":null}"#);
}

#[test]
fn what_is_cleared_is_shown_and_what_is_personal_is_not() {
    let owner = PatchThingRequestOwner::default().email("jo@example.com");
    let shown = format!("{:?}", PatchThingRequest::new(1).owner(owner).clear_name());
    assert!(
        !shown.contains("jo@example.com") && shown.contains("name: null"),
        "{shown}"
    );
    assert_eq!(written(&PatchThingRequest::new(1)), r#"{"version":1}"#);
}
