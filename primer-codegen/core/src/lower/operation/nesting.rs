//! Lists and objects inside of the value of a parameter or of the body of a form: whether anything says how they are written.

use crate::diagnostics::{Finding, Place};
use crate::ir::{ItemKind, Shape, Style, Type, TypeId};
use crate::lower::Lower;
use crate::source::Pointer;

/// How lists and objects inside of a list or an object are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    /// In no way: the standard defines none for the styles of parameters.
    None,
    /// In no way in `deepObject`, unless the document says how.
    Undeclared,
    /// As JSON: a member of a form (OpenAPI 3.0.4, Encoding Object: the default `contentType` of an object is
    /// `application/json`, and that of an array is the one of its items).
    Form,
    /// `a[b][0]=c`
    Qs,
    /// `a[b][]=c`, which cannot tell the items of a list apart if they are lists or objects.
    Rails,
    /// In any way: the whole is JSON.
    Json,
}

impl Nesting {
    /// The nesting of a parameter's style.
    pub(super) fn of(style: Style) -> Self {
        match style {
            Style::Simple
            | Style::Label
            | Style::Matrix
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited => Self::None,
            Style::DeepObject => Self::Undeclared,
            Style::DeepObjectQs => Self::Qs,
            Style::DeepObjectRails => Self::Rails,
            Style::Json | Style::Text => Self::Json,
        }
    }

    /// The finding about a value that is not written.
    fn finding(self, place: Place) -> Finding {
        match self {
            Self::None | Self::Json => Finding::at(
                place,
                "lists and objects within a parameter's list or object are not supported",
            ),
            Self::Undeclared => Finding::at(
                place,
                "the standard does not say how `deepObject` writes lists and objects within an object",
            )
            .help("say how the service reads them: `x-deep-object: qs` (`a[b][0]=c`) or `x-deep-object: rails` (`a[b][]=c`)"),
            Self::Form => {
                Finding::at(place, "the standard does not say how a form writes lists within a list")
            }
            Self::Qs | Self::Rails => Finding::at(
                place,
                "`x-deep-object: rails` does not tell apart lists and objects within a list",
            )
            .help("`x-deep-object: qs` numbers the items of a list"),
        }
    }
}

/// A value inside of a list or an object, and the address of its schema, if it is known.
struct Part {
    shape: Shape,
    at: Option<Pointer>,
}

impl Lower<'_, '_> {
    /// Whether each member and item of a value can be written. Those that never can are reported at their place, or at `at`.
    pub(super) fn check_nesting(&mut self, shape: &Shape, at: &Pointer, nesting: Nesting) -> bool {
        if !self.has_written(&shape.ty, nesting, &mut Vec::new()) {
            self.report(nesting.finding(Place::Value(at.clone())));
            return false;
        }
        let mut is_written = true;
        for part in self.parts(&shape.ty, &mut Vec::new()) {
            if !self.is_written(&part.shape.ty, nesting, &mut Vec::new()) {
                is_written = false;
                let place = part.at.unwrap_or_else(|| at.clone());
                self.report(nesting.finding(Place::Value(place)));
            }
        }
        is_written
    }

    /// Whether a value of a type may be a list or an object; what free-form JSON is only its value says.
    pub(super) fn has_parts(&self, ty: &Type) -> bool {
        self.holds_parts(ty, &mut Vec::new())
    }

    fn holds_parts(&self, ty: &Type, seen: &mut Vec<TypeId>) -> bool {
        match ty {
            Type::List(_) | Type::OneOrMany(_) | Type::Map(_) | Type::Entries(_) => true,
            Type::Named(id) | Type::Boxed(id) if !seen.contains(id) => {
                seen.push(*id);
                match self.item(*id).map(|item| &item.kind) {
                    Some(ItemKind::Struct(_)) => true,
                    Some(ItemKind::Alias(shape)) => self.holds_parts(&shape.ty, seen),
                    Some(ItemKind::Union(of)) => {
                        let mut variants = of.variants.iter();
                        variants.any(|variant| self.holds_parts(&variant.shape.ty, seen))
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Whether one of several alternatives can be written; what is not alternatives is looked at part by part.
    fn has_written(&self, ty: &Type, nesting: Nesting, seen: &mut Vec<TypeId>) -> bool {
        let (Type::Named(id) | Type::Boxed(id)) = ty else {
            return true;
        };
        if seen.contains(id) {
            return false;
        }
        seen.push(*id);
        match self.item(*id).map(|item| &item.kind) {
            Some(ItemKind::Alias(shape)) => self.has_written(&shape.ty, nesting, seen),
            Some(ItemKind::Union(of)) => of.variants.iter().any(|variant| {
                let ty = &variant.shape.ty;
                let mut parts = self.parts(ty, &mut Vec::new()).into_iter();
                self.has_written(ty, nesting, seen)
                    && parts.all(|it| self.is_written(&it.shape.ty, nesting, &mut Vec::new()))
            }),
            None
            | Some(
                ItemKind::Struct(_)
                | ItemKind::Enum(_)
                | ItemKind::IntegerEnum(_)
                | ItemKind::Arguments(_)
                | ItemKind::Outcomes(_)
                | ItemKind::Environments(_),
            ) => true,
        }
    }

    /// The items of a list, or the members of an object; none of a scalar, of free-form JSON and of alternatives, of which one may
    /// be written.
    fn parts(&self, ty: &Type, seen: &mut Vec<TypeId>) -> Vec<Part> {
        match ty {
            Type::List(item) | Type::Map(item) => vec![Part {
                shape: Shape::clone(item),
                at: None,
            }],
            Type::OneOrMany(item) => self.parts(&item.ty, seen),
            Type::Named(id) | Type::Boxed(id) if !seen.contains(id) => {
                seen.push(*id);
                match self.item(*id).map(|item| &item.kind) {
                    Some(ItemKind::Struct(of)) => {
                        let field = |it: &crate::ir::Field| Part {
                            shape: it.shape.clone(),
                            at: self.member(*id, &["properties", &it.wire_name]),
                        };
                        let mut parts: Vec<Part> = of.fields.iter().map(field).collect();
                        parts.extend(of.additional.as_ref().map(|(_, shape)| Part {
                            shape: shape.clone(),
                            at: self.member(*id, &["additionalProperties"]),
                        }));
                        parts
                    }
                    Some(ItemKind::Alias(shape)) => self.parts(&shape.ty, seen),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// The address of a part of a struct's schema, if the schema itself has it.
    fn member(&self, id: TypeId, steps: &[&str]) -> Option<Pointer> {
        let schema = self.addresses.get(&id)?.clone();
        let at = steps.iter().fold(schema, |at, step| at.child(step));
        self.resolved.document.node(&at).map(|_| at)
    }

    /// Whether a value of a type can be written inside of a list or an object; alternatives can if one of them can.
    fn is_written(&self, ty: &Type, nesting: Nesting, seen: &mut Vec<TypeId>) -> bool {
        match ty {
            Type::List(item) | Type::OneOrMany(item) => match nesting {
                Nesting::None | Nesting::Undeclared => {
                    matches!(ty, Type::OneOrMany(_)) && self.is_written(&item.ty, nesting, seen)
                }
                Nesting::Form => {
                    !matches!(item.ty, Type::List(_)) && self.is_written(&item.ty, nesting, seen)
                }
                Nesting::Rails => self.is_written(&item.ty, Nesting::None, seen),
                Nesting::Qs | Nesting::Json => true,
            },
            Type::Map(value) => match nesting {
                Nesting::None | Nesting::Undeclared => false,
                Nesting::Form | Nesting::Qs | Nesting::Json => true,
                Nesting::Rails => self.is_written(&value.ty, nesting, seen),
            },
            Type::Named(id) | Type::Boxed(id) => {
                if seen.contains(id) {
                    return true;
                }
                seen.push(*id);
                let is_written = self.is_item_written(*id, nesting, seen);
                seen.pop();
                is_written
            }
            Type::Unit
            | Type::Bool
            | Type::I8
            | Type::I16
            | Type::I32
            | Type::I64
            | Type::U8
            | Type::U16
            | Type::U32
            | Type::U64
            | Type::I128
            | Type::F64
            | Type::String
            | Type::Secret
            | Type::Timestamp
            | Type::Bytes
            // Free-form JSON is checked when it is written; maps in updates are no part of requests like these.
            | Type::Json
            | Type::Entries(_) => true,
        }
    }

    fn is_item_written(&self, id: TypeId, nesting: Nesting, seen: &mut Vec<TypeId>) -> bool {
        match self.item(id).map(|item| &item.kind) {
            Some(ItemKind::Struct(of)) => match nesting {
                Nesting::None | Nesting::Undeclared => false,
                Nesting::Form | Nesting::Qs | Nesting::Json => true,
                Nesting::Rails => of
                    .fields
                    .iter()
                    .all(|field| self.is_written(&field.shape.ty, nesting, seen)),
            },
            Some(ItemKind::Alias(shape)) => self.is_written(&shape.ty, nesting, seen),
            Some(ItemKind::Union(of)) => {
                let mut variants = of.variants.iter();
                variants.any(|variant| self.is_written(&variant.shape.ty, nesting, seen))
            }
            // A type that is not there yet contains this one.
            None
            | Some(
                ItemKind::Enum(_)
                | ItemKind::IntegerEnum(_)
                | ItemKind::Arguments(_)
                | ItemKind::Outcomes(_)
                | ItemKind::Environments(_),
            ) => true,
        }
    }
}

#[cfg(test)]
mod tests;
