//! The parts of a page: what a document names by the way to it.

use std::collections::VecDeque;

use crate::runtime::client::operation::{MemberPath, Operation};
use crate::runtime::convert::copied;
use crate::runtime::value::{Json, Outcome, Ref};

/// The items of a page; `None` if one cannot be copied, which does not happen to items of one type.
pub(super) fn items<E: Outcome>(operation: &Operation, page: Ref<'_>) -> Option<VecDeque<E>> {
    all(operation, page).into_iter().map(copied).collect()
}

/// The items of a page, where they stand.
pub(super) fn all<'p>(operation: &Operation, page: Ref<'p>) -> Vec<Ref<'p>> {
    let path = operation.pages.as_ref().map_or(&[][..], |it| it.items);
    match member(page, path).own_as_json() {
        Ref::List(list) => (0..list.len()).map(|n| list.item(n)).collect(),
        Ref::Json(Json::Array(items)) => items.iter().map(Ref::Json).collect(),
        _ => Vec::new(),
    }
}

/// The member at the end of a way; [`Ref::Absent`] if there is none.
pub(super) fn member<'v>(mut value: Ref<'v>, path: MemberPath) -> Ref<'v> {
    for name in path {
        value = match value.own_as_json() {
            Ref::Object(object) => {
                let mut members = object.table().members.iter();
                let declared = members.position(|it| it.name == *name);
                declared.map_or(Ref::Absent, |n| object.member(n))
            }
            Ref::Map(members) => {
                let found = members.iter().find(|(found, _)| found == name);
                found.map_or(Ref::Absent, |(_, value)| value)
            }
            Ref::Json(json) => json.get(name).map_or(Ref::Absent, Ref::Json),
            _ => Ref::Absent,
        };
    }
    value
}

/// A position as text; `None` if there is none, which ends a list.
pub(super) fn text(value: Ref<'_>) -> Option<String> {
    let text = match serde_json::to_value(value).ok()? {
        Json::String(text) => text,
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Whether a member says yes or no; `None` if it does not say.
pub(super) fn flag(value: Ref<'_>) -> Option<bool> {
    match value.own_as_json() {
        Ref::Bool(flag) => Some(flag),
        Ref::Json(json) => json.as_bool(),
        _ => None,
    }
}
