//! Which types are merged, against values: those that accept the same, and no others.

use std::collections::BTreeSet;

use primer_codegen_core::ir::versions::Versions;
use primer_codegen_core::{Source, lower_source, names, versions};
use proptest::collection::vec;
use proptest::prelude::*;

use super::choices::Choices;
use super::documents::{Document, Kind, Schema};
use super::edits;

/// The number of choices of a document, and of a change.
const DOCUMENT: usize = 80;
const CHANGE: usize = 24;

/// Compares documents; nothing if one of them has a schema whose values would have to be infinite.
fn compared(documents: [&Document; 2]) -> Option<Versions> {
    let mut apis = Vec::new();
    for (document, version) in documents.into_iter().zip(["1", "2"]) {
        let source = Source::new("document.yaml", document.write(version));
        let (api, findings) = lower_source(&source);
        if !document.has_values() || !findings.is_empty() {
            return None;
        }
        apis.push((names::written(&format!("v{version}")), api));
    }
    Some(versions::compare(apis))
}

/// The names of the types of a version, and whether the other version has the very type.
fn merged(versions: &Versions) -> Vec<(&str, bool)> {
    let first = &versions.list[0];
    let types = &first.api.as_ref().unwrap().types;
    types
        .iter()
        .zip(&first.relations)
        .map(|(item, relation)| (item.name.as_str(), relation.group.is_some()))
        .collect()
}

/// Properties of a schema, and of the schemas to which it refers, that do not restrict values: names, defaults, secrets.
fn facts(document: &Document, name: &str) -> BTreeSet<String> {
    let (mut found, mut open, mut seen) = (BTreeSet::new(), vec![name.to_owned()], BTreeSet::new());
    while let Some(name) = open.pop() {
        if seen.insert(name.clone()) {
            collect(
                document,
                document.named(&name),
                &name,
                &mut found,
                &mut open,
            );
        }
    }
    found
}

fn collect(
    document: &Document,
    schema: &Schema,
    place: &str,
    found: &mut BTreeSet<String>,
    open: &mut Vec<String>,
) {
    let mut say = |what: String| found.insert(format!("{place}: {what}"));
    match &schema.kind {
        Kind::Ref(name) => {
            say(format!("is {name}"));
            open.push(name.clone());
        }
        Kind::Text(text) => drop(say(format!("{:?}", text.format))),
        // Limits may hide the Rust type.
        Kind::Integer(integer) if integer.format == Some("int32") => drop(say("narrow".to_owned())),
        Kind::Union(alternatives) => {
            for (tag, name) in alternatives {
                say(format!("{tag} is {name}"));
                open.push(name.clone());
            }
        }
        Kind::Object(object) => {
            for member in &object.members {
                let default = default(&member.schema);
                say(format!("has {} or else {default:?}", member.name));
            }
        }
        _ => {}
    }
    for (name, inner) in schema.inside() {
        let place = format!("{place}.{name}");
        // Whether a value is secret depends on the place where it is used.
        if document.schema(inner).sensitive {
            found.insert(format!("{place}: secret"));
        }
        collect(document, inner, &place, found, open);
    }
}

fn default(schema: &Schema) -> Option<String> {
    match &schema.kind {
        Kind::Integer(integer) => integer.default.map(|it| it.to_string()),
        Kind::Boolean(default) => default.map(|it| it.to_string()),
        _ => None,
    }
}

/// A value that only one of two schemas of a name accepts.
fn difference(documents: [&Document; 2], name: &str) -> Option<serde_json::Value> {
    let [old, new] = documents;
    let accepts = |document: &Document, value: &serde_json::Value| {
        document.accepts(document.named(name), value)
    };
    let mut values = old.samples(old.named(name));
    values.extend(new.samples(new.named(name)));
    values
        .into_iter()
        .find(|value| accepts(old, value) != accepts(new, value))
}

fn check(documents: [&Document; 2]) -> Result<(), TestCaseError> {
    let [old, new] = documents;
    let Some(versions) = compared(documents) else {
        return Ok(());
    };
    let has = |document: &Document, name: &str| document.schemas.iter().any(|it| it.0 == name);
    let both = |name: &str| has(old, name) && has(new, name);
    for (name, is_one) in merged(&versions).into_iter().filter(|(name, _)| both(name)) {
        let difference = difference(documents, name);
        let says_more = facts(old, name) != facts(new, name);
        let texts = || {
            format!(
                "{name}: {difference:?}\n{}\n{}",
                old.write("1"),
                new.write("2")
            )
        };
        prop_assert_eq!(is_one, difference.is_none() && !says_more, "{}", texts());
    }
    Ok(())
}

fn numbers(count: usize) -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), count)
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn types_are_merged_if_they_accept_the_same_values_and_only_then(
        document in numbers(DOCUMENT),
        changes in vec(numbers(CHANGE), 1..3),
    ) {
        let old = edits::document(&mut Choices::new(document));
        let mut new = old.clone();
        for change in changes {
            edits::change(&mut new, &mut Choices::new(change));
        }
        check([&old, &new])?;
    }

    #[test]
    fn words_and_order_are_no_difference(
        document in numbers(DOCUMENT),
        rewordings in vec(numbers(CHANGE), 1..6),
    ) {
        let old = edits::document(&mut Choices::new(document));
        let mut new = old.clone();
        for rewording in rewordings {
            edits::reword(&mut new, &mut Choices::new(rewording));
        }
        if let Some(versions) = compared([&old, &new]) {
            for (name, is_one) in merged(&versions) {
                prop_assert!(is_one, "{name}\n{}\n{}", old.write("1"), new.write("2"));
            }
        }
    }
}

#[test]
fn most_documents_are_accepted() {
    let documents: Vec<Document> = (0..64)
        .map(|seed| edits::document(&mut Choices::seeded(seed)))
        .collect();
    let accepted = documents
        .iter()
        .filter(|it| compared([*it, *it]).is_some())
        .count();
    assert!(accepted > 48, "{accepted} of 64");
}

#[test]
fn most_changes_are_a_difference_that_is_found() {
    let (mut one, mut two) = (0, 0);
    for seed in 0..64 {
        let mut choices = Choices::seeded(seed);
        let old = edits::document(&mut choices);
        let mut new = old.clone();
        edits::change(&mut new, &mut choices);
        for (name, is_one) in compared([&old, &new]).iter().flat_map(merged) {
            if old.schemas.iter().any(|it| it.0 == name) {
                if is_one { one += 1 } else { two += 1 }
            }
        }
    }
    assert!(one > 40 && two > 40, "{one} are one, {two} are two");
}
