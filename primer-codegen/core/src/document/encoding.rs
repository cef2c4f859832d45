//! An Encoding Object.

use super::members::view;
use crate::source::Pointer;

view! {
    /// The encoding of a property in a form, and its address.
    Encoding
}

impl<'d> Encoding<'d> {
    /// `contentType`.
    pub fn content_type(&self) -> Option<&'d str> {
        self.members.text("contentType")
    }

    /// `style`.
    pub fn style(&self) -> Option<&'d str> {
        self.members.text("style")
    }

    /// `explode`, if it is there.
    pub fn explode(&self) -> Option<bool> {
        self.members.boolean("explode")
    }

    /// `allowReserved`, if it is there.
    pub fn allow_reserved(&self) -> Option<bool> {
        self.members.boolean("allowReserved")
    }

    /// `x-deep-object`: how `deepObject` writes lists, `qs` or `rails`.
    pub fn deep_object(&self) -> Option<&'d str> {
        self.members.text("x-deep-object")
    }

    /// The addresses of `headers`, by name.
    pub fn headers(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "headers")
    }
}
