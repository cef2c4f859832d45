//! Reads the body of a request, by the media types that its operation declares.

use std::cell::RefCell;

use super::multipart;
use super::parameters::{decoded, pairs};
use super::request::ReceivedRequest;
use super::tree::{Tree, fill};
use crate::runtime::check::{Violation, check};
use crate::runtime::client::operation::{Content, FormMember, Operation, RequestBody, Style};
use crate::runtime::client::response::media::{charset, essence, is_json, is_of, sent};
use crate::runtime::client::text;
use crate::runtime::json;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Slot, Value};

/// The body of a request, and the declared one that it is by its media type.
pub struct SentBody<'r> {
    request: &'r ReceivedRequest,
    number: usize,
    declared: Option<&'static RequestBody>,
    /// The limits that the body breaks.
    broken: RefCell<Vec<Violation>>,
}

impl<'r> SentBody<'r> {
    /// The body of a request; `None` if its media type is not one that the operation declares.
    pub(super) fn new(operation: &'static Operation, request: &'r ReceivedRequest) -> Option<Self> {
        let bodies = operation.bodies;
        let media_type = sent(request.headers()).unwrap_or_default();
        let media_type = essence(&media_type);
        let found = bodies.iter().position(|it| is_declared(it, &media_type));
        // What is declared alone is meant by a request that does not say what it is.
        let number = match found {
            Some(number) => number,
            None if bodies.is_empty() || (media_type.is_empty() && bodies.len() == 1) => 0,
            None if request.bytes().is_empty() => 0,
            None => return None,
        };
        Some(Self {
            request,
            number,
            declared: bodies.get(number),
            broken: RefCell::default(),
        })
    }

    /// The number of the media type, of those that the operation declares.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.request.bytes().is_empty()
    }

    /// Reads the body, and notes the limits that it breaks.
    ///
    /// # Errors
    ///
    /// It is not of the declared type.
    pub fn read<T: Value>(&self) -> Result<T, Misfit> {
        let mut value = T::blank();
        if let Some(declared) = self.declared {
            self.fill(value.slot(), declared)?;
            let broken = check(value.get(), declared.limits, "");
            self.broken.borrow_mut().extend(broken);
        }
        Ok(value)
    }

    /// The limits that the body breaks.
    pub(super) fn broken(&self) -> Vec<Violation> {
        self.broken.borrow().clone()
    }

    fn fill(&self, slot: Slot<'_>, declared: &RequestBody) -> Result<(), Misfit> {
        let bytes = self.request.bytes();
        let is_empty = bytes.is_empty();
        match (slot, declared.content) {
            (Slot::Optional(_), _) if is_empty => Ok(()),
            (Slot::Optional(optional), _) => self.fill(optional.set_value(), declared),
            (slot, Content::Json) => json::fill(slot, bytes),
            (_, Content::Empty) => Ok(()),
            (Slot::Upload(upload), Content::Text | Content::Bytes) => {
                *upload = bytes.into();
                Ok(())
            }
            (Slot::Bytes(value), _) => {
                value.extend_from_slice(bytes);
                Ok(())
            }
            (slot, Content::Text | Content::Bytes) => {
                let sent = sent(self.request.headers());
                let charset = sent.as_deref().and_then(charset);
                text::fill(slot, &text::decoded(bytes, charset.as_deref())?)
            }
            (slot, Content::Form(members)) => fill(slot, &form(bytes, members)?),
            (slot, Content::Multipart) => {
                let sent = sent(self.request.headers()).unwrap_or_default();
                fill(slot, &multipart::read(&sent, bytes, declared.parts)?)
            }
        }
    }
}

/// Whether a media type without parameters is that of a declared body, or JSON where that is declared.
fn is_declared(declared: &RequestBody, sent: &str) -> bool {
    is_of(sent, &essence(declared.media_type))
        || (declared.content == Content::Json && is_json(sent))
}

/// The members of a form.
fn form(bytes: &[u8], declared: &[FormMember]) -> Result<Tree, Misfit> {
    let text = text::decoded(bytes, None)?;
    let mut members = Vec::new();
    for (name, value) in pairs(&text, '&') {
        let name = decoded(name);
        let style = declared.iter().find(|it| it.name == name);
        let is_joined = |it: &&FormMember| it.style == Style::Form && !it.explode;
        let value = match style.filter(is_joined) {
            Some(_) => Tree::List(value.split(',').map(|it| Tree::Text(decoded(it))).collect()),
            None => Tree::Text(decoded(value)),
        };
        members.push((name, value));
    }
    Ok(Tree::Members(members))
}
