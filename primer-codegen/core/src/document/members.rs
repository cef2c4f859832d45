//! The members of an object of the document: what the typed views of OpenAPI's objects read.

use std::borrow::Cow;

use serde::de::Deserialize;
use serde_json::{Map, Value};

use crate::source::Pointer;

/// A typed view of one kind of OpenAPI's objects.
pub trait View<'d>: Sized {
    /// The view of a node and its address; `None` if the node is not an object.
    fn new(at: Pointer, node: &'d Value) -> Option<Self>;
}

/// The members of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Members<'d>(&'d Map<String, Value>);

impl<'d> Members<'d> {
    pub(super) fn of(node: &'d Value) -> Option<Self> {
        node.as_object().map(Self)
    }

    pub(super) fn has(self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    pub(super) fn get(self, keyword: &str) -> Option<&'d Value> {
        member(self.0, keyword)
    }

    /// A member as a type of `openapiv3`: only for small objects, which hold no schema.
    pub(super) fn read<T: Deserialize<'d>>(self, keyword: &str) -> Option<T> {
        T::deserialize(self.get(keyword)?).ok()
    }

    pub(super) fn text(self, keyword: &str) -> Option<&'d str> {
        self.get(keyword)?.as_str()
    }

    pub(super) fn boolean(self, keyword: &str) -> Option<bool> {
        self.get(keyword)?.as_bool()
    }

    /// `example`, or the value of the first of `examples` that is written here.
    pub(super) fn example(self) -> Option<&'d Value> {
        let mut examples = self.entries("examples");
        self.get("example")
            .or_else(|| examples.find_map(|(_, example)| example.get("value")))
    }

    /// The items of a member that is an array.
    pub(super) fn items(self, keyword: &str) -> impl Iterator<Item = &'d Value> + use<'d> {
        let items = self.get(keyword).and_then(Value::as_array);
        items.into_iter().flatten()
    }

    /// The addresses of the items of a member that is an array; `at` is the address of the object.
    pub(super) fn addresses(
        self,
        at: &Pointer,
        keyword: &str,
    ) -> impl Iterator<Item = Pointer> + use<> {
        let at = at.child(keyword);
        (0..self.items(keyword).count()).map(move |index| at.item(index))
    }

    /// The members of a member that is an object, by name.
    pub(super) fn entries(
        self,
        keyword: &str,
    ) -> impl Iterator<Item = (&'d str, &'d Value)> + use<'d> {
        let entries = self.get(keyword).and_then(Value::as_object);
        let entries = entries.into_iter().flatten();
        entries.map(|(name, value)| (name.as_str(), value))
    }

    /// The names and addresses of the members of a member that is an object; `at` is the address of the object.
    pub(super) fn named(
        self,
        at: &Pointer,
        keyword: &str,
    ) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        let at = at.child(keyword);
        self.entries(keyword)
            .map(move |(name, _)| (name, at.child(name)))
    }
}

/// A member of an object.
pub(super) fn member<'d>(members: &'d Map<String, Value>, name: &str) -> Option<&'d Value> {
    // Most objects are small, and comparing a few names takes less time than the hash of one.
    if members.len() > 12 {
        return members.get(name);
    }
    for (key, value) in members {
        if key.len() == name.len() && key == name {
            return Some(value);
        }
    }
    None
}

/// The node that names lead to in another one.
pub(super) fn node<'d, 'n>(
    root: &'d Value,
    names: impl Iterator<Item = Cow<'n, str>>,
) -> Option<&'d Value> {
    let mut node = root;
    for name in names {
        node = match node {
            Value::Object(members) => member(members, &name)?,
            // RFC 6901, section 4: an index has no leading zeros.
            Value::Array(items) if is_index(&name) => items.get(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(node)
}

fn is_index(name: &str) -> bool {
    name == "0" || !name.starts_with(['0', '+'])
}

/// Defines a typed view: its address, its members, and [`View`] for it.
macro_rules! view {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, Debug)]
        pub struct $name<'d> {
            /// Its address.
            pub at: $crate::source::Pointer,
            members: $crate::document::members::Members<'d>,
        }

        impl<'d> $crate::document::View<'d> for $name<'d> {
            fn new(at: $crate::source::Pointer, node: &'d ::serde_json::Value) -> Option<Self> {
                let members = $crate::document::members::Members::of(node)?;
                Some(Self { at, members })
            }
        }
    };
}
pub(super) use view;
