//! Representations: the media types of a response, and how a body is read in each of them.

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::MediaType;
use crate::ir::{Content, Shape, Type};
use crate::lower::Lower;
use crate::lower::operation::media::{Direction, Medium, essence, is_json, is_xml, named};
use crate::source::Pointer;

/// A media type of a response, and how its body is read.
struct Representation<'d> {
    name: &'d str,
    at: Pointer,
    media_type: MediaType<'d>,
    reading: Reading,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// As its schema describes it.
    Described(Content),
    /// As it is, although its schema describes objects or arrays: nothing is known of their form.
    AsItIs(Content),
    /// As the text that it is; its items come one by one if that is asked for.
    Sequence,
}

impl<'d> Lower<'d, '_> {
    /// Lowers the media types of a response, in the document's order; none if there is no body.
    ///
    /// A sequence of items beside other media types is none of them: it is what is asked for item by item.
    pub(super) fn lower_representations(
        &mut self,
        content: impl Iterator<Item = (&'d str, Pointer)>,
        is_success: bool,
    ) -> Vec<Medium> {
        let declared = content.filter_map(|(name, at)| self.representation(name, at, is_success));
        let declared: Vec<Representation<'d>> = declared.collect();
        let is_sequence = |it: &Representation<'d>| it.reading == Reading::Sequence;
        let is_sequence_alone = declared.iter().all(is_sequence);
        let mut schemas: Vec<(&Value, Shape)> = Vec::new();
        let mut media = Vec::new();
        for it in &declared {
            if is_sequence(it) && !is_sequence_alone {
                continue;
            }
            if let Some(json) = self.same_as_json(it, &declared) {
                let message = format!("`{}` is left out: `{json}` has the same schema", it.name);
                let help = "to have it as text, describe it as `type: string`";
                self.report(Finding::at_key(it.at.clone(), message).warning().help(help));
            } else {
                media.push(self.lower_representation(it, &mut schemas));
            }
        }
        media
    }

    fn representation(
        &self,
        key: &'d str,
        at: Pointer,
        is_success: bool,
    ) -> Option<Representation<'d>> {
        let name = named(key);
        let media_type = self.resolved.media_type(&at)?;
        let reading = match self.framing(name, &media_type) {
            Some(_) if is_success => Reading::Sequence,
            Some(_) | None => reading(
                &essence(name),
                self.is_structured(&media_type),
                self.is_binary(&media_type),
            ),
        };
        Some(Representation {
            name,
            at,
            media_type,
            reading,
        })
    }

    /// Lowers a representation. Schemas in JSON that are written alike are one type.
    fn lower_representation(
        &mut self,
        of: &Representation<'d>,
        schemas: &mut Vec<(&'d Value, Shape)>,
    ) -> Medium {
        match of.reading {
            Reading::Described(content) => {
                let node = self.schema_node(&of.media_type);
                let mut known = schemas.iter().filter(|_| content == Content::Json);
                if let Some((_, shape)) = known.find(|(schema, _)| Some(*schema) == node) {
                    return Medium {
                        content,
                        media_type: of.name.to_owned(),
                        shape: shape.clone(),
                    };
                }
                let mut medium =
                    self.lower_content(&of.media_type, of.name, content, Direction::Response);
                medium.shape.sensitive |= self.is_sensitive(&of.media_type);
                if let (Some(node), Content::Json) = (node, content) {
                    schemas.push((node, medium.shape.clone()));
                }
                medium
            }
            Reading::AsItIs(content) => {
                let (ty, words, schema) = match content {
                    Content::Bytes => (Type::Bytes, "bytes", "`type: string, format: binary`"),
                    Content::Json
                    | Content::Text
                    | Content::Form
                    | Content::Multipart
                    | Content::Empty => (Type::String, "text", "`type: string`"),
                };
                let message = format!("an object or an array as `{}` is read as {words}", of.name);
                let help = format!("describe it as it is: {schema}");
                self.report(Finding::at_key(of.at.clone(), message).warning().help(help));
                Medium {
                    content,
                    media_type: of.name.to_owned(),
                    shape: Shape {
                        sensitive: self.is_sensitive(&of.media_type),
                        ..Shape::plain(ty)
                    },
                }
            }
            Reading::Sequence => Medium {
                content: Content::Text,
                media_type: of.name.to_owned(),
                shape: Shape {
                    sensitive: self.is_sensitive(&of.media_type),
                    ..Shape::plain(Type::String)
                },
            },
        }
    }

    /// The name of the JSON that a representation is another form of: the same objects or arrays, in a form of such data.
    fn same_as_json(
        &self,
        of: &Representation<'d>,
        declared: &[Representation<'d>],
    ) -> Option<&'d str> {
        if !matches!(of.reading, Reading::AsItIs(_)) || !is_form_of_data(&essence(of.name)) {
            return None;
        }
        let schema = self.schema_node(&of.media_type)?;
        let mut json = declared
            .iter()
            .filter(|it| it.reading == Reading::Described(Content::Json));
        let same = json.find(|it| self.schema_node(&it.media_type) == Some(schema))?;
        Some(same.name)
    }

    /// The schema of a media type as it is written, a reference or not.
    pub(super) fn schema_node(&self, of: &MediaType<'d>) -> Option<&'d Value> {
        self.resolved.node(&of.schema()?)
    }

    pub(super) fn is_binary(&self, of: &MediaType<'d>) -> bool {
        let schema = of.schema().and_then(|at| self.resolved.schema(&at));
        schema.is_some_and(|it| it.text("format") == Some("binary"))
    }

    pub(super) fn is_sensitive(&self, of: &MediaType<'d>) -> bool {
        let schema = of.schema().and_then(|at| self.resolved.schema(&at));
        schema.is_some_and(|it| it.flag("x-sensitive"))
    }
}

/// How the body of a media type is read, by its name and its schema. `format: binary` is bytes whatever the media type.
///
/// Objects and arrays under `*/*` are JSON, as some frameworks write them.
fn reading(essence: &str, is_structured: bool, is_binary: bool) -> Reading {
    let content = match essence {
        _ if is_binary => return Reading::Described(Content::Bytes),
        "application/stream+json" => Content::Text,
        _ if is_json(essence) || essence == "text/json" => Content::Json,
        "*/*" | "application/*" if is_structured => Content::Json,
        _ if essence.starts_with("text/") || is_xml(essence) => Content::Text,
        _ => Content::Bytes,
    };
    match content {
        Content::Text | Content::Bytes if is_structured => Reading::AsItIs(content),
        _ => Reading::Described(content),
    }
}

/// Whether a media type is one of forms in which services write the same objects and arrays as in JSON.
fn is_form_of_data(essence: &str) -> bool {
    const OTHERS: [&str; 6] = ["yaml", "cbor", "msgpack", "protobuf", "bson", "smile"];
    let last = essence.rsplit(['/', '+', '-', '.']).next();
    is_xml(essence) || essence == "text/plain" || last.is_some_and(|form| OTHERS.contains(&form))
}

#[cfg(test)]
mod tests;
