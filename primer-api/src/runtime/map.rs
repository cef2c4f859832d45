//! Objects whose member names are data.

use std::collections::{BTreeMap, btree_map};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

use super::patch::Patch;
use super::value::{Access, Json, Members, Ref, Slot, Value};

/// An object whose member names are data, such as `metadata`; ordered by name.
///
/// It is used as the [`BTreeMap`] that it holds, and made from pairs:
///
/// ```
/// use primer_api::runtime::{Json, Map};
///
/// let metadata: Map<Json> = [("channel", "web")].into();
/// assert_eq!(metadata["channel"], "web");
/// ```
#[derive(Clone)]
pub struct Map<T> {
    #[expect(
        clippy::box_collection,
        reason = "most objects have none, and each has a map for those that are not declared"
    )]
    members: Option<Box<BTreeMap<String, T>>>,
    /// See [`Members::leave_untagged`]. It is not compared: it is no part of the data.
    is_untagged: bool,
}

impl<T> Map<T> {
    /// An object without members.
    #[inline]
    pub const fn new() -> Self {
        Self {
            members: None,
            is_untagged: false,
        }
    }

    // Defined here too, so that a trait's method of the same name does not hide the method of the inner map.

    /// The member of this name.
    #[inline]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.members.as_ref()?.get(name)
    }

    /// Adds a member, and returns the previous value of this name.
    #[inline]
    pub fn insert(&mut self, name: String, value: T) -> Option<T> {
        self.members.get_or_insert_default().insert(name, value)
    }

    /// The number of members.
    #[inline]
    pub fn len(&self) -> usize {
        self.members.as_ref().map_or(0, |members| members.len())
    }

    /// Whether there is no member.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All members, ordered by name.
    #[inline]
    pub fn iter(&self) -> btree_map::Iter<'_, String, T> {
        let members = self.members.as_ref();
        members.map(|members| members.iter()).unwrap_or_default()
    }
}

impl<T: 'static> Map<T> {
    const EMPTY: &'static BTreeMap<String, T> = &BTreeMap::new();
}

impl<T: PartialEq> PartialEq for Map<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: Hash> Hash for Map<T> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        self.iter().for_each(|member| member.hash(state));
    }
}

impl<T> Default for Map<T> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<T: 'static> Deref for Map<T> {
    type Target = BTreeMap<String, T>;

    #[inline]
    fn deref(&self) -> &BTreeMap<String, T> {
        self.members.as_deref().unwrap_or(Self::EMPTY)
    }
}

impl<T: 'static> DerefMut for Map<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut BTreeMap<String, T> {
        self.members.get_or_insert_default()
    }
}

impl<K: Into<String>, V: Into<T>, T> FromIterator<(K, V)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let members = members.into_iter();
        let members: BTreeMap<String, T> = members
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        members.into()
    }
}

impl<K: Into<String>, V: Into<T>, T> Extend<(K, V)> for Map<T> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        self.members.get_or_insert_default().extend(
            members
                .into_iter()
                .map(|(name, value)| (name.into(), value.into())),
        );
    }
}

impl<K: Into<String>, V: Into<T>, T, const N: usize> From<[(K, V); N]> for Map<T> {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}

impl<T> From<BTreeMap<String, T>> for Map<T> {
    #[inline]
    fn from(members: BTreeMap<String, T>) -> Self {
        Self {
            members: (!members.is_empty()).then(|| Box::new(members)),
            is_untagged: false,
        }
    }
}

impl<T> From<BTreeMap<String, T>> for Map<Patch<T>> {
    fn from(members: BTreeMap<String, T>) -> Self {
        members.into_iter().collect()
    }
}

/// For an update that sends back the map of a response.
impl<T> From<Map<T>> for Map<Patch<T>> {
    fn from(members: Map<T>) -> Self {
        members.into_iter().collect()
    }
}

impl<T> From<Map<T>> for BTreeMap<String, T> {
    #[inline]
    fn from(members: Map<T>) -> Self {
        members.members.map(|members| *members).unwrap_or_default()
    }
}

impl From<serde_json::Map<String, Json>> for Map<Json> {
    fn from(members: serde_json::Map<String, Json>) -> Self {
        members.into_iter().collect()
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = btree_map::IntoIter<String, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        BTreeMap::from(self).into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = btree_map::Iter<'a, String, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Map<T> {
    type Item = (&'a String, &'a mut T);
    type IntoIter = btree_map::IterMut<'a, String, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        let members = self.members.as_mut();
        members
            .map(|members| members.iter_mut())
            .unwrap_or_default()
    }
}

impl<T: Value> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Value::get(self), f)
    }
}

impl<T: Value> Value for Map<T> {
    type Access = Self;
}

impl<T: Value> Access<Self> for Map<T> {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Map(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Map(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Value> Members for Map<T> {
    #[inline]
    fn len(&self) -> usize {
        let values = self.iter().map(|(_, value)| value);
        values.filter(|value| !value.is_left_out()).count()
    }

    #[inline]
    fn held(&self) -> usize {
        self.len()
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, Ref<'_>)> + '_> {
        let written = self.iter().filter(|(_, value)| !value.is_left_out());
        Box::new(written.map(|(name, value)| (name.as_str(), value.get())))
    }

    #[inline]
    fn value_size(&self) -> usize {
        size_of::<T>()
    }

    fn insert(&mut self, name: String) -> Option<Slot<'_>> {
        match self.members.get_or_insert_default().entry(name) {
            btree_map::Entry::Vacant(entry) => Some(entry.insert(T::blank()).slot()),
            btree_map::Entry::Occupied(_) => None,
        }
    }

    fn is_free(&self) -> bool {
        matches!(T::blank().get(), Ref::Json(_))
    }

    #[inline]
    fn leave_untagged(&mut self) {
        self.is_untagged = true;
    }

    #[inline]
    fn is_untagged(&self) -> bool {
        self.is_untagged
    }
}

crate::__implement_serde!([T: Value] Map<T>);

#[cfg(test)]
mod tests;
