//! Sequences: successes whose body is a sequence of items, each complete before the next one comes.

use crate::diagnostics::Finding;
use crate::document::{MediaType, SchemaType};
use crate::ir::{Framing, Sequence, Shape, Statuses, Stream, StreamForm, Type};
use crate::lower::Lower;
use crate::lower::operation::media::essence;
use crate::resolve::Endpoint;

/// A sequence that a response declares.
struct Declared<'d> {
    name: &'d str,
    media_type: MediaType<'d>,
    framing: Framing,
}

impl<'d> Lower<'d, '_> {
    /// Lowers the sequence of an operation's successes: the first one; others are reported.
    pub(super) fn lower_sequence(
        &mut self,
        endpoint: &Endpoint<'d>,
        is_success: impl Fn(Statuses) -> bool,
    ) -> Option<Stream> {
        let mut declared: Vec<Declared<'d>> = Vec::new();
        for (status, at) in endpoint.operation.responses() {
            let response = self.resolved.response(&at);
            let content = response.filter(|_| is_success(super::responses::statuses(status)));
            for (name, at) in content.into_iter().flat_map(|it| it.content()) {
                let Some(media_type) = self.resolved.media_type(&at) else {
                    continue;
                };
                if let Some(framing) = self.framing(name, &media_type) {
                    declared.push(Declared {
                        name,
                        media_type,
                        framing,
                    });
                }
            }
        }
        let mut declared = declared.into_iter();
        let first = declared.next()?;
        let schema = self.schema_node(&first.media_type);
        for other in declared {
            let is_same =
                other.framing == first.framing && self.schema_node(&other.media_type) == schema;
            if !is_same {
                let message = format!(
                    "`{}` is left out: items come as `{}`",
                    other.name, first.name
                );
                self.report(Finding::at_key(other.media_type.at.clone(), message).warning());
            }
        }
        let mut items = self.lower_items(&first);
        items.sensitive |= self.is_sensitive(&first.media_type);
        Some(Stream {
            items,
            form: StreamForm::Sequence(Sequence {
                media_type: first.name.to_owned(),
                framing: first.framing,
            }),
        })
    }

    /// The form of the sequence that a media type is; `None` if it is none. A string in lines is the whole text, and bytes are bytes.
    pub(super) fn framing(&self, name: &str, declared: &MediaType<'d>) -> Option<Framing> {
        let framing = framing(&essence(name))?;
        let schema = declared.schema().and_then(|at| self.resolved.schema(&at));
        let is_text = schema.is_some_and(|it| it.value_type() == Some(SchemaType::String));
        match framing {
            _ if self.is_binary(declared) => None,
            Framing::Events => Some(framing),
            Framing::Lines | Framing::Records => (!is_text).then_some(framing),
        }
    }

    /// The type of the items. Before OpenAPI 3.2 there is no place for it but the schema of the whole.
    fn lower_items(&mut self, of: &Declared<'d>) -> Shape {
        if let Some(at) = of.media_type.item_schema() {
            return self.lower_schema(&at);
        }
        let Some(at) = of.media_type.schema() else {
            return Shape::plain(match of.framing {
                Framing::Events => Type::String,
                Framing::Lines | Framing::Records => Type::Json,
            });
        };
        let schema = self.resolved.schema(&at);
        let array = schema.filter(|it| it.value_type() == Some(SchemaType::Array));
        let Some(array) = array else {
            return self.lower_schema(&at);
        };
        let message = format!("an array as `{}` is read item by item", of.name);
        let help = "describe one item instead of all of them";
        self.report(
            Finding::at_key(of.media_type.at.clone(), message)
                .warning()
                .help(help),
        );
        match array.child("items") {
            Some(items) => self.lower_schema(&items),
            None => Shape::plain(Type::Json),
        }
    }
}

/// The form of sequence that a media type without parameters is.
fn framing(essence: &str) -> Option<Framing> {
    const LINES: [&str; 7] = [
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/ndjson",
        "application/x-ndjson",
        "application/stream+json",
    ];
    match essence {
        "text/event-stream" => Some(Framing::Events),
        "application/json-seq" => Some(Framing::Records),
        _ if essence.ends_with("+json-seq") => Some(Framing::Records),
        _ => LINES.contains(&essence).then_some(Framing::Lines),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
