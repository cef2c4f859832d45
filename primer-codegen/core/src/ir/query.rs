//! Questions about what will be generated.

use super::{
    Api, Body, Constructor, Field, Form, Item, ItemKind, Literal, Name, Operation, Parameter,
    Presence, Shape, Struct, Type, TypeId, UnionFrom,
};

/// The ways in which a setter, `new` or a method takes an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenAs {
    /// A value of the type itself.
    ItIs,
    /// A value that converts into the type.
    Into,
    /// Anything that yields the items of a list.
    Items,
    /// Anything that yields values that convert into the strings of a list.
    TextItems,
}

impl Api {
    /// A type of this document.
    pub fn item(&self, id: TypeId) -> Option<&Item> {
        self.types.get(id.0)
    }

    /// The way in which an argument of a shape is taken.
    ///
    /// `[]` must still be a list: among lists, only the items of one of strings are converted, so that types are inferred.
    pub fn taken_as(&self, shape: &Shape) -> TakenAs {
        match &shape.ty {
            _ if shape.nullable => TakenAs::Into,
            Type::List(item) if !item.nullable && item.ty == Type::String => TakenAs::TextItems,
            Type::List(_) => TakenAs::Items,
            ty if self.converts(ty) => TakenAs::Into,
            _ => TakenAs::ItIs,
        }
    }

    /// Whether a request body is taken by value or by reference, and what converts into it as well.
    ///
    /// The others are converted by value: text and bytes, of which references convert; lists, to whose items that goes; and one of
    /// several media types.
    pub fn is_borrowed(&self, body: &Body) -> bool {
        match &body.shape.ty {
            Type::Named(id) => self
                .item(*id)
                .is_some_and(|item| !matches!(item.kind, ItemKind::Bodies(_))),
            Type::Bool | Type::F64 => true,
            Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => true,
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => true,
            Type::Unit | Type::String | Type::Secret | Type::Timestamp => false,
            Type::Bytes | Type::Upload | Type::Json | Type::Own(_) => false,
            Type::List(_) | Type::Map(_) | Type::Entries(_) => false,
            Type::OneOrMany(_) | Type::Boxed(_) => false,
        }
    }

    /// The names of the types that are the whole body of a request.
    pub fn bodies(&self) -> impl Iterator<Item = &Name> {
        let bodies = self.operations.iter().filter_map(|it| it.body.as_ref());
        let ids = bodies.filter_map(|body| body.shape.ty.target());
        ids.filter_map(|id| Some(&self.item(id)?.name))
    }

    /// Whether an argument may be any value that converts into the type: strings, boxes, unions, collections, and types of which another
    /// form converts.
    ///
    /// An enum is not converted from text: text that is none of its values would be sent without a warning.
    fn converts(&self, ty: &Type) -> bool {
        match ty {
            Type::String | Type::Secret | Type::Timestamp => true,
            Type::Bytes | Type::Upload | Type::Json | Type::Own(_) => true,
            Type::List(_) | Type::Map(_) | Type::Entries(_) => true,
            Type::OneOrMany(_) | Type::Boxed(_) => true,
            Type::Named(id) => self.item(*id).is_some_and(|item| {
                !item.from.is_empty()
                    || matches!(item.kind, ItemKind::Union(_) | ItemKind::Bodies(_))
            }),
            Type::Unit | Type::Bool | Type::F64 => false,
            Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => false,
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => false,
        }
    }
}

/// The struct that values of a shape are, be it in a box or by another name.
pub fn structure<'t>(shape: &Shape, types: &'t [Item]) -> Option<&'t Struct> {
    let mut item = types.get(shape.ty.target()?.0)?;
    // A circle of aliases is none, and is reported.
    for _ in 0..types.len() {
        match &item.kind {
            ItemKind::Struct(of) => return Some(of),
            ItemKind::Alias(shape) if !shape.nullable => item = types.get(shape.ty.target()?.0)?,
            _ => return None,
        }
    }
    None
}

impl Struct {
    /// The fields that `new` asks for.
    pub fn asked(&self) -> impl Iterator<Item = &Field> {
        let fields = self.constructor.fields().iter();
        fields.filter_map(|&n| self.fields.get(n))
    }
}

impl Operation {
    /// The required parameters that are each an argument of the method.
    pub fn positional(&self) -> impl Iterator<Item = &Parameter> {
        let by_name = self.arguments.is_some();
        let parameters = self.parameters.iter();
        parameters.filter(move |parameter| parameter.required && !by_name)
    }

    /// The shapes of what a request contains: the parameters and the body.
    pub fn sent(&self) -> impl Iterator<Item = &Shape> {
        let parameters = self.parameters.iter().map(|it| &it.shape);
        parameters.chain(self.body.iter().map(|body| &body.shape))
    }

    /// The shapes of what a response contains, and of the items that its success comes in.
    pub fn received(&self) -> impl Iterator<Item = &Shape> {
        let shapes = [
            &self.successes.shape,
            &self.failures.shape,
            &self.headers.shape,
        ];
        let items = self.stream.iter().map(|stream| &stream.items);
        shapes.into_iter().chain(items)
    }
}

impl Body {
    /// Whether the caller chooses from several media types.
    pub fn is_choice(&self) -> bool {
        self.media.len() > 1
    }

    /// The value that the argument takes: `None` leaves out a body that is not required.
    pub fn taken(&self) -> Shape {
        Shape {
            nullable: self.shape.nullable || !self.required,
            ..self.shape.clone()
        }
    }

    /// Whether `None` is sent as `null`.
    pub fn may_be_null(&self) -> bool {
        self.required && self.shape.nullable
    }
}

impl Field {
    /// The value that a setter or `new` takes: the member itself; only a required one may be `null`.
    pub fn taken(&self) -> Shape {
        Shape {
            nullable: self.shape.nullable && self.presence == Presence::Required,
            ..self.shape.clone()
        }
    }

    /// Whether the field is always there and has no fixed value.
    pub fn is_asked(&self) -> bool {
        self.presence == Presence::Required && self.constant.is_none()
    }
}

/// The shape that a shape holds by value: itself, or the one value of `OneOrMany`.
fn by_value(shape: &Shape) -> &Shape {
    match &shape.ty {
        Type::OneOrMany(inner) => by_value(inner),
        Type::Unit | Type::Bool | Type::F64 | Type::String | Type::Secret => shape,
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => shape,
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => shape,
        Type::Timestamp | Type::Bytes | Type::Json | Type::Own(_) => shape,
        Type::List(_) | Type::Map(_) => shape,
        Type::Upload | Type::Entries(_) | Type::Named(_) | Type::Boxed(_) => shape,
    }
}

fn by_value_mut(shape: &mut Shape) -> &mut Type {
    match &mut shape.ty {
        Type::OneOrMany(inner) => by_value_mut(inner),
        ty => ty,
    }
}

/// The shapes of the values that a type holds directly, not in a list or a map.
pub fn held(item: &Item) -> Box<dyn Iterator<Item = &Shape> + '_> {
    match &item.kind {
        ItemKind::Struct(of) => Box::new(of.fields.iter().map(|field| by_value(&field.shape))),
        ItemKind::Union(of) => Box::new(of.variants.iter().map(|variant| by_value(&variant.shape))),
        ItemKind::Bodies(variants) => Box::new(variants.iter().map(|variant| &variant.shape)),
        ItemKind::Outcomes(variants) => Box::new(variants.iter().map(|variant| &variant.shape)),
        // Arguments are taken apart at once.
        ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_) => Box::new(std::iter::empty()),
    }
}

/// The shapes of the values that a type holds directly, not in a list or a map.
pub fn held_mut(item: &mut Item) -> Box<dyn Iterator<Item = &mut Type> + '_> {
    match &mut item.kind {
        ItemKind::Struct(of) => Box::new(
            of.fields
                .iter_mut()
                .map(|field| by_value_mut(&mut field.shape)),
        ),
        ItemKind::Union(of) => Box::new(
            of.variants
                .iter_mut()
                .map(|variant| by_value_mut(&mut variant.shape)),
        ),
        ItemKind::Bodies(variants) => Box::new(
            variants
                .iter_mut()
                .map(|variant| by_value_mut(&mut variant.shape)),
        ),
        ItemKind::Outcomes(variants) => Box::new(
            variants
                .iter_mut()
                .map(|variant| by_value_mut(&mut variant.shape)),
        ),
        // Arguments are taken apart at once.
        ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_) => Box::new(std::iter::empty()),
    }
}

/// The shapes that a type other than a struct is made of.
fn shapes_mut(kind: &mut ItemKind) -> Vec<&mut Shape> {
    match kind {
        ItemKind::Union(of) => of.variants.iter_mut().map(|it| &mut it.shape).collect(),
        ItemKind::Bodies(variants) => variants.iter_mut().map(|it| &mut it.shape).collect(),
        ItemKind::Outcomes(variants) => variants.iter_mut().map(|it| &mut it.shape).collect(),
        ItemKind::Arguments(list) => list.iter_mut().map(|it| &mut it.shape).collect(),
        ItemKind::Alias(shape) => vec![shape],
        ItemKind::Struct(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_) => Vec::new(),
    }
}

/// Every shape that a type is made of.
pub fn shapes(item: &Item) -> Vec<&Shape> {
    match &item.kind {
        ItemKind::Struct(of) => {
            let fields = of.fields.iter().map(|field| &field.shape);
            let additional = of.additional.iter().map(|(_, shape)| shape);
            fields.chain(additional).collect()
        }
        ItemKind::Union(of) => of.variants.iter().map(|it| &it.shape).collect(),
        ItemKind::Bodies(variants) => variants.iter().map(|it| &it.shape).collect(),
        ItemKind::Outcomes(variants) => variants.iter().map(|it| &it.shape).collect(),
        ItemKind::Arguments(list) => list.iter().map(|it| &it.shape).collect(),
        ItemKind::Alias(shape) => vec![shape],
        ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Environments(_) => Vec::new(),
    }
}

impl Type {
    /// Whether it is one of Rust's integers.
    pub fn is_integer(&self) -> bool {
        match self {
            Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::I128 => true,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => true,
            Self::Unit | Self::Bool | Self::F64 | Self::String | Self::Secret => false,
            Self::Timestamp
            | Self::Bytes
            | Self::Upload
            | Self::Json
            | Self::Own(_)
            | Self::List(_)
            | Self::Map(_) => false,
            Self::Entries(_) | Self::OneOrMany(_) | Self::Named(_) | Self::Boxed(_) => false,
        }
    }

    /// The shape of the items of a list or of the values of a map.
    pub fn inner(&self) -> Option<&Shape> {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::Entries(inner)
            | Self::OneOrMany(inner) => Some(inner),
            Self::Unit | Self::Bool | Self::F64 | Self::String | Self::Secret => None,
            Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::I128 => None,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => None,
            Self::Timestamp
            | Self::Bytes
            | Self::Upload
            | Self::Json
            | Self::Own(_)
            | Self::Named(_)
            | Self::Boxed(_) => None,
        }
    }

    /// The type that this one refers to, be it through lists and maps.
    pub fn named(&self) -> Option<TypeId> {
        match self.inner() {
            Some(inner) => inner.ty.named(),
            None => self.target(),
        }
    }

    /// The type that this one is or boxes.
    pub fn target(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) | Self::Boxed(id) => Some(*id),
            Self::Unit | Self::Bool | Self::F64 | Self::String | Self::Secret => None,
            Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::I128 => None,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => None,
            Self::Timestamp
            | Self::Bytes
            | Self::Upload
            | Self::Json
            | Self::Own(_)
            | Self::List(_)
            | Self::Map(_) => None,
            Self::Entries(_) | Self::OneOrMany(_) => None,
        }
    }

    /// The type that this one refers to, be it through lists and maps.
    pub fn named_mut(&mut self) -> Option<&mut TypeId> {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::Entries(inner)
            | Self::OneOrMany(inner) => inner.ty.named_mut(),
            Self::Named(id) | Self::Boxed(id) => Some(id),
            Self::Unit | Self::Bool | Self::F64 | Self::String | Self::Secret => None,
            Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::I128 => None,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => None,
            Self::Timestamp | Self::Bytes | Self::Upload | Self::Json | Self::Own(_) => None,
        }
    }
}

/// Every reference that a type makes to another.
pub fn references_mut(item: &mut Item) -> Vec<&mut TypeId> {
    let mut ids: Vec<&mut TypeId> = item.from.iter_mut().collect();
    match &mut item.form {
        Form::Own => {}
        Form::Request(of) | Form::Update(of) => ids.push(of),
    }
    match &mut item.kind {
        ItemKind::Struct(of) => {
            for field in &mut of.fields {
                ids.extend(field.shape.ty.named_mut());
                let default = field.default.iter_mut().map(|(_, literal)| literal);
                ids.extend(default.chain(&mut field.constant).filter_map(variant_mut));
            }
            let additional = of.additional.iter_mut();
            ids.extend(additional.filter_map(|(_, shape)| shape.ty.named_mut()));
            if let Constructor::Named(id, _) = &mut of.constructor {
                ids.push(id);
            }
        }
        ItemKind::Union(of) => {
            for variant in &mut of.variants {
                ids.extend(variant.shape.ty.named_mut());
                ids.extend(variant.from.iter_mut().filter_map(form_mut));
            }
        }
        ItemKind::Bodies(variants) => {
            for variant in variants {
                ids.extend(variant.shape.ty.named_mut());
                ids.extend(variant.from.iter_mut().filter_map(form_mut));
            }
        }
        kind => {
            let shapes = shapes_mut(kind).into_iter();
            ids.extend(shapes.filter_map(|shape| shape.ty.named_mut()));
        }
    }
    ids
}

/// Every reference that an operation makes to a type.
pub fn operation_references_mut(operation: &mut Operation) -> Vec<&mut TypeId> {
    let structs = operation.arguments.iter_mut().chain(&mut operation.options);
    let mut ids: Vec<&mut TypeId> = structs.map(|(_, id)| id).collect();
    let parameters = operation.parameters.iter_mut().map(|it| &mut it.shape);
    let bodies = operation.body.iter_mut().flat_map(|body| {
        let media = body.media.iter_mut().map(|medium| &mut medium.shape);
        std::iter::once(&mut body.shape).chain(media)
    });
    let responses = [
        &mut operation.successes.shape,
        &mut operation.failures.shape,
        &mut operation.headers.shape,
    ];
    let items = operation.stream.iter_mut().map(|it| &mut it.items);
    let shapes = parameters.chain(bodies).chain(responses).chain(items);
    ids.extend(shapes.filter_map(|shape| shape.ty.named_mut()));
    ids
}

fn form_mut(from: &mut UnionFrom) -> Option<&mut TypeId> {
    match from {
        UnionFrom::Held | UnionFrom::Text => None,
        UnionFrom::Form(id) => Some(id),
    }
}

fn variant_mut(literal: &mut Literal) -> Option<&mut TypeId> {
    match literal {
        Literal::Variant(id, _) => Some(id),
        Literal::Bool(_) | Literal::Integer(_) | Literal::Float(_) | Literal::Text(_) => None,
    }
}
