use super::super::tests::{api, item};
use crate::ir::{ItemKind, Presence};

fn check(paths: &str, expected: &[(&str, Presence)]) {
    let schemas = "
        components:
          schemas:
            Change: {type: object, properties: {name: {type: string}, inner: {type: object, properties: {x: {type: string}}}, other: {$ref: '#/components/schemas/Other'}}}
            Other: {type: object, properties: {y: {type: string}}}
        ";
    let api = api(&format!("{schemas}{paths}"));
    for (name, presence) in expected {
        match &item(&api, name).kind {
            ItemKind::Struct(of) => assert!(
                of.fields.iter().all(|field| field.presence == *presence),
                "{name}"
            ),
            other => assert!(matches!(other, ItemKind::Struct(_)), "{name}"),
        }
    }
}

#[test]
fn members_of_the_body_of_a_patch_have_three_states() {
    check(
        "
        paths:
          /a: {patch: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}, responses: {'204': {description: a}}}}
        ",
        &[
            ("Change", Presence::ThreeState),
            ("ChangeInner", Presence::ThreeState),
            ("Other", Presence::Optional),
        ],
    );
}

#[test]
fn members_of_any_other_body_may_be_missing() {
    check(
        "
        paths:
          /a: {put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}, responses: {'204': {description: a}}}}
          /b: {patch: {requestBody: {content: {text/plain: {schema: {type: string}}}}, responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Change'}}}}}}}
        ",
        &[("Change", Presence::Optional), ("ChangeInner", Presence::Optional), ("Other", Presence::Optional)],
    );
}
