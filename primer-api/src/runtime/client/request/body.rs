//! Writes the body of a request.

use std::borrow::Cow;

use crate::runtime::check::{Rule, Violation, check_at};
use crate::runtime::client::operation::{Content, RequestBody};
use crate::runtime::client::request::flat::scalar;
use crate::runtime::client::request::media::of_upload;
use crate::runtime::client::request::payload::{Payload, Piece};
use crate::runtime::client::request::{forms, multipart};
use crate::runtime::json;
use crate::runtime::path::ValuePath;
use crate::runtime::value::Ref;

const NO_TEXT: Rule = Rule::Location("must be text or bytes");
const NO_JSON: Rule = Rule::Location("must be a value that JSON has");

/// A body and the value of its `Content-Type`.
pub(super) struct Body {
    pub(super) payload: Payload,
    pub(super) media_type: Cow<'static, str>,
}

/// Writes a value as a declared body; `None` if there is none, or all violations.
pub(super) fn write(
    declared: &'static RequestBody,
    value: Ref<'_>,
) -> Result<Option<Body>, Vec<Violation>> {
    let root = ValuePath::Root("");
    let violations = check_at(
        value,
        declared.limits,
        &root.sensitive_if(declared.sensitive),
    );
    if !violations.is_empty() {
        return Err(violations);
    }
    let of_body = |rule| vec![Violation::new("body", rule)];
    let payload = match (declared.content, value) {
        (Content::Empty, _) => return Ok(None),
        (Content::Json, _) => json::to_body(value).map_err(|_| of_body(NO_JSON))?.into(),
        (Content::Form(members), _) => {
            let form = forms::write_form(value, members).map_err(of_body)?;
            form.into_bytes().into()
        }
        (Content::Multipart, _) => {
            let written = multipart::write(value, declared.parts, declared.media_type);
            let written = written.map_err(|violation| vec![violation])?;
            return Ok(Some(Body {
                payload: written.pieces.into(),
                media_type: written.media_type.into(),
            }));
        }
        (Content::Text | Content::Bytes, Ref::Upload(upload)) => {
            return Ok(Some(Body {
                payload: vec![Piece::of(upload)].into(),
                media_type: of_upload(declared.media_type, upload)
                    .map_err(of_body)?
                    .into(),
            }));
        }
        (Content::Text | Content::Bytes, Ref::Bytes(bytes)) => bytes.to_vec().into(),
        (Content::Text | Content::Bytes, _) => match scalar(value) {
            Ok(Some(text)) => text.into_owned().into_bytes().into(),
            // No text is null: a body that is left out is absent.
            Ok(None) | Err(_) => return Err(of_body(NO_TEXT)),
        },
    };
    Ok(Some(Body {
        payload,
        media_type: declared.media_type.into(),
    }))
}
