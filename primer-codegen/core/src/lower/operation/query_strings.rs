//! Parameters that are the whole query of a URL (`in: querystring`).

use crate::diagnostics::Finding;
use crate::document::Parameter as Declared;
use crate::ir::{Credential, Scheme, Shape, Style, Type};
use crate::lower::Lower;
use crate::lower::operation::media;
use crate::lower::operation::styles::Written;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// The value of a query, in its media type: a form, JSON, or else text that the caller writes.
    //
    // OpenAPI 3.2, Parameter Object: with `in: querystring`, `content` "MUST be used".
    pub(super) fn lower_query_string(&mut self, declared: &Declared<'d>) -> Option<Written> {
        let media_types: Vec<(&str, Pointer)> = declared.content().collect();
        let [(name, at)] = media_types.as_slice() else {
            return None;
        };
        let media_type = self.resolved.media_type(at)?;
        let style = match media::essence(name).as_str() {
            "application/x-www-form-urlencoded" => Style::Form,
            _ if media::is_json(name) => Style::Json,
            _ => return self.lower_parameter_content(declared),
        };
        let schema = media_type.schema().map(|it| self.lower_schema(&it));
        let shape = schema.unwrap_or(Shape::plain(Type::Json));
        if style == Style::Form && !self.lower_form(&media_type, &shape).is_empty() {
            let message = "`encoding` of a query string is not supported yet";
            self.report(Finding::at_key(media_type.at.child("encoding"), message));
        }
        Some(Written {
            shape,
            style,
            explode: style == Style::Form,
        })
    }

    /// Reports a credential in the query beside a query string that has no place for it.
    pub(super) fn check_query_credential(
        &mut self,
        declared: &Declared<'d>,
        style: Style,
        security: &[Vec<Scheme>],
    ) {
        let mut schemes = security.iter().flatten();
        let is_in_query = schemes.any(|it| matches!(it.credential, Credential::Query(_)));
        if is_in_query && style != Style::Form {
            let message = "a credential in the query has no place beside this query string";
            self.report(Finding::at_value(declared.at.child("in"), message));
        }
    }
}
