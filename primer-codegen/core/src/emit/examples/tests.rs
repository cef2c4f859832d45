use quote::{ToTokens as _, quote};

use crate::emit::tests::{read, whole_expansion};

const SCHEMAS: &str = "
  Pet: {type: object, required: [name, kind], properties: {
    name: {type: string}, kind: {$ref: '#/components/schemas/Kind'}, age: {type: integer}, born: {type: string, format: date-time},
    old: {type: string, deprecated: true}, id: {type: string, readOnly: true}}}
  Kind: {type: string, enum: [cat, dog]}
  Basket: {type: object, required: [items, notes, extra], properties: {
    items: {type: array, items: {$ref: '#/components/schemas/Pet'}}, notes: {type: array, items: {type: string}},
    extra: {type: object, additionalProperties: {type: number}}}}
  Change: {type: object, properties: {name: {type: string}, age: {type: integer, minimum: 3}}}
  Food: {oneOf: [{$ref: '#/components/schemas/Meat'}, {$ref: '#/components/schemas/Corn'}], discriminator: {propertyName: what}}
  Meat: {type: object, required: [what, of], properties: {what: {type: string}, of: {type: string}}}
  Corn: {type: object, required: [what], properties: {what: {type: string}}}
  Timestamp: {type: object, required: [at], properties: {at: {type: string, format: date-time}}}
";

/// The code of the only example of `call`, an operation with some members, or of a type.
fn example(operation: &str, of: &str) -> String {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nsecurity: []\npaths:\n  /a/{{id}}:\n    post:\n{}\ncomponents:\n  schemas:{}",
        format!("operationId: call\n{operation}")
            .replace('\n', "\n      ")
            .replacen("operationId", "      operationId", 1),
        SCHEMAS.replace("\n  ", "\n    "),
    );
    let tokens = whole_expansion(
        quote!(doctests = shop::apis; pub mod m = "a.yaml";),
        vec![read(&text)],
    );
    let module: syn::ItemMod = syn::parse2(tokens).unwrap_or_else(|error| unreachable!("{error}"));
    let items = module.content.into_iter().flat_map(|(_, items)| items);
    let attributes = items.flat_map(|item| match item {
        syn::Item::Struct(item) if item.ident == of => item.attrs,
        syn::Item::Impl(item) => item
            .items
            .into_iter()
            .flat_map(|item| match item {
                syn::ImplItem::Fn(method) if method.sig.ident == of => method.attrs,
                _ => Vec::new(),
            })
            .collect(),
        _ => Vec::new(),
    });
    let lines = attributes.filter_map(|attribute| match attribute.meta {
        syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => {
            let text = syn::parse2::<syn::LitStr>(meta.value.into_token_stream()).ok()?;
            Some(text.value().trim_start_matches(' ').to_owned())
        }
        _ => None,
    });
    let code = lines.skip_while(|line| line != "```").skip(1);
    let code = code.take_while(|line| line != "```");
    let shown = code.filter(|line| !line.is_empty() && !line.starts_with("# "));
    shown.collect::<Vec<String>>().join("\n")
}

#[track_caller]
fn check(operation: &str, expected: &[&str]) {
    assert_eq!(example(operation, "call"), expected.join("\n"));
}

const ID: &str = "{name: id, in: path, required: true, schema: {type: string}}";

fn body(schema: &str, more: &str) -> String {
    format!(
        "parameters: [{ID}]\nresponses: {{'204': {{description: ''}}}}\nrequestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}{more}}}}}}}"
    )
}

#[test]
fn arguments_are_examples_of_the_document_or_their_names() {
    check(
        &format!("parameters: [{ID}]\nresponses: {{'204': {{description: ''}}}}"),
        &["client.call(\"id\").await?;"],
    );
    check(
        "parameters: [{name: id, in: path, required: true, example: a-1, schema: {type: string}}, {name: q, in: query, required: true, schema: {type: integer, minimum: 5}}]\n\
         responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}",
        &["let response = client.call(\"a-1\", 5).await?;"],
    );
}

#[test]
fn numbers_are_in_the_range_of_their_type_and_their_limits() {
    let call = |schema: &str| {
        format!(
            "parameters: [{{name: id, in: path, required: true, {schema}}}]\nresponses: {{'204': {{description: ''}}}}"
        )
    };
    for (schema, expected) in [
        (
            "example: 3000000000, schema: {type: integer, format: int32}",
            "1",
        ),
        (
            "example: 3000000000, schema: {type: integer, format: int64}",
            "3000000000",
        ),
        ("example: -1, schema: {type: integer, format: uint32}", "1"),
        ("schema: {type: integer, maximum: -3}", "-3"),
        ("schema: {type: integer, minimum: 2.5}", "3"),
        (
            "schema: {type: integer, maximum: 1, exclusiveMaximum: true}",
            "0",
        ),
        ("schema: {type: number, maximum: 0.5}", "-0.5"),
        (
            "schema: {type: number, minimum: 0.25, maximum: 0.75}",
            "0.5",
        ),
        ("schema: {type: number, minimum: 2.5, maximum: 2.5}", "2.5"),
    ] {
        let expected = format!("client.call({expected}).await?;");
        check(&call(schema), &[&expected]);
    }
}

#[test]
fn a_type_of_the_runtime_is_written_by_its_path_beside_one_of_that_name() {
    check(
        &body("Timestamp", ""),
        &[
            "use shop::apis::m::Timestamp;",
            "let request = Timestamp::new(\"2026-12-01T09:00:00Z\".parse::<rt::Timestamp>()?);",
            "client.call(\"id\", request).await?;",
        ],
    );
}

#[test]
fn a_body_has_what_is_required() {
    check(
        &body("Pet", ""),
        &[
            "use shop::apis::m::{Kind, Pet};",
            "let request = Pet::new(\"name\", Kind::Cat);",
            "client.call(\"id\", request).await?;",
        ],
    );
    check(
        &body("Basket", ""),
        &[
            "use shop::apis::m::{Basket, Kind, Pet};",
            "let request = Basket::new([Pet::new(\"name\", Kind::Cat)], [\"notes\"], [(\"name\", 1.0)]);",
            "client.call(\"id\", request).await?;",
        ],
    );
}

#[test]
fn a_body_shows_what_the_example_of_the_document_has() {
    let example = ", example: {name: Tom, kind: dog, age: 3, old: x, id: '7'}";
    check(
        &body("Pet", example),
        &[
            "use shop::apis::m::{Kind, Pet};",
            "let request = Pet::new(\"Tom\", Kind::Dog).age(3);",
            "client.call(\"id\", request).await?;",
        ],
    );
    let named = ", examples: {other: {externalValue: 'https://a.example'}, one: {value: {name: Tim, kind: cow}}}";
    check(
        &body("Pet", named),
        &[
            "use shop::apis::m::{Kind, Pet};",
            "let request = Pet::new(\"Tim\", Kind::Cat);",
            "client.call(\"id\", request).await?;",
        ],
    );
}

#[test]
fn text_that_would_end_the_example_is_left_out() {
    for text in ["```", "a\\nb", "\u{202e}x"] {
        let example = format!(", example: {{name: \"{text}\", kind: dog}}");
        check(
            &body("Pet", &example),
            &[
                "use shop::apis::m::{Kind, Pet};",
                "let request = Pet::new(\"name\", Kind::Dog);",
                "client.call(\"id\", request).await?;",
            ],
        );
    }
    let quoted = ", example: {name: 'a \"b\" \\', kind: dog}";
    check(
        &body("Pet", quoted),
        &[
            "use shop::apis::m::{Kind, Pet};",
            r#"let request = Pet::new("a \"b\" \\", Kind::Dog);"#,
            "client.call(\"id\", request).await?;",
        ],
    );
}

#[test]
fn an_object_without_required_members_sets_one() {
    check(
        &body("Change", ", example: {age: 4}"),
        &[
            "use shop::apis::m::Change;",
            "let request = Change::default().age(4);",
            "client.call(\"id\", request).await?;",
        ],
    );
}

#[test]
fn an_alternative_is_the_one_that_the_example_names() {
    check(
        &body("Food", ", example: {what: Corn}"),
        &[
            "use shop::apis::m::{Corn, Food};",
            "let request = Food::Corn(Corn::new(\"Corn\"));",
            "client.call(\"id\", request).await?;",
        ],
    );
}

#[test]
fn a_type_of_a_body_shows_how_it_is_made() {
    assert_eq!(
        example(&body("Pet", ""), "Pet"),
        "use shop::apis::m::{Kind, Pet};\nlet request = Pet::new(\"name\", Kind::Cat);"
    );
    assert_eq!(example(&body("Pet", ""), "Basket"), "");
}
