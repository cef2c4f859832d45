//! The documented responses of a status: one for each media type.

use super::{Content, DocumentedResponse, Operation, Statuses};

/// The success of an operation for which none is documented: whatever a 2xx holds is passed over.
static NOTHING: [DocumentedResponse; 1] = [DocumentedResponse {
    statuses: Statuses::Range(2),
    outcome: 0,
    content: Content::Empty,
    media_type: "",
    sensitive: false,
}];

impl Operation {
    /// The documented responses of a status, whether successes or failures; empty if there are none.
    pub(crate) fn documented(&self, status: u16) -> &'static [DocumentedResponse] {
        match self.success(status) {
            [] => self.failure(status),
            documented => documented,
        }
    }

    /// The successes that a response of this status may be: those documented for it, or all for an undocumented 2xx; empty for a
    /// failure.
    pub(crate) fn successes(&self, status: u16) -> &'static [DocumentedResponse] {
        match self.success(status) {
            [] if !is_success(status) || !self.failure(status).is_empty() => &[],
            [] if self.successes.is_empty() => &NOTHING,
            [] => self.successes,
            documented => documented,
        }
    }

    /// The documented successes of a status; empty if there are none.
    pub(crate) fn success(&self, status: u16) -> &'static [DocumentedResponse] {
        match find(self.successes, status) {
            // A success by `default` is one of a 2xx that is not documented as a failure.
            [] if is_success(status) && find(self.failures, status).is_empty() => {
                of(self.successes, Statuses::Default)
            }
            documented => documented,
        }
    }

    /// The documented failures of a status that is no documented success; empty if there are none.
    pub(crate) fn failure(&self, status: u16) -> &'static [DocumentedResponse] {
        match find(self.failures, status) {
            // An undocumented success is not read as the failure that `default` describes.
            [] if !is_success(status) => of(self.failures, Statuses::Default),
            documented => documented,
        }
    }
}

/// The responses of a status: of its code, or else of its range (OpenAPI 3.0, Responses Object).
fn find(responses: &'static [DocumentedResponse], status: u16) -> &'static [DocumentedResponse] {
    match of(responses, Statuses::Code(status)) {
        [] => of(responses, Statuses::Range(status / 100)),
        documented => documented,
    }
}

/// The responses of some statuses, which stand beside each other.
fn of(
    responses: &'static [DocumentedResponse],
    statuses: Statuses,
) -> &'static [DocumentedResponse] {
    let mut by_statuses = by_statuses(responses);
    let found = by_statuses.find(|run| run.iter().any(|it| it.statuses == statuses));
    found.unwrap_or_default()
}

/// The responses, in a list for all media types of the same statuses.
pub(crate) fn by_statuses(
    responses: &'static [DocumentedResponse],
) -> impl Iterator<Item = &'static [DocumentedResponse]> {
    responses.chunk_by(|one, other| one.statuses == other.statuses)
}

/// Whether a status is one of success (2xx).
pub(crate) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}
