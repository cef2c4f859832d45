//! Directions: the forms of types in requests and in responses.
//!
//! Requests leave out read-only members, and responses write-only ones. A type that is used in one direction alone gets the form of
//! that direction. A type that is used in both and differs between them keeps its name in responses, and its form in requests is
//! a second type. A type that no operation uses has all members.

mod members;

use std::collections::{HashMap, HashSet};

use self::members::Members;
use super::operation::media::Direction;
use super::reach::{reach, reversed};
use crate::ir::query::{references_mut, shapes};
use crate::ir::{Form, Item, ItemKind, Operation, Shape, TypeId};
use crate::names::Scope;

/// The second types for requests, by the types that have one.
pub(super) type RequestForms = HashMap<TypeId, TypeId>;

/// Gives each type the form of the direction in which it is used, and adds the second types for requests.
///
/// `messages` are the bodies of callbacks and webhooks.
pub(super) fn insert(
    types: &mut Vec<Item>,
    operations: &mut [Operation],
    messages: &[(TypeId, Direction)],
    scope: &mut Scope,
) -> RequestForms {
    if !types.iter().any(members::differ) {
        return RequestForms::new();
    }
    let members = Members::of(types);
    let roots = |direction| roots(operations, messages, direction);
    let reached = |direction| reach(roots(direction), &members.edges(types, direction));
    let uses = Uses {
        sent: reached(Direction::Request),
        received: reached(Direction::Response),
        different: users(types, members::differ),
        incomplete: users(types, members::are_incomplete),
    };
    let shared = (0..types.len()).map(TypeId);
    let shared: Vec<TypeId> = shared.filter(|id| uses.is_doubled(*id, types)).collect();
    let next = (types.len()..).map(TypeId);
    let forms: RequestForms = shared.iter().copied().zip(next).collect();
    let beside: Vec<Item> = shared
        .into_iter()
        .filter_map(|id| {
            let item = types.get(id.0)?;
            let mut form = item.clone();
            members.choose(id, &mut form, Some(Direction::Request));
            point(&mut form, &forms);
            form.name = scope.claim_after(&item.name, "request", "input");
            form.form = Form::Request(id);
            form.from.extend(uses.converts(id, item).then_some(id));
            Some(form)
        })
        .collect();
    for (n, item) in types.iter_mut().enumerate() {
        let direction = uses.own_direction(TypeId(n));
        members.choose(TypeId(n), item, direction);
        if direction == Some(Direction::Request) {
            point(item, &forms);
        }
    }
    types.extend(beside);
    for operation in operations {
        point_operation(operation, &forms);
    }
    forms
}

/// The directions in which types are used.
struct Uses {
    /// The types in requests.
    sent: HashSet<TypeId>,
    /// The types in responses.
    received: HashSet<TypeId>,
    /// The types of which the two forms differ, in their own members or in a type that they contain.
    different: HashSet<TypeId>,
    /// The types that contain a member which a response has never, and a request always.
    incomplete: HashSet<TypeId>,
}

impl Uses {
    /// The direction of the form that a type's own name has: where it has two, that of responses.
    fn own_direction(&self, id: TypeId) -> Option<Direction> {
        match (self.received.contains(&id), self.sent.contains(&id)) {
            (true, _) => Some(Direction::Response),
            (false, true) => Some(Direction::Request),
            (false, false) => None,
        }
    }

    /// Whether a type has two forms. Nothing refers to the name of a component that is an array, a map or a reference: it follows its type.
    fn is_doubled(&self, id: TypeId, types: &[Item]) -> bool {
        let is_shared = |id: &TypeId| {
            self.different.contains(id) && self.sent.contains(id) && self.received.contains(id)
        };
        let alias = match types.get(id.0).map(|item| &item.kind) {
            Some(ItemKind::Alias(shape)) if self.own_direction(id).is_none() => shape.ty.named(),
            _ => None,
        };
        is_shared(&alias.unwrap_or(id))
    }

    /// Whether every value of a type has what its form in requests asks for.
    fn converts(&self, id: TypeId, item: &Item) -> bool {
        let is_type = matches!(item.kind, ItemKind::Struct(_) | ItemKind::Union(_));
        is_type && !self.incomplete.contains(&id)
    }
}

/// The types of a kind, and those that contain one.
fn users(types: &[Item], is_of_kind: fn(&Item) -> bool) -> HashSet<TypeId> {
    let named = |shape: &Shape| shape.ty.named();
    let held = |item| shapes(item).into_iter().filter_map(named).collect();
    let edges: Vec<Vec<TypeId>> = types.iter().map(held).collect();
    let types = types.iter().enumerate();
    let of_kind = types.filter(|(_, item)| is_of_kind(item));
    reach(of_kind.map(|(n, _)| TypeId(n)), &reversed(&edges))
}

/// The types that requests or responses begin with.
fn roots(
    operations: &[Operation],
    messages: &[(TypeId, Direction)],
    direction: Direction,
) -> Vec<TypeId> {
    let mut roots: Vec<TypeId> = Vec::new();
    for operation in operations {
        let named = |shape: &Shape| shape.ty.named();
        match direction {
            Direction::Request => {
                let parameters = operation.options.iter().chain(&operation.arguments);
                roots.extend(parameters.map(|(_, id)| *id));
                roots.extend(operation.sent().filter_map(named));
            }
            Direction::Response => roots.extend(operation.received().filter_map(named)),
        }
    }
    let messages = messages.iter().filter(|(_, of)| *of == direction);
    roots.extend(messages.map(|(id, _)| *id));
    roots
}

/// Makes what a type refers to that of requests.
fn point(item: &mut Item, forms: &RequestForms) {
    for id in references_mut(item) {
        *id = forms.get(id).copied().unwrap_or(*id);
    }
}

/// Makes what an operation sends that of requests.
fn point_operation(operation: &mut Operation, forms: &RequestForms) {
    let parameters = operation.parameters.iter_mut().map(|it| &mut it.shape);
    let body = operation.body.iter_mut().flat_map(|body| {
        let media = body.media.iter_mut().map(|it| &mut it.shape);
        media.chain([&mut body.shape])
    });
    for shape in parameters.chain(body) {
        if let Some(id) = shape.ty.named_mut() {
            *id = forms.get(id).copied().unwrap_or(*id);
        }
    }
}

#[cfg(test)]
mod tests;
