//! A document, and the types that are generated of its components.

use std::fs;
use std::path::Path;

use primer_codegen_core::document::Choice;
use primer_codegen_core::ir::{Api, Form, Item, ItemKind, Shape, Type};
use primer_codegen_core::names::{Case, in_case};
use primer_codegen_core::{Source, lower_chosen};
use serde_json::Value;

/// A document that the generator accepts.
pub struct Document {
    /// The name of its file.
    pub name: String,
    /// Its text as JSON.
    pub text: Value,
    /// The components of which a type is found.
    pub components: Vec<Component>,
}

/// A component and its Rust types.
pub struct Component {
    /// The name in the document.
    pub name: String,
    /// The type, and its other forms.
    pub types: Vec<String>,
    /// The variants of the type, if it is a union.
    pub variants: Vec<String>,
    /// The schemas of the variants, if each variant is one schema.
    pub alternatives: Vec<Value>,
}

impl Document {
    /// Reads a document; `None` if the generator refuses it.
    pub fn read(file: &Path) -> Option<Self> {
        let source = Source::open(file.to_str()?).ok()?;
        let lowering = lower_chosen(&source, &Choice::default());
        // The validator knows the document alone.
        let is_whole = lowering.files.is_empty() && !lowering.findings.has_errors();
        let api = lowering.api.filter(|_| is_whole)?;
        let text = fs::read_to_string(file).unwrap();
        let text: Value = serde_yaml::from_str(&text).ok()?;
        let schemas = text["components"]["schemas"].as_object();
        let names = schemas.into_iter().flatten();
        let components = names.filter_map(|(name, schema)| component(&api, name, schema));
        Some(Self {
            name: file.file_name()?.to_str()?.to_owned(),
            components: components.collect(),
            text,
        })
    }
}

fn component(api: &Api, name: &str, schema: &Value) -> Option<Component> {
    let words = schema["x-rust-name"].as_str().unwrap_or(name);
    let rust_name = in_case(words, Case::Pascal);
    let mut items = api.types.iter();
    let item = items.find(|item| item.name.as_str() == rust_name)?;
    if !is_json(item) {
        return None;
    }
    let forms = api.types.iter().filter(|it| it.form != Form::Own);
    let forms = forms.filter(|form| own(api, form).name == item.name);
    let forms = forms.map(|form| form.name.as_str().to_owned());
    let (variants, alternatives) = match &item.kind {
        ItemKind::Union(union) => {
            let names = union.variants.iter();
            let variants: Vec<String> = names.map(|it| it.name.as_str().to_owned()).collect();
            let alternatives = alternatives(schema);
            let is_plain = union.discriminator.is_none() && alternatives.len() == variants.len();
            (variants, if is_plain { alternatives } else { Vec::new() })
        }
        _ => Default::default(),
    };
    Some(Component {
        name: name.to_owned(),
        types: std::iter::once(rust_name.clone()).chain(forms).collect(),
        variants,
        alternatives,
    })
}

/// The type that an item is a form of.
fn own<'a>(api: &'a Api, item: &'a Item) -> &'a Item {
    match item.form {
        Form::Own => item,
        Form::Request(of) | Form::Update(of) => own(api, api.item(of).unwrap()),
    }
}

fn alternatives(schema: &Value) -> Vec<Value> {
    let parts = ["oneOf", "anyOf"].into_iter();
    let parts = parts.filter_map(|keyword| schema[keyword].as_array());
    parts.flatten().cloned().collect()
}

/// Whether a type is read from JSON: no struct of arguments, no enum of statuses, no bytes.
fn is_json(item: &Item) -> bool {
    match &item.kind {
        ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Union(_) => {
            true
        }
        ItemKind::Alias(shape) => !has_bytes(shape),
        ItemKind::Outcomes(_)
        | ItemKind::Bodies(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_) => false,
    }
}

fn has_bytes(shape: &Shape) -> bool {
    match &shape.ty {
        Type::Bytes | Type::Unit => true,
        Type::List(inner) | Type::Map(inner) | Type::OneOrMany(inner) => has_bytes(inner),
        _ => false,
    }
}
