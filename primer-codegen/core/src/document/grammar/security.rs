//! Tables of security schemes.

use super::definition::{
    DOCUMENTATION, Definition, Effect, Form, Keyword, Need, keyword, required, since, until,
    without_effect,
};
use super::dialect::Dialect::{V3_0, V3_1, V3_2};
use super::object::Object;

pub(super) static SECURITY_SCHEME: Definition = Definition {
    name: "Security Scheme Object",
    keywords: &[
        until(
            V3_0,
            required(
                "type",
                Form::Choice(&["apiKey", "http", "oauth2", "openIdConnect"]),
            ),
        ),
        since(
            V3_1,
            required(
                "type",
                Form::Choice(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
            ),
        ),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("name", Form::NonEmptyText),
        keyword("in", Form::Choice(&["query", "header", "cookie"])),
        keyword("scheme", Form::NonEmptyText),
        without_effect("bearerFormat", Form::Text, DOCUMENTATION),
        without_effect("flows", Form::Object(Object::OAuthFlows), FLOWS),
        without_effect("openIdConnectUrl", Form::Text, FLOWS),
        since(V3_2, without_effect("oauth2MetadataUrl", Form::Text, FLOWS)),
        since(
            V3_2,
            without_effect("deprecated", Form::Boolean, DOCUMENTATION),
        ),
    ],
    patterned: None,
};

pub(super) const FLOWS: Effect = Effect::None("the caller brings the access token");

pub(super) static OAUTH_FLOWS: Definition = Definition {
    name: "OAuth Flows Object",
    keywords: &[
        without_effect("implicit", Form::Object(Object::OAuthFlow), FLOWS),
        without_effect("password", Form::Object(Object::OAuthFlow), FLOWS),
        without_effect("clientCredentials", Form::Object(Object::OAuthFlow), FLOWS),
        without_effect("authorizationCode", Form::Object(Object::OAuthFlow), FLOWS),
        since(
            V3_2,
            without_effect(
                "deviceAuthorization",
                Form::Object(Object::OAuthFlow),
                FLOWS,
            ),
        ),
    ],
    patterned: None,
};

pub(super) static OAUTH_FLOW: Definition = Definition {
    name: "OAuth Flow Object",
    keywords: &[
        without_effect("authorizationUrl", Form::Text, FLOWS),
        without_effect("tokenUrl", Form::Text, FLOWS),
        without_effect("refreshUrl", Form::Text, FLOWS),
        since(
            V3_2,
            without_effect("deviceAuthorizationUrl", Form::Text, FLOWS),
        ),
        Keyword {
            need: Need::Formal,
            ..without_effect("scopes", Form::Map(&Form::Text), FLOWS)
        },
    ],
    patterned: None,
};
