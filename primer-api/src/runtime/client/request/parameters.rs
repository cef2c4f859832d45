//! Writes the value of a parameter in its style.

use std::borrow::Cow;

use crate::runtime::check::Rule;
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::request::encoding::Encode;
use crate::runtime::client::request::flat::{Shape, json_text, scalar, shape};
use crate::runtime::client::request::nested::{Indices, deep_object};
use crate::runtime::client::request::{cookies, encoding};
use crate::runtime::value::Ref;

const DELIMITER: Rule =
    Rule::Location("must not hold the character that separates its items or members");
const BLANK: Rule = Rule::Location("must not hold items that begin or end with white space");

/// The value of a parameter as it stands in the path, in the query or in cookies (with its name), or in a header; `None` if it is left out.
pub(crate) fn write<'v>(
    parameter: &Parameter,
    value: Ref<'v>,
) -> Result<Option<Cow<'v, str>>, Rule> {
    let encode = encode_of(parameter);
    let indices = match parameter.style {
        Style::Json => return Ok(write_json(parameter, value, encode)?.map(Cow::Owned)),
        Style::Text => return write_text(parameter, value, encode),
        Style::DeepObject => Indices::Numbers,
        Style::DeepObjectRails => Indices::Empty,
        Style::Simple
        | Style::Label
        | Style::Matrix
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::Cookie => {
            let shape = shape_of(parameter, value)?;
            if parameter.style == Style::Cookie {
                check_cookies(&shape)?;
            }
            return Ok(match shape {
                Shape::Undefined => None,
                // The name and what stands before it are those of other places.
                Shape::Scalar(text) if parameter.style == Style::Simple => {
                    Some(encoding::whole(encode, text))
                }
                shape => {
                    let mut text = String::new();
                    Notation::of(parameter).expand(&shape, encode, &mut text)?;
                    Some(text.into())
                }
            });
        }
    };
    Ok(deep_object(parameter.name, value, indices, encode)?.map(Cow::Owned))
}

/// Writes the value of a parameter of the query behind what stands there; nothing if it is left out.
pub(crate) fn append(
    parameter: &Parameter,
    value: Ref<'_>,
    query: &mut String,
) -> Result<(), Rule> {
    match parameter.style {
        Style::Form | Style::SpaceDelimited | Style::PipeDelimited => {
            let shape = shape_of(parameter, value)?;
            Notation::of(parameter).expand(&shape, encode_of(parameter), query)
        }
        _ => {
            query.push_str(&write(parameter, value)?.unwrap_or_default());
            Ok(())
        }
    }
}

/// The shape of a parameter's value, in one of the styles of RFC 6570.
fn shape_of<'v>(parameter: &Parameter, value: Ref<'v>) -> Result<Shape<'v>, Rule> {
    let repeats = matches!(parameter.style, Style::Form | Style::Cookie);
    shape(value, repeats && parameter.explode)
}

/// How a parameter's values are encoded.
fn encode_of(parameter: &Parameter) -> Encode {
    match parameter.location {
        Location::Header => encoding::verbatim,
        Location::Cookie if parameter.style == Style::Cookie => encoding::verbatim,
        Location::Cookie => encoding::cookie,
        Location::Query if parameter.allow_reserved => encoding::reserved,
        Location::Path | Location::Query | Location::QueryString => encoding::component,
    }
}

/// Refuses what no cookie can hold as it is.
//
// OpenAPI 3.2, Style Values, `cookie`: "no percent-encoding or other escaping is applied".
fn check_cookies(shape: &Shape) -> Result<(), Rule> {
    match shape {
        Shape::Undefined => Ok(()),
        Shape::Scalar(text) => cookies::check(text),
        Shape::List(items) => items.iter().try_for_each(|item| cookies::check(item)),
        Shape::Members(members) => members
            .iter()
            .try_for_each(|(_, text)| cookies::check(text)),
    }
}

/// The separators and names of a style, in the terms of RFC 6570, appendix A.
struct Notation<'a> {
    /// The text before everything.
    first: &'static str,
    /// The separator of values that are written on their own.
    separator: &'static str,
    /// The separator of values that are written together.
    joint: &'static str,
    /// The name that is written with a value, and what follows it if the value is empty.
    named: Option<(&'a str, &'static str)>,
    explode: bool,
    location: Location,
}

impl<'a> Notation<'a> {
    fn of(parameter: &Parameter) -> Self {
        let Parameter {
            name,
            style,
            explode,
            location,
            ..
        } = *parameter;
        let (first, separator, joint, named) = match style {
            Style::Simple => ("", ",", ",", None),
            Style::Label => (".", ".", ",", None),
            Style::Matrix => (";", ";", ",", Some((name, ""))),
            Style::SpaceDelimited => ("", "&", "%20", Some((name, "="))),
            Style::PipeDelimited => ("", "&", "%7C", Some((name, "="))),
            // `&` separates no cookies (RFC 6265, 4.2.1).
            Style::Form if location == Location::Cookie => ("", "; ", ",", Some((name, "="))),
            Style::Cookie => ("", "; ", ",", Some((name, "="))),
            // The others are written elsewhere; `form` is the query's own default.
            Style::Form
            | Style::DeepObject
            | Style::DeepObjectRails
            | Style::Json
            | Style::Text => ("", "&", ",", Some((name, "="))),
        };
        Self {
            first,
            separator,
            joint,
            named,
            explode,
            location,
        }
    }

    /// Writes a value behind what stands there; nothing for one that is left out.
    fn expand(&self, shape: &Shape, encode: Encode, out: &mut String) -> Result<(), Rule> {
        let text = match shape {
            Shape::Undefined => return Ok(()),
            // Most values are: they take no text of their own.
            Shape::Scalar(text) => {
                out.push_str(self.first);
                self.push_named(&encode(text), out);
                return Ok(());
            }
            Shape::List(items) => {
                let items = items.iter().map(|item| self.part(encode(item)));
                let items = items.collect::<Result<Vec<Cow<'_, str>>, Rule>>()?;
                if self.explode {
                    let named = items.iter().map(|item| self.name(item));
                    named.collect::<Vec<_>>().join(self.separator)
                } else {
                    self.name(&items.join(self.joint))
                }
            }
            Shape::Members(members) => {
                let mut parts = Vec::new();
                for (name, text) in members {
                    let (name, text) = (self.part(self.member(name))?, self.part(encode(text))?);
                    parts.push((name, text));
                }
                if self.explode {
                    let pairs = parts.iter().map(|(name, text)| self.pair(name, text));
                    pairs
                        .collect::<Result<Vec<_>, Rule>>()?
                        .join(self.separator)
                } else {
                    let texts = parts.into_iter().flat_map(|(name, text)| [name, text]);
                    self.name(&texts.collect::<Vec<_>>().join(self.joint))
                }
            }
        };
        out.push_str(self.first);
        out.push_str(&text);
        Ok(())
    }

    fn name(&self, text: &str) -> String {
        let mut named = String::new();
        self.push_named(text, &mut named);
        named
    }

    fn push_named(&self, text: &str, out: &mut String) {
        if let Some((name, if_empty)) = self.named {
            out.push_str(&self.member(name));
            out.push_str(if text.is_empty() { if_empty } else { "=" });
        }
        out.push_str(text);
    }

    /// A name, of a parameter or a member: `allowReserved` is about values.
    fn member<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.location {
            Location::Header => encoding::verbatim(name),
            Location::Cookie => encoding::cookie_name(name),
            Location::Path | Location::Query | Location::QueryString => encoding::component(name),
        }
    }

    /// A member that is written on its own.
    fn pair(&self, name: &str, text: &str) -> Result<String, Rule> {
        match self.named {
            // Nothing in a header is encoded.
            _ if self.location == Location::Header && [name, text].concat().contains('=') => {
                Err(DELIMITER)
            }
            Some((_, if_empty)) if text.is_empty() => Ok(format!("{name}{if_empty}")),
            Some(_) | None => Ok(format!("{name}={text}")),
        }
    }

    /// An item, or a name or value of a member, as it is written. Nothing escapes a delimiter that encoding leaves as it is, or makes
    /// what the delimiter is: then the value would be read as two.
    fn part<'t>(&self, text: Cow<'t, str>) -> Result<Cow<'t, str>, Rule> {
        let delimiter = if self.explode {
            self.separator
        } else {
            self.joint
        };
        // The digits of a percent-encoded byte may be small, if the caller encoded it.
        if text.to_ascii_uppercase().contains(delimiter) {
            return Err(DELIMITER);
        }
        // RFC 9110, 5.6.1: white space around the items of a header is no part of them.
        if self.location == Location::Header && text.trim_matches([' ', '\t']) != text {
            return Err(BLANK);
        }
        Ok(text)
    }
}

fn write_json(
    parameter: &Parameter,
    value: Ref<'_>,
    encode: Encode,
) -> Result<Option<String>, Rule> {
    if matches!(value, Ref::Absent) {
        return Ok(None);
    }
    let json = json_text(value)?;
    Ok(Some(match parameter.location {
        Location::Path => encode(&json).into_owned(),
        Location::Query | Location::QueryString => {
            format!("{}={}", encoding::component(parameter.name), encode(&json))
        }
        Location::Header => encoding::ascii_json(&json),
        Location::Cookie => format!(
            "{}={}",
            encoding::cookie_name(parameter.name),
            encode(&json)
        ),
    }))
}

fn write_text<'v>(
    parameter: &Parameter,
    value: Ref<'v>,
    encode: Encode,
) -> Result<Option<Cow<'v, str>>, Rule> {
    let Some(text) = scalar(value)? else {
        return Ok(None);
    };
    Ok(Some(match parameter.location {
        Location::Path => encoding::whole(encode, text),
        Location::Query | Location::QueryString => {
            format!("{}={}", encoding::component(parameter.name), encode(&text)).into()
        }
        Location::Header => text,
        // OpenAPI 3.0.4, Appendix D: the text is the caller's own, as the cookie holds it.
        Location::Cookie => cookies::verbatim(parameter.name, &text)?.into(),
    }))
}

#[cfg(test)]
mod tests;
