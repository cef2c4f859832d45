//! The parts of a type that have documentation of their own.

use std::collections::BTreeSet;

use crate::ir::{Docs, Item, ItemKind};

/// The names of a type's parts.
pub(super) fn keys(item: &Item) -> BTreeSet<String> {
    let mut item = item.clone();
    parts(&mut item).into_iter().map(|(key, _)| key).collect()
}

/// The parts of a type that have documentation of their own: members by their names on the wire, enum values, alternatives.
pub(super) fn parts(item: &mut Item) -> Vec<(String, &mut Docs)> {
    match &mut item.kind {
        ItemKind::Struct(of) => {
            let fields = of.fields.iter_mut();
            fields
                .map(|it| (it.wire_name.clone(), &mut it.docs))
                .collect()
        }
        ItemKind::Enum(of) => {
            let variants = of.variants.iter_mut();
            variants
                .map(|it| (it.value.clone(), &mut it.docs))
                .collect()
        }
        ItemKind::IntegerEnum(of) => {
            let variants = of.variants.iter_mut();
            variants
                .map(|it| (it.value.to_string(), &mut it.docs))
                .collect()
        }
        ItemKind::Union(of) => {
            let variants = of.variants.iter_mut();
            variants
                .map(|it| (it.name.plain().to_owned(), &mut it.docs))
                .collect()
        }
        ItemKind::Arguments(list) => {
            let arguments = list.iter_mut();
            arguments
                .map(|it| (it.wire_name.clone(), &mut it.docs))
                .collect()
        }
        ItemKind::Alias(_) | ItemKind::Environments(_) => Vec::new(),
        ItemKind::Bodies(_) | ItemKind::Outcomes(_) => Vec::new(),
    }
}
