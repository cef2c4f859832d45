//! Defaults, listed values and limits that do not fit each other: warnings, and one safe reading of each.

use primer_api::runtime::Patch;
use primer_tests::{Reply, Server, read, written};
use serde_json::json;

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "misfits.yaml";
}

use self::api::*;

#[test]
fn a_default_that_does_not_fit_is_none() {
    let all = T::new(json!("text"));
    assert_eq!(all.good_or_default(), 10);
    assert_eq!((all.kind, all.n, all.nul), (None, None, None));
}

#[tokio::test]
async fn what_no_value_keeps_is_no_limit() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all = T::new(json!("any text"))
        .listed(TListed::Bc)
        .joined(json!([1]));
    client.put_t(Default::default(), all).await.unwrap();
    let expected = json!({"impossible": "any text", "listed": "bc", "joined": [1]});
    assert_eq!(server.request().json(), expected);
}

#[test]
fn null_is_a_value_of_all_parts_or_of_none() {
    let text = r#"{"impossible":1,"both":null,"named":null}"#;
    let all: T = read(text);
    assert_eq!((&all.both, &all.named), (&Patch::Null, &Patch::Null));
    assert_eq!(written(&all), text);
    // The type of `either` has no null; one that is sent nevertheless is no value.
    assert_eq!(read::<T>(r#"{"impossible":1,"either":null}"#).either, None);
}
