#![allow(clippy::unwrap_used, clippy::panic)]

//! Checks of lowering: a small document, and one line for each type, operation and finding that it becomes.

use crate::diagnostics::tests::is_named;
use crate::document::Choice;
use crate::ir::{
    Api, Argument, Enum, Field, Item, ItemKind, Literal, Location, Operation, Parameter, Presence,
    Responses, Shape, Struct, TagValue, Type, Union,
};
use crate::names::{Case, in_case};
use crate::{Lowering, Source, lower_chosen, lower_source};

/// Checks the types that some schemas become, without the structs of arguments, and the findings.
pub(super) fn check(schemas: &str, expected: &str) {
    let text = format!(
        "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{}",
        indented(schemas, "    ")
    );
    let (api, findings) = lowered(&text);
    let printer = Printer { api: &api };
    let types = api.types.iter().filter(|item| !is_arguments(item));
    let types = types.map(|item| printer.item(item));
    assert_lines(&text, types.chain(findings).collect(), expected);
}

/// Checks the structs of arguments of a document with some members.
pub(super) fn check_arguments(members: &str, expected: &str) {
    let api = api(members);
    let printer = Printer { api: &api };
    let named = api.types.iter().filter(|item| is_arguments(item));
    let named = named.map(|item| printer.item(item));
    assert_lines(members, named.collect(), expected);
}

fn is_arguments(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Arguments(_))
}

/// Checks the operations of a document with some members, and the findings.
pub(super) fn check_operations(members: &str, expected: &str) {
    let text = format!("{HEAD}{}", indented(members, ""));
    let (api, findings) = lowered(&text);
    let printer = Printer { api: &api };
    let operations = api
        .operations
        .iter()
        .map(|operation| printer.operation(operation));
    assert_lines(&text, operations.chain(findings).collect(), expected);
}

/// Checks the structs of headers of a document with some members, and the findings.
pub(super) fn check_headers(members: &str, expected: &str) {
    let text = format!("{HEAD}{}", indented(members, ""));
    let (api, findings) = lowered(&text);
    let printer = Printer { api: &api };
    let headers = api.operations.iter().map(|it| &it.headers.shape.ty);
    let headers = headers.filter_map(|ty| api.item(ty.named()?));
    let headers = headers.map(|item| printer.item(item));
    assert_lines(&text, headers.chain(findings).collect(), expected);
}

/// Checks the types and the request bodies of a document with some members, and the findings.
pub(super) fn check_bodies(members: &str, expected: &str) {
    let text = format!("{HEAD}{}", indented(members, ""));
    let (api, findings) = lowered(&text);
    let printer = Printer { api: &api };
    let types = api.types.iter().map(|item| printer.item(item));
    let bodies = api.operations.iter().filter_map(|it| it.body.as_ref());
    let bodies = bodies.map(|body| format!("body: {}", printer.shape(&body.shape)));
    assert_lines(
        &text,
        types.chain(bodies).chain(findings).collect(),
        expected,
    );
}

/// The IR of a document with some members and without findings.
pub(super) fn api(members: &str) -> Api {
    let (api, findings) = lowered(&format!("{HEAD}{}", indented(members, "")));
    assert_eq!(findings, Vec::<String>::new());
    api
}

/// The API of a document of OpenAPI 3.1 with some schemas, of which nothing is to be found.
pub(super) fn later_api(schemas: &str) -> Api {
    let head = HEAD.replace("3.0.3", "3.1.1");
    let schemas = indented(schemas, "    ");
    let (api, findings) = lowered(&format!("{head}components:\n  schemas:\n{schemas}"));
    assert_eq!(findings, Vec::<String>::new());
    api
}

/// The type of a name.
pub(super) fn item<'a>(api: &'a Api, name: &str) -> &'a Item {
    api.types
        .iter()
        .find(|item| item.name.as_str() == name)
        .unwrap()
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";

/// The API with all schemas, those too that nothing refers to.
fn lowered(text: &str) -> (Api, Vec<String>) {
    let choice = Choice {
        all_schemas: true,
        ..Choice::default()
    };
    let Lowering { api, findings, .. } = lower_chosen(&Source::new("document.yaml", text), &choice);
    let findings = findings
        .iter()
        .map(|finding| format!("! {}", finding.message))
        .collect();
    match api {
        Some(api) => (api, findings),
        None => panic!("{findings:?}\n{text}"),
    }
}

/// The lines of a text with their common indentation replaced.
fn indented(text: &str, by: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let shared = lines
        .iter()
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    lines
        .iter()
        .map(|line| format!("{by}{}\n", line.split_at(shared).1))
        .collect()
}

fn assert_lines(text: &str, found: Vec<String>, expected: &str) {
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let is_expected = |(found, expected): (&String, &&str)| match found.strip_prefix("! ") {
        Some(finding) => {
            let name = expected.strip_prefix("! ");
            name.is_some_and(|name| is_named(finding, name))
        }
        None => found == expected,
    };
    if found.len() != expected.len() || !found.iter().zip(&expected).all(is_expected) {
        assert_eq!(found, expected, "\n{text}");
    }
}

struct Printer<'a> {
    api: &'a Api,
}

impl Printer<'_> {
    fn item(&self, item: &Item) -> String {
        let name = item.name.as_str();
        match &item.kind {
            ItemKind::Struct(of) => format!("{name} {{ {} }}", self.members(of)),
            ItemKind::Enum(of) => format!("{name} = {}", values(of, |value| format!("{value:?}"))),
            ItemKind::IntegerEnum(of) => format!("{name} = {}", values(of, i64::to_string)),
            ItemKind::Union(of) => format!("{name} = {}", self.variants(of)),
            ItemKind::Alias(shape) => format!("{name}: {}", self.shape(shape)),
            ItemKind::Arguments(list) => format!("{name} {{ {} }}", self.arguments(list)),
            ItemKind::Bodies(variants) => {
                let variants = variants
                    .iter()
                    .map(|it| format!("{}({})", it.name.as_str(), self.shape(&it.shape)));
                format!("{name} = {}", variants.collect::<Vec<_>>().join(" | "))
            }
            ItemKind::Outcomes(variants) => {
                let variants = variants
                    .iter()
                    .map(|it| format!("{}({})", it.name.as_str(), self.shape(&it.shape)));
                format!("{name} = {}", variants.collect::<Vec<_>>().join(" | "))
            }
            ItemKind::Environments(variants) => {
                let variants = variants.iter().map(|it| it.value.as_str());
                format!("{name} = {}", variants.collect::<Vec<_>>().join(" | "))
            }
        }
    }

    fn arguments(&self, list: &[Argument]) -> String {
        let arguments = list
            .iter()
            .map(|it| format!("{}: {}", it.name.as_str(), self.shape(&it.shape)));
        arguments.collect::<Vec<_>>().join(", ")
    }

    fn members(&self, of: &Struct) -> String {
        let mut members: Vec<String> = of.fields.iter().map(|field| self.field(field)).collect();
        match &of.additional {
            Some((_, shape)) if shape.ty != Type::Json => {
                members.push(format!("..: {}", self.shape(shape)))
            }
            _ => {}
        }
        members.extend((!of.open).then(|| "closed".to_owned()));
        members.join(", ")
    }

    /// `name: String`, `name?: String` if it is optional, `name: Patch<String>` if it may also be `null`.
    fn field(&self, field: &Field) -> String {
        let name = field.name.plain();
        let wire = match in_case(&field.wire_name, Case::Snake) == name {
            true => String::new(),
            false => format!(" {:?}", field.wire_name),
        };
        let shape = self.shape(&field.shape);
        let head = match field.presence {
            Presence::Required => format!("{name}{wire}: {shape}"),
            Presence::Optional => format!("{name}{wire}?: {shape}"),
            Presence::ThreeState => format!("{name}{wire}: Patch<{shape}>"),
        };
        let constant = field
            .constant
            .as_ref()
            .map(|value| format!(" == {}", literal(value)));
        let default = field
            .default
            .as_ref()
            .map(|(_, value)| format!(" = {}", literal(value)));
        head + &constant.unwrap_or_default() + &default.unwrap_or_default()
    }

    fn variants(&self, of: &Union) -> String {
        let variants = of.variants.iter().map(|it| {
            let tag = |tag: &TagValue| match tag {
                TagValue::Text(text) => format!("{text:?} "),
                tag => format!("{tag} "),
            };
            let tags: Vec<String> = it.tags.iter().map(tag).collect();
            format!(
                "{}{}{}{}({})",
                tags.concat(),
                if it.ambiguous { "(any) " } else { "" },
                if it.fallback { "else " } else { "" },
                it.name.as_str(),
                self.shape(&it.shape)
            )
        });
        let by = of.discriminator.iter().map(|name| format!(" by {name}"));
        variants.collect::<Vec<_>>().join(" | ") + &by.collect::<String>()
    }

    fn shape(&self, shape: &Shape) -> String {
        let ty = match &shape.ty {
            Type::List(item) => format!("[{}]", self.shape(item)),
            Type::Map(value) => format!("{{{}}}", self.shape(value)),
            Type::Entries(value) => format!("{{Patch<{}>}}", self.shape(value)),
            Type::OneOrMany(item) => format!("OneOrMany<{}>", self.shape(item)),
            Type::Named(id) => self.api.item(*id).unwrap().name.as_str().to_owned(),
            Type::Boxed(id) => format!("Box<{}>", self.api.item(*id).unwrap().name.as_str()),
            other => format!("{other:?}"),
        };
        let sensitive = if shape.sensitive { "sensitive " } else { "" };
        match shape.nullable {
            true => format!("{sensitive}Option<{ty}>"),
            false => format!("{sensitive}{ty}"),
        }
    }

    /// `POST /a: make(id: String, body: Order) -> Receipt or Failure`
    fn operation(&self, of: &Operation) -> String {
        let mut arguments: Vec<String> =
            of.parameters.iter().map(|it| self.parameter(it)).collect();
        arguments.extend(of.constants.iter().map(|it| {
            format!(
                "{:?} {} == {:?}",
                it.wire_name,
                location(it.location),
                it.value
            )
        }));
        if let Some(body) = &of.body {
            let (may, shape) = (
                if body.required { "" } else { "?" },
                self.shape(&body.shape),
            );
            let media = body.media.iter().map(|medium| {
                let members = medium.members.iter().map(|it| {
                    let explode = if it.explode { " exploded" } else { "" };
                    let reserved = if it.allow_reserved { " reserved" } else { "" };
                    format!(", {} {:?}{explode}{reserved}", it.name, it.style)
                });
                let members = members.collect::<String>();
                format!("{:?} {:?}{members}", medium.content, medium.media_type)
            });
            arguments.push(format!(
                "{}{may}: {shape} as {}",
                body.name.as_str(),
                media.collect::<Vec<_>>().join(", ")
            ));
        }
        let failures = match of.failures.list.is_empty() {
            true => String::new(),
            false => format!(" or {}", self.responses(&of.failures)),
        };
        let (method, path, name) = (&of.method, &of.path, of.name.as_str());
        let security = of.security.iter().map(|all| {
            let all: Vec<String> = all
                .iter()
                .map(|it| format!("{:?}", it.credential))
                .collect();
            format!(
                " with {}",
                if all.is_empty() {
                    "nothing".to_owned()
                } else {
                    all.join(" and ")
                }
            )
        });
        let security: String = security.collect();
        format!(
            "{method} {path}: {name}({}) -> {}{failures}{security}",
            arguments.join(", "),
            self.responses(&of.successes)
        )
    }

    fn parameter(&self, of: &Parameter) -> String {
        let may = if of.required { "" } else { "?" };
        let explode = if of.explode { " exploded" } else { "" };
        let key = if of.idempotency_key { " key" } else { "" };
        format!(
            "{}{may}: {} {} {:?}{explode}{key}",
            of.name.as_str(),
            self.shape(&of.shape),
            location(of.location),
            of.style
        )
    }

    fn responses(&self, responses: &Responses) -> String {
        let statuses: Vec<String> = responses
            .list
            .iter()
            .map(|it| format!("{:?} {:?}", it.statuses, it.content))
            .collect();
        format!("{} [{}]", self.shape(&responses.shape), statuses.join(", "))
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "in path",
        Location::Query => "in query",
        Location::Header => "in header",
        Location::QueryString => "in querystring",
        Location::Cookie => "in cookie",
    }
}

fn values<V>(of: &Enum<V>, value: impl Fn(&V) -> String) -> String {
    let variants = of
        .variants
        .iter()
        .map(|it| format!("{} {}", it.name.as_str(), value(&it.value)));
    variants.collect::<Vec<_>>().join(" | ")
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Bool(value) => value.to_string(),
        Literal::Integer(value) => value.to_string(),
        Literal::Float(value) => format!("{value:?}"),
        Literal::Text(value) => format!("{value:?}"),
        Literal::Variant(_, name) => name.as_str().to_owned(),
    }
}

#[test]
fn types_have_the_documents_order() {
    check(
        "
        B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, c: {type: string, enum: [x]}}}
        A: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
        C: {type: string}
        ",
        "
        B { a?: A, c?: BC }
        A { c?: String }
        BC = X \"x\"
        C: String
        ",
    );
}

#[test]
fn a_mistake_does_not_prevent_lowering_the_rest() {
    check(
        "
        A: {type: object, properties: {x: {$ref: '#/components/schemas/Nothing'}, y: {type: integer}}}
        B: {allOf: [{type: string}, {type: object}]}
        C: {type: boolean}
        ",
        "
        A { x: Patch<Json>, y?: I64 }
        B: Json
        C: Bool
        ! `$ref` target not found: `#/components/schemas/Nothing`
        ! joins string object `allOf`
        ",
    );
}

#[test]
fn the_same_document_becomes_the_same_api() {
    let text = include_str!("../../../../spec/2.4.yaml");
    let (first, _) = lower_source(&Source::new("2.4.yaml", text));
    let (second, _) = lower_source(&Source::new("2.4.yaml", text));
    assert_eq!(first, second);
}

#[test]
fn a_schema_that_nothing_refers_to_is_no_type_and_claims_no_name() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: read, responses: {'200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
components:
  schemas:
    A: {type: object, properties: {b: {type: object, properties: {c: {type: string}}}}}
    a_b: {type: string, nullable: true, enum: [unused], default: wrong}
";
    let (api, findings) = lower_source(&Source::new("document.yaml", text));
    assert!(findings.is_empty(), "{findings:?}");
    let names = |api: &Api| -> Vec<String> {
        let names = api.types.iter().map(|item| item.name.as_str().to_owned());
        names.collect()
    };
    assert_eq!(names(&api.unwrap()), ["A", "AB"]);
    let (api, findings) = lowered(text);
    assert_eq!(names(&api), ["A", "AB2", "AB"]);
    assert_eq!(findings.len(), 1);
}
