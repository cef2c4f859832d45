//! The hook that is told of each attempt before it is sent.

use std::fmt;
use std::sync::Arc;

use http::header::HeaderMap;

use crate::runtime::check::Violation;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::request::headers;

/// An attempt of a call that is about to be sent, for the hook of [`Builder::on_attempt`](crate::runtime::client::transport::builder::Builder::on_attempt).
///
/// It shows what the document says of the operation, and no value: no URL, no header, no body.
pub struct Attempt<'a> {
    operation: &'static Operation,
    number: u32,
    /// Those that the request has.
    present: &'a HeaderMap,
    added: HeaderMap,
}

impl Attempt<'_> {
    /// The `operationId`.
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// The version of the document.
    pub fn version(&self) -> &'static str {
        self.operation.version
    }

    /// The HTTP method, in capitals.
    pub fn method(&self) -> &'static str {
        self.operation.method
    }

    /// The path template, `/pets/{petId}`.
    pub fn path(&self) -> &'static str {
        self.operation.path
    }

    /// The number of the attempt in its call, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Adds a header to this attempt; one that was added to it before is replaced.
    ///
    /// # Errors
    ///
    /// The header belongs to the connection, or the request has one of this name (a credential, a parameter, a constant, a header of
    /// the call or of the client), or it is not text that a header can hold. The attempt is then sent without it.
    pub fn header(
        &mut self,
        name: impl AsRef<str>,
        value: impl AsRef<str>,
    ) -> Result<(), Violation> {
        let (name, value) = headers::additional(name.as_ref(), value.as_ref(), self.present)?;
        self.added.remove(&name);
        headers::append(&mut self.added, name, value)
    }
}

impl fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id)
            .field("version", &self.operation.version)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// Is told of each attempt.
#[derive(Clone)]
pub(crate) struct Hook(Arc<dyn Fn(&mut Attempt<'_>) + Send + Sync>);

impl Hook {
    pub(crate) fn new(hook: impl Fn(&mut Attempt<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(hook))
    }

    /// Tells the hook of an attempt, and adds the headers that it wants.
    pub(crate) fn tell(
        &self,
        operation: &'static Operation,
        number: u32,
        headers: &mut HeaderMap,
    ) -> Result<(), Violation> {
        let mut attempt = Attempt {
            operation,
            number,
            present: headers,
            added: HeaderMap::new(),
        };
        (self.0)(&mut attempt);
        let added = attempt.added;
        for (name, value) in &added {
            headers::append(headers, name.clone(), value.clone())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook")
    }
}
