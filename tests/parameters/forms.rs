//! The bodies of forms: what each member becomes, with and without an encoding of its own.

use primer_api::runtime::Json;
use serde_json::json;

primer_codegen::generate_api! {
    // The standard says nothing of lists in brackets, and of lists within lists.
    #[allow(deprecated)]
    mod api = "forms.yaml";
}

use self::api::*;

fn address() -> Address {
    Address::default().city("S\u{e3}o Paulo").lines(["1 & 2"])
}

/// A value of a union, as JSON holds it.
fn from<T: for<'de> serde::Deserialize<'de>>(json: Json) -> T {
    serde_json::from_value(json).unwrap()
}

/// The body with readable brackets.
async fn sent(body: CreateCustomerRequest) -> String {
    let request = requested!(client => client.create_customer(body));
    assert_eq!(
        request.header("Content-Type"),
        Some("application/x-www-form-urlencoded")
    );
    request.text().replace("%5B", "[").replace("%5D", "]")
}

#[tokio::test]
async fn each_member_is_written_as_its_encoding_says() {
    let new = || CreateCustomerRequest::new("a@b.c");
    let free: [(&str, Json); 1] = [("a", json!(["b", "c"]))];
    for (body, expected) in [
        (new().expand(["x", "y"]), "expand[0]=x&expand[1]=y"),
        (
            new().address(address()),
            "address[city]=S%C3%A3o%20Paulo&address[lines][0]=1%20%26%202",
        ),
        (
            new().items([
                Item::default().price("p").quantity(2),
                Item::default().price("q"),
            ]),
            "items[0][price]=p&items[0][quantity]=2&items[1][price]=q",
        ),
        (
            new().metadata(from::<CreateCustomerRequestMetadata2>(
                json!({"order": "6735", "note": "a=b"}),
            )),
            "metadata[note]=a%3Db&metadata[order]=6735",
        ),
        (new().tags(["a", "b,c"]), "tags=a,b%2Cc"),
        (new().piped(["a", "b"]), "piped=a%7Cb"),
        (new().url("https://x/?a=b&c"), "url=https://x/?a=b%26c"),
        (new().text("a \"b\""), "text=%22a%20%5C%22b%5C%22%22"),
        (new().free(free), "free[a][]=b&free[a][]=c"),
        (new().tags(Vec::<String>::new()), ""),
    ] {
        let expected = match expected {
            "" => "email=a%40b.c".to_owned(),
            expected => format!("email=a%40b.c&{expected}"),
        };
        assert_eq!(sent(body).await, expected);
    }
}

#[tokio::test]
async fn an_empty_string_clears_a_member() {
    let body = CreateCustomerRequest::new("a")
        .address(from::<CreateCustomerRequestAddress2>(json!("")))
        .metadata(from::<CreateCustomerRequestMetadata2>(json!("")));
    assert_eq!(sent(body).await, "email=a&address=&metadata=");
}

#[tokio::test]
async fn without_an_encoding_a_list_repeats_its_name_and_an_object_is_json() {
    let body = Usual::default()
        .id("a b+c")
        .address(Address::default().city("x"))
        .items([Item::default().quantity(1), Item::default().quantity(2)])
        .tags(["a", "b"])
        .pairs([vec![1, 2], vec![3]]);
    let request = requested!(client => client.usual(body));
    assert_eq!(
        request.text(),
        concat!(
            "id=a+b%2Bc&address=%7B%22city%22%3A%22x%22%7D&items=%7B%22quantity%22%3A1%7D&items=%7B%22quantity%22%3A2%7D",
            "&tags=a&tags=b&pairs=%5B1%2C2%5D&pairs=%5B3%5D"
        )
    );
}
