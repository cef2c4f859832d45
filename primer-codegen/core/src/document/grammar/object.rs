//! OpenAPI's objects by their names.

/// One of OpenAPI's objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the standard's own names")]
pub enum Object {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Tag,
    ExternalDocumentation,
    Components,
    Paths,
    PathItem,
    Operation,
    Pages,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    Schema,
    Discriminator,
}

impl Object {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::OpenApi,
        Self::Info,
        Self::Contact,
        Self::License,
        Self::Server,
        Self::ServerVariable,
        Self::Tag,
        Self::ExternalDocumentation,
        Self::Components,
        Self::Paths,
        Self::PathItem,
        Self::Operation,
        Self::Pages,
        Self::Parameter,
        Self::RequestBody,
        Self::MediaType,
        Self::Encoding,
        Self::Responses,
        Self::Response,
        Self::Callback,
        Self::Example,
        Self::Link,
        Self::Header,
        Self::SecurityScheme,
        Self::OAuthFlows,
        Self::OAuthFlow,
        Self::Schema,
        Self::Discriminator,
    ];

    /// The name of its kind of components, `schemas` for example; `None` if there are no such components.
    pub fn components(self) -> Option<&'static str> {
        match self {
            Self::Schema => Some("schemas"),
            Self::Response => Some("responses"),
            Self::Parameter => Some("parameters"),
            Self::Example => Some("examples"),
            Self::RequestBody => Some("requestBodies"),
            Self::Header => Some("headers"),
            Self::SecurityScheme => Some("securitySchemes"),
            Self::Link => Some("links"),
            Self::Callback => Some("callbacks"),
            Self::MediaType => Some("mediaTypes"),
            Self::OpenApi
            | Self::Info
            | Self::Contact
            | Self::License
            | Self::Server
            | Self::ServerVariable
            | Self::Tag
            | Self::ExternalDocumentation
            | Self::Components
            | Self::Paths
            | Self::PathItem
            | Self::Operation
            | Self::Pages
            | Self::Encoding
            | Self::Responses
            | Self::OAuthFlows
            | Self::OAuthFlow
            | Self::Discriminator => None,
        }
    }
}
