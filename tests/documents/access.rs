//! `readOnly`, `writeOnly` and `deprecated`.

use primer_tests::{Reply, Server, misfit, read};

primer_codegen::generate_api! {
    mod api = "access.yaml";
}

use self::api::*;

fn jo() -> UserRequest {
    UserRequest::new(UserRequestArguments {
        name: "Jo".to_owned(),
        password: "p-4711".into(),
    })
}

#[tokio::test]
async fn a_read_only_member_is_required_in_responses_and_a_write_only_one_in_requests() {
    let server = Server::start(Reply::json(200, r#"{"id":"u-1","name":"Jo"}"#)).await;
    let client = server.client(Client::builder());

    let user = client.add_user(jo()).await.unwrap();

    assert_eq!(
        server.request().text(),
        r#"{"name":"Jo","password":"p-4711"}"#
    );
    assert_eq!((user.id.as_str(), user.name.as_str()), ("u-1", "Jo"));
    assert!(misfit::<User>(r#"{"name":"Jo"}"#).starts_with("`id`: expected string, found nothing"));
}

#[tokio::test]
async fn a_read_only_member_is_required_in_a_type_of_responses_alone() {
    let server = Server::start(Reply::json(200, r#"[{"id":"u-1"}]"#)).await;
    let client = server.client(Client::builder());
    #[expect(deprecated, reason = "the document says so")]
    let rows = client.list_users(Default::default()).await.unwrap();
    assert_eq!(rows, [Row::new("u-1")]);
    assert!(misfit::<Row>("{}").starts_with("`id`: expected string, found nothing"));
}

#[tokio::test]
async fn deprecated_items_work() {
    let server = Server::start(Reply::json(200, "[]")).await;
    let client = server.client(Client::builder());
    #[expect(deprecated, reason = "the document says so")]
    {
        client
            .list_users(ListUsersOptions::default().page(2))
            .await
            .unwrap();
        let user = jo().nickname("J").old(Old::default().a("a"));
        assert_eq!(
            primer_tests::written(&user),
            r#"{"name":"Jo","password":"p-4711","nickname":"J","old":{"a":"a"}}"#
        );
    }
    assert_eq!(server.request().query(), "page=2");
}

#[test]
fn debug_hides_write_only_members() {
    let text = r#"{"id":"u-1","name":"Jo","password":"p-4711"}"#;
    let user: User = read(text);
    let shown = format!("{user:?}");
    assert!(!shown.contains("4711") && shown.contains("u-1"), "{shown}");
    assert_eq!(primer_tests::written(&user), text);
    let shown = format!("{:?}", jo());
    assert!(!shown.contains("4711") && shown.contains("Jo"), "{shown}");
}
