//! `allOf`: the schemas that hold at once where a schema stands.

use crate::document::{Schema, SchemaType};
use crate::ir::Access;
use crate::lower::Lower;
use crate::resolve::Null;
use crate::rules::Combined;
use crate::source::Pointer;

/// Schemas that hold at once.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Conjunction<'d> {
    /// The address of the schema that they are parts of.
    pub at: Pointer,
    /// The words of the type's name, unless it follows from the address.
    pub name: Option<String>,
    /// What they say of `null`.
    pub null: Null,
    /// The schemas, each for its own keywords alone. Those of `allOf` stand before the schema that holds them.
    pub parts: Vec<Schema<'d>>,
    /// The parts that hold `oneOf` or `anyOf`, and the keyword.
    pub alternatives: Vec<(Schema<'d>, &'static str)>,
    /// Whether the type at the address is a union of which this is an alternative: the struct of a base schema beside the components that
    /// extend it, or one type of several.
    pub is_base: bool,
    /// The address of the only part that describes the value, if all others annotate it.
    pub only: Option<Pointer>,
}

impl<'d> Conjunction<'d> {
    /// The address of the schema itself, which stands last.
    pub(in crate::lower) fn own(&self) -> &Pointer {
        self.parts.last().map_or(&self.at, |own| &own.at)
    }

    /// The same without `only`, so that all parts are lowered.
    pub(in crate::lower) fn whole(self) -> Self {
        Self { only: None, ..self }
    }

    pub(in crate::lower) fn nullable(&self) -> bool {
        self.null == Null::Included
    }

    pub(in crate::lower) fn sensitive(&self) -> bool {
        self.parts.iter().any(|part| part.flag("x-sensitive"))
    }

    pub(in crate::lower) fn deprecated(&self) -> bool {
        self.parts.last().is_some_and(|own| own.flag("deprecated"))
    }
}

impl<'d> Lower<'d, '_> {
    /// The schemas that hold at once where a schema stands; `None` if its `allOf` is wrong, which is reported.
    pub(in crate::lower) fn conjunction(&mut self, schema: &Schema<'d>) -> Option<Conjunction<'d>> {
        let parts = match self.resolved.parts(schema) {
            Ok(parts) => parts,
            Err(finding) => {
                // Any value is accepted then.
                self.report(finding.warning());
                return None;
            }
        };
        let alternatives = parts.iter().flat_map(|part| {
            let keywords = ["oneOf", "anyOf"].into_iter();
            let keywords = keywords.filter(|keyword| part.has(keyword));
            keywords.map(|keyword| (part.clone(), keyword))
        });
        Some(Conjunction {
            at: schema.at.clone(),
            name: None,
            null: self.resolved.null(schema),
            alternatives: alternatives.collect(),
            parts,
            is_base: false,
            only: self.only_shaped(schema),
        })
    }

    /// The same schemas, for the rules about schemas that hold at once.
    pub(super) fn combined<'s>(&self, conjunction: &'s Conjunction<'d>) -> Combined<'s, 'd> {
        Combined {
            resolved: self.resolved,
            at: &conjunction.at,
            parts: &conjunction.parts,
            is_extended: self.children.contains_key(conjunction.own()),
        }
    }

    /// The only member of `allOf` that describes the value, if the other members and the schema itself only annotate it.
    pub(in crate::lower) fn only_shaped(&self, schema: &Schema<'d>) -> Option<Pointer> {
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
            (Some(only), None) => {
                (self.agrees(schema, &only) && !self.extends(schema, &only)).then_some(only)
            }
            _ => None,
        }
    }

    /// The messages that a property is part of, by all its declarations; none by the letter if it is read-only and write-only, which
    /// the rules report.
    ///
    /// Annotations of schemas that hold at once: `true` anywhere is `true` (JSON Schema Validation, section 9.4).
    pub(super) fn access(&self, addresses: &[Pointer]) -> Option<Access> {
        let schemas: Vec<Schema<'d>> = addresses.iter().flat_map(|at| self.parts_of(at)).collect();
        let has = |keyword: &str| schemas.iter().any(|schema| schema.flag(keyword));
        match (has("readOnly"), has("writeOnly")) {
            (false, false) => Some(Access::Full),
            (true, false) => Some(Access::ReadOnly),
            (false, true) => Some(Access::WriteOnly),
            (true, true) => None,
        }
    }

    /// Whether a schema is an alternative of the union that its base became, so that it is not that union itself.
    fn extends(&self, schema: &Schema<'d>, only: &Pointer) -> bool {
        let Some(parent) = self
            .resolved
            .schema(only)
            .filter(|parent| parent.has("discriminator"))
        else {
            return false;
        };
        self.children
            .get(&parent.at)
            .is_some_and(|children| children.contains(&schema.at))
    }

    /// Whether a `type` beside `allOf` is that of the only member.
    fn agrees(&self, schema: &Schema<'d>, only: &Pointer) -> bool {
        let value_type = self
            .resolved
            .schema(only)
            .and_then(|part| part.value_type());
        schema.declared_type().is_none()
            || value_type.is_none()
            || schema.value_type() == value_type
    }
}

/// Whether a keyword annotates a value and does not restrict it.
pub(in crate::lower) fn is_annotation(keyword: &str) -> bool {
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
            | "examples"
            | "$comment"
            | "$schema"
            | "$id"
            | "$anchor"
            | "$dynamicAnchor"
            | "$defs"
            | "definitions"
            | "externalDocs"
            | "xml"
    ) || keyword.starts_with("x-")
}

/// Whether a schema has keywords beside its alternatives that restrict a value.
pub(super) fn is_shaped(schema: &Schema<'_>) -> bool {
    schema.keywords().any(|keyword| match keyword {
        "oneOf" | "anyOf" | "allOf" | "discriminator" => false,
        "type" => schema.declared_type() != Some(SchemaType::Object),
        _ => !is_annotation(keyword),
    })
}

#[cfg(test)]
mod tests;
