//! Requests that are not as the document declares them, and the replies that say so.

use std::fmt;

use serde_json::json;

use super::reply::Reply;
use crate::runtime::check::Violation;
use crate::runtime::client::error::fault::legible;
use crate::runtime::client::operation::{Location, Operation, Parameter};
use crate::runtime::misfit::Misfit;

/// A reason why a request is not as the document declares it, without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    status: u16,
    place: String,
    problem: String,
}

impl Unfit {
    pub(super) fn parameter(parameter: &Parameter, problem: String) -> Self {
        let place = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::QueryString => "query string",
            Location::Cookie => "cookie",
        };
        Self {
            status: 400,
            place: format!("{place} parameter `{}`", parameter.name),
            problem,
        }
    }

    pub(super) fn undeclared(name: &str) -> Self {
        Self {
            status: 400,
            place: format!("query parameter `{}`", legible(name)),
            problem: "the document does not declare it".to_owned(),
        }
    }

    pub(super) fn constant(name: &str) -> Self {
        Self {
            status: 400,
            place: format!("`{name}`"),
            problem: "it must have the value of the document".to_owned(),
        }
    }

    pub(super) fn body(misfit: &Misfit) -> Self {
        Self {
            status: 400,
            place: "body".to_owned(),
            problem: Misfit {
                path: legible(&misfit.path),
                ..misfit.clone()
            }
            .to_string(),
        }
    }

    pub(super) fn broken(violation: &Violation) -> Self {
        Self::of_body(400, &violation.to_string())
    }

    pub(super) fn incomplete() -> Self {
        Self::of_body(400, "it did not arrive whole")
    }

    pub(super) fn too_large() -> Self {
        Self::of_body(413, "it is larger than a mock keeps")
    }

    pub(super) fn media_type(operation: &Operation) -> Self {
        let declared = operation.bodies.iter();
        let declared: Vec<_> = declared.map(|it| format!("`{}`", it.media_type)).collect();
        let declared = declared.join(", ");
        let problem = format!("its media type is none that the document declares: {declared}");
        Self::of_body(415, &problem)
    }

    pub(super) fn credential(operation: &Operation) -> Self {
        let alternatives = operation.security.iter().map(|schemes| {
            let names = schemes.iter().map(|scheme| format!("`{}`", scheme.name));
            names.collect::<Vec<_>>().join(" and ")
        });
        Self {
            status: 401,
            place: "credential".to_owned(),
            problem: format!(
                "the operation needs that of {}",
                alternatives.collect::<Vec<_>>().join(", or of ")
            ),
        }
    }

    fn of_body(status: u16, problem: &str) -> Self {
        Self {
            status,
            place: "body".to_owned(),
            problem: problem.to_owned(),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

/// The reply to a request that is not as declared: all reasons, in the form of RFC 9457.
pub(super) fn refusal(operation: &Operation, reasons: &[Unfit]) -> Reply {
    let status = reasons.iter().map(|it| it.status).max().unwrap_or(400);
    let title = format!("the request of `{}` is not as documented", operation.id);
    problem(
        status,
        &title,
        reasons.iter().map(ToString::to_string).collect(),
    )
}

/// A reply in the form of RFC 9457.
pub(super) fn problem(status: u16, title: &str, errors: Vec<String>) -> Reply {
    let body = json!({ "status": status, "title": title, "errors": errors });
    Reply::status(status).body("application/problem+json", body.to_string())
}
