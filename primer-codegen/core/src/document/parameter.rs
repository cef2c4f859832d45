//! A Parameter Object.

use serde_json::Value;

use super::members::view;
use crate::source::Pointer;

view! {
    /// A parameter and its address.
    Parameter
}

impl<'d> Parameter<'d> {
    /// `name`; empty if it is missing, which is reported.
    pub fn name(&self) -> &'d str {
        self.members.text("name").unwrap_or_default()
    }

    /// `in`; empty if it is missing, which is reported.
    pub fn location(&self) -> &'d str {
        self.members.text("in").unwrap_or_default()
    }

    /// The combination that must be unique, if the parameter has a name.
    //
    // OpenAPI 3.0, Parameter Object: "A unique parameter is defined by a combination of a name and location." The names of
    // headers are the same in any case (RFC 9110, section 5.1).
    pub fn identity(&self) -> Option<(String, &'d str)> {
        let name = match self.location() {
            "header" => self.name().to_ascii_lowercase(),
            _ => self.name().to_owned(),
        };
        (!name.is_empty()).then(|| (name, self.location()))
    }

    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// `required`.
    pub fn required(&self) -> Option<bool> {
        self.members.boolean("required")
    }

    /// Whether `deprecated` is `true`.
    pub fn deprecated(&self) -> bool {
        self.members.boolean("deprecated") == Some(true)
    }

    /// `style`.
    pub fn style(&self) -> Option<&'d str> {
        self.members.text("style")
    }

    /// `explode`.
    pub fn explode(&self) -> Option<bool> {
        self.members.boolean("explode")
    }

    /// Whether `allowReserved` is `true`.
    pub fn allow_reserved(&self) -> bool {
        self.members.boolean("allowReserved") == Some(true)
    }

    /// The address of `schema`, if it is there.
    pub fn schema(&self) -> Option<Pointer> {
        self.members.has("schema").then(|| self.at.child("schema"))
    }

    /// Whether `content` is there.
    pub fn has_content(&self) -> bool {
        self.members.has("content")
    }

    /// The addresses of the media types in `content`, by name.
    pub fn content(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "content")
    }

    /// `x-idempotency-key`.
    pub fn idempotency_key(&self) -> Option<bool> {
        self.members.boolean("x-idempotency-key")
    }

    /// `x-deep-object`: how `deepObject` writes lists and objects within an object, `qs` or `rails`.
    pub fn deep_object(&self) -> Option<&'d str> {
        self.members.text("x-deep-object")
    }

    /// Whether `x-sensitive` is `true`.
    pub fn sensitive(&self) -> bool {
        self.members.boolean("x-sensitive") == Some(true)
    }

    /// Whether a keyword is there.
    pub fn has(&self, keyword: &str) -> bool {
        self.members.has(keyword)
    }

    /// The first example that is written here.
    pub fn example(&self) -> Option<&'d Value> {
        self.members.example()
    }
}
