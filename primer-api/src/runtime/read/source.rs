//! The parts of arrays and objects, as the driver takes them: from a deserializer of serde, or from JSON text.

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess};

use super::context::Context;
use super::key::{Key, Names};
use super::visitor::{Item, Seed};
use crate::runtime::value::{List, Slot};

/// The items of an array.
pub(super) trait ItemSource<'de> {
    type Error: Error;

    /// Appends the next item to a list, and returns whether there is one.
    fn append(&mut self, list: &mut dyn List, context: &Context) -> Result<bool, Self::Error>;

    /// Reads all items and keeps none.
    fn skip(self) -> Result<(), Self::Error>;
}

/// The members of an object.
pub(super) trait MemberSource<'de> {
    type Error: Error;

    /// Reads the name of the next member, if there is one.
    fn next_key(&mut self, names: &mut Names<'_, 'de>) -> Result<Option<Key>, Self::Error>;

    /// Reads the value of the member whose name was read.
    fn fill(&mut self, slot: &mut Slot<'_>, context: &Context) -> Result<(), Self::Error>;

    /// Reads all members and keeps none.
    fn skip(self) -> Result<(), Self::Error>;
}

/// The parts that a deserializer of serde yields.
pub(super) struct Deserialized<A>(pub(super) A);

impl<'de, A: SeqAccess<'de>> ItemSource<'de> for Deserialized<A> {
    type Error = A::Error;

    #[inline]
    fn append(&mut self, list: &mut dyn List, context: &Context) -> Result<bool, A::Error> {
        let item = self.0.next_element_seed(Item { list, context })?;
        Ok(item.is_some())
    }

    fn skip(mut self) -> Result<(), A::Error> {
        while self.0.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> MemberSource<'de> for Deserialized<A> {
    type Error = A::Error;

    #[inline]
    fn next_key(&mut self, names: &mut Names<'_, 'de>) -> Result<Option<Key>, A::Error> {
        self.0.next_key_seed(names)
    }

    #[inline]
    fn fill(&mut self, slot: &mut Slot<'_>, context: &Context) -> Result<(), A::Error> {
        self.0.next_value_seed(Seed::new(slot, context))
    }

    fn skip(mut self) -> Result<(), A::Error> {
        while self.0.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}
