//! An Operation Object.

use super::members::{View as _, view};
use super::pages::Pages;
use crate::source::Pointer;

/// The keywords of operations in a Path Item Object.
pub const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

view! {
    /// An operation and its address.
    Operation
}

impl<'d> Operation<'d> {
    /// `operationId`.
    pub fn operation_id(&self) -> Option<&'d str> {
        self.members.text("operationId")
    }

    /// `summary`.
    pub fn summary(&self) -> Option<&'d str> {
        self.members.text("summary")
    }

    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// Whether `deprecated` is `true`.
    pub fn deprecated(&self) -> bool {
        self.members.boolean("deprecated") == Some(true)
    }

    /// The names in `tags`, each with its address.
    pub fn tags(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        let addresses = self.members.addresses(&self.at, "tags");
        let tags = self.members.items("tags").zip(addresses);
        tags.filter_map(|(tag, at)| Some((tag.as_str()?, at)))
    }

    /// The addresses of the parameters of the operation itself; a reference may stand there.
    pub fn parameters(&self) -> impl Iterator<Item = Pointer> + use<> {
        self.members.addresses(&self.at, "parameters")
    }

    /// The address of `requestBody`, if it is there; a reference may stand there.
    pub fn request_body(&self) -> Option<Pointer> {
        self.members
            .has("requestBody")
            .then(|| self.at.child("requestBody"))
    }

    /// The addresses of the callbacks, by name; a reference may stand there.
    pub fn callbacks(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        self.members.named(&self.at, "callbacks")
    }

    /// Whether `responses` is there.
    pub fn has_responses(&self) -> bool {
        self.members
            .get("responses")
            .is_some_and(serde_json::Value::is_object)
    }

    /// The addresses of the responses, by status; a reference may stand there.
    pub fn responses(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        let responses = self.members.named(&self.at, "responses");
        responses.filter(|(status, _)| !status.starts_with("x-"))
    }

    /// `x-pages`: how the list goes on.
    pub fn pages(&self) -> Option<Pages<'d>> {
        Pages::new(self.at.child("x-pages"), self.members.get("x-pages")?)
    }

    /// The address of `x-dropshot-pagination`, if it is there.
    pub fn dropshot_pages(&self) -> Option<Pointer> {
        let name = "x-dropshot-pagination";
        self.members.has(name).then(|| self.at.child(name))
    }

    /// Whether `security` is there, so that the requirements of the document do not apply.
    pub fn has_security(&self) -> bool {
        self.members.has("security")
    }
}
