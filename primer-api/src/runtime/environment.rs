//! Environments: the servers that a document names, and the variables of their URLs.

use std::borrow::Cow;

use super::misfit::Misfit;

/// A client whose document names its servers (`x-environment`).
#[diagnostic::on_unimplemented(
    message = "the document of `{Self}` names no environments",
    note = "`x-environment` gives a server its name; a server without one is chosen by `base_url`"
)]
pub trait Environments {
    /// The generated enum of the names.
    type Environment: Into<&'static str>;
}

/// A client whose document gives servers of their own to single operations.
#[diagnostic::on_unimplemented(
    message = "no operation in the document of `{Self}` has a server of its own",
    note = "all operations are called at the client's server, which `base_url` sets"
)]
pub trait OperationServers {
    /// The generated enum of the servers.
    type Server: Into<&'static str>;
}

/// A client whose document has variables in the URLs of its servers.
#[diagnostic::on_unimplemented(
    message = "the servers in the document of `{Self}` have no variables",
    note = "`base_url` sets another URL"
)]
pub trait ServerVariables {
    /// The generated enum of the variables, each with its value.
    type Variable: Into<VariableValue>;
}

/// A variable of a server by its name, and the text that stands there.
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "the text is the caller's")]
#[derive(Clone)]
pub struct VariableValue {
    /// The name.
    pub name: &'static str,
    /// The text.
    pub text: Cow<'static, str>,
}

/// The environment of this name; upper and lower case are the same where no two names differ in them alone.
#[doc(hidden)]
pub fn find_environment<E: Copy + Into<&'static str>>(
    all: &[E],
    name: &str,
    expected: &'static str,
) -> Result<E, Misfit> {
    let named = |is_it: fn(&str, &str) -> bool| {
        let mut known = all.iter().copied();
        known.find(|&it| is_it(it.into(), name))
    };
    named(|known, name| known == name)
        .or_else(|| named(str::eq_ignore_ascii_case))
        .ok_or_else(|| Misfit::new(expected, "another name"))
}
