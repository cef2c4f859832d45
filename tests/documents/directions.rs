//! Types of which requests and responses have different members: `readOnly` and `writeOnly`.

use primer_tests::{Reply, Server, misfit, read, written};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "directions.yaml";
}

use self::api::*;

/// An account as the service sends it, with a member that the document does not declare.
fn account() -> Value {
    json!({
        "id": "a-1",
        "createdAt": "2026-11-29T08:00:00Z",
        "name": "Jo",
        "owner": {"ref": "o-1", "email": "jo@example.com"},
        "keys": [{"id": 7, "label": "k"}],
        "method": {"kind": "Card", "last4": "1111"},
        "parent": {"id": "a-0", "createdAt": "2026-11-28T08:00:00Z", "name": "Al"},
        "new": {"id": "n-1"},
    })
}

/// The same without what is read-only.
fn sent() -> Value {
    json!({
        "name": "Jo",
        "owner": {"email": "jo@example.com"},
        "keys": [{"label": "k"}],
        "method": {"kind": "Card"},
        "parent": {"name": "Al"},
        "new": {"id": "n-1"},
    })
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[tokio::test]
async fn a_request_has_what_is_write_only_and_a_response_what_is_read_only() {
    let server = Server::start(Reply::json(201, &account().to_string())).await;
    let client = server.client(Client::builder());
    let request = AccountRequest::new("Jo")
        .pin("1234")
        .owner(OwnerRequest::default().email("jo@example.com"))
        .keys([KeyRequest::new("k")])
        .method(CardRequest::new("Card").number("4111"))
        .parent(AccountRequest::new("Al"));

    let account = client.add_account(request).await.unwrap();

    assert_eq!(
        server.request().json(),
        json!({
            "name": "Jo",
            "pin": "1234",
            "owner": {"email": "jo@example.com"},
            "keys": [{"label": "k"}],
            "method": {"kind": "Card", "number": "4111"},
            "parent": {"name": "Al"},
        })
    );
    assert_eq!(account.id, "a-1");
    assert_eq!(account.created_at.as_str(), "2026-11-29T08:00:00Z");
    assert_eq!(account.owner.unwrap().r#ref, "o-1");
    assert_eq!(account.keys.unwrap()[0].id, 7);
    let Some(AccountMethod::Card(card)) = account.method else {
        panic!("{:?}", account.method);
    };
    assert_eq!(card.last4, "1111");
    assert_eq!(account.parent.unwrap().id, "a-0");
}

#[tokio::test]
async fn a_response_may_lack_no_required_member_that_is_read_only() {
    assert!(misfit::<Key>(r#"{"label":"k"}"#).starts_with("`id`: expected integer, found nothing"));
    let server = Server::start(Reply::json(200, r#"[{"id":"a-1","name":"Jo"}]"#)).await;
    let client = server.client(Client::builder());
    let error = client.list_accounts().await.unwrap_err();
    let text = primer_tests::error_text(&error);
    assert!(
        text.contains("`[0].createdAt`: expected string, found nothing"),
        "{text}"
    );
}

#[tokio::test]
async fn a_response_is_sent_back_without_what_is_read_only() {
    let server = Server::start(Reply::json(200, &json!([account()]).to_string())).await;
    let client = server.client(Client::builder());
    let accounts = client.list_accounts().await.unwrap();
    server.forget();
    server.respond(Reply::empty(204));

    client
        .replace_account("a-1", accounts[0].clone())
        .await
        .unwrap();

    assert_eq!(server.request().json(), sent());
}

#[tokio::test]
async fn an_update_has_no_read_only_members_at_any_depth() {
    let server = Server::start(Reply::json(200, &account().to_string())).await;
    let client = server.client(Client::builder());
    let update = AccountUpdate::new("Jo")
        .clear_pin()
        .owner(OwnerUpdate::default().clear_email())
        .keys([KeyRequest::new("k")])
        .method(CardUpdate::new("Card").clear_number());

    client.change_account("a-1", update).await.unwrap();

    assert_eq!(
        server.request().json(),
        json!({
            "name": "Jo",
            "pin": null,
            "owner": {"email": null},
            "keys": [{"label": "k"}],
            "method": {"kind": "Card", "number": null},
        })
    );
}

#[test]
fn both_other_forms_become_an_update() {
    let account: Account = read(&account().to_string());
    let update = AccountUpdate::from(account.clone());
    assert_eq!(json_of(&written(&update)), sent());
    let request = AccountRequest::from(account).pin("1234");
    let update = AccountUpdate::new("Jo").parent(request);
    let parent = &json_of(&written(&update))["parent"];
    assert_eq!(
        (&parent["pin"], &parent["name"]),
        (&json!("1234"), &json!("Jo"))
    );
}

#[test]
fn what_a_form_leaves_out_is_kept_where_it_is_read() {
    let mut json = account();
    json["pin"] = json!("p-4711");
    let account: Account = read(&json.to_string());
    assert_eq!(json_of(&written(&account)), json);
    assert!(!format!("{account:?}").contains("4711"));
    let request: AccountRequest = read(&json.to_string());
    assert_eq!(json_of(&written(&request)), json);
}

#[tokio::test]
async fn parts_and_forms_have_the_members_of_requests() {
    let server = Server::start(Reply::json(201, r#"{"id":"p-1","title":"Sea"}"#)).await;
    let client = server.client(Client::builder());
    let picture = PictureRequest::new(PictureRequestArguments {
        title: "Sea".to_owned(),
        file: "bytes".into(),
    });
    let picture = client.add_picture(picture).await.unwrap();
    let request = server.request();
    let text = request.text();
    assert!(
        text.contains("name=\"file\"") && !text.contains("name=\"id\""),
        "{text}"
    );
    assert_eq!(
        (picture.id.as_str(), picture.title.as_str()),
        ("p-1", "Sea")
    );

    server.forget();
    server.respond(Reply::empty(204));
    let owner: Owner = read(r#"{"ref":"o-1","email":"e"}"#);
    client.replace_account("a-1", owner).await.unwrap();
    assert_eq!(server.request().text(), "email=e");
}

mod versions {
    //! The same in two versions.

    use primer_api::runtime::Versioned as _;
    use serde_json::json;

    primer_codegen::generate_api! {
        mod v1 = "directions.yaml";
        mod v2 = "directions_later.yaml";
    }

    #[test]
    fn each_form_is_a_type_of_its_own_in_all_versions() {
        let key: v2::KeyRequest = v1::Key::new(7, "k").into();
        assert_eq!(key, v1::KeyRequest::new("k"));
        let request = v1::AccountRequest::new("Jo").pin("1234").keys([key]);
        let request: v2::AccountRequest = request.to_version().unwrap();
        assert_eq!(
            super::json_of(&super::written(&request)),
            json!({"name": "Jo", "pin": "1234", "keys": [{"label": "k"}]})
        );
        let request: v1::AccountRequest = request.to_version().unwrap();
        assert!(request.pin.is_some());
        let lost = v2::AccountRequest::new("Jo").note("n");
        let error = lost.to_version::<v1::AccountRequest>().unwrap_err();
        assert_eq!(error.losses()[0].path, "note");
    }
}
