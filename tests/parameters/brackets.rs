//! Lists and objects within others: in brackets, and in styles that have none.

use primer_api::runtime::Json;
use primer_tests::{Reply, Server};
use serde_json::json;

primer_codegen::generate_api! {
    // The standard says nothing of lists in brackets, and of lists and objects within others.
    #[allow(deprecated)]
    mod api = "brackets.yaml";
}

use self::api::*;

fn item() -> Item {
    Item::default().price("p&1").quantity(2).tags(["a", "b"])
}

/// The query with readable brackets.
async fn listed(options: ListChargesOptions) -> String {
    let request = requested!(client => client.list_charges(options));
    let query = request.query();
    query.replace("%5B", "[").replace("%5D", "]")
}

#[tokio::test]
async fn lists_objects_and_scalars_are_written_in_brackets() {
    let options = ListChargesOptions::default;
    for (options, expected) in [
        (
            options().expand(["data.customer", "data.invoice"]),
            "expand[0]=data.customer&expand[1]=data.invoice",
        ),
        (options().created(5), "created=5"),
        (
            options().created(Range::default().gt(1).lte(2)),
            "created[gt]=1&created[lte]=2",
        ),
        (
            options().metadata([("order", "6735")]),
            "metadata[order]=6735",
        ),
        (
            options().items([item(), Item::default().price("x")]),
            "items[0][price]=p%261&items[0][quantity]=2&items[0][tags][0]=a&items[0][tags][1]=b&items[1][price]=x",
        ),
        (
            options().rails(ListChargesRails::default().tags(["a", "b"])),
            "rails[tags][]=a&rails[tags][]=b",
        ),
        (options().expand(Vec::<String>::new()), ""),
    ] {
        assert_eq!(listed(options).await, expected);
    }
    let free: [(&str, Json); 2] = [("a", json!({"b": [true]})), ("c", json!("d"))];
    let options = options().free(free);
    assert_eq!(listed(options).await, "free[a][b][0]=true&free[c]=d");
}

#[tokio::test]
async fn a_list_within_an_exploded_object_repeats_its_name_and_the_rest_is_json() {
    let pageable = Pageable::default()
        .page(1)
        .sort(["name", "a,b"])
        .filter(Item::default().price("x"));
    let options = NestedOptions::default()
        .items([Item::default().quantity(2)])
        .pairs([vec![1, 2], vec![3]])
        .x_items([item()])
        .piped("a|b")
        .commas(["a", "b,c"]);
    let request = requested!(client => client.nested(pageable, options));
    assert_eq!(
        request.query(),
        concat!(
            "page=1&sort=name&sort=a%2Cb&filter=%7B%22price%22%3A%22x%22%7D&items=%7B%22quantity%22%3A2%7D",
            "&pairs=%5B1%2C2%5D%7C%5B3%5D&piped=a%7Cb&commas=a,b%2Cc"
        )
    );
    assert_eq!(
        request.header("X-Items"),
        Some(r#"[{"price":"p&1","quantity":2,"tags":["a","b"]}]"#)
    );
    let items = [Item::default().quantity(2), Item::default().quantity(3)];
    let request = requested!(client => client.nested_in_path(items));
    assert_eq!(
        request.path(),
        "/nested/%7B%22quantity%22%3A2%7D,%7B%22quantity%22%3A3%7D"
    );
}

#[tokio::test]
async fn a_name_with_brackets_is_a_violation() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let options = ListChargesOptions::default().metadata([("a][b", "c")]);
    let error = client.list_charges(options).await.unwrap_err();
    assert_eq!(error.violations()[0].path, "metadata");
    assert!(server.requests().is_empty());
}
