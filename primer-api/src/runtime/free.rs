//! [`Value`] for free-form JSON, and access to the value inside of it.

use super::value::{Access, Json, Members, Ref, Slot, Value};

impl Value for Json {
    type Access = Self;
}

impl Access<Self> for Json {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Json(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Json(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::Null
    }
}

impl Members for serde_json::Map<String, Json> {
    fn len(&self) -> usize {
        self.len()
    }

    fn iter(&self) -> Box<dyn Iterator<Item = (&str, Ref<'_>)> + '_> {
        Box::new(
            self.iter()
                .map(|(name, json)| (name.as_str(), Ref::Json(json))),
        )
    }

    fn value_size(&self) -> usize {
        size_of::<Json>()
    }

    fn insert(&mut self, name: String) -> Option<Slot<'_>> {
        match self.entry(name) {
            serde_json::map::Entry::Vacant(entry) => Some(Slot::Json(entry.insert(Json::Null))),
            serde_json::map::Entry::Occupied(_) => None,
        }
    }

    fn is_free(&self) -> bool {
        true
    }
}

/// The value inside of free-form JSON, opened by one level. Limits apply to it as to a value of a declared type.
pub(super) fn opened(json: &Json) -> Ref<'_> {
    match json {
        Json::Null => Ref::Null,
        Json::Bool(value) => Ref::Bool(*value),
        Json::Number(number) => opened_number(number),
        Json::String(text) => Ref::Text(text),
        Json::Array(items) => Ref::List(items),
        Json::Object(members) => Ref::Map(members),
    }
}

fn opened_number(number: &serde_json::Number) -> Ref<'_> {
    if let Some(integer) = number.as_i64() {
        Ref::Integer(integer)
    } else if let Some(integer) = number.as_u64() {
        Ref::Unsigned(integer)
    } else {
        // A number kept as text may be too large for a float. It is sent unchanged, without a check of limits.
        number
            .as_f64()
            .filter(|number| number.is_finite())
            .map_or(Ref::Absent, Ref::Number)
    }
}
