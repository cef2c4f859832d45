//! Merged components: those that others only extend by `allOf`. Their members are those of other types; nothing has their own type.

use crate::document::{Discriminator, Object};
use crate::lower::Lower;
use crate::source::{AddressSet, Pointer};

impl Lower<'_, '_> {
    /// The components that are merged with others wherever a reference leads to them. None where the caller wants all schemas, and
    /// where no operation needs any.
    pub(super) fn merged(&self) -> AddressSet {
        let document = self.resolved.document;
        let region = self.findings.region();
        if document.has_all_schemas() || region.is_whole() {
            return AddressSet::default();
        }
        let (mut merged, mut used) = (AddressSet::default(), self.told_apart());
        for reference in document.references() {
            let target = reference.target.strip_prefix('#');
            let target = target.and_then(Pointer::from_fragment);
            let Some(target) = target.filter(|_| region.contains(&reference.place)) else {
                continue;
            };
            match self.is_merged(&reference.place) {
                true => merged.insert(target),
                false => used.insert(target),
            };
        }
        merged.retain(|at| !used.contains(at));
        merged
    }

    /// The bases with a discriminator and the components that it leads to: a value is one of them as it is.
    fn told_apart(&self) -> AddressSet {
        let document = self.resolved.document;
        let mut found = AddressSet::default();
        let objects = document.objects().into_iter();
        for (at, _) in objects.filter(|(_, object)| *object == Object::Discriminator) {
            let discriminator = document.view::<Discriminator<'_>>(at);
            let (Some(discriminator), Some(base)) = (discriminator, at.parent()) else {
                continue;
            };
            let mapping = discriminator.mapping();
            found.extend(mapping.filter_map(|(_, target, _)| self.resolved.mapped(target)));
            found.extend(self.children.get(&base).into_iter().flatten().cloned());
            found.insert(base);
        }
        found
    }

    /// Whether a reference is a part of `allOf` whose members become those of the whole.
    fn is_merged(&self, place: &Pointer) -> bool {
        let holder = place
            .parent()
            .filter(|it| it.last().as_deref() == Some("allOf"))
            .and_then(|it| it.parent());
        let schema = holder.and_then(|at| self.resolved.schema(&at));
        schema.is_some_and(|schema| self.only_shaped(&schema).as_ref() != Some(place))
    }
}

#[cfg(test)]
mod tests;
