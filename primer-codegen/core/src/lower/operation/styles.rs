//! Styles: how the value of a parameter is written.

use crate::diagnostics::Finding;
use crate::document::{Dialect, Parameter as Declared};
use crate::ir::{Location, Shape, Style, Type};
use crate::lower::Lower;
use crate::lower::operation::media;
use crate::lower::operation::nesting::Nesting;
use crate::source::Pointer;

/// The value of a parameter, and how it is written.
pub(super) struct Written {
    pub shape: Shape,
    pub style: Style,
    pub explode: bool,
}

impl<'d> Lower<'d, '_> {
    /// The shape of a parameter's value, and its style.
    pub(super) fn lower_parameter_shape(
        &mut self,
        declared: &Declared<'d>,
        location: Location,
    ) -> Option<Written> {
        match (declared.schema(), declared.has_content()) {
            (Some(schema), false) => {
                let style = self.lower_style(declared, location)?;
                let explode = is_exploded(declared, style);
                let shape = self.lower_schema(&schema);
                let nesting = match declared.deep_object() {
                    Some("qs") if style == Style::DeepObject => Nesting::Qs,
                    _ => Nesting::of(style, explode),
                };
                // In a header nothing is encoded, and commas separate items.
                let is_json = location == Location::Header
                    && (self.find_undefined(&shape.ty, &declared.at, nesting)).is_some();
                self.check_nesting(&shape, &declared.at, nesting)
                    .then_some(())?;
                let written = Written {
                    shape,
                    style: if is_json { Style::Json } else { style },
                    explode,
                };
                self.check_cookies(declared, location, &written);
                Some(written)
            }
            (None, true) if location == Location::QueryString => self.lower_query_string(declared),
            (None, true) => self.lower_parameter_content(declared),
            // The rules report this.
            (Some(_), true) | (None, false) => None,
        }
    }

    /// A parameter of one media type: JSON, or else text, whatever the media type is.
    pub(super) fn lower_parameter_content(&mut self, declared: &Declared<'d>) -> Option<Written> {
        let media_types: Vec<(&str, Pointer)> = declared.content().collect();
        // OpenAPI 3.0, Parameter Object: "The map MUST only contain one entry."
        let [(name, at)] = media_types.as_slice() else {
            return None;
        };
        let (shape, style) = match self.resolved.media_type(at).and_then(|it| it.schema()) {
            _ if !media::is_json(name) && !self.is_text(name, at) => {
                let message = format!("a parameter as `{name}` is text that the caller writes");
                self.report(Finding::at_key(at.clone(), message).warning());
                (Shape::plain(Type::String), Style::Text)
            }
            schema if media::is_json(name) => {
                let shape = schema.map(|it| self.lower_schema(&it));
                (shape.unwrap_or(Shape::plain(Type::Json)), Style::Json)
            }
            schema => {
                let shape = schema.map(|it| self.lower_schema(&it));
                (shape.unwrap_or(Shape::plain(Type::String)), Style::Text)
            }
        };
        Some(Written {
            shape,
            style,
            explode: false,
        })
    }

    /// Whether a media type is plain text, and what its schema describes too.
    fn is_text(&self, name: &str, at: &Pointer) -> bool {
        let declared = self.resolved.media_type(at);
        let is_structured = declared.is_some_and(|it| self.is_structured(&it));
        media::essence(name) == "text/plain" && !is_structured
    }

    /// The style of a parameter. One that its location does not have is that of the location, which is reported.
    //
    // OpenAPI 3.0, Parameter Object, Style Values.
    fn lower_style(&mut self, declared: &Declared<'d>, location: Location) -> Option<Style> {
        let at = declared.at.child("style");
        let style = match (location, declared.style()) {
            (Location::Path | Location::Header, None | Some("simple")) => Style::Simple,
            (Location::Path, Some("label")) => Style::Label,
            (Location::Path, Some("matrix")) => Style::Matrix,
            (Location::Query | Location::QueryString | Location::Cookie, None | Some("form")) => {
                Style::Form
            }
            (Location::Query, Some("spaceDelimited")) => Style::SpaceDelimited,
            (Location::Query, Some("pipeDelimited")) => Style::PipeDelimited,
            (Location::Query, Some("deepObject")) => match declared.deep_object() {
                Some("rails") => Style::DeepObjectRails,
                _ => Style::DeepObject,
            },
            (Location::Cookie, Some("cookie")) => Style::Cookie,
            (_, Some(_)) if self.resolved.document.is_broken(&at) => return None,
            (_, Some(style)) => {
                let (name, usual) = usual_style(location);
                let place = declared.location();
                let message = format!(
                    "`style: {style}` is not allowed in `{place}`, and is read as `{name}`"
                );
                self.report(Finding::at_value(at, message).warning());
                usual
            }
        };
        Some(style)
    }

    /// Warns of a list or an object that `form` writes with `&`, which separates no cookies.
    //
    // OpenAPI 3.0.4, Appendix D: the form style is wrong for several values in a cookie.
    fn check_cookies(&mut self, declared: &Declared<'d>, location: Location, written: &Written) {
        let is_form = location == Location::Cookie && written.style == Style::Form;
        let is_exploded = is_form && written.explode;
        if is_exploded && self.kinds(&written.shape.ty).has_parts() {
            let message = "the standard does not say how several cookies hold a list or an object: each item or member is a cookie";
            let finding = Finding::at_value(declared.at.child("in"), message).warning();
            let help = match self.resolved.document.dialect() {
                Dialect::V3_2 => "`style: cookie` says so",
                _ => "`explode: false` writes one cookie",
            };
            self.report(finding.help(help));
        }
    }
}

/// Whether each item or member is written on its own.
//
// OpenAPI 3.2, Parameter Object: "When style is "form" or "cookie", the default value is true. For all other styles, the default value is
// false."
fn is_exploded(declared: &Declared<'_>, style: Style) -> bool {
    let is_form = || match style {
        Style::Form => declared.style().is_none_or(|it| it == "form"),
        style => style == Style::Cookie,
    };
    declared.explode().unwrap_or_else(is_form)
}

/// The default style of a location.
fn usual_style(location: Location) -> (&'static str, Style) {
    match location {
        Location::Path | Location::Header => ("simple", Style::Simple),
        Location::Query | Location::QueryString | Location::Cookie => ("form", Style::Form),
    }
}

/// Whether a text is written as it is, but for what must be percent-encoded: `label` and `matrix` write more than the text, and
/// `allowReserved` encodes less of it.
pub(super) fn is_plain(declared: &Declared<'_>, location: Location) -> bool {
    let (usual, _) = usual_style(location);
    let is_encoded = location != Location::Query || !declared.allow_reserved();
    is_encoded && declared.style().is_none_or(|style| style == usual)
}
