//! Documented responses, compared: by their statuses.

use super::facts::{Fact, Facts};
use super::pairs::{Key, Pair, pairs};
use super::phrases::{self, before, code};
use super::reach::Standing;
use super::{Compare, Subject};
use crate::ir::{
    Api, Content, ItemKind, Operation, OutcomeVariant, Response, Responses, Shape, Statuses, Type,
};

impl Compare<'_> {
    /// The changes of the types that the method returns.
    pub(super) fn return_types(&self, old: &Operation, new: &Operation) -> Facts {
        let kinds = [
            (
                "responds with",
                "response",
                &old.successes.shape,
                &new.successes.shape,
            ),
            (
                "fails with",
                "failure",
                &old.failures.shape,
                &new.failures.shape,
            ),
        ];
        let is_told = |was: &Shape, is: &Shape| !self.are_outcomes_of_renamed(old, new, was, is);
        let told = kinds.into_iter().filter(|(_, _, was, is)| is_told(was, is));
        let facts = told.flat_map(|(verb, noun, was, is)| {
            self.whole_shape(was, is)
                .into_iter()
                .map(move |(fact, what)| match fact {
                    Fact::TypeChanged => (fact, format!("{verb} {what}")),
                    _ => (fact, format!("{noun} {what}")),
                })
        });
        facts.collect()
    }

    /// Outcomes are named after their operation, and are renamed with it.
    fn are_outcomes_of_renamed(
        &self,
        old: &Operation,
        new: &Operation,
        was: &Shape,
        is: &Shape,
    ) -> bool {
        old.name != new.name
            && outcomes(self.old, was).is_some()
            && outcomes(self.new, is).is_some()
    }

    pub(super) fn responses(&mut self, old: &Operation, new: &Operation) {
        for (was, is) in [
            (&old.successes, &new.successes),
            (&old.failures, &new.failures),
        ] {
            let same: Key<'_, Response> =
                &|it| Some(format!("{} {}", status(it.statuses), it.media_type));
            let of_status: Key<'_, Response> = &|it| Some(status(it.statuses));
            for pair in pairs(&was.list, &is.list, &[same, of_status]) {
                let (response, facts) = match pair {
                    Pair::New(response) => (response, vec![self.response_added(is, response)]),
                    Pair::Old(response) => (response, vec![self.response_removed(was, response)]),
                    Pair::Both(before, after) => (after, self.response((was, before), (is, after))),
                };
                let subject = Subject::Response(new.name.clone(), status(response.statuses));
                self.note(&subject, Standing::RESPONSE, facts);
            }
        }
    }

    fn response_added(&self, responses: &Responses, response: &Response) -> (Fact, String) {
        let media_type = one_of_several(responses, response);
        let what = match outcome(self.new, responses, response) {
            Some(variant) if variant.shape.ty != Type::Unit => {
                let ty = phrases::ty(self.new, &variant.shape.ty);
                format!("added{media_type}, with {ty}")
            }
            Some(_) | None => format!("added{media_type}"),
        };
        (Fact::ResponseAdded, what)
    }

    fn response_removed(&self, responses: &Responses, response: &Response) -> (Fact, String) {
        let fact = match outcome(self.old, responses, response) {
            Some(_) => Fact::VariantRemoved,
            None => Fact::ResponseRemoved,
        };
        let media_type = one_of_several(responses, response);
        (fact, format!("removed{media_type}"))
    }

    fn response(&self, old: (&Responses, &Response), new: (&Responses, &Response)) -> Facts {
        let mut facts = Facts::new();
        let ((_, was), (_, is)) = (old, new);
        if was.media_type != is.media_type {
            let what = before(&media_type(is), &media_type(was));
            facts.push((Fact::ResponseMediaChanged, what));
        }
        let variants = outcome(self.old, old.0, was).zip(outcome(self.new, new.0, is));
        if let Some((old, new)) = variants {
            facts.extend(self.whole_shape(&old.shape, &new.shape));
        }
        facts
    }
}

/// The variant of a response, if responses of its kind differ by status; a failure without a body has none.
fn outcome<'a>(
    api: &'a Api,
    responses: &Responses,
    response: &Response,
) -> Option<&'a OutcomeVariant> {
    let is_empty = response.content == Content::Empty;
    let variant = outcomes(api, &responses.shape)?.get(response.outcome);
    variant.filter(|it| is_empty == (it.shape.ty == Type::Unit))
}

/// The media type of a response whose status has others too.
fn one_of_several(responses: &Responses, response: &Response) -> String {
    let of_status = responses.list.iter();
    let of_status = of_status.filter(|it| it.statuses == response.statuses);
    match of_status.count() {
        0 | 1 => String::new(),
        _ => format!(" as {}", code(&response.media_type)),
    }
}

fn outcomes<'a>(api: &'a Api, shape: &Shape) -> Option<&'a [OutcomeVariant]> {
    let Type::Named(id) = shape.ty else {
        return None;
    };
    match &api.item(id)?.kind {
        ItemKind::Outcomes(variants) => Some(variants),
        ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::IntegerEnum(_) => None,
        ItemKind::Union(_) | ItemKind::Alias(_) | ItemKind::Bodies(_) => None,
        ItemKind::Environments(_) | ItemKind::Arguments(_) => None,
    }
}

fn media_type(response: &Response) -> String {
    match response.content {
        Content::Empty => "empty".to_owned(),
        Content::Json | Content::Text | Content::Bytes | Content::Form | Content::Multipart => {
            code(&response.media_type)
        }
    }
}

fn status(statuses: Statuses) -> String {
    match statuses {
        Statuses::Code(code) => code.to_string(),
        Statuses::Range(digit) => format!("{digit}XX"),
        Statuses::Default => "default".to_owned(),
    }
}

#[cfg(test)]
mod tests;
