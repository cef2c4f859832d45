//! A Header Object.

use super::members::view;
use crate::source::Pointer;

view! {
    /// A header of a response and its address.
    Header
}

impl<'d> Header<'d> {
    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// Whether `deprecated` is `true`.
    pub fn deprecated(&self) -> bool {
        self.members.boolean("deprecated") == Some(true)
    }

    /// Whether `required` is `true`.
    pub fn required(&self) -> bool {
        self.members.boolean("required") == Some(true)
    }

    /// Whether `explode` is `true`.
    pub fn explode(&self) -> bool {
        self.members.boolean("explode") == Some(true)
    }

    /// Whether `x-sensitive` is `true`.
    pub fn sensitive(&self) -> bool {
        self.members.boolean("x-sensitive") == Some(true)
    }

    /// The address of `schema`, if it is there.
    pub fn schema(&self) -> Option<Pointer> {
        self.members.has("schema").then(|| self.at.child("schema"))
    }

    /// The addresses of the media types in `content`, by name.
    pub fn content(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "content")
    }
}
