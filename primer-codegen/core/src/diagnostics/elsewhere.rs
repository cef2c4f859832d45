//! A place in another file than the document itself: in an overlay, or in a file that the document refers to.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::Place;
use crate::source::Source;

/// A place in another file than the document itself.
#[derive(Clone)]
pub struct Elsewhere {
    /// The file.
    pub source: Arc<Source>,
    /// The place in it.
    pub place: Box<Place>,
}

impl Place {
    /// The same place in another file than the document itself. A place that has a file keeps it.
    pub fn in_file(self, source: &Arc<Source>) -> Self {
        match self {
            Self::Elsewhere(_) => self,
            _ => Self::Elsewhere(Elsewhere {
                source: Arc::clone(source),
                place: Box::new(self),
            }),
        }
    }
}

impl fmt::Debug for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.source.name(), self.place)
    }
}

impl PartialEq for Elsewhere {
    fn eq(&self, other: &Self) -> bool {
        self.source.name() == other.source.name() && self.place == other.place
    }
}

impl Eq for Elsewhere {}

impl Hash for Elsewhere {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.name().hash(state);
        self.place.hash(state);
    }
}
