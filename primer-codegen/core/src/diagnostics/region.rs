//! A region of a document: the parts of it that findings may be about.

use crate::source::{AddressMap, Pointer};

/// The whole document, or all of it but those path items and components that were not added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    parts: Option<Parts>,
}

/// Whether what stands within a node is in a region; the nearest node around another one decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts(AddressMap<bool>);

impl Region {
    /// The whole document.
    pub fn whole() -> Self {
        Self::default()
    }

    /// A document without its path items and components.
    pub fn frame() -> Self {
        Self {
            parts: Some(Parts::default()),
        }
    }

    /// Whether it is the whole document.
    pub fn is_whole(&self) -> bool {
        self.parts.is_none()
    }

    /// Adds a node and all that stands within it.
    pub fn insert(&mut self, at: Pointer) {
        if let Some(Parts(parts)) = &mut self.parts {
            parts.insert(at, true);
        }
    }

    /// Takes a node and all that stands within it out of one that was added.
    pub fn remove(&mut self, at: Pointer) {
        if let Some(Parts(parts)) = &mut self.parts {
            parts.insert(at, false);
        }
    }

    /// Whether a node is in the region.
    pub fn contains(&self, at: &Pointer) -> bool {
        let Some(Parts(parts)) = &self.parts else {
            return true;
        };
        let mut around = std::iter::successors(Some(at.clone()), Pointer::parent);
        around
            .find_map(|it| parts.get(&it).copied())
            .unwrap_or_else(|| is_in_frame(at))
    }
}

/// Whether a node is neither a path item nor a component, nor within one.
fn is_in_frame(at: &Pointer) -> bool {
    let mut names = at.segments();
    let depth = at.segments().count();
    match names.next().as_deref() {
        Some("paths") => depth < 2,
        Some("components") => depth < 3,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
