//! Parameters of unusual types and declarations, and their content.

use primer_api::runtime::Json;
use serde_json::json;

primer_codegen::generate_api! {
    // A parameter in XML, and a parameter of the path that is not required.
    #[allow(deprecated)]
    mod api = "odd.yaml";
}

use self::api::*;

fn either(json: Json) -> OddXEither {
    serde_json::from_value(json).unwrap()
}

async fn query(options: OddOptions) -> String {
    let request = requested!(client => client.odd("a/b", 5, [1, 2], options));
    assert_eq!(request.header("X-List"), Some("1,2"));
    assert_eq!(request.path(), "/odd/a%2Fb");
    let mut pairs: Vec<&str> = request.query().split('&').collect();
    pairs.retain(|pair| *pair != "limit=5");
    pairs.join("&")
}

#[tokio::test]
async fn parameters_of_any_type_are_written() {
    let new = OddOptions::default;
    for (options, expected) in [
        (new(), ""),
        (new().kept(true), "kept=true"),
        (new().maybe("m"), "maybe=m"),
        (new().empty(""), "empty="),
        (new().free(json!(5)), "free=5"),
        (new().free(json!(["a", [1]])), "free=a&free=%5B1%5D"),
        (new().free(json!({"a": "b"})), "a=b"),
        (new().free(Json::Null), ""),
        (new().either("e"), "either=e"),
        (new().text("a \"b\","), "text=a%20%22b%22%2C"),
        (new().xml("<a/>"), "xml=%3Ca%2F%3E"),
    ] {
        assert_eq!(query(options).await, expected);
    }
}

#[tokio::test]
async fn headers_of_any_type_are_written() {
    for (options, name, expected) in [
        (OddOptions::default().x_either(5), "X-Either", "5"),
        (
            OddOptions::default().x_either(either(json!(["a", "b"]))),
            "X-Either",
            "a,b",
        ),
        (
            OddOptions::default().x_text("a, \"b\"; c"),
            "X-Text",
            "a, \"b\"; c",
        ),
    ] {
        let request = requested!(client => client.odd("a", 1, [1, 2], options));
        assert_eq!(request.header(name), Some(expected));
    }
}

#[tokio::test]
async fn content_in_the_path_is_encoded() {
    let request = requested!(client => client.in_path("a b/c", [("k", json!([1]))]));
    assert_eq!(request.path(), "/text/a%20b%2Fc/%7B%22k%22%3A%5B1%5D%7D");
}
