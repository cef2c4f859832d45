//! Reads the values of parameters from a request, by their styles.

use http::header::COOKIE;
use percent_encoding::percent_decode_str;

use super::request::ReceivedRequest;
use super::route::Captures;
use super::tree::{Form, Tree, fill, forms};
use crate::runtime::check::check;
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Slot, Value};

/// The parameters of a request as they came.
pub(crate) struct Sent<'r> {
    captures: &'r Captures,
    query: Vec<(&'r str, &'r str)>,
    request: &'r ReceivedRequest,
}

impl<'r> Sent<'r> {
    pub(super) fn new(request: &'r ReceivedRequest, captures: &'r Captures) -> Self {
        let query = request.query().unwrap_or_default();
        Self {
            captures,
            query: pairs(query, '&').collect(),
            request,
        }
    }

    /// The names in the query, decoded.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.query.iter().map(|(name, _)| decoded(name))
    }

    /// The raw values of a name in the query, or in the cookies.
    fn values(&self, parameter: &Parameter) -> Vec<&'r str> {
        match parameter.location {
            Location::Path => {
                let mut captures = self.captures.iter();
                let found = captures.find(|(name, _)| *name == parameter.name);
                found.map(|(_, text)| text.as_str()).into_iter().collect()
            }
            Location::Query => {
                let of_name = self
                    .query
                    .iter()
                    .filter(|(name, _)| decoded(name) == parameter.name);
                of_name.map(|(_, value)| *value).collect()
            }
            Location::Header => {
                let lines = self.request.headers().get_all(parameter.name).iter();
                lines.filter_map(|it| it.to_str().ok()).collect()
            }
            Location::Cookie => {
                let cookies = self.cookies();
                let of_name = cookies.filter(|(name, _)| decoded(name) == parameter.name);
                of_name.map(|(_, value)| value).collect()
            }
            // It has no name.
            Location::QueryString => self.request.query().into_iter().collect(),
        }
    }

    fn cookies(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        let lines = self.request.headers().get_all(COOKIE).iter();
        let lines = lines.filter_map(|it| it.to_str().ok());
        lines.flat_map(|line| pairs(line, ';'))
    }

    /// The pairs among which those of an object stand that is written as a parameter for each member.
    fn members(&self, parameter: &Parameter) -> Vec<(&'r str, &'r str)> {
        match parameter.location {
            Location::Cookie => self.cookies().collect(),
            Location::Path | Location::Query | Location::QueryString | Location::Header => {
                self.query.clone()
            }
        }
    }
}

/// Reads a parameter; `None` if it is not there.
pub(super) fn read<T: Value>(
    parameter: &Parameter,
    sent: &Sent<'_>,
    others: &[&str],
) -> Result<Option<T>, Misfit> {
    let mut misfit = None;
    for form in forms(&mut T::blank().slot()) {
        let mut value = T::blank();
        let Some(tree) = tree(parameter, sent, *form, &mut value.slot(), others) else {
            continue;
        };
        match fill(value.slot(), &tree) {
            Ok(()) => return Ok(Some(value)),
            Err(other) => misfit = misfit.or(Some(other)),
        }
    }
    misfit.map_or(Ok(None), Err)
}

/// The limits that the value of a parameter breaks, in words.
pub(super) fn broken_limits(parameter: &Parameter, value: &impl Value) -> Vec<String> {
    let violations = check(value.get(), parameter.limits, parameter.name);
    violations.iter().map(ToString::to_string).collect()
}

/// A parameter in the form that is expected; `None` if it is not there.
fn tree(
    parameter: &Parameter,
    sent: &Sent<'_>,
    form: Form,
    slot: &mut Slot<'_>,
    others: &[&str],
) -> Option<Tree> {
    if parameter.location == Location::QueryString {
        return whole_query(parameter, sent);
    }
    let spread = match (parameter.style, form) {
        (Style::DeepObject | Style::DeepObjectRails, _) => {
            return brackets(parameter.name, &sent.members(parameter));
        }
        (Style::Form | Style::Cookie, Form::Members) => parameter.explode,
        _ => false,
    };
    if spread {
        let decoded = match parameter.style {
            Style::Cookie => str::to_owned,
            _ => decoded,
        };
        return members_by_name(slot, &sent.members(parameter), others, decoded);
    }
    let values = sent.values(parameter);
    let first = *values.first()?;
    let is_header = parameter.location == Location::Header;
    let text = |raw: &str| match parameter.location {
        Location::Header => raw.trim().to_owned(),
        Location::Cookie if parameter.style == Style::Cookie => raw.to_owned(),
        Location::Query | Location::QueryString => decoded(raw),
        Location::Path | Location::Cookie => {
            percent_decode_str(raw).decode_utf8_lossy().into_owned()
        }
    };
    let unmarked = match parameter.style {
        Style::Json => return Some(Tree::Json(text(first).into_bytes())),
        Style::Text => return Some(Tree::Text(text(first))),
        Style::Label => first.strip_prefix('.').unwrap_or(first),
        Style::Matrix => first.strip_prefix(';').unwrap_or(first),
        _ => first,
    };
    let joint = separator(parameter, unmarked);
    let name_of = |it: &str| {
        let named = it
            .split_once('=')
            .filter(|(name, _)| decoded(name) == parameter.name);
        named.map_or(it.to_owned(), |(_, value)| value.to_owned())
    };
    // `;name=value`: the name is a part of it.
    let is_matrix = parameter.style == Style::Matrix;
    let whole = match is_matrix && !(parameter.explode && form != Form::Text) {
        true => name_of(unmarked),
        false => unmarked.to_owned(),
    };
    // RFC 6570 has one form of repeating; the styles differ in what stands between joined items alone.
    let has_names = matches!(parameter.location, Location::Query | Location::Cookie);
    let repeated = has_names && parameter.explode;
    Some(match form {
        Form::Text => Tree::Text(text(&whole)),
        Form::List if repeated => {
            Tree::List(values.iter().map(|it| Tree::Text(text(it))).collect())
        }
        Form::List => {
            let joined = match is_header {
                true => values.join(","),
                false => whole,
            };
            let items = joined.split(joint).filter(|it| !it.is_empty());
            let items = items.map(|it| match is_matrix && parameter.explode {
                true => text(&name_of(it)),
                false => text(it),
            });
            Tree::List(items.map(Tree::Text).collect())
        }
        Form::Members => {
            let parts: Vec<&str> = whole.split(joint).collect();
            let pairs: Vec<(&str, &str)> = match parameter.explode {
                true => parts.iter().filter_map(|it| it.split_once('=')).collect(),
                false => parts
                    .chunks(2)
                    .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
                    .collect(),
            };
            let pairs = pairs.into_iter();
            Tree::Members(
                pairs
                    .map(|(name, it)| (text(name), Tree::Text(text(it))))
                    .collect(),
            )
        }
    })
}

/// The query as the value of a parameter that is all of it.
fn whole_query(parameter: &Parameter, sent: &Sent<'_>) -> Option<Tree> {
    let query = sent.request.query().filter(|it| !it.is_empty())?;
    let bytes = || percent_decode_str(query);
    Some(match parameter.style {
        Style::Json => Tree::Json(bytes().collect()),
        Style::Text => Tree::Text(bytes().decode_utf8_lossy().into_owned()),
        _ => {
            let pairs = sent.query.iter();
            let member = |(name, value): &(&str, &str)| (decoded(name), Tree::Text(decoded(value)));
            Tree::Members(pairs.map(member).collect())
        }
    })
}

/// The text between the items of a value that is written together.
fn separator(parameter: &Parameter, value: &str) -> &'static str {
    match (parameter.style, parameter.explode) {
        (Style::SpaceDelimited, _) if value.contains("%20") => "%20",
        (Style::SpaceDelimited, _) => "+",
        (Style::PipeDelimited, _) if value.to_ascii_uppercase().contains("%7C") => "%7C",
        (Style::PipeDelimited, _) => "|",
        (Style::Label, true) => ".",
        (Style::Matrix, true) => ";",
        _ => ",",
    }
}

/// The members of an object that is written as a parameter for each: those that its type declares, and for a map all that no
/// other parameter has.
fn members_by_name(
    slot: &mut Slot<'_>,
    pairs: &[(&str, &str)],
    others: &[&str],
    decoded: fn(&str) -> String,
) -> Option<Tree> {
    let mut members = Vec::new();
    for (name, value) in pairs {
        let name = decoded(name);
        if is_member(slot, &name, others) {
            members.push((name, Tree::Text(decoded(value))));
        }
    }
    (!members.is_empty()).then_some(Tree::Members(members))
}

fn is_member(slot: &mut Slot<'_>, name: &str, others: &[&str]) -> bool {
    match slot {
        Slot::Optional(optional) => is_member(&mut optional.set_value(), name, others),
        Slot::Object(object) => object.table().members.iter().any(|it| it.name == name),
        _ => !others.contains(&name),
    }
}

/// A value in brackets: `name[member]=value`, `name[0]=value`, `name[]=value`, or `name=value` for a scalar.
fn brackets(name: &str, pairs: &[(&str, &str)]) -> Option<Tree> {
    let mut root: Option<Tree> = None;
    for (key, value) in pairs {
        let key = decoded(key);
        let Some(path) = key.strip_prefix(name) else {
            continue;
        };
        let value = Tree::Text(decoded(value));
        if path.is_empty() {
            root = Some(value);
            continue;
        }
        let inner = path.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        let Some(inner) = inner else {
            continue;
        };
        let steps: Vec<&str> = inner.split("][").collect();
        insert(
            root.get_or_insert_with(|| Tree::Members(Vec::new())),
            &steps,
            value,
        );
    }
    root
}

fn insert(tree: &mut Tree, steps: &[&str], value: Tree) {
    let (Tree::Members(members), Some((step, rest))) = (&mut *tree, steps.split_first()) else {
        *tree = value;
        return;
    };
    // `[]` is the next item of a list.
    let found = match step.is_empty() {
        true => None,
        false => members.iter().position(|(name, _)| name == step),
    };
    let at = found.unwrap_or_else(|| {
        members.push(((*step).to_owned(), Tree::Members(Vec::new())));
        members.len() - 1
    });
    if let Some((_, inner)) = members.get_mut(at) {
        insert(inner, rest, value);
    }
}

/// The pairs of a query, a form or a cookie header, as they came.
pub(super) fn pairs(text: &str, separator: char) -> impl Iterator<Item = (&str, &str)> {
    let pairs = text
        .split(separator)
        .map(str::trim)
        .filter(|it| !it.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// Text that was percent-encoded, as in a form: a plus sign is a space.
pub(super) fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}
