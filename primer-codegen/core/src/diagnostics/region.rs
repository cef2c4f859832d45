//! A region of a document: the parts of it that findings may be about.

use std::collections::HashMap;

use crate::source::Pointer;

/// The whole document, or all of it but those path items and components that were not added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    parts: Option<Parts>,
}

/// Whether what stands within a node is in a region; the nearest node around another one decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts(HashMap<Pointer, bool>);

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
mod tests {
    use super::*;

    fn at(path: &str) -> Pointer {
        Pointer::from_fragment(path).unwrap_or_default()
    }

    #[test]
    fn a_frame_holds_all_but_path_items_and_components() {
        let region = Region::frame();
        for inside in [
            "",
            "/info/title",
            "/paths",
            "/components/schemas",
            "/x-more/paths/a",
        ] {
            assert!(region.contains(&at(inside)), "{inside}");
        }
        for outside in [
            "/paths/~1a",
            "/components/schemas/A",
            "/components/schemas/A/items",
        ] {
            assert!(!region.contains(&at(outside)), "{outside}");
        }
    }

    #[test]
    fn the_nearest_node_that_was_added_or_removed_decides() {
        let mut region = Region::frame();
        region.insert(at("/paths/~1a"));
        region.remove(at("/paths/~1a/get"));
        assert!(region.contains(&at("/paths/~1a")));
        assert!(region.contains(&at("/paths/~1a/put/tags")));
        assert!(!region.contains(&at("/paths/~1a/get/tags")));
        assert!(!region.contains(&at("/paths/~1ab")));
    }

    #[test]
    fn the_whole_document_holds_everything() {
        assert!(Region::whole().contains(&at("/paths/~1a/get")));
    }
}
