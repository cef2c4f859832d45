//! The documentation of a type that several versions have.

use crate::ir::{Enum, Item, ItemKind};

/// Gives a type the documentation of another that is equal.
pub(super) fn copy(from: &Item, to: &mut Item) {
    to.docs = from.docs.clone();
    to.deprecated = from.deprecated;
    match (&from.kind, &mut to.kind) {
        (ItemKind::Struct(from), ItemKind::Struct(to)) => {
            for field in &mut to.fields {
                let same = from
                    .fields
                    .iter()
                    .find(|it| it.wire_name == field.wire_name);
                if let Some(same) = same {
                    field.docs = same.docs.clone();
                    field.deprecated = same.deprecated;
                }
            }
        }
        (ItemKind::Enum(from), ItemKind::Enum(to)) => copy_variants(from, to),
        (ItemKind::IntegerEnum(from), ItemKind::IntegerEnum(to)) => copy_variants(from, to),
        (ItemKind::Union(from), ItemKind::Union(to)) => {
            for variant in &mut to.variants {
                if let Some(same) = from.variants.iter().find(|it| it.name == variant.name) {
                    variant.docs = same.docs.clone();
                }
            }
        }
        (ItemKind::Arguments(from), ItemKind::Arguments(to)) => {
            for argument in to {
                if let Some(same) = from.iter().find(|it| it.name == argument.name) {
                    argument.docs = same.docs.clone();
                    argument.deprecated = same.deprecated;
                }
            }
        }
        (ItemKind::Bodies(from), ItemKind::Bodies(to)) => {
            for (from, to) in from.iter().zip(to) {
                to.docs = from.docs.clone();
            }
        }
        (ItemKind::Outcomes(from), ItemKind::Outcomes(to)) => {
            for (from, to) in from.iter().zip(to) {
                to.docs = from.docs.clone();
            }
        }
        (
            ItemKind::Struct(_)
            | ItemKind::Enum(_)
            | ItemKind::IntegerEnum(_)
            | ItemKind::Union(_)
            | ItemKind::Alias(_)
            | ItemKind::Bodies(_)
            | ItemKind::Outcomes(_)
            | ItemKind::Environments(_)
            | ItemKind::Arguments(_),
            _,
        ) => {}
    }
}

fn copy_variants<V: PartialEq>(from: &Enum<V>, to: &mut Enum<V>) {
    for variant in &mut to.variants {
        if let Some(same) = from.variants.iter().find(|it| it.value == variant.value) {
            variant.docs = same.docs.clone();
        }
    }
}
