//! Equal types: inline schemas that are the same on the wire and in Rust become one type, in every document of a call that has them. So do
//! the optional parameters of operations.
//!
//! The type is named after the place that all of them have in common, such as the name of their property, if no other type is
//! named or would be named so; otherwise it keeps the name of the first. Every other name stays, as an alias: so the
//! name of a schema depends on its own address alone, wherever an equal one is written. Components are not united: whoever names two
//! schemas means two types.
//!
//! Several documents are compared by the names of their types. So two names are one type in all documents that have both, or in none,
//! and the type has the same name in each.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::Open;
use crate::ir::query::{operation_references_mut, references_mut};
use crate::ir::{Form, Item, ItemKind, Name, Shape, Type, TypeId, bare};
use crate::markdown::{Line, text, type_link};
use crate::names::{Case, in_case};

/// Makes one type of equal inline types.
pub(super) fn unite(documents: &mut [&mut Open]) {
    let apart: Vec<&Open> = documents.iter().map(|it| &**it).collect();
    let groups = groups(&apart);
    let names = common_names(&apart, &groups);
    let names: Vec<Option<Name>> = names
        .into_iter()
        .map(|name| {
            let claims = documents.iter_mut();
            let claims = claims.map(|it| it.scope.claim_if_free(&name.clone()?));
            claims.last()?
        })
        .collect();
    for (n, open) in documents.iter_mut().enumerate() {
        let members = groups.iter().map(|families| {
            let ids = families.iter().filter_map(|family| family.id(n));
            ids.collect::<Vec<TypeId>>()
        });
        let members: Vec<Vec<TypeId>> = members.collect();
        unite_document(open, &members, &names);
    }
}

/// Makes one type of each list of types, the first of the list, which may get another name.
fn unite_document(open: &mut Open, groups: &[Vec<TypeId>], names: &[Option<Name>]) {
    let types = &mut open.api.types;
    let mut canonical: HashMap<TypeId, TypeId> = HashMap::new();
    let mut aliases: Vec<Item> = Vec::new();
    for (ids, common) in groups.iter().zip(names) {
        let Some((first, others)) = ids.split_first() else {
            continue;
        };
        let uses = (!others.is_empty()).then(|| uses(types, ids));
        let is_deprecated = ids.iter().all(|id| is_deprecated(types, *id));
        for id in others {
            canonical.insert(*id, *first);
            if let Some(item) = types.get_mut(id.0) {
                *item = alias_of(item, *first);
            }
        }
        if let Some(item) = types.get_mut(first.0) {
            if let Some(common) = common {
                aliases.push(alias_of(item, *first));
                item.name = common.clone();
            }
            uses.into_iter().for_each(|uses| item.docs.paragraph(uses));
            item.deprecated = is_deprecated;
        }
    }
    types.extend(aliases);
    let references = types.iter_mut().flat_map(references_mut);
    let operations = open.api.operations.iter_mut();
    for id in references.chain(operations.flat_map(operation_references_mut)) {
        if let Some(first) = canonical.get(id) {
            *id = *first;
        }
    }
}

/// The types of one name, in each document that has it, with the class of each type there.
struct Family {
    types: Vec<Option<(TypeId, usize)>>,
}

impl Family {
    fn id(&self, document: usize) -> Option<TypeId> {
        self.types
            .get(document)
            .copied()
            .flatten()
            .map(|(id, _)| id)
    }

    /// The documents that have it, each with the class of the type there.
    fn classes(&self) -> impl Iterator<Item = (usize, usize)> {
        let types = self.types.iter().enumerate();
        types.filter_map(|(document, of)| Some((document, (*of)?.1)))
    }

    /// Whether it is the same type as another family, in all documents that have it.
    fn is_one_with(&self, leader: &Self) -> bool {
        let mut pairs = self.types.iter().zip(&leader.types);
        pairs.all(|pair| match pair {
            (Some((_, own)), Some((_, other))) => own == other,
            (Some(_), None) => false,
            (None, _) => true,
        })
    }
}

/// The families of types that become one: lists of two or more. All documents that have any of a list have the first.
fn groups(documents: &[&Open]) -> Vec<Vec<Family>> {
    let classes: Vec<_> = documents.iter().map(|open| equal_types(open)).collect();
    let mut families = families(documents, &classes);
    families.sort_by_key(|family| Reverse(family.classes().count()));
    let mut groups: Vec<Vec<Family>> = Vec::new();
    // The groups that may have a type, by its document and its class there.
    let mut known: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for family in families {
        let candidates = family.classes().next().and_then(|first| known.get(&first));
        let mut candidates = candidates.into_iter().flatten().copied();
        let is_one = |n: &usize| {
            let leader = groups.get(*n).and_then(|group| group.first());
            leader.is_some_and(|leader| family.is_one_with(leader))
        };
        let found = candidates.find(is_one);
        match found.and_then(|n| groups.get_mut(n)) {
            Some(group) => group.push(family),
            None => {
                for class in family.classes() {
                    known.entry(class).or_default().push(groups.len());
                }
                groups.push(vec![family]);
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The families of all types that may be united, in order of first appearance. A name that is a component's in a document is its own in all.
fn families(documents: &[&Open], classes: &[Vec<Option<usize>>]) -> Vec<Family> {
    let mut numbers: HashMap<&Name, usize> = HashMap::new();
    let mut families: Vec<Family> = Vec::new();
    let mut apart: HashSet<&Name> = HashSet::new();
    for (document, (open, classes)) in documents.iter().zip(classes).enumerate() {
        for (n, (item, class)) in open.api.types.iter().zip(classes).enumerate() {
            let Some(class) = class else {
                apart.insert(&item.name);
                continue;
            };
            let number = *numbers.entry(&item.name).or_insert(families.len());
            if number == families.len() {
                let types = vec![None; documents.len()];
                families.push(Family { types });
            }
            let family = families.get_mut(number);
            if let Some(of) = family.and_then(|it| it.types.get_mut(document)) {
                *of = Some((TypeId(n), *class));
            }
        }
    }
    let apart: HashSet<usize> = apart
        .iter()
        .filter_map(|it| numbers.get(*it))
        .copied()
        .collect();
    let families = families.into_iter().enumerate();
    let together = families.filter(|(n, _)| !apart.contains(n));
    together.map(|(_, family)| family).collect()
}

/// The classes of the types that may be united: equal numbers are types that are equal, with all that they refer to.
fn equal_types(open: &Open) -> Vec<Option<usize>> {
    let (types, inline) = (&open.api.types, &open.inline);
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
    let of = types.iter().zip(classes.of);
    of.map(|(item, class)| is_candidate(item).then_some(class))
        .collect()
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

/// For each group the name that its types get in common; `None` if it is that of the first.
fn common_names(documents: &[&Open], groups: &[Vec<Family>]) -> Vec<Option<String>> {
    let common: Vec<Option<String>> = groups
        .iter()
        .map(|group| {
            let mut places = group.iter().flat_map(|family| places(documents, family));
            let first = places.next()??;
            let is_common = places.all(|it| it.as_deref() == Some(first.as_str()));
            is_common.then_some(first)
        })
        .collect();
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    for name in common.iter().flatten() {
        *wanted.entry(name).or_default() += 1;
    }
    let is_free = |name: &str| documents.iter().all(|open| open.scope.is_free(name));
    let is_own = |name: &&str| wanted.get(name) == Some(&1) && is_free(name);
    common
        .iter()
        .map(|name| name.as_deref().filter(is_own).map(str::to_owned))
        .collect()
}

/// The name that a type would have by its own place alone, in each document.
fn places(documents: &[&Open], family: &Family) -> Vec<Option<String>> {
    let ids = documents.iter().enumerate();
    ids.filter_map(|(n, open)| Some((open, family.id(n)?)))
        .map(|(open, id)| {
            let name = &open.api.types.get(id.0)?.name;
            let words = open.inline.get(name)?.as_deref()?;
            Some(in_case(words, Case::Pascal))
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
