//! The values that are tried.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::document::{Component, Document};
use super::generator;
use super::mutation::{Mutation, Promise};
use super::place::Place;
use super::validator::{self, Formats};

/// A value to be read.
pub struct Case {
    /// The position of its document.
    pub document: usize,
    /// The Rust type.
    pub component: String,
    /// The value.
    pub json: Value,
    /// The position of the only alternative that is valid, if the type is a union.
    pub choice: Option<usize>,
    /// How the value differs from a valid one, where, and what is promised of it.
    pub mutation: Option<(Mutation, Place, Promise)>,
}

const NO_TYPE: &str = "no type, or one that is not read from JSON";

/// The cases of a document.
#[derive(Default)]
pub struct Cases {
    pub cases: Vec<Case>,
    /// The components without a case, each with the reason.
    pub skipped: Vec<(String, String)>,
}

impl Cases {
    /// Valid values of the components of the n-th document, as many of each as are valid of a number of values, and changes of them.
    pub fn of(n: usize, document: &Document, count: usize) -> Self {
        let mut cases = Self::default();
        let others = document.others.iter().cloned();
        let others = others.map(|name| (name, NO_TYPE.to_owned()));
        cases.skipped.extend(others);
        for component in &document.components {
            match component_cases(n, document, component, count) {
                Ok(of_component) => cases.cases.extend(of_component),
                Err(reason) => cases.skipped.push((component.name.clone(), reason)),
            }
        }
        cases
    }
}

fn component_cases(
    n: usize,
    document: &Document,
    component: &Component,
    count: usize,
) -> Result<Vec<Case>, String> {
    let schema = json!({"$ref": format!("#/components/schemas/{}", component.name)});
    let validator = |formats| validator::of(&document.text, &schema, formats);
    let refused =
        |error| format!("the validator does not take the schemas of the document: {error}");
    let hints = validator(Formats::Hints).map_err(refused)?;
    let checked = validator(Formats::Checked).map_err(refused)?;
    let alternatives = alternatives(document, component);
    let mut cases = Vec::new();
    for (k, json) in generator::values(&document.text, component, count)
        .into_iter()
        .enumerate()
    {
        let Some(json) = validator::repaired(json, &hints) else {
            continue;
        };
        let mutated = Mutation::ALL.into_iter().filter_map(|mutation| {
            let (json, place) = mutation.of(&json, k)?;
            let promise = mutation.promise(&json, &checked, document, component);
            Some((json, None, Some((mutation, place, promise))))
        });
        let mutated: Vec<_> = mutated.collect();
        let choice = choice(&json, &alternatives);
        for (json, choice, mutation) in std::iter::once((json, choice, None)).chain(mutated) {
            for (form, rust_type) in component.types.iter().enumerate() {
                cases.push(Case {
                    document: n,
                    component: rust_type.clone(),
                    json: json.clone(),
                    choice: choice.filter(|_| form == 0),
                    mutation: mutation.clone(),
                });
            }
        }
    }
    match cases.is_empty() {
        true => Err("no value that was made of it is valid".to_owned()),
        false => Ok(cases),
    }
}

/// The position of the only alternative that a value is.
fn choice(json: &Value, alternatives: &[Validator]) -> Option<usize> {
    let mut fitting = alternatives
        .iter()
        .enumerate()
        .filter(|(_, alternative)| alternative.is_valid(json));
    match (fitting.next(), fitting.next()) {
        // Where a union may be `null`, its type is an option.
        (Some((n, _)), None) if !json.is_null() => Some(n),
        _ => None,
    }
}

/// The validators of a union's alternatives, if each is a variant of its own.
fn alternatives(document: &Document, component: &Component) -> Vec<Validator> {
    let parts = component.alternatives.iter();
    let parts = parts.map(|schema| validator::of(&document.text, schema, Formats::Hints));
    parts.collect::<Result<_, _>>().unwrap_or_default()
}
