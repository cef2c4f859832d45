//! Documentation of what a caller needs: the credentials and scopes of an operation, the servers and schemes of the client.

use crate::document::{Operation as Declared, Server};
use crate::ir::{Credential, Operation, Scheme};
use crate::lower::Lower;
use crate::markdown::{Docs, Line, code};

impl<'d> Lower<'d, '_> {
    /// The sentence about the credentials that an operation needs; none if the document says nothing of it.
    pub(super) fn security_docs(
        &self,
        declared: &Declared<'d>,
        security: &[Vec<Scheme>],
    ) -> Option<Line> {
        let is_optional = security.iter().any(Vec::is_empty);
        let alternatives = security.iter().filter(|it| !it.is_empty());
        let alternatives: Vec<Line> = alternatives.map(|it| together(it)).collect();
        match (alternatives.is_empty(), is_optional) {
            (true, false) if declared.has_security() => Some("Needs no credential.".into()),
            // A scheme that is not declared is no alternative here: its credential is the caller's.
            (true, _) => None,
            (false, true) => Some(
                Line::from("Takes ") + Line::join(alternatives, ", or ") + ", or no credential.",
            ),
            (false, false) => Some(Line::from("Needs ") + Line::join(alternatives, ", or ") + "."),
        }
    }

    /// The documentation of the client: the servers of its document, and the security schemes that operations use.
    pub(in crate::lower) fn client_docs(&self, operations: &[Operation]) -> Docs {
        let mut docs = Docs::default();
        let sections = [
            ("Servers", self.servers_docs()),
            ("Security schemes", self.schemes_docs(operations)),
        ];
        for (title, lines) in sections {
            if !lines.is_empty() {
                docs.heading(title);
                docs.list(lines);
            }
        }
        docs
    }

    /// Each server, and what the document says about it.
    fn servers_docs(&self) -> Vec<Line> {
        let servers = self.resolved.document.servers().enumerate();
        let line = |(n, server): (usize, Server<'d>)| {
            let name = server.environment().map(|it| code(it) + ", ");
            let default = if n == 0 { ", the default" } else { "" };
            let line = name.unwrap_or_default() + code(&server.expanded()) + default;
            described(line, server.description())
        };
        servers.map(line).collect()
    }

    /// Each scheme that an operation uses: where its credential stands, and what the document says about it.
    fn schemes_docs(&self, operations: &[Operation]) -> Vec<Line> {
        let mut schemes: Vec<&Scheme> = Vec::new();
        for scheme in operations.iter().flat_map(|it| &it.security).flatten() {
            if !schemes.iter().any(|known| known.name == scheme.name) {
                schemes.push(scheme);
            }
        }
        let line = |scheme: &Scheme| {
            let declared = self.resolved.security_scheme(&scheme.name);
            let line = code(&scheme.name) + ", " + place(&scheme.credential);
            described(line, declared.and_then(|it| it.description()))
        };
        schemes.into_iter().map(line).collect()
    }
}

/// A line, and what a document says about its subject.
fn described(line: Line, words: Option<&str>) -> Line {
    match words.map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => line + ": " + Line::of_document(words),
        None => line + ".",
    }
}

/// The schemes that are needed together, each with its scopes.
fn together(schemes: &[Scheme]) -> Line {
    let named = schemes.iter().map(|Scheme { name, scopes, .. }| {
        let names = scopes.iter().map(|scope| code(scope));
        let scopes_of = match scopes.len() {
            0 => return code(name),
            1 => " with the scope ",
            _ => " with the scopes ",
        };
        code(name) + scopes_of + Line::join(names, ", ")
    });
    let word = match schemes.len() {
        1 => "the credential of ",
        _ => "the credentials of ",
    };
    Line::from(word) + Line::join(named, " and ")
}

/// The place of a credential in a request, in words.
fn place(credential: &Credential) -> Line {
    match credential {
        Credential::Header(name) => Line::from("a key in the header ") + code(name),
        Credential::Query(name) => Line::from("a key in the query parameter ") + code(name),
        Credential::Cookie(name) => Line::from("a key in the cookie ") + code(name),
        Credential::Bearer => "a bearer token".into(),
        Credential::Basic => Line::from("basic authentication, ") + code("user:password"),
        Credential::Authorization(scheme) => {
            Line::from("all of ") + code("Authorization") + ", for the scheme " + code(scheme)
        }
    }
}

#[cfg(test)]
mod tests;
