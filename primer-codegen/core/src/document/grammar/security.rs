//! Security schemes.

use super::{DOCUMENTATION, Effect, Form, Keyword, Object, keyword, required, without_effect};

/// Security Scheme Object.
pub static SECURITY_SCHEME: Object = Object {
    name: "Security Scheme Object",
    keywords: &[
        required(
            "type",
            Form::Choice(&["apiKey", "http", "oauth2", "openIdConnect"]),
        ),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("name", Form::NonEmptyText),
        keyword("in", Form::Choice(&["query", "header", "cookie"])),
        keyword("scheme", Form::NonEmptyText),
        without_effect("bearerFormat", Form::Text, DOCUMENTATION),
        without_effect("flows", Form::Object(&OAUTH_FLOWS), FLOWS),
        without_effect("openIdConnectUrl", Form::Text, FLOWS),
    ],
    patterned: None,
};

pub(super) const FLOWS: Effect = Effect::None("the caller brings the access token");

pub(super) static OAUTH_FLOWS: Object = Object {
    name: "OAuth Flows Object",
    keywords: &[
        without_effect("implicit", Form::Object(&OAUTH_FLOW), FLOWS),
        without_effect("password", Form::Object(&OAUTH_FLOW), FLOWS),
        without_effect("clientCredentials", Form::Object(&OAUTH_FLOW), FLOWS),
        without_effect("authorizationCode", Form::Object(&OAUTH_FLOW), FLOWS),
    ],
    patterned: None,
};

/// OAuth Flow Object.
pub static OAUTH_FLOW: Object = Object {
    name: "OAuth Flow Object",
    keywords: &[
        without_effect("authorizationUrl", Form::Text, FLOWS),
        without_effect("tokenUrl", Form::Text, FLOWS),
        without_effect("refreshUrl", Form::Text, FLOWS),
        Keyword {
            required: true,
            ..without_effect("scopes", Form::Map(&Form::Text), FLOWS)
        },
    ],
    patterned: None,
};
