//! A Discriminator Object.

use super::members::view;
use crate::source::Pointer;

view! {
    /// A discriminator and its address.
    Discriminator
}

impl<'d> Discriminator<'d> {
    /// `propertyName`.
    pub fn property_name(&self) -> Option<&'d str> {
        self.members.text("propertyName")
    }

    /// The schema that `defaultMapping` names, by a reference or the name of a component, and the address of the keyword.
    pub fn default_mapping(&self) -> Option<(&'d str, Pointer)> {
        let target = self.members.text("defaultMapping")?;
        Some((target, self.at.child("defaultMapping")))
    }

    /// The entries of `mapping`: the value of the property, the schema that it stands for, and the address of the entry.
    pub fn mapping(&self) -> impl Iterator<Item = (&'d str, &'d str, Pointer)> + use<'d> {
        let addresses = self.members.named(&self.at, "mapping");
        let entries = self.members.entries("mapping").zip(addresses);
        entries.filter_map(|((value, target), (_, at))| Some((value, target.as_str()?, at)))
    }
}
