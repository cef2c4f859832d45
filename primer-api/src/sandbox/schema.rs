//! Checks a body by the generated type of its version.

use super::refusal::Refusal;
use super::types::v2_4::ValidationErrorItem;
use crate::runtime::{Object, Value, check, from_bytes};

/// The number of broken rules that a response lists.
const LISTED: usize = 50;

/// The schema of a body.
#[derive(Clone, Copy)]
pub(super) struct Schema {
    /// The name that the service has for it.
    pub(super) name: &'static str,
    flaws: fn(&[u8]) -> Vec<ValidationErrorItem>,
}

impl Schema {
    pub(super) fn of<T: Object + Value>() -> Self {
        Self {
            name: <T as Object>::blank().table().name,
            flaws: flaws::<T>,
        }
    }

    /// Holds a body to the schema.
    pub(super) fn check(self, body: &[u8]) -> Result<(), Refusal> {
        let flaws = (self.flaws)(body);
        if flaws.is_empty() {
            Ok(())
        } else {
            Err(Refusal::schema(self.name, flaws))
        }
    }
}

/// The reasons why a body is not a `T`: the first part that does not fit, or else every broken limit.
fn flaws<T: Object + Value>(body: &[u8]) -> Vec<ValidationErrorItem> {
    match from_bytes::<T>(0, body) {
        Err(misfit) => vec![flaw(
            &misfit.path,
            format!("expected {}, found {}", misfit.expected, misfit.found),
        )],
        Ok(value) => check(value.get(), None, "")
            .iter()
            .take(LISTED)
            .map(|violation| flaw(&violation.path, violation.rule.to_string()))
            .collect(),
    }
}

fn flaw(path: &str, description: String) -> ValidationErrorItem {
    let dot = if path.is_empty() || path.starts_with('[') {
        ""
    } else {
        "."
    };
    ValidationErrorItem::default()
        .path(format!("${dot}{path}"))
        .description(description)
}
