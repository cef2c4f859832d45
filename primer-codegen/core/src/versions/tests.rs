//! Small documents in, the oldest first; what they share and what leads from one to another out, a line each.

use super::compare;
use crate::ir::Item;
use crate::ir::versions::Versions;
use crate::{Source, lower_source, names};

/// Several versions of an API, by some members of each document.
pub(super) fn versions(documents: &[&str]) -> Versions {
    let documents = documents.iter().zip(1..).map(|(members, n)| {
        let text = format!("{{openapi: 3.0.3, info: {{title: T, version: '{n}.0'}}, {members}}}");
        let (api, findings) = lower_source(&Source::new("document.yaml", text));
        assert!(findings.is_empty(), "{findings:?}");
        (names::written(&format!("v{n}")), api)
    });
    compare(documents.collect())
}

/// Several versions of an API, by the schemas of each document.
pub(super) fn schemas(schemas: &[&str]) -> Versions {
    let members = schemas
        .iter()
        .map(|schemas| format!("paths: {{}}, components: {{schemas: {{{schemas}}}}}"));
    let members: Vec<String> = members.collect();
    versions(&members.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Several versions of an API, by the schemas of each document, whose `A` stands in the body of a PATCH and in its response.
pub(super) fn updates(schemas: &[&str]) -> Versions {
    let a = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}";
    let members = schemas.iter().map(|schemas| {
        format!("paths: {{/a: {{patch: {{operationId: change, requestBody: {{required: true, {a}}}, responses: {{'200': {{description: A., {a}}}}}}}}}}}, components: {{schemas: {{{schemas}}}}}")
    });
    let members: Vec<String> = members.collect();
    versions(&members.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The types with the module that each is emitted in, and the version that it is emitted as.
pub(super) fn emitted(versions: &Versions) -> Vec<(String, &Item, usize, usize)> {
    let mut found = Vec::new();
    for (version, of) in versions.list.iter().enumerate() {
        let types = of.api.iter().flat_map(|api| &api.types).zip(&of.relations);
        for (n, (item, relation)) in types.enumerate() {
            let group = relation.group.and_then(|group| versions.groups.get(group));
            match group {
                None => found.push((of.module.as_str().to_owned(), item, version, n)),
                Some(group) if group.users.first() == Some(&version) => {
                    found.push((group.module.as_str().to_owned(), item, version, n));
                }
                Some(_) => {}
            }
        }
    }
    found
}

pub(super) const INTEGER: &str = "A: {type: object, properties: {a: {type: integer}}}";

/// Operations of some names, each with two parameters.
pub(super) fn operations(names: &[&str]) -> String {
    let paths = names.iter().map(|name| {
        format!("'/{name}/{{id}}': {{get: {{operationId: {name}, parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}, {{name: q, in: query, schema: {{type: string}}}}], responses: {{'204': {{description: d}}}}}}}}")
    });
    format!("paths: {{{}}}", paths.collect::<Vec<_>>().join(", "))
}

#[test]
fn versions_of_the_same_number_are_told_apart_by_their_modules() {
    let document = |text: &str| {
        let text = format!("{{openapi: 3.0.3, info: {{title: T, version: '1'}}, {text}}}");
        lower_source(&Source::new("document.yaml", text)).0
    };
    let (old, new) = (document("paths: {}"), document(&operations(&["a"])));
    let documents = vec![
        (names::written("older"), old),
        (names::written("r#new"), new),
    ];
    let versions = compare(documents);
    let labels: Vec<&str> = versions.list.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["older", "new"]);
}

#[test]
fn a_document_that_could_not_be_read_is_left_out() {
    let text = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}";
    let api = lower_source(&Source::new("document.yaml", text)).0;
    let documents = vec![
        (names::written("one"), api.clone()),
        (names::written("two"), None),
        (names::written("three"), api),
    ];
    let versions = compare(documents);
    assert!(versions.list.iter().all(|it| it.absent.is_empty()));
}
