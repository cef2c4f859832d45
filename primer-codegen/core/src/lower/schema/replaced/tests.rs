use crate::document::{Choice, Entry};
use crate::ir::{ItemKind, Type};
use crate::{Lowering, Source, lower_chosen};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    Money: {type: object, properties: {amount: {type: integer}}}\n";

/// The types of the fields of each struct, and the mistakes.
fn lines(schemas: &str, types: &[&str]) -> Vec<String> {
    let owned = |name: &&str| ((*name).to_owned(), format!("crate::own::{name}"));
    let choice = Choice {
        types: types.iter().map(owned).collect(),
        ..Choice::default()
    };
    let Lowering { api, mistakes, .. } =
        lower_chosen(&Source::new("a.yaml", format!("{HEAD}{schemas}")), &choice);
    let items = api.iter().flat_map(|api| &api.types).map(|item| {
        let ItemKind::Struct(of) = &item.kind else {
            return item.name.as_str().to_owned();
        };
        let fields = of.fields.iter().map(|field| match &field.shape.ty {
            Type::Own(path) => {
                let nullable = if field.shape.nullable { "?" } else { "" };
                let sensitive = if field.shape.sensitive { "!" } else { "" };
                format!(" {}: {path}{nullable}{sensitive}", field.wire_name)
            }
            _ => format!(" {}", field.wire_name),
        });
        format!("{}{}", item.name.as_str(), fields.collect::<String>())
    });
    let mistakes = mistakes.iter().map(|it| match it.entry {
        Entry::Type(n) => format!("{n}: {}", it.message),
        Entry::Operation(_) | Entry::Tag(_) | Entry::Header(_) => it.message.clone(),
    });
    items.chain(mistakes).collect()
}

#[test]
fn a_type_of_the_caller_stands_where_the_schema_is_used() {
    let schemas = "    Order:
      type: object
      required: [tip]
      properties:
        total: {$ref: '#/components/schemas/Money'}
        tip: {nullable: true, allOf: [{$ref: '#/components/schemas/Money'}]}
        price: {x-sensitive: true, allOf: [{$ref: '#/components/schemas/Money'}]}
    Alias: {$ref: '#/components/schemas/Money'}
";
    assert_eq!(
        lines(schemas, &["Money"]),
        [
            "Order total: crate::own::Money tip: crate::own::Money? price: crate::own::Money!",
            "Alias"
        ]
    );
}

#[test]
fn a_replaced_schema_says_itself_whether_it_is_null_or_sensitive() {
    let schemas = "    Pin: {type: string, nullable: true, x-sensitive: true}
    Card: {type: object, required: [pin], properties: {pin: {$ref: '#/components/schemas/Pin'}}}
";
    assert_eq!(
        lines(schemas, &["Money", "Pin"]),
        ["Card pin: crate::own::Pin?!"]
    );
}

#[test]
fn a_schema_that_is_not_there_is_a_mistake_with_the_nearest() {
    assert_eq!(
        lines("", &["Mony", "Order"]),
        [
            "Money amount",
            "0: this document has no schema `Mony` in `components`; did you mean `Money`?",
            "1: this document has no schema `Order` in `components`",
        ]
    );
}

#[test]
fn a_schema_that_extends_a_replaced_one_is_a_mistake() {
    let schemas = "    Price:
      allOf: [{$ref: '#/components/schemas/Money'}, {type: object, properties: {tax: {type: integer}}}]
";
    assert_eq!(
        lines(schemas, &["Money"]),
        [
            "Price amount tax",
            "0: `Price` extends `Money` by `allOf`, and cannot be made of another type: replace `Price` too",
        ]
    );
    assert_eq!(lines(schemas, &["Money", "Price"]), Vec::<String>::new());
}
