//! Values of generated types as expressions: of the document's example, or of what is required.

use std::collections::BTreeSet;

use serde_json::Value;

use super::code::{Brackets, Code};
use crate::emit::Emit;
use crate::ir::query::TakenAs;
use crate::ir::{
    Access, Api, Argument, Bound, Constructor, Field, Item, ItemKind, Limits, Name, Numeral,
    Presence, Shape, Struct, TagValue, Type, TypeId, Union,
};

/// The depth beyond which lists are empty and no member is set that may be missing.
const DEEP: usize = 2;

/// The depth at which a value is given up: the example would not be short.
const DEEPEST: usize = 5;

/// The longest text of a document that stands in an example.
const LONGEST: usize = 60;

/// Makes values, and remembers the types that they name.
pub(super) struct Values<'a> {
    emit: &'a Emit<'a>,
    /// The names of generated types.
    pub types: BTreeSet<&'a str>,
    /// The names of the runtime's types.
    pub runtime: BTreeSet<&'static str>,
    /// The number of members beyond the required ones that an object shows.
    further: usize,
}

impl<'a> Values<'a> {
    pub(super) fn new(emit: &'a Emit<'a>, further: usize) -> Self {
        Self {
            emit,
            further,
            types: BTreeSet::new(),
            runtime: BTreeSet::new(),
        }
    }

    /// A value as an argument of a method; `None` if there is no short one. `word` stands for a text without an example.
    pub(super) fn argument(
        &mut self,
        shape: &'a Shape,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        match self.emit.api.taken_as(shape) {
            TakenAs::ItIs => self.value(&shape.ty, &shape.limits, word, example, depth),
            TakenAs::Into if shape.nullable => {
                self.value(&shape.ty, &shape.limits, word, example, depth)
            }
            TakenAs::Into => self.converted(&shape.ty, &shape.limits, word, example, depth),
            TakenAs::Items => {
                let items = self.items(shape.ty.inner()?, word, example, depth)?;
                Some(Code::list("", items))
            }
            TakenAs::TextItems => {
                let example = first(example);
                Some(Code::list("", vec![literal(text(example).unwrap_or(word))]))
            }
        }
    }

    /// A value that converts into a type.
    fn converted(
        &mut self,
        ty: &'a Type,
        limits: &Limits,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        match ty {
            Type::String | Type::Secret | Type::Upload => {
                Some(literal(text(example).unwrap_or(word)))
            }
            Type::Bytes => Some(Code::text(format!("b{}", literal(word).flat()))),
            Type::Map(inner) | Type::Entries(inner) => self.entries(inner, example, depth),
            Type::List(inner) => Some(Code::list("vec!", self.items(inner, word, example, depth)?)),
            Type::Boxed(id) => self.named(*id, word, example, depth),
            Type::OneOrMany(inner) => self.value_of(inner, word, example, depth),
            ty => self.value(ty, limits, word, example, depth),
        }
    }

    /// A value of exactly the type of a shape.
    fn value_of(
        &mut self,
        shape: &'a Shape,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        let value = self.value(&shape.ty, &shape.limits, word, example, depth)?;
        Some(match shape.nullable {
            true => Code::call("Some", vec![value]),
            false => value,
        })
    }

    /// A value of exactly a type.
    pub(super) fn value(
        &mut self,
        ty: &'a Type,
        limits: &Limits,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        let from = |of: &mut Self, name: &'static str, value: Code| {
            let name = of.of_runtime(name);
            Code::call(format!("{name}::from"), vec![value])
        };
        match ty {
            Type::Unit => Some(Code::text("()")),
            Type::Bool => Some(Code::text(match example.and_then(Value::as_bool) {
                Some(false) => "false",
                Some(true) | None => "true",
            })),
            Type::I8 => Some(integer::<i8>(limits, example)),
            Type::I16 => Some(integer::<i16>(limits, example)),
            Type::I32 => Some(integer::<i32>(limits, example)),
            Type::I64 | Type::I128 => Some(integer::<i64>(limits, example)),
            Type::U8 => Some(integer::<u8>(limits, example)),
            Type::U16 => Some(integer::<u16>(limits, example)),
            Type::U32 => Some(integer::<u32>(limits, example)),
            Type::U64 => Some(integer::<u64>(limits, example)),
            Type::F64 => Some(float(limits, example.and_then(Value::as_f64))),
            Type::String => {
                let value = Box::new(literal(text(example).unwrap_or(word)));
                Some(Code::Chain(value, vec![("to_owned".to_owned(), None)]))
            }
            Type::Secret => Some(from(self, "Secret", literal(text(example).unwrap_or(word)))),
            Type::Upload => Some(from(self, "Upload", literal(word))),
            Type::Bytes => {
                let value = Code::text(format!("b{}", literal(word).flat()));
                Some(from(self, "Bytes", value))
            }
            Type::Timestamp => {
                let name = self.of_runtime("Timestamp");
                let value = literal(text(example).unwrap_or("2026-12-01T09:00:00Z"));
                let parsed = format!("{}.parse::<{name}>()?", value.flat());
                Some(Code::Text(parsed))
            }
            Type::Json => Some(from(self, "Json", json(example, word))),
            Type::List(inner) => Some(Code::list("vec!", self.items(inner, word, example, depth)?)),
            Type::Map(inner) | Type::Entries(inner) => {
                let entries = self.entries(inner, example, depth)?;
                Some(from(self, "Map", entries))
            }
            Type::OneOrMany(inner) => {
                let value = self.value_of(inner, word, first(example), depth)?;
                Some(from(self, "OneOrMany", value))
            }
            // What the caller wrote, the caller knows how to make.
            Type::Own(_) => None,
            Type::Named(id) => self.named(*id, word, example, depth),
            Type::Boxed(id) => {
                let value = self.named(*id, word, example, depth)?;
                let path = match self.is_type("Box") {
                    true => "std::boxed::Box::new",
                    false => "Box::new",
                };
                Some(Code::call(path, vec![value]))
            }
        }
    }

    /// A type of the runtime: its name, which is imported, or its path where the document has a type of that name.
    fn of_runtime(&mut self, name: &'static str) -> String {
        if self.is_type(name) {
            return format!("{}::{name}", self.emit.runtime_path());
        }
        self.runtime.insert(name);
        name.to_owned()
    }

    /// Whether a type of the document has this name.
    fn is_type(&self, name: &str) -> bool {
        let mut types = self.emit.api.types.iter();
        types.any(|item| item.name.as_str() == name)
    }

    /// The items of a list: one, or none deep within a value.
    fn items(
        &mut self,
        shape: &'a Shape,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Vec<Code>> {
        if depth > DEEP {
            return Some(Vec::new());
        }
        Some(vec![self.value_of(shape, word, first(example), depth)?])
    }

    /// The entries of a map: one.
    fn entries(&mut self, shape: &'a Shape, example: Option<&Value>, depth: usize) -> Option<Code> {
        let mut members = example.and_then(Value::as_object).into_iter().flatten();
        let member = members.find(|(name, _)| is_short(name));
        let (name, value) = member.map_or(("name", None), |(name, value)| (name, Some(value)));
        let value = match (&shape.ty, shape.nullable) {
            (Type::String, false) => literal(text(value).unwrap_or("value")),
            _ => self.value_of(shape, "value", value, depth + 1)?,
        };
        let entry = Code::call("", vec![literal(name), value]);
        Some(Code::list("", vec![entry]))
    }

    /// A value of a type of the document.
    pub(super) fn named(
        &mut self,
        id: TypeId,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        let item = self.emit.api.item(id).filter(|_| depth <= DEEPEST)?;
        let name = item.name.as_str();
        let value = match &item.kind {
            ItemKind::Struct(of) => self.structure(name, of, example, depth),
            ItemKind::Enum(of) => {
                let mut variants = of.variants.iter();
                let meant = variants.find(|it| text(example) == Some(&it.value));
                let variant = meant.or(of.variants.first())?;
                Some(variant_of(name, &variant.name))
            }
            ItemKind::IntegerEnum(of) => {
                let mut variants = of.variants.iter();
                let meant = variants.find(|it| example.and_then(Value::as_i64) == Some(it.value));
                let variant = meant.or(of.variants.first())?;
                Some(variant_of(name, &variant.name))
            }
            ItemKind::Union(of) => self.union(name, of, word, example, depth),
            ItemKind::Bodies(variants) => {
                let variant = variants.first()?;
                let value = self.value_of(&variant.shape, word, example, depth)?;
                Some(Code::call(
                    format!("{name}::{}", variant.name.as_str()),
                    vec![value],
                ))
            }
            ItemKind::Arguments(list) => {
                let example = |argument: &Argument| example?.get(&argument.wire_name);
                self.arguments(name, list, example, depth)
            }
            ItemKind::Alias(shape) => return self.value_of(shape, word, example, depth),
            ItemKind::Outcomes(_) | ItemKind::Environments(_) => None,
        };
        self.types.insert(name);
        value
    }

    fn structure(
        &mut self,
        name: &str,
        of: &'a Struct,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        let member = |field: &Field| {
            let names = std::iter::once(&field.wire_name).chain(&field.aliases);
            let mut values = names.filter_map(|name| example?.get(name));
            values.next()
        };
        let new = match &of.constructor {
            Constructor::None if of.default => Code::call(format!("{name}::default"), Vec::new()),
            Constructor::None => return None,
            Constructor::Positional(_) => {
                let arguments = of
                    .asked()
                    .map(|field| self.set(field, member(field), depth + 1));
                let arguments: Option<Vec<Code>> = arguments.collect();
                Code::call(format!("{name}::new"), arguments?)
            }
            Constructor::Named(id, _) => Code::call(
                format!("{name}::new"),
                vec![self.named(*id, "", example, depth)?],
            ),
        };
        let asked: BTreeSet<&str> = of.asked().map(|field| field.wire_name.as_str()).collect();
        let further = of.fields.iter().filter(|field| {
            !asked.contains(field.wire_name.as_str())
                && field.access != Access::ReadOnly
                && field.constant.is_none()
                && !field.deprecated
        });
        let mut setters = Vec::new();
        let mut add = |of: &mut Self, field: &'a Field, example: Option<&Value>| {
            if setters.len() < of.further && example != Some(&Value::Null) {
                let value = of.set(field, example, depth + 1);
                setters.extend(value.map(|it| (field.setter.as_str().to_owned(), Some(it))));
            }
            setters.len()
        };
        let (api, mut count) = (self.emit.api, 0);
        if depth <= DEEP {
            for field in further.clone().filter(|field| is_plain(api, &field.shape)) {
                if let Some(value) = member(field) {
                    count = add(self, field, Some(value));
                }
            }
        }
        // An update that changes nothing is no example of one, and an object without members none either.
        let is_update = of
            .fields
            .iter()
            .any(|it| it.presence == Presence::ThreeState);
        if is_update || asked.is_empty() {
            let shown = further.clone().filter(|field| member(field).is_some());
            let others = further.filter(|_| depth == 0);
            for field in shown.chain(others) {
                if count == 0 && depth <= DEEP {
                    count = add(self, field, member(field));
                }
            }
        }
        Some(match setters.is_empty() {
            true => new,
            false => Code::Chain(Box::new(new), setters),
        })
    }

    /// The argument that sets a member.
    fn set(&mut self, field: &'a Field, example: Option<&Value>, depth: usize) -> Option<Code> {
        let shape = &field.shape;
        let is_nullable = field.taken().nullable;
        if is_nullable && example.is_none_or(Value::is_null) {
            return Some(Code::text("None"));
        }
        if shape.nullable && !is_nullable {
            // A setter takes the value without `null`; that takes conversions which one with `null` does not.
            return match self.emit.api.taken_as(&field.taken()) {
                TakenAs::ItIs => {
                    self.value(&shape.ty, &shape.limits, &field.wire_name, example, depth)
                }
                TakenAs::Into => {
                    self.converted(&shape.ty, &shape.limits, &field.wire_name, example, depth)
                }
                TakenAs::Items => {
                    let items = self.items(shape.ty.inner()?, &field.wire_name, example, depth)?;
                    Some(Code::list("", items))
                }
                TakenAs::TextItems => Some(Code::list("", vec![literal(&field.wire_name)])),
            };
        }
        self.argument(shape, &field.wire_name, example, depth)
    }

    /// A struct of arguments by name.
    fn arguments<'e>(
        &mut self,
        name: &str,
        list: &'a [Argument],
        example: impl Fn(&Argument) -> Option<&'e Value>,
        depth: usize,
    ) -> Option<Code> {
        let fields = list.iter().map(|argument| {
            let (word, example) = (&argument.wire_name, example(argument));
            let value = self.value_of(&argument.shape, word, example, depth + 1)?;
            Some(Code::Field(
                argument.name.as_str().to_owned(),
                Box::new(value),
            ))
        });
        let fields: Option<Vec<Code>> = fields.collect();
        Some(Code::Parts(format!("{name} "), Brackets::Curly, fields?))
    }

    fn union(
        &mut self,
        name: &str,
        of: &'a Union,
        word: &str,
        example: Option<&Value>,
        depth: usize,
    ) -> Option<Code> {
        let tag = of
            .discriminator
            .as_ref()
            .and_then(|name| text(example?.get(name)));
        let is_meant = |tags: &[TagValue]| tags.iter().any(|it| tag == Some(&it.to_string()));
        let meant = of.variants.iter().find(|it| is_meant(&it.tags));
        // Without a tag, nobody knows here which alternative an example is.
        let example = example.filter(|_| meant.is_some());
        let mut variants = meant.into_iter().chain(&of.variants);
        variants.find_map(|variant| {
            let value = self.value_of(&variant.shape, word, example, depth + 1)?;
            Some(Code::call(
                format!("{name}::{}", variant.name.as_str()),
                vec![value],
            ))
        })
    }
}

/// Whether a value is text, a number, a truth value or one of an enum.
fn is_plain(api: &Api, shape: &Shape) -> bool {
    let is_enum = |item: &Item| matches!(item.kind, ItemKind::Enum(_) | ItemKind::IntegerEnum(_));
    match &shape.ty {
        Type::Bool | Type::F64 | Type::String => true,
        Type::Named(id) => api.item(*id).is_some_and(is_enum),
        ty => ty.is_integer(),
    }
}

fn variant_of(name: &str, variant: &Name) -> Code {
    Code::Text(format!("{name}::{}", variant.as_str()))
}

/// The first item of an example that is an array, or the example.
fn first(example: Option<&Value>) -> Option<&Value> {
    match example {
        Some(Value::Array(items)) => items.first(),
        example => example,
    }
}

/// The text of an example that can stand in documentation.
fn text(example: Option<&Value>) -> Option<&str> {
    example?.as_str().filter(|text| is_short(text))
}

/// Whether a text is in one line that neither ends the block of the example nor needs more than a line.
fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && text
            .chars()
            .all(|c| c == ' ' || c.is_ascii_graphic() && c != '`')
}

/// A text in quotes.
pub(super) fn literal(text: &str) -> Code {
    let text = if is_short(text) { text } else { "text" };
    Code::Text(format!("{text:?}"))
}

fn json(example: Option<&Value>, word: &str) -> Code {
    match example {
        Some(Value::Bool(value)) => Code::Text(value.to_string()),
        Some(Value::Number(value)) if value.is_i64() => Code::Text(format!("{value}_i64")),
        example => literal(text(example).unwrap_or(word)),
    }
}

/// The example, if the type can hold it, or else the number in the limits that is nearest to 1.
fn integer<T: TryFrom<i64>>(limits: &Limits, example: Option<&Value>) -> Code {
    let example = example.and_then(Value::as_i64);
    let example = example.filter(|it| T::try_from(*it).is_ok());
    let bound = |bound: Option<Bound>, inwards: i128| {
        let Bound { value, exclusive } = bound?;
        Some(match value {
            Numeral::Integer(value) if exclusive => value.saturating_add(inwards),
            Numeral::Integer(value) => value,
            Numeral::Float(value) if inwards > 0 => value.ceil() as i128,
            Numeral::Float(value) => value.floor() as i128,
        })
    };
    let least = bound(limits.minimum, 1).map_or(1, |it| it.max(1));
    let made = bound(limits.maximum, -1).map_or(least, |it| it.min(least));
    Code::Text(example.map_or(made, i128::from).to_string())
}

/// The example, or a number in the limits.
fn float(limits: &Limits, example: Option<f64>) -> Code {
    let is_within = |it: &f64| {
        let is_above = limits.minimum.is_none_or(|Bound { value, exclusive }| {
            *it > value.as_f64() || !exclusive && *it == value.as_f64()
        });
        let is_below = limits.maximum.is_none_or(|Bound { value, exclusive }| {
            *it < value.as_f64() || !exclusive && *it == value.as_f64()
        });
        it.is_finite() && is_above && is_below
    };
    let bound = |bound: Option<Bound>| bound.map_or(f64::NAN, |it| it.value.as_f64());
    let (least, most) = (bound(limits.minimum), bound(limits.maximum));
    let candidates = [1.0, least + 1.0, most - 1.0, (least + most) / 2.0, least];
    let made = candidates.into_iter().find(is_within).unwrap_or(1.0);
    Code::Text(format!("{:?}", example.unwrap_or(made)))
}
