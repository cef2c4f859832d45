//! Conversions between a type and its form before: which exist, and which convert every value without loss.

use std::collections::HashSet;

use super::classes::Node;
use super::{Compared, users};
use crate::ir::versions::Conversion;
use crate::ir::{
    Enum, Field, ItemKind, Presence, Shape, Struct, Type, TypeId, Union, UnionVariant,
};

/// The conversions between the types of a class and the classes before them.
pub(super) fn of(compared: &Compared, classes: &[Vec<Node>], nodes: &[Node]) -> Vec<Conversion> {
    before(classes, nodes)
        .into_iter()
        .filter_map(|older| conversion(compared, older, nodes))
        .collect()
}

/// The classes right before one of these types in the sequence of versions, each pair of classes once.
///
/// Two classes may follow each other in both orders, if a type changed back: the older one comes first then.
fn before<'c>(classes: &'c [Vec<Node>], nodes: &[Node]) -> Vec<&'c Vec<Node>> {
    let position = |nodes: &[Node]| nodes.first().copied();
    let mut row: Vec<(Node, usize)> = Vec::new();
    for (n, class) in classes.iter().enumerate() {
        row.extend(class.iter().map(|&node| (node, n)));
    }
    row.sort_unstable();
    let pairs = row.iter().zip(row.iter().skip(1));
    let mut found: Vec<&Vec<Node>> = Vec::new();
    for ((_, one), (_, two)) in pairs {
        let (Some(one), Some(two)) = (classes.get(*one), classes.get(*two)) else {
            continue;
        };
        let (older, newer) = if position(one) < position(two) {
            (one, two)
        } else {
            (two, one)
        };
        let is_asked = position(newer) == position(nodes) && position(older) != position(newer);
        if is_asked && !found.contains(&older) {
            found.push(older);
        }
    }
    found
}

fn conversion(compared: &Compared, older: &[Node], newer: &[Node]) -> Option<Conversion> {
    let (&from, &to) = (older.first()?, newer.first()?);
    Some(Conversion {
        module: compared.home(older)?.clone(),
        users: users(older),
        versions: compared.phrase_of(older),
        is_total: Totality::new(compared, from.0, to.0).of_items(TypeId(from.1), TypeId(to.1)),
        is_total_back: Totality::new(compared, to.0, from.0).of_items(TypeId(to.1), TypeId(from.1)),
    })
}

/// Whether every value of a type converts to another without loss: the runtime's driver never fails on it.
struct Totality<'c> {
    compared: &'c Compared,
    from: usize,
    to: usize,
    /// Pairs that were asked for: types that refer back to themselves are total unless something else is not.
    assumed: HashSet<(TypeId, TypeId)>,
}

impl<'c> Totality<'c> {
    fn new(compared: &'c Compared, from: usize, to: usize) -> Self {
        Self {
            compared,
            from,
            to,
            assumed: HashSet::new(),
        }
    }

    fn of_items(&mut self, from: TypeId, to: TypeId) -> bool {
        let compared = self.compared;
        let (one, two) = ((self.from, from.0), (self.to, to.0));
        if compared.classes.class(one) == compared.classes.class(two)
            || !self.assumed.insert((from, to))
        {
            return true;
        }
        let kind = |node| compared.item(node).map(|item| &item.kind);
        match (kind(one), kind(two)) {
            (Some(ItemKind::Struct(from)), Some(ItemKind::Struct(to))) => self.of_structs(from, to),
            (Some(ItemKind::Enum(from)), Some(ItemKind::Enum(to))) => has_all(from, to),
            (Some(ItemKind::IntegerEnum(from)), Some(ItemKind::IntegerEnum(to))) => {
                has_all(from, to)
            }
            (Some(ItemKind::Union(from)), Some(ItemKind::Union(to))) => self.of_unions(from, to),
            (Some(ItemKind::Alias(from)), Some(ItemKind::Alias(to))) => self.of_shapes(from, to),
            (
                Some(
                    ItemKind::Struct(_)
                    | ItemKind::Enum(_)
                    | ItemKind::IntegerEnum(_)
                    | ItemKind::Union(_)
                    | ItemKind::Alias(_)
                    | ItemKind::Bodies(_)
                    | ItemKind::Outcomes(_)
                    | ItemKind::Environments(_)
                    | ItemKind::Arguments(_),
                )
                | None,
                _,
            ) => false,
        }
    }

    fn of_structs(&mut self, from: &Struct, to: &Struct) -> bool {
        let others = match (&from.additional, &to.additional) {
            (Some((_, from)), Some((_, to))) => self.of_shapes(from, to),
            (None, _) => true,
            (Some(_), None) => false,
        };
        let same = |field: &Field, of: &Struct| {
            of.fields
                .iter()
                .position(|other| other.wire_name == field.wire_name)
        };
        let is_asked = |field: &&Field| field.presence == Presence::Required;
        others
            && to
                .fields
                .iter()
                .filter(is_asked)
                .all(|field| same(field, from).is_some())
            && from.fields.iter().all(|field| {
                let home = same(field, to).and_then(|n| to.fields.get(n));
                home.is_some_and(|home| self.of_fields(field, home))
            })
    }

    fn of_fields(&mut self, from: &Field, to: &Field) -> bool {
        use Presence::{Optional, Required, ThreeState};
        let (null, takes_null) = match (from.presence, to.presence) {
            (Required, Required) => (from.shape.nullable, to.shape.nullable),
            (Optional | ThreeState, Required) => return false,
            (Required, Optional) => (from.shape.nullable, false),
            (Optional, Optional) => (false, false),
            (ThreeState, Optional) => (true, false),
            (Required | Optional | ThreeState, ThreeState) => (true, true),
        };
        (takes_null || !null) && self.of_types(&from.shape.ty, &to.shape.ty)
    }

    fn of_unions(&mut self, from: &Union, to: &Union) -> bool {
        let is_home = |variant: &UnionVariant, home: &UnionVariant| match from.discriminator {
            // The first tag is written, unless the value has one of its own.
            Some(_) => match variant.tags.as_slice() {
                [only] => home.tags.first() == Some(only),
                several => home.tags == several && self.is_one(&variant.shape, &home.shape),
            },
            None => variant.name == home.name,
        };
        let homes = from.variants.iter().map(|variant| {
            let mut homes = to.variants.iter();
            Some((
                &variant.shape,
                &homes.find(|home| is_home(variant, home))?.shape,
            ))
        });
        let homes: Option<Vec<(&Shape, &Shape)>> = homes.collect();
        from.discriminator == to.discriminator
            && homes.is_some_and(|homes| homes.iter().all(|(from, to)| self.of_shapes(from, to)))
    }

    /// Whether two shapes are the same type.
    fn is_one(&self, from: &Shape, to: &Shape) -> bool {
        let class = |version, shape: &Shape| {
            let TypeId(n) = shape.ty.target()?;
            Some(self.compared.classes.class((version, n)))
        };
        let one = class(self.from, from);
        one.is_some() && one == class(self.to, to)
    }

    fn of_shapes(&mut self, from: &Shape, to: &Shape) -> bool {
        (to.nullable || !from.nullable) && self.of_types(&from.ty, &to.ty)
    }

    fn of_types(&mut self, from: &Type, to: &Type) -> bool {
        match (from, to) {
            (Type::Named(from) | Type::Boxed(from), Type::Named(to) | Type::Boxed(to)) => {
                self.of_items(*from, *to)
            }
            (Type::List(from), Type::List(to))
            | (Type::Map(from), Type::Map(to))
            | (Type::OneOrMany(from), Type::OneOrMany(to)) => self.of_shapes(from, to),
            (Type::Map(from) | Type::Entries(from), Type::Entries(to)) => {
                self.of_types(&from.ty, &to.ty)
            }
            (Type::Entries(from), Type::Map(to)) => to.nullable && self.of_types(&from.ty, &to.ty),
            (from, to) if from == to => true,
            // Text that is no known value of an enum, and no valid time, is kept as it is.
            (from, to) => match (self.is_text(self.from, from), self.is_text(self.to, to)) {
                (true, true) => true,
                (false, false) => self.of_integers(from, to) || is_widened(from, to),
                (true, false) | (false, true) => false,
            },
        }
    }

    /// Whether a type is written as a string and takes any.
    fn is_text(&self, version: usize, ty: &Type) -> bool {
        match ty {
            Type::String | Type::Secret | Type::Timestamp => true,
            Type::Named(TypeId(n)) => {
                let item = self.compared.item((version, *n));
                item.is_some_and(|item| matches!(item.kind, ItemKind::Enum(_)))
            }
            Type::Unit | Type::Bool | Type::F64 | Type::Bytes | Type::Upload | Type::Json => false,
            Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => false,
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => false,
            Type::List(_) | Type::Map(_) | Type::Entries(_) | Type::OneOrMany(_) => false,
            Type::Boxed(_) | Type::Own(_) => false,
        }
    }

    /// Integers and enums of integers, which hold 64 bits and keep unknown values.
    fn of_integers(&self, from: &Type, to: &Type) -> bool {
        let plain = |version, ty: &Type| match ty {
            Type::Named(TypeId(n)) => match self.compared.item((version, *n))?.kind {
                ItemKind::IntegerEnum(_) => Some(Type::I64),
                ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::Union(_) => None,
                ItemKind::Alias(_) | ItemKind::Bodies(_) | ItemKind::Outcomes(_) => None,
                ItemKind::Environments(_) | ItemKind::Arguments(_) => None,
            },
            ty => Some(ty.clone()),
        };
        match (plain(self.from, from), plain(self.to, to)) {
            (Some(one), Some(two)) => {
                one == Type::I64 && two == Type::I64 || is_widened(&one, &two)
            }
            (None, _) | (_, None) => false,
        }
    }
}

/// Whether a number of one type is always one of the other.
fn is_widened(from: &Type, to: &Type) -> bool {
    let bits = |ty: &Type| match ty {
        Type::I8 => Some((true, 8)),
        Type::I16 => Some((true, 16)),
        Type::I32 => Some((true, 32)),
        Type::I64 => Some((true, 64)),
        Type::I128 => Some((true, 128)),
        Type::U8 => Some((false, 8)),
        Type::U16 => Some((false, 16)),
        Type::U32 => Some((false, 32)),
        Type::U64 => Some((false, 64)),
        Type::Unit | Type::Bool | Type::F64 | Type::String | Type::Secret => None,
        Type::Timestamp
        | Type::Bytes
        | Type::Upload
        | Type::Json
        | Type::Own(_)
        | Type::List(_)
        | Type::Map(_) => None,
        Type::Entries(_) | Type::OneOrMany(_) | Type::Named(_) | Type::Boxed(_) => None,
    };
    match (bits(from), bits(to)) {
        (Some((from_signed, from)), Some((to_signed, to))) if from_signed == to_signed => {
            from <= to
        }
        (Some((false, from)), Some((true, to))) => from < to,
        (Some(_), Some(_)) => false,
        // The integers that a float holds exactly: 53 bits of them.
        (Some((_, from)), None) => from <= 32 && *to == Type::F64,
        (None, _) => false,
    }
}

/// Whether an enum knows all values of another.
fn has_all<V: PartialEq>(from: &Enum<V>, to: &Enum<V>) -> bool {
    let is_known = |value: &V| to.variants.iter().any(|variant| variant.value == *value);
    from.variants.iter().all(|variant| is_known(&variant.value))
}

#[cfg(test)]
mod tests;
