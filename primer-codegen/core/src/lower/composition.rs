//! `allOf`: schemas that hold at once, taken apart into their own keywords.

use super::Lower;
use crate::diagnostics::Finding;
use crate::document::{Pointer, Schema};

/// Schemas that hold at once.
#[derive(Clone, Debug)]
pub(super) struct Conjunction<'d> {
    /// Where they stand.
    pub at: Pointer,
    /// The words of the type's name, if it is not named for where it stands.
    pub name: Option<String>,
    /// The schemas, each for its own keywords; those of `allOf` before the one that holds it.
    pub parts: Vec<Schema<'d>>,
    /// The parts that hold `oneOf` or `anyOf`, and which of the two.
    pub alternatives: Vec<(Schema<'d>, &'static str)>,
    /// The only part that says what the value is; the others annotate it.
    pub only: Option<Pointer>,
}

impl<'d> Conjunction<'d> {
    /// The same, with every part for its own keywords even if one alone says what the value is.
    pub(super) fn whole(self) -> Self {
        Self { only: None, ..self }
    }

    pub(super) fn nullable(&self) -> bool {
        self.parts.iter().any(|part| part.flag("nullable"))
    }

    pub(super) fn sensitive(&self) -> bool {
        self.parts.iter().any(|part| part.flag("x-sensitive"))
    }

    pub(super) fn deprecated(&self) -> bool {
        self.parts.last().is_some_and(|own| own.flag("deprecated"))
    }
}

impl<'d> Lower<'d, '_> {
    /// Takes a schema apart; `None` if a part of it is wrong in a way that was reported.
    pub(super) fn conjunction(&mut self, schema: &Schema<'d>) -> Option<Conjunction<'d>> {
        let mut conjunction = Conjunction {
            at: schema.at.clone(),
            name: None,
            parts: Vec::new(),
            alternatives: Vec::new(),
            only: self.only_shaped(schema),
        };
        self.collect(schema, &mut Vec::new(), &mut conjunction)?;
        Some(conjunction)
    }

    fn collect(
        &mut self,
        schema: &Schema<'d>,
        way: &mut Vec<Pointer>,
        into: &mut Conjunction<'d>,
    ) -> Option<()> {
        if way.contains(&schema.at) {
            self.report(Finding::at_key(
                schema.at.child("allOf"),
                "this `allOf` leads back to itself",
            ));
            return None;
        }
        way.push(schema.at.clone());
        for at in schema.parts("allOf") {
            if let Some(part) = self.resolved.schema(&at) {
                self.collect(&part, way, into)?;
            }
        }
        way.pop();
        // A schema that several parts extend holds once.
        if into.parts.iter().any(|part| part.at == schema.at) {
            return Some(());
        }
        into.parts.push(schema.clone());
        let keywords = ["oneOf", "anyOf"]
            .into_iter()
            .filter(|keyword| schema.has(keyword));
        into.alternatives
            .extend(keywords.map(|keyword| (schema.clone(), keyword)));
        Some(())
    }

    /// The only member of `allOf` that says what the value is, if the schema around it and the other members do not.
    fn only_shaped(&self, schema: &Schema<'d>) -> Option<Pointer> {
        if schema
            .keywords()
            .any(|keyword| keyword != "allOf" && !is_annotation(keyword) && keyword != "type")
        {
            return None;
        }
        let shaped = |at: &Pointer| {
            self.resolved
                .schema(at)
                .is_some_and(|part| !part.keywords().all(is_annotation))
        };
        let mut members = schema.parts("allOf").filter(shaped);
        match (members.next(), members.next()) {
            (Some(only), None) => self.agrees(schema, &only).then_some(only),
            _ => None,
        }
    }

    /// Whether a `type` beside `allOf` says what its only member says too.
    fn agrees(&self, schema: &Schema<'d>, only: &Pointer) -> bool {
        let kind = self.resolved.schema(only).and_then(|part| part.kind());
        !schema.has("type") || kind.is_none() || schema.kind() == kind
    }
}

/// Whether a keyword says nothing of what a value is.
pub(super) fn is_annotation(keyword: &str) -> bool {
    matches!(
        keyword,
        "title"
            | "description"
            | "default"
            | "nullable"
            | "readOnly"
            | "writeOnly"
            | "deprecated"
            | "example"
            | "externalDocs"
            | "xml"
    ) || keyword.starts_with("x-")
}

/// Whether a schema says what a value is beside its alternatives.
pub(super) fn is_shaped(schema: &Schema<'_>) -> bool {
    schema.keywords().any(|keyword| match keyword {
        "oneOf" | "anyOf" | "allOf" | "discriminator" => false,
        "type" => !matches!(schema.text("type"), Some("object")),
        _ => !is_annotation(keyword),
    })
}
