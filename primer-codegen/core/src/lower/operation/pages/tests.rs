use crate::ir::{NextPage, StreamForm};
use crate::lower::tests::api;

/// The pages of an operation with this extension: where the next one is, and the type of the items.
fn pages(extension: &str) -> Option<(NextPage, String)> {
    let order = "{type: object, properties: {id: {type: string}}}";
    let page = "{type: object, properties: {data: {allOf: [{$ref: '#/components/schemas/List'}]}, next: {type: string}, more: {type: boolean}}}";
    let api = api(&format!(
        "paths: {{/a: {{get: {{operationId: a, {extension}, parameters: [{{name: p, in: query, schema: {{type: string}}}}], responses: {{'200': {{description: a, content: {{application/json: {{schema: {page}}}}}}}}}}}}}}}\ncomponents: {{schemas: {{List: {{type: array, items: {{$ref: '#/components/schemas/Order'}}}}, Order: {order}}}}}"
    ));
    let stream = api.operations.first()?.stream.as_ref()?;
    let items = api.item(stream.items.ty.named()?)?.name.as_str().to_owned();
    match &stream.form {
        StreamForm::Pages(pages) => Some((pages.next.clone(), items)),
        StreamForm::Sequence(_) => None,
    }
}

#[test]
fn a_list_goes_on_in_one_of_several_ways() {
    let parameter = || "p".to_owned();
    for (extension, next) in [
        (
            "next: next, parameter: p",
            NextPage::Member {
                path: vec!["next".to_owned()],
                parameter: parameter(),
            },
        ),
        (
            "last: id, parameter: p, more: more",
            NextPage::Last {
                path: vec!["id".to_owned()],
                parameter: parameter(),
            },
        ),
        (
            "counts: pages, parameter: p",
            NextPage::Number {
                parameter: parameter(),
                first: 1,
            },
        ),
        (
            "counts: items, parameter: p",
            NextPage::Offset {
                parameter: parameter(),
            },
        ),
        (
            "nextUrl: next",
            NextPage::Url {
                path: vec!["next".to_owned()],
            },
        ),
        ("link: true", NextPage::Link),
    ] {
        let found = pages(&format!("x-pages: {{items: data, {extension}}}"));
        assert_eq!(found, Some((next, "Order".to_owned())), "{extension}");
    }
    assert_eq!(pages("tags: []"), None);
}
