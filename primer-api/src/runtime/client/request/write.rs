//! Writes the request of an operation.

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;

use crate::runtime::check::{Rule, Violation, check};
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Constant, Location, Operation, Parameter};
use crate::runtime::client::request::cookies::Cookies;
use crate::runtime::client::request::payload::Payload;
use crate::runtime::client::request::security::credentials::Credentials;
use crate::runtime::client::request::{
    Request, accept, body, encoding, parameters, query_string, security,
};
use crate::runtime::value::Ref;

const EMPTY: Rule = Rule::Location("must not be empty");
const DOTS: Rule = Rule::Location("must not make a path segment `.` or `..`");
const TOO_LONG: Rule = Rule::Location("must not make the URL longer than 65534 bytes");
const BLANK: Rule = Rule::Location("must not begin or end with white space");
const NO_HEADER: Rule = Rule::Location("must not hold control characters");

/// The greatest length of a URL in bytes: more than any server takes, and all that the HTTP library takes.
const URL_LENGTH: usize = 65_534;

/// Writes the request of an operation, its body in one of the declared forms, or says all that forbids it.
pub(crate) fn write(
    base_url: &str,
    credentials: &Credentials,
    operation: &'static Operation,
    values: &[Ref<'_>],
    content: usize,
    body: Ref<'_>,
) -> Result<Request, Box<Fault>> {
    let mut writer = Writer {
        operation,
        values,
        violations: Vec::new(),
        longest: None,
    };
    writer.check_parameters();
    let path = writer.write_path();
    let mut query = writer.write_query();
    let mut headers = writer.write_headers();
    let cookies = writer.write_cookies();
    let body = writer.write_body(content, body, &mut headers);
    if !writer.violations.is_empty() {
        return Err(Fault::request(operation, writer.violations));
    }
    let provided = security::authorize(operation, credentials, &mut query, &mut headers)
        .map_err(|fault| fault.of(operation))?;
    cookies.write(&mut headers);

    let url = url(operation, base_url, &path, &query)?;
    if let Some((name, _)) = writer.longest.filter(|_| url.as_str().len() > URL_LENGTH) {
        return Err(Fault::request(
            operation,
            vec![Violation::new(name, TOO_LONG)],
        ));
    }
    Ok(Request {
        method: method(operation)?,
        url,
        headers,
        body,
        provided,
    })
}

/// A request while it is written.
struct Writer<'a> {
    operation: &'static Operation,
    values: &'a [Ref<'a>],
    violations: Vec<Violation>,
    /// The parameter that takes most of the URL, and how many bytes it takes.
    longest: Option<(&'static str, usize)>,
}

impl<'a> Writer<'a> {
    /// Notes what a parameter takes of the URL.
    fn measure(&mut self, name: &'static str, text: &str) {
        if self.longest.is_none_or(|(_, length)| length < text.len()) {
            self.longest = Some((name, text.len()));
        }
    }

    /// Reports what writing finds, unless checking has found it already.
    fn report(&mut self, path: &str, rule: Rule) {
        let violation = Violation::new(path, rule);
        if !self.violations.contains(&violation) {
            self.violations.push(violation);
        }
    }

    fn check_parameters(&mut self) {
        for (parameter, value) in self.operation.parameters.iter().zip(self.values) {
            let violations = check(*value, parameter.limits, parameter.name);
            self.violations.extend(violations.into_iter().map(|it| {
                // Names in it may be data, and are no more to be shown than the rest of it.
                if parameter.sensitive {
                    Violation::new(parameter.name, it.rule)
                } else {
                    it
                }
            }));
        }
    }

    /// Replaces the expressions of the path template.
    fn write_path(&mut self) -> String {
        let mut path = String::new();
        for segment in self.operation.path.trim_start_matches('/').split('/') {
            path.push('/');
            path.push_str(&self.write_segment(segment));
        }
        path
    }

    fn write_segment(&mut self, template: &'static str) -> String {
        let mut segment = String::new();
        let mut last = None;
        let mut rest = template;
        while let Some((before, expression)) = rest.split_once('{')
            && let Some((name, after)) = expression.split_once('}')
        {
            segment.push_str(&encoding::template(before));
            segment.push_str(&self.write_path_parameter(name));
            last = Some(name);
            rest = after;
        }
        segment.push_str(&encoding::template(rest));
        // URL parsers take such a segment for a step in the hierarchy, percent-encoded too.
        if let Some(name) = last
            && matches!(segment.as_str(), "." | "..")
        {
            self.report(name, DOTS);
        }
        segment
    }

    fn write_path_parameter(&mut self, name: &'static str) -> String {
        let constant = self
            .operation
            .constants
            .iter()
            .find(|it| it.location == Location::Path && it.name == name);
        if let Some(constant) = constant {
            if constant.value.is_empty() {
                self.report(name, EMPTY);
            }
            return encoding::component(constant.value);
        }
        let mut parameters = self.operation.parameters.iter().zip(self.values);
        let written = parameters
            .find(|(parameter, _)| parameter.location == Location::Path && parameter.name == name)
            .map_or(Ok(None), |(parameter, value)| {
                parameters::write(parameter, *value)
            });
        match written {
            Ok(Some(text)) if !text.is_empty() => {
                self.measure(name, &text);
                return text;
            }
            Ok(_) => self.report(name, EMPTY),
            Err(rule) => self.report(name, rule),
        }
        String::new()
    }

    /// The parameters in a place that are sent, as they are written there; what cannot be written is reported.
    fn written(&mut self, location: Location) -> Vec<(&'static Parameter, Ref<'a>, String)> {
        let mut written = Vec::new();
        let parameters = self.operation.parameters.iter().zip(self.values);
        for (parameter, value) in parameters.filter(|(it, _)| it.location == location) {
            let text = match location {
                Location::QueryString => query_string::write(parameter, *value),
                _ => parameters::write(parameter, *value),
            };
            match text {
                Ok(Some(text)) => written.push((parameter, *value, text)),
                Ok(None) => {}
                Err(rule) => self.report(parameter.name, rule),
            }
        }
        written
    }

    /// The parameters in a place that have one value.
    fn constants(&self, location: Location) -> impl Iterator<Item = &'static Constant> + use<> {
        let constants = self.operation.constants.iter();
        constants.filter(move |constant| constant.location == location)
    }

    fn write_query(&mut self) -> Vec<String> {
        let mut query = Vec::new();
        let whole = self.written(Location::QueryString).into_iter();
        for (parameter, _, pairs) in whole.chain(self.written(Location::Query)) {
            self.measure(parameter.name, &pairs);
            query.push(pairs);
        }
        query.extend(self.constants(Location::Query).map(|it| {
            format!(
                "{}={}",
                encoding::component(it.name),
                encoding::component(it.value)
            )
        }));
        query
    }

    fn write_headers(&mut self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept::of(self.operation) {
            headers.insert(ACCEPT, accept);
        }
        for (parameter, value, text) in self.written(Location::Header) {
            let sensitive = parameter.sensitive || matches!(value, Ref::Secret(_));
            self.insert_header(&mut headers, parameter.name, &text, sensitive);
        }
        for constant in self.constants(Location::Header) {
            self.insert_header(&mut headers, constant.name, constant.value, false);
        }
        headers
    }

    fn write_cookies(&mut self) -> Cookies {
        let mut cookies = Cookies::default();
        for (_, _, pairs) in self.written(Location::Cookie) {
            cookies.push(pairs);
        }
        for constant in self.constants(Location::Cookie) {
            let (name, value) = (constant.name, constant.value);
            cookies.push(format!(
                "{}={}",
                encoding::cookie_name(name),
                encoding::cookie(value)
            ));
        }
        cookies
    }

    fn insert_header(&mut self, headers: &mut HeaderMap, name: &str, text: &str, sensitive: bool) {
        // RFC 9110, 5.5: white space at the ends is no part of a header's value.
        if text.trim_matches([' ', '\t']) != text {
            return self.report(name, BLANK);
        }
        let header = HeaderName::from_bytes(name.as_bytes())
            .ok()
            .zip(HeaderValue::from_str(text).ok());
        match header {
            Some((name, mut value)) => {
                value.set_sensitive(sensitive);
                headers.insert(name, value);
            }
            None => self.report(name, NO_HEADER),
        }
    }

    fn write_body(
        &mut self,
        content: usize,
        body: Ref<'_>,
        headers: &mut HeaderMap,
    ) -> Option<Payload> {
        let declared = self.operation.bodies.get(content)?;
        if matches!(body, Ref::Absent) {
            return None;
        }
        match body::write(declared, body) {
            Ok(written) => {
                let written = written?;
                self.insert_header(headers, CONTENT_TYPE.as_str(), &written.media_type, false);
                Some(written.payload)
            }
            Err(violations) => {
                self.violations.extend(violations);
                None
            }
        }
    }
}

fn method(operation: &'static Operation) -> Result<Method, Box<Fault>> {
    Method::from_bytes(operation.method.as_bytes())
        .map_err(|_| Fault::configuration("the document's method is none").of(operation))
}

/// The base URL keeps its path: an operation's path is relative to it (OpenAPI 3.0, Paths Object).
fn url(
    operation: &'static Operation,
    base_url: &str,
    path: &str,
    query: &[String],
) -> Result<Url, Box<Fault>> {
    let mut text = format!("{base_url}{path}");
    let pairs = query.iter().filter(|pairs| !pairs.is_empty());
    for (n, pairs) in pairs.enumerate() {
        text.push(if n == 0 { '?' } else { '&' });
        text.push_str(pairs);
    }
    Url::parse(&text)
        .map_err(|_| Fault::configuration("the base URL and the path make no URL").of(operation))
}

#[cfg(test)]
mod tests;
