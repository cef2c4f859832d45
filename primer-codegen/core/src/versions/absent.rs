//! Methods that a version lacks and others have, so that the compiler can say which.

use std::collections::BTreeMap;

use super::classes::Node;
use super::{Compared, users};
use crate::ir::versions::Absent;
use crate::ir::{Field, ItemKind, Name, Operation, Struct};
use crate::names::{CLIENT_METHODS, Scope, TYPE_METHODS};

/// The operations that a version lacks, for the module whose markers these are.
pub(super) fn operations(compared: &Compared, version: usize, markers: &mut Scope) -> Vec<Absent> {
    let apis = compared.versions.iter().map(|version| &version.api);
    let Some(Some(api)) = apis.clone().nth(version) else {
        return Vec::new();
    };
    let mut taken: Vec<&str> = CLIENT_METHODS.to_vec();
    taken.extend(api.operations.iter().map(|it| it.name.plain()));
    let mut methods = Methods::default();
    for (n, api) in apis.enumerate() {
        for operation in api.iter().flat_map(|api| &api.operations) {
            methods.add(&operation.name, n, arguments(operation));
        }
    }
    let marker = |method: &Name| markers.claim(method.plain());
    methods.without(&taken, marker, |method, owners| {
        sentence(
            compared,
            &format!("`{}`", method.plain()),
            &[version],
            owners,
        )
    })
}

/// The setters that the types of a class lack, for the module whose markers these are.
pub(super) fn setters(
    compared: &Compared,
    classes: &[Vec<Node>],
    nodes: &[Node],
    markers: &mut Scope,
) -> Vec<Absent> {
    let structure = |node: Node| match compared.item(node).map(|item| &item.kind) {
        Some(ItemKind::Struct(of)) => Some(of),
        Some(
            ItemKind::Enum(_)
            | ItemKind::IntegerEnum(_)
            | ItemKind::Union(_)
            | ItemKind::Alias(_)
            | ItemKind::Bodies(_)
            | ItemKind::Outcomes(_)
            | ItemKind::Environments(_)
            | ItemKind::Arguments(_),
        )
        | None => None,
    };
    let Some((&first, own)) = nodes
        .first()
        .and_then(|node| Some((node, structure(*node)?)))
    else {
        return Vec::new();
    };
    let name = compared.item(first).map_or("", |item| item.name.plain());
    let mut taken: Vec<&str> = TYPE_METHODS.to_vec();
    taken.extend(own.fields.iter().flat_map(methods_of).map(Name::plain));
    let mut methods = Methods::default();
    let mut row: Vec<Node> = classes.iter().flatten().copied().collect();
    row.sort_unstable();
    for node in row {
        for (method, arguments) in structure(node).into_iter().flat_map(setters_of) {
            methods.add(method, node.0, arguments);
        }
    }
    let users = users(nodes);
    let marker = |method: &Name| markers.claim(&format!("{name} {}", method.plain()));
    methods.without(&taken, marker, |method, owners| {
        let subject = format!("`{}` of `{name}`", method.plain());
        sentence(compared, &subject, &users, owners)
    })
}

/// Methods by name: the versions that have them, and the number of arguments of the first.
#[derive(Default)]
struct Methods<'c>(BTreeMap<&'c Name, (usize, Vec<usize>)>);

impl<'c> Methods<'c> {
    fn add(&mut self, name: &'c Name, version: usize, arguments: usize) {
        let (_, versions) = self.0.entry(name).or_insert((arguments, Vec::new()));
        if versions.last() != Some(&version) {
            versions.push(version);
        }
    }

    /// Those whose names are not taken, with the compiler's messages.
    fn without(
        self,
        taken: &[&str],
        mut marker: impl FnMut(&Name) -> Name,
        say: impl Fn(&Name, &[usize]) -> (String, String),
    ) -> Vec<Absent> {
        let absent = self
            .0
            .into_iter()
            .filter(|(name, _)| !taken.contains(&name.plain()));
        absent
            .map(|(name, (arguments, versions))| {
                let (message, label) = say(name, &versions);
                Absent {
                    name: name.clone(),
                    marker: marker(name),
                    arguments,
                    message,
                    label,
                }
            })
            .collect()
    }
}

/// The compiler's message, and its label, for a method that some versions lack and others have.
fn sentence(
    compared: &Compared,
    subject: &str,
    lacking: &[usize],
    owners: &[usize],
) -> (String, String) {
    let label = |n: usize| compared.phrase(&[n]);
    let (first, last) = (lacking.first().copied(), lacking.last().copied());
    let since = owners.first().copied().filter(|&since| Some(since) > last);
    let until = owners.last().copied().filter(|&until| Some(until) < first);
    let history = match (since, until) {
        (Some(since), _) => format!("it was added in {}", label(since)),
        (None, Some(until)) => format!("{} was the last to have it", label(until)),
        (None, None) => format!("it is part of {}", compared.phrase(owners)),
    };
    let noun = if lacking.len() == 1 {
        "version"
    } else {
        "versions"
    };
    let lacking = format!("API {noun} {}", compared.phrase(lacking));
    (
        format!("{subject} is not part of {lacking}; {history}"),
        format!("not part of {lacking}"),
    )
}

/// The number of arguments of an operation's method.
fn arguments(operation: &Operation) -> usize {
    let required = operation.parameters.iter().filter(|it| it.required);
    let required = match operation.arguments {
        Some(_) => 1,
        None => required.count(),
    };
    required + usize::from(operation.options.is_some()) + usize::from(operation.body.is_some())
}

/// The methods that set a field, and the number of their arguments.
fn setters_of(of: &Struct) -> impl Iterator<Item = (&Name, usize)> {
    of.fields.iter().flat_map(|field| {
        let clear = field.clear.iter().map(|name| (name, 0));
        std::iter::once((&field.setter, 1)).chain(clear)
    })
}

/// All methods of a field.
fn methods_of(field: &Field) -> impl Iterator<Item = &Name> {
    let default = field.default.as_ref().map(|(name, _)| name);
    std::iter::once(&field.setter)
        .chain(&field.clear)
        .chain(default)
}

#[cfg(test)]
mod tests;
