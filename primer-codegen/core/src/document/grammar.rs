//! The objects of OpenAPI: for each, a table of its keywords, with the form of each value, its effect, and the versions of the standard
//! that have it.

mod definition;
mod dialect;
mod object;
mod operations;
mod schema;
mod security;
mod service;

use self::definition::Definition;
pub use self::definition::{Effect, Form, Keyword, Need, Patterned, Wrong};
pub use self::dialect::Dialect;
pub use self::object::Object;

impl Object {
    /// Its name in the standard: `Parameter Object`.
    pub fn name(self) -> &'static str {
        self.definition().name
    }

    /// Its name with an article: `an Example Object`.
    pub fn with_article(self) -> String {
        let name = self.name();
        let article = match name.starts_with(['A', 'E', 'I', 'O', 'U']) {
            true => "an",
            false => "a",
        };
        format!("{article} {name}")
    }

    /// Its fixed fields in a version of the standard.
    pub fn keywords(self, dialect: Dialect) -> impl Iterator<Item = &'static Keyword> + Clone {
        let all = self.all_keywords().iter();
        all.filter(move |keyword| keyword.is_in(dialect))
    }

    /// Its fixed fields in all versions of the standard: one whose form differs stands there once for each form.
    pub fn all_keywords(self) -> &'static [Keyword] {
        self.definition().keywords
    }

    /// Its patterned fields, beside extensions.
    pub fn patterned(self) -> Option<Patterned> {
        self.definition().patterned
    }

    fn definition(self) -> &'static Definition {
        match self {
            Self::OpenApi => &service::OPENAPI,
            Self::Info => &service::INFO,
            Self::Contact => &service::CONTACT,
            Self::License => &service::LICENSE,
            Self::Server => &service::SERVER,
            Self::ServerVariable => &service::SERVER_VARIABLE,
            Self::Tag => &service::TAG,
            Self::ExternalDocumentation => &service::EXTERNAL_DOCUMENTATION,
            Self::Components => &service::COMPONENTS,
            Self::Paths => &service::PATHS,
            Self::PathItem => &service::PATH_ITEM,
            Self::Operation => &operations::OPERATION,
            Self::Pages => &operations::PAGES,
            Self::Parameter => &operations::PARAMETER,
            Self::RequestBody => &operations::REQUEST_BODY,
            Self::MediaType => &operations::MEDIA_TYPE,
            Self::Encoding => &operations::ENCODING,
            Self::Responses => &operations::RESPONSES,
            Self::Response => &operations::RESPONSE,
            Self::Callback => &operations::CALLBACK,
            Self::Example => &operations::EXAMPLE,
            Self::Link => &operations::LINK,
            Self::Header => &operations::HEADER,
            Self::SecurityScheme => &security::SECURITY_SCHEME,
            Self::OAuthFlows => &security::OAUTH_FLOWS,
            Self::OAuthFlow => &security::OAUTH_FLOW,
            Self::Schema => &schema::SCHEMA,
            Self::Discriminator => &schema::DISCRIMINATOR,
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
