//! Environments: the servers that a document names.

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

/// The environment of this name; upper and lower case are the same.
#[doc(hidden)]
pub fn find_environment<E: Copy + Into<&'static str>>(
    all: &[E],
    name: &str,
    expected: &'static str,
) -> Result<E, Misfit> {
    let known = all.iter().copied();
    let mut known = known.filter(|&it| Into::<&str>::into(it).eq_ignore_ascii_case(name));
    known
        .next()
        .ok_or_else(|| Misfit::new(expected, "another name"))
}
