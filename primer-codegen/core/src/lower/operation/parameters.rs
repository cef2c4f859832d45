//! Parameters: the arguments of a method, its options, and constants.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::{Parameter as Declared, is_token};
use crate::ir::{
    self, Access, Argument, Constant, Constructor, Docs, Field, ItemKind, Limits, Location, Name,
    Operation, Parameter, Presence, Scheme, Shape, Struct, Style, Type,
};
use crate::lower::Lower;
use crate::lower::operation::styles::{Written, is_plain};
use crate::markdown::{Line, code};
use crate::names::{Case, Scope, TYPE_METHODS};
use crate::resolve::{Endpoint, template_names};
use crate::source::Pointer;

/// The longest name of a header that the client's HTTP library takes, in bytes.
const LONGEST_NAME: usize = u16::MAX as usize;

/// The usual names of headers for an idempotency key. They apply unless the document has `x-idempotency-key: false`.
const IDEMPOTENCY_KEYS: [&str; 2] = ["idempotency-key", "x-idempotency-key"];

/// The names of all headers for an idempotency key: the declared ones, and the usual ones unless the document excludes them.
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
pub(super) struct Parameters {
    pub list: Vec<Parameter>,
    pub constants: Vec<Constant>,
    /// The examples of those that have one, by the name on the wire.
    pub examples: Vec<(String, Value)>,
    /// The addresses of the parameters in the list.
    places: Vec<Pointer>,
}

impl<'d> Lower<'d, '_> {
    /// The parameters of an operation in the order in which a method takes them: those of the path in the order of the
    /// template, then the others in the document's order. A parameter of the operation replaces the same one of the path item.
    pub(super) fn lower_parameters(
        &mut self,
        endpoint: &Endpoint<'d>,
        security: &[Vec<Scheme>],
        arguments: &mut Scope,
    ) -> Parameters {
        let mut parameters = Parameters {
            list: Vec::new(),
            constants: Vec::new(),
            examples: Vec::new(),
            places: Vec::new(),
        };
        let in_template = template_names(endpoint.path());
        let mut declared = self.resolved.parameters(endpoint);
        declared.sort_by_key(|parameter| place_in_path(parameter, &in_template));
        for parameter in declared {
            if !self.is_left_out(&parameter, security) {
                self.lower_parameter(&parameter, security, arguments, &mut parameters);
            }
        }
        self.add_constant_headers(&mut parameters);
        self.check_collisions(&parameters.list, &parameters.places);
        parameters
    }

    fn lower_parameter(
        &mut self,
        declared: &Declared<'d>,
        security: &[Vec<Scheme>],
        arguments: &mut Scope,
        into: &mut Parameters,
    ) {
        let Some(location) = location(declared) else {
            return;
        };
        let wire_name = declared.name();
        // OpenAPI 3.0, Parameter Object: a parameter of the path is required; the rules report one that does not say so.
        let required = declared.required() == Some(true) || location == Location::Path;
        let chosen = self.chosen_header(declared);
        if let Some(value) = chosen.or_else(|| self.fixed_value(declared)) {
            self.check_constant(declared, location, &value);
            into.constants.push(Constant {
                wire_name: wire_name.to_owned(),
                header: header_name(location, wire_name),
                location,
                value,
            });
            return;
        }
        let Some(Written {
            shape,
            style,
            explode,
        }) = self.lower_parameter_shape(declared, location)
        else {
            return;
        };
        self.check_emptiness(declared, location, style, &shape);
        if location == Location::QueryString {
            self.check_query_credential(declared, style, security);
        }
        let words = self.rust_name(&declared.at);
        into.places.push(declared.at.clone());
        let example = self.example_of_parameter(declared);
        into.examples
            .extend(example.map(|it| (wire_name.to_owned(), it)));
        into.list.push(Parameter {
            name: arguments.claim(words.as_deref().unwrap_or(wire_name)),
            docs: Docs::of_document(declared.description().unwrap_or_default()),
            deprecated: declared.deprecated(),
            required,
            wire_name: wire_name.to_owned(),
            header: header_name(location, wire_name),
            location,
            style,
            explode,
            // OpenAPI 3.0.4, Parameter Object: `allowReserved` is one of the fields for use with `schema`.
            allow_reserved: declared.allow_reserved()
                && !matches!(style, Style::Json | Style::Text),
            idempotency_key: is_idempotency_key(declared, location, &shape),
            shape: Shape {
                sensitive: shape.sensitive || declared.sensitive(),
                nullable: false,
                ..shape
            },
        });
    }

    /// The one value that the document leaves to a required parameter.
    pub(super) fn fixed_value(&self, declared: &Declared<'d>) -> Option<String> {
        let location = location(declared)?;
        let required = declared.required() == Some(true) || location == Location::Path;
        let only = self.only_value(&declared.at.child("schema"));
        only.filter(|_| required && is_plain(declared, location))
    }

    /// Reports the only value of a parameter if no request can hold it.
    fn check_constant(&mut self, declared: &Declared<'d>, location: Location, value: &str) {
        let is_held = match location {
            Location::Path => !matches!(value, "" | "." | ".."),
            Location::Header => value.trim() == value && !value.contains(char::is_control),
            Location::Query | Location::QueryString | Location::Cookie => true,
        };
        if !is_held {
            self.report_unheld(declared);
        }
    }

    /// Reports a parameter of the path that its limits keep empty: of the styles, `matrix` alone writes anything for an empty text,
    /// and none does for an empty list or object (RFC 6570, 2.3).
    fn check_emptiness(
        &mut self,
        declared: &Declared<'d>,
        location: Location,
        style: Style,
        shape: &Shape,
    ) {
        let limits = &shape.limits;
        let is_empty_text = limits.max_length == Some(0);
        let is_empty_list = limits.max_items == Some(0) || limits.max_properties == Some(0);
        let is_held = match style {
            Style::Json => true,
            Style::Matrix => !is_empty_list,
            Style::Simple
            | Style::Label
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject
            | Style::DeepObjectRails
            | Style::Cookie
            | Style::Text => !(is_empty_text || is_empty_list),
        };
        if location == Location::Path && !is_held {
            self.report_unheld(declared);
        }
    }

    fn report_unheld(&mut self, declared: &Declared<'d>) {
        let message = format!(
            "no {} can hold the only value of this parameter",
            declared.location()
        );
        self.report(Finding::at_value(declared.at.child("schema"), message));
    }

    /// The only value that a schema allows, as text.
    fn only_value(&self, schema: &Pointer) -> Option<String> {
        match self.resolved.schema(schema)?.values()? {
            [Value::String(only)] => Some(only.clone()),
            [Value::Number(only)] => Some(only.to_string()),
            [Value::Bool(only)] => Some(only.to_string()),
            _ => None,
        }
    }

    /// Adds the struct of the optional parameters.
    pub(super) fn lower_options(
        &mut self,
        parameters: &[Parameter],
        operation: &str,
        arguments: &mut Scope,
    ) -> Option<(Name, ir::TypeId)> {
        let optional = parameters.iter().filter(|parameter| !parameter.required);
        let of = struct_of_optional(optional.map(|parameter| Argument {
            name: parameter.name.clone(),
            wire_name: parameter.wire_name.clone(),
            docs: parameter.docs.clone(),
            deprecated: parameter.deprecated,
            shape: parameter.shape.clone(),
        }));
        if of.fields.is_empty() {
            return None;
        }
        let id = self.reserve();
        let name = self.scope.claim(&format!("{operation} options"));
        // Lists often have the same ones, such as those of pages.
        self.inline.insert(name.clone(), None);
        let docs = Line::from("Optional parameters of ") + code(operation) + ".";
        self.fill(
            id,
            ir::Item {
                name,
                docs: docs.into(),
                deprecated: false,
                form: ir::Form::Own,
                from: Vec::new(),
                kind: ItemKind::Struct(of),
            },
        );
        Some((arguments.claim("options"), id))
    }
}

/// The location of a parameter; `None` of one that the grammar reports.
fn location(declared: &Declared<'_>) -> Option<Location> {
    match declared.location() {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "querystring" => Some(Location::QueryString),
        "header" => Some(Location::Header),
        "cookie" => Some(Location::Cookie),
        _ => None,
    }
}

/// The position of a parameter's name in the path. Parameters of other locations come last.
fn place_in_path(declared: &Declared<'_>, in_template: &[&str]) -> usize {
    let mut names = in_template.iter();
    let position = names.position(|name| *name == declared.name());
    position
        .filter(|_| declared.location() == "path")
        .unwrap_or(usize::MAX)
}

/// A struct whose members may each be missing, and which has no others.
pub(super) fn struct_of_optional(members: impl Iterator<Item = Argument>) -> Struct {
    let mut methods = Scope::new(Case::Snake, TYPE_METHODS);
    let field = |member: Argument| Field {
        setter: methods.claim_or(
            member.name.plain(),
            &format!("with {}", member.name.plain()),
        ),
        name: member.name,
        clear: None,
        wire_name: member.wire_name,
        aliases: Vec::new(),
        docs: member.docs,
        deprecated: member.deprecated,
        access: Access::Full,
        presence: Presence::Optional,
        conditional: false,
        shape: member.shape,
        default: None,
        default_json: None,
        constant: None,
    };
    Struct {
        fields: members.map(field).collect(),
        additional: None,
        open: false,
        limits: Limits::default(),
        ruled: true,
        constructor: Constructor::None,
        default: true,
    }
}

/// Whether a parameter is an idempotency key: by `x-idempotency-key`, or else by a usual name.
fn is_idempotency_key(declared: &Declared<'_>, location: Location, shape: &Shape) -> bool {
    let is_usual = || is_usual_key(declared.name());
    location == Location::Header
        && matches!(shape.ty, Type::String | Type::Secret)
        && declared.idempotency_key().unwrap_or_else(is_usual)
}

/// The name of a header as it is kept: names are compared without case, and HTTP/2 has them in lower case (RFC 9113, 8.2.1). The rules
/// report a name that no header can have.
pub(super) fn header_name(location: Location, wire_name: &str) -> Option<String> {
    let is_name = location == Location::Header && is_token(wire_name);
    let name = is_name.then(|| wire_name.to_ascii_lowercase());
    name.filter(|name| name.len() <= LONGEST_NAME)
}

/// Whether a header of this name is usually an idempotency key.
pub(super) fn is_usual_key(name: &str) -> bool {
    IDEMPOTENCY_KEYS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests;
