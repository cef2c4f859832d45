//! The requests that a service sends: those of callbacks, and webhooks.

use std::collections::HashSet;

use super::Resolved;
use crate::document::{Method, Operation};
use crate::source::Pointer;

/// A request that the service sends.
#[derive(Clone, Debug)]
pub struct Incoming<'d> {
    /// The name of the callback or of the webhook.
    pub name: &'d str,
    /// The operation that declares the callback; none for a webhook, and for a callback that several operations may share.
    pub owner: Option<Pointer>,
    /// The expression for the URL to which the request is sent; none for a webhook.
    pub expression: Option<&'d str>,
    /// The method.
    pub method: Method<'d>,
    /// The description of the request.
    pub operation: Operation<'d>,
}

impl<'d> Resolved<'d> {
    /// The requests that the service sends, in the document's order: those of the callbacks of all operations, each once, and the
    /// webhooks (`webhooks`, and `x-webhooks` before OpenAPI 3.1).
    pub fn incoming(&self) -> Vec<Incoming<'d>> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for endpoint in self.endpoints() {
            for (name, written) in endpoint.operation.callbacks() {
                let Some(at) = self.follow(&written).filter(|at| seen.insert(at.clone())) else {
                    continue;
                };
                let owner = (at == written).then(|| endpoint.operation.at.clone());
                let expressions = self.document.entries(&at);
                for (expression, written) in expressions.filter(|(it, _)| !it.starts_with("x-")) {
                    let path_item = self.follow(&written);
                    all.extend(
                        path_item
                            .into_iter()
                            .flat_map(|at| self.sent(name, owner.as_ref(), Some(expression), &at)),
                    );
                }
            }
        }
        let webhooks = ["webhooks", "x-webhooks"].into_iter();
        let webhooks = webhooks.flat_map(|it| self.document.entries(&Pointer::root().child(it)));
        for (name, written) in webhooks {
            let path_item = self.follow(&written);
            all.extend(
                path_item
                    .into_iter()
                    .flat_map(|at| self.sent(name, None, None, &at)),
            );
        }
        all
    }

    fn sent(
        &self,
        name: &'d str,
        owner: Option<&Pointer>,
        expression: Option<&'d str>,
        path_item: &Pointer,
    ) -> Vec<Incoming<'d>> {
        let incoming = |method: Method<'d>| {
            Some(Incoming {
                name,
                owner: owner.cloned(),
                expression,
                method,
                operation: self.document.view(&method.address(path_item))?,
            })
        };
        let methods = self.methods(path_item).into_iter();
        methods.filter_map(incoming).collect()
    }
}
