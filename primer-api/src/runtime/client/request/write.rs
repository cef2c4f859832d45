//! Writes the request of an operation.

use std::borrow::Cow;
use std::convert::Infallible;
use std::iter::repeat_n;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::{Position, Url};

use crate::runtime::check::{Rule, Violation, check};
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Constant, Location, Operation, Parameter};
use crate::runtime::client::request::accept::is_plain;
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
    base_url: &Url,
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
    let mut url = UrlText::new(base_url, operation.path);
    writer.write_path(&mut url.text);
    writer.write_query(&mut url);
    let mut headers = writer.write_headers();
    let cookies = writer.write_cookies();
    let body = writer.write_body(content, body, &mut headers);
    if !writer.violations.is_empty() {
        return Err(Fault::request(operation, writer.violations));
    }
    let mut credentials_in_query = Vec::new();
    let provided = security::authorize(
        operation,
        credentials,
        &mut credentials_in_query,
        &mut headers,
    )
    .map_err(|fault| fault.of(operation))?;
    cookies.write(&mut headers);
    credentials_in_query.iter().for_each(|pair| url.push(pair));

    let url = url.join(base_url, operation)?;
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

/// The path and the query of a URL while they are written.
struct UrlText {
    text: String,
    has_query: bool,
}

impl UrlText {
    /// The base URL keeps its path: an operation's path is relative to it (OpenAPI 3.0, Paths Object).
    fn new(base_url: &Url, path: &str) -> Self {
        let base_path = base_url.path().trim_end_matches('/');
        // Room for values of usual length.
        let mut text = String::with_capacity(base_path.len() + path.len() + 128);
        text.push_str(base_path);
        Self {
            text,
            has_query: false,
        }
    }

    /// Adds pairs to the query.
    fn push(&mut self, pairs: &str) {
        let Ok(_) = self.push_with(|query| {
            query.push_str(pairs);
            Ok::<(), Infallible>(())
        });
    }

    /// Adds pairs to the query, as they are written, and yields how long they are; none if they cannot be written.
    fn push_with<E>(
        &mut self,
        write: impl FnOnce(&mut String) -> Result<(), E>,
    ) -> Result<usize, E> {
        let end = self.text.len();
        self.text.push(if self.has_query { '&' } else { '?' });
        let start = self.text.len();
        let written = write(&mut self.text);
        let length = self.text.len() - start;
        if length == 0 || written.is_err() {
            self.text.truncate(end);
        } else {
            self.has_query = true;
        }
        written.map(|()| length)
    }

    /// The URL on the host of the base URL, whose scheme, host and port are parsed already.
    fn join(mut self, base_url: &Url, operation: &'static Operation) -> Result<Url, Box<Fault>> {
        let before_path = base_url[..Position::BeforePath].len();
        // The parser passes over spaces at the end, and makes room for all that it is given: for the scheme and the host too.
        self.text.extend(repeat_n(' ', before_path));
        let is_host = matches!(self.text.as_bytes(), [_, b'/' | b'\\', ..]);
        let url = match is_host {
            true => Url::parse(&format!(
                "{}{}",
                base_url.origin().ascii_serialization(),
                self.text
            )),
            false => base_url.join(&self.text),
        };
        url.map_err(|_| Fault::configuration("the base URL and the path make no URL").of(operation))
    }
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
    fn measure(&mut self, name: &'static str, length: usize) {
        if self.longest.is_none_or(|(_, longest)| longest < length) {
            self.longest = Some((name, length));
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
    fn write_path(&mut self, url: &mut String) {
        for segment in self.operation.path.trim_start_matches('/').split('/') {
            url.push('/');
            self.write_segment(segment, url);
        }
    }

    fn write_segment(&mut self, template: &'static str, url: &mut String) {
        let start = url.len();
        let mut last = None;
        let mut rest = template;
        while let Some((before, expression)) = rest.split_once('{')
            && let Some((name, after)) = expression.split_once('}')
        {
            url.push_str(&encoding::template(before));
            self.write_path_parameter(name, url);
            last = Some(name);
            rest = after;
        }
        url.push_str(&encoding::template(rest));
        // URL parsers take such a segment for a step in the hierarchy, percent-encoded too.
        if let Some(name) = last
            && matches!(url.get(start..), Some("." | ".."))
        {
            self.report(name, DOTS);
        }
    }

    fn write_path_parameter(&mut self, name: &'static str, url: &mut String) {
        let constant = self
            .operation
            .constants
            .iter()
            .find(|it| it.location == Location::Path && it.name == name);
        if let Some(constant) = constant {
            if constant.value.is_empty() {
                self.report(name, EMPTY);
            }
            url.push_str(&encoding::component(constant.value));
            return;
        }
        let mut parameters = self.operation.parameters.iter().zip(self.values);
        let written = parameters
            .find(|(parameter, _)| parameter.location == Location::Path && parameter.name == name)
            .map_or(Ok(None), |(parameter, value)| {
                parameters::write(parameter, *value)
            });
        match written {
            Ok(Some(text)) if !text.is_empty() => {
                self.measure(name, text.len());
                url.push_str(&text);
            }
            Ok(_) => self.report(name, EMPTY),
            Err(rule) => self.report(name, rule),
        }
    }

    /// Hands on the parameters in a place that are sent, as they are written there; what cannot be written is reported.
    fn each_written(
        &mut self,
        location: Location,
        mut take: impl FnMut(&mut Self, &'static Parameter, Ref<'a>, &str),
    ) {
        let parameters = self.operation.parameters.iter().zip(self.values);
        for (parameter, value) in parameters.filter(|(it, _)| it.location == location) {
            let text = match location {
                Location::QueryString => {
                    query_string::write(parameter, *value).map(|it| it.map(Cow::Owned))
                }
                _ => parameters::write(parameter, *value),
            };
            match text {
                Ok(Some(text)) => take(self, parameter, *value, &text),
                Ok(None) => {}
                Err(rule) => self.report(parameter.name, rule),
            }
        }
    }

    /// The parameters in a place that have one value.
    fn constants(&self, location: Location) -> impl Iterator<Item = &'static Constant> + use<> {
        let constants = self.operation.constants.iter();
        constants.filter(move |constant| constant.location == location)
    }

    fn write_query(&mut self, url: &mut UrlText) {
        self.each_written(Location::QueryString, |writer, parameter, _, pairs| {
            writer.measure(parameter.name, pairs.len());
            url.push(pairs);
        });
        let parameters = self.operation.parameters.iter().zip(self.values);
        for (parameter, value) in parameters.filter(|(it, _)| it.location == Location::Query) {
            match url.push_with(|query| parameters::append(parameter, *value, query)) {
                Ok(length) => self.measure(parameter.name, length),
                Err(rule) => self.report(parameter.name, rule),
            }
        }
        for constant in self.constants(Location::Query) {
            let (name, value) = (constant.name, constant.value);
            url.push(&[&encoding::component(name), "=", &encoding::component(value)].concat());
        }
    }

    fn write_headers(&mut self) -> HeaderMap {
        // Room for media types, a credential and some parameters in one small allocation: one for seven is twice as large.
        let mut headers = HeaderMap::with_capacity(6);
        if let Some(accept) = accept::of(self.operation) {
            headers.insert(ACCEPT, accept);
        }
        self.each_written(Location::Header, |writer, parameter, value, text| {
            let sensitive = parameter.sensitive || matches!(value, Ref::Secret(_));
            let mut value = HeaderValue::from_str(text).ok();
            value.iter_mut().for_each(|it| it.set_sensitive(sensitive));
            let header = (parameter.header_name(), value);
            writer.insert_header(&mut headers, parameter.name, text, header);
        });
        for constant in self.constants(Location::Header) {
            let header = (constant.header_name(), header_value(constant.value));
            self.insert_header(&mut headers, constant.name, constant.value, header);
        }
        headers
    }

    fn write_cookies(&mut self) -> Cookies {
        let mut cookies = Cookies::default();
        self.each_written(Location::Cookie, |_, _, _, pairs| {
            cookies.push(pairs.to_owned());
        });
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

    fn insert_header(
        &mut self,
        headers: &mut HeaderMap,
        name: &str,
        text: &str,
        header: (Option<HeaderName>, Option<HeaderValue>),
    ) {
        // RFC 9110, 5.5: white space at the ends is no part of a header's value.
        if text.trim_matches([' ', '\t']) != text {
            return self.report(name, BLANK);
        }
        match header {
            (Some(name), Some(value)) => drop(headers.insert(name, value)),
            _ => self.report(name, NO_HEADER),
        }
    }

    fn insert_media_type(&mut self, headers: &mut HeaderMap, media_type: Cow<'static, str>) {
        let value = match &media_type {
            Cow::Borrowed(declared) => header_value(declared),
            Cow::Owned(chosen) => HeaderValue::from_str(chosen).ok(),
        };
        let header = (Some(CONTENT_TYPE), value);
        self.insert_header(headers, CONTENT_TYPE.as_str(), &media_type, header);
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
                self.insert_media_type(headers, written.media_type);
                Some(written.payload)
            }
            Err(violations) => {
                self.violations.extend(violations);
                None
            }
        }
    }
}

/// The value of a header, of a text of the document.
fn header_value(text: &'static str) -> Option<HeaderValue> {
    match is_plain(text) {
        true => Some(HeaderValue::from_static(text)),
        false => HeaderValue::from_str(text).ok(),
    }
}

fn method(operation: &'static Operation) -> Result<Method, Box<Fault>> {
    Method::from_bytes(operation.method.as_bytes())
        .map_err(|_| Fault::configuration("the document's method is none").of(operation))
}

#[cfg(test)]
mod tests;
