//! The target of an action: a JSONPath, and the nodes that it selects.

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::diagnostics::{Finding, Findings};
use crate::source::Pointer;

/// A target that was parsed.
pub(super) struct Target<'a> {
    /// Its address in the overlay.
    pub at: Pointer,
    text: &'a str,
    path: JsonPath,
}

/// The longest JSONPath, in bytes.
const LONGEST: usize = 2000;

/// The largest number of descendant segments (`..`), each of which multiplies the nodes by their depth.
const MOST_DESCENDANTS: usize = 3;

impl<'a> Target<'a> {
    /// Parses a target; `None` if it is not a JSONPath, which is reported.
    pub(super) fn read(value: &'a Value, at: Pointer, findings: &mut Findings) -> Option<Self> {
        let text = value.as_str()?;
        if text.len() > LONGEST || text.matches("..").count() > MOST_DESCENDANTS {
            let message = format!(
                "a JSONPath of more than {LONGEST} bytes, or of more than {MOST_DESCENDANTS} times `..`, is not supported"
            );
            findings.report(Finding::at_value(at, message));
            return None;
        }
        match JsonPath::parse(text) {
            Ok(path) => Some(Self { at, text, path }),
            Err(error) => {
                let (message, help) = match error.position() {
                    0 | 1 => (
                        "this is not a JSONPath".to_owned(),
                        "a JSONPath (RFC 9535) begins with `$`: `$.info`, `$.paths['/pets'].get`",
                    ),
                    position => (
                        format!("this is not a JSONPath from its character {position} on"),
                        "names that are not made of letters, digits and `_` stand in brackets: `$.info['x-a']`",
                    ),
                };
                findings.report(Finding::at_value(at, message).help(help));
                None
            }
        }
    }

    /// The addresses of the nodes that it selects, each once and in the order of the document.
    pub(super) fn nodes(&self, root: &Value) -> Vec<Pointer> {
        let located = self.path.query_located(root).dedup();
        let pointers = located.locations().map(|it| it.to_json_pointer());
        pointers.filter_map(|it| Pointer::from_text(&it)).collect()
    }

    /// A finding at the target, which selects nothing.
    pub(super) fn nothing(&self, root: &Value) -> Finding {
        let message = format!("nothing in the document matches `{}`", self.text);
        let finding = Finding::at_value(self.at.clone(), message);
        match self.last_match(root) {
            Some(start) => finding.help(format!(
                "`{start}` matches, and nothing in it does; an overlay that is no longer needed is removed"
            )),
            None => finding,
        }
    }

    /// The longest start of the path that selects something.
    fn last_match(&self, root: &Value) -> Option<&'a str> {
        let ends = self.text.char_indices().rev();
        let mut starts = ends
            .filter(|(_, c)| ".[".contains(*c))
            .filter_map(|(end, _)| self.text.get(..end));
        starts.find(|start| JsonPath::parse(start).is_ok_and(|path| !path.query(root).is_empty()))
    }
}
