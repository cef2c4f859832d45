//! OpenAPI 3.0's objects and their keywords: one table that says, for each, what may stand there and what becomes of it.

/// What may stand in a place.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Any JSON.
    Any,
    /// A string.
    Text,
    /// A string, but not an empty one.
    NonEmptyText,
    /// `true` or `false`.
    Boolean,
    /// An integer that is not negative.
    Count,
    /// A number.
    Number,
    /// One of several strings.
    Choice(&'static [&'static str]),
    /// An array.
    List(&'static Form),
    /// An array with at least one item.
    NonEmptyList(&'static Form),
    /// An object whose member names are data.
    Map(&'static Form),
    /// An object whose member names are media types.
    Content(&'static Form),
    /// An object whose member names are names of headers.
    Headers(&'static Form),
    /// An object whose member names are data: component names.
    Components(&'static Form),
    /// One of OpenAPI's objects.
    Object(&'static Object),
    /// One of OpenAPI's objects, or a Reference Object to one.
    Reference(&'static Object),
    /// `true`, `false`, or a schema.
    BooleanOrSchema,
}

/// One of OpenAPI's objects.
#[derive(Debug)]
pub struct Object {
    /// What the standard calls it: `Parameter Object`.
    pub name: &'static str,
    /// Its fixed fields.
    pub keywords: &'static [Keyword],
    /// Its patterned fields, beside extensions.
    pub patterned: Option<Patterned>,
}

/// A fixed field of an object.
#[derive(Debug)]
pub struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// What may stand there.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
    /// What becomes of it.
    pub effect: Effect,
}

/// The patterned fields of an object.
#[derive(Clone, Copy, Debug)]
pub struct Patterned {
    /// Which names match.
    pub matches: fn(&str) -> bool,
    /// What a name must look like.
    pub expected: &'static str,
    /// What may stand there.
    pub form: Form,
}

/// What becomes of a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is generated.
    Generated,
    /// It has no effect on the wire, for this reason.
    None(&'static str),
    /// It is refused, with this message.
    Unsupported(&'static str),
}

const DOCUMENTATION: Effect = Effect::None("documentation for people");
const CHOSEN: Effect = Effect::None("the caller chooses a server when the client is built");

const fn keyword(name: &'static str, form: Form) -> Keyword {
    Keyword {
        name,
        form,
        required: false,
        effect: Effect::Generated,
    }
}

const fn required(name: &'static str, form: Form) -> Keyword {
    Keyword {
        required: true,
        ..keyword(name, form)
    }
}

const fn without_effect(name: &'static str, form: Form, effect: Effect) -> Keyword {
    Keyword {
        effect,
        ..keyword(name, form)
    }
}

const fn unsupported(name: &'static str, form: Form, message: &'static str) -> Keyword {
    Keyword {
        effect: Effect::Unsupported(message),
        ..keyword(name, form)
    }
}

const TEXTS: Form = Form::List(&Form::Text);

/// OpenAPI Object.
pub(super) static OPENAPI: Object = Object {
    name: "OpenAPI Object",
    keywords: &[
        required("openapi", Form::Text),
        required("info", Form::Object(&INFO)),
        keyword("servers", Form::List(&Form::Object(&SERVER))),
        required("paths", Form::Object(&PATHS)),
        keyword("components", Form::Object(&COMPONENTS)),
        keyword("security", Form::List(&Form::Map(&TEXTS))),
        without_effect("tags", Form::List(&Form::Object(&TAG)), DOCUMENTATION),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
    ],
    patterned: None,
};

static INFO: Object = Object {
    name: "Info Object",
    keywords: &[
        required("title", Form::Text),
        keyword("description", Form::Text),
        without_effect("termsOfService", Form::Text, DOCUMENTATION),
        without_effect("contact", Form::Object(&CONTACT), DOCUMENTATION),
        without_effect("license", Form::Object(&LICENSE), DOCUMENTATION),
        required("version", Form::Text),
        keyword("x-env-prefix", Form::NonEmptyText),
    ],
    patterned: None,
};

static CONTACT: Object = Object {
    name: "Contact Object",
    keywords: &[
        without_effect("name", Form::Text, DOCUMENTATION),
        without_effect("url", Form::Text, DOCUMENTATION),
        without_effect("email", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

static LICENSE: Object = Object {
    name: "License Object",
    keywords: &[
        required("name", Form::Text),
        without_effect("url", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

/// Server Object.
pub static SERVER: Object = Object {
    name: "Server Object",
    keywords: &[
        required("url", Form::NonEmptyText),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("variables", Form::Map(&Form::Object(&SERVER_VARIABLE))),
        keyword("x-environment", Form::NonEmptyText),
    ],
    patterned: None,
};

static SERVER_VARIABLE: Object = Object {
    name: "Server Variable Object",
    keywords: &[
        without_effect("enum", TEXTS, CHOSEN),
        required("default", Form::Text),
        without_effect("description", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

static TAG: Object = Object {
    name: "Tag Object",
    keywords: &[
        required("name", Form::Text),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
    ],
    patterned: None,
};

static EXTERNAL_DOCUMENTATION: Object = Object {
    name: "External Documentation Object",
    keywords: &[
        without_effect("description", Form::Text, DOCUMENTATION),
        required("url", Form::Text),
    ],
    patterned: None,
};

static COMPONENTS: Object = Object {
    name: "Components Object",
    keywords: &[
        keyword("schemas", Form::Components(&Form::Reference(&SCHEMA))),
        keyword("responses", Form::Components(&Form::Reference(&RESPONSE))),
        keyword("parameters", Form::Components(&Form::Reference(&PARAMETER))),
        without_effect(
            "examples",
            Form::Components(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        keyword(
            "requestBodies",
            Form::Components(&Form::Reference(&REQUEST_BODY)),
        ),
        keyword("headers", Form::Components(&Form::Reference(&HEADER))),
        keyword(
            "securitySchemes",
            Form::Components(&Form::Reference(&SECURITY_SCHEME)),
        ),
        without_effect("links", Form::Components(&Form::Reference(&LINK)), LINKS),
        without_effect(
            "callbacks",
            Form::Components(&Form::Reference(&CALLBACK)),
            CALLBACKS,
        ),
    ],
    patterned: None,
};

const LINKS: Effect = Effect::None("a hint for tools; the caller writes the next call itself");
const CALLBACKS: Effect = Effect::None("requests that the service sends; a client answers none");
const HEADERS: Effect = Effect::None("all headers of a response can be read");

static PATHS: Object = Object {
    name: "Paths Object",
    keywords: &[],
    patterned: Some(Patterned {
        matches: |name| name.starts_with('/'),
        expected: "a path that starts with `/`",
        form: Form::Reference(&PATH_ITEM),
    }),
};

/// Path Item Object.
pub(super) static PATH_ITEM: Object = Object {
    name: "Path Item Object",
    keywords: &[
        without_effect("summary", Form::Text, DOCUMENTATION),
        without_effect("description", Form::Text, DOCUMENTATION),
        keyword("get", Form::Object(&OPERATION)),
        keyword("put", Form::Object(&OPERATION)),
        keyword("post", Form::Object(&OPERATION)),
        keyword("delete", Form::Object(&OPERATION)),
        keyword("options", Form::Object(&OPERATION)),
        keyword("head", Form::Object(&OPERATION)),
        keyword("patch", Form::Object(&OPERATION)),
        keyword("trace", Form::Object(&OPERATION)),
        unsupported(
            "servers",
            Form::List(&Form::Object(&SERVER)),
            "`servers` of a path item is not supported yet",
        ),
        keyword("parameters", Form::List(&Form::Reference(&PARAMETER))),
    ],
    patterned: None,
};

/// Operation Object.
pub static OPERATION: Object = Object {
    name: "Operation Object",
    keywords: &[
        without_effect("tags", TEXTS, DOCUMENTATION),
        keyword("summary", Form::Text),
        keyword("description", Form::Text),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
        keyword("operationId", Form::NonEmptyText),
        keyword("parameters", Form::List(&Form::Reference(&PARAMETER))),
        keyword("requestBody", Form::Reference(&REQUEST_BODY)),
        required("responses", Form::Object(&RESPONSES)),
        without_effect(
            "callbacks",
            Form::Map(&Form::Reference(&CALLBACK)),
            CALLBACKS,
        ),
        keyword("deprecated", Form::Boolean),
        keyword("security", Form::List(&Form::Map(&TEXTS))),
        unsupported(
            "servers",
            Form::List(&Form::Object(&SERVER)),
            "`servers` of an operation is not supported yet",
        ),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

/// Parameter Object.
pub static PARAMETER: Object = Object {
    name: "Parameter Object",
    keywords: &[
        required("name", Form::NonEmptyText),
        required("in", Form::Choice(&["query", "header", "path", "cookie"])),
        keyword("description", Form::Text),
        keyword("required", Form::Boolean),
        keyword("deprecated", Form::Boolean),
        without_effect(
            "allowEmptyValue",
            Form::Boolean,
            Effect::None("an empty string can always be sent"),
        ),
        keyword(
            "style",
            Form::Choice(&[
                "matrix",
                "label",
                "form",
                "simple",
                "spaceDelimited",
                "pipeDelimited",
                "deepObject",
            ]),
        ),
        keyword("explode", Form::Boolean),
        keyword("allowReserved", Form::Boolean),
        keyword("schema", Form::Reference(&SCHEMA)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        keyword("content", Form::Content(&Form::Object(&MEDIA_TYPE))),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

/// Request Body Object.
pub static REQUEST_BODY: Object = Object {
    name: "Request Body Object",
    keywords: &[
        keyword("description", Form::Text),
        required("content", Form::Content(&Form::Object(&MEDIA_TYPE))),
        keyword("required", Form::Boolean),
    ],
    patterned: None,
};

/// Media Type Object.
pub static MEDIA_TYPE: Object = Object {
    name: "Media Type Object",
    keywords: &[
        keyword("schema", Form::Reference(&SCHEMA)),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        keyword("encoding", Form::Map(&Form::Object(&ENCODING))),
    ],
    patterned: None,
};

static ENCODING: Object = Object {
    name: "Encoding Object",
    keywords: &[
        keyword("contentType", Form::Text),
        keyword("headers", Form::Headers(&Form::Reference(&HEADER))),
        keyword(
            "style",
            Form::Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        keyword("explode", Form::Boolean),
        keyword("allowReserved", Form::Boolean),
    ],
    patterned: None,
};

/// Responses Object.
pub static RESPONSES: Object = Object {
    name: "Responses Object",
    keywords: &[keyword("default", Form::Reference(&RESPONSE))],
    patterned: Some(Patterned {
        matches: is_status,
        expected: "a status code from `100` to `599`, a range from `1XX` to `5XX`, or `default`",
        form: Form::Reference(&RESPONSE),
    }),
};

fn is_status(name: &str) -> bool {
    match name.as_bytes() {
        [b'1'..=b'5', rest @ ..] => {
            rest == b"XX" || (rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
        }
        _ => false,
    }
}

/// Response Object.
pub static RESPONSE: Object = Object {
    name: "Response Object",
    keywords: &[
        required("description", Form::Text),
        without_effect("headers", Form::Headers(&Form::Reference(&HEADER)), HEADERS),
        keyword("content", Form::Content(&Form::Object(&MEDIA_TYPE))),
        without_effect("links", Form::Map(&Form::Reference(&LINK)), LINKS),
    ],
    patterned: None,
};

static CALLBACK: Object = Object {
    name: "Callback Object",
    keywords: &[],
    patterned: Some(Patterned {
        matches: |name| !name.is_empty(),
        expected: "a runtime expression",
        form: Form::Object(&PATH_ITEM),
    }),
};

/// Example Object.
pub static EXAMPLE: Object = Object {
    name: "Example Object",
    keywords: &[
        without_effect("summary", Form::Text, DOCUMENTATION),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("value", Form::Any, DOCUMENTATION),
        without_effect("externalValue", Form::Text, DOCUMENTATION),
    ],
    patterned: None,
};

/// Link Object.
pub static LINK: Object = Object {
    name: "Link Object",
    keywords: &[
        without_effect("operationRef", Form::Text, LINKS),
        without_effect("operationId", Form::Text, LINKS),
        without_effect("parameters", Form::Map(&Form::Any), LINKS),
        without_effect("requestBody", Form::Any, LINKS),
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("server", Form::Object(&SERVER), LINKS),
    ],
    patterned: None,
};

/// Header Object.
pub static HEADER: Object = Object {
    name: "Header Object",
    keywords: &[
        without_effect("description", Form::Text, DOCUMENTATION),
        without_effect("required", Form::Boolean, HEADERS),
        without_effect("deprecated", Form::Boolean, HEADERS),
        without_effect("allowEmptyValue", Form::Boolean, HEADERS),
        without_effect("style", Form::Choice(&["simple"]), HEADERS),
        without_effect("explode", Form::Boolean, HEADERS),
        without_effect("allowReserved", Form::Boolean, HEADERS),
        without_effect("schema", Form::Reference(&SCHEMA), HEADERS),
        without_effect("example", Form::Any, DOCUMENTATION),
        without_effect(
            "examples",
            Form::Map(&Form::Reference(&EXAMPLE)),
            DOCUMENTATION,
        ),
        without_effect(
            "content",
            Form::Content(&Form::Object(&MEDIA_TYPE)),
            HEADERS,
        ),
    ],
    patterned: None,
};

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

const FLOWS: Effect = Effect::None("the caller brings the access token");

static OAUTH_FLOWS: Object = Object {
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

/// Schema Object.
pub static SCHEMA: Object = Object {
    name: "Schema Object",
    keywords: &[
        without_effect("title", Form::Text, DOCUMENTATION),
        keyword("multipleOf", Form::Number),
        keyword("maximum", Form::Number),
        keyword("exclusiveMaximum", Form::Boolean),
        keyword("minimum", Form::Number),
        keyword("exclusiveMinimum", Form::Boolean),
        keyword("maxLength", Form::Count),
        keyword("minLength", Form::Count),
        keyword("pattern", Form::Text),
        keyword("maxItems", Form::Count),
        keyword("minItems", Form::Count),
        keyword("uniqueItems", Form::Boolean),
        keyword("maxProperties", Form::Count),
        keyword("minProperties", Form::Count),
        keyword("required", TEXTS),
        keyword("enum", Form::NonEmptyList(&Form::Any)),
        keyword(
            "type",
            Form::Choice(&["string", "number", "integer", "boolean", "array", "object"]),
        ),
        keyword("allOf", Form::NonEmptyList(&Form::Reference(&SCHEMA))),
        keyword("oneOf", Form::NonEmptyList(&Form::Reference(&SCHEMA))),
        keyword("anyOf", Form::NonEmptyList(&Form::Reference(&SCHEMA))),
        unsupported(
            "not",
            Form::Reference(&SCHEMA),
            "`not` is not supported yet",
        ),
        keyword("items", Form::Reference(&SCHEMA)),
        keyword("properties", Form::Map(&Form::Reference(&SCHEMA))),
        keyword("additionalProperties", Form::BooleanOrSchema),
        keyword("description", Form::Text),
        keyword("format", Form::Text),
        keyword("default", Form::Any),
        keyword("nullable", Form::Boolean),
        keyword("discriminator", Form::Object(&DISCRIMINATOR)),
        keyword("readOnly", Form::Boolean),
        keyword("writeOnly", Form::Boolean),
        without_effect("xml", Form::Any, Effect::None("bodies are JSON")),
        without_effect(
            "externalDocs",
            Form::Object(&EXTERNAL_DOCUMENTATION),
            DOCUMENTATION,
        ),
        without_effect("example", Form::Any, DOCUMENTATION),
        keyword("deprecated", Form::Boolean),
        keyword("x-sensitive", Form::Boolean),
        keyword("x-recommended", TEXTS),
        keyword("x-aliases", TEXTS),
        keyword("x-rust-name", Form::NonEmptyText),
    ],
    patterned: None,
};

static DISCRIMINATOR: Object = Object {
    name: "Discriminator Object",
    keywords: &[
        required("propertyName", Form::NonEmptyText),
        keyword("mapping", Form::Map(&Form::Text)),
    ],
    patterned: None,
};

/// The objects whose keywords the tables list, for walking them.
pub static OBJECTS: &[&Object] = &[
    &OPENAPI,
    &INFO,
    &CONTACT,
    &LICENSE,
    &SERVER,
    &SERVER_VARIABLE,
    &TAG,
    &EXTERNAL_DOCUMENTATION,
    &COMPONENTS,
    &PATHS,
    &PATH_ITEM,
    &OPERATION,
    &PARAMETER,
    &REQUEST_BODY,
    &MEDIA_TYPE,
    &ENCODING,
    &RESPONSES,
    &RESPONSE,
    &CALLBACK,
    &EXAMPLE,
    &LINK,
    &HEADER,
    &SECURITY_SCHEME,
    &OAUTH_FLOWS,
    &OAUTH_FLOW,
    &SCHEMA,
    &DISCRIMINATOR,
];

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
