//! Objects: structs and maps.

use super::composition::Conjunction;
use crate::document::Schema;
use crate::ir::{
    self, Access, Constructor, Field, ItemKind, Limits, Literal, Presence, Shape, Struct, Type,
};
use crate::lower::{Lower, Lowered};
use crate::names::{Case, Scope, TYPE_METHODS};
use crate::rules::fault;
use crate::source::Pointer;

/// The names of the methods that set, clear and read the fields of a struct.
pub(in crate::lower) fn methods(of: &Struct) -> Scope {
    let mut methods = Scope::new(Case::Snake, TYPE_METHODS);
    for field in &of.fields {
        let default = field.default.as_ref().map(|(name, _)| name);
        let names = std::iter::once(&field.setter).chain(&field.clear);
        for name in names.chain(default) {
            methods.claim(name.plain());
        }
    }
    methods
}

/// The documentation of a conditional property.
const CONDITIONAL: &str = "Declared under a condition: where it is not met, a value of another type is among the members that are not declared.";

/// A property, and the addresses of all its declarations.
struct Property<'d> {
    name: &'d str,
    addresses: Vec<Pointer>,
    /// Whether it is declared for some objects alone.
    is_conditional: bool,
}

impl<'d> Lower<'d, '_> {
    /// Lowers an object: to a struct if it declares properties, to a map otherwise.
    pub(super) fn lower_object(&mut self, conjunction: &Conjunction<'d>, plain: Shape) -> Shape {
        let properties = self.properties(conjunction);
        let open = !conjunction.parts.iter().any(Schema::is_closed);
        if properties.is_empty() && open {
            let value = self.lower_additional(conjunction);
            return Shape {
                sensitive: plain.sensitive || value.sensitive,
                ty: Type::Map(Box::new(value)),
                ..plain
            };
        }
        let id = self.reserve();
        self.addresses.insert(id, conjunction.at.clone());
        let shape = Shape {
            ty: Type::Named(id),
            limits: Limits::default(),
            ..plain.clone()
        };
        if !conjunction.is_base {
            self.shapes
                .insert(conjunction.at.clone(), Lowered::Open(shape.clone()));
        }
        let name = self.claim_name(conjunction);
        let docs = self.lower_object_docs(conjunction, &plain.limits);
        let kind =
            ItemKind::Struct(self.lower_struct(conjunction, &properties, open, plain.limits));
        self.fill(
            id,
            ir::Item {
                name,
                docs,
                deprecated: conjunction.deprecated(),
                form: ir::Form::Own,
                from: Vec::new(),
                kind,
            },
        );
        shape
    }

    fn lower_struct(
        &mut self,
        conjunction: &Conjunction<'d>,
        properties: &[Property<'d>],
        open: bool,
        limits: Limits,
    ) -> Struct {
        let mut names = Scope::new(Case::Snake, &[]);
        let mut methods = Scope::new(Case::Snake, TYPE_METHODS);
        let fields = self.lower_fields(conjunction, properties, &mut names, &mut methods);
        let mut additional = self.lower_additional(conjunction);
        // Among the others are the values of conditional members that are not of their types.
        let mut conditional = fields.iter().filter(|field| field.conditional);
        additional.sensitive |= conditional.any(|field| field.shape.sensitive);
        // Arguments that could be swapped are named later, when all types are known.
        let constructor = Constructor::positional(self.arguments(conjunction, &fields));
        let default = !fields.iter().any(Field::is_asked);
        Struct {
            additional: Some((names.claim("additional properties"), additional)),
            fields,
            open,
            limits,
            ruled: true,
            constructor,
            default,
        }
    }

    /// Lowers the schema of undeclared members, `additionalProperties`.
    fn lower_additional(&mut self, conjunction: &Conjunction<'d>) -> Shape {
        let mut parts = conjunction.parts.iter().rev();
        let schema = parts.find_map(|part| part.additional_schema());
        let shape = match schema {
            Some(at) if self.resolved.schema(&at).is_some() => self.lower_schema(&at),
            _ => Shape::plain(Type::Json),
        };
        Shape {
            nullable: shape.nullable && shape.ty != Type::Json,
            ..shape
        }
    }

    fn properties(&mut self, conjunction: &Conjunction<'d>) -> Vec<Property<'d>> {
        let mut properties: Vec<Property<'d>> = Vec::new();
        for part in &conjunction.parts {
            for (name, at) in part.properties().filter(|(_, at)| !self.is_never(at)) {
                match properties.iter_mut().find(|property| property.name == name) {
                    Some(property) => property.addresses.push(at),
                    None => properties.push(Property {
                        name,
                        addresses: vec![at],
                        is_conditional: false,
                    }),
                }
            }
        }
        let conditional = self.conditional_properties(&conjunction.parts);
        let is_new = |name: &str| properties.iter().all(|property| property.name != name);
        let conditional: Vec<_> = conditional.into_iter().filter(|it| is_new(it.0)).collect();
        let declared = properties.iter().map(|property| property.name);
        let declared = declared.chain(conditional.iter().map(|(name, _)| *name));
        let declared: Vec<&str> = declared.collect();
        let unknown = self.combined(conjunction).unknown_required(&declared);
        self.findings.extend(unknown);
        // A property that is required but not declared is a field of free-form JSON.
        for part in &conjunction.parts {
            for name in part.texts("required") {
                if properties.iter().all(|property| property.name != name) {
                    properties.push(Property {
                        name,
                        addresses: Vec::new(),
                        is_conditional: false,
                    });
                }
            }
        }
        for (name, addresses) in conditional {
            if properties.iter().all(|property| property.name != name) {
                properties.push(Property {
                    name,
                    addresses,
                    is_conditional: true,
                });
            }
        }
        properties
    }

    fn lower_fields(
        &mut self,
        conjunction: &Conjunction<'d>,
        properties: &[Property<'d>],
        names: &mut Scope,
        methods: &mut Scope,
    ) -> Vec<Field> {
        let required: std::collections::HashSet<&str> = conjunction
            .parts
            .iter()
            .flat_map(|part| part.texts("required"))
            .collect();
        // The setters come first: of two equal names, a setter keeps its own.
        let claimed: Vec<(ir::Name, ir::Name)> = properties
            .iter()
            .map(|property| {
                let name = names.claim(&self.property_words(property));
                let words = name.plain();
                let setter = methods.claim_or(words, &format!("with {words}"));
                (name, setter)
            })
            .collect();
        let fields: Vec<(Field, Option<Literal>)> = properties
            .iter()
            .zip(claimed)
            .map(|(property, names)| {
                let is_required = required.contains(property.name);
                self.lower_field(conjunction, property, names, is_required)
            })
            .collect();
        let with_methods = fields.into_iter().map(|(mut field, default)| {
            let words = field.name.plain();
            field.clear = (field.presence == Presence::ThreeState)
                .then(|| methods.claim(&format!("clear {words}")));
            field.default =
                default.map(|literal| (methods.claim(&format!("{words} or default")), literal));
            field
        });
        with_methods.collect()
    }

    /// The text that the names of a property are made from.
    fn property_words(&self, property: &Property<'d>) -> String {
        let mut addresses = property.addresses.iter();
        let rust_name = addresses.find_map(|at| self.rust_name(at));
        rust_name.unwrap_or_else(|| property.name.to_owned())
    }

    /// A field without the methods beside its setter, and the value that one of them will return.
    fn lower_field(
        &mut self,
        conjunction: &Conjunction<'d>,
        property: &Property<'d>,
        (name, setter): (ir::Name, ir::Name),
        required: bool,
    ) -> (Field, Option<Literal>) {
        let (name_on_wire, addresses) = (property.name, &property.addresses);
        let shape = match property.is_conditional {
            true => self.lower_conditional(conjunction, name_on_wire, addresses),
            false => self.lower_property(&conjunction.at, name_on_wire, addresses),
        };
        let schemas: Vec<Schema<'d>> = property
            .addresses
            .iter()
            .flat_map(|at| self.annotating(at))
            .collect();
        let has = |keyword: &str| schemas.iter().any(|schema| schema.flag(keyword));
        let access = self.access(&property.addresses);
        let is_required = required && access.is_some();
        let access = access.unwrap_or(Access::Full);
        // Free-form JSON includes `null`.
        let may_be_null = shape.nullable || shape.ty == Type::Json;
        let presence = match is_required {
            true => Presence::Required,
            false if may_be_null => Presence::ThreeState,
            false => Presence::Optional,
        };
        // The rules report a default that does not fit; there is none then.
        let fits = |schema: &Schema<'d>| {
            let default = schema.default()?;
            fault(self.resolved, schema, default)
                .is_none()
                .then_some(default)
        };
        let default = schemas.iter().find_map(fits);
        let default_literal = default.and_then(|value| self.lower_default(value, &shape));
        let nullable = shape.nullable && presence == Presence::Required && shape.ty != Type::Json;
        let default_literal =
            default_literal.filter(|_| presence == Presence::Optional && !property.is_conditional);
        let mut docs = self.lower_field_docs(&schemas, access, &shape, default);
        docs.paragraph(match property.is_conditional {
            true => CONDITIONAL,
            false => "",
        });
        let field = Field {
            name,
            setter,
            clear: None,
            wire_name: property.name.to_owned(),
            aliases: schemas
                .iter()
                .flat_map(|schema| schema.texts("x-aliases"))
                .map(str::to_owned)
                .collect(),
            docs,
            deprecated: has("deprecated"),
            default_json: default.map(ToString::to_string),
            constant: self
                .constant(&shape)
                .filter(|_| presence == Presence::Required),
            default: None,
            access,
            presence,
            conditional: property.is_conditional,
            shape: Shape {
                nullable,
                sensitive: shape.sensitive || conjunction.sensitive(),
                ..shape
            },
        };
        (field, default_literal)
    }

    /// The schema at an address and, as long as a schema only annotates another, that other.
    fn annotating(&self, at: &Pointer) -> Vec<Schema<'d>> {
        let mut found: Vec<Schema<'d>> = Vec::new();
        let mut next = self.resolved.schema(at);
        while let Some(schema) =
            next.filter(|schema| found.iter().all(|other| other.at != schema.at))
        {
            let only = self.only_shaped(&schema);
            found.push(schema);
            next = only.and_then(|only| self.resolved.schema(&only));
        }
        found
    }

    /// The value of an enum that has a single one.
    fn constant(&self, shape: &Shape) -> Option<Literal> {
        let Type::Named(id) = shape.ty else {
            return None;
        };
        match &self.item(id)?.kind {
            ItemKind::Enum(of) if !shape.nullable => match of.variants.as_slice() {
                [only] => Some(Literal::Variant(id, only.name.clone())),
                _ => None,
            },
            _ => None,
        }
    }

    /// The indices of the fields that `new` takes: the required ones, then the recommended ones.
    fn arguments(&mut self, conjunction: &Conjunction<'d>, fields: &[Field]) -> Vec<usize> {
        let mut arguments: Vec<usize> = fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.is_asked())
            .map(|(n, _)| n)
            .collect();
        let has_constant = |n: usize| fields.get(n).is_some_and(|field| field.constant.is_some());
        let declared: Vec<&str> = fields.iter().map(|it| it.wire_name.as_str()).collect();
        let unknown = self.combined(conjunction).unknown_recommended(&declared);
        self.findings.extend(unknown);
        let recommended = conjunction
            .parts
            .iter()
            .flat_map(|part| part.texts("x-recommended"));
        for name in recommended {
            let recommended = declared.iter().position(|declared| *declared == name);
            if let Some(n) = recommended
                && !arguments.contains(&n)
                && !has_constant(n)
            {
                arguments.push(n);
            }
        }
        arguments
    }
}

#[cfg(test)]
mod tests;
