use crate::ir::ItemKind;
use crate::lower::tests::api;

/// Each setting with its values or `text` and its documentation.
fn check(members: &str, expected: &[&str]) {
    let api = api(&format!("paths: {{}}\n{members}\n"));
    let settings = api.service.settings.iter();
    let lines = settings.flat_map(|settings| {
        settings.list.iter().map(|it| {
            let item = it.values.and_then(|id| api.item(id));
            let values = match item.map(|item| (item.name.as_str(), &item.kind)) {
                Some((name, ItemKind::Environments(variants))) => {
                    let values: Vec<&str> = variants.iter().map(|it| it.value.as_str()).collect();
                    format!("{name} of {}", values.join(" "))
                }
                _ => "text".to_owned(),
            };
            let (name, of) = (settings.name.as_str(), it.name.as_str());
            format!("{name}::{of}: {values}: {}", it.docs.lines().join("|"))
        })
    });
    assert_eq!(lines.collect::<Vec<String>>(), expected);
}

#[test]
fn a_variable_is_a_setting_with_its_values_or_text() {
    check(
        "servers: [{url: 'https://{region}.a/{base-path}', variables: {region: {default: eu, enum: [eu, us], description: Where.}, base-path: {default: ''}}}]",
        &[
            "ServerVariable::Region: ServerRegion of eu us: `region`, `eu` by default.||Where.",
            "ServerVariable::BasePath: text: `base-path`, empty by default.",
        ],
    );
    check("servers: [{url: 'https://a'}]", &[]);
}

#[test]
fn servers_share_a_variable_with_the_values_of_all() {
    let servers = |second: &str| {
        format!(
            "servers: [{{url: 'https://{{r}}.a', variables: {{r: {{default: a, enum: [a, b]}}}}}}, {{url: 'https://{{r}}.b', variables: {{r: {second}}}}}]"
        )
    };
    check(
        &servers("{default: b, enum: [b, c]}"),
        &["ServerVariable::R: ServerR of a b c: `r`, `a` by default."],
    );
    check(
        &servers("{default: b}"),
        &["ServerVariable::R: text: `r`, `a` by default."],
    );
}

#[test]
fn a_variable_that_no_url_has_is_no_setting() {
    check(
        "servers: [{url: 'https://a', variables: {x: {default: a}}}]",
        &[],
    );
}

#[test]
fn components_keep_the_names_of_the_enums() {
    check(
        "components: {schemas: {ServerVariable: {type: object}, ServerR: {type: object}}}\nservers: [{url: 'https://{r}', variables: {r: {default: a, enum: [a]}}}]",
        &["ServerVariableValue::R: ServerR2 of a: `r`, `a` by default."],
    );
}
