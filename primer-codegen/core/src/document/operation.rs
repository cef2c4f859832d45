//! An Operation Object.

use super::members::{View as _, view};
use super::pages::Pages;
use crate::source::Pointer;
use serde_json::{Map, Value};

/// The keywords of operations in a Path Item Object.
const KEYWORDS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The keyword of the operations whose methods have no keyword (OpenAPI 3.2).
pub(super) const ADDITIONAL: &str = "additionalOperations";

/// The method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method<'d> {
    /// A method that has a keyword: `get`.
    Keyword(&'static str),
    /// A name in `additionalOperations`: the method as it is sent.
    Additional(&'d str),
}

impl<'d> Method<'d> {
    /// The method that has a keyword.
    pub fn of_keyword(name: &str) -> Option<Method<'static>> {
        let keyword = KEYWORDS.into_iter().find(|keyword| *keyword == name);
        keyword.map(Method::Keyword)
    }

    /// The methods of a path item, in its order.
    pub fn all(path_item: &'d Value) -> Vec<Self> {
        let members = path_item.as_object().into_iter().flatten();
        let methods = |(name, value): (&'d String, &'d Value)| match name.as_str() {
            ADDITIONAL => {
                let names = value.as_object().into_iter().flat_map(Map::keys);
                names.map(|name| Self::Additional(name)).collect()
            }
            name => Vec::from_iter(Self::of_keyword(name)),
        };
        members.flat_map(methods).collect()
    }

    /// The address of the operation in its path item.
    pub fn address(self, path_item: &Pointer) -> Pointer {
        match self {
            Self::Keyword(keyword) => path_item.child(keyword),
            Self::Additional(name) => path_item.path([ADDITIONAL, name]),
        }
    }

    /// The name in the document: `get`, `PURGE`.
    pub fn name(self) -> &'d str {
        match self {
            Self::Keyword(keyword) => keyword,
            Self::Additional(name) => name,
        }
    }

    /// The method as it is sent: `GET`, `PURGE`.
    pub fn sent(self) -> String {
        match self {
            Self::Keyword(keyword) => keyword.to_ascii_uppercase(),
            // "The map key is the HTTP method with the same capitalization that is to be sent in the request."
            Self::Additional(name) => name.to_owned(),
        }
    }
}

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
