//! A document, and the types that are generated of its components.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use primer_codegen_core::document::Choice;
use primer_codegen_core::ir::{Api, Form, Item, ItemKind, Shape, Type};
use primer_codegen_core::names::{Case, in_case};
use primer_codegen_core::{Source, lower_chosen};
use serde_json::Value;

/// A document that the generator accepts.
pub struct Document {
    /// The path of its file below the folder.
    pub name: String,
    /// Its text as JSON.
    pub text: Value,
    /// The components of which a type is found.
    pub components: Vec<Component>,
    /// The components of which no type of JSON is found.
    pub others: Vec<String>,
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
    /// Whether a discriminator says more than a validator of JSON Schema knows.
    pub has_tags: bool,
}

/// The files of YAML and JSON below a folder, in the order of their paths.
///
/// # Errors
///
/// The folder, and why it cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder);
    for entry in entries.map_err(|error| format!("{}: {}", folder.display(), error.kind()))? {
        let path = entry.map_err(|error| error.kind().to_string())?.path();
        let extension = path.extension().and_then(|it| it.to_str());
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else if matches!(extension, Some("yaml" | "yml" | "json")) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

impl Document {
    /// Reads a document of a folder.
    ///
    /// # Errors
    ///
    /// Why no values of it can be tried.
    pub fn read(folder: &Path, file: &Path) -> Result<Self, String> {
        let source = Source::open(&file.to_string_lossy())?;
        let choice = Choice {
            all_schemas: true,
            ..Choice::default()
        };
        let lowering = lower_chosen(&source, &choice);
        let Some(api) = lowering.api.filter(|_| !lowering.findings.has_errors()) else {
            return Err("the generator refuses it".to_owned());
        };
        if !lowering.files.is_empty() {
            return Err(
                "it has other files, and the validator knows the document alone".to_owned(),
            );
        }
        let text = fs::read_to_string(file).map_err(|error| error.kind().to_string())?;
        let text: Value = serde_yaml::from_str(&text).map_err(|error| error.to_string())?;
        let (mut components, mut others) = (Vec::new(), Vec::new());
        let schemas = text["components"]["schemas"].as_object();
        for (name, schema) in schemas.into_iter().flatten() {
            match component(&api, &text, name, schema) {
                Some(component) => components.push(component),
                None => others.push(name.clone()),
            }
        }
        let name = file.strip_prefix(folder).unwrap_or(file);
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            components,
            others,
            text,
        })
    }
}

fn component(api: &Api, text: &Value, name: &str, schema: &Value) -> Option<Component> {
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
        has_tags: has_tags(text, schema, &mut HashSet::new()),
    })
}

/// Whether a part of a document has a discriminator, or refers to a schema that has one.
fn has_tags<'t>(text: &'t Value, part: &'t Value, seen: &mut HashSet<&'t str>) -> bool {
    match part {
        Value::Object(members) => members.iter().any(|(name, member)| match member.as_str() {
            Some(target) if name == "$ref" && seen.insert(target) => {
                let target = target.strip_prefix('#').and_then(|it| text.pointer(it));
                target.is_some_and(|target| has_tags(text, target, seen))
            }
            _ => name == "discriminator" || has_tags(text, member, seen),
        }),
        Value::Array(items) => items.iter().any(|item| has_tags(text, item, seen)),
        _ => false,
    }
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
