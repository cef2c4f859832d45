//! Values as they come in parameters and forms: texts, lists and members, before their types are known; and how they become values.

use crate::runtime::client::text;
use crate::runtime::json;
use crate::runtime::misfit::Misfit;
use crate::runtime::upload::Upload;
use crate::runtime::value::{Json, Members, Object, Slot, Union};

/// A value of which only the form is known.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Text(String),
    /// JSON, in a place that the document declares as such.
    Json(Vec<u8>),
    /// Content of a part.
    File(Upload),
    List(Vec<Tree>),
    Members(Vec<(String, Tree)>),
}

/// The form in which a slot expects its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    List,
    Members,
}

/// The forms in which a slot takes a value, the first to be tried first.
pub(super) fn forms(slot: &mut Slot<'_>) -> &'static [Form] {
    match slot {
        Slot::Optional(optional) => forms(&mut optional.set_value()),
        Slot::List(_) => &[Form::List],
        Slot::Map(_) | Slot::Object(_) => &[Form::Members],
        Slot::Union(_) | Slot::Json(_) | Slot::Own(_) => &[Form::Text, Form::List, Form::Members],
        _ => &[Form::Text],
    }
}

/// Fills a slot.
pub(super) fn fill(slot: Slot<'_>, tree: &Tree) -> Result<(), Misfit> {
    match (slot, tree) {
        (Slot::Nothing, _) => Ok(()),
        (Slot::Optional(optional), tree) => fill(optional.set_value(), tree),
        (slot, Tree::Json(bytes)) => json::fill(slot, bytes),
        (Slot::Upload(upload), Tree::File(file)) => {
            *upload = file.clone();
            Ok(())
        }
        (Slot::Upload(upload), Tree::Text(text)) => {
            *upload = text.as_str().into();
            Ok(())
        }
        (Slot::Bytes(bytes), Tree::Text(text)) => {
            bytes.extend_from_slice(text.as_bytes());
            Ok(())
        }
        (Slot::List(list), Tree::List(items)) => {
            items.iter().try_for_each(|item| fill(list.push(), item))
        }
        // What is nested in the value of a parameter or a field is JSON.
        (slot @ (Slot::List(_) | Slot::Map(_) | Slot::Object(_)), Tree::Text(text))
            if text.starts_with(['[', '{']) =>
        {
            json::fill(slot, text.as_bytes())
        }
        (Slot::List(list), one @ (Tree::Text(_) | Tree::File(_))) => fill(list.push(), one),
        // Positions instead of names: `name[0]=a`.
        (Slot::List(list), Tree::Members(members)) => members
            .iter()
            .try_for_each(|(_, item)| fill(list.push(), item)),
        (Slot::Map(map), Tree::Members(members)) => fill_map(map, members),
        (Slot::Object(object), Tree::Members(members)) => fill_object(object, members),
        (Slot::Union(union), tree) => fill_alternative(union, tree),
        (Slot::Json(json), tree) => {
            *json = as_json(tree);
            Ok(())
        }
        (slot, Tree::Text(text)) => text::fill(slot, text),
        (slot, Tree::File(upload)) => match upload.as_text() {
            Some(text) => text::fill(slot, text),
            None => Err(Misfit::new("text", "bytes")),
        },
        (slot @ Slot::Own(_), tree) => json::fill(slot, as_json(tree).to_string().as_bytes()),
        (_, Tree::List(_) | Tree::Members(_)) => Err(Misfit::new("text", "a list or members")),
    }
}

fn fill_map(map: &mut dyn Members, members: &[(String, Tree)]) -> Result<(), Misfit> {
    members
        .iter()
        .try_for_each(|(name, value)| match map.insert(name.clone()) {
            Some(slot) => fill(slot, value),
            None => Err(Misfit::new("each name once", "one twice")),
        })
}

fn fill_object(object: &mut dyn Object, members: &[(String, Tree)]) -> Result<(), Misfit> {
    let table = object.table();
    let (declared, others): (Vec<_>, Vec<_>) = members
        .iter()
        .cloned()
        .partition(|(name, _)| table.members.iter().any(|it| it.name == name));
    for (n, member) in table.members.iter().enumerate() {
        let mut values = declared.iter().filter(|(name, _)| name == member.name);
        let at_member = |misfit: Misfit| Misfit {
            path: match misfit.path.as_str() {
                "" => member.name.to_owned(),
                path => format!("{}.{path}", member.name),
            },
            ..misfit
        };
        match (values.next(), values.next()) {
            (None, _) if member.required && !is_list(object.member_slot(n)) => {
                return Err(at_member(Misfit::new("a value", "nothing")));
            }
            (None, _) => {}
            (Some((_, value)), None) => fill(object.member_slot(n), value).map_err(at_member)?,
            // A list that repeats its name.
            (Some(_), Some(_)) => {
                let all = declared.iter().filter(|(name, _)| name == member.name);
                let list = Tree::List(all.map(|(_, value)| value.clone()).collect());
                fill(object.member_slot(n), &list).map_err(at_member)?;
            }
        }
    }
    match object.member_slot(table.members.len()) {
        Slot::Map(map) => fill_map(map, &others),
        _ => Ok(()),
    }
}

/// Whether a slot is one of a list, of which nothing is written if it is empty.
fn is_list(slot: Slot<'_>) -> bool {
    matches!(slot, Slot::List(_))
}

/// Fills the first alternative that takes the value.
fn fill_alternative(union: &mut dyn Union, tree: &Tree) -> Result<(), Misfit> {
    if let Tree::Text(text) = tree
        && text::fill(Slot::Union(union), text).is_ok()
    {
        return Ok(());
    }
    let alternatives = 0..union.table().variants.len();
    let mut misfit = Misfit::new("one of several alternatives", "none of them");
    for n in alternatives {
        match fill(union.select(n), tree) {
            Ok(()) => return Ok(()),
            Err(other) => misfit = other,
        }
    }
    Err(misfit)
}

fn as_json(tree: &Tree) -> Json {
    match tree {
        Tree::Text(text) => Json::String(text.clone()),
        Tree::Json(bytes) => serde_json::from_slice(bytes).unwrap_or_default(),
        Tree::File(upload) => upload.as_text().unwrap_or_default().into(),
        Tree::List(items) => items.iter().map(as_json).collect(),
        Tree::Members(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), as_json(value)));
            Json::Object(members.collect())
        }
    }
}

#[cfg(test)]
mod tests;
