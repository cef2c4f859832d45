//! Values with one change each, most of them not valid any more.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use super::document::{Component, Document};
use super::place::{Place, Step};

/// A change of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// A member is removed.
    Removed,
    /// A member is added that no document declares.
    Added,
    /// A scalar is replaced by one of another kind.
    OtherKind,
    /// A text is replaced by one that no document lists.
    OtherText,
    /// A value is replaced by `null`.
    Null,
    /// A number is replaced by a large one, or by a large one below zero.
    Large,
}

/// What is promised of a value that was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It is read and written without a change.
    Kept,
    /// The same, or it is refused with a path that leads to the change.
    KeptOrRefused,
    /// The same, or it is taken for a value without the member.
    KeptRefusedOrAbsent,
}

/// The name of a member that no document declares.
const UNDECLARED: &str = "zz-undeclared";

/// A text that is no value of an enum.
const UNLISTED: &str = "zz-unlisted";

/// A text that is a decimal number and Base64 too.
const TEXT: &str = "1000";

/// An integer that `f64` holds, outside of most limits.
const LARGE: i64 = (1 << 53) - 1;

impl Mutation {
    pub const ALL: [Self; 6] = [
        Self::Removed,
        Self::Added,
        Self::OtherKind,
        Self::OtherText,
        Self::Null,
        Self::Large,
    ];

    /// The n-th change of a value, and its place; `None` if the value has no place for it.
    pub fn of(self, value: &Value, n: usize) -> Option<(Value, Place)> {
        let mut value = value.clone();
        let mut places = Place::all(&value);
        places.retain(|place| self.is_possible(place, &mut value));
        let place = places.get(n.checked_rem(places.len())?)?;
        match self {
            Self::Removed => return Some((place.removed(&value)?, place.clone())),
            Self::Added => {
                let members = place.of(&mut value)?.as_object_mut()?;
                members.insert(UNDECLARED.to_owned(), TEXT.into());
                return Some((value, place.member(UNDECLARED)));
            }
            Self::OtherKind => {
                let at = place.of(&mut value)?;
                *at = if at.is_string() {
                    json!(7)
                } else {
                    json!(UNLISTED)
                };
            }
            Self::OtherText => *place.of(&mut value)? = UNLISTED.into(),
            Self::Null => *place.of(&mut value)? = Value::Null,
            Self::Large => {
                *place.of(&mut value)? = if n.is_multiple_of(2) { LARGE } else { -LARGE }.into();
            }
        }
        Some((value, place.clone()))
    }

    fn is_possible(self, place: &Place, value: &mut Value) -> bool {
        let Some(at) = place.of(value) else {
            return false;
        };
        match self {
            Self::Removed => matches!(place.0.last(), Some(Step::Member(_))),
            Self::Added => at.is_object(),
            Self::OtherKind => at.is_string() || at.is_number() || at.is_boolean(),
            Self::OtherText => at.is_string(),
            Self::Null => !at.is_null(),
            Self::Large => at.is_number(),
        }
    }

    /// What is promised of a changed value of a component.
    pub fn promise(
        self,
        value: &Value,
        validator: &Validator,
        document: &Document,
        component: &Component,
    ) -> Promise {
        let mut errors = validator.iter_errors(value);
        match self {
            Self::Null => Promise::KeptRefusedOrAbsent,
            Self::Removed if validator.is_valid(value) && !component.has_tags => Promise::Kept,
            Self::Added | Self::OtherText if errors.all(|it| is_open(&it, &document.text)) => {
                Promise::Kept
            }
            _ => Promise::KeptOrRefused,
        }
    }
}

/// Whether an error is about what a later version of the document may declare.
fn is_open(error: &ValidationError<'_>, document: &Value) -> bool {
    match error.kind() {
        // The values of a map are of the type that its patterns have.
        ValidationErrorKind::AdditionalProperties { .. } => {
            let keyword = error.schema_path().as_str();
            let keyword = keyword.replacen("/$defs/", "/components/schemas/", 1);
            let schema = keyword.rsplit_once('/').map(|(schema, _)| schema);
            let schema = schema.and_then(|it| document.pointer(it));
            schema.is_some_and(|it| it["patternProperties"].is_null())
        }
        ValidationErrorKind::Enum { options } => {
            let mut options = options.as_array().into_iter().flatten();
            options.all(|it| it.is_string() || it.is_null())
        }
        _ => false,
    }
}
