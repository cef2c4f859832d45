//! A Response Object.

use super::members::view;
use crate::source::Pointer;

view! {
    /// A response and its address.
    Response
}

impl<'d> Response<'d> {
    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// The addresses of the headers in `headers`, by name.
    pub fn headers(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "headers")
    }

    /// The addresses of the links in `links`, by name; a reference may stand there.
    pub fn links(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "links")
    }

    /// The addresses of the media types in `content`, by name.
    pub fn content(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "content")
    }
}
