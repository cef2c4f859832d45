//! Random documents, and random changes of them.

use super::choices::Choices;
use super::documents::{Document, Integer, Kind, List, Member, Object, Others, Schema, TAG, Text};

const NAMES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const MEMBERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
const VALUES: [&str; 4] = ["one", "two", "three", "four"];
const TAGS: [&str; 4] = ["cat", "dog", "fish", "bird"];

/// A document: three objects, a union of some of them, and something else.
pub fn document(choices: &mut Choices) -> Document {
    let mut schemas: Vec<(String, Schema)> = Vec::new();
    for name in &NAMES[..3] {
        schemas.push(((*name).to_owned(), alternative(choices, 2)));
    }
    let count = 2 + choices.below(2);
    let alternatives = TAGS.iter().zip(NAMES).take(count);
    let alternatives = alternatives
        .map(|(tag, name)| (*tag, name.to_owned()))
        .collect();
    schemas.push(("D".to_owned(), Schema::plain(Kind::Union(alternatives))));
    let other = match choices.below(4) {
        0 => Kind::Enum(VALUES[..2].to_vec()),
        1 => Kind::Numbers(vec![1, 2]),
        2 => Kind::Map(Box::new(schema(choices, 1))),
        _ => Kind::List(list(choices, 1)),
    };
    schemas.push(("E".to_owned(), Schema::plain(other)));
    Document { schemas }
}

/// An object that may be an alternative of a union.
fn alternative(choices: &mut Choices, depth: usize) -> Schema {
    let mut object = object(choices, depth);
    object.members.push(Member {
        name: TAG,
        required: choices.once_in(2),
        schema: Schema::plain(Kind::Text(Text::default())),
    });
    Schema::plain(Kind::Object(object))
}

fn object(choices: &mut Choices, depth: usize) -> Object {
    let count = 1 + choices.below(3);
    let members = MEMBERS[..count]
        .iter()
        .map(|name| member(choices, name, depth));
    Object {
        members: members.collect(),
        others: others(choices),
    }
}

fn member(choices: &mut Choices, name: &'static str, depth: usize) -> Member {
    Member {
        name,
        required: choices.once_in(3),
        schema: schema(choices, depth),
    }
}

fn others(choices: &mut Choices) -> Others {
    match choices.below(6) {
        0..4 => Others::Any,
        4 => Others::None,
        _ => Others::Of(Box::new(schema(choices, 0))),
    }
}

/// Any schema that may be inside of another.
fn schema(choices: &mut Choices, depth: usize) -> Schema {
    let kind = match choices.below(if depth == 0 { 7 } else { 12 }) {
        0 => Kind::Text(text(choices)),
        1 => Kind::Integer(integer(choices)),
        2 => Kind::Boolean(choices.one_of(&[None, None, Some(true)])),
        3 => Kind::Number,
        4 => Kind::Enum(VALUES[..2 + choices.below(2)].to_vec()),
        5 => Kind::Numbers(vec![1, 2, 3]),
        6..9 => Kind::Ref(choices.one_of(&NAMES[..5]).to_owned()),
        9 => Kind::List(list(choices, depth - 1)),
        10 => Kind::Map(Box::new(schema(choices, depth - 1))),
        _ => Kind::Object(object(choices, depth - 1)),
    };
    let nullable = can_be_null(&kind) && choices.once_in(5);
    let sensitive = can_be_sensitive(&kind) && choices.once_in(8);
    Schema {
        nullable,
        sensitive,
        ..Schema::plain(kind)
    }
}

fn text(choices: &mut Choices) -> Text {
    Text {
        min: choices.one_of(&[None, None, Some(1), Some(2)]),
        max: choices.one_of(&[None, None, Some(3), Some(5)]),
        format: choices.one_of(&[None, None, None, Some("date-time"), Some("password")]),
    }
}

fn integer(choices: &mut Choices) -> Integer {
    Integer {
        min: choices.one_of(&[None, None, Some(0), Some(1)]),
        max: choices.one_of(&[None, None, Some(100), Some(200)]),
        format: choices.one_of(&[None, Some("int64"), Some("int32")]),
        default: choices.one_of(&[None, None, None, Some(7)]),
    }
}

fn list(choices: &mut Choices, depth: usize) -> List {
    let items = schema(choices, depth);
    let is_plain = !matches!(items.kind, Kind::Ref(_));
    // Of these there are as many different ones as a list may hold.
    let is_wide =
        matches!(&items.kind, Kind::Integer(it) if it.default.is_none()) && !items.nullable;
    List {
        min: choices
            .one_of(&[None, None, Some(1), Some(2)])
            .filter(|_| is_plain),
        max: choices.one_of(&[None, None, Some(3), Some(4)]),
        unique: choices.once_in(3) && is_wide,
        items: Box::new(items),
    }
}

fn can_be_null(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Ref(_) | Kind::Union(_) | Kind::Enum(_) | Kind::Numbers(_)
    )
}

fn can_be_sensitive(kind: &Kind) -> bool {
    matches!(kind, Kind::Text(_) | Kind::Integer(_) | Kind::Enum(_))
}

/// Changes descriptions and order in some place: the parts that do not restrict values.
pub fn reword(document: &mut Document, choices: &mut Choices) {
    if choices.once_in(3) {
        let n = choices.below(document.schemas.len());
        return document.schemas.rotate_left(n);
    }
    let (_, schema) = somewhere(document, choices);
    let what = choices.below(6);
    match (&mut schema.kind, what) {
        (Kind::Ref(_), _) => {}
        (_, 0) => schema.words.description = choices.one_of(&[None, Some("One."), Some("Two.")]),
        (_, 1) => schema.words.deprecated ^= true,
        (_, 2) => schema.words.example ^= true,
        (Kind::Enum(values), _) => values.rotate_left(1),
        (Kind::Numbers(values), _) => values.rotate_left(1),
        (Kind::Union(alternatives), _) => alternatives.rotate_left(1),
        (Kind::Object(object), 3) if !object.members.is_empty() => object.members.rotate_left(1),
        (Kind::Object(_), _) => schema.words.backwards ^= true,
        (Kind::Integer(Integer { format, .. }), _) if *format != Some("int32") => {
            *format = choices.one_of(&[None, Some("int64")]);
        }
        _ => {}
    }
}

/// Changes parts that restrict values.
pub fn change(document: &mut Document, choices: &mut Choices) {
    if choices.once_in(12) {
        return rename(document, choices);
    }
    let (is_component, schema) = somewhere(document, choices);
    if !is_component && choices.once_in(4) {
        *schema = self::schema(choices, 1);
        return;
    }
    if !is_component && choices.once_in(3) {
        schema.nullable = !schema.nullable && can_be_null(&schema.kind);
        return;
    }
    if can_be_sensitive(&schema.kind) && choices.once_in(4) {
        schema.sensitive ^= true;
        return;
    }
    match &mut schema.kind {
        Kind::Ref(name) => *name = choices.one_of(&NAMES[..3]).to_owned(),
        Kind::Text(it) => *it = text(choices),
        Kind::Integer(it) => *it = integer(choices),
        Kind::Boolean(default) => *default = choices.one_of(&[None, Some(true), Some(false)]),
        Kind::Number => schema.kind = Kind::Integer(integer(choices)),
        Kind::Enum(values) => toggle(values, choices.one_of(&VALUES)),
        Kind::Numbers(values) => toggle(values, choices.one_of(&[1, 2, 3, 4])),
        Kind::List(it) => *it = list(choices, 1),
        Kind::Map(values) => **values = self::schema(choices, 1),
        Kind::Object(object) => change_object(object, choices),
        Kind::Union(alternatives) => change_union(alternatives, choices),
    }
}

fn change_object(object: &mut Object, choices: &mut Choices) {
    let name = choices.one_of(&MEMBERS);
    let place = object.members.iter().position(|member| member.name == name);
    match (choices.below(4), place) {
        (0, _) => object.others = others(choices),
        (1, Some(n)) if object.members.len() > 1 => drop(object.members.remove(n)),
        (_, Some(n)) => object.members[n].required ^= true,
        (_, None) => object.members.push(member(choices, name, 1)),
    }
}

fn change_union(alternatives: &mut Vec<(&'static str, String)>, choices: &mut Choices) {
    let name = choices.one_of(&NAMES[..3]);
    let tag = choices.one_of(&TAGS);
    match alternatives.iter().position(|(_, other)| other == name) {
        Some(n) if alternatives.len() > 2 => drop(alternatives.remove(n)),
        Some(n) if alternatives.iter().all(|(other, _)| *other != tag) => alternatives[n].0 = tag,
        Some(_) => {}
        None if alternatives.iter().all(|(other, _)| *other != tag) => {
            alternatives.push((tag, name.to_owned()));
        }
        None => {}
    }
}

/// Adds a value, or removes it unless it is one of two.
fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T) {
    match values.iter().position(|it| *it == value) {
        Some(n) if values.len() > 2 => drop(values.remove(n)),
        Some(_) => {}
        None => values.push(value),
    }
}

/// Gives a schema another name, in all places.
fn rename(document: &mut Document, choices: &mut Choices) {
    let old = choices.one_of(&["B", "C"]);
    for (name, schema) in &mut document.schemas {
        if name == old {
            *name = "F".to_owned();
        }
        for_all(schema, &mut |schema| match &mut schema.kind {
            Kind::Ref(name) if name == old => *name = "F".to_owned(),
            Kind::Union(alternatives) => {
                let same = alternatives.iter_mut().filter(|(_, name)| name == old);
                same.for_each(|(_, name)| *name = "F".to_owned());
            }
            _ => {}
        });
    }
    // A new reference by the old name would lead nowhere.
    let is_there = document.schemas.iter().any(|(name, _)| name == old);
    if !is_there {
        document
            .schemas
            .push((old.to_owned(), alternative(choices, 0)));
    }
}

fn for_all(schema: &mut Schema, then: &mut impl FnMut(&mut Schema)) {
    then(schema);
    for inner in inside(schema) {
        for_all(inner, then);
    }
}

/// The schemas inside of another, but for that of a tag.
fn inside(schema: &mut Schema) -> Vec<&mut Schema> {
    match &mut schema.kind {
        Kind::List(list) => vec![&mut *list.items],
        Kind::Map(values) => vec![&mut **values],
        Kind::Object(object) => {
            let others = match &mut object.others {
                Others::Of(values) => Some(&mut **values),
                _ => None,
            };
            let members = object.members.iter_mut().filter(|it| it.name != TAG);
            members.map(|it| &mut it.schema).chain(others).collect()
        }
        _ => Vec::new(),
    }
}

/// A schema, and whether it has a name of its own.
fn somewhere<'d>(document: &'d mut Document, choices: &mut Choices) -> (bool, &'d mut Schema) {
    let n = choices.below(document.schemas.len());
    let mut schema = &mut document.schemas[n].1;
    let mut is_component = true;
    loop {
        let count = inside(schema).len();
        if count == 0 || choices.once_in(3) {
            return (is_component, schema);
        }
        let n = choices.below(count);
        schema = inside(schema).swap_remove(n);
        is_component = false;
    }
}
