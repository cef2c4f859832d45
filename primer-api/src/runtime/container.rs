//! [`Value`] for types that hold a value: arrays, values that may be missing, and boxes.

use super::value::{Access, List, Optional, Ref, Slot, Value};

impl<T: Value> Value for Vec<T> {
    type Access = Self;
}

impl<T: Value> Access<Self> for Vec<T> {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::List(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::List(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Value> List for Vec<T> {
    #[inline]
    fn len(&self) -> usize {
        self.len()
    }

    #[inline]
    fn item(&self, n: usize) -> Ref<'_> {
        self.as_slice().get(n).map_or(Ref::Absent, Value::get)
    }

    #[inline]
    fn item_size(&self) -> usize {
        size_of::<T>()
    }

    #[inline]
    fn push(&mut self) -> Slot<'_> {
        self.push(T::blank());
        self.last_mut().map_or(Slot::Nothing, Value::slot)
    }
}

impl<T: Value> Value for Option<T> {
    type Access = Self;
}

impl<T: Value> Access<Self> for Option<T> {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        value.as_ref().map_or(Ref::Absent, Value::get)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Optional(value)
    }

    #[inline]
    fn blank() -> Self {
        None
    }
}

impl<T: Value> Optional for Option<T> {
    #[inline]
    fn set_null(&mut self) {
        *self = None;
    }

    #[inline]
    fn set_value(&mut self) -> Slot<'_> {
        self.insert(T::blank()).slot()
    }

    #[inline]
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Value> Value for Box<T> {
    type Access = Self;
}

impl<T: Value> Access<Self> for Box<T> {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        T::get(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        T::slot(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }

    #[inline]
    fn is_left_out(value: &Self) -> bool {
        T::is_left_out(value)
    }
}
