//! Types and values in words.

use crate::ir::{Api, ItemKind, Literal, Name, Presence, Shape, Type, TypeId};
use crate::markdown;

/// What is now, and what was before: `a list of strings, before one of integers`.
pub(super) fn before(new: &str, old: &str) -> String {
    let same = |(a, b): &((&str, &str), (&str, &str))| a.0 == b.0;
    match new
        .split_once(" of ")
        .zip(old.split_once(" of "))
        .filter(same)
    {
        Some((_, (_, rest))) => format!("{new}, before one of {rest}"),
        None => format!("{new}, before {old}"),
    }
}

/// Some text of a document, for Markdown.
pub(super) fn code(text: &str) -> String {
    markdown::code(text).as_str().to_owned()
}

/// Some names in a row.
pub(super) fn codes<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(code).collect();
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(", ")
    }
}

/// A name in Rust that is another now.
pub(super) fn in_rust(new: &Name, old: &Name) -> String {
    format!(
        "{} in Rust, before {}",
        code(new.plain()),
        code(old.plain())
    )
}

/// Whether something may be missing.
pub(super) fn presence(presence: Presence, nullable: bool) -> &'static str {
    match (presence, nullable) {
        (Presence::Required, false) => "required",
        (Presence::Required, true) => "required or `null`",
        (Presence::Optional, _) => "optional",
        (Presence::ThreeState, _) => "optional or `null`",
    }
}

/// A type: `a list of strings`.
pub(super) fn ty(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Unit => "nothing".to_owned(),
        Type::Bool => "a boolean".to_owned(),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => format!("an integer of {}", bits(ty)),
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => {
            format!("an unsigned integer of {}", bits(ty))
        }
        Type::F32 | Type::F64 => format!("a number of {}", bits(ty)),
        Type::String => "a string".to_owned(),
        Type::Secret => "a secret".to_owned(),
        Type::Timestamp => "a timestamp".to_owned(),
        Type::List(item) => format!("a list of {}", several(api, item)),
        Type::Map(value) => format!("a map of {}", several(api, value)),
        Type::Entries(value) => format!("a map of {} or `null`", several(api, value)),
        Type::OneOrMany(value) => format!("one or several {}", several(api, value)),
        Type::Bytes | Type::Json | Type::Named(_) | Type::Boxed(_) => plural(api, ty),
    }
}

/// What a list is made of: `strings`.
fn several(api: &Api, shape: &Shape) -> String {
    let nullable = if shape.nullable { "nullable " } else { "" };
    format!("{nullable}{}", plural(api, &shape.ty))
}

fn plural(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Unit => "nothing".to_owned(),
        Type::Bool => "booleans".to_owned(),
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => format!("integers of {}", bits(ty)),
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => {
            format!("unsigned integers of {}", bits(ty))
        }
        Type::F32 | Type::F64 => format!("numbers of {}", bits(ty)),
        Type::String => "strings".to_owned(),
        Type::Secret => "secrets".to_owned(),
        Type::Timestamp => "timestamps".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::List(item) => format!("lists of {}", several(api, item)),
        Type::Map(value) => format!("maps of {}", several(api, value)),
        Type::Entries(value) => format!("maps of {} or `null`", several(api, value)),
        Type::OneOrMany(value) => format!("one or several {}", several(api, value)),
        Type::Named(id) => code(name(api, *id)),
        Type::Boxed(id) => code(&format!("Box<{}>", name(api, *id))),
    }
}

fn bits(ty: &Type) -> &'static str {
    match ty {
        Type::I8 | Type::U8 => "8 bits",
        Type::I16 | Type::U16 => "16 bits",
        Type::I32 | Type::U32 | Type::F32 => "32 bits",
        _ => "64 bits",
    }
}

/// The name of a type.
pub(super) fn name(api: &Api, id: TypeId) -> &str {
    api.item(id).map_or("unknown", |item| item.name.plain())
}

/// A value, as it is on the wire.
pub(super) fn literal(api: &Api, literal: &Literal) -> String {
    match literal {
        Literal::Bool(value) => code(&value.to_string()),
        Literal::Integer(value) => code(&value.to_string()),
        Literal::Float(value) => code(&value.to_string()),
        Literal::Text(text) => code(&format!("{text:?}")),
        Literal::Variant(id, variant) => code(&value(api, *id, variant)),
    }
}

/// The value of a variant on the wire.
fn value(api: &Api, id: TypeId, variant: &Name) -> String {
    match api.item(id).map(|item| &item.kind) {
        Some(ItemKind::Enum(of)) => {
            let known = of.variants.iter().find(|it| it.name == *variant);
            known.map_or_else(String::new, |it| format!("{:?}", it.value))
        }
        Some(ItemKind::IntegerEnum(of)) => {
            let known = of.variants.iter().find(|it| it.name == *variant);
            known.map_or_else(String::new, |it| it.value.to_string())
        }
        _ => String::new(),
    }
}
