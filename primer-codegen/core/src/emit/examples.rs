//! The examples of the documentation: how a client is made, how an operation is called, how a request is built.
//!
//! An example is code that compiles. It is a test of the crate only if the macro's caller says so, by `doctests`: of a document that
//! others wrote, it would be a failing test of whoever updates it. Therefore rustdoc does not see it when it collects tests.

mod code;
mod values;

use quote::ToTokens as _;
use serde_json::Value;

use self::code::{Code, WIDTH};
use self::values::{Values, literal};
use super::Emit;
use super::code::{Code as Generated, quote};
use crate::ir::{
    Body, Framing, ItemKind, Operation, Parameter, Sequence, Service, StreamForm, Type, TypeId,
};

/// The code of an example.
struct Example {
    /// The names of the types that it uses, of this module and of the runtime.
    uses: (Vec<String>, Vec<String>),
    lines: Vec<String>,
    /// Whether it calls a client that was made before.
    has_client: bool,
}

impl Emit<'_> {
    /// An example of a client.
    pub(super) fn example_of_client(&self, service: &Service) -> Generated {
        let mut uses = vec!["Client".to_owned()];
        let mut lines = Vec::new();
        if service.env_prefix.is_some() {
            lines.push("let client = Client::from_env()?; // or, in code:".to_owned());
        }
        let mut calls = Vec::new();
        let key = |name: &str| (name.to_owned(), Some(literal("the key")));
        if !service.security.is_empty() || self.has_credentials() {
            calls.push(key("api_key"));
        }
        let environments = service.environments.and_then(|id| self.api.item(id));
        let last = environments.and_then(|item| match &item.kind {
            ItemKind::Environments(variants) => Some((&item.name, &variants.last()?.name)),
            _ => None,
        });
        if let Some((name, variant)) = last {
            uses.push(name.as_str().to_owned());
            let variant = format!("{}::{}", name.as_str(), variant.as_str());
            calls.push(("environment".to_owned(), Some(Code::Text(variant))));
        }
        if !service.servers.iter().any(|it| it.url.contains("://")) {
            let url = literal("https://api.example.com");
            calls.push(("base_url".to_owned(), Some(url)));
        }
        calls.push(("build".to_owned(), None));
        let client = Code::Chain(Box::new(Code::text("Client::builder()")), calls);
        lines.extend(client.statement("let client = ", "?;"));
        self.written(&Example {
            uses: (uses, Vec::new()),
            lines,
            has_client: false,
        })
    }

    /// Whether any operation takes a credential.
    fn has_credentials(&self) -> bool {
        let mut operations = self.api.operations.iter();
        operations.any(|it| it.security.iter().any(|schemes| !schemes.is_empty()))
    }

    /// An example of a call; none if what it sends is nothing that an example can show.
    pub(super) fn example_of_operation(&self, operation: &Operation) -> Option<Generated> {
        let mut values = Values::new(self, 1);
        let mut lines = Vec::new();
        let arguments = values.arguments_of(operation, &mut lines)?;
        let call = Code::call(format!("client.{}", operation.name.as_str()), arguments);
        lines.extend(received(operation, call));
        Some(self.written(&Example {
            uses: values.uses(),
            lines,
            has_client: true,
        }))
    }

    /// An example of the type of a request body; none of other types.
    pub(super) fn example_of_request(&self, id: TypeId) -> Option<Generated> {
        let sends = |operation: &&Operation| {
            let body = operation.body.as_ref();
            body.is_some_and(|body| body.shape.ty == Type::Named(id))
        };
        let is_body = self.bodies.contains(&self.api.item(id)?.name);
        let operation = is_body.then(|| self.api.operations.iter().find(sends));
        let example = operation??.examples.body.as_ref();
        let mut values = Values::new(self, 3);
        let value = values.named(id, "text", example, 0)?;
        Some(self.written(&Example {
            uses: values.uses(),
            lines: value.statement("let request = ", ";"),
            has_client: false,
        }))
    }

    /// The lines of an example as documentation.
    fn written(&self, example: &Example) -> Generated {
        let Example {
            uses: (types, runtime),
            lines,
            has_client,
        } = example;
        let is_test = self.expansion.doctests.is_some();
        let (module, mut before, mut after) = (self.documented_module(), Vec::new(), Vec::new());
        before.extend(imports(&module, types));
        before.extend(imports(&self.runtime_path(), runtime));
        if is_test {
            let client = match has_client {
                true => format!("client: {module}::Client"),
                false => String::new(),
            };
            before.push(format!(
                "# async fn example({client}) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {{"
            ));
            after.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
        }
        if !before.is_empty() {
            before.push(String::new());
        }
        let code = before.into_iter().chain(lines.iter().cloned()).chain(after);
        let code = code.map(|line| match line.as_str() {
            "" => line,
            line => format!(" {line}"),
        });
        let fence = || std::iter::once(" ```".to_owned());
        let heading = ["", " # Example", ""].map(str::to_owned).into_iter();
        let lines = heading.chain(fence()).chain(code).chain(fence());
        match is_test {
            true => quote!(#(#[doc = #lines])*),
            false => {
                let text = lines.collect::<Vec<String>>().join("\n");
                quote!(#[cfg_attr(not(doctest), doc = #text)])
            }
        }
    }

    /// The path of the runtime, as it is imported.
    fn runtime_path(&self) -> String {
        let path = self.expansion.runtime.to_string().replace(' ', "");
        path.trim_start_matches(':').to_owned()
    }

    /// The path of the module in which a reader finds what is documented: that of the newest version of several.
    fn documented_module(&self) -> String {
        let versions = &self.expansion.versions;
        let group = self.group.and_then(|group| versions.groups.get(group));
        let newest = group.and_then(|group| versions.list.get(*group.users.last()?));
        let module = newest.unwrap_or(self.version).module.as_str();
        match self.expansion.doctests {
            Some(path) => format!(
                "{}::{module}",
                path.to_token_stream().to_string().replace(' ', "")
            ),
            None => module.to_owned(),
        }
    }
}

impl<'a> Values<'a> {
    /// The arguments of an operation; a body that is more than a literal is a statement before the call.
    fn arguments_of(
        &mut self,
        operation: &'a Operation,
        before: &mut Vec<String>,
    ) -> Option<Vec<Code>> {
        let Operation {
            arguments,
            options,
            body,
            examples,
            ..
        } = operation;
        let mut list = Vec::new();
        let parameters = Value::Object(examples.parameters.iter().cloned().collect());
        if let Some((_, id)) = arguments {
            list.push(self.named(*id, "", Some(&parameters), 0)?);
        }
        for Parameter {
            wire_name, shape, ..
        } in operation.positional()
        {
            list.push(self.argument(shape, wire_name, parameters.get(wire_name), 0)?);
        }
        if let Some((_, id)) = options {
            list.push(self.named(*id, "", Some(&parameters), 0)?);
        }
        if let Some(Body {
            shape, required, ..
        }) = body
        {
            let example = examples.body.as_ref();
            let value = match required {
                true => self.argument(shape, "text", example, 0)?,
                false => self.value(&shape.ty, &shape.limits, "text", example, 0)?,
            };
            list.push(match value {
                Code::Text(_) => value,
                value => {
                    before.extend(value.statement("let request = ", ";"));
                    Code::text("request")
                }
            });
        }
        Some(list)
    }

    fn uses(&self) -> (Vec<String>, Vec<String>) {
        let owned = |name: &&str| (*name).to_owned();
        (
            self.types.iter().map(owned).collect(),
            self.runtime.iter().map(owned).collect(),
        )
    }
}

/// The statements that make a call and receive its success.
fn received(operation: &Operation, call: Code) -> Vec<String> {
    let then = |method: &str, call| Code::Chain(Box::new(call), vec![(method.to_owned(), None)]);
    let one_by_one = |name: &str, names: &str| {
        vec![
            format!("while let Some({name}) = {names}.next().await {{"),
            format!("    let {name} = {name}?;"),
            "}".to_owned(),
        ]
    };
    let stream = operation.stream.as_ref().map(|stream| &stream.form);
    match stream {
        Some(StreamForm::Pages(_)) => {
            let mut lines = then("items", call).statement("let mut items = ", ";");
            lines.extend(one_by_one("item", "items"));
            lines
        }
        Some(StreamForm::Sequence(Sequence {
            framing: Framing::Events,
            ..
        })) => {
            let mut lines = then("events", call).statement("let mut events = ", ".await?;");
            lines.extend(one_by_one("event", "events"));
            lines
        }
        Some(StreamForm::Sequence(_)) => {
            let mut lines = then("items", call).statement("let mut items = ", ".await?;");
            lines.extend(one_by_one("item", "items"));
            lines
        }
        None if operation.successes.shape.ty == Type::Unit => call.statement("", ".await?;"),
        None => call.statement("let response = ", ".await?;"),
    }
}

/// The line that imports some names of a module, broken where it is long.
fn imports(module: &str, names: &[String]) -> Vec<String> {
    match names {
        [] => Vec::new(),
        [only] => vec![format!("use {module}::{only};")],
        names => {
            let line = format!("use {module}::{{{}}};", names.join(", "));
            if line.len() <= WIDTH {
                return vec![line];
            }
            let mut lines = vec![format!("use {module}::{{")];
            let mut line = String::from("   ");
            for name in names {
                if line.len() + name.len() + 2 > WIDTH {
                    lines.push(std::mem::replace(&mut line, String::from("   ")));
                }
                line += &format!(" {name},");
            }
            lines.extend([line, "};".to_owned()]);
            lines
        }
    }
}

#[cfg(test)]
mod tests;
