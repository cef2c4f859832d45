//! Schemas in whose place types of the caller stand.

use super::composition::Conjunction;
use crate::document::{Choice, Entry, Mistake, Schema};
use crate::ir::{Path, Shape, Type};
use crate::lower::Lower;
use crate::source::{AddressMap, Pointer};

/// A type of the caller in the place of a schema.
pub(in crate::lower) struct Replaced {
    /// The position in the caller's list.
    n: usize,
    path: Path,
}

/// The schemas in whose place types of the caller stand, by their addresses.
pub(in crate::lower) fn of(choice: &Choice) -> AddressMap<Replaced> {
    let schemas = Pointer::root().path(["components", "schemas"]);
    let types = choice.types.iter().enumerate();
    let replaced = types.map(|(n, (name, path))| {
        let path = Path::written(path);
        (schemas.child(name), Replaced { n, path })
    });
    replaced.collect()
}

impl<'d> Lower<'d, '_> {
    /// The shape of a schema in whose place a type of the caller stands. Its limits are those that the type has.
    pub(super) fn replaced_shape(&mut self, schema: &Schema<'d>) -> Option<Shape> {
        let path = self.replaced.get(&schema.at)?.path.clone();
        let conjunction = self.conjunction(schema);
        Some(Shape {
            nullable: conjunction.as_ref().is_some_and(Conjunction::nullable),
            sensitive: conjunction.as_ref().is_some_and(Conjunction::sensitive),
            ..Shape::plain(Type::Own(path))
        })
    }

    /// Reports a schema that would have the members of a replaced one: its type cannot be made of the caller's.
    pub(super) fn check_replaced_parts(&mut self, conjunction: &Conjunction<'d>) {
        for part in &conjunction.parts {
            let Some(Replaced { n, .. }) = self.replaced.get(&part.at) else {
                continue;
            };
            let entry = Entry::Type(*n);
            let name = part.at.last().unwrap_or_default();
            let message = match conjunction.at.component("schemas") {
                Some(other) => format!(
                    "`{other}` extends `{name}` by `allOf`, and cannot be made of another type: replace `{other}` too"
                ),
                None => format!(
                    "a schema within another one extends `{name}` by `allOf`, and cannot be made of another type"
                ),
            };
            let mistake = Mistake { entry, message };
            if !self.mistakes.contains(&mistake) {
                self.mistakes.push(mistake);
            }
        }
    }
}

#[cfg(test)]
mod tests;
