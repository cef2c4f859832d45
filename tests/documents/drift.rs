//! Drift: the parts of a response that its document does not declare, as the hook of a client gets them.

use std::sync::{Arc, Mutex};

use primer_api::{Drift, DriftKind};
use primer_tests::{Reply, Server};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "drift.yaml";
}

use self::api::*;

/// The drift that the hook gets for a response.
async fn drifts(reply: Reply) -> Vec<Drift> {
    let server = Server::start(reply).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let memory = Arc::clone(&told);
    let builder =
        Client::builder().on_drift(move |drift| memory.lock().unwrap().push(drift.clone()));
    let _ = server.client(builder).get_thing().await;
    told.lock().unwrap().clone()
}

/// The kind, path and value of each drift of a thing with these members.
async fn told(members: Value) -> Vec<(DriftKind, String, Option<String>)> {
    let mut thing = members;
    thing["id"] = json!("t-1");
    let drifts = drifts(Reply::json(200, &thing.to_string())).await;
    let parts = |drift: &Drift| {
        let value = drift.value().map(str::to_owned);
        (drift.kind(), drift.path().to_owned(), value)
    };
    drifts.iter().map(parts).collect()
}

/// Checks that a thing with these members has one drift, with this value.
async fn check(members: Value, kind: DriftKind, path: &str, value: Option<&str>) {
    let expected = (kind, path.to_owned(), value.map(str::to_owned));
    assert_eq!(told(members.clone()).await, [expected], "{members}");
}

#[tokio::test]
async fn a_value_that_fits_the_document_has_no_drift() {
    let thing = json!({
        "state": "new", "level": 1, "states": ["old"], "levels": {"any": 2},
        "parts": [[{"size": 1}, {"length": 2, "state": "old"}], []], "named": {"any": {"size": 1}},
        "pet": {"petType": "tiger", "lives": 9}, "base": {"kind": "Derived", "more": "m"},
        "shape": {"side": 1}, "oneOrMany": [{"size": 1}], "either": 7, "beside": {"id": "i", "any": 1},
        "open": {"id": "i"}, "closed": {}, "joint": {"size": 1, "color": null},
        "free": {"any": {"thing": [1]}}, "anything": [{"any": "thing"}],
        "secrets": {"person": "a", "code": 1, "list": ["a"], "map": {"any": "a"}, "either": 7},
    });
    assert_eq!(told(thing).await, []);
    assert_eq!(
        told(json!({"pet": {"petType": "dog", "bark": "b"}, "either": "new"})).await,
        []
    );
    assert_eq!(drifts(Reply::json(202, r#""old""#)).await, []);
    assert_eq!(drifts(Reply::empty(204)).await, []);
    assert_eq!(
        drifts(Reply::json(400, r#"{"reason":"r","state":"new"}"#)).await,
        []
    );
    assert_eq!(
        drifts(Reply::of(404, &[("content-type", "text/plain")], b"old")).await,
        []
    );
    assert_eq!(drifts(Reply::empty(409)).await, []);
}

#[tokio::test]
async fn an_undeclared_member_is_reported_in_every_place() {
    for (members, path) in [
        (json!({"new": 1}), "new"),
        (json!({"new": null}), "new"),
        (
            json!({"parts": [[], [{}, {"new": {"a": {}}}]]}),
            "parts[][].new",
        ),
        (
            json!({"named": {"a": {"new": 1}, "b": {"new": 2}}}),
            "named[*].new",
        ),
        (json!({"pet": {"petType": "dog", "new": 1}}), "pet.new"),
        (json!({"base": {"kind": "Derived", "new": 1}}), "base.new"),
        (json!({"shape": {"side": 1, "new": 1}}), "shape.new"),
        (json!({"oneOrMany": {"new": 1}}), "oneOrMany.new"),
        (
            json!({"oneOrMany": [{"new": 1}, {"new": 1}]}),
            "oneOrMany[].new",
        ),
        (json!({"open": {"new": 1}}), "open.new"),
        (json!({"closed": {"new": 1}}), "closed.new"),
        (json!({"joint": {"new": 1}}), "joint.new"),
        (
            json!({"secrets": {"whole": {"part": {"new": 1}}}}),
            "secrets.whole.part[_]",
        ),
    ] {
        check(members, DriftKind::Member, path, None).await;
    }
}

#[tokio::test]
async fn an_unknown_enum_value_is_reported_in_every_place() {
    for (members, path, value) in [
        (json!({"state": "next"}), "state", "next"),
        (json!({"level": 3}), "level", "3"),
        (
            json!({"states": ["new", "next", "next"]}),
            "states[]",
            "next",
        ),
        (
            json!({"levels": {"a": 1, "b": -7, "c": -7}}),
            "levels[*]",
            "-7",
        ),
        (
            json!({"parts": [[{"state": "next"}]]}),
            "parts[][].state",
            "next",
        ),
        (json!({"either": "next"}), "either", "next"),
        (json!({"beside": {"any": 3}}), "beside[*]", "3"),
    ] {
        check(members, DriftKind::EnumValue, path, Some(value)).await;
    }
}

#[tokio::test]
async fn a_value_of_no_alternative_is_reported_as_drift() {
    for (members, path, value) in [
        (
            json!({"pet": {"petType": "wolf", "teeth": 42}}),
            "pet.petType",
            "wolf",
        ),
        (json!({"base": {"kind": "Other"}}), "base.kind", "Other"),
    ] {
        check(members, DriftKind::Discriminator, path, Some(value)).await;
    }
    for (members, path) in [
        (json!({"pet": {"lives": 9}}), "pet"),
        (json!({"shape": {"edges": 5}}), "shape"),
        (json!({"either": [7]}), "either"),
    ] {
        check(members, DriftKind::Alternative, path, None).await;
    }
}

#[tokio::test]
async fn personal_and_secret_parts_have_no_value() {
    for (members, path) in [
        (json!({"person": "b"}), "secrets.person"),
        (json!({"code": 4711}), "secrets.code"),
        (json!({"password": "b"}), "secrets.password"),
        (json!({"list": ["b", "c"]}), "secrets.list[]"),
        (json!({"map": {"any": "b", "other": "c"}}), "secrets.map[*]"),
        (json!({"beside": {"any": "b"}}), "secrets.beside[*]"),
        (json!({"whole": {"state": "next"}}), "secrets.whole.state"),
        (
            json!({"whole": {"part": {"state": "next"}}}),
            "secrets.whole.part.state",
        ),
        (json!({"either": "b"}), "secrets.either"),
    ] {
        check(
            json!({ "secrets": members }),
            DriftKind::EnumValue,
            path,
            None,
        )
        .await;
    }
    let pet = json!({"secrets": {"whole": {"pet": {"petType": "wolf"}}}});
    check(
        pet,
        DriftKind::Discriminator,
        "secrets.whole.pet.petType",
        None,
    )
    .await;
    let told = drifts(Reply::json(203, r#"["b","c"]"#)).await;
    assert_eq!((told.len(), told[0].value()), (1, None));
}

#[tokio::test]
async fn a_response_of_any_status_is_searched() {
    let text = [("content-type", "text/plain")];
    for (reply, status, line) in [
        (
            Reply::json(202, r#""next""#),
            202,
            "status 202: an enum value that the document does not know",
        ),
        (
            Reply::json(400, r#"{"reason":"r","state":"next"}"#),
            400,
            "`state`: an enum value that the document does not know",
        ),
        (
            Reply::of(404, &text, b"next"),
            404,
            "status 404: an enum value that the document does not know",
        ),
        (
            Reply::empty(418),
            418,
            "status 418: a status that the document does not know",
        ),
        (
            Reply::of(400, &[("content-type", "text/html")], br#"{"reason":"r"}"#),
            400,
            "status 400: a media type that the document does not know",
        ),
    ] {
        let told = drifts(reply).await;
        assert_eq!((told.len(), told[0].status()), (1, status), "{told:?}");
        assert_eq!(told[0].to_string(), format!("`getThing` (1): {line}"));
    }
}
