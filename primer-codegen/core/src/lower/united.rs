//! Equal types: inline schemas of one document that are the same on the wire and in Rust become one type.
//!
//! The type is named after the place that all of them have in common, such as the name of their property, if no other type is
//! named or would be named so; otherwise it keeps the name of the first. Every other name stays, as an alias: so the
//! name of a schema depends on its own address alone, wherever an equal one is written. Components are not united: whoever names two
//! schemas means two types.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::ir::query::{operation_references_mut, references_mut};
use crate::ir::{Form, Item, ItemKind, Name, Operation, Shape, Type, TypeId, bare};
use crate::markdown::{Line, text, type_link};
use crate::names::{Case, Scope, in_case};

/// Makes one type of equal inline types. `inline` are their names, with the words of each one's own place.
pub(super) fn unite(
    types: &mut Vec<Item>,
    operations: &mut [Operation],
    inline: &HashMap<Name, Option<String>>,
    scope: &mut Scope,
) {
    let equal = equal_types(types, inline);
    if equal.is_empty() {
        return;
    }
    let canonical: HashMap<TypeId, TypeId> = equal
        .iter()
        .filter_map(|ids| Some((ids, *ids.first()?)))
        .flat_map(|(ids, first)| ids.iter().map(move |id| (*id, first)))
        .collect();
    let names = common_names(types, &equal, inline, scope);
    let mut aliases: Vec<Item> = Vec::new();
    for (ids, common) in equal.iter().zip(names) {
        let Some((first, others)) = ids.split_first() else {
            continue;
        };
        let uses = uses(types, ids);
        let is_deprecated = ids.iter().all(|id| is_deprecated(types, *id));
        for id in others {
            if let Some(item) = types.get_mut(id.0) {
                *item = alias_of(item, *first);
            }
        }
        if let Some(item) = types.get_mut(first.0) {
            if let Some(common) = common {
                aliases.push(alias_of(item, *first));
                item.name = common;
            }
            item.docs.paragraph(uses);
            item.deprecated = is_deprecated;
        }
    }
    types.extend(aliases);
    let references = types.iter_mut().flat_map(references_mut);
    let of_operations = operations.iter_mut().flat_map(operation_references_mut);
    for id in references.chain(of_operations) {
        if let Some(first) = canonical.get(id) {
            *id = *first;
        }
    }
}

/// The types that are equal, with all that they refer to: lists of two or more, in the document's order.
fn equal_types(types: &[Item], inline: &HashMap<Name, Option<String>>) -> Vec<Vec<TypeId>> {
    let is_inline = |item: &Item| inline.contains_key(&item.name);
    let is_candidate = |item: &Item| {
        let of = match item.form {
            Form::Own => Some(item),
            // The form of a type is one where the type is.
            Form::Request(of) | Form::Update(of) => types.get(of.0),
        };
        let is_united = matches!(
            item.kind,
            ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Union(_)
        );
        is_united && (is_inline(item) || of.is_some_and(is_inline))
    };
    let alternatives = alternatives(types);
    let mut classes = Classes::default();
    let mut references: Vec<Vec<TypeId>> = Vec::with_capacity(types.len());
    for (n, item) in types.iter().enumerate() {
        let alternative = alternatives.get(&TypeId(n)).copied();
        references.push(classes.add(item, alternative, is_candidate(item)));
    }
    classes.split(&references);
    let mut equal: BTreeMap<usize, Vec<TypeId>> = BTreeMap::new();
    for (n, class) in classes.of.iter().enumerate() {
        equal.entry(*class).or_default().push(TypeId(n));
    }
    let mut several: Vec<Vec<TypeId>> = equal.into_values().filter(|ids| ids.len() > 1).collect();
    several.sort();
    several
}

/// The types that are alternatives, by their positions in a union: those of one union are told apart by their types.
fn alternatives(types: &[Item]) -> HashMap<TypeId, usize> {
    let mut alternatives = HashMap::new();
    for item in types {
        if let ItemKind::Union(union) = &item.kind {
            let held = union.variants.iter().enumerate();
            let held = held.filter_map(|(n, variant)| Some((variant.shape.ty.named()?, n)));
            alternatives.extend(held);
        }
    }
    alternatives
}

/// What equal types have in common, and most others do not: the position in a union, and the names of members or values.
type Key = (Option<usize>, String);

/// The classes of types: equal numbers are types that are equal as far as it is known.
#[derive(Default)]
struct Classes {
    of: Vec<usize>,
    /// The types that differ by themselves, whatever they refer to, by what is cheap to compare.
    known: HashMap<Key, Vec<(Item, usize)>>,
    next: usize,
}

impl Classes {
    /// Adds a type, to a class of its own if it is not to be united, and yields what it refers to.
    fn add(&mut self, item: &Item, alternative: Option<usize>, is_candidate: bool) -> Vec<TypeId> {
        let mut item = item.clone();
        if !is_candidate {
            let class = self.new_class();
            self.of.push(class);
            return references_mut(&mut item)
                .into_iter()
                .map(|id| *id)
                .collect();
        }
        bare::strip(&mut item);
        let mut ids = Vec::new();
        for id in references_mut(&mut item) {
            ids.push(std::mem::replace(id, TypeId(0)));
        }
        let known = self.known.entry((alternative, key(&item))).or_default();
        let class = match known.iter().find(|(other, _)| is_same(other, &item)) {
            Some((_, class)) => *class,
            None => {
                let class = self.next;
                known.push((item, class));
                self.next += 1;
                class
            }
        };
        self.of.push(class);
        ids
    }

    fn new_class(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// Splits the classes by what their types refer to, until nothing changes: types that refer to each other in a circle are equal
    /// unless a difference is found.
    fn split(&mut self, references: &[Vec<TypeId>]) {
        loop {
            let mut numbers: HashMap<(usize, Vec<usize>), usize> = HashMap::new();
            let mut split = Vec::with_capacity(self.of.len());
            for (class, ids) in self.of.iter().zip(references) {
                let referred = ids
                    .iter()
                    .map(|id| self.of.get(id.0).copied().unwrap_or_default());
                let next = numbers.len();
                split.push(*numbers.entry((*class, referred.collect())).or_insert(next));
            }
            let before: HashSet<usize> = self.of.iter().copied().collect();
            let is_done = numbers.len() == before.len();
            self.of = split;
            if is_done {
                return;
            }
        }
    }
}

/// The names of members or values.
fn key(item: &Item) -> String {
    match &item.kind {
        ItemKind::Struct(of) => {
            let names: Vec<&str> = of.fields.iter().map(|it| it.wire_name.as_str()).collect();
            names.join("\0")
        }
        ItemKind::Enum(of) => {
            let values: Vec<&str> = of.variants.iter().map(|it| it.value.as_str()).collect();
            values.join("\0")
        }
        ItemKind::IntegerEnum(of) => {
            let values: Vec<String> = of.variants.iter().map(|it| it.value.to_string()).collect();
            values.join("\0")
        }
        ItemKind::Union(of) => {
            let names: Vec<&str> = of.variants.iter().map(|it| it.name.as_str()).collect();
            names.join("\0")
        }
        ItemKind::Alias(_)
        | ItemKind::Bodies(_)
        | ItemKind::Outcomes(_)
        | ItemKind::Arguments(_)
        | ItemKind::Environments(_) => String::new(),
    }
}

/// Whether two bare types are the same but for their names.
fn is_same(one: &Item, other: &Item) -> bool {
    one.kind == other.kind && one.form == other.form && one.from == other.from
}

/// For each list of equal types the name that they get in common; `None` if it is that of the first.
fn common_names(
    types: &[Item],
    equal: &[Vec<TypeId>],
    inline: &HashMap<Name, Option<String>>,
    scope: &mut Scope,
) -> Vec<Option<Name>> {
    let place = |id: &TypeId| {
        let words = inline.get(&types.get(id.0)?.name)?.as_deref()?;
        Some(in_case(words, Case::Pascal))
    };
    let common: Vec<Option<String>> = equal
        .iter()
        .map(|ids| {
            let mut places = ids.iter().map(place);
            let first = places.next()??;
            places
                .all(|it| it.as_deref() == Some(first.as_str()))
                .then_some(first)
        })
        .collect();
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    for name in common.iter().flatten() {
        *wanted.entry(name).or_default() += 1;
    }
    common
        .iter()
        .map(|name| {
            let name = name.as_deref()?;
            (wanted.get(name) == Some(&1)).then(|| scope.claim_if_free(name))?
        })
        .collect()
}

fn is_deprecated(types: &[Item], id: TypeId) -> bool {
    types.get(id.0).is_some_and(|item| item.deprecated)
}

/// A sentence that says for which schemas a type stands.
fn uses(types: &[Item], ids: &[TypeId]) -> Line {
    const SHOWN: usize = 4;
    let links: Vec<Line> = ids
        .iter()
        .filter_map(|id| Some(type_link(types.get(id.0)?.name.plain())))
        .collect();
    let shown = Line::from("One type for ") + Line::join(links.iter().take(SHOWN).cloned(), ", ");
    match links.len().checked_sub(SHOWN) {
        None | Some(0) => shown + ".",
        Some(more) => shown + ", and " + text(&more.to_string()) + " more.",
    }
}

/// Another name for a type, that of an item.
fn alias_of(item: &Item, first: TypeId) -> Item {
    Item {
        name: item.name.clone(),
        docs: item.docs.clone(),
        deprecated: item.deprecated,
        form: Form::Own,
        from: Vec::new(),
        kind: ItemKind::Alias(Shape::plain(Type::Named(first))),
    }
}

#[cfg(test)]
mod tests;
