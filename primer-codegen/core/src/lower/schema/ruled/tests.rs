use crate::ir::ItemKind;
use crate::{Source, lower_source};

/// The components with rules, of those that are objects.
fn ruled(schemas: &str) -> Vec<String> {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let (api, _) = lower_source(&Source::new("a.yaml", text));
    let types = api.into_iter().flat_map(|api| api.types);
    let ruled = types.filter(|item| matches!(&item.kind, ItemKind::Struct(of) if of.ruled));
    ruled.map(|item| item.name.as_str().to_owned()).collect()
}

#[test]
fn text_integers_and_free_json_have_no_rules() {
    let found = ruled(
        "    A: {type: object, required: [b], properties: {a: {type: string}, b: {type: integer}, c: {type: boolean}, d: {}, e: {enum: [x, y]}}}\n",
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn limits_closed_objects_numbers_and_timestamps_are_rules() {
    let found = ruled(
        "    A: {type: object, properties: {a: {type: string, maxLength: 3}}}
    B: {type: object, additionalProperties: false}
    C: {type: object, properties: {a: {type: array, items: {type: number}}}}
    D: {type: object, properties: {a: {type: string, format: date-time}}}
    E: {type: object, minProperties: 1, properties: {a: {type: integer}}}
    F: {type: object, additionalProperties: {type: string, minLength: 1}, properties: {a: {type: integer}}}
    G: {type: object, additionalProperties: {type: string}, properties: {a: {type: integer}}}
",
    );
    assert_eq!(found, ["A", "B", "C", "D", "E", "F"]);
}

#[test]
fn rules_are_found_through_lists_unions_and_circles() {
    let found = ruled(
        "    A: {type: object, properties: {a: {type: array, items: {$ref: '#/components/schemas/B'}}}}
    B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, u: {$ref: '#/components/schemas/U'}}}
    U: {oneOf: [{$ref: '#/components/schemas/C'}, {type: string}]}
    C: {type: object, required: [x], properties: {x: {type: integer, minimum: 0}}}
    D: {type: object, properties: {d: {$ref: '#/components/schemas/D'}, v: {$ref: '#/components/schemas/V'}}}
    V: {oneOf: [{type: integer}, {type: string}]}
",
    );
    assert_eq!(found, ["A", "B", "C"]);
}
