//! Lists and objects inside of the value of a parameter or of the body of a form: what says how they are written.

use crate::diagnostics::{Finding, Place};
use crate::ir::{Field, ItemKind, Shape, Style, Type, TypeId};
use crate::lower::Lower;
use crate::source::Pointer;

/// How lists and objects inside of a list or an object are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    /// As JSON: the styles of RFC 6570 have no way of their own.
    Flat,
    /// As JSON, but a list within an object repeats the name of its member: `form`, exploded.
    Repeated,
    /// `a[b][0]=c`, of which the document says nothing.
    Brackets,
    /// `a[b][0]=c`, as the document says.
    Qs,
    /// `a[b][]=c`, which cannot tell the items of a list apart if they are lists or objects.
    Rails,
    /// As JSON: a member of a form (OpenAPI 3.0.4, Encoding Object: the default `contentType` of an object is
    /// `application/json`, and that of an array is the one of its items).
    Form,
    /// The whole is JSON, or text.
    Whole,
}

impl Nesting {
    /// The nesting of a parameter's style.
    pub(super) fn of(style: Style, explode: bool) -> Self {
        match style {
            Style::Form | Style::Cookie if explode => Self::Repeated,
            Style::Simple
            | Style::Label
            | Style::Matrix
            | Style::Form
            | Style::Cookie
            | Style::SpaceDelimited
            | Style::PipeDelimited => Self::Flat,
            Style::DeepObject => Self::Brackets,
            Style::DeepObjectRails => Self::Rails,
            Style::Json | Style::Text => Self::Whole,
        }
    }

    fn finding(self, place: Place) -> Option<Finding> {
        Some(match self {
            Self::Flat => Finding::at(
                place,
                "the standard does not say how a parameter writes a list or an object within another: it is written as JSON",
            )
            .warning(),
            Self::Repeated => Finding::at(
                place,
                "the standard does not say how `form` writes a list or an object within another: a list repeats the name of its member, and the rest is JSON",
            )
            .warning(),
            Self::Brackets => Finding::at(
                place,
                "the standard has `deepObject` for objects of scalars alone: here and elsewhere in this document a list is written as `a[0]=c`, an object within as `a[b][c]=d`, and a scalar as `a=b`",
            )
            .help("say how the service reads them: `x-deep-object: qs` (`a[b][0]=c`) or `x-deep-object: rails` (`a[b][]=c`)")
            .warning(),
            Self::Form => Finding::at(
                place,
                "the standard does not say how a form writes a list within a list: it is written as JSON",
            )
            .warning(),
            Self::Rails => Finding::at(
                place,
                "`x-deep-object: rails` does not tell apart lists and objects within a list",
            )
            .help("`x-deep-object: qs` numbers the items of a list"),
            Self::Qs | Self::Whole => return None,
        })
    }
}

/// What the values of a type can be; of free-form JSON it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    pub scalar: bool,
    pub list: bool,
    pub object: bool,
}

impl Kinds {
    /// Whether a value can have items or members.
    pub(super) fn has_parts(self) -> bool {
        self.list || self.object
    }

    /// Whether each value is certain to have items or members.
    fn is_parts(self) -> bool {
        self.has_parts() && !self.scalar
    }
}

/// A value inside of a list or an object, and the address of its schema, if it is known.
struct Part {
    shape: Shape,
    at: Option<Pointer>,
}

impl Lower<'_, '_> {
    /// Warns of a value that has lists or objects within another, of which the standard says nothing; `at` is its place.
    ///
    /// False if it cannot be written at all, which is reported as an error.
    pub(super) fn check_nesting(&mut self, shape: &Shape, at: &Pointer, nesting: Nesting) -> bool {
        let Some(place) = self.find_undefined(&shape.ty, at, nesting) else {
            return true;
        };
        // A document that has one such parameter has hundreds.
        let is_told =
            nesting == Nesting::Brackets && std::mem::replace(&mut self.tells_brackets, true);
        if let Some(finding) = nesting.finding(Place::Value(place)).filter(|_| !is_told) {
            self.report(finding);
        }
        nesting != Nesting::Rails
    }

    /// The first place within a value of which nothing says how it is written.
    pub(super) fn find_undefined(
        &self,
        ty: &Type,
        at: &Pointer,
        nesting: Nesting,
    ) -> Option<Pointer> {
        let kinds = self.kinds(ty);
        if nesting == Nesting::Brackets && (kinds.scalar || kinds.list) {
            return Some(at.clone());
        }
        if nesting == Nesting::Rails && kinds.list && !self.is_told_apart(ty, &mut Vec::new()) {
            return Some(at.clone());
        }
        if nesting == Nesting::Form {
            // The value is a member, of which a list repeats the name.
            let is_lists = matches!(ty, Type::List(item) if self.kinds(&item.ty).list);
            return is_lists.then(|| at.clone());
        }
        let parts = self.parts(ty, &mut Vec::new());
        let undefined = parts.into_iter().find(|part| {
            let ty = &part.shape.ty;
            match nesting {
                Nesting::Flat | Nesting::Repeated | Nesting::Brackets => self.kinds(ty).has_parts(),
                Nesting::Rails => !self.is_told_apart(ty, &mut Vec::new()),
                Nesting::Form | Nesting::Qs | Nesting::Whole => false,
            }
        })?;
        Some(undefined.at.unwrap_or_else(|| at.clone()))
    }

    /// What the values of a type can be.
    pub(super) fn kinds(&self, ty: &Type) -> Kinds {
        let mut kinds = Kinds::default();
        self.add_kinds(ty, &mut kinds, &mut Vec::new());
        kinds
    }

    fn add_kinds(&self, ty: &Type, kinds: &mut Kinds, seen: &mut Vec<TypeId>) {
        match ty {
            Type::List(_) => kinds.list = true,
            Type::OneOrMany(item) => {
                kinds.list = true;
                self.add_kinds(&item.ty, kinds, seen);
            }
            Type::Map(_) | Type::Entries(_) => kinds.object = true,
            Type::Json | Type::Own(_) => {}
            Type::Named(id) | Type::Boxed(id) if seen.contains(id) => {}
            Type::Named(id) | Type::Boxed(id) => {
                seen.push(*id);
                match self.item(*id).map(|item| &item.kind) {
                    Some(ItemKind::Struct(_)) => kinds.object = true,
                    Some(ItemKind::Alias(shape)) => self.add_kinds(&shape.ty, kinds, seen),
                    Some(ItemKind::Union(of)) => {
                        for variant in &of.variants {
                            self.add_kinds(&variant.shape.ty, kinds, seen);
                        }
                    }
                    Some(ItemKind::Enum(_) | ItemKind::IntegerEnum(_)) => kinds.scalar = true,
                    // A type that is not there yet contains this one.
                    None
                    | Some(
                        ItemKind::Arguments(_)
                        | ItemKind::Bodies(_)
                        | ItemKind::Outcomes(_)
                        | ItemKind::Environments(_),
                    ) => {}
                }
            }
            _ => kinds.scalar = true,
        }
    }

    /// The items of a list, and the members of an object, in all alternatives; none of a scalar and of free-form JSON.
    fn parts(&self, ty: &Type, seen: &mut Vec<TypeId>) -> Vec<Part> {
        match ty {
            Type::List(item) | Type::Map(item) => vec![Part {
                shape: Shape::clone(item),
                at: None,
            }],
            Type::OneOrMany(item) => {
                let mut parts = self.parts(&item.ty, seen);
                parts.push(Part {
                    shape: Shape::clone(item),
                    at: None,
                });
                parts
            }
            Type::Named(id) | Type::Boxed(id) if !seen.contains(id) => {
                seen.push(*id);
                match self.item(*id).map(|item| &item.kind) {
                    Some(ItemKind::Struct(of)) => {
                        let field = |it: &Field| Part {
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
                    Some(ItemKind::Union(of)) => {
                        let variants = of.variants.iter();
                        let parts = variants.flat_map(|it| self.parts(&it.shape.ty, seen));
                        parts.collect()
                    }
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// The address of a part of a struct's schema, if the schema itself has it.
    pub(super) fn member(&self, id: TypeId, steps: &[&str]) -> Option<Pointer> {
        let schema = self.addresses.get(&id)?.clone();
        let at = steps.iter().fold(schema, |at, step| at.child(step));
        self.resolved.document.node(&at).map(|_| at)
    }

    /// Whether the items of each list can be told apart without numbers: those that are scalars; of alternatives one is enough.
    fn is_told_apart(&self, ty: &Type, seen: &mut Vec<TypeId>) -> bool {
        match ty {
            Type::List(item) | Type::OneOrMany(item) => !self.kinds(&item.ty).is_parts(),
            Type::Map(value) => self.is_told_apart(&value.ty, seen),
            Type::Named(id) | Type::Boxed(id) if !seen.contains(id) => {
                seen.push(*id);
                match self.item(*id).map(|item| &item.kind) {
                    Some(ItemKind::Struct(of)) => {
                        let mut fields = of.fields.iter();
                        fields.all(|field| self.is_told_apart(&field.shape.ty, seen))
                    }
                    Some(ItemKind::Alias(shape)) => self.is_told_apart(&shape.ty, seen),
                    Some(ItemKind::Union(of)) => {
                        let mut variants = of.variants.iter();
                        variants.any(|variant| self.is_told_apart(&variant.shape.ty, seen))
                    }
                    _ => true,
                }
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
