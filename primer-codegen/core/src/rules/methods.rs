//! Methods that have no keyword.

use super::Rules;
use crate::diagnostics::Finding;
use crate::document::{Method, is_token};
use crate::source::Pointer;

impl Rules<'_, '_> {
    pub(super) fn check_methods(&mut self, path_item: &Pointer) {
        for method in self.resolved.methods(path_item) {
            let Method::Additional(name) = method else {
                continue;
            };
            let at = method.address(path_item);
            if let Some(keyword) = Method::of_keyword(&name.to_ascii_lowercase()) {
                // OpenAPI 3.2, Path Item Object: "This map MUST NOT contain any entry for the methods that can be defined by other
                // fixed fields".
                let keyword = keyword.name();
                let message = format!("`{name}` has a keyword of its own");
                let help = format!("write `{keyword}` beside `additionalOperations`");
                self.report(Finding::at_key(at, message).help(help));
            } else if !is_token(name) {
                let message = format!("`{name}` is not a method of HTTP");
                let help = "a method consists of letters, digits and some marks, as in `PURGE`";
                self.report(Finding::at_key(at, message).help(help));
            } else if name == "CONNECT" {
                let message = "`CONNECT` is not supported: it asks for a tunnel";
                self.report(Finding::at_key(at, message));
            }
        }
    }
}
