//! Documentation: the text of the document, with limits, defaults and links added.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Lower;
use crate::document::{Info, Schema};
use crate::ir::{
    Access, Bound, Docs, Form, Item, ItemKind, Limits, Name, Operation, Shape, Type, TypeId, words,
};
use crate::lower::schema::composition::Conjunction;
use crate::lower::schema::decided::undecided;
use crate::markdown::{Line, code, text, type_link};

impl<'d> Lower<'d, '_> {
    pub(super) fn lower_schema_docs(&self, schema: &Schema<'d>) -> Docs {
        let text = schema.text("description").or(schema.text("title"));
        Docs::of_document(text.unwrap_or_default())
    }

    /// The documentation of the schema itself, or else of the last part that has one.
    pub(super) fn lower_conjunction_docs(&self, conjunction: &Conjunction<'d>) -> Docs {
        let mut parts = conjunction.parts.iter().rev();
        parts
            .find_map(|part| Some(self.lower_schema_docs(part)).filter(|docs| !docs.is_empty()))
            .unwrap_or_default()
    }

    /// The documentation of an object, with the rules on its members.
    pub(super) fn lower_object_docs(&self, conjunction: &Conjunction<'d>, limits: &Limits) -> Docs {
        let mut docs = self.lower_conjunction_docs(conjunction);
        let by_service = self.by_service(&conjunction.parts);
        docs.paragraph(Line::join(rules(limits).chain(by_service), " "));
        docs
    }

    /// The documentation of a property, with its limits, its default and the messages that have it.
    pub(super) fn lower_field_docs(
        &self,
        schemas: &[Schema<'d>],
        access: Access,
        shape: &Shape,
        default: Option<&Value>,
    ) -> Docs {
        let mut docs = schemas
            .iter()
            .map(|schema| self.lower_schema_docs(schema))
            .find(|docs| !docs.is_empty())
            .unwrap_or_default();
        let mut facts = limits(&shape.limits);
        if let Some(default) = default
            .filter(|default| !default.is_object() && !default.is_array() && !shape.sensitive)
        {
            facts.push(Line::from("Defaults to ") + code(&default.to_string()) + ".");
        }
        facts.extend(one_of(schemas, shape));
        facts.extend(
            schemas
                .iter()
                .filter_map(|schema| self.excluded_type(schema)),
        );
        facts.extend(encoding(schemas, shape));
        // An object's own documentation says it.
        if shape.ty.named().is_none() {
            facts.extend(self.by_service(schemas));
        }
        match access {
            Access::Full => {}
            Access::ReadOnly => facts.push("Read-only.".into()),
            Access::WriteOnly => facts.push("Write-only.".into()),
        }
        docs.paragraph(Line::join(facts, " "));
        docs
    }

    /// The keywords of schemas that hold at once of which the service alone checks all that they say.
    fn by_service(&self, schemas: &[Schema<'d>]) -> Option<Line> {
        let mut keywords: Vec<&str> = Vec::new();
        for schema in schemas {
            keywords.extend(undecided(self.resolved, schema));
        }
        if !self.are_dependencies_whole(schemas) {
            let conditional = ["if", "dependentSchemas"].into_iter();
            let mut conditional = conditional.filter(|it| schemas.iter().any(|of| of.has(it)));
            keywords.extend(conditional.next());
        }
        keywords.dedup();
        let keywords = keywords.into_iter().map(code);
        let keywords = Line::join(keywords, ", ");
        let is_any = keywords != Line::default();
        is_any.then(|| Line::from("The service alone checks all of: ") + keywords + ".")
    }

    /// The type that `not` excludes, which is not checked.
    fn excluded_type(&self, schema: &Schema<'d>) -> Option<Line> {
        let not = self.resolved.schema(&schema.child("not")?)?;
        let is_alone = not.keywords().all(|keyword| keyword == "type");
        let is_any = schema.value_type().is_none();
        let excluded = not.declared_type().filter(|_| is_alone && is_any)?;
        Some(Line::from("Not ") + excluded.with_article() + ".")
    }

    /// The documentation of the module: title, version, description, who publishes it, and a table of the operations.
    pub(super) fn lower_module_docs(&self, operations: &[Operation]) -> Docs {
        let info = self.resolved.document.info();
        let title = info.as_ref().map_or("", |info| info.title());
        let version = info.as_ref().map_or("", |info| info.version());
        let description = info.as_ref().and_then(|info| info.description());
        let title = text(title.trim_end_matches('.'));
        let mut docs = Docs::from(title + ", version " + text(version) + ".");
        docs.append(Docs::of_document(description.unwrap_or_default()));
        docs.paragraph(Line::join(info.iter().flat_map(publisher), " "));
        if !operations.is_empty() {
            let row = |operation: &Operation| {
                let Operation {
                    name, method, path, ..
                } = operation;
                [link(name), code(&format!("{method} {path}"))]
            };
            docs.table(["operation", ""], operations.iter().map(row));
        }
        docs
    }
}

/// Whom to ask about an API, and under which terms it may be used: a sentence each.
fn publisher(info: &Info<'_>) -> Vec<Line> {
    let contact = info.contact().map(|it| [it.name, it.email, it.url]);
    let license = info.license().map(|it| [Some(it.name), it.url, None]);
    let terms = info.terms_of_service().map(str::to_owned);
    let facts = [
        ("Contact: ", contact),
        ("License: ", license),
        (
            "Terms of service: ",
            terms.map(|terms| [Some(terms), None, None]),
        ),
    ];
    let sentence = |(subject, parts): (&'static str, Option<[Option<String>; 3]>)| {
        let parts = parts.into_iter().flatten().flatten();
        let parts = parts.filter(|part| !part.trim().is_empty());
        let parts: Vec<Line> = parts.map(|part| text(part.trim())).collect();
        let is_known = !parts.is_empty();
        is_known.then(|| Line::from(subject) + Line::join(parts, ", ") + ".")
    };
    facts.into_iter().filter_map(sentence).collect()
}

/// A link to an operation of the module's client.
fn link(name: &Name) -> Line {
    Line::from("[") + code(name.plain()) + "](Client::" + text(name.plain()) + ")"
}

/// Adds links between the forms of a type.
pub(super) fn link_forms(types: &mut [Item]) {
    for n in 0..types.len() {
        let name = |n: usize| types.get(n).map_or("", |item| item.name.plain());
        let Some(item) = types.get(n) else { continue };
        let (TypeId(of), use_, takes) = match (item.form, &item.kind) {
            (Form::Own, _) => continue,
            (Form::Request(of), _) => (of, " in requests.", "A request takes "),
            (Form::Update(of), ItemKind::Struct(_)) => {
                let use_ = " for updates: a member can be left out, cleared or set.";
                (of, use_, "An update takes ")
            }
            (Form::Update(of), _) => (of, " for updates.", "An update takes "),
        };
        let form = Line::from("The form of ") + type_link(name(of)) + use_;
        let takes = Line::from(takes) + code(name(n)) + ".";
        for (n, line) in [(n, form), (of, takes)] {
            if let Some(item) = types.get_mut(n) {
                item.docs.paragraph(line);
            }
        }
    }
}

/// Adds links from the types of requests and responses to their operations.
pub(super) fn link_operations(types: &mut [Item], operations: &[Operation]) {
    let mut uses: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    for operation in operations {
        let bodies = [
            ("request", operation.body.as_ref().map(|body| &body.shape)),
            ("response", Some(&operation.successes.shape)),
            ("failure", Some(&operation.failures.shape)),
            ("headers", Some(&operation.headers.shape)),
            ("item", operation.stream.as_ref().map(|it| &it.items)),
        ];
        for (role, shape) in bodies {
            if let Some(Type::Named(TypeId(n))) = shape.map(|shape| &shape.ty) {
                let use_ = Line::from(role) + " of " + link(&operation.name);
                uses.entry(*n).or_default().push(use_);
            }
        }
    }
    for (n, links) in uses {
        if let Some(item) = types.get_mut(n) {
            item.docs.paragraph(enumerate(&links));
        }
    }
}

/// A sentence with the first links: a type of errors may belong to all operations.
fn enumerate(links: &[Line]) -> Line {
    const SHOWN: usize = 6;
    let shown = Line::join(links.iter().take(SHOWN).cloned(), ", the ");
    let sentence = Line::from("The ") + shown;
    match links.len().checked_sub(SHOWN) {
        None | Some(0) => sentence + ".",
        Some(more) => sentence + ", and " + text(&more.to_string()) + " more.",
    }
}

/// The values of an enum of numbers or booleans, which is not a type of its own.
fn one_of(schemas: &[Schema<'_>], shape: &Shape) -> Option<Line> {
    let is_scalar = matches!(shape.ty, Type::Bool | Type::F64);
    let values = schemas
        .iter()
        .find_map(Schema::values)
        .filter(|_| is_scalar)?;
    let values = values.iter().map(|value| code(&value.to_string()));
    Some(Line::from("One of ") + Line::join(values, ", ") + ".")
}

/// How a text holds other content, since OpenAPI 3.1 (`contentEncoding`, `contentMediaType`; before, `format: byte`).
fn encoding(schemas: &[Schema<'_>], shape: &Shape) -> Option<Line> {
    let is_text = matches!(shape.ty, Type::String | Type::Secret);
    let mut schemas = schemas.iter().filter(|_| is_text);
    schemas.find_map(|schema| {
        let encoding = match (schema.text("contentEncoding"), schema.text("format")) {
            (Some("base64"), _) | (None, Some("byte")) => Some("Base64 (RFC 4648).".into()),
            (Some("base64url"), _) | (None, Some("base64url")) => {
                Some("Base64 for URLs (RFC 4648).".into())
            }
            (Some(other), _) => Some(Line::from("Encoded as ") + code(other) + "."),
            (None, _) => None,
        };
        let content = schema.text("contentMediaType");
        let content = content.map(|it| Line::from("Holds ") + code(it) + ".");
        let facts: Vec<Line> = encoding.into_iter().chain(content).collect();
        (!facts.is_empty()).then(|| Line::join(facts, " "))
    })
}

fn limits(limits: &Limits) -> Vec<Line> {
    let Limits {
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
        members: _,
        excluded,
        contains: _,
        names: _,
    } = limits;
    let mut facts = Vec::new();
    facts.extend(range(*min_length, *max_length, "character", "characters"));
    facts.extend(range(*min_items, *max_items, "item", "items"));
    facts.extend(range(*min_properties, *max_properties, "member", "members"));
    if let Some(pattern) = pattern {
        facts.push(Line::from("Matches ") + code(&pattern.written) + ".");
    }
    match (minimum, maximum) {
        (
            Some(Bound {
                value: low,
                exclusive: false,
            }),
            Some(Bound {
                value: high,
                exclusive: false,
            }),
        ) => {
            facts.push(words::numeral(*low) + " to " + words::numeral(*high) + ".");
        }
        (low, high) => {
            facts.extend(low.map(|low| {
                let start = if low.exclusive {
                    "More than "
                } else {
                    "At least "
                };
                Line::from(start) + words::numeral(low.value) + "."
            }));
            facts.extend(high.map(|high| {
                let start = if high.exclusive {
                    "Less than "
                } else {
                    "At most "
                };
                Line::from(start) + words::numeral(high.value) + "."
            }));
        }
    }
    facts.extend(multiple_of.map(|of| Line::from("A multiple of ") + words::numeral(of) + "."));
    facts.extend(unique_items.then(|| "No two items are equal.".into()));
    facts.extend(rules(limits));
    if !excluded.is_empty() {
        let values = excluded.iter().map(words::scalar);
        facts.push(Line::from("None of ") + Line::join(values, ", ") + ".");
    }
    facts
}

/// The rules on members, items and names, each as a sentence.
fn rules(limits: &Limits) -> impl Iterator<Item = Line> {
    let members = limits.members.iter().map(words::member_rule);
    let items = limits.contains.iter().map(words::contains);
    let names = limits.names.iter().map(words::names);
    let rules = members.chain(items).chain(names);
    rules.map(Line::into_sentence)
}

fn range(
    least: Option<u64>,
    most: Option<u64>,
    one: &'static str,
    many: &'static str,
) -> Option<Line> {
    let number = |count: u64| text(&count.to_string());
    let counted = |count: u64| number(count) + " " + if count == 1 { one } else { many } + ".";
    match (least, most) {
        (Some(least), Some(most)) if least == most => Some(Line::from("Exactly ") + counted(least)),
        (Some(least), Some(most)) => Some(number(least) + " to " + number(most) + " " + many + "."),
        (Some(least), None) => Some(Line::from("At least ") + counted(least)),
        (None, Some(most)) => Some(Line::from("At most ") + counted(most)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests;
