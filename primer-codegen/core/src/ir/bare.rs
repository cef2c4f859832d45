//! Types without what is neither on the wire nor part of the Rust type, so that they can be compared.

use std::collections::BTreeSet;

use super::{Constructor, Docs, Field, Item, ItemKind, Struct};

/// Removes documentation, deprecation, and order where it has no meaning.
pub fn strip(item: &mut Item) {
    item.docs = Docs::default();
    item.deprecated = false;
    match &mut item.kind {
        ItemKind::Struct(of) => strip_struct(of),
        ItemKind::Enum(of) => {
            of.variants
                .iter_mut()
                .for_each(|it| it.docs = Docs::default());
            of.variants.sort_by(|a, b| a.value.cmp(&b.value));
        }
        ItemKind::IntegerEnum(of) => {
            of.variants
                .iter_mut()
                .for_each(|it| it.docs = Docs::default());
            of.variants.sort_by_key(|it| it.value);
        }
        ItemKind::Union(of) => {
            // It follows from the alternatives.
            of.shared.clear();
            of.variants
                .iter_mut()
                .for_each(|it| it.docs = Docs::default());
            if of.discriminator.is_some() {
                of.variants.sort_by(|a, b| a.name.cmp(&b.name));
            }
        }
        ItemKind::Bodies(of) => of.iter_mut().for_each(|it| it.docs = Docs::default()),
        ItemKind::Outcomes(of) => of.iter_mut().for_each(|it| it.docs = Docs::default()),
        ItemKind::Arguments(list) => {
            for argument in list.iter_mut() {
                argument.docs = Docs::default();
                argument.deprecated = false;
            }
            list.sort_by(|a, b| a.name.cmp(&b.name));
        }
        // The documentation alone has the URL of an environment.
        ItemKind::Alias(_) | ItemKind::Environments(_) => {}
    }
}

fn strip_struct(of: &mut Struct) {
    let asked = |n: &usize| of.fields.get(*n).map(|field| field.wire_name.clone());
    let asked: BTreeSet<String> = of.constructor.fields().iter().filter_map(asked).collect();
    of.fields.sort_by(|a, b| a.wire_name.cmp(&b.wire_name));
    let is_asked = |(n, field): (usize, &Field)| asked.contains(&field.wire_name).then_some(n);
    let in_order = of.fields.iter().enumerate().filter_map(is_asked).collect();
    match &mut of.constructor {
        Constructor::None => {}
        Constructor::Positional(fields) | Constructor::Named(_, fields) => *fields = in_order,
    }
    for field in &mut of.fields {
        field.docs = Docs::default();
        field.deprecated = false;
    }
}
