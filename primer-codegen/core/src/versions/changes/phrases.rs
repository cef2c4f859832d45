//! English phrases for types and values.

use crate::ir::{Api, ItemKind, Literal, Name, Presence, Shape, Type, TypeId};
use crate::markdown;

/// The new phrase, and the old one: `a list of strings, before one of integers`.
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
        Type::I8 => "an integer of 8 bits".to_owned(),
        Type::I16 => "an integer of 16 bits".to_owned(),
        Type::I32 => "an integer of 32 bits".to_owned(),
        Type::I64 => "an integer of 64 bits".to_owned(),
        Type::I128 => "an integer of 128 bits".to_owned(),
        Type::U8 => "an unsigned integer of 8 bits".to_owned(),
        Type::U16 => "an unsigned integer of 16 bits".to_owned(),
        Type::U32 => "an unsigned integer of 32 bits".to_owned(),
        Type::U64 => "an unsigned integer of 64 bits".to_owned(),
        Type::F64 => "a number of 64 bits".to_owned(),
        Type::String => "a string".to_owned(),
        Type::Secret => "a secret".to_owned(),
        Type::Timestamp => "a timestamp".to_owned(),
        Type::List(item) => format!("a list of {}", several(api, item)),
        Type::Map(value) => format!("a map of {}", several(api, value)),
        Type::Entries(value) => format!("a map of {} or `null`", several(api, value)),
        Type::OneOrMany(value) => format!("one or several {}", several(api, value)),
        Type::Bytes | Type::Upload | Type::Json => plural(api, ty),
        Type::Own(_) | Type::Named(_) | Type::Boxed(_) => plural(api, ty),
    }
}

/// The plural for the items of a list: `strings`.
fn several(api: &Api, shape: &Shape) -> String {
    let nullable = if shape.nullable { "nullable " } else { "" };
    format!("{nullable}{}", plural(api, &shape.ty))
}

fn plural(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Unit => "nothing".to_owned(),
        Type::Bool => "booleans".to_owned(),
        Type::I8 => "integers of 8 bits".to_owned(),
        Type::I16 => "integers of 16 bits".to_owned(),
        Type::I32 => "integers of 32 bits".to_owned(),
        Type::I64 => "integers of 64 bits".to_owned(),
        Type::I128 => "integers of 128 bits".to_owned(),
        Type::U8 => "unsigned integers of 8 bits".to_owned(),
        Type::U16 => "unsigned integers of 16 bits".to_owned(),
        Type::U32 => "unsigned integers of 32 bits".to_owned(),
        Type::U64 => "unsigned integers of 64 bits".to_owned(),
        Type::F64 => "numbers of 64 bits".to_owned(),
        Type::String => "strings".to_owned(),
        Type::Secret => "secrets".to_owned(),
        Type::Timestamp => "timestamps".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Upload => "content".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::List(item) => format!("lists of {}", several(api, item)),
        Type::Map(value) => format!("maps of {}", several(api, value)),
        Type::Entries(value) => format!("maps of {} or `null`", several(api, value)),
        Type::OneOrMany(value) => format!("one or several {}", several(api, value)),
        Type::Own(path) => code(&path.to_string()),
        Type::Named(id) => code(name(api, *id)),
        Type::Boxed(id) => code(&format!("Box<{}>", name(api, *id))),
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
        Some(
            ItemKind::Struct(_)
            | ItemKind::Union(_)
            | ItemKind::Alias(_)
            | ItemKind::Bodies(_)
            | ItemKind::Outcomes(_)
            | ItemKind::Environments(_)
            | ItemKind::Arguments(_),
        )
        | None => String::new(),
    }
}
