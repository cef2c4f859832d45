//! `readOnly`, `writeOnly` and `deprecated`.

use primer_tests::{Reply, Server, misfit, read};

primer_codegen::generate_api! {
    mod api = "access.yaml";
}

use self::api::*;

#[tokio::test]
async fn a_read_only_or_write_only_member_is_not_required() {
    let server = Server::start(Reply::json(200, r#"{"id":"u-1","name":"Jo"}"#)).await;
    let client = server.client(Client::builder());

    let user = client
        .add_user(User::new("Jo").password("p-4711"))
        .await
        .unwrap();

    assert_eq!(
        server.request().text(),
        r#"{"name":"Jo","password":"p-4711"}"#
    );
    assert_eq!(user.id.as_deref(), Some("u-1"));
    assert_eq!(user.password, None);
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
        let user = User::new("Jo").nickname("J").old(Old::default().a("a"));
        assert_eq!(
            primer_tests::written(&user),
            r#"{"name":"Jo","nickname":"J","old":{"a":"a"}}"#
        );
    }
    assert_eq!(server.request().query(), "page=2");
}

#[test]
fn debug_hides_write_only_members() {
    let user: User = read(r#"{"id":"u-1","name":"Jo","password":"p-4711"}"#);
    let shown = format!("{user:?}");
    assert!(!shown.contains("4711") && shown.contains("u-1"), "{shown}");
}
