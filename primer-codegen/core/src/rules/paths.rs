//! Paths: the text of path templates, and templates that address the same resource.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;

use super::Rules;
use crate::diagnostics::{Finding, Place};
use crate::document::Method;
use crate::resolve::{Endpoint, template_names};
use crate::source::Pointer;

impl<'d> Rules<'d, '_> {
    /// Checks each path by itself, and all with each other.
    pub(super) fn check_paths(&mut self, endpoints: &[Endpoint<'d>]) {
        let document = self.document();
        for template in document.names(&paths()).filter(|it| it.starts_with('/')) {
            self.check_text(template);
            self.check_repeated(template);
        }
        self.check_different(endpoints);
    }

    // OpenAPI 3.0, Paths Object: "The path is appended [...] to the expanded URL from the Server Object's `url` field".
    // RFC 3986, 3.3: a path ends at the first `?` or `#`; 5.2.4: the segments `.` and `..` are removed.
    fn check_text(&mut self, template: &str) {
        let text = without_names(template);
        if let Some((_, fragment)) = text.split_once('#') {
            let message = "the fragment of a path is never sent";
            let finding = Finding::at_key(path(template), message);
            self.report(
                finding
                    .help(format!("the path ends before `#{fragment}`"))
                    .warning(),
            );
        }
        let text = text.split('#').next().unwrap_or_default();
        let segments: Vec<&str> = text.split('/').skip(1).collect();
        let inner = segments.split_last().map_or(&[][..], |(_, inner)| inner);
        let is_dots = |segment: &&str| matches!(&*decoded(segment), b"." | b"..");
        let (message, help) = match () {
            () if text.contains('?') => (
                "`?` is not allowed in a path",
                "declare the query in `parameters`: `in: query`",
            ),
            () if segments.iter().any(is_dots) => (
                "the segments `.` and `..` are not allowed in a path",
                "write the path without them",
            ),
            () if inner.contains(&"") => {
                let message = "a segment of this path is empty";
                let finding = Finding::at_key(path(template), message);
                let help = "it is sent as it is written; if one `/` is meant, write one";
                return self.report(finding.help(help).warning());
            }
            () => return,
        };
        self.report(Finding::at_key(path(template), message).help(help));
    }

    // The standard says nothing of it before 3.2, which forbids it. There is one parameter, so there is one value.
    fn check_repeated(&mut self, template: &str) {
        let mut seen = HashSet::new();
        for name in template_names(template) {
            if !seen.insert(name) {
                let message = format!("this path has the parameter `{name}` twice");
                let finding = Finding::at_key(path(template), message);
                let help = "both get the same value; if another is meant, give it another name";
                self.report(finding.help(help).warning());
            }
        }
    }

    // OpenAPI 3.0, Paths Object: "Templated paths with the same hierarchy but different templated names MUST NOT exist as they
    // are identical." Each can be called all the same.
    fn check_different(&mut self, endpoints: &[Endpoint<'d>]) {
        let mut by_path: HashMap<Vec<Vec<u8>>, &str> = HashMap::new();
        let mut by_method: HashMap<(Vec<Vec<u8>>, Method<'_>), &str> = HashMap::new();
        for endpoint in endpoints {
            let template = endpoint.template;
            let key = hierarchy(template);
            let same_path = *by_path.entry(key.clone()).or_insert(template);
            let same_method = *by_method.entry((key, endpoint.method)).or_insert(template);
            let differs_in_names = |first: &str| without_names(first) == without_names(template);
            if same_method != template && !differs_in_names(same_method) {
                let message = "this path is another one once it is percent-decoded";
                self.report_same(same_method, Finding::at_key(path(template), message));
            } else if same_path != template && differs_in_names(same_path) {
                let message =
                    "this path differs from another one only in the names of its parameters";
                let finding = Finding::at_key(path(template), message).warning();
                self.report_same(same_path, finding);
            }
        }
    }

    fn report_same(&mut self, first: &str, finding: Finding) {
        self.report(finding.related(Place::Key(path(first)), "the other is here"));
    }
}

fn paths() -> Pointer {
    Pointer::root().child("paths")
}

fn path(template: &str) -> Pointer {
    paths().child(template)
}

/// A path template without the names in its braces.
fn without_names(template: &str) -> String {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |key, part| {
        key + "{" + part.split_once('}').map_or(part, |(_, rest)| rest)
    })
}

/// The percent-decoded segments of a path template without its names: the same for templates that a server cannot tell apart.
fn hierarchy(template: &str) -> Vec<Vec<u8>> {
    let text = without_names(template);
    text.split('/').map(decoded).collect()
}

/// A percent-decoded segment (RFC 3986, 2.1). Encoded braces stay, because they begin no expression.
fn decoded(segment: &str) -> Vec<u8> {
    let kept = [
        ("%7B", "%257B"),
        ("%7b", "%257B"),
        ("%7D", "%257D"),
        ("%7d", "%257D"),
    ];
    let keep = |text: String, (brace, encoded): (&str, &str)| text.replace(brace, encoded);
    let segment = kept.into_iter().fold(segment.to_owned(), keep);
    percent_decode_str(&segment).collect()
}

#[cfg(test)]
mod tests;
