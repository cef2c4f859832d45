//! Percent-encoding, for each part of a request.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// A function that encodes text for its place in a request.
pub(crate) type Encode = fn(&str) -> Cow<'_, str>;

/// All but the unreserved characters of RFC 3986.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `allowReserved`: the reserved characters stay, but for those that end the query, that separate its parameters or
/// that RFC 3986 does not have in a query (OpenAPI 3.0.4, Parameter Object: "applications are still responsible for
/// percent-encoding reserved characters that are not allowed by the rules of the `in` destination").
const RESERVED: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// What no cookie can hold (RFC 6265, 4.1.1), and the `%` itself.
///
/// OpenAPI 3.0 has the style `form` in cookies, by which more is percent-encoded (RFC 6570). Whoever decodes a cookie reads the same, and
/// whoever does not, as many services do, reads what was meant.
const COOKIE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b',')
    .add(b';')
    .add(b'\\');

/// What no token can hold (RFC 9110, 5.6.2), and the `%` itself.
const TOKEN: &AsciiSet = &UNRESERVED
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'*')
    .remove(b'+')
    .remove(b'^')
    .remove(b'`')
    .remove(b'|');

/// The characters of a path template's own text that are encoded.
const TEMPLATE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The URL Standard, `application/x-www-form-urlencoded` percent-encode set; the space becomes `+`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b' ');

/// A text, encoded; it stays borrowed if nothing in it is.
pub(crate) fn whole(encode: Encode, text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => encode(text),
        Cow::Owned(text) => encode(&text).into_owned().into(),
    }
}

/// Text within a path or a query.
pub(crate) fn component(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, UNRESERVED).into()
}

/// Text within a query, of a parameter with `allowReserved`; what is percent-encoded already stays (RFC 6570, 3.2.3).
pub(crate) fn reserved(text: &str) -> Cow<'_, str> {
    but_for_triples(text, RESERVED)
}

/// The text between the expressions of a path template; it may be percent-encoded already.
pub(crate) fn template(text: &str) -> Cow<'_, str> {
    but_for_triples(text, TEMPLATE)
}

/// Text in which all but percent-encoded bytes is encoded; a `%` that encodes nothing is encoded too.
fn but_for_triples<'t>(text: &'t str, set: &'static AsciiSet) -> Cow<'t, str> {
    if text.is_empty() {
        return text.into();
    }
    if !text.contains('%') {
        return utf8_percent_encode(text, set).into();
    }
    let mut encoded = String::with_capacity(text.len());
    let mut parts = text.split('%');
    encoded.extend(utf8_percent_encode(parts.next().unwrap_or_default(), set));
    for part in parts {
        let mut digits = part.bytes().take(2);
        let is_triple = part.len() >= 2 && digits.all(|digit| digit.is_ascii_hexdigit());
        encoded.push_str(if is_triple { "%" } else { "%25" });
        encoded.extend(utf8_percent_encode(part, set));
    }
    encoded.into()
}

/// Text within a form.
pub(crate) fn form(text: &str) -> String {
    utf8_percent_encode(text, FORM)
        .to_string()
        .replace(' ', "+")
}

/// The value of a cookie.
pub(crate) fn cookie(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, COOKIE).into()
}

/// The name of a cookie, which is a token.
pub(crate) fn cookie_name(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, TOKEN).into()
}

/// Text as it is, for a header.
pub(crate) fn verbatim(text: &str) -> Cow<'_, str> {
    text.into()
}

/// JSON in ASCII, for a header.
pub(crate) fn ascii_json(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c.is_ascii() {
            text.push(c);
        } else {
            // Only strings of JSON hold other characters, and there each can be written as an escape.
            text.extend(
                c.encode_utf16(&mut units)
                    .iter()
                    .map(|unit| format!("\\u{unit:04x}")),
            );
        }
    }
    text
}
