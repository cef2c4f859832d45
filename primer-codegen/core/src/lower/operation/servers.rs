//! Servers of single operations, and of all operations of a path: hosts beside that of the client.

use std::collections::HashSet;

use crate::document::Server as Declared;
use crate::ir::{EnumVariant, Form, Item, ItemKind, Operation, Server, Service, TypeId};
use crate::lower::Lower;
use crate::markdown::{Docs, Line, code, method_link, type_link};
use crate::names::{self, Case, Scope};
use crate::resolve::Endpoint;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// The URLs of an operation's own servers; none if it is called where the client is, by default too.
    pub(super) fn lower_own_servers(&self, endpoint: &Endpoint<'d>) -> Vec<String> {
        let urls = |holder: &Pointer| -> Vec<String> {
            let servers = self.resolved.document.servers_of(holder);
            servers.map(|it| it.expanded()).collect()
        };
        let mut own = urls(&endpoint.operation.at);
        if own.is_empty() {
            own = urls(&endpoint.path_item);
        }
        let shared = self.resolved.document.servers().next();
        let is_shared = shared.is_some_and(|first| {
            let first = first.expanded();
            own.iter().any(|url| is_same(url, &first))
        });
        match is_shared {
            true => Vec::new(),
            false => own,
        }
    }

    /// Makes servers that all operations have, of a document without any, those of the service; and adds the enum of the others.
    pub(in crate::lower) fn lower_operation_servers(
        &mut self,
        service: &mut Service,
        operations: &mut [Operation],
    ) {
        lift(service, operations);
        let variants = self.server_variants(operations);
        if variants.is_empty() {
            return;
        }
        let name = names::operation_servers(&mut self.scope);
        for operation in operations.iter_mut().filter(|it| !it.servers.is_empty()) {
            let docs = operation_docs(&operation.servers, name.plain());
            operation.docs.heading("Server");
            operation.docs.paragraph(docs);
        }
        let id: TypeId = self.reserve();
        let item = Item {
            name,
            docs: type_docs(),
            deprecated: false,
            form: Form::Own,
            from: Vec::new(),
            kind: ItemKind::Environments(variants),
        };
        self.fill(id, item);
        service.operation_servers = Some(id);
    }

    /// The variants of the servers, each once. A relative URL is on the client's host, and needs no name.
    fn server_variants(&self, operations: &[Operation]) -> Vec<EnumVariant<String>> {
        let mut scope = Scope::new(Case::Pascal, &["Self"]);
        let mut seen = HashSet::new();
        let urls = operations.iter().flat_map(|it| &it.servers);
        let urls = urls.filter(|url| url.contains("://") && seen.insert(url.as_str()));
        let variant = |url: &String| EnumVariant {
            name: scope.claim(url.split_once("://").map_or(url, |(_, rest)| rest)),
            value: url.clone(),
            docs: self.server_docs(url),
        };
        urls.map(variant).collect()
    }

    /// The documentation of a server: its URL, and its description where it stands first.
    fn server_docs(&self, url: &str) -> Docs {
        let endpoints = self.resolved.endpoints();
        let holders = endpoints
            .iter()
            .flat_map(|it| [&it.operation.at, &it.path_item]);
        let mut servers = holders.flat_map(|holder| self.resolved.document.servers_of(holder));
        let declared: Option<Declared<'_>> = servers.find(|it| it.expanded() == url);
        let mut docs = Docs::from(code(url) + ".");
        let words = declared.and_then(|it| it.description());
        docs.append(Docs::of_document(words.unwrap_or_default()));
        docs
    }
}

/// Whether two URLs of servers are the same.
fn is_same(url: &str, other: &str) -> bool {
    url.trim_end_matches('/') == other.trim_end_matches('/')
}

/// Makes servers that all operations have those of the service, if the document names none.
fn lift(service: &mut Service, operations: &mut [Operation]) {
    let Some(shared) = operations.first().map(|first| first.servers.clone()) else {
        return;
    };
    let is_shared = operations.iter().all(|it| it.servers == shared);
    if !service.servers.is_empty() || !is_shared {
        return;
    }
    let server = |url: String| Server {
        environment: None,
        template: url.clone(),
        url,
        variables: Vec::new(),
    };
    service.servers = shared.into_iter().map(server).collect();
    for operation in operations {
        operation.servers.clear();
    }
}

fn type_docs() -> Docs {
    let mut docs = Docs::from("A server that single operations have, beside that of the client.");
    docs.paragraph(
        Line::from("A credential goes to no host that the caller does not name: an operation is called at its own server only if ")
            + code("operation_server")
            + " of "
            + method_link("Client::builder")
            + " names it, or if it is on the client's host anyway.",
    );
    docs
}

fn operation_docs(servers: &[String], name: &str) -> Line {
    let urls = servers.iter().map(|url| code(url));
    let urls = Line::join(urls, " or ");
    Line::from("It is called at ")
        + urls
        + ": the client's builder names it by "
        + type_link(name)
        + "."
}
