//! Members: those that an object has in a request, and those that it has in a response.

use std::collections::HashSet;

use crate::ir::query::shapes;
use crate::ir::{Access, Constructor, Field, Item, ItemKind, Presence, Struct, Type, TypeId};
use crate::lower::operation::media::Direction;
use crate::lower::schema::objects;
use crate::names::Scope;

/// Whether a type has read-only or write-only members of its own.
pub(super) fn differ(item: &Item) -> bool {
    fields(item)
        .iter()
        .any(|field| field.access != Access::Full)
}

/// Whether a type has a member of its own that every request has, and no response.
pub(super) fn are_incomplete(item: &Item) -> bool {
    let is_missing =
        |field: &Field| field.access == Access::WriteOnly && field.presence == Presence::Required;
    fields(item).iter().any(is_missing)
}

fn fields(item: &Item) -> &[Field] {
    match &item.kind {
        ItemKind::Struct(of) => &of.fields,
        ItemKind::Union(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_)
        | ItemKind::Bodies(_)
        | ItemKind::Outcomes(_) => &[],
    }
}

/// What becomes of a member in a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It stays as it is.
    Stays,
    /// It stays, but may be missing.
    IsOptional,
    /// It is not declared.
    IsLeftOut,
}

/// The members that stay in both directions: by their type and their name on the wire.
///
/// A discriminator tells what a value is. Where a schema describes the members that are not declared, another schema could not
/// be read as one of them.
pub(super) struct Members(HashSet<(TypeId, String)>);

impl Members {
    pub(super) fn of(types: &[Item]) -> Self {
        let mut stay = HashSet::new();
        for (n, item) in types.iter().enumerate() {
            match &item.kind {
                ItemKind::Union(of) => {
                    let tagged = of.variants.iter().filter_map(|it| it.shape.ty.named());
                    if let Some(name) = &of.discriminator {
                        stay.extend(tagged.map(|id| (id, name.clone())));
                    }
                }
                ItemKind::Struct(of) if !holds_any(of) => {
                    let names = of.fields.iter().map(|field| field.wire_name.clone());
                    stay.extend(names.map(|name| (TypeId(n), name)));
                }
                _ => {}
            }
        }
        Self(stay)
    }

    /// The types that a type contains in a direction.
    pub(super) fn edges(&self, types: &[Item], direction: Direction) -> Vec<Vec<TypeId>> {
        let types = types.iter().enumerate().map(|(n, item)| {
            let is_there =
                |field: &&Field| self.fate(TypeId(n), field, Some(direction)) != Fate::IsLeftOut;
            let shapes = match &item.kind {
                ItemKind::Struct(of) => {
                    let fields = of.fields.iter().filter(is_there).map(|it| &it.shape);
                    let additional = of.additional.iter().map(|(_, shape)| shape);
                    fields.chain(additional).collect()
                }
                _ => shapes(item),
            };
            shapes
                .into_iter()
                .filter_map(|shape| shape.ty.named())
                .collect()
        });
        types.collect()
    }

    /// Gives a type the members that it has in a direction; without one, all of them.
    pub(super) fn choose(&self, id: TypeId, item: &mut Item, direction: Option<Direction>) {
        if !differ(item) {
            return;
        }
        let ItemKind::Struct(of) = &mut item.kind else {
            return;
        };
        let mut methods = objects::methods(of);
        let mut arguments: Vec<Option<usize>> = Vec::new();
        let mut fields: Vec<Field> = Vec::new();
        for mut field in std::mem::take(&mut of.fields) {
            let fate = self.fate(id, &field, direction);
            let is_argument = match fate {
                Fate::Stays => true,
                Fate::IsOptional => !field.is_asked(),
                Fate::IsLeftOut => false,
            };
            arguments.push(is_argument.then_some(fields.len()));
            if fate == Fate::IsOptional {
                make_optional(&mut field, &mut methods);
            }
            if fate != Fate::IsLeftOut {
                fields.push(field);
            }
        }
        let asked = of.constructor.fields().iter();
        let asked = asked.filter_map(|n| arguments.get(*n).copied().flatten());
        of.constructor = Constructor::positional(asked.collect());
        of.default = !fields.iter().any(Field::is_asked);
        of.fields = fields;
    }

    // OpenAPI 3.0.4, Schema Object: a read-only property should not be sent as part of a request, and if it is required, that takes
    // effect on the response only. A write-only property should not be sent as part of a response, and if it is required, that
    // takes effect on the request only.
    fn fate(&self, id: TypeId, field: &Field, direction: Option<Direction>) -> Fate {
        match (field.access, direction) {
            (Access::Full, _) => Fate::Stays,
            (Access::ReadOnly, Some(Direction::Response)) => Fate::Stays,
            (Access::WriteOnly, Some(Direction::Request)) => Fate::Stays,
            (Access::ReadOnly | Access::WriteOnly, None) => Fate::IsOptional,
            (Access::ReadOnly | Access::WriteOnly, Some(_)) => {
                match self.0.contains(&(id, field.wire_name.clone())) {
                    true => Fate::IsOptional,
                    false => Fate::IsLeftOut,
                }
            }
        }
    }
}

/// Whether the members of an object that are not declared can be anything.
fn holds_any(of: &Struct) -> bool {
    let others = of.additional.as_ref();
    others.is_none_or(|(_, shape)| shape.ty == Type::Json)
}

/// Makes a required member one that may be missing.
fn make_optional(field: &mut Field, methods: &mut Scope) {
    if field.presence != Presence::Required {
        return;
    }
    // Free-form JSON includes `null`.
    let may_be_null = field.shape.nullable || field.shape.ty == Type::Json;
    field.shape.nullable = false;
    field.constant = None;
    if may_be_null {
        field.presence = Presence::ThreeState;
        field.clear = Some(methods.claim(&format!("clear {}", field.name.plain())));
    } else {
        field.presence = Presence::Optional;
    }
}
