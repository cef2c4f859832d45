//! Path templates: each name in braces is a declared parameter, and each path parameter has a name in braces.

use super::Rules;
use crate::diagnostics::{Finding, Place};
use crate::document::Parameter;
use crate::resolve::{Endpoint, template_names};
use crate::source::Pointer;
use crate::spelling::nearest;

impl<'d> Rules<'d, '_> {
    /// Checks the templates of all paths against the parameters of their operations.
    pub(super) fn check_templates(&mut self, endpoints: &[Endpoint<'d>]) {
        for paths in endpoints.chunk_by(|a, b| a.template == b.template) {
            let Some(template) = paths.first().map(|endpoint| endpoint.template) else {
                continue;
            };
            if self.check_braces(template) {
                for endpoint in paths {
                    self.check_placed(endpoint);
                }
                self.check_declared(template, paths);
            }
        }
    }

    /// Whether the braces of a template are correct; mistakes are reported.
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

    /// Reports the path parameters of an operation that the template does not contain.
    fn check_placed(&mut self, endpoint: &Endpoint<'d>) {
        let in_template = template_names(endpoint.path());
        let declared = self.path_parameters(endpoint);
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
                endpoint.template
            );
            let finding = Finding::at_value(at.child("name"), message);
            let is_near = nearest(name, in_template.iter().copied()).is_some();
            self.report(match missing.as_slice() {
                _ if is_near => finding.suggest("name", name, in_template.iter().copied()),
                [only] => finding
                    .related(Place::Key(path(endpoint.template)), "the path is here")
                    .help(format!("the path has `{}`", braced(only))),
                _ => finding.help(format!(
                    "write `{}` into the path, or give its location: `in: query`",
                    braced(name)
                )),
            });
        }
    }

    /// Reports the names in a template that operations do not declare: at the path if no operation declares the name.
    fn check_declared(&mut self, template: &str, endpoints: &[Endpoint<'d>]) {
        for name in template_names(template) {
            let lacking: Vec<&Endpoint<'d>> = endpoints
                .iter()
                .filter(|endpoint| self.lacks(endpoint, name))
                .collect();
            let message = format!("the path's parameter `{name}` is not declared: `{template}`");
            let help =
                format!("declare it in `parameters`: `name: {name}`, `in: path`, `required: true`");
            if lacking.len() == endpoints.len() {
                self.report(Finding::at_key(path(template), message).help(help));
                continue;
            }
            for endpoint in lacking {
                let finding = Finding::at_key(endpoint.operation.at.clone(), message.clone());
                self.report(finding.help(help.clone()));
            }
        }
    }

    /// Whether an operation does not declare a name of its path, and no other finding is about the same mistake.
    fn lacks(&mut self, endpoint: &Endpoint<'d>, name: &str) -> bool {
        let declared = self.path_parameters(endpoint);
        if declared.iter().any(|(other, _)| *other == name) || self.is_unsure(endpoint) {
            return false;
        }
        // A misspelled name is one mistake: it is reported at the declaration of the parameter.
        let in_template = template_names(endpoint.path());
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
        !is_slip && !self.is_elsewhere(endpoint, name)
    }

    /// Whether a parameter of the name has another location than `path`, which is reported.
    fn is_elsewhere(&mut self, endpoint: &Endpoint<'d>, name: &str) -> bool {
        let found = self
            .resolved
            .parameters(endpoint)
            .into_iter()
            .find(|parameter| parameter.name() == name);
        if let Some(Parameter { at, .. }) = &found {
            let message = format!(
                "the path has `{}`, so the location of this parameter is `path`",
                braced(name)
            );
            self.report(Finding::at_value(at.child("in"), message));
        }
        found.is_some()
    }

    /// Whether a mistake in the parameters of an operation was reported: the missing parameter may be the one with the mistake.
    fn is_unsure(&self, endpoint: &Endpoint<'d>) -> bool {
        let document = self.document();
        let holders = [&endpoint.operation.at, &endpoint.path_item];
        let is_wrong = |at: Pointer| {
            let found = self.resolved.follow(&at);
            found.is_none_or(|at| document.is_broken(&at))
        };
        holders.into_iter().any(|holder| {
            document.is_broken(holder)
                || document.is_broken(&holder.child("parameters"))
                || self.resolved.items(holder, "parameters").any(is_wrong)
        })
    }

    /// The names and addresses of the path parameters of an operation.
    fn path_parameters(&self, endpoint: &Endpoint<'d>) -> Vec<(&'d str, Pointer)> {
        let all = self.resolved.parameters(endpoint).into_iter();
        all.filter(|it| it.location() == "path" && !it.name().is_empty())
            .map(|it| (it.name(), it.at))
            .collect()
    }
}

fn path(template: &str) -> Pointer {
    Pointer::root().child("paths").child(template)
}

/// A name in braces, as in a path template.
fn braced(name: &str) -> String {
    format!("{{{name}}}")
}
