//! Unions: the variants that alternatives become, and their names.

use super::composition::Conjunction;
use super::discriminators::Discriminator;
use super::tags::Tags;
use crate::ir::{self, Docs, ItemKind, Limits, Shape, Type, Union, UnionVariant};
use crate::lower::{Lower, Lowered};
use crate::names::{self, Case, Scope};
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    pub(super) fn open_union(
        &mut self,
        conjunction: &Conjunction<'d>,
        plain: &Shape,
    ) -> ir::TypeId {
        let id = self.reserve();
        self.addresses.insert(id, conjunction.at.clone());
        let shape = Shape {
            ty: Type::Named(id),
            ..plain.clone()
        };
        self.shapes
            .insert(conjunction.at.clone(), Lowered::Open(shape));
        id
    }

    /// Completes a union, and returns whether one of its alternatives allows `null`.
    ///
    /// A value of an unknown tag is read as the alternative at the address of `fallback`.
    pub(super) fn fill_union(
        &mut self,
        id: ir::TypeId,
        conjunction: &Conjunction<'d>,
        shapes: Vec<(Pointer, Shape)>,
        fallback: Option<&Pointer>,
    ) -> bool {
        let discriminator = self.discriminator(conjunction, &shapes, fallback);
        if discriminator.is_none() {
            self.check_different(&shapes);
        }
        // Free-form JSON includes `null`.
        let is_nullable = |shape: &Shape| shape.nullable || shape.ty == Type::Json;
        let nullable = shapes.iter().any(|(_, shape)| is_nullable(shape));
        let name = self.claim_name(conjunction);
        let mut scope = Scope::new(Case::Pascal, &[]);
        let default = discriminator.as_ref().and_then(|it| it.default.clone());
        let property = discriminator.as_ref().map(|it| it.property.as_str());
        let mut variants: Vec<UnionVariant> = Vec::new();
        for draft in drafts(shapes, discriminator.as_ref()) {
            let parts = self.parts_with(conjunction, &draft.at);
            let is_fallback = fallback == Some(&draft.at);
            let words = match draft.is_merged {
                true => type_words(&draft.shape.ty),
                false if is_fallback && draft.at.component("schemas").is_none() => {
                    Some("base".to_owned())
                }
                false => None,
            };
            let words = words.unwrap_or_else(|| self.variant_name(&name, &draft.at));
            let variant = UnionVariant {
                name: name.clone(),
                docs: self.variant_docs(&draft),
                ambiguous: draft.tags.ambiguous,
                fallback: is_fallback,
                default: default.is_some() && self.resolved.follow(&draft.at) == default,
                tags: draft.tags.values,
                shape: Shape {
                    nullable: false,
                    sensitive: draft.shape.sensitive || conjunction.sensitive(),
                    ..draft.shape
                },
                from: Vec::new(),
            };
            let is_silent =
                property.is_some_and(|property| !self.holds(&parts, property, &variant.shape));
            if variant.tags.len() > 1 && is_silent {
                variants.extend(
                    variant
                        .tags
                        .iter()
                        .enumerate()
                        .map(|(n, tag)| UnionVariant {
                            name: scope.claim(&tag.to_string()),
                            tags: vec![tag.clone()],
                            ambiguous: false,
                            // One of them stands for values without a tag.
                            default: variant.default && n == 0,
                            ..variant.clone()
                        }),
                );
            } else {
                let name = scope.claim(&words);
                variants.push(UnionVariant { name, ..variant });
            }
        }
        let union = Union {
            discriminator: discriminator.map(|discriminator| discriminator.property),
            variants,
            unrecognized: scope.claim("Unrecognized"),
            shared: Vec::new(),
        };
        let docs = self.lower_conjunction_docs(conjunction);
        let item = ir::Item {
            name,
            docs,
            deprecated: conjunction.deprecated(),
            form: ir::Form::Own,
            from: Vec::new(),
            kind: ItemKind::Union(union),
        };
        self.fill(id, item);
        nullable
    }

    /// The words of a variant's name: those of its alternative, without the name of the union at their start.
    fn variant_name(&self, union: &ir::Name, at: &Pointer) -> String {
        let hint = names::in_case(&self.variant_hint(at), Case::Pascal);
        match hint.strip_prefix(union.plain()) {
            Some(rest) if rest.starts_with(char::is_uppercase) => rest.to_owned(),
            _ => hint,
        }
    }

    fn variant_docs(&self, draft: &Draft) -> Docs {
        let schema = self.resolved.schema(&draft.at);
        let docs = schema
            .map(|schema| self.lower_schema_docs(&schema))
            .unwrap_or_default();
        let plain = match draft.shape.ty {
            _ if !docs.is_empty() && !draft.is_merged => return docs,
            Type::String => "A string.",
            Type::List(_) => "An array.",
            Type::Map(_) => "An object.",
            Type::Bool => "A boolean.",
            Type::OneOrMany(_) => "A value or an array of values.",
            Type::Named(_) | Type::Boxed(_) | Type::Json | Type::Own(_) => return docs,
            Type::Entries(_)
            | Type::Unit
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
            | Type::Secret
            | Type::Timestamp
            | Type::Bytes
            | Type::Upload => "A scalar.",
        };
        plain.into()
    }
}

/// An alternative before it has a name.
struct Draft {
    at: Pointer,
    shape: Shape,
    tags: Tags,
    /// Whether several alternatives have the same type.
    is_merged: bool,
}

/// The alternatives, those of one type together: a value of that type could be any of them.
///
/// A discriminator tells objects of one type apart.
fn drafts(shapes: Vec<(Pointer, Shape)>, discriminator: Option<&Discriminator>) -> Vec<Draft> {
    let mut tags = discriminator.iter().flat_map(|it| it.tags.iter().cloned());
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, shape) in shapes {
        let tags = tags.next().unwrap_or_default();
        let is_told_apart = discriminator.is_some() && type_words(&shape.ty).is_none();
        let mut same = drafts.iter_mut().filter(|_| !is_told_apart);
        if let Some(same) = same.find(|it| it.shape.ty == shape.ty) {
            // A value may keep the limits of either, so those that differ are not checked.
            if same.shape.limits != shape.limits {
                same.shape.limits = Limits::default();
            }
            same.shape.sensitive |= shape.sensitive;
            same.is_merged = true;
            continue;
        }
        drafts.push(Draft {
            at,
            shape,
            tags,
            is_merged: false,
        });
    }
    drafts
}

/// The words for a type that several alternatives have; `None` if it has a name of its own.
fn type_words(ty: &Type) -> Option<String> {
    let words = match ty {
        Type::Bool => "boolean",
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => "integer",
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => "integer",
        Type::F64 => "number",
        Type::String => "text",
        Type::Secret => "secret",
        Type::Timestamp => "timestamp",
        Type::Bytes => "bytes",
        Type::Upload => "file",
        Type::List(item) => return Some(format!("{} list", type_words(&item.ty)?)),
        Type::Map(value) => return Some(format!("{} map", type_words(&value.ty)?)),
        Type::Unit | Type::Json | Type::Entries(_) | Type::OneOrMany(_) => return None,
        Type::Named(_) | Type::Boxed(_) | Type::Own(_) => return None,
    };
    Some(words.to_owned())
}
