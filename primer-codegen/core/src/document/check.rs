//! Compares a document with the grammar: every keyword is known, its value has the right form, and no required one is missing.

mod extensions;
mod names;
mod references;

use serde_json::Value;

pub(crate) use self::names::{is_media_type, is_token};

use super::grammar::{Dialect, Effect, Form, Keyword, Need, Object, Wrong};
use super::mends::{self, Mends};
use super::suggestions;
use crate::diagnostics::{Finding, Findings, Place, Severity, nearest};
use crate::source::{AddressMap, AddressSet, Pointer};

/// A `$ref` and the object that it must lead to.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The object that holds `$ref`.
    pub place: Pointer,
    /// The object that holds `$ref` in the text, if a mend put another one around it.
    pub written: Pointer,
    /// The text of `$ref`.
    pub target: String,
    /// The object that must stand at the target.
    pub expected: Object,
    /// Whether anything that is generated depends on it.
    pub has_effect: bool,
}

/// The objects, the references and the mistakes of a document, by address.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    /// All references, in the document's order.
    pub references: Vec<Reference>,
    /// The OpenAPI object at an address, or the one that a reference at the address must lead to.
    pub objects: AddressMap<Object>,
    /// The nodes whose form is wrong, and the nodes around them: a member that seems to be missing may be misspelled.
    pub broken: AddressSet,
}

/// Checks the form of a document.
pub(super) fn check(root: &Value, dialect: Dialect, findings: &mut Findings) -> (Inventory, Mends) {
    let mut check = Check {
        findings,
        inventory: Inventory::default(),
        mends: Mends::default(),
        wrong: Wrong::Refused,
        has_effect: true,
        dialect,
        elsewhere: AddressSet::default(),
    };
    check.object(root, Object::OpenApi, &Pointer::root());
    check.targets_elsewhere(root);
    (check.inventory, check.mends)
}

struct Check<'f> {
    findings: &'f mut Findings,
    inventory: Inventory,
    mends: Mends,
    /// The consequence of a wrong value of the keyword that is being checked.
    wrong: Wrong,
    /// Whether anything that is generated depends on the part that is being checked.
    has_effect: bool,
    /// The version of the standard.
    dialect: Dialect,
    /// The values of extensions and of unknown keywords.
    elsewhere: AddressSet,
}

impl Check<'_> {
    fn form(&mut self, value: &Value, form: &Form, at: &Pointer) {
        match form {
            Form::Any => {}
            Form::Text if value.is_string() => {}
            Form::Text => self.unexpected("a string", value, form, at),
            Form::NonEmptyText | Form::Url if value.as_str().is_some_and(|it| !it.is_empty()) => {}
            Form::NonEmptyText | Form::Url => {
                self.unexpected("a string that is not empty", value, form, at)
            }
            Form::Boolean | Form::Limit if value.is_boolean() => {}
            Form::Boolean | Form::Limit => self.unexpected("`true` or `false`", value, form, at),
            Form::Count if is_count(value) => {}
            Form::Count => self.unexpected("an integer that is not negative", value, form, at),
            Form::Number if value.is_number() => {}
            Form::Number => self.unexpected("a number", value, form, at),
            Form::Choice(choices) => self.choice(value, choices, form, at),
            Form::Choices(choices) => match value {
                Value::Array(items) if !items.is_empty() => {
                    for (index, item) in items.iter().enumerate() {
                        self.choice(item, choices, form, &at.item(index));
                    }
                }
                _ => self.choice(value, choices, form, at),
            },
            Form::List(item) => self.list(value, item, form, at),
            Form::NonEmptyList(_) if value.as_array().is_some_and(Vec::is_empty) => {
                self.unexpected("at least one item", value, form, at);
            }
            Form::NonEmptyList(item) => self.list(value, item, form, at),
            Form::Map(form) => self.map(value, form, at),
            Form::Content(form) => {
                self.media_types(value, at);
                self.map(value, form, at);
            }
            Form::Headers(form) => {
                self.header_names(value, at);
                self.map(value, form, at);
            }
            Form::Components(form) => {
                self.component_names(value, at);
                self.map(value, form, at);
            }
            Form::Object(object) => self.object(value, *object, at),
            Form::Reference(object) => self.reference_or(value, *object, at),
            Form::BooleanOrSchema if value.is_boolean() => {}
            Form::BooleanOrSchema if value.is_object() => {
                self.reference_or(value, Object::Schema, at)
            }
            Form::BooleanOrSchema => {
                self.unexpected("`true`, `false` or a Schema Object", value, form, at);
            }
        }
    }

    /// Reports a mistake; it fails no build if nothing that is generated depends on it.
    fn report(&mut self, finding: Finding) {
        if finding.severity == Severity::Error {
            self.mark(&finding.place);
        }
        self.findings.report(match self.has_effect {
            true => finding,
            false => finding.warning(),
        });
    }

    /// Remembers a place and the one around it: what seems to be missing there may be what is wrong.
    fn mark(&mut self, place: &Place) {
        if let Place::Key(at) | Place::Value(at) = place {
            self.inventory.broken.extend(at.parent());
            self.inventory.broken.insert(at.clone());
        }
    }

    /// Reports a value that does not have the expected form. It is read as what it stands for, or left out, where that is safe.
    fn unexpected(&mut self, expected: &str, value: &Value, form: &Form, at: &Pointer) {
        let found = json_type_name(value);
        let message = format!("expected {expected}, found {found}");
        let finding = Finding::at_value(at.clone(), message);
        let keyword = at.last().unwrap_or_default();
        let help = suggestions::for_value(&keyword, value);
        let finding = match help.or(suggestions::for_text(expected, value)) {
            Some(help) => finding.help(help),
            None => finding,
        };
        if let Some(meant) = mends::meant(value, form, self.wrong) {
            if let Form::Object(object) | Form::Reference(object) = form {
                self.inventory.objects.insert(at.clone(), *object);
            }
            self.mends.replace(at.clone(), meant);
            self.report(finding.warning());
        } else if self.wrong == Wrong::LeftOut {
            self.mark(&finding.place);
            self.mends.remove(at.clone());
            self.report(finding.warning());
        } else {
            self.report(finding);
        }
    }

    fn choice(&mut self, value: &Value, choices: &[&'static str], form: &Form, at: &Pointer) {
        let Some(text) = value.as_str() else {
            return self.unexpected("a string", value, form, at);
        };
        if choices.contains(&text) {
            return;
        }
        let list: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
        let message = format!("expected one of {}, found `{text}`", list.join(", "));
        let finding = Finding::at_value(at.clone(), message);
        let finding = finding.suggest("value", text, choices.iter().copied());
        let object = at.parent().and_then(|at| self.inventory.objects.get(&at));
        if let Some(meant) = mends::meant(value, form, self.wrong) {
            self.mends.replace(at.clone(), meant);
            self.report(finding.warning());
        } else if object == Some(&Object::Schema) && finding.help.is_none() {
            // A value of a type that nobody knows is any value. Swagger 2.0 has the type `file`.
            match at.parent().filter(|_| text == "file") {
                Some(schema) => {
                    self.mends.replace(at.clone(), "string".into());
                    self.mends.replace(schema.child("format"), "binary".into());
                }
                None => self.mends.remove(at.clone()),
            }
            self.mark(&finding.place);
            self.report(finding.warning());
        } else {
            self.report(finding);
        }
    }

    fn list(&mut self, value: &Value, item: &Form, form: &Form, at: &Pointer) {
        let Some(items) = value.as_array() else {
            return self.unexpected("an array", value, form, at);
        };
        for (index, value) in items.iter().enumerate() {
            self.form(value, item, &at.item(index));
        }
    }

    fn map(&mut self, value: &Value, form: &Form, at: &Pointer) {
        let Some(members) = value.as_object() else {
            return self.unexpected("an object", value, &Form::Any, at);
        };
        for (name, member) in members {
            self.form(member, form, &at.child(name));
        }
    }

    fn object(&mut self, value: &Value, object: Object, at: &Pointer) {
        let Some(members) = value.as_object() else {
            return self.unexpected(&object.with_article(), value, &Form::Reference(object), at);
        };
        self.inventory.objects.insert(at.clone(), object);
        let mut misspelled = Vec::new();
        for (name, member) in members {
            let place = at.child(name);
            let mut keywords = object.all_keywords().iter();
            let dialect = self.dialect;
            if let Some(keyword) = keywords.find(|it| it.name == name && it.is_in(dialect)) {
                self.keyword(member, keyword, &place);
            } else if name.starts_with("x-") {
                self.elsewhere.insert(place);
                self.extension(name, object, at);
            } else if let Some(patterned) = object
                .patterned()
                .filter(|patterned| (patterned.matches)(name))
            {
                self.form(member, &patterned.form, &place);
            } else {
                self.elsewhere.insert(place.clone());
                misspelled.extend(self.unknown(name, member, object, place));
            }
        }
        // A misspelled keyword is one mistake: the correct name is not reported as missing too.
        let is_missing = |keyword: &&'static Keyword| {
            let name = keyword.name;
            let is_needed = keyword.need != Need::None;
            is_needed && !members.contains_key(name) && !misspelled.contains(&name)
        };
        for keyword in object.keywords(self.dialect).filter(is_missing) {
            let message = format!("`{}` is missing in this {}", keyword.name, object.name());
            let finding = Finding::at_key(at.clone(), message);
            self.report(match keyword.need {
                Need::Formal => finding.warning(),
                Need::None | Need::Real => finding,
            });
        }
    }

    /// Checks the value of a keyword. `null` stands for no value wherever one can be left out.
    fn keyword(&mut self, value: &Value, keyword: &Keyword, at: &Pointer) {
        let around = (self.wrong, self.has_effect);
        let is_optional = keyword.need != Need::Real && !keyword.name.starts_with("x-");
        self.wrong = match value {
            Value::Null if is_optional => Wrong::LeftOut,
            _ => keyword.wrong,
        };
        self.has_effect &= !matches!(keyword.effect, Effect::None(_));
        self.form(value, &keyword.form, at);
        (self.wrong, self.has_effect) = around;
    }

    /// Reports a name that is not a keyword: an error if a keyword was most likely meant, or an operation would be lost. Returns the
    /// keyword that was meant.
    fn unknown(
        &mut self,
        name: &str,
        value: &Value,
        object: Object,
        place: Pointer,
    ) -> Option<&'static str> {
        let dialect = self.dialect;
        if object == Object::Schema && name == "nullable" {
            let message =
                format!("`nullable` is no keyword of OpenAPI {dialect}, and is read as in 3.0");
            let help = "say it by the type: `type: [string, 'null']`";
            self.report(Finding::at_key(place, message).help(help).warning());
            return None;
        }
        let known = || object.keywords(dialect).map(|keyword| keyword.name);
        let later = suggestions::later(name, object, dialect);
        let meant = nearest(name, known()).filter(|_| later.is_none());
        let message = match object.patterned() {
            Some(patterned) => format!("expected {}, found `{name}`", patterned.expected),
            None => format!("unknown keyword `{name}` in this {}", object.name()),
        };
        let finding = Finding::at_key(place, message);
        let is_lost =
            object.patterned().is_some() || (object == Object::PathItem && value.is_object());
        let finding = match meant {
            Some(_) => finding.suggest("keyword", name, known()),
            None if is_lost => finding,
            None => finding.warning(),
        };
        let suggestion = suggestions::for_name(name, object, dialect);
        let suggestion = suggestion.filter(|_| finding.help.is_none());
        self.report(match suggestion {
            Some(help) => finding.help(help),
            None => finding,
        });
        meant
    }
}

/// The name of the JSON type of a value, with an article.
pub fn json_type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(number) if number.as_i64().is_some_and(i64::is_negative) => {
            "a negative integer"
        }
        Value::Number(_) => "an integer",
        Value::String(text) if text.is_empty() => "an empty string",
        Value::String(_) => "a string",
        Value::Array(items) if items.is_empty() => "an empty array",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Whether a value is a count: `10`, `10.0` or one beyond 64 bits.
fn is_count(value: &Value) -> bool {
    let is_whole = |number: f64| number >= 0.0 && number.fract() == 0.0;
    value.is_u64() || value.as_f64().is_some_and(is_whole)
}

#[cfg(test)]
mod tests;
