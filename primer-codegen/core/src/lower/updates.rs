//! Updates: in the body of a PATCH, a property can be left out, cleared or set, at every depth of objects.
//!
//! A type that is used in such bodies alone is changed to allow this. A type that is used elsewhere too gets a second type for
//! updates, unless the two would be the same.
//
// RFC 7396, JSON Merge Patch: the members of an object are changed one by one, and `null` removes one; any other value, an
// array too, replaces the old value. Documents often omit `nullable`, so every member may be `null`.

use std::collections::{HashMap, HashSet};

use crate::ir::query::shapes;
use crate::ir::{
    BodyMedium, Constructor, Content, Field, Form, Item, ItemKind, Name, Operation, Presence,
    Shape, Struct, Type, TypeId,
};
use crate::lower::operation::media;
use crate::lower::reach::{reach, reversed};
use crate::lower::schema::objects;
use crate::names::Scope;

/// Changes the types in bodies of PATCH to their form in an update, or adds that form as a second type.
pub(super) fn insert(types: &mut Vec<Item>, operations: &mut [Operation], scope: &mut Scope) {
    let edges: Vec<Vec<TypeId>> = types
        .iter()
        .map(|item| shapes(item).into_iter().filter_map(merged).collect())
        .collect();
    let media = operations.iter().flat_map(merged_media);
    let updated = reach(media.filter_map(|medium| merged(&medium.shape)), &edges);
    let whole = whole(types, operations, &updated);
    let different = different(types, &edges, &updated);
    let ids = (0..types.len()).map(TypeId);
    let (own, shared): (Vec<TypeId>, Vec<TypeId>) = ids
        .filter(|id| updated.contains(id))
        .partition(|id| !whole.contains(id));
    let shared = shared.into_iter().filter(|id| different.contains(id));
    let next = (types.len()..).map(TypeId);
    let forms = Forms(shared.clone().zip(next).collect());
    let beside: Vec<Item> = shared
        .filter_map(|id| forms.beside(id, types, scope))
        .collect();
    for id in own {
        let renamed = types.get(id.0).and_then(|item| match item.form {
            Form::Request(of) if different.contains(&id) => Some((of, name(item, types, scope))),
            Form::Own | Form::Request(_) | Form::Update(_) => None,
        });
        if let Some(item) = types.get_mut(id.0) {
            forms.update(item);
            if let Some((of, name)) = renamed {
                item.name = name;
                item.form = Form::Update(of);
                take_required(item);
            }
        }
    }
    types.extend(beside);
    for operation in operations {
        forms.update_body(operation, types);
    }
}

/// The media types of a body that the service merges into the resource.
fn merged_media(operation: &Operation) -> impl Iterator<Item = &BodyMedium> {
    let media = operation.body.iter().flat_map(|body| &body.media);
    media.filter(|medium| operation.method == "PATCH" && is_merged(medium))
}

fn is_merged(medium: &BodyMedium) -> bool {
    medium.content == Content::Json && media::is_merged(&medium.media_type)
}

/// The type whose members are merged if an update contains a shape; items of arrays are replaced, not merged.
fn merged(shape: &Shape) -> Option<TypeId> {
    match &shape.ty {
        Type::Map(inner) | Type::Entries(inner) | Type::OneOrMany(inner) => merged(inner),
        Type::List(_) => None,
        other => other.target(),
    }
}

/// The types that are used outside of updates: in other bodies, in responses and parameters, as items of arrays, or in types
/// that no operation uses.
fn whole(types: &[Item], operations: &[Operation], updated: &HashSet<TypeId>) -> HashSet<TypeId> {
    let named = |shape: &Shape| shape.ty.named();
    let replaced = |shape: &Shape| named(shape).filter(|_| merged(shape).is_none());
    let all: Vec<Vec<TypeId>> = types
        .iter()
        .map(|item| shapes(item).into_iter().filter_map(named).collect())
        .collect();
    let mut roots: Vec<TypeId> = Vec::new();
    for (id, item) in types.iter().enumerate().map(|(n, item)| (TypeId(n), item)) {
        match item.kind {
            _ if updated.contains(&id) => {
                roots.extend(shapes(item).into_iter().filter_map(replaced))
            }
            // An alias follows its type, and the enum of a body its operation.
            ItemKind::Alias(_) | ItemKind::Bodies(_) => {}
            ItemKind::Struct(_)
            | ItemKind::Union(_)
            | ItemKind::Enum(_)
            | ItemKind::IntegerEnum(_)
            | ItemKind::Environments(_)
            | ItemKind::Arguments(_)
            | ItemKind::Outcomes(_) => roots.push(id),
        }
    }
    for operation in operations {
        let parameters = operation.parameters.iter().map(|it| &it.shape);
        roots.extend(parameters.chain(operation.received()).filter_map(named));
        let media = operation.body.iter().flat_map(|body| &body.media);
        let is_patch = operation.method == "PATCH";
        roots.extend(
            media.filter_map(|medium| match is_patch && is_merged(medium) {
                true => replaced(&medium.shape),
                false => named(&medium.shape),
            }),
        );
    }
    reach(roots, &all)
}

/// The types whose form in an update differs, in their own members or in a type that they contain.
fn different(types: &[Item], edges: &[Vec<TypeId>], updated: &HashSet<TypeId>) -> HashSet<TypeId> {
    let by_themselves = types.iter().enumerate().filter_map(|(n, item)| {
        let differs = updated.contains(&TypeId(n)) && differs(item);
        differs.then_some(TypeId(n))
    });
    reach(by_themselves, &reversed(edges))
}

/// Whether a type has members of its own that an update can clear and that cannot be `null` otherwise.
fn differs(item: &Item) -> bool {
    let can_be_cleared = |field: &Field| field.presence == Presence::Optional;
    let has_entries = shapes(item).into_iter().any(has_entries);
    match &item.kind {
        ItemKind::Struct(of) => {
            let additional = of.additional.as_ref().map(|(_, shape)| shape);
            has_entries
                || of.fields.iter().any(can_be_cleared)
                || additional.is_some_and(is_cleared_by_null)
        }
        ItemKind::Union(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_)
        | ItemKind::Bodies(_)
        | ItemKind::Outcomes(_) => has_entries,
    }
}

/// Whether a shape is a map with entries that an update can clear and that cannot be `null` otherwise.
fn has_entries(shape: &Shape) -> bool {
    match &shape.ty {
        Type::Map(values) => is_cleared_by_null(values) || has_entries(values),
        Type::List(_) => false,
        other => other.inner().is_some_and(has_entries),
    }
}

/// Whether `null` is not a value of a shape, so that it can mean that the value is removed.
fn is_cleared_by_null(value: &Shape) -> bool {
    !value.nullable && value.ty != Type::Json
}

/// The name of the form of a type in an update: after the type itself, if this is its form in requests.
fn name(item: &Item, types: &[Item], scope: &mut Scope) -> Name {
    let own = match item.form {
        Form::Request(of) => types.get(of.0),
        Form::Own | Form::Update(_) => None,
    };
    scope.claim_after(&own.unwrap_or(item).name, "update", "patch")
}

/// Makes `new` take nothing but the required fields: an update contains changes only.
fn take_required(form: &mut Item) {
    if let ItemKind::Struct(of) = &mut form.kind {
        let asked = of.constructor.fields().iter().copied();
        let is_required = |n: &usize| of.fields.get(*n).is_some_and(Field::is_asked);
        of.constructor = Constructor::positional(asked.filter(is_required).collect());
    }
}

/// The second types for updates, by the types that are used elsewhere too.
struct Forms(HashMap<TypeId, TypeId>);

impl Forms {
    /// The form of a type in an update, as a second type. What converts into the type converts into the form too.
    fn beside(&self, id: TypeId, types: &[Item], scope: &mut Scope) -> Option<Item> {
        let item = types.get(id.0)?;
        let mut form = item.clone();
        form.name = name(item, types, scope);
        form.form = Form::Update(id);
        form.from.insert(0, id);
        self.update(&mut form);
        take_required(&mut form);
        Some(form)
    }

    fn update(&self, item: &mut Item) {
        match &mut item.kind {
            ItemKind::Struct(of) => self.update_struct(of),
            ItemKind::Union(of) => {
                for variant in &mut of.variants {
                    self.update_shape(&mut variant.shape);
                }
            }
            ItemKind::Enum(_)
            | ItemKind::IntegerEnum(_)
            | ItemKind::Environments(_)
            | ItemKind::Arguments(_)
            | ItemKind::Alias(_)
            | ItemKind::Bodies(_)
            | ItemKind::Outcomes(_) => {}
        }
    }

    /// Changes the merged media types of a body, and the enum of all of them.
    fn update_body(&self, operation: &mut Operation, types: &mut [Item]) {
        let is_patch = operation.method == "PATCH";
        let Some(body) = operation.body.as_mut().filter(|_| is_patch) else {
            return;
        };
        for medium in body.media.iter_mut().filter(|medium| is_merged(medium)) {
            self.update_shape(&mut medium.shape);
        }
        if let [only] = body.media.as_slice() {
            body.shape = only.shape.clone();
        } else if let Some(TypeId(n)) = body.shape.ty.target()
            && let Some(ItemKind::Bodies(variants)) = types.get_mut(n).map(|item| &mut item.kind)
        {
            for (variant, medium) in variants.iter_mut().zip(&body.media) {
                variant.shape = medium.shape.clone();
            }
        }
    }

    fn update_struct(&self, of: &mut Struct) {
        let mut methods = objects::methods(of);
        for field in &mut of.fields {
            self.update_shape(&mut field.shape);
            if field.presence == Presence::Optional {
                field.presence = Presence::ThreeState;
                field.clear = Some(methods.claim(&format!("clear {}", field.name.plain())));
                field.default = None;
            }
        }
        if let Some((_, values)) = &mut of.additional {
            self.update_shape(values);
            values.nullable |= is_cleared_by_null(values);
        }
    }

    fn update_shape(&self, shape: &mut Shape) {
        match &mut shape.ty {
            Type::Named(id) => {
                if let Some(form) = self.0.get(id) {
                    *id = *form;
                }
            }
            Type::OneOrMany(inner) => self.update_shape(inner),
            Type::Map(values) => {
                self.update_shape(values);
                if is_cleared_by_null(values) {
                    shape.ty = Type::Entries(values.clone());
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
