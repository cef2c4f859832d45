//! Parameters, compared: those that a caller gives and those with one possible value.

use super::facts::{Fact, Facts, deprecated};
use super::pairs::{Key, Pair, pairs};
use super::phrases::{code, in_rust};
use super::reach::Standing;
use super::{Compare, Subject};
use crate::ir::{Api, Constant, Location, Operation, Parameter, Style};

/// A parameter as a request has it.
struct Sent<'a> {
    /// The text that tells it from others.
    identity: String,
    wire_name: &'a str,
    value: Value<'a>,
}

enum Value<'a> {
    /// The caller passes its value.
    Given(&'a Parameter),
    /// It has one possible value.
    Fixed(&'a Constant),
}

impl Compare<'_> {
    pub(super) fn parameters(&mut self, old: &Operation, new: &Operation) {
        let keys: [Key<'_, Sent<'_>>; 2] = [&|it| Some(it.identity.clone()), &|it| {
            Some(it.wire_name.to_owned())
        }];
        for pair in pairs(&sent(old), &sent(new), &keys) {
            let (part, facts) = match pair {
                Pair::New(new) => (new, vec![added(&new.value)]),
                Pair::Old(old) => (old, vec![removed(&old.value)]),
                Pair::Both(old, new) => (new, self.parameter(old, new)),
            };
            let subject = Subject::Parameter(new.name.clone(), part.wire_name.to_owned());
            self.note(&subject, Standing::REQUEST, facts);
        }
    }

    fn parameter(&self, old: &Sent<'_>, new: &Sent<'_>) -> Facts {
        match (&old.value, &new.value) {
            (Value::Given(old), Value::Given(new)) => self.both_given(old, new),
            (Value::Fixed(old), Value::Fixed(new)) => self.both_fixed(old, new),
            (Value::Given(_), Value::Fixed(new)) => {
                vec![(
                    Fact::ConstantAdded,
                    format!("now always {}", code(&new.value)),
                )]
            }
            (Value::Fixed(old), Value::Given(new)) => {
                let what = format!("{}, before always {}", state(new), code(&old.value));
                vec![(Fact::ConstantRemoved, what)]
            }
        }
    }

    fn both_fixed(&self, old: &Constant, new: &Constant) -> Facts {
        let mut facts = location(old.location, new.location);
        // The header with the API version has another value in each version.
        let is_version = is_version(self.old, old) && is_version(self.new, new);
        if old.value != new.value && !is_version {
            let what = format!("always {}, before {}", code(&new.value), code(&old.value));
            facts.push((Fact::ConstantChanged, what));
        }
        facts
    }

    fn both_given(&self, old: &Parameter, new: &Parameter) -> Facts {
        let mut facts = location(old.location, new.location);
        if old.required != new.required {
            facts.push((
                Fact::PresenceChanged,
                format!("{}, before {}", state(new), state(old)),
            ));
        } else if old.name != new.name && !new.required {
            // A field of the options; an argument is passed by position, without its name.
            facts.push((Fact::RustName, in_rust(&new.name, &old.name)));
        }
        if new.location == Location::Path && old.wire_name != new.wire_name {
            facts.push((
                Fact::PathParameterRenamed,
                format!("renamed from {}", code(&old.wire_name)),
            ));
        }
        facts.extend(written(old, new));
        facts.extend(self.whole_shape(&old.shape, &new.shape));
        facts.extend(deprecated(old.deprecated, new.deprecated));
        facts
    }
}

fn sent(operation: &Operation) -> Vec<Sent<'_>> {
    let given = operation.parameters.iter().map(|of| Sent {
        identity: identity(operation, of.location, &of.wire_name),
        wire_name: &of.wire_name,
        value: Value::Given(of),
    });
    let fixed = operation.constants.iter().map(|of| Sent {
        identity: identity(operation, of.location, &of.wire_name),
        wire_name: &of.wire_name,
        value: Value::Fixed(of),
    });
    given.chain(fixed).collect()
}

/// The text that tells a parameter from others: in a path its position, elsewhere its name.
pub(super) fn identity(operation: &Operation, location: Location, name: &str) -> String {
    match location {
        Location::Path => {
            let before = operation.path.split(&format!("{{{name}}}")).next();
            let number = before.unwrap_or_default().matches('{').count();
            format!("path {number}")
        }
        Location::Query => format!("query {name}"),
        Location::QueryString => "query string".to_owned(),
        Location::Header => format!("header {}", name.to_ascii_lowercase()),
        Location::Cookie => format!("cookie {name}"),
    }
}

fn added(value: &Value<'_>) -> (Fact, String) {
    match value {
        Value::Given(of) if of.required => {
            (Fact::RequiredParameterAdded, "added, required".to_owned())
        }
        Value::Given(_) => (Fact::OptionalParameterAdded, "added".to_owned()),
        Value::Fixed(of) => (
            Fact::FixedParameterAdded,
            format!("added, always {}", code(&of.value)),
        ),
    }
}

fn removed(value: &Value<'_>) -> (Fact, String) {
    let fact = match value {
        Value::Given(_) => Fact::ParameterRemoved,
        Value::Fixed(_) => Fact::FixedParameterRemoved,
    };
    (fact, "removed".to_owned())
}

fn state(parameter: &Parameter) -> &'static str {
    if parameter.required {
        "required"
    } else {
        "optional"
    }
}

fn is_version(api: &Api, constant: &Constant) -> bool {
    constant.value == api.service.version
}

fn location(old: Location, new: Location) -> Facts {
    let words = |location| match location {
        Location::Path => "in the path",
        Location::Query => "in the query",
        Location::QueryString => "as the query",
        Location::Header => "in a header",
        Location::Cookie => "in a cookie",
    };
    let what = || format!("{}, before {}", words(new), words(old));
    (old != new)
        .then(|| (Fact::LocationChanged, what()))
        .into_iter()
        .collect()
}

/// The changes of a parameter's serialization.
fn written(old: &Parameter, new: &Parameter) -> Facts {
    let mut facts = Facts::new();
    if (old.style, old.explode) != (new.style, new.explode) && old.location == new.location {
        let what = format!("written as {}, before {}", style(new), style(old));
        facts.push((Fact::StyleChanged, what));
    }
    match (old.allow_reserved, new.allow_reserved) {
        (false, true) => facts.push((
            Fact::ReservedChanged,
            "reserved characters are sent as they are".to_owned(),
        )),
        (true, false) => facts.push((
            Fact::ReservedChanged,
            "reserved characters are encoded".to_owned(),
        )),
        (false, false) | (true, true) => {}
    }
    match (old.idempotency_key, new.idempotency_key) {
        (false, true) => facts.push((Fact::KeyAdded, "now an idempotency key".to_owned())),
        (true, false) => {
            facts.push((Fact::KeyRemoved, "no longer an idempotency key".to_owned()));
        }
        (false, false) | (true, true) => {}
    }
    facts
}

fn style(parameter: &Parameter) -> String {
    let style = match parameter.style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
        Style::DeepObjectRails => return format!("{} as Rails writes it", code("deepObject")),
        Style::Cookie => "cookie",
        Style::Json => return "JSON".to_owned(),
        Style::Text => return "text".to_owned(),
    };
    format!(
        "{}{}",
        code(style),
        if parameter.explode { ", exploded" } else { "" }
    )
}

#[cfg(test)]
mod tests;
