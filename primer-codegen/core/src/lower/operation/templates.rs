//! Path templates: each name in braces has its parameter, and each parameter of the path its name in braces.

use super::operations::Place;
use crate::diagnostics::{Finding, Place as At, nearest};
use crate::document::Pointer;
use crate::lower::Lower;

impl<'d> Lower<'d, '_> {
    /// Checks the templates of all paths against the parameters of their operations.
    pub(in crate::lower) fn check_templates(&mut self, places: &[Place]) {
        for paths in places.chunk_by(|a, b| a.template == b.template) {
            let Some(template) = paths.first().map(|place| place.template.clone()) else {
                continue;
            };
            if self.check_braces(&template) {
                paths.iter().for_each(|place| self.check_placed(place));
                self.check_declared(&template, paths);
            }
        }
    }

    /// Whether the braces of a template are in order; what is wrong with them is reported.
    fn check_braces(&mut self, template: &str) -> bool {
        let mut is_open = false;
        let mut message = None;
        for c in template.chars() {
            match c {
                '{' if is_open => message = Some("`{` without `}` in this path"),
                '}' if !is_open => message = Some("`}` without `{` in this path"),
                '{' | '}' => is_open = c == '{',
                _ => {}
            }
        }
        if is_open {
            message = Some("`{` without `}` in this path");
        } else if template.contains("{}") {
            message = Some("a parameter of this path has no name");
        }
        if let Some(message) = message {
            self.report(Finding::at_key(path(template), message));
        }
        message.is_none()
    }

    /// Reports the parameters of an operation that its path does not have.
    fn check_placed(&mut self, place: &Place) {
        let in_template = names(&place.template);
        let declared = self.path_parameters(place);
        let missing: Vec<&str> = in_template
            .iter()
            .copied()
            .filter(|name| declared.iter().all(|(other, _)| other != name))
            .collect();
        for (name, at) in declared {
            if in_template.contains(&name) {
                continue;
            }
            let message = format!(
                "path parameter `{name}` is not in the path `{}`",
                place.template
            );
            let finding = Finding::at_value(at.child("name"), message);
            let is_near = nearest(name, in_template.iter().copied()).is_some();
            self.report(match missing.as_slice() {
                _ if is_near => finding.suggest("name", name, in_template.iter().copied()),
                [only] => finding
                    .related(At::Key(path(&place.template)), "the path is here")
                    .help(format!("the path has `{}`", braced(only))),
                _ => finding.help(format!(
                    "write `{}` into the path, or say where it stands: `in: query`",
                    braced(name)
                )),
            });
        }
    }

    /// Reports the names in a template that operations do not declare: at the path if none of them does.
    fn check_declared(&mut self, template: &str, places: &[Place]) {
        for name in names(template) {
            let lacking: Vec<&Place> = places
                .iter()
                .filter(|place| self.lacks(place, name))
                .collect();
            let message = format!("the path's parameter `{name}` is not declared: `{template}`");
            let help =
                format!("declare it in `parameters`: `name: {name}`, `in: path`, `required: true`");
            if lacking.len() == places.len() {
                self.report(Finding::at_key(path(template), message).help(help));
                continue;
            }
            for place in lacking {
                let finding = Finding::at_key(place.at(), message.clone());
                self.report(finding.help(help.clone()));
            }
        }
    }

    /// Whether an operation does not declare a parameter of its path, and that is a mistake of its own.
    fn lacks(&mut self, place: &Place, name: &str) -> bool {
        let declared = self.path_parameters(place);
        if declared.iter().any(|(other, _)| *other == name) || self.is_unsure(place) {
            return false;
        }
        // A slip is one mistake: it is shown where the parameter is declared, or where it stands elsewhere.
        let in_template = names(&place.template);
        let unplaced: Vec<&str> = declared
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| !in_template.contains(name))
            .collect();
        let is_only = in_template
            .iter()
            .filter(|name| declared.iter().all(|(other, _)| other != *name))
            .count()
            == 1;
        let is_slip =
            nearest(name, unplaced.iter().copied()).is_some() || (is_only && unplaced.len() == 1);
        !is_slip && !self.is_elsewhere(place, name)
    }

    /// Whether a parameter of the path's name is declared in another place; that is reported.
    fn is_elsewhere(&mut self, place: &Place, name: &str) -> bool {
        let found = self
            .all_parameters(place)
            .into_iter()
            .find(|at| self.identity(at).0 == name);
        if let Some(at) = &found {
            let message = format!(
                "the path has `{}`, so this parameter stands in `path`",
                braced(name)
            );
            self.report(Finding::at_value(at.child("in"), message));
        }
        found.is_some()
    }

    /// Whether something is wrong with the parameters of an operation: the one that lacks may be it.
    fn is_unsure(&self, place: &Place) -> bool {
        let document = self.resolved.document;
        let lists = [place.at(), place.path_item.clone()].map(|at| at.child("parameters"));
        let is_wrong = |list: &Pointer| {
            let items = document.node(list).and_then(|list| list.as_array());
            let count = items.map_or(0, Vec::len);
            let found = (0..count).map(|index| self.resolved.follow(&list.item(index)));
            let is_missing = |at: Option<Pointer>| at.is_none_or(|at| document.is_broken(&at));
            document.is_broken(list) || found.into_iter().any(is_missing)
        };
        document.is_broken(&place.at())
            || document.is_broken(&place.path_item)
            || lists.iter().any(is_wrong)
    }

    /// The names and addresses of the parameters of an operation that stand in its path.
    fn path_parameters(&mut self, place: &Place) -> Vec<(&'d str, Pointer)> {
        let all = self.all_parameters(place).into_iter();
        let named = all.map(|at| (self.identity(&at), at));
        named
            .filter(|((name, location), _)| *location == "path" && !name.is_empty())
            .map(|((name, _), at)| (name, at))
            .collect()
    }
}

fn path(template: &str) -> Pointer {
    Pointer::root().child("paths").child(template)
}

/// A name as it stands in a path template.
fn braced(name: &str) -> String {
    format!("{{{name}}}")
}

/// The names in the braces of a path template.
pub(in crate::lower) fn names(template: &str) -> Vec<&str> {
    let starts = template.split('{').skip(1);
    starts
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

#[cfg(test)]
mod tests;
