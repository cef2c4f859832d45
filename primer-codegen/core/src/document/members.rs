//! The members of an object of the document: what the typed views of OpenAPI's objects read.

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
        self.0.contains_key(keyword)
    }

    pub(super) fn get(self, keyword: &str) -> Option<&'d Value> {
        self.0.get(keyword)
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
