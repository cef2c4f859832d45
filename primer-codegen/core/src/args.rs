//! The arguments of the macro.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitStr, Path, Token, Visibility};

pub use self::choice::Choice;
pub use self::headers::Headers;
pub use self::types::Types;
use crate::spelling::nearest;

mod choice;
mod headers;
mod types;

/// The arguments of `generate_api!`.
pub struct Args {
    /// `runtime = ::path;`: the path of the runtime; `::primer_api::runtime` by default.
    pub runtime: Option<Path>,
    /// `expand_to = "file.rs";`: the file for the formatted expansion.
    pub expand_to: Option<LitStr>,
    /// `doctests = my_crate;`: the path of the module in which the macro is called; the examples of the documentation are tests then.
    pub doctests: Option<Path>,
    /// One module per document.
    pub modules: Vec<Module>,
}

/// A module and its document: `pub mod v2_4 = "../spec/2.4.yaml";`, with its overlays (`+ "overlay.yaml"`), or with options in braces
/// instead of the semicolon.
pub struct Module {
    /// Documentation and other attributes.
    pub attributes: Vec<Attribute>,
    /// The visibility of the module.
    pub visibility: Visibility,
    /// The name of the module.
    pub name: Ident,
    /// The path of the document.
    pub path: LitStr,
    /// What is generated of the document.
    pub choice: Choice,
    /// The paths of its overlays.
    pub overlays: Vec<LitStr>,
}

impl Module {
    /// The paths of the document and of its overlays.
    pub fn paths(&self) -> impl Iterator<Item = &LitStr> {
        std::iter::once(&self.path).chain(&self.overlays)
    }

    /// The path of an overlay, by its position, or of the document.
    pub fn path_of(&self, overlay: Option<usize>) -> &LitStr {
        let overlay = overlay.and_then(|n| self.overlays.get(n));
        overlay.unwrap_or(&self.path)
    }
}

const OPTIONS: [&str; 3] = ["runtime", "expand_to", "doctests"];

/// Parses the arguments.
///
/// # Errors
///
/// The error has the span of the wrong token. Several mistakes are one error with several messages.
pub fn parse(input: TokenStream) -> syn::Result<Args> {
    let args: Args = syn::parse2(input)?;
    check(&args).map(|()| args)
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut args = Self {
            runtime: None,
            expand_to: None,
            doctests: None,
            modules: Vec::new(),
        };
        while !input.is_empty() {
            if input.peek(syn::Ident) && input.peek2(Token![=]) {
                args.parse_option(input)?;
            } else {
                args.modules.push(input.parse()?);
            }
        }
        Ok(args)
    }
}

impl Args {
    fn parse_option(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let name: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        let is_duplicate = match name.to_string().as_str() {
            "runtime" => {
                let path = expected(
                    input,
                    "expected a path without quotes: `::my_crate::runtime`",
                )?;
                self.runtime.replace(path).is_some()
            }
            "expand_to" => {
                let file = expected(
                    input,
                    "expected a path in quotes: `\"target/expansion.rs\"`",
                )?;
                self.expand_to.replace(file).is_some()
            }
            "doctests" => {
                let path = expected(
                    input,
                    "expected the path of this module without quotes: `my_crate` or `my_crate::apis`",
                )?;
                self.doctests.replace(path).is_some()
            }
            _ => return Err(unknown(&name, &OPTIONS)),
        };
        input.parse::<Token![;]>()?;
        match is_duplicate {
            true => Err(duplicate("option", &name.to_string(), name.span())),
            false => Ok(()),
        }
    }
}

/// Parses the next part; the message of an error is the given one.
fn expected<T: Parse>(input: ParseStream<'_>, message: &str) -> syn::Result<T> {
    input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), message))
}

/// The error about an option that there is not; `options` are those that there are.
fn unknown(name: &Ident, options: &[&str]) -> syn::Error {
    let text = name.to_string();
    let quoted: Vec<String> = options.iter().map(|it| format!("`{it}`")).collect();
    let list = match quoted.split_last() {
        Some((last, others)) => format!("the options are {} and {last}", others.join(", ")),
        None => String::new(),
    };
    let suggestion = match nearest(&text, options.iter().copied()) {
        Some(option) => format!("; did you mean `{option}`?"),
        None => String::new(),
    };
    syn::Error::new(
        name.span(),
        format!("unknown option `{text}`: {list}{suggestion}"),
    )
}

fn duplicate(what: &str, text: &str, span: proc_macro2::Span) -> syn::Error {
    syn::Error::new(span, format!("duplicate {what} `{text}`"))
}

impl Parse for Module {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![mod]) {
            return Err(input
                .error("expected a module and its document: `pub mod v1 = \"../spec/v1.yaml\";`"));
        }
        input.parse::<Token![mod]>()?;
        let name = input.parse()?;
        expected::<Token![=]>(input, "expected the document: `= \"../spec/v1.yaml\";`")?;
        let path = expected(
            input,
            "expected the document's path in quotes: `\"../spec/v1.yaml\"`",
        )?;
        let mut overlays = Vec::new();
        while input.peek(Token![+]) {
            input.parse::<Token![+]>()?;
            let message = "expected an overlay's path in quotes: `+ \"overlay.yaml\"`";
            overlays.push(expected(input, message)?);
        }
        let choice = match input.peek(syn::token::Brace) {
            true => {
                let choice = input.parse()?;
                // Whoever writes one here means nothing else by it.
                input.parse::<Option<Token![;]>>()?;
                choice
            }
            false => {
                input.parse::<Token![;]>()?;
                Choice::default()
            }
        };
        Ok(Self {
            attributes,
            visibility,
            name,
            path,
            choice,
            overlays,
        })
    }
}

fn check(args: &Args) -> syn::Result<()> {
    let mut errors: Vec<syn::Error> = Vec::new();
    if args.modules.is_empty() {
        let message =
            "expected at least one module and its document: `pub mod v1 = \"../spec/v1.yaml\";`";
        errors.push(syn::Error::new(proc_macro2::Span::call_site(), message));
    }
    for (n, module) in args.modules.iter().enumerate() {
        if args
            .modules
            .iter()
            .take(n)
            .any(|other| other.name == module.name)
        {
            errors.push(syn::Error::new(
                module.name.span(),
                format!("duplicate module `{}`", module.name),
            ));
        }
    }
    let combined = errors.into_iter().reduce(|mut all, error| {
        all.combine(error);
        all
    });
    combined.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests;
