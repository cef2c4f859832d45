//! A Media Type Object.

use serde_json::Value;

use super::members::view;
use crate::source::Pointer;

view! {
    /// A media type of a body or of a parameter, and its address.
    MediaType
}

impl<'d> MediaType<'d> {
    /// The address of `schema`, if it is there.
    pub fn schema(&self) -> Option<Pointer> {
        self.members.has("schema").then(|| self.at.child("schema"))
    }

    /// The address of `itemSchema`, if it is there: the schema of one item of a sequence.
    pub fn item_schema(&self) -> Option<Pointer> {
        let at = || self.at.child("itemSchema");
        self.members.has("itemSchema").then(at)
    }

    /// The addresses of the encodings in `encoding`, by the name of the property.
    pub fn encodings(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "encoding")
    }

    /// The first example that is written here.
    pub fn example(&self) -> Option<&'d Value> {
        self.members.example()
    }
}
