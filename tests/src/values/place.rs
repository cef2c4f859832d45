//! Places in JSON.

use std::fmt;

use serde_json::Value;

/// A step from a value to one inside of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Member(String),
    Item(usize),
}

/// The steps from a whole value to one inside of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub Vec<Step>);

impl Place {
    /// The place of a member.
    pub fn member(&self, name: &str) -> Self {
        self.then(Step::Member(name.to_owned()))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The places of a value and of all values inside of it.
    pub fn all(value: &Value) -> Vec<Self> {
        let mut all = Vec::new();
        Self::default().collect(value, &mut all);
        all
    }

    fn collect(self, value: &Value, all: &mut Vec<Self>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    self.member(name).collect(value, all);
                }
            }
            Value::Array(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.then(Step::Item(n)).collect(item, all);
                }
            }
            _ => {}
        }
        all.push(self);
    }

    /// The value at the place.
    pub fn of<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        self.0.iter().try_fold(value, |value, step| match step {
            Step::Member(name) => value.get_mut(name),
            Step::Item(n) => value.get_mut(n),
        })
    }

    /// A value without the member at the place; `None` if there is no member.
    pub fn removed(&self, value: &Value) -> Option<Value> {
        let (Step::Member(name), holder) = self.0.split_last()? else {
            return None;
        };
        let mut value = value.clone();
        let holder = Self(holder.to_vec());
        holder.of(&mut value)?.as_object_mut()?.remove(name)?;
        Some(value)
    }

    /// Whether the path of an error leads to the place or to a value that holds it, other than the whole value. A name that a document does
    /// not declare is `[_]`, and the path of an item of a whole list, which is a `Vec`, begins at the item.
    pub fn is_at_or_in(&self, path: &str) -> bool {
        let steps = &self.0;
        let items = steps.iter().take_while(|it| matches!(it, Step::Item(_)));
        let in_item = &steps[items.count()..];
        match path.is_empty() {
            true => in_item.is_empty(),
            false => leads(steps, path) || leads(in_item, path),
        }
    }
}

/// The number of characters of a name that the path of an error shows.
const SHOWN: usize = 64;

fn leads(steps: &[Step], path: &str) -> bool {
    let Some((step, steps)) = steps.split_first().filter(|_| !path.is_empty()) else {
        return path.is_empty();
    };
    let ways = match step {
        Step::Member(name) => {
            let start: String = name.chars().take(SHOWN).collect();
            let quoted = [format!("[{name:?}]"), format!("[{start:?}…]")];
            [vec!["[_]".to_owned(), format!(".{name}")], quoted.to_vec()].concat()
        }
        Step::Item(n) => vec![format!("[{n}]")],
    };
    // The first name has no dot before it.
    let first = matches!(step, Step::Member(_)) && !path.starts_with(['.', '[']);
    let path = if first {
        format!(".{path}")
    } else {
        path.to_owned()
    };
    let mut rests = ways.iter().filter_map(|way| path.strip_prefix(&**way));
    rests.any(|rest| leads(steps, rest))
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| match step {
            Step::Member(name) => write!(f, "/{name}"),
            Step::Item(n) => write!(f, "/{n}"),
        })
    }
}
