//! Members of one name in one object, which no reader of the tree can see.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span, SpannedEventReceiver};

use super::places::{Extent, extent};
use crate::diagnostics::{Finding, Place};

/// Finds all members whose object has one of the same name before.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut search = Search::default();
    // A text that is no YAML further on has its duplicates up to there.
    let _ = Parser::new_from_str(text).load(&mut search, false);
    search.findings
}

#[derive(Default)]
struct Search {
    open: Vec<Collection>,
    findings: Vec<Finding>,
}

/// An array or object that has begun and not ended.
enum Collection {
    Sequence,
    Mapping {
        seen: HashMap<String, Extent>,
        is_key: bool,
    },
}

impl<'input> SpannedEventReceiver<'input> for Search {
    fn on_event(&mut self, event: Event<'input>, span: Span) {
        match event {
            Event::Scalar(text, ..) => self.scalar(&text, extent(span)),
            Event::Alias(_) => self.node(),
            Event::SequenceStart(..) => {
                self.node();
                self.open.push(Collection::Sequence);
            }
            Event::MappingStart(..) => {
                self.node();
                self.open.push(Collection::Mapping {
                    seen: HashMap::new(),
                    is_key: true,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
            }
            _ => {}
        }
    }
}

impl Search {
    fn scalar(&mut self, text: &str, extent: Extent) {
        if let Some(Collection::Mapping { seen, is_key: true }) = self.open.last_mut() {
            match seen.get(text) {
                Some(&first) => {
                    let finding =
                        Finding::at(Place::Extent(extent), format!("duplicate member `{text}`"));
                    self.findings
                        .push(finding.related(Place::Extent(first), "first declared here"));
                }
                None => {
                    seen.insert(text.to_owned(), extent);
                }
            }
        }
        self.node();
    }

    /// A node of a mapping is a key and a value in turn.
    fn node(&mut self) {
        if let Some(Collection::Mapping { is_key, .. }) = self.open.last_mut() {
            *is_key = !*is_key;
        }
    }
}
