//! Parameters: arguments of a method, its options, and what has one value alone.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::operations::Place;
use super::templates;
use crate::diagnostics::{Finding, Place as At};
use crate::document::Pointer;
use crate::ir::{
    self, Constant, Constructor, Docs, Field, ItemKind, Limits, Location, Name, Operation,
    Parameter, Presence, Shape, Struct, Style, Type,
};
use crate::lower::Lower;
use crate::markdown::{Line, code};
use crate::names::{Case, Scope, TYPE_METHODS};

/// The names of headers that hold an idempotency key, unless the document says otherwise (`x-idempotency-key`).
const IDEMPOTENCY_KEYS: [&str; 2] = ["idempotency-key", "x-idempotency-key"];

/// The names of all headers that hold an idempotency key: the usual ones too, unless the document says that they do not.
pub(in crate::lower) fn idempotency_keys(operations: &[Operation]) -> Vec<String> {
    let parameters = operations.iter().flat_map(|it| &it.parameters);
    let headers: Vec<&Parameter> = parameters
        .filter(|it| it.location == Location::Header)
        .collect();
    let is_other = |name: &str| {
        let mut others = headers.iter().filter(|it| !it.idempotency_key);
        others.any(|it| it.wire_name.eq_ignore_ascii_case(name))
    };
    let usual = IDEMPOTENCY_KEYS.into_iter().filter(|name| !is_other(name));
    let declared = headers.iter().filter(|it| it.idempotency_key);
    let declared = declared.map(|it| it.wire_name.to_ascii_lowercase());
    let names: BTreeSet<String> = usual.map(str::to_owned).chain(declared).collect();
    names.into_iter().collect()
}

/// The parameters of an operation.
pub(in crate::lower) struct Parameters {
    pub list: Vec<Parameter>,
    pub constants: Vec<Constant>,
}

impl<'d> Lower<'d, '_> {
    /// The parameters of an operation, in the order in which a method takes them: those of the path as its template has
    /// them, then the others as the document has them. One that the operation declares goes before one of its path item.
    pub(in crate::lower) fn lower_parameters(
        &mut self,
        place: &Place,
        arguments: &mut Scope,
    ) -> Parameters {
        let mut parameters = Parameters {
            list: Vec::new(),
            constants: Vec::new(),
        };
        let in_template = templates::names(&place.template);
        let mut all = self.all_parameters(place);
        all.sort_by_key(|at| self.place_in_path(at, &in_template));
        for at in all {
            self.lower_parameter(&at, arguments, &mut parameters);
        }
        parameters
    }

    /// Which of the names in a path a parameter stands for; those that stand elsewhere are behind all of them.
    fn place_in_path(&self, at: &Pointer, in_template: &[&str]) -> usize {
        let (name, location) = self.identity(at);
        let place = in_template.iter().position(|other| *other == name);
        place.filter(|_| location == "path").unwrap_or(usize::MAX)
    }

    /// The addresses of the parameters of an operation, behind references.
    pub(in crate::lower) fn all_parameters(&mut self, place: &Place) -> Vec<Pointer> {
        let own = self.declared(&place.at().child("parameters"));
        let shared = self.declared(&place.path_item.child("parameters"));
        let taken: HashSet<_> = own.iter().filter_map(|at| self.key(at)).collect();
        let is_new = |at: &Pointer| self.key(at).is_none_or(|key| !taken.contains(&key));
        shared
            .into_iter()
            .filter(is_new)
            .chain(own.clone())
            .collect()
    }

    /// The addresses of declared parameters, behind references.
    fn declared(&mut self, list: &Pointer) -> Vec<Pointer> {
        let count = self
            .resolved
            .document
            .node(list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        let mut seen: HashMap<(String, &str), Pointer> = HashMap::new();
        let mut declared = Vec::new();
        for written in (0..count).map(|index| list.item(index)) {
            let Some(at) = self.resolved.follow(&written) else {
                continue;
            };
            let key = self.key(&at);
            if let Some(first) = key.as_ref().and_then(|key| seen.get(key)).cloned() {
                let (name, location) = self.identity(&at);
                let message = format!("duplicate parameter `{name}` in `{location}`");
                let finding = Finding::at_value(written, message);
                self.report(finding.related(At::Value(first), "first declared here"));
                continue;
            }
            seen.extend(key.map(|key| (key, written)));
            declared.push(at);
        }
        declared
    }

    /// What makes a parameter unique; the names of headers are the same in any case (RFC 9110, section 5.1).
    fn key(&self, at: &Pointer) -> Option<(String, &'d str)> {
        let (name, location) = self.identity(at);
        let name = match location {
            "header" => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        };
        (!name.is_empty()).then_some((name, location))
    }

    // OpenAPI 3.0, Parameter Object: "A unique parameter is defined by a combination of a name and location."
    pub(in crate::lower) fn identity(&self, at: &Pointer) -> (&'d str, &'d str) {
        let node = self.resolved.document.node(at);
        let text = |name: &str| {
            node.and_then(|node| node.get(name))
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        (text("name"), text("in"))
    }

    fn lower_parameter(&mut self, at: &Pointer, arguments: &mut Scope, into: &mut Parameters) {
        let Some(node) = self.resolved.document.node(at) else {
            return;
        };
        let flag = |name: &str| node.get(name).and_then(Value::as_bool);
        let (wire_name, location) = self.identity(at);
        let location = match location {
            "path" => Location::Path,
            "query" => Location::Query,
            // OpenAPI 3.0, Parameter Object: these three "SHALL be ignored".
            "header"
                if ["accept", "content-type", "authorization"]
                    .contains(&wire_name.to_ascii_lowercase().as_str()) =>
            {
                return;
            }
            "header" => Location::Header,
            "cookie" => {
                return self.report(Finding::at_value(
                    at.child("in"),
                    "`cookie` parameters are not supported yet",
                ));
            }
            _ => return,
        };
        let required = flag("required").unwrap_or(false);
        if let (true, Some(value)) = (required, self.only_value(&at.child("schema"))) {
            into.constants.push(Constant {
                wire_name: wire_name.to_owned(),
                location,
                value,
            });
            return;
        }
        let Some((shape, style)) = self.lower_parameter_shape(at, location) else {
            return;
        };
        let words = self.rust_name(at).unwrap_or_else(|| wire_name.to_owned());
        into.list.push(Parameter {
            name: arguments.claim(&words),
            docs: self.parameter_docs(at),
            deprecated: flag("deprecated").unwrap_or(false),
            required,
            wire_name: wire_name.to_owned(),
            location,
            style,
            explode: flag("explode").unwrap_or(style == Style::Form),
            allow_reserved: flag("allowReserved").unwrap_or(false),
            idempotency_key: location == Location::Header
                && matches!(shape.ty, Type::String | Type::Secret)
                && flag("x-idempotency-key").unwrap_or_else(|| {
                    IDEMPOTENCY_KEYS.contains(&wire_name.to_ascii_lowercase().as_str())
                }),
            shape: Shape {
                sensitive: shape.sensitive || flag("x-sensitive").unwrap_or(false),
                nullable: false,
                ..shape
            },
        });
    }

    /// What a parameter holds, and how it is written.
    fn lower_parameter_shape(
        &mut self,
        at: &Pointer,
        location: Location,
    ) -> Option<(Shape, Style)> {
        let (schema, content) = (at.child("schema"), at.child("content"));
        let has = |place: &Pointer| self.resolved.document.node(place).is_some();
        match (has(&schema), has(&content)) {
            (true, false) => {
                let style = self.lower_style(at, location)?;
                let shape = self.lower_schema(&schema);
                self.check_flat(&shape, at, style).then_some((shape, style))
            }
            (false, true) => self.lower_parameter_content(&content),
            // What is wrong with that is reported.
            (true, true) | (false, false) => None,
        }
    }

    fn lower_parameter_content(&mut self, content: &Pointer) -> Option<(Shape, Style)> {
        let media_types: Vec<&str> = self.resolved.document.names(content).collect();
        match media_types.as_slice() {
            // OpenAPI 3.0, Parameter Object: "The map MUST only contain one entry."
            [only] if super::media::is_json(only) => Some((
                self.lower_schema(&content.path([*only, "schema"])),
                Style::Json,
            )),
            [only] => {
                self.report(Finding::at_key(
                    content.child(only),
                    format!("parameters as `{only}` are not supported yet"),
                ));
                None
            }
            _ => None,
        }
    }

    // OpenAPI 3.0, Parameter Object, Style Values.
    fn lower_style(&mut self, at: &Pointer, location: Location) -> Option<Style> {
        let node = self
            .resolved
            .document
            .node(&at.child("style"))
            .and_then(Value::as_str);
        let style = match (location, node) {
            (Location::Path | Location::Header, None | Some("simple")) => Style::Simple,
            (Location::Path, Some("label")) => Style::Label,
            (Location::Path, Some("matrix")) => Style::Matrix,
            (Location::Query, None | Some("form")) => Style::Form,
            (Location::Query, Some("spaceDelimited")) => Style::SpaceDelimited,
            (Location::Query, Some("pipeDelimited")) => Style::PipeDelimited,
            (Location::Query, Some("deepObject")) => Style::DeepObject,
            (_, Some(_)) if self.resolved.document.is_broken(&at.child("style")) => return None,
            (_, Some(style)) => {
                let (_, place) = self.identity(at);
                self.report(Finding::at_value(
                    at.child("style"),
                    format!("`style: {style}` is not allowed in `{place}`"),
                ));
                return None;
            }
        };
        Some(style)
    }

    /// Whether a value can be written in a style: the standard has no way to write a list or an object within another.
    fn check_flat(&mut self, shape: &Shape, at: &Pointer, style: Style) -> bool {
        let flat = match &shape.ty {
            Type::List(item) | Type::Map(item) => self.is_scalar(&item.ty),
            Type::Named(id) => match self.item(*id).map(|item| item.kind.clone()) {
                Some(ItemKind::Struct(of)) => of
                    .fields
                    .iter()
                    .all(|field| self.is_scalar(&field.shape.ty) || style == Style::DeepObject),
                _ => true,
            },
            _ => true,
        };
        if !flat {
            self.report(Finding::at_value(
                at.clone(),
                "lists and objects within a parameter's list or object are not supported",
            ));
        }
        flat
    }

    fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) | Type::Map(_) | Type::OneOrMany(_) => false,
            Type::Named(id) | Type::Boxed(id) => !matches!(
                self.item(*id).map(|item| &item.kind),
                Some(ItemKind::Struct(_))
            ),
            _ => true,
        }
    }

    /// The text of the only value that a schema allows.
    fn only_value(&self, schema: &Pointer) -> Option<String> {
        match self.resolved.schema(schema)?.values()?.as_slice() {
            [Value::String(only)] => Some(only.clone()),
            [Value::Number(only)] => Some(only.to_string()),
            [Value::Bool(only)] => Some(only.to_string()),
            _ => None,
        }
    }

    /// The struct of the parameters that may be left out.
    pub(in crate::lower) fn lower_options(
        &mut self,
        parameters: &[Parameter],
        operation: &str,
        arguments: &mut Scope,
    ) -> Option<(Name, ir::TypeId)> {
        let mut methods = Scope::new(Case::Snake, TYPE_METHODS);
        let optional = parameters.iter().filter(|parameter| !parameter.required);
        let fields: Vec<Field> = optional
            .map(|parameter| Field {
                name: parameter.name.clone(),
                setter: methods.claim_or(
                    parameter.name.plain(),
                    &format!("with {}", parameter.name.plain()),
                ),
                clear: None,
                wire_name: parameter.wire_name.clone(),
                aliases: Vec::new(),
                docs: parameter.docs.clone(),
                deprecated: parameter.deprecated,
                presence: Presence::Optional,
                shape: parameter.shape.clone(),
                default: None,
                default_json: None,
                constant: None,
            })
            .collect();
        if fields.is_empty() {
            return None;
        }
        let id = self.reserve();
        let name = self.scope.claim(&format!("{operation} options"));
        let kind = ItemKind::Struct(Struct {
            fields,
            additional: None,
            open: false,
            limits: Limits::default(),
            constructor: Constructor::None,
            default: true,
        });
        let docs = Line::from("Optional parameters of ") + code(operation) + ".";
        self.fill(
            id,
            ir::Item {
                name,
                docs: docs.into(),
                deprecated: false,
                update_of: None,
                kind,
            },
        );
        Some((arguments.claim("options"), id))
    }

    pub(in crate::lower) fn parameter_docs(&self, at: &Pointer) -> Docs {
        let description = self
            .resolved
            .document
            .node(at)
            .and_then(|node| node.get("description"))
            .and_then(Value::as_str);
        Docs::of_document(description.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
