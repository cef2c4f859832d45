//! A Media Type Object.

use super::members::view;
use crate::source::Pointer;

view! {
    /// A media type of a body or of a parameter, and its address.
    MediaType
}

impl MediaType<'_> {
    /// The address of `schema`, if it is there.
    pub fn schema(&self) -> Option<Pointer> {
        self.members.has("schema").then(|| self.at.child("schema"))
    }

    /// The address of `encoding`, if it has members.
    pub fn encoding(&self) -> Option<Pointer> {
        let mut entries = self.members.entries("encoding");
        entries.next().map(|_| self.at.child("encoding"))
    }
}
