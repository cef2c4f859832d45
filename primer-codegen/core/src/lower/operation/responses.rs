//! Responses: what an operation returns, by status.

use crate::document::Operation;
use crate::ir::{
    self, Content, Docs, ItemKind, OutcomeVariant, Response, Responses, Shape, Statuses, Type,
};
use crate::lower::Lower;
use crate::lower::operation::media::{Direction, Medium};
use crate::markdown::{Line, code};
use crate::names::{self, Case, Scope};
use crate::resolve::Endpoint;

/// A documented response.
struct Documented {
    statuses: Statuses,
    medium: Medium,
    description: String,
}

impl<'d> Lower<'d, '_> {
    /// The successes and the failures of an operation.
    pub(super) fn lower_responses(&mut self, endpoint: &Endpoint<'d>) -> (Responses, Responses) {
        let documented = self.documented(&endpoint.operation);
        let has_success = documented.iter().any(|it| is_success(it.statuses));
        // `default` is for all statuses that are not documented: for successes too, if none is documented.
        let (successes, failures): (Vec<&Documented>, Vec<&Documented>) = {
            let success = |it: &&Documented| {
                is_success(it.statuses) || (it.statuses == Statuses::Default && !has_success)
            };
            let failure =
                |it: &&Documented| !is_success(it.statuses) && it.medium.content != Content::Empty;
            (
                documented.iter().filter(success).collect(),
                documented.iter().filter(failure).collect(),
            )
        };
        let name = self.operation_hint(&endpoint.path_item, endpoint.method);
        let successes = self.lower_group(
            &successes,
            &format!("{name} outcome"),
            Line::from("The responses of ") + code(&name) + ", by status.",
        );
        let mut failures = self.lower_group(
            &failures,
            &format!("{name} error"),
            Line::from("The failures, by status."),
        );
        // A failure without a body is documented too, so `default` does not apply to its status.
        let is_empty =
            |it: &&Documented| !is_success(it.statuses) && it.medium.content == Content::Empty;
        let empty = documented.iter().filter(is_empty).map(|it| response(it, 0));
        failures.list.extend(empty);
        (successes, failures)
    }

    fn documented(&mut self, operation: &Operation<'d>) -> Vec<Documented> {
        let mut documented = Vec::new();
        for (status, at) in operation.responses() {
            let Some(response) = self.resolved.response(&at) else {
                continue;
            };
            let empty = Medium {
                content: Content::Empty,
                media_type: String::new(),
                shape: Shape::plain(Type::Unit),
            };
            let medium = self.lower_medium(response.content(), Direction::Response);
            documented.push(Documented {
                statuses: statuses(status),
                medium: medium.unwrap_or(empty),
                description: response.description().unwrap_or_default().to_owned(),
            });
        }
        documented
    }

    /// Lowers responses to one type: that of their bodies if all are the same, otherwise an enum by status.
    fn lower_group(&mut self, group: &[&Documented], name: &str, docs: Line) -> Responses {
        let Some(first) = group.first() else {
            return Responses {
                shape: Shape::plain(Type::Unit),
                list: Vec::new(),
            };
        };
        let is_same = group.iter().all(|it| {
            it.medium.shape.ty == first.medium.shape.ty
                && it.medium.shape.nullable == first.medium.shape.nullable
        });
        let outcome = |n: usize| if is_same { 0 } else { n };
        let list: Vec<Response> = group
            .iter()
            .enumerate()
            .map(|(n, it)| response(it, outcome(n)))
            .collect();
        let shape = if is_same {
            first.medium.shape.clone()
        } else {
            Shape::plain(Type::Named(self.lower_outcomes(group, name, docs)))
        };
        Responses { shape, list }
    }

    fn lower_outcomes(&mut self, group: &[&Documented], name: &str, docs: Line) -> ir::TypeId {
        let mut scope = Scope::new(Case::Pascal, &[]);
        let variants: Vec<OutcomeVariant> = group
            .iter()
            .map(|it| OutcomeVariant {
                name: scope.claim(&status_words(it.statuses)),
                shape: it.medium.shape.clone(),
                docs: Docs::of_document(&it.description),
            })
            .collect();
        // Operations whose responses are the same share one type, so that one function can match the errors of all.
        let shapes = variants.iter().map(|variant| variant.shape.clone());
        let shapes: Vec<Shape> = shapes.collect();
        let names = variants.iter().map(|variant| variant.name.clone());
        let names: Vec<ir::Name> = names.collect();
        let mut of_these_names = self.outcomes.get(&names).into_iter().flatten();
        if let Some((_, id)) = of_these_names.find(|(known, _)| *known == shapes) {
            return *id;
        }
        let id = self.reserve();
        let of_these_names = self.outcomes.entry(names).or_default();
        of_these_names.push((shapes, id));
        let item = ir::Item {
            name: self.scope.claim(name),
            docs: docs.into(),
            deprecated: false,
            update_of: None,
            kind: ItemKind::Outcomes(variants),
        };
        self.fill(id, item);
        id
    }
}

fn response(documented: &Documented, outcome: usize) -> Response {
    Response {
        statuses: documented.statuses,
        outcome,
        content: documented.medium.content,
        media_type: documented.medium.media_type.clone(),
        sensitive: documented.medium.shape.sensitive,
    }
}

fn is_success(statuses: Statuses) -> bool {
    matches!(statuses, Statuses::Code(200..=299) | Statuses::Range(2))
}

fn statuses(key: &str) -> Statuses {
    match (
        key.parse::<u16>(),
        key.chars().next().and_then(|digit| digit.to_digit(10)),
    ) {
        (Ok(code), _) => Statuses::Code(code),
        (Err(_), Some(digit)) => Statuses::Range(u16::try_from(digit).unwrap_or_default()),
        (Err(_), None) => Statuses::Default,
    }
}

fn status_words(statuses: Statuses) -> String {
    match statuses {
        Statuses::Code(code) => names::status(code),
        Statuses::Range(1) => "Informational".to_owned(),
        Statuses::Range(2) => "Successful".to_owned(),
        Statuses::Range(3) => "Redirection".to_owned(),
        Statuses::Range(4) => "ClientError".to_owned(),
        Statuses::Range(_) => "ServerError".to_owned(),
        Statuses::Default => "Default".to_owned(),
    }
}

#[cfg(test)]
mod tests;
