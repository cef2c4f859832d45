//! More members than a machine word has bits.

use primer_tests::{Reply, Server, misfit, read};
use serde_json::Value;

primer_codegen::generate_api! {
    mod api = "large.yaml";
}

use self::api::*;

fn text(numbers: impl Iterator<Item = u32>) -> String {
    let members: Vec<_> = numbers.map(|n| format!(r#""m{n}":{n}"#)).collect();
    format!("{{{}}}", members.join(","))
}

#[tokio::test]
async fn every_member_is_sent_and_read() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all: Large = read(&text((1..=70).rev()));
    assert_eq!(
        (all.m1, all.m2, all.m64, all.m65, all.m66, all.m70),
        (1, Some(2), 64, 65, Some(66), 70)
    );
    assert_eq!(client.put_large(all.clone()).await.unwrap(), all);
    assert_eq!(server.request().text(), text(1..=70));
}

#[test]
fn a_required_member_that_is_missing_is_named_wherever_it_stands() {
    for missing in [1, 64, 65, 70] {
        let message = misfit::<Large>(&text((1..=70).filter(|n| *n != missing)));
        assert!(
            message.starts_with(&format!("`m{missing}`: expected integer, found nothing")),
            "{message}"
        );
    }
}

#[test]
fn a_member_that_comes_twice_is_refused_wherever_it_stands() {
    for twice in [1, 64, 65, 66, 70] {
        let message = misfit::<Large>(&text((1..=70).chain([twice])));
        assert!(
            message.starts_with(&format!("`m{twice}`: expected one member of this name")),
            "{message}"
        );
    }
}

#[test]
fn members_beside_them_are_kept() {
    let large = text((1..=71).filter(|n| *n != 33));
    let value: Large = read(&large);
    assert_eq!(
        (value.m33, &value.additional_properties["m71"]),
        (None, &Value::from(71))
    );
    assert_eq!(primer_tests::written(&value), large);
}
