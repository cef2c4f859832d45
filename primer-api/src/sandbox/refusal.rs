//! Why a request is refused.

use http::StatusCode;

use super::types::v2_4::{
    ErrorDetail, ErrorDetailArguments, ErrorResponse, ValidationError, ValidationErrorItem,
};

/// The reason for a failure, in the words of Primer's envelope; never a value that was sent.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    /// The methods that the version has, for a response with 405.
    pub(super) allow: Option<&'static str>,
    error_id: &'static str,
    description: &'static str,
    recovery_suggestion: Option<&'static str>,
    validation_error: Option<Box<ValidationError>>,
}

const CURRENCY_PATH: &str = "$.currencyCode";
const NO_CURRENCY: &str = "must be the code of a currency";

impl Refusal {
    pub(super) fn path() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "NotFound",
            "There is nothing at this path.",
        )
    }

    pub(super) fn api_key() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The API key is missing or wrong.",
        )
        .suggest("Send the API key of the environment as `X-Api-Key`.")
    }

    pub(super) fn version() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "UnsupportedApiVersion",
            "The API version is not known.",
        )
        .suggest("Send `X-Api-Version` once, with a version such as `2.4`.")
    }

    pub(super) fn method(allow: &'static str) -> Self {
        Self {
            allow: Some(allow),
            ..Self::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "MethodNotAllowed",
                "This version of the API has no such operation.",
            )
        }
    }

    pub(super) fn media_type() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UnsupportedMediaType",
            "The body is not JSON by its media type.",
        )
        .suggest("Send `Content-Type: application/json`.")
    }

    pub(super) fn size() -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "RequestTooLarge",
            "The body is too large.",
        )
    }

    pub(super) fn syntax() -> Self {
        Self::malformed("The body is not JSON, or names a member twice.")
    }

    pub(super) fn not_an_object() -> Self {
        Self::malformed("The body is not an object.")
    }

    pub(super) fn broken_body() -> Self {
        Self::malformed("The body did not arrive whole.")
    }

    pub(super) fn token() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "ClientSessionNotFound",
            "The client token is not known, or has expired.",
        )
        .suggest("Create a new client session.")
    }

    /// A request that breaks the schema of this name.
    pub(super) fn schema(name: &str, flaws: Vec<ValidationErrorItem>) -> Self {
        let validation_error = ValidationError::default().model(name).errors(flaws);
        Self {
            validation_error: Some(Box::new(validation_error)),
            ..Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "RequestValidationError",
                "The request does not fit the schema.",
            )
        }
    }

    /// A currency that there is not, in a request whose schema lists those that there are.
    pub(super) fn unlisted_currency(model: &str) -> Self {
        let flaw = ValidationErrorItem::default()
            .path(CURRENCY_PATH)
            .description(NO_CURRENCY);
        Self::schema(model, vec![flaw])
    }

    /// A currency that there is not, in a request whose schema takes any text.
    pub(super) fn currency(model: &str) -> Self {
        Self::session(model, CURRENCY_PATH, NO_CURRENCY)
    }

    /// A session that cannot be as requested, because of the member at `path`.
    pub(super) fn session(model: &str, path: &str, description: &str) -> Self {
        let flaw = ValidationErrorItem::default()
            .path(path)
            .description(description);
        let validation_error = ValidationError::default().model(model).errors([flaw]);
        Self {
            validation_error: Some(Box::new(validation_error)),
            ..Self::new(
                StatusCode::BAD_REQUEST,
                "ClientSessionValidationError",
                "The client session is not valid.",
            )
            .suggest("Correct the members that are listed and send the request again.")
        }
    }

    pub(super) fn metadata_key() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "MetadataContainsEmptyKey",
            "A key of the metadata is empty.",
        )
        .suggest("Name every member of the metadata.")
    }

    /// The body of the response.
    pub(super) fn into_body(self, diagnostics_id: String) -> ErrorResponse {
        let Self {
            status: _,
            allow: _,
            error_id,
            description,
            recovery_suggestion,
            validation_error,
        } = self;
        let mut detail = ErrorDetail::new(ErrorDetailArguments {
            error_id: error_id.into(),
            description: description.into(),
        })
        .diagnostics_id(diagnostics_id);
        detail.recovery_suggestion = recovery_suggestion.map(Into::into);
        detail.validation_errors = validation_error.map(|error| vec![(*error).into()]);
        ErrorResponse::new(detail)
    }

    fn malformed(description: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "MalformedRequest", description)
    }

    fn new(status: StatusCode, error_id: &'static str, description: &'static str) -> Self {
        Self {
            status,
            allow: None,
            error_id,
            description,
            recovery_suggestion: None,
            validation_error: None,
        }
    }

    fn suggest(mut self, suggestion: &'static str) -> Self {
        self.recovery_suggestion = Some(suggestion);
        self
    }
}
