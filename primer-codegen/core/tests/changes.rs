//! Two documents have changes if and only if their expansions differ in more than documentation.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use primer_codegen_core::ir::Api;
use primer_codegen_core::versions::changes::changes;
use primer_codegen_core::{Caller, Parts, Source, expand, lower_source};
use proc_macro2::{Group, TokenStream, TokenTree};
use proptest::collection::vec;
use proptest::prelude::*;
use quote::quote;

/// The number of choices in a document.
const CHOICES: usize = 64;
/// The number of alternatives of each choice.
const ALTERNATIVES: usize = 24;

/// Numbers that choose each part of a document from a few alternatives.
struct Choices<'a>(std::slice::Iter<'a, usize>);

impl Choices<'_> {
    fn one_of(&mut self, from: &[&'static str]) -> &'static str {
        from[self.0.next().unwrap() % from.len()]
    }

    fn schema(&mut self) -> &'static str {
        self.one_of(&[
            "type: string",
            "type: string, maxLength: 3",
            "type: string, minLength: 1, maxLength: 3",
            "type: string, pattern: '^a'",
            "type: string, nullable: true",
            "type: string, format: password",
            "type: string, x-sensitive: true",
            "type: string, deprecated: true",
            "type: string, default: x",
            "type: string, x-aliases: [other]",
            "type: string, enum: [x]",
            "type: string, enum: [x, y]",
            "type: integer, format: int32, default: 1",
            "type: integer, format: int64, default: 1",
            "type: integer, format: int64, default: 2, minimum: 0",
            "type: number, multipleOf: 2",
            "type: boolean",
            "type: array, items: {type: string}",
            "type: array, uniqueItems: true, items: {type: string, maxLength: 1}",
            "type: array, items: {$ref: '#/components/schemas/C'}",
            "type: object, additionalProperties: {type: string, nullable: true}",
            "$ref: '#/components/schemas/B'",
            "$ref: '#/components/schemas/C'",
            "$ref: '#/components/schemas/D'",
        ])
    }

    fn object(&mut self) -> String {
        let deprecated = self.one_of(&["", "", "deprecated: true, "]);
        let required = self.one_of(&["", "", "required: [a], ", "required: [a, b], "]);
        let recommended = self.one_of(&["", "", "x-recommended: [c], "]);
        let limits = self.one_of(&["", "", "minProperties: 1, "]);
        let others = self.one_of(&[
            "",
            "",
            "additionalProperties: false, ",
            "additionalProperties: {type: integer}, ",
        ]);
        let (a, b, c) = (self.schema(), self.schema(), self.schema());
        let more = match self.one_of(&["", "", "d"]) {
            "" => String::new(),
            name => format!(", {name}: {{{}}}", self.schema()),
        };
        format!(
            "type: object, {deprecated}{required}{recommended}{limits}{others}properties: {{a: {{{a}}}, b: {{{b}}}, c: {{{c}}}{more}}}"
        )
    }

    fn union(&mut self) -> String {
        let second = self.one_of(&["", "", ", {$ref: '#/components/schemas/C'}"]);
        let by = self.one_of(&["", "", ", discriminator: {propertyName: a}"]);
        format!(
            "oneOf: [{{$ref: '#/components/schemas/A'}}, {{$ref: '#/components/schemas/B'}}{second}]{by}"
        )
    }

    fn parameter(&mut self, name: &str) -> String {
        let place = self.one_of(&[
            "",
            "",
            "in: query",
            "in: query, required: true",
            "in: header",
            "in: query, explode: false",
        ]);
        let schema = self.one_of(&[
            "type: string",
            "type: string, maxLength: 3",
            "type: integer",
            "type: string, enum: [k]",
        ]);
        match place {
            "" => String::new(),
            _ => format!("{{name: {name}, {place}, schema: {{{schema}}}}}, "),
        }
    }

    fn response(&mut self, status: &str) -> String {
        match self.one_of(&["none", "", "", "A", "B"]) {
            "none" => String::new(),
            "" => format!("'{status}': {{description: D.}}, "),
            name => format!(
                "'{status}': {{description: D., {}}}, ",
                json(&format!("$ref: '#/components/schemas/{name}'"))
            ),
        }
    }

    fn operation(&mut self, id: &str) -> String {
        let deprecated = self.one_of(&["", "", "deprecated: true, "]);
        let security = self.one_of(&["", "", "security: [], ", "security: [{K: []}], "]);
        let required = self.one_of(&["", "required: true, "]);
        let body = match self.one_of(&["", "A", "A", "B", "D"]) {
            "" => String::new(),
            name => format!(
                "requestBody: {{{required}{}}}, ",
                json(&format!("$ref: '#/components/schemas/{name}'"))
            ),
        };
        let parameters = self.parameter("p") + &self.parameter("q");
        let responses = self.response("200") + &self.response("400") + &self.response("404");
        format!(
            "{{operationId: {id}, {deprecated}{security}{body}parameters: [{parameters}], responses: {{{responses}'500': {{description: D.}}}}}}"
        )
    }

    fn document(&mut self) -> String {
        let prefix = self.one_of(&["", "", ", x-env-prefix: K"]);
        let server = self.one_of(&[
            "a.test'",
            "a.test'",
            "b.test'",
            "a.test', x-environment: one",
        ]);
        let (a, b) = (self.object(), self.object());
        let c = self.one_of(&[
            "type: string, enum: [x, y]",
            "type: string, enum: [x, z]",
            "type: integer, enum: [1, 2]",
        ]);
        let (d, one, two) = (self.union(), self.operation("one"), self.operation("two"));
        let name = self.one_of(&["K", "K", "L"]);
        format!(
            "openapi: 3.0.3
info: {{title: T, version: '1'{prefix}}}
servers: [{{url: 'https://{server}}}]
security: [{{K: []}}]
paths:
  /one: {{post: {one}}}
  /two: {{post: {two}}}
components:
  securitySchemes: {{K: {{type: apiKey, in: header, name: {name}}}}}
  schemas:
    A: {{{a}}}
    B: {{{b}}}
    C: {{{c}}}
    D: {{{d}}}
"
        )
    }
}

fn json(schema: &str) -> String {
    format!("content: {{application/json: {{schema: {{{schema}}}}}}}")
}

/// A document without findings.
fn lowered(text: &str) -> Option<Api> {
    let (api, findings) = lower_source(&Source::new("document.yaml", text));
    api.filter(|_| findings.is_empty())
}

/// The expansion of a document, without documentation.
fn expanded(text: &str, folder: &Path) -> String {
    std::fs::write(folder.join("changes.yaml"), text).unwrap();
    let caller = Caller {
        file: None,
        manifest_folder: folder.to_owned(),
    };
    wordless(expand(
        quote!(pub mod api = "changes.yaml";),
        &caller,
        Parts::TypesAndClient,
    ))
    .to_string()
}

fn wordless(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_doc(&group) => {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let inner = Group::new(group.delimiter(), wordless(group.stream()));
                kept.push(inner.into());
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn is_doc(attribute: &Group) -> bool {
    let first = attribute.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(name)) if name == "doc")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_that_differ_in_rust_or_on_the_wire_have_changes(
        first in vec(0..ALTERNATIVES, CHOICES),
        edits in vec((0..CHOICES, 0..ALTERNATIVES), 0..3),
    ) {
        let mut second = first.clone();
        for (place, way) in edits {
            second[place] = way;
        }
        let [old, new] = [&first, &second].map(|choices| Choices(choices.iter()).document());
        let (Some(before), Some(after)) = (lowered(&old), lowered(&new)) else {
            return Ok(());
        };
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let is_same = expanded(&old, folder) == expanded(&new, folder);
        let found = changes(&before, &after);
        prop_assert_eq!(found.is_empty(), is_same, "{:#?}\n{}\n{}", found, old, new);
        prop_assert!(changes(&after, &after).is_empty());
        prop_assert_eq!(changes(&after, &before).is_empty(), is_same);
    }
}

/// What means the same in two versions of the standard.
const SAME: [(&str, &str); 7] = [
    (
        "type: string, nullable: true, maxLength: 5",
        "type: [string, 'null'], maxLength: 5",
    ),
    (
        "type: integer, minimum: 0, exclusiveMinimum: true",
        "type: integer, exclusiveMinimum: 0",
    ),
    ("type: string, enum: [cat]", "type: string, const: cat"),
    (
        "nullable: true, allOf: [{$ref: '#/components/schemas/B'}]",
        "anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]",
    ),
    (
        "allOf: [{$ref: '#/components/schemas/B'}], description: d",
        "$ref: '#/components/schemas/B', description: d",
    ),
    (
        "allOf: [{$ref: '#/components/schemas/B'}, {required: [c]}]",
        "$ref: '#/components/schemas/B', required: [c]",
    ),
    (
        "type: object, additionalProperties: {type: integer}",
        "unevaluatedProperties: {type: integer}",
    ),
];

#[test]
fn what_means_the_same_in_two_versions_of_the_standard_is_one_type() {
    let document = |version: &str, schema: &str| {
        let members = "B: {type: object, properties: {c: {type: string}}}";
        let text = format!(
            "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    \
             A: {{type: object, properties: {{a: {{{schema}}}}}}}\n    {members}\n"
        );
        lowered(&text).unwrap()
    };
    for (earlier, later) in SAME {
        let (old, new) = (document("3.0.3", earlier), document("3.1.0", later));
        assert_eq!(old.types.len(), new.types.len(), "{later}");
        let found = changes(&old, &new);
        assert!(found.is_empty(), "{later}: {found:?}");
    }
}
