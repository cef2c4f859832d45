//! `default`: the value that the service assumes; the client does not send it.

use primer_tests::{Reply, Server, written};

primer_codegen::generate_api! {
    mod api = "defaults.yaml";
}

use self::api::*;

#[test]
fn a_default_is_documented_but_not_sent() {
    let all = All::new(1);
    assert_eq!(written(&all), r#"{"needed":1}"#);
    assert_eq!(all.integer_or_default(), -7);
    assert_eq!(all.small_or_default(), 7_i32);
    assert_eq!(all.number_or_default(), 0.5);
    assert_eq!(all.whole_or_default(), 2.0);
    assert_eq!(all.single_or_default(), 1.5);
    assert!(all.yes_or_default());
    assert_eq!(all.text_or_default(), "a \"quoted\" text");
    assert_eq!(all.empty_or_default(), "");
    assert_eq!(all.level_or_default(), Level::Low);
    assert_eq!(all.inline_level_or_default(), AllInlineLevel::High);
    assert_eq!(all.wrapped_or_default(), Level::High);
    assert_eq!(all.code_or_default(), AllCode::Value2);
    assert_eq!(all.largest_or_default(), u64::MAX);
}

#[test]
fn a_value_goes_before_the_default() {
    let all = All::new(1)
        .integer(0)
        .yes(false)
        .text("")
        .level(Level::Unrecognized("middle".to_owned()))
        .single(0.0);
    assert_eq!(all.integer_or_default(), 0);
    assert!(!all.yes_or_default());
    assert_eq!(all.text_or_default(), "");
    assert_eq!(
        all.level_or_default(),
        Level::Unrecognized("middle".to_owned())
    );
    assert_eq!(
        written(&all),
        r#"{"needed":1,"integer":0,"single":0,"yes":false,"text":"","level":"middle"}"#
    );
}

#[tokio::test]
async fn a_default_of_a_parameter_is_not_sent_either() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    client
        .put_all(Default::default(), All::new(1))
        .await
        .unwrap();
    assert_eq!(server.request().target(), "/all");
    client
        .put_all(PutAllOptions::default().limit(5), All::new(1))
        .await
        .unwrap();
    assert_eq!(server.request().target(), "/all?limit=5");
}
