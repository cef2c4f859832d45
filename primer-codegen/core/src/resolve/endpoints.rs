//! The operations of `paths`, with the path and the method that call each of them, and their parameters.

use std::collections::{HashMap, HashSet};

use super::Resolved;
use crate::document::{Method, Operation, Parameter};
use crate::source::{AddressMap, AddressSet, Pointer};

/// A path and a method that have an operation.
#[derive(Clone, Debug)]
pub struct Endpoint<'d> {
    /// The path template.
    pub template: &'d str,
    /// The address of the path item; not of a reference to it.
    pub path_item: Pointer,
    /// The method.
    pub method: Method<'d>,
    /// The operation.
    pub operation: Operation<'d>,
}

impl<'d> Endpoint<'d> {
    /// The path template as it is sent: without a fragment, by which some documents tell operations of one path apart.
    //
    // RFC 3986, 3.5: a fragment is left to the user agent.
    pub fn path(&self) -> &'d str {
        let path = self.template.split_once('#');
        path.map_or(self.template, |(path, _)| path)
    }
}

impl<'d> Resolved<'d> {
    /// All operations of `paths`, in the document's order. Two paths may share a path item by reference.
    pub fn endpoints(&self) -> Vec<Endpoint<'d>> {
        self.path_items()
            .flat_map(|(template, path_item)| self.endpoints_of(template, &path_item))
            .collect()
    }

    /// The path under which each path item stands first, by the address of the path item. It may be another one than the address
    /// has: `paths` may refer to a path item elsewhere.
    pub fn paths(&self) -> AddressMap<&'d str> {
        let mut paths = AddressMap::default();
        for (template, path_item) in self.path_items() {
            paths.entry(path_item).or_insert(template);
        }
        paths
    }

    /// The operations whose `operationId` another one has before them.
    pub fn repeated_ids(&self) -> AddressSet {
        let mut seen: HashMap<&str, Pointer> = HashMap::new();
        let operations = self
            .endpoints()
            .into_iter()
            .map(|endpoint| endpoint.operation);
        let is_repeated = |operation: &Operation<'d>| {
            let id = operation.operation_id()?;
            let first = seen.entry(id).or_insert_with(|| operation.at.clone());
            // Two paths may share one path item by reference.
            (*first != operation.at).then(|| operation.at.clone())
        };
        let operations: Vec<Operation<'d>> = operations.collect();
        operations.iter().filter_map(is_repeated).collect()
    }

    /// The path templates and the addresses of their path items.
    pub(super) fn path_items(&self) -> impl Iterator<Item = (&'d str, Pointer)> {
        let paths = self.document.entries(&Pointer::root().child("paths"));
        let paths = paths.filter(|(template, _)| template.starts_with('/'));
        paths.filter_map(|(template, at)| Some((template, self.follow(&at)?)))
    }

    fn endpoints_of(&self, template: &'d str, path_item: &Pointer) -> Vec<Endpoint<'d>> {
        let endpoint = |method: Method<'d>| {
            if !self.document.is_chosen(template, method) {
                return None;
            }
            Some(Endpoint {
                template,
                path_item: path_item.clone(),
                method,
                operation: self.written(&method.address(path_item))?,
            })
        };
        let methods = self.methods(path_item).into_iter();
        methods.filter_map(endpoint).collect()
    }

    /// The parameters of an operation: those of its path item that it does not declare itself, then its own.
    pub fn parameters(&self, endpoint: &Endpoint<'d>) -> Vec<Parameter<'d>> {
        let own = self.distinct(endpoint.operation.parameters());
        let taken: HashSet<_> = own.iter().filter_map(Parameter::identity).collect();
        let mut all = self.distinct(self.items(&endpoint.path_item, "parameters"));
        all.retain(|it| it.identity().is_none_or(|key| !taken.contains(&key)));
        all.extend(own);
        all
    }

    /// The parameters at some addresses, or their targets, without duplicates.
    fn distinct(&self, written: impl Iterator<Item = Pointer>) -> Vec<Parameter<'d>> {
        let mut seen = HashSet::new();
        let parameters = written.filter_map(|at| self.parameter(&at));
        parameters
            .filter(|it| it.identity().is_none_or(|key| seen.insert(key)))
            .collect()
    }
}

/// The names in the braces of a path template.
pub fn template_names(template: &str) -> Vec<&str> {
    let starts = template.split('{').skip(1);
    starts
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

#[cfg(test)]
mod tests;
