//! The query of a URL, of a parameter that is the whole of it.

use crate::runtime::check::Rule;
use crate::runtime::client::operation::{Parameter, Style};
use crate::runtime::client::request::encoding;
use crate::runtime::client::request::flat::{json_text, scalar};
use crate::runtime::client::request::forms::write_form;
use crate::runtime::value::Ref;

/// The query as it stands in the URL, without its `?`; `None` if there is none.
//
// OpenAPI 3.2, Parameter Object, `in: querystring`: the value "is treated as the entire URL query string", percent-encoded where its media
// type does not say so itself.
pub(crate) fn write(parameter: &Parameter, value: Ref<'_>) -> Result<Option<String>, Rule> {
    Ok(match parameter.style {
        _ if matches!(value, Ref::Absent) => None,
        Style::Json => Some(encoding::component(&json_text(value)?).into_owned()),
        Style::Text => scalar(value)?.map(|text| encoding::component(&text).into_owned()),
        _ => Some(write_form(value, &[])?),
    })
}

#[cfg(test)]
mod tests;
