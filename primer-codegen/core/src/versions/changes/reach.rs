//! The types in requests, and the types in responses.

use std::collections::HashSet;

use crate::ir::query::shapes;
use crate::ir::{Api, Form, Name, Operation, Shape, TypeId};

/// Whether something is part of requests and of responses, in both versions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub requests: bool,
    pub responses: bool,
}

impl Standing {
    /// A part of a request: a parameter or a body.
    pub(super) const REQUEST: Self = Self {
        requests: true,
        responses: false,
    };
    /// A response.
    pub(super) const RESPONSE: Self = Self {
        requests: false,
        responses: true,
    };
    /// Something that is part of requests and responses, or of neither.
    pub(super) const WHOLE: Self = Self {
        requests: true,
        responses: true,
    };
}

/// The names of the types that are part of requests, and of responses, in both versions.
///
/// A type in the requests of one version alone is not counted: that requests hold another type now is a change by itself.
#[derive(Debug)]
pub(super) struct Reach {
    requests: HashSet<Name>,
    responses: HashSet<Name>,
}

impl Reach {
    pub(super) fn of(old: &Api, new: &Api) -> Self {
        let both = |find: fn(&Api) -> HashSet<Name>| &find(old) & &find(new);
        Self {
            requests: both(in_requests),
            responses: both(in_responses),
        }
    }

    pub(super) fn standing(&self, name: &Name) -> Standing {
        Standing {
            requests: self.requests.contains(name),
            responses: self.responses.contains(name),
        }
    }
}

fn in_requests(api: &Api) -> HashSet<Name> {
    let sent = api.operations.iter().flat_map(Operation::sent);
    reached(api, sent.filter_map(named).collect())
}

fn in_responses(api: &Api) -> HashSet<Name> {
    let received = api.operations.iter().flat_map(Operation::received);
    reached(api, received.filter_map(named).collect())
}

/// The types that some types are made of, themselves included.
fn reached(api: &Api, mut rest: Vec<TypeId>) -> HashSet<Name> {
    let mut seen = HashSet::new();
    while let Some(id) = rest.pop() {
        let Some(item) = api.item(id) else { continue };
        if seen.insert(item.name.clone()) {
            rest.extend(shapes(item).into_iter().filter_map(named));
            // Changes of a type are listed once: not for its other forms.
            match item.form {
                Form::Own => {}
                Form::Request(of) | Form::Update(of) => rest.push(of),
            }
        }
    }
    seen
}

/// The type of the document that a shape refers to, be it through lists and maps.
fn named(shape: &Shape) -> Option<TypeId> {
    shape.ty.named()
}
