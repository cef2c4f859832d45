//! The documented headers of a reply, of typed values.

use std::borrow::Cow;

use http::header::{HeaderMap, SET_COOKIE};
use http::{HeaderName, HeaderValue};

use crate::runtime::client::operation::{DocumentedHeader, Operation};
use crate::runtime::client::request::flat::{Shape, json_text, shape};
use crate::runtime::value::{Outcome, Ref};

/// The headers that hold the values of a struct of documented ones. A value that no header can hold is left out.
pub(super) fn headers(operation: &'static Operation, values: &impl Outcome) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let Ref::Object(object) = values.get() else {
        return headers;
    };
    for (n, member) in object.table().members.iter().enumerate() {
        let declared = operation.headers.iter().find(|it| it.name == member.name);
        let name = HeaderName::from_bytes(member.name.as_bytes()).ok();
        let (Some(declared), Some(name)) = (declared, name) else {
            continue;
        };
        for line in lines(declared, object.member(n)) {
            if let Ok(value) = HeaderValue::from_bytes(line.as_bytes()) {
                headers.append(name.clone(), value);
            }
        }
    }
    headers
}

/// The lines of a header: one in the style `simple`, or one for each cookie (RFC 6265, 3).
fn lines(declared: &DocumentedHeader, value: Ref<'_>) -> Vec<String> {
    if declared.json && !matches!(value, Ref::Absent) {
        return json_text(value).into_iter().collect();
    }
    match shape(value, false) {
        Ok(Shape::List(items)) if declared.name.eq_ignore_ascii_case(SET_COOKIE.as_str()) => {
            items.into_iter().map(Cow::into_owned).collect()
        }
        Ok(Shape::List(items)) => vec![items.join(", ")],
        Ok(Shape::Members(members)) => {
            let joint = if declared.explode { "=" } else { "," };
            let pairs: Vec<_> = members
                .into_iter()
                .map(|(name, value)| [name.as_str(), joint, &value].concat())
                .collect();
            vec![pairs.join(",")]
        }
        Ok(Shape::Scalar(text)) => vec![text.into_owned()],
        Ok(Shape::Undefined) | Err(_) => Vec::new(),
    }
}
