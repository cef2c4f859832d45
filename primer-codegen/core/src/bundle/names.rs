//! The names that targets have as components.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::source::Pointer;

/// The names of components that are taken, by their kind.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashMap<String, HashSet<String>>,
}

impl Names {
    /// The names in a document.
    pub(super) fn of(root: &Value) -> Self {
        let mut names = Self::default();
        let kinds = root.get("components").and_then(Value::as_object);
        for (kind, components) in kinds.into_iter().flatten() {
            let components = components.as_object().into_iter().flatten();
            let taken = components.map(|(name, _)| letters(name));
            names.taken.insert(kind.clone(), taken.collect());
        }
        names
    }

    /// A free name for a node in a file: its own, or, where that is taken, with the file's name and the folders' before it. Names that
    /// differ in nothing but case and punctuation would be one name in Rust.
    pub(super) fn claim(&mut self, kind: &str, path: &str, at: &Pointer) -> String {
        let taken = self.taken.entry(kind.to_owned()).or_default();
        let words = words(path, at);
        let longer = (1..=words.len()).map(|count| {
            let skipped = words.len().saturating_sub(count);
            let last: Vec<&str> = words.iter().skip(skipped).map(String::as_str).collect();
            last.join("_")
        });
        let whole = words.join("_");
        let numbered = (2..).map(|n| format!("{whole}_{n}"));
        let mut names = longer.chain(numbered);
        let free = names.find(|name| taken.insert(letters(name)));
        free.unwrap_or(whole)
    }
}

/// The words of the names for a node in a file, of which the last are the first choice: folders, the file's name, and the node's own.
fn words(path: &str, at: &Pointer) -> Vec<String> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut words: Vec<String> = stem
        .split('/')
        .filter(|it| *it != "..")
        .map(valid)
        .collect();
    let mut own = String::new();
    let segments: Vec<String> = at.segments().collect();
    for segment in segments.iter().rev() {
        own = match own.is_empty() {
            true => valid(segment),
            false => format!("{}_{own}", valid(segment)),
        };
        let is_poor = POOR.contains(&segment.as_str()) || segment.parse::<usize>().is_ok();
        if !is_poor {
            break;
        }
    }
    if !own.is_empty() {
        words.push(own);
    }
    words.retain(|word| !letters(word).is_empty());
    if words.is_empty() {
        words.push("Name".to_owned());
    }
    words
}

/// Keywords that say nothing about what stands there.
const POOR: [&str; 5] = ["items", "schema", "additionalProperties", "allOf", "not"];

// OpenAPI 3.0, Components Object: names "MUST" match "^[a-zA-Z0-9\.\-_]+$".
fn valid(text: &str) -> String {
    let allowed = |c: char| match c.is_ascii_alphanumeric() || ".-_".contains(c) {
        true => c,
        false => '_',
    };
    text.chars().map(allowed).collect()
}

/// What of a name is left in Rust.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_target_is_named_for_its_fragment_or_its_file() {
        let mut names = Names::of(&json!({"components": {"schemas": {"Pet": {}}}}));
        let mut claim = |path, fragment| {
            let at = Pointer::from_text(fragment).unwrap_or_default();
            names.claim("schemas", path, &at)
        };
        assert_eq!(claim("schemas/owner.yaml", ""), "owner");
        assert_eq!(claim("errors.json", "/components/schemas/Error"), "Error");
        assert_eq!(claim("pets.yaml", "/pet"), "pets_pet");
        assert_eq!(claim("../common/pets.yaml", "/pet"), "common_pets_pet");
        assert_eq!(claim("pets.yaml", "/PET"), "pets_PET_2");
        assert_eq!(claim("lists.yaml", "/Line/items"), "Line_items");
        assert_eq!(claim("a b.yaml", ""), "a_b");
    }
}
