//! A Request Body Object.

use super::members::view;
use crate::source::Pointer;

view! {
    /// A request body and its address.
    RequestBody
}

impl<'d> RequestBody<'d> {
    /// Whether `required` is `true`.
    pub fn required(&self) -> bool {
        self.members.boolean("required") == Some(true)
    }

    /// Whether `content` is an object without members.
    pub fn is_empty(&self) -> bool {
        let content = self.members.get("content");
        content
            .and_then(serde_json::Value::as_object)
            .is_some_and(serde_json::Map::is_empty)
    }

    /// The addresses of the media types in `content`, by name.
    pub fn content(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "content")
    }
}
