//! The parts of a value, each with its path in words, and the schemas that a document has for it.

use serde_json::Value;

/// One step to a part.
#[derive(Clone, Copy)]
pub enum Step<'v> {
    Member(&'v str),
    Item(usize),
}

/// A part of a value.
pub struct Part<'v> {
    /// As errors write it: `order.lineItems[2]["a name"]`.
    pub path: String,
    /// From the value itself.
    pub steps: Vec<Step<'v>>,
    pub value: &'v Value,
}

impl Part<'_> {
    /// Whether an error may write this path of it: inside of what is sensitive, a name is `[_]`.
    pub fn may_be_at(&self, path: &str) -> bool {
        let mut written = vec![String::new()];
        for step in &self.steps {
            let hidden = written.iter().map(|path| format!("{path}[_]"));
            let hidden: Vec<_> = match step {
                Step::Member(_) => hidden.collect(),
                Step::Item(_) => Vec::new(),
            };
            let shown = written.iter().map(|path| append(path, *step));
            written = shown.chain(hidden).collect();
        }
        written.iter().any(|it| it == path)
    }
}

/// All parts of a value, itself included.
pub fn parts(value: &Value) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    collect(value, String::new(), &[], &mut found);
    found
}

fn collect<'v>(value: &'v Value, path: String, steps: &[Step<'v>], found: &mut Vec<Part<'v>>) {
    let inner: Vec<(Step<'v>, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (Step::Member(name), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(n, item)| (Step::Item(n), item))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in inner {
        let steps = [steps, &[step]].concat();
        collect(value, append(&path, step), &steps, found);
    }
    found.push(Part {
        path,
        steps: steps.to_vec(),
        value,
    });
}

/// The path of a part of a part.
pub fn append(path: &str, step: Step<'_>) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-$".contains(c);
    match step {
        Step::Item(n) => format!("{path}[{n}]"),
        Step::Member(name) if name.is_empty() || !name.chars().all(is_plain) => {
            format!("{path}[{name:?}]")
        }
        Step::Member(name) if path.is_empty() => name.to_owned(),
        Step::Member(name) => format!("{path}.{name}"),
    }
}

/// The schemas that a value of a schema may be of: references and alternatives are followed.
pub fn schemas<'d>(document: &'d Value, schema: &'d Value, value: &Value) -> Vec<&'d Value> {
    if let Some(target) = schema["$ref"].as_str() {
        let target = document.pointer(target.trim_start_matches('#'));
        return schemas(document, target.unwrap(), value);
    }
    let by = schema["discriminator"]["propertyName"].as_str();
    if let Some(tag) = by.and_then(|by| value[by].as_str())
        && let Some(target) = schema["discriminator"]["mapping"][tag].as_str()
    {
        let target = document.pointer(target.trim_start_matches('#'));
        return schemas(document, target.unwrap(), value);
    }
    match schema["oneOf"].as_array() {
        Some(_) if by.is_some() => vec![schema],
        Some(alternatives) => alternatives
            .iter()
            .flat_map(|it| schemas(document, it, value))
            .collect(),
        None => vec![schema],
    }
}

/// The schemas that a document has for what is at a place of a value; none where it leaves the place free.
///
/// There may be several: of alternatives, or of a member that may also stand beside the declared ones.
pub fn schemas_at<'d>(
    document: &'d Value,
    schema: &'d Value,
    value: &Value,
    steps: &[Step<'_>],
) -> Vec<&'d Value> {
    let here = schemas(document, schema, value);
    let Some((step, rest)) = steps.split_first() else {
        return here;
    };
    let (inner, value): (Vec<&Value>, &Value) = match step {
        Step::Item(n) => (
            here.iter().filter_map(|it| it.get("items")).collect(),
            &value[*n],
        ),
        Step::Member(name) => {
            let declared = here.iter().filter_map(|it| it.get("properties")?.get(name));
            let others = here.iter().filter_map(|it| it.get("additionalProperties"));
            let all = declared.chain(others.filter(|it| it.is_object()));
            (all.collect(), &value[*name])
        }
    };
    inner
        .into_iter()
        .flat_map(|it| schemas_at(document, it, value, rest))
        .collect()
}
