//! Access to the parts of a value, for the drivers.
//!
//! A generated type only gives access to its parts: [`Value`] returns a [`Ref`] to get a value, and a [`Slot`] to set
//! it. Serializing, deserializing, checking, comparing and printing are implemented once, for all types.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use super::table::{Table, UnionTable};
use super::timestamp::Timestamp;
use super::upload::Upload;

/// Any JSON value, where the document does not specify the type.
pub type Json = serde_json::Value;

/// A value in a request or a response.
pub trait Value: Sized {
    /// The way to its parts.
    type Access: Access<Self>;

    /// The value, to get it.
    #[inline]
    fn get(&self) -> Ref<'_> {
        Self::Access::get(self)
    }

    /// The value, to set it.
    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Self::Access::slot(self)
    }

    /// The value of a slot before it is filled; never visible after a successful read.
    #[inline]
    fn blank() -> Self {
        Self::Access::blank()
    }

    /// Whether an entry of a map with this value is left out, as a member would be.
    #[inline]
    fn is_left_out(&self) -> bool {
        Self::Access::is_left_out(self)
    }
}

/// The way to the parts of a value.
///
/// The types of the runtime are their own way. A generated type names one of those below, which is the same for all types of its kind:
/// what each type repeats, the compiler checks again.
pub trait Access<T> {
    /// The value, to get it.
    fn get(value: &T) -> Ref<'_>;

    /// The value, to set it.
    fn slot(value: &mut T) -> Slot<'_>;

    /// The value of a slot before it is filled.
    fn blank() -> T;

    /// Whether an entry of a map with this value is left out, as a member would be.
    #[inline]
    fn is_left_out(_: &T) -> bool {
        false
    }
}

/// As an object with declared members.
#[derive(Debug)]
pub enum AsObject {}

impl<T: Object> Access<T> for AsObject {
    #[inline]
    fn get(value: &T) -> Ref<'_> {
        Ref::Object(value)
    }

    #[inline]
    fn slot(value: &mut T) -> Slot<'_> {
        Slot::Object(value)
    }

    #[inline]
    fn blank() -> T {
        T::blank()
    }
}

/// As one of several alternatives.
#[derive(Debug)]
pub enum AsUnion {}

impl<T: Union> Access<T> for AsUnion {
    #[inline]
    fn get(value: &T) -> Ref<'_> {
        Ref::Union(value)
    }

    #[inline]
    fn slot(value: &mut T) -> Slot<'_> {
        Slot::Union(value)
    }

    #[inline]
    fn blank() -> T {
        T::blank()
    }
}

/// A value to get.
#[derive(Clone, Copy)]
pub enum Ref<'a> {
    /// A member that is not sent.
    Absent,
    /// JSON `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A signed integer.
    Integer(i64),
    /// An unsigned integer.
    Unsigned(u64),
    /// An integer of 128 bits; by reference, because a value of that size would make all others larger.
    Wide(&'a i128),
    /// A number, with or without a fraction.
    Number(f64),
    /// A string.
    Text(&'a str),
    /// An enum value that the document knows.
    Known(&'a str),
    /// An enum value that is an integer and that the document knows.
    KnownInteger(i64),
    /// An enum value that the document does not know.
    Unrecognized(&'a str),
    /// An enum value that is an integer and that the document does not know.
    UnrecognizedInteger(i64),
    /// A string that is never printed.
    Secret(&'a str),
    /// A point in time.
    Timestamp(&'a Timestamp),
    /// A body that is not JSON.
    Bytes(&'a [u8]),
    /// Content to send.
    Upload(&'a Upload),
    /// Free-form JSON.
    Json(&'a Json),
    /// A value of the caller's own type.
    Own(&'a dyn OwnValue),
    /// An array.
    List(&'a dyn List),
    /// An object whose member names are data.
    Map(&'a dyn Members),
    /// An object with declared members.
    Object(&'a dyn Object),
    /// One of several alternatives.
    Union(&'a dyn Union),
}

impl Ref<'_> {
    /// The value; one of the caller's own type as the JSON that it is written as, or as it is if there is none.
    #[inline]
    pub(super) fn own_as_json(self) -> Self {
        match self {
            Self::Own(own) => own.json().map_or(self, Ref::Json),
            value => value,
        }
    }

    /// The value, or `null` if there is none.
    #[inline]
    #[must_use]
    pub fn or_null(self) -> Self {
        match self {
            Self::Absent => Self::Null,
            value => value,
        }
    }
}

/// A value that has parts, or may have some.
#[derive(Clone, Copy)]
pub(super) enum Composite<'a> {
    /// Free-form JSON.
    Json(&'a Json),
    /// An array.
    List(&'a dyn List),
    /// An object whose member names are data.
    Map(&'a dyn Members),
    /// An object with declared members.
    Object(&'a dyn Object),
    /// One of several alternatives.
    Union(&'a dyn Union),
}

impl<'a> Ref<'a> {
    /// The value, if it has parts or may have some; `None` for scalars and where there is no value.
    #[inline]
    pub(super) fn composite(self) -> Option<Composite<'a>> {
        match self {
            Self::Json(json) => Some(Composite::Json(json)),
            Self::Own(own) => own.json().map(Composite::Json),
            Self::List(list) => Some(Composite::List(list)),
            Self::Map(members) => Some(Composite::Map(members)),
            Self::Object(object) => Some(Composite::Object(object)),
            Self::Union(union) => Some(Composite::Union(union)),
            Self::Absent | Self::Null | Self::Bool(_) | Self::Number(_) => None,
            Self::Integer(_) | Self::Unsigned(_) | Self::Wide(_) => None,
            Self::KnownInteger(_) | Self::UnrecognizedInteger(_) => None,
            Self::Text(_) | Self::Known(_) | Self::Unrecognized(_) | Self::Secret(_) => None,
            Self::Timestamp(_) | Self::Bytes(_) | Self::Upload(_) => None,
        }
    }
}

/// A value to set.
pub enum Slot<'a> {
    /// A boolean.
    Bool(&'a mut bool),
    /// An integer, or an enum of integers.
    Integer(&'a mut dyn Integer),
    /// A number, with or without a fraction.
    Number(&'a mut f64),
    /// A string, or a type written as one.
    Text(&'a mut dyn Text),
    /// A body that is not JSON.
    Bytes(&'a mut Vec<u8>),
    /// Content to send.
    Upload(&'a mut Upload),
    /// Free-form JSON.
    Json(&'a mut Json),
    /// A value of the caller's own type.
    Own(&'a mut dyn OwnValue),
    /// An array.
    List(&'a mut dyn List),
    /// An object whose member names are data.
    Map(&'a mut dyn Members),
    /// An object with declared members.
    Object(&'a mut dyn Object),
    /// One of several alternatives.
    Union(&'a mut dyn Union),
    /// A value that may be missing or `null`.
    Optional(&'a mut dyn Optional),
    /// Nothing: any value is ignored.
    Nothing,
}

/// The result of setting a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The document knows the value.
    Known,
    /// The document does not know the value; it is kept.
    Unknown,
    /// The value is invalid for the type; it is kept.
    Unreadable,
    /// The value cannot be kept; the expected kind of value.
    Refused(&'static str),
}

/// A type written as a JSON string.
pub trait Text {
    /// Sets the text that was read.
    fn set(&mut self, text: Cow<'_, str>) -> Fit;
}

/// A type written as a JSON integer.
pub trait Integer {
    /// Sets the integer that was read; `i128` holds every integer that JSON readers yield.
    fn set(&mut self, integer: i128) -> Fit;
}

/// A value of a type that the caller wrote, in the place of a schema.
pub trait OwnValue {
    /// The JSON that it is written as; `None` if there is none.
    fn json(&self) -> Option<&Json>;
    /// Sets the value that JSON is.
    fn set(&mut self, json: Json) -> Fit;
    /// The value as the type itself prints it.
    fn print(&self) -> &dyn fmt::Debug;
    /// The value, to compare it with another one of its type.
    fn as_any(&self) -> &dyn Any;
    /// Whether another value is of the same type and equal.
    fn equals(&self, other: &dyn OwnValue) -> bool;
}

/// A type written as a JSON array.
#[allow(
    clippy::len_without_is_empty,
    reason = "the drivers ask for nothing but the number"
)]
pub trait List {
    /// The number of items.
    fn len(&self) -> usize;
    /// The `n`-th item, or [`Ref::Absent`] past the end.
    fn item(&self, n: usize) -> Ref<'_>;
    /// The size of an item, in bytes.
    fn item_size(&self) -> usize;
    /// Appends a blank item and returns its slot.
    fn push(&mut self) -> Slot<'_>;
}

/// A type written as a JSON object whose member names are data.
#[allow(
    clippy::len_without_is_empty,
    reason = "the drivers ask for nothing but the number"
)]
pub trait Members {
    /// The number of members that are written, counted one by one.
    fn len(&self) -> usize;
    /// The number of members that are held, in constant time: reading asks for it at each member.
    fn held(&self) -> usize {
        self.len()
    }
    /// The members that are written, in their order.
    fn iter(&self) -> Box<dyn Iterator<Item = (&str, Ref<'_>)> + '_>;
    /// The size of a value, in bytes.
    fn value_size(&self) -> usize;
    /// Adds a blank member and returns its slot; `None` if there is a member of that name.
    fn insert(&mut self, name: String) -> Option<Slot<'_>>;
    /// Whether the values are free-form JSON.
    fn is_free(&self) -> bool;
    /// Notes that the value with these members was read without a discriminator, so that none is added when it is written.
    fn leave_untagged(&mut self) {}
    /// Whether the value with these members was read without a discriminator.
    fn is_untagged(&self) -> bool {
        false
    }
}

/// A type written as a JSON object with declared members.
///
/// Members are numbered as in [`Table::members`]; the number after the last is the map of all others.
pub trait Object {
    /// An object whose members are blank.
    fn blank() -> Self
    where
        Self: Sized;
    /// The declarations.
    fn table(&self) -> &'static Table;
    /// The `n`-th member; past the last, the [`Ref::Map`] of the undeclared ones.
    fn member(&self, n: usize) -> Ref<'_>;
    /// The `n`-th member; past the last, the [`Slot::Map`] of the undeclared ones.
    fn member_slot(&mut self, n: usize) -> Slot<'_>;
}

/// A type written as one of several alternatives.
///
/// Alternatives are numbered as in [`UnionTable::variants`]; the number after the last is the one that keeps a value
/// that fits none of them, as free-form JSON.
pub trait Union {
    /// A value of none of the alternatives.
    fn blank() -> Self
    where
        Self: Sized;
    /// The declarations.
    fn table(&self) -> &'static UnionTable;
    /// The number of the alternative that is held, and its value.
    fn selected(&self) -> (usize, Ref<'_>);
    /// Selects the `n`-th alternative, with a blank value, and returns its slot.
    fn select(&mut self, n: usize) -> Slot<'_>;
}

/// A value that may be missing or `null`.
pub trait Optional {
    /// Sets `null`.
    fn set_null(&mut self);
    /// Sets a blank value and returns its slot.
    fn set_value(&mut self) -> Slot<'_>;
    /// Removes the value, so that it is left out.
    fn clear(&mut self);
}

/// A request body in one of several media types.
pub trait Bodies {
    /// The number of the media type, as in the description of the operation, and the body.
    fn selected(&self) -> (usize, Ref<'_>);
}

impl<T: Bodies> Bodies for Option<T> {
    #[inline]
    fn selected(&self) -> (usize, Ref<'_>) {
        self.as_ref().map_or((0, Ref::Absent), T::selected)
    }
}

/// The result of an operation: a [`Value`], or an enum of one value per documented status.
pub trait Outcome: Sized {
    /// A blank `n`-th outcome, numbered as in the description of the operation.
    fn blank(n: usize) -> Self;
    /// The outcome, to get it.
    fn get(&self) -> Ref<'_>;
    /// The outcome, to set it.
    fn slot(&mut self) -> Slot<'_>;
    /// The number of the outcome, as in the description of the operation; for a mock, which replies with it.
    #[inline]
    fn number(&self) -> usize {
        0
    }
}

impl<T: Value> Outcome for T {
    #[inline]
    fn blank(_: usize) -> Self {
        <T as Value>::blank()
    }

    #[inline]
    fn get(&self) -> Ref<'_> {
        <T as Value>::get(self)
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        <T as Value>::slot(self)
    }
}
