//! Responses: what an operation returns, by status and media type.

use crate::diagnostics::Finding;
use crate::document::Response as Declared;
use crate::ir::{
    self, Content, Docs, ItemKind, OutcomeVariant, Response, Responses, Shape, Statuses, Type,
};
use crate::lower::Lower;
use crate::lower::operation::media::{Medium, essence};
use crate::markdown::{Line, code};
use crate::names::{self, Case, Scope};
use crate::resolve::Endpoint;

/// A documented response, in one of its media types.
struct Documented {
    statuses: Statuses,
    medium: Medium,
    /// The words of its variant, if the responses of its kind are of several types.
    words: String,
    docs: Docs,
}

impl<'d> Lower<'d, '_> {
    /// The successes and the failures of an operation.
    pub(super) fn lower_responses(
        &mut self,
        endpoint: &Endpoint<'d>,
        successes: Successes,
    ) -> (Responses, Responses) {
        let documented = self.documented(endpoint, successes);
        let is_empty = |it: &&Documented| it.medium.content == Content::Empty;
        let success = |it: &&Documented| successes.include(it.statuses);
        // `default` is for all statuses that are not documented: also where it is the only success.
        let failure = |it: &&Documented| !success(it) || it.statuses == Statuses::Default;
        let of_success: Vec<&Documented> = documented.iter().filter(success).collect();
        let of_failure: Vec<&Documented> = documented
            .iter()
            .filter(|it| failure(it) && !is_empty(it))
            .collect();
        let name = self.operation_hint(
            &endpoint.path_item,
            (endpoint.method.name(), &endpoint.operation.at),
        );
        let successes = self.lower_group(
            &of_success,
            &format!("{name} outcome"),
            Line::from("The responses of ") + code(&name) + ", by status.",
        );
        let mut failures = self.lower_group(
            &of_failure,
            &format!("{name} error"),
            Line::from("The failures, by status."),
        );
        // A failure without a body is documented too, so `default` does not apply to its status.
        let without_body = documented.iter().filter(|it| failure(it) && is_empty(it));
        failures.list.extend(without_body.map(|it| response(it, 0)));
        (successes, failures)
    }

    fn documented(&mut self, endpoint: &Endpoint<'d>, successes: Successes) -> Vec<Documented> {
        let mut documented = Vec::new();
        for (status, at) in endpoint.operation.responses() {
            let Some(response) = self.resolved.response(&at) else {
                continue;
            };
            let statuses = statuses(status);
            let media = match without_content(endpoint.method.name(), statuses) {
                Some(what) => {
                    self.check_no_content(&response, &what);
                    Vec::new()
                }
                None => {
                    let is_success = successes.include(statuses);
                    self.lower_representations(response.content(), is_success)
                }
            };
            let docs = Docs::of_document(response.description().unwrap_or_default());
            documented.extend(by_media_type(statuses, media, &docs));
        }
        documented
    }

    fn check_no_content(&mut self, response: &Declared<'d>, what: &str) {
        if response.content().next().is_some() {
            let message = format!("{what} has no body");
            let finding = Finding::at_key(response.at.child("content"), message);
            self.report(finding.warning().help("remove `content`"));
        }
    }

    /// Lowers responses to one type: that of their bodies if all are the same, otherwise an enum by status and, where that is not
    /// enough, by media type.
    fn lower_group(&mut self, group: &[&Documented], name: &str, docs: Line) -> Responses {
        let Some(first) = group.first() else {
            return Responses {
                shape: Shape::plain(Type::Unit),
                list: Vec::new(),
            };
        };
        if group
            .iter()
            .all(|it| is_same(&it.medium.shape, &first.medium.shape))
        {
            return Responses {
                shape: first.medium.shape.clone(),
                list: group.iter().map(|it| response(it, 0)).collect(),
            };
        }
        // Media types of a status that are read into the same type are one variant.
        let mut variants: Vec<&Documented> = Vec::new();
        let mut list = Vec::new();
        for it in group {
            let is_known = |known: &&Documented| {
                known.statuses == it.statuses && is_same(&known.medium.shape, &it.medium.shape)
            };
            let outcome = variants.iter().position(is_known).unwrap_or_else(|| {
                variants.push(it);
                variants.len() - 1
            });
            list.push(response(it, outcome));
        }
        let shape = Shape::plain(Type::Named(self.lower_outcomes(&variants, name, docs)));
        Responses { shape, list }
    }

    fn lower_outcomes(&mut self, group: &[&Documented], name: &str, docs: Line) -> ir::TypeId {
        let mut scope = Scope::new(Case::Pascal, &[]);
        let variants: Vec<OutcomeVariant> = group
            .iter()
            .map(|it| OutcomeVariant {
                name: scope.claim(&it.words),
                shape: it.medium.shape.clone(),
                docs: it.docs.clone(),
            })
            .collect();
        // Operations whose responses are the same share one type, so that one function can match the errors of all.
        let shapes = variants.iter().map(|variant| variant.shape.clone());
        let shapes: Vec<Shape> = shapes.collect();
        let names = variants
            .iter()
            .map(|variant| variant.name.as_str().to_owned());
        let names: Vec<String> = names.collect();
        if let Some(id) = self.outcomes.get(&names, &shapes) {
            return id;
        }
        let id = self.reserve();
        self.outcomes.insert(names, shapes, id);
        let item = ir::Item {
            name: self.scope.claim(name),
            docs: docs.into(),
            deprecated: false,
            form: ir::Form::Own,
            from: Vec::new(),
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

/// Whether two bodies are read into the same type.
fn is_same(one: &Shape, other: &Shape) -> bool {
    one.ty == other.ty && one.nullable == other.nullable
}

/// The documented statuses that are successes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Successes {
    /// 2xx.
    Successful,
    /// Redirects, where no 2xx is documented: the client does not follow them.
    Redirects,
    /// `default`, where there are neither.
    Default,
}

impl Successes {
    pub(super) fn of(endpoint: &Endpoint<'_>) -> Self {
        let has = |successes: Self| {
            let mut declared = endpoint.operation.responses();
            declared.any(|(status, _)| successes.include(statuses(status)))
        };
        match () {
            () if has(Self::Successful) => Self::Successful,
            () if has(Self::Redirects) => Self::Redirects,
            () => Self::Default,
        }
    }

    pub(super) fn include(self, statuses: Statuses) -> bool {
        match self {
            Self::Successful => matches!(statuses, Statuses::Code(200..=299) | Statuses::Range(2)),
            // RFC 9110, 15.4: those with `Location`.
            Self::Redirects => matches!(
                statuses,
                Statuses::Code(300..=303 | 307 | 308) | Statuses::Range(3)
            ),
            Self::Default => statuses == Statuses::Default,
        }
    }
}

/// The response of a status, once for each of its media types; once if it has none.
///
/// JSON has the name of the status alone, the others are named after their media types where the types differ.
fn by_media_type(statuses: Statuses, media: Vec<Medium>, docs: &Docs) -> Vec<Documented> {
    let words = status_words(statuses);
    if media.is_empty() {
        let medium = Medium {
            content: Content::Empty,
            media_type: String::new(),
            shape: Shape::plain(Type::Unit),
        };
        return vec![Documented {
            statuses,
            medium,
            words,
            docs: docs.clone(),
        }];
    }
    let mut shapes = media.iter().map(|it| &it.shape);
    let first = shapes.next();
    let is_one_type = shapes.all(|it| first.is_some_and(|first| is_same(first, it)));
    // Where a variant has several media types, JSON names it.
    let names_json = |medium: &Medium| {
        let mut json = media.iter().filter(|it| is_plain_json(&it.media_type));
        json.any(|it| is_same(&it.shape, &medium.shape))
    };
    let documented = media.iter().map(|medium| {
        let is_alone = is_one_type || names_json(medium);
        let mut docs = docs.clone();
        if !is_one_type {
            docs.paragraph(Line::from("As ") + code(&medium.media_type) + ".");
        }
        let words = match is_alone {
            true => words.clone(),
            false => format!("{words} {}", names::media_type(&medium.media_type)),
        };
        Documented {
            statuses,
            medium: medium.clone(),
            words,
            docs,
        }
    });
    documented.collect()
}

fn is_plain_json(media_type: &str) -> bool {
    essence(media_type) == "application/json"
}

/// The responses that have no content, in words: those to HEAD, and of some statuses (RFC 9110, 6.4.1 and 15.3.6).
fn without_content(method: &str, statuses: Statuses) -> Option<String> {
    match statuses {
        _ if method == "head" => Some("a response to `HEAD`".to_owned()),
        Statuses::Code(code @ (100..=199 | 204 | 205 | 304)) => {
            Some(format!("a response of status {code}"))
        }
        Statuses::Range(1) => Some("a response of status 1XX".to_owned()),
        Statuses::Code(_) | Statuses::Range(_) | Statuses::Default => None,
    }
}

pub(super) fn statuses(key: &str) -> Statuses {
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
