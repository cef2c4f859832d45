//! Callbacks and webhooks: the bodies of requests that the service sends, as types for their receiver.

use crate::ir::{Docs, Form, Item, ItemKind, Shape, Type, TypeId};
use crate::lower::Lower;
use crate::lower::operation::media::{Direction, is_json};
use crate::markdown::{Line, code};
use crate::resolve::Incoming;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Lowers the requests that the service sends: a type for the body of each, and one for what is sent back. The result
    /// contains these types.
    ///
    /// The roles are exchanged: to this side, the request is received like a response, and the response is sent like a request.
    pub(in crate::lower) fn lower_callbacks(&mut self) -> Vec<(TypeId, Direction)> {
        let mut messages = Vec::new();
        for incoming in self.resolved.incoming() {
            let words = self.incoming_hint(&incoming);
            if let Some((media_type, at)) = self.body_of(&incoming) {
                let docs = body_docs(&incoming, media_type);
                let id = self.lower_message_body(
                    &words,
                    docs,
                    media_type,
                    &at,
                    incoming.operation.deprecated(),
                );
                messages.push((id, Direction::Response));
            }
            if let Some((status, media_type, at)) = self.response_to(&incoming) {
                let docs = response_docs(status, media_type, &words);
                let words = format!("{words} response");
                let id = self.lower_message_body(&words, docs, media_type, &at, false);
                messages.push((id, Direction::Request));
            }
        }
        messages
    }

    fn lower_message_body(
        &mut self,
        words: &str,
        docs: Docs,
        media_type: &str,
        at: &Pointer,
        deprecated: bool,
    ) -> TypeId {
        let schema = at.child("schema");
        let has_schema = self.resolved.document.node(&schema).is_some();
        let shape = match has_schema && is_read(media_type) {
            true => self.lower_schema(&schema),
            false => Shape::plain(Type::Bytes),
        };
        let name = self.scope.claim(words);
        let id = self.reserve();
        self.fill(
            id,
            Item {
                name,
                docs,
                deprecated,
                form: Form::Own,
                from: Vec::new(),
                kind: ItemKind::Alias(shape),
            },
        );
        id
    }

    /// The words of the type of a request's body.
    fn incoming_hint(&self, incoming: &Incoming<'d>) -> String {
        let kind = match incoming.expression {
            Some(_) => "callback",
            None => "webhook",
        };
        let own = self.rust_name(&incoming.operation.at);
        let own = own.or(incoming.operation.operation_id().map(str::to_owned));
        let words = match (own, &incoming.owner) {
            (Some(own), _) => own,
            (None, Some(owner)) => format!("{} {}", self.hint(owner), incoming.name),
            (None, None) => incoming.name.to_owned(),
        };
        format!("{words} {kind}")
    }

    /// The media type of a request's body, JSON if there is a choice, and its address.
    pub(in crate::lower) fn body_of(&self, incoming: &Incoming<'d>) -> Option<(&'d str, Pointer)> {
        let body = incoming.operation.request_body()?;
        preferred(self.resolved.request_body(&body)?.content())
    }

    /// The status and the media type of the first success that has a body, and the address of the media type.
    pub(in crate::lower) fn response_to(
        &self,
        incoming: &Incoming<'d>,
    ) -> Option<(&'d str, &'d str, Pointer)> {
        let responses = incoming.operation.responses();
        let mut successes = responses.filter(|(status, _)| status.starts_with('2'));
        successes.find_map(|(status, at)| {
            let (media_type, at) = preferred(self.resolved.response(&at)?.content())?;
            Some((status, media_type, at))
        })
    }
}

fn preferred<'d>(content: impl Iterator<Item = (&'d str, Pointer)>) -> Option<(&'d str, Pointer)> {
    let all: Vec<_> = content.collect();
    let json = all.iter().find(|(media_type, _)| is_json(media_type));
    json.or(all.first()).cloned()
}

/// Whether a body of a media type is a value of its schema.
fn is_read(media_type: &str) -> bool {
    is_json(media_type) || media_type.starts_with("application/x-www-form-urlencoded")
}

fn body_docs(incoming: &Incoming<'_>, media_type: &str) -> Docs {
    let operation = &incoming.operation;
    let (summary, description) = (operation.summary(), operation.description());
    let mut docs = Docs::of_document(summary.unwrap_or_default());
    docs.end_sentence();
    if summary != description {
        docs.append(Docs::of_document(description.unwrap_or_default()));
    }
    let method = incoming.method.sent();
    let target = match incoming.expression {
        Some(expression) => code(&format!("{method} {expression}")),
        None => Line::from("The webhook ") + code(&format!("{method} {}", incoming.name)),
    };
    docs.paragraph(target);
    let body = Line::from("The body, in ") + code(media_type);
    docs.paragraph(
        body + ", of a request that the service sends: deserialize it where you receive that.",
    );
    docs
}

fn response_docs(status: &str, media_type: &str, words: &str) -> Docs {
    let mut docs = Docs::default();
    let body = Line::from("The body, in ") + code(media_type) + ", of the response to ";
    docs.paragraph(body + code(words) + ", with the status " + code(status) + ".");
    docs
}
