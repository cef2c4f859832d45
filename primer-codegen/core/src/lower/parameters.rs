//! Parameters: arguments of a method, its options, and what has one value alone.

use serde_json::Value;

use super::Lower;
use super::docs::markdown;
use super::operations::Place;
use crate::diagnostics::{Finding, Place as At, nearest};
use crate::document::Pointer;
use crate::ir::{
    self, Constant, Docs, Field, ItemKind, Limits, Location, Name, Parameter, Presence, Shape,
    Struct, Style, Type,
};
use crate::names::{Case, Scope, TYPE_METHODS};

/// The parameters of an operation.
pub(super) struct Parameters {
    pub list: Vec<Parameter>,
    pub constants: Vec<Constant>,
}

impl<'d> Lower<'d, '_> {
    /// The parameters of an operation; one that the operation declares goes before one of its path item.
    pub(super) fn lower_parameters(&mut self, place: &Place, arguments: &mut Scope) -> Parameters {
        let own = self.declared(&place.at().child("parameters"));
        let shared = self.declared(&place.path_item.child("parameters"));
        let is_new = |at: &Pointer| {
            own.iter()
                .all(|other| self.identity(other) != self.identity(at))
        };
        let all: Vec<Pointer> = shared
            .into_iter()
            .filter(is_new)
            .chain(own.clone())
            .collect();
        self.check_template(place, &all);
        let mut parameters = Parameters {
            list: Vec::new(),
            constants: Vec::new(),
        };
        for at in all {
            self.lower_parameter(&at, arguments, &mut parameters);
        }
        parameters
    }

    /// The addresses of declared parameters, behind references.
    fn declared(&mut self, list: &Pointer) -> Vec<Pointer> {
        let count = self
            .resolved
            .document
            .node(list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        let mut declared: Vec<(Pointer, Pointer)> = Vec::new();
        for written in (0..count).map(|index| list.item(index)) {
            let Some(at) = self.resolved.follow(&written) else {
                continue;
            };
            match declared
                .iter()
                .find(|(_, other)| self.identity(other) == self.identity(&at))
            {
                Some((first, _)) => {
                    let first = first.clone();
                    let (name, location) = self.identity(&at);
                    let finding = Finding::at_value(
                        written,
                        format!("duplicate parameter `{name}` in `{location}`"),
                    );
                    self.report(finding.related(At::Value(first), "first declared here"));
                }
                None => declared.push((written, at)),
            }
        }
        declared.into_iter().map(|(_, at)| at).collect()
    }

    // OpenAPI 3.0, Parameter Object: "A unique parameter is defined by a combination of a name and location."
    fn identity(&self, at: &Pointer) -> (&'d str, &'d str) {
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
        self.check_header_name(at, wire_name, location);
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
            shape: Shape {
                sensitive: shape.sensitive || flag("x-sensitive").unwrap_or(false),
                nullable: false,
                ..shape
            },
        });
    }

    // RFC 9110, section 5.1: a field name is a token.
    fn check_header_name(&mut self, at: &Pointer, name: &str, location: Location) {
        let is_token = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c));
        if location == Location::Header && !is_token {
            self.report(Finding::at_value(
                at.child("name"),
                format!("`{name}` cannot be the name of a header"),
            ));
        }
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
            (true, true) => {
                // OpenAPI 3.0, Parameter Object: "A parameter MUST contain either a schema property, or a content property,
                // but not both."
                self.report(
                    Finding::at_key(
                        content,
                        "a parameter has either `schema` or `content`, not both",
                    )
                    .related(At::Key(schema), "`schema` is here"),
                );
                None
            }
            (false, false) => {
                self.report(Finding::at_value(
                    at.clone(),
                    "a parameter needs `schema` or `content`",
                ));
                None
            }
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
            _ => {
                self.report(Finding::at_key(
                    content.clone(),
                    "`content` of a parameter has exactly one media type",
                ));
                None
            }
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
    pub(super) fn lower_options(
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
                docs: Docs(parameter.docs.0.clone()),
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
            arguments: Vec::new(),
            default: true,
        });
        let docs = Docs(vec![format!(
            "What `{operation}` can be told beyond what it needs."
        )]);
        self.fill(
            id,
            ir::Item {
                name,
                docs,
                deprecated: false,
                kind,
            },
        );
        Some((arguments.claim("options"), id))
    }

    /// Each name in a path template has its parameter, and each path parameter its name in the template.
    fn check_template(&mut self, place: &Place, parameters: &[Pointer]) {
        if place.template.matches('{').count() != template_names(&place.template).len() {
            let at = Pointer::root().child("paths").child(&place.template);
            self.report(Finding::at_key(at, "`{` without `}` in this path"));
        }
        let in_template = template_names(&place.template);
        let declared: Vec<(&str, Pointer)> = parameters
            .iter()
            .filter(|at| self.identity(at).1 == "path")
            .map(|at| (self.identity(at).0, at.clone()))
            .collect();
        let unplaced: Vec<&str> = declared
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| !in_template.contains(name))
            .collect();
        for name in &in_template {
            let is_declared = declared.iter().any(|(other, _)| other == name);
            // A slip is one mistake: it is shown where the parameter is declared.
            if !is_declared && nearest(name, unplaced.iter().copied()).is_none() {
                let message = format!(
                    "the path's parameter `{name}` is not declared: `{}`",
                    place.template
                );
                self.report(Finding::at_key(place.at(), message));
            }
        }
        for (name, at) in &declared {
            if !in_template.contains(name) {
                let finding = Finding::at_value(
                    at.child("name"),
                    format!(
                        "path parameter `{name}` is not in the path `{}`",
                        place.template
                    ),
                );
                self.report(finding.suggest("name", name, in_template.iter().copied()));
            }
            // OpenAPI 3.0, Parameter Object: "If the parameter location is "path", this property is REQUIRED and its value MUST
            // be true."
            if self.resolved.document.node(&at.child("required")) != Some(&Value::Bool(true)) {
                let finding = Finding::at_value(
                    at.clone(),
                    format!("path parameter `{name}` must be required"),
                );
                self.report(finding.help("add `required: true`"));
            }
        }
    }

    pub(super) fn parameter_docs(&self, at: &Pointer) -> Docs {
        let description = self
            .resolved
            .document
            .node(at)
            .and_then(|node| node.get("description"))
            .and_then(Value::as_str);
        Docs(markdown(description.unwrap_or_default()))
    }
}

/// The names in the braces of a path template.
fn template_names(template: &str) -> Vec<&str> {
    let starts = template.split('{').skip(1);
    starts
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

#[cfg(test)]
mod tests;
