//! PATCH: members are kept, cleared or set, in objects within the body too.

use std::collections::BTreeMap;

use primer_api::runtime::{Map, Patch};
use primer_tests::{Reply, Server, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "patch.yaml";
}

use self::api::*;

fn order_of(id: &str, note: &str) -> Order {
    Order::new(OrderArguments {
        id: id.to_owned(),
        note: note.to_owned(),
    })
}

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
async fn an_empty_patch_sends_only_the_required_members() {
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
async fn a_component_that_is_also_sent_elsewhere_has_a_form_for_updates() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client
        .patch_shared(SharedUpdate::default().clear_name())
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"name":null}"#);
    client
        .put_shared(Shared::default().name("n"))
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"name":"n"}"#);
}

/// The body of a request that changes an order.
async fn sent(order: impl Into<OrderUpdate>) -> String {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let order: OrderUpdate = order.into();
    client.patch_order(&order).await.unwrap();
    server.request().text().to_owned()
}

#[tokio::test]
async fn members_are_cleared_at_every_depth() {
    let customer = CustomerUpdate::default()
        .clear_email()
        .address(AddressUpdate::default().clear_city());
    let order = OrderUpdate::new("o-1")
        .customer(customer)
        .first(LineUpdate::default().clear_size())
        .lines([Line::default()])
        .method(CardUpdate::new("Card").clear_holder())
        .labels([("a", Patch::from("x")), ("b", Patch::Null)])
        .contacts([("jo", Patch::Null)])
        .replaces(OrderUpdate::new("o-0").clear_customer())
        .clear_fixed();
    assert_eq!(
        sent(order).await,
        concat!(
            r#"{"id":"o-1","customer":{"email":null,"address":{"city":null}},"lines":[{}],"#,
            r#""first":{"size":null},"fixed":null,"method":{"type":"Card","holder":null},"#,
            r#""labels":{"a":"x","b":null},"contacts":{"jo":null},"#,
            r#""replaces":{"id":"o-0","customer":null}}"#,
        )
    );
}

#[tokio::test]
async fn a_type_of_other_requests_is_accepted_by_an_update() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let customer = || Customer::default().address(Address::default().city("Oslo"));
    let order = || {
        order_of("o-1", "a note")
            .customer(customer())
            .lines([Line::default().size(1)])
            .fixed(Fixed::new(1))
            .method(Voucher::new("Voucher").code("c"))
            .labels([("a", "x")])
            .contacts([("jo", customer())])
            .replaces(order_of("o-0", "another"))
    };
    client.create_order(order()).await.unwrap();
    let created = server.request().text().to_owned();
    client.patch_order(order()).await.unwrap();
    assert_eq!(server.request().text(), created);

    client.patch_customer(customer()).await.unwrap();
    assert_eq!(server.request().text(), r#"{"address":{"city":"Oslo"}}"#);
    client.patch_customer(None).await.unwrap();
    assert_eq!(server.request().text(), "");

    // Each member takes either form.
    let update = OrderUpdate::new("o-1")
        .customer(customer())
        .first(Line::default().size(1))
        .fixed(Fixed::new(1))
        .method(Method::from(Voucher::new("Voucher")))
        .labels([("a", "x")])
        .contacts([("jo", customer())])
        .replaces(order_of("o-0", "another"));
    let update = update.method(Voucher::new("Voucher").code("c"));
    assert_eq!(
        written(&update),
        concat!(
            r#"{"id":"o-1","customer":{"address":{"city":"Oslo"}},"first":{"size":1},"fixed":{"a":1},"#,
            r#""method":{"type":"Voucher","code":"c"},"labels":{"a":"x"},"#,
            r#""contacts":{"jo":{"address":{"city":"Oslo"}}},"replaces":{"id":"o-0","note":"another"}}"#,
        )
    );
}

#[test]
fn a_null_stays_null_and_an_absent_member_stays_absent() {
    let order: Order = read(r#"{"id":"o-1","note":null,"customer":{},"more":null,"lines":[]}"#);
    let update = OrderUpdate::from(order);
    assert!(update.note.is_null() && update.first.is_absent() && update.labels.is_absent());
    assert_eq!(
        written(&update),
        r#"{"id":"o-1","note":null,"customer":{},"lines":[],"more":null}"#
    );
}

#[test]
fn an_entry_that_is_left_out_is_not_sent() {
    let labels = [("a", Patch::Absent), ("b", Patch::from("x"))];
    let update = OrderUpdate::new("o-1").labels(labels);
    assert_eq!(written(&update), r#"{"id":"o-1","labels":{"b":"x"}}"#);
}

#[test]
fn nulls_of_a_body_are_kept_at_every_depth() {
    for order in [
        json!({"id": "o", "customer": {"email": null, "address": {"city": null, "more": null}}}),
        json!({"id": "o", "customer": {"address": null}, "labels": {"a": null, "b": "x"}}),
        json!({"id": "o", "contacts": {"jo": null, "al": {"email": null}}, "labels": null}),
        json!({"id": "o", "method": {"type": "Card", "holder": null}, "note": null}),
        json!({"id": "o", "method": {"type": "New", "holder": null}, "lines": null}),
        json!({"id": "o", "replaces": {"id": "p", "replaces": {"id": "q", "first": {"size": null}}}}),
        json!({"id": "o", "fixed": {"a": 1, "b": null}, "first": null, "lines": [{}]}),
    ] {
        assert_eq!(reread::<OrderUpdate>(&order), order);
    }
}

#[test]
fn forms_that_do_not_differ_are_one_type_and_operations_of_json_patch_are_not_merged() {
    let fixed: Patch<Fixed> = OrderUpdate::new("o").fixed(Fixed::new(1)).fixed;
    assert_eq!(fixed, Patch::Value(Fixed::new(1)));
    let op: Option<String> = PatchByOperationsRequest::default().op("add").op;
    assert_eq!(op.as_deref(), Some("add"));
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
fn debug_shows_cleared_members_and_hides_personal_values() {
    let owner = PatchThingRequestOwner::default().email("jo@example.com");
    let shown = format!("{:?}", PatchThingRequest::new(1).owner(owner).clear_name());
    assert!(
        !shown.contains("jo@example.com") && shown.contains("name: null"),
        "{shown}"
    );
    assert_eq!(written(&PatchThingRequest::new(1)), r#"{"version":1}"#);
}

#[test]
fn a_map_that_was_read_is_sent_back_in_an_update() {
    let order: Order =
        read(r#"{"id":"o-1","labels":{"a":"x"},"contacts":{"jo":{"address":{"city":"Oslo"}}}}"#);
    let labels = order.labels.unwrap();
    let contacts = order.contacts.unwrap();
    let update = OrderUpdate::new("o-1")
        .labels(labels.clone())
        .contacts(contacts.into_iter().collect::<Map<CustomerUpdate>>());
    let expected =
        r#"{"id":"o-1","labels":{"a":"x"},"contacts":{"jo":{"address":{"city":"Oslo"}}}}"#;
    assert_eq!(written(&update), expected);
    let labels: BTreeMap<String, String> = labels.into();
    assert_eq!(
        written(&OrderUpdate::new("o-1").labels(labels)),
        r#"{"id":"o-1","labels":{"a":"x"}}"#
    );
}
