//! Members of exploded objects that have the name of another parameter.

use crate::diagnostics::Finding;
use crate::ir::{ItemKind, Location, Parameter, Style, Type};
use crate::lower::Lower;
use crate::source::Pointer;

impl Lower<'_, '_> {
    /// Warns of members of exploded objects that have the name of another parameter, or of a member of another one. The parameters
    /// are at these places.
    pub(super) fn check_collisions(&mut self, parameters: &[Parameter], places: &[Pointer]) {
        let members = |it: &Parameter| match is_exploded(it) {
            true => self.member_names(&it.shape.ty),
            false => Vec::new(),
        };
        let members: Vec<Vec<String>> = parameters.iter().map(members).collect();
        let mut taken: Vec<(Location, &str)> = Vec::new();
        let plain = parameters.iter().zip(&members);
        taken.extend(
            plain
                .filter(|(_, members)| members.is_empty())
                .map(|(it, _)| (it.location, it.wire_name.as_str())),
        );
        let mut collisions = Vec::new();
        for ((parameter, members), at) in parameters.iter().zip(&members).zip(places) {
            let names = members.iter().map(|it| (parameter.location, it.as_str()));
            let (known, new): (Vec<_>, Vec<_>) = names.partition(|it| taken.contains(it));
            let known = known.into_iter().map(|(_, name)| (at.child("name"), name));
            collisions.extend(known);
            taken.extend(new);
        }
        for (at, name) in collisions {
            let message =
                format!("the member `{name}` of this object has the name of another parameter");
            let finding = Finding::at_value(at, message).warning();
            self.report(finding.help("the request has both under this name if both are given"));
        }
    }

    fn member_names(&self, ty: &Type) -> Vec<String> {
        let item = ty.target().and_then(|id| self.item(id));
        match item.map(|item| &item.kind) {
            Some(ItemKind::Struct(of)) => of.fields.iter().map(|it| it.wire_name.clone()).collect(),
            Some(ItemKind::Alias(shape)) => self.member_names(&shape.ty),
            _ => Vec::new(),
        }
    }
}

/// Whether the members of an object are written like parameters of their own.
fn is_exploded(parameter: &Parameter) -> bool {
    let is_pairs = matches!(parameter.location, Location::Query | Location::Cookie);
    is_pairs
        && parameter.explode
        && matches!(
            parameter.style,
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited
        )
}

#[cfg(test)]
mod tests;
