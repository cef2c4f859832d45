use super::*;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Shop, version: '1', contact: {name: Ann}}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /a: {get: {operationId: a, tags: [x]}}
  /b: {get: {operationId: b, tags: [x, y]}}
";

/// A document with overlays of some actions each, and the findings.
fn overlaid(overlays: &[&str]) -> (Value, Vec<String>) {
    let mut source = Source::new("shop.yaml", DOCUMENT);
    for actions in overlays {
        let text =
            format!("overlay: 1.1.0\ninfo: {{title: O, version: '1'}}\nactions:\n{actions}\n");
        source = source.with_overlay(Source::new("overlay.yaml", text));
    }
    let mut findings = Findings::default();
    let mut tree = Tree::parse(source.text(), &mut findings).expect("a tree");
    lay(&mut tree, &source, &mut findings);
    let messages = findings.into_iter().map(|it| it.message).collect();
    (tree.root, messages)
}

#[track_caller]
fn check(overlays: &[&str], at: &str, expected: Value) {
    let (root, findings) = overlaid(overlays);
    assert_eq!(findings, [""; 0]);
    assert_eq!(root.pointer(at), Some(&expected).filter(|it| !it.is_null()));
}

#[test]
fn an_update_merges_objects_at_every_depth() {
    let update = "- {target: $.info, update: {contact: {url: 'https://a'}, x-a: 1}}";
    let expected = serde_json::json!({
        "title": "Shop", "version": "1", "contact": {"name": "Ann", "url": "https://a"}, "x-a": 1
    });
    check(&[update], "/info", expected);
}

#[test]
fn an_update_appends_to_arrays() {
    let names = serde_json::json!(["x", "z"]);
    for update in ["z", "[z]"] {
        let action = format!("- {{target: \"$.paths['/a'].get.tags\", update: {update}}}");
        check(&[&action], "/paths/~1a/get/tags", names.clone());
    }
    let merged = "- {target: $.paths.*.get, update: {tags: [z]}}";
    check(&[merged], "/paths/~1a/get/tags", names);
}

#[test]
fn an_update_replaces_values() {
    let action = "- {target: $.info.title, update: Store}";
    check(&[action], "/info/title", "Store".into());
    let action = "- {target: $.info, update: {title: Store}}";
    check(&[action], "/info/title", "Store".into());
}

#[test]
fn an_update_applies_to_every_node_of_its_target() {
    let action = "- {target: \"$.paths[?@.get.tags[?@ == 'y']].get\", update: {x-y: true}}";
    check(&[action], "/paths/~1b/get/x-y", true.into());
    check(&[action], "/paths/~1a/get/x-y", Value::Null);
}

#[test]
fn several_items_are_removed_as_they_were_selected() {
    let action = "- {target: \"$.tags[?@.name != 'b']\", remove: true}";
    check(&[action], "/tags", serde_json::json!([{"name": "b"}]));
    let action = "- {target: '$.tags[0,2]', remove: true}";
    check(&[action], "/tags", serde_json::json!([{"name": "b"}]));
}

#[test]
fn what_stands_within_a_removed_node_is_removed_once() {
    let action = "- {target: '$.paths..*', remove: true}";
    check(&[action], "/paths", serde_json::json!({}));
}

#[test]
fn a_node_is_removed_and_made_anew() {
    let actions =
        "- {target: $.info.contact, remove: true}\n- {target: $.info, update: {contact: {url: u}}}";
    check(&[actions], "/info/contact", serde_json::json!({"url": "u"}));
}

#[test]
fn a_node_is_copied_into_another() {
    let action = "- {target: \"$.paths['/a'].get\", copy: \"$.paths['/b'].get\"}";
    let expected = serde_json::json!({"operationId": "b", "tags": ["x", "x", "y"]});
    check(&[action], "/paths/~1a/get", expected);
}

#[test]
fn overlays_and_actions_apply_in_their_order() {
    let first = "- {target: $.info, update: {x-a: 1}}\n- {target: \"$.info['x-a']\", update: 2}";
    let second = "- {target: \"$.info['x-a']\", update: 3}";
    check(&[first, second], "/info/x-a", 3.into());
}

#[test]
fn a_finding_about_an_overlaid_node_is_in_the_overlay() {
    let actions = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n- target: $.tags\n  update: {nam: d}\n- target: $.tags[0]\n  remove: true\n";
    let source = Source::new("shop.yaml", DOCUMENT);
    let source = source.with_overlay(Source::new("overlay.yaml", actions));
    let (_, findings) = crate::lower_source(&source);
    let shown = findings.render(&source);
    let is_there = |file: &str| shown.iter().any(|(_, text)| text.contains(file));
    assert!(is_there("overlay.yaml:5:"), "{shown:#?}");
    assert!(is_there("shop.yaml:6:"), "{shown:#?}");
}

#[test]
fn copies_of_copies_end() {
    let actions = "- {target: $.info, copy: $.paths}\n".repeat(3)
        + &"- {target: $.paths, update: {x-a: {}}}\n- {target: \"$.paths['x-a']\", copy: $}\n"
            .repeat(20);
    let (_, findings) = overlaid(&[&actions]);
    let ends = ["nests the document", "add more than", "cannot be merged"];
    let is_end = |text: &String| ends.iter().any(|end| text.contains(end));
    assert!(findings.iter().any(is_end), "{findings:#?}");
}
