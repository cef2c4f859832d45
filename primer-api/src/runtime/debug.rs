//! `Debug` for values of every type, without secrets and personal data.

use std::fmt;

use super::value::{List, Members, Object, Ref, Union};

/// Names are those on the wire, and absent members are left out. Sensitive members and secrets are `[redacted]`, values
/// that the document does not know are `[unrecognized]`, and members that it does not declare are only counted, because
/// they may be personal data.
impl fmt::Debug for Ref<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Ref::Absent => f.write_str("absent"),
            Ref::Null => f.write_str("null"),
            Ref::Bool(value) => value.fmt(f),
            Ref::Integer(value) | Ref::KnownInteger(value) => value.fmt(f),
            Ref::Unsigned(value) => value.fmt(f),
            Ref::Wide(value) => value.fmt(f),
            Ref::Number(value) => value.fmt(f),
            Ref::Text(text) | Ref::Known(text) => text.fmt(f),
            Ref::Unrecognized(_) | Ref::UnrecognizedInteger(_) => f.write_str(UNRECOGNIZED),
            Ref::Secret(_) => f.write_str(REDACTED),
            Ref::Timestamp(timestamp) if timestamp.is_readable() => timestamp.as_str().fmt(f),
            Ref::Timestamp(_) => f.write_str(UNRECOGNIZED),
            Ref::Bytes(bytes) => write!(f, "[{} bytes]", bytes.len()),
            Ref::Upload(upload) => upload.fmt(f),
            Ref::Json(json) => fmt::Display::fmt(json, f),
            Ref::Own(own) => own.print().fmt(f),
            Ref::List(list) => f.debug_list().entries(items(list)).finish(),
            Ref::Map(members) => print_map(members, f),
            Ref::Object(object) => print_object(object, f),
            Ref::Union(union) => print_union(union, f),
        }
    }
}

const REDACTED: &str = "[redacted]";
const UNRECOGNIZED: &str = "[unrecognized]";

fn items(list: &dyn List) -> impl Iterator<Item = Ref<'_>> {
    (0..list.len()).map(|n| list.item(n))
}

fn print_map(members: &dyn Members, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_map().entries(members.iter()).finish()
}

fn print_object(object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let table = object.table();
    let mut printed = f.debug_struct(table.name);
    for (n, member) in table.members.iter().enumerate() {
        match object.member(n) {
            Ref::Absent => {}
            // That a member is cleared is not personal data.
            value if table.is_sensitive(n) && !matches!(value, Ref::Null) => {
                printed.field(member.name, &format_args!("{REDACTED}"));
            }
            value => {
                printed.field(member.name, &value);
            }
        }
    }
    match object.member(table.members.len()) {
        Ref::Map(others) if others.len() > 0 => printed.field("undeclared", &others.len()).finish(),
        _ => printed.finish(),
    }
}

fn print_union(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (n, value) = union.selected();
    match union.table().variants.get(n) {
        None => f.write_str(UNRECOGNIZED),
        Some(variant) if variant.sensitive => f
            .debug_tuple(variant.name)
            .field(&format_args!("{REDACTED}"))
            .finish(),
        Some(variant) => f.debug_tuple(variant.name).field(&value).finish(),
    }
}

#[cfg(test)]
mod tests;
