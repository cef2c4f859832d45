//! Values that a document contains: those of enums, and defaults.

use std::collections::HashSet;
use std::hash::Hash;

use serde_json::{Number, Value};

use super::composition::Conjunction;
use super::schemas::{integer as integer_type, text as text_type};
use crate::diagnostics::Finding;
use crate::document::{Schema, SchemaType, json_type_name};
use crate::ir::{
    self, Bound, Docs, Enum, EnumVariant, ItemKind, Limits, Literal, Numeral, Shape, Type,
};
use crate::lower::Lower;
use crate::names::{Case, Scope};
use crate::rules::{breaks_a_limit, integers};

/// A value of an enum, and its documentation.
pub(super) struct Known<V> {
    pub value: V,
    pub docs: Docs,
}

/// The values of an enum that all schemas allow, without `null`.
pub(super) struct Listed<'d> {
    /// The schema that lists them.
    owner: Schema<'d>,
    /// Each value with its position in the list.
    pub values: Vec<(usize, &'d Value)>,
    /// Whether all of them keep the limits.
    is_within_limits: bool,
}

impl<'d> Listed<'d> {
    /// The values of `enum`; `None` if no schema has the keyword.
    pub(super) fn of(conjunction: &Conjunction<'d>) -> Option<Self> {
        let mut lists = conjunction
            .parts
            .iter()
            .filter_map(|part| Some((part.values()?, part)));
        let (values, owner) = lists.next()?;
        let others: Vec<_> = lists.map(|(values, _)| values).collect();
        let allowed = |value: &Value| others.iter().all(|other| other.contains(value));
        let values: Vec<_> = values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_null() && allowed(value))
            .collect();
        let is_broken = conjunction
            .parts
            .iter()
            .any(|part| values.iter().any(|(_, value)| breaks_a_limit(part, value)));
        Some(Self {
            owner: owner.clone(),
            values,
            is_within_limits: !is_broken,
        })
    }

    /// Those of the values that are meant.
    pub(super) fn only(&self, is_meant: impl Fn(&Value) -> bool) -> Self {
        let values = self.values.iter().filter(|(_, value)| is_meant(value));
        Self {
            owner: self.owner.clone(),
            values: values.copied().collect(),
            is_within_limits: self.is_within_limits,
        }
    }

    /// The limits on the values: one that is listed can be sent, whatever the limits say.
    pub(super) fn limits(&self, limits: Limits) -> Limits {
        match self.is_within_limits {
            true => limits,
            false => Limits::default(),
        }
    }
}

impl<'d> Lower<'d, '_> {
    /// Lowers an enum of strings or integers to an open enum of the values that all parts allow.
    pub(super) fn lower_values(
        &mut self,
        conjunction: &Conjunction<'d>,
        value_type: SchemaType,
        plain: Shape,
    ) -> Shape {
        let Some(listed) = Listed::of(conjunction) else {
            return plain;
        };
        match value_type {
            SchemaType::String => Shape {
                ty: self.lower_texts(conjunction, &listed),
                limits: listed.limits(plain.limits),
                ..plain
            },
            _ => self.lower_integers(conjunction, &listed, plain),
        }
    }

    /// Lowers the values of an enum of strings.
    pub(super) fn lower_texts(
        &mut self,
        conjunction: &Conjunction<'d>,
        listed: &Listed<'d>,
    ) -> Type {
        let known = self.known(listed, "a string", |value| {
            value.as_str().map(str::to_owned)
        });
        // Values of another type are reported; an enum of them alone would have no variants.
        match known.is_empty() {
            true => text_type(conjunction),
            false => self.claim_enum(conjunction, known, ItemKind::Enum, Clone::clone),
        }
    }

    /// Lowers the values of an enum of integers.
    pub(super) fn lower_integers(
        &mut self,
        conjunction: &Conjunction<'d>,
        listed: &Listed<'d>,
        plain: Shape,
    ) -> Shape {
        let integer = |value: &Value| integers::integer(value.as_number()?);
        let is_wide = |(_, value): &&(usize, &Value)| {
            integer(value).is_some_and(|it| i64::try_from(it).is_err())
        };
        if let Some((index, _)) = listed.values.iter().find(is_wide) {
            let message =
                "an integer beyond 64 bits is no value of a Rust enum: any integer is accepted";
            self.report(Finding::at_value(listed.owner.value_at(*index), message).warning());
            let all = listed.values.iter().filter_map(|(_, value)| integer(value));
            let limits = around(all, plain.limits.clone());
            let ty = integer_type(conjunction, &limits);
            return Shape { ty, ..plain };
        }
        let narrow = |value: &Value| i64::try_from(integer(value)?).ok();
        let known = self.known(listed, "an integer of 64 bits", narrow);
        if known.is_empty() {
            let ty = integer_type(conjunction, &plain.limits);
            return Shape { ty, ..plain };
        }
        let words = |value: &i64| number_name(*value);
        Shape {
            ty: self.claim_enum(conjunction, known, ItemKind::IntegerEnum, words),
            limits: listed.limits(plain.limits),
            ..plain
        }
    }

    fn known<V: Eq + Hash + Clone>(
        &mut self,
        listed: &Listed<'d>,
        expected: &str,
        read: impl Fn(&Value) -> Option<V>,
    ) -> Vec<Known<V>> {
        let mut known = Vec::new();
        // JSON Schema Validation, section 5.20: the values "SHOULD be unique", so they need not be.
        let mut seen = HashSet::new();
        for &(index, value) in &listed.values {
            match read(value) {
                Some(value) if seen.insert(value.clone()) => known.push(Known {
                    value,
                    docs: Docs::default(),
                }),
                Some(_) => {}
                None => {
                    let message = format!(
                        "expected {expected} in this `enum`, found {}",
                        json_type_name(value)
                    );
                    let finding = Finding::at_value(listed.owner.value_at(index), message);
                    let is_plain = value.is_boolean() || value.is_number();
                    let finding = match is_plain && expected == "a string" {
                        true => {
                            finding.help("put quotes around it, so that it stays as it is written")
                        }
                        false => finding,
                    };
                    self.report(finding.warning());
                }
            }
        }
        known
    }

    /// Adds an open enum, with a name of its own.
    pub(super) fn claim_enum<V>(
        &mut self,
        conjunction: &Conjunction<'d>,
        known: Vec<Known<V>>,
        kind: fn(Enum<V>) -> ItemKind,
        words: impl Fn(&V) -> String,
    ) -> Type {
        let mut scope = Scope::new(Case::Pascal, &[]);
        let variants: Vec<_> = known
            .into_iter()
            .map(|Known { value, docs }| EnumVariant {
                name: scope.claim(&words(&value)),
                value,
                docs,
            })
            .collect();
        let unrecognized = scope.claim("Unrecognized");
        let id = self.reserve();
        let item = ir::Item {
            name: self.claim_name(conjunction),
            docs: self.lower_conjunction_docs(conjunction),
            deprecated: conjunction.deprecated(),
            form: ir::Form::Own,
            from: Vec::new(),
            kind: kind(Enum {
                variants,
                unrecognized,
            }),
        };
        self.fill(id, item);
        Type::Named(id)
    }

    /// The name of a type: that of the component, or a new one for an inline schema.
    pub(super) fn claim_name(&mut self, conjunction: &Conjunction<'d>) -> ir::Name {
        match self.names.get(&conjunction.at) {
            Some(name) if conjunction.name.is_none() => name.clone(),
            _ => {
                let name = self.scope.claim(&self.wanted_name(conjunction));
                let words = match conjunction.name {
                    Some(_) => None,
                    None => self.place_hint(&conjunction.at),
                };
                // What the document names itself is a type of its own, as a component is.
                if self.rust_name(&conjunction.at).is_none() {
                    self.inline.insert(name.clone(), words);
                }
                name
            }
        }
    }

    /// The words of a type's name.
    pub(super) fn wanted_name(&self, conjunction: &Conjunction<'d>) -> String {
        conjunction
            .name
            .clone()
            .unwrap_or_else(|| self.hint(&conjunction.at))
    }

    /// A default as a literal of its type; `None` for arrays and objects, and for an invalid default, which the rules report.
    pub(super) fn lower_default(&self, value: &Value, shape: &Shape) -> Option<Literal> {
        match (&shape.ty, value) {
            (Type::Bool, Value::Bool(boolean)) => Some(Literal::Bool(*boolean)),
            (Type::String, Value::String(text)) => Some(Literal::Text(text.clone())),
            (Type::Named(id), value) => self.lower_default_variant(*id, value),
            (ty, Value::Number(number)) => numeral_of(ty, number),
            _ => None,
        }
    }

    fn lower_default_variant(&self, id: ir::TypeId, value: &Value) -> Option<Literal> {
        let name = match (&self.item(id)?.kind, value) {
            (ItemKind::Enum(of), Value::String(text)) => {
                let variant = of.variants.iter().find(|it| it.value == *text)?;
                &variant.name
            }
            (ItemKind::IntegerEnum(of), Value::Number(number)) => {
                let value = integers::integer(number);
                let is_same = |it: &&EnumVariant<i64>| Some(i128::from(it.value)) == value;
                &of.variants.iter().find(is_same)?.name
            }
            _ => return None,
        };
        Some(Literal::Variant(id, name.clone()))
    }
}

/// A number as a literal of a type; `None` if it is out of the type's range.
fn numeral_of(ty: &Type, number: &Number) -> Option<Literal> {
    let within = |least: i128, most: i128| {
        integers::integer(number)
            .filter(|it| (least..=most).contains(it))
            .map(Literal::Integer)
    };
    match ty {
        Type::I8 => within(i8::MIN.into(), i8::MAX.into()),
        Type::I16 => within(i16::MIN.into(), i16::MAX.into()),
        Type::I32 => within(i32::MIN.into(), i32::MAX.into()),
        Type::I64 => within(i64::MIN.into(), i64::MAX.into()),
        Type::U8 => within(0, u8::MAX.into()),
        Type::U16 => within(0, u16::MAX.into()),
        Type::U32 => within(0, u32::MAX.into()),
        Type::U64 => within(0, u64::MAX.into()),
        Type::I128 => within(i128::MIN, i128::MAX),
        Type::F64 => number.as_f64().map(Literal::Float),
        _ => None,
    }
}

/// Limits that hold all of some integers, for choosing their type.
fn around(integers: impl Iterator<Item = i128> + Clone, limits: Limits) -> Limits {
    let end = |integer: Option<i128>| {
        integer.map(|integer| Bound {
            value: Numeral::Integer(integer),
            exclusive: false,
        })
    };
    Limits {
        minimum: end(integers.clone().min()),
        maximum: end(integers.max()),
        ..limits
    }
}

fn number_name(value: i64) -> String {
    let digits = value.unsigned_abs();
    if value < 0 {
        format!("minus {digits}")
    } else {
        format!("value {digits}")
    }
}

#[cfg(test)]
mod tests;
