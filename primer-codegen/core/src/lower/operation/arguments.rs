//! Arguments by name: arguments that could be swapped without a compile error become the fields of a struct.
//!
//! Two arguments are alike if one expression can be passed for both. `new` names its arguments if two are alike, an operation
//! if three are: the order of two, `owner` and `repo` for example, is known from the path.

use crate::ir::{
    Argument, Body, Constructor, Field, Form, Item, ItemKind, Name, Parameter, Shape, Type, TypeId,
};
use crate::lower::Lower;
use crate::markdown::{Docs, Line, code, method_link, type_link};
use crate::names::Scope;

/// Adds a struct of arguments for each type whose `new` would take two that are alike.
pub(in crate::lower) fn name_constructors(types: &mut Vec<Item>, scope: &mut Scope) {
    for n in 0..types.len() {
        let Some(arguments) = types.get(n).and_then(|item| swappable(item, types)) else {
            continue;
        };
        let id = TypeId(types.len());
        let Some(item) = types.get_mut(n) else {
            continue;
        };
        let name = item.name.plain().to_owned();
        if let ItemKind::Struct(of) = &mut item.kind {
            of.constructor = Constructor::Named(id, of.constructor.fields().to_vec());
        }
        let function = format!("{name}::new");
        types.push(arguments_item(scope, &name, &function, arguments));
    }
}

impl Lower<'_, '_> {
    /// Adds the struct of the required parameters of an operation, if three of its arguments are alike.
    pub(super) fn lower_arguments(
        &mut self,
        method: &Name,
        parameters: &[Parameter],
        body: Option<&Body>,
        words: &str,
    ) -> Option<TypeId> {
        let required = || parameters.iter().filter(|parameter| parameter.required);
        let mut shapes: Vec<&Shape> = required().map(|parameter| &parameter.shape).collect();
        shapes.extend(body.map(|body| &body.shape));
        let item = |id: TypeId| self.item(id);
        if !(Likeness { item: &item }).of_three(&shapes) {
            return None;
        }
        let arguments = required().map(|parameter| Argument {
            name: parameter.name.clone(),
            wire_name: parameter.wire_name.clone(),
            docs: parameter.docs.clone(),
            deprecated: parameter.deprecated,
            shape: parameter.shape.clone(),
        });
        let method = format!("Client::{}", method.plain());
        let item = arguments_item(&mut self.scope, words, &method, arguments.collect());
        let id = self.reserve();
        self.fill(id, item);
        Some(id)
    }

    /// The documentation of the argument that holds the named ones.
    pub(super) fn named_docs(&self, name: &Name, id: TypeId) -> (Line, Docs) {
        let item = self.item(id).map_or("", |item| item.name.plain());
        let docs = Line::from("the parameters, by name: ") + type_link(item) + ".";
        (code(name.plain()), docs.into())
    }
}

fn arguments_item(
    scope: &mut Scope,
    words: &str,
    function: &str,
    arguments: Vec<Argument>,
) -> Item {
    Item {
        name: scope.claim(&format!("{words} arguments")),
        docs: (Line::from("The arguments of ") + method_link(function) + ", by name.").into(),
        deprecated: false,
        form: Form::Own,
        from: Vec::new(),
        kind: ItemKind::Arguments(arguments),
    }
}

/// The arguments of the `new` of a type, if two of them are alike.
fn swappable(item: &Item, types: &[Item]) -> Option<Vec<Argument>> {
    let ItemKind::Struct(of) = &item.kind else {
        return None;
    };
    let arguments: Vec<Argument> = of.asked().map(argument).collect();
    let shapes: Vec<&Shape> = arguments.iter().map(|argument| &argument.shape).collect();
    let item = |id: TypeId| types.get(id.0);
    (Likeness { item: &item })
        .of_two(&shapes)
        .then_some(arguments)
}

fn argument(field: &Field) -> Argument {
    let shape = field.taken();
    let ty = match shape.ty {
        // `new` takes the value and boxes it.
        Type::Boxed(id) => Type::Named(id),
        ty => ty,
    };
    Argument {
        name: field.name.clone(),
        wire_name: field.wire_name.clone(),
        docs: field.docs.clone(),
        deprecated: field.deprecated,
        shape: Shape { ty, ..shape },
    }
}

/// Decides whether arguments are alike, given the types of the document.
struct Likeness<'t> {
    item: &'t dyn Fn(TypeId) -> Option<&'t Item>,
}

impl Likeness<'_> {
    fn of_two(&self, shapes: &[&Shape]) -> bool {
        let mut rest = shapes.iter();
        std::iter::from_fn(|| rest.next().map(|one| (one, rest.clone())))
            .any(|(one, mut others)| others.any(|other| self.of_shapes(one, other)))
    }

    /// Whether three of the shapes are alike.
    fn of_three(&self, shapes: &[&Shape]) -> bool {
        let mut rest = shapes.iter().copied();
        std::iter::from_fn(|| rest.next().map(|one| (one, rest.clone()))).any(|(one, others)| {
            let like: Vec<&Shape> = others.filter(|it| self.of_shapes(one, it)).collect();
            self.of_two(&like)
        })
    }

    fn of_shapes(&self, a: &Shape, b: &Shape) -> bool {
        // Both an `Option` and a list can be passed where an iterator of their values is taken.
        let is_item = |one: &Shape, other: &Shape| match &other.ty {
            Type::List(item) => one.nullable && self.of_types(&one.ty, &item.ty),
            _ => false,
        };
        self.of_types(&a.ty, &b.ty) || is_item(a, b) || is_item(b, a)
    }

    fn of_types(&self, a: &Type, b: &Type) -> bool {
        use Type::{Boxed, Bytes, Entries, Json, List, Map, Named, OneOrMany, Upload};
        match (a, b) {
            (Json, other) | (other, Json) => self.is_free(other),
            (OneOrMany(_), _) | (_, OneOrMany(_)) => self.of_types(element(a), element(b)),
            (List(a), List(b)) | (Map(a) | Entries(a), Map(b) | Entries(b)) => {
                self.of_types(&a.ty, &b.ty)
            }
            (Bytes | Upload, List(item)) | (List(item), Bytes | Upload) => item.ty.is_integer(),
            (Bytes, Upload) | (Upload, Bytes) => true,
            (Named(a) | Boxed(a), Named(b) | Boxed(b)) => {
                let others = self.taken(*b);
                self.taken(*a).iter().any(|id| others.contains(id))
                    || self
                        .scalars(*a)
                        .any(|a| self.scalars(*b).any(|b| self.of_types(a, b)))
            }
            (Named(id) | Boxed(id), other) | (other, Named(id) | Boxed(id)) => {
                self.scalars(*id).any(|scalar| self.of_types(scalar, other))
            }
            (a, b) => {
                let are = |is: fn(&Type) -> bool| is(a) && is(b);
                a == b || are(is_text) || are(Type::is_integer) || are(is_float)
            }
        }
    }

    /// Whether one expression can be passed for the type and for free-form JSON.
    fn is_free(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) | Type::Boxed(id) => self.scalars(*id).any(|it| self.is_free(it)),
            Type::List(inner) | Type::OneOrMany(inner) => self.is_free(&inner.ty),
            Type::Map(inner) | Type::Entries(inner) => inner.ty == Type::Json,
            Type::Unit | Type::Timestamp => false,
            _ => true,
        }
    }

    /// The types that convert into a type: itself, other forms of it, and the alternatives of a union.
    fn taken(&self, id: TypeId) -> Vec<TypeId> {
        let alternatives = self.alternatives(id);
        let alternatives = alternatives
            .into_iter()
            .filter_map(|shape| shape.ty.target());
        let forms = (self.item)(id).map(|item| item.from.as_slice());
        std::iter::once(id)
            .chain(forms.unwrap_or_default().iter().copied())
            .chain(alternatives)
            .collect()
    }

    /// The scalars that convert into a union.
    fn scalars(&self, id: TypeId) -> impl Iterator<Item = &Type> {
        let types = self.alternatives(id).into_iter().map(|shape| &shape.ty);
        types.filter(|ty| is_text(ty) || ty.is_integer() || is_float(ty) || **ty == Type::Timestamp)
    }

    fn alternatives(&self, id: TypeId) -> Vec<&Shape> {
        match (self.item)(id).map(|item| &item.kind) {
            Some(ItemKind::Union(of)) => of.variants.iter().map(|it| &it.shape).collect(),
            Some(ItemKind::Bodies(variants)) => variants.iter().map(|it| &it.shape).collect(),
            _ => Vec::new(),
        }
    }
}

/// The type of the items of a list, or of the innermost of lists within lists.
fn element(ty: &Type) -> &Type {
    match ty {
        Type::List(inner) | Type::OneOrMany(inner) => element(&inner.ty),
        ty => ty,
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Secret | Type::Upload)
}

fn is_float(ty: &Type) -> bool {
    matches!(ty, Type::F64)
}

#[cfg(test)]
mod tests;
