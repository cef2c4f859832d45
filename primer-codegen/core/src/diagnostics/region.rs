//! A region of a document: the parts of it that findings may be about.

use std::collections::HashSet;

use crate::source::Pointer;

/// The roots below which nodes are outside of a region unless they are added to it.
const CHOSEN: [&str; 2] = ["paths", "components"];

/// The whole document, or all of it but those path items and components that were not added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    parts: Option<Parts>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    nodes: HashSet<Pointer>,
    trees: HashSet<Pointer>,
}

impl Region {
    /// The whole document.
    pub fn whole() -> Self {
        Self::default()
    }

    /// A document without its path items and components.
    pub fn frame() -> Self {
        let nodes = CHOSEN.map(|name| Pointer::root().child(name));
        Self {
            parts: Some(Parts {
                nodes: nodes.into_iter().collect(),
                trees: HashSet::new(),
            }),
        }
    }

    /// Adds a node alone.
    pub fn insert(&mut self, at: Pointer) {
        if let Some(parts) = &mut self.parts {
            parts.nodes.insert(at);
        }
    }

    /// Adds a node and all that stands within it. Returns whether it was outside.
    pub fn insert_tree(&mut self, at: Pointer) -> bool {
        !self.holds_tree(&at) && self.parts.as_mut().is_some_and(|it| it.trees.insert(at))
    }

    /// Whether a node is in the region.
    pub fn contains(&self, at: &Pointer) -> bool {
        let is_node = |parts: &Parts| parts.nodes.contains(at);
        self.parts.as_ref().is_none_or(is_node) || self.holds_tree(at)
    }

    /// Whether a node and all that stands within it is in the region.
    fn holds_tree(&self, at: &Pointer) -> bool {
        let Some(parts) = &self.parts else {
            return true;
        };
        let is_chosen = |root: &&str| at.is_within(&Pointer::root().child(root));
        let mut around = std::iter::successors(Some(at.clone()), Pointer::parent);
        !CHOSEN.iter().any(is_chosen) || around.any(|it| parts.trees.contains(&it))
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
        for inside in ["", "/info/title", "/paths", "/components", "/x-more/paths"] {
            assert!(region.contains(&at(inside)), "{inside}");
        }
        for outside in ["/paths/~1a", "/components/schemas", "/components/schemas/A"] {
            assert!(!region.contains(&at(outside)), "{outside}");
        }
    }

    #[test]
    fn a_tree_holds_what_stands_within_it_and_a_node_does_not() {
        let mut region = Region::frame();
        region.insert(at("/paths/~1a"));
        assert!(region.insert_tree(at("/components/schemas/A")));
        assert!(!region.insert_tree(at("/components/schemas/A/items")));
        assert!(region.contains(&at("/paths/~1a")));
        assert!(!region.contains(&at("/paths/~1a/get")));
        assert!(region.contains(&at("/components/schemas/A/items")));
        assert!(!region.contains(&at("/components/schemas/AB")));
    }

    #[test]
    fn the_whole_document_holds_everything() {
        assert!(Region::whole().contains(&at("/paths/~1a/get")));
    }
}
