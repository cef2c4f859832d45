//! The documented response of a status.

use std::slice;

use super::{DocumentedResponse, Operation, Statuses};

impl Operation {
    /// The documented response of a status, whether a success or a failure.
    pub(crate) fn documented(&self, status: u16) -> Option<&'static DocumentedResponse> {
        self.success(status).or_else(|| self.failure(status))
    }

    /// The documented successes that a response of this status may be: one, or all for an undocumented 2xx; empty for a failure.
    pub(crate) fn successes(&self, status: u16) -> &'static [DocumentedResponse] {
        match self.success(status) {
            Some(documented) => slice::from_ref(documented),
            None if is_success(status) && self.failure(status).is_none() => self.successes,
            None => &[],
        }
    }

    /// The documented success of a status.
    pub(crate) fn success(&self, status: u16) -> Option<&'static DocumentedResponse> {
        let documented = find(self.successes, status);
        documented.or_else(|| {
            // A success by `default` is one of a 2xx that is not documented as a failure.
            let open = is_success(status) && find(self.failures, status).is_none();
            default(self.successes).filter(|_| open)
        })
    }

    /// The documented failure of a status that is no documented success.
    pub(crate) fn failure(&self, status: u16) -> Option<&'static DocumentedResponse> {
        // An undocumented success is not read as the failure that `default` describes.
        find(self.failures, status)
            .or_else(|| default(self.failures).filter(|_| !is_success(status)))
    }
}

/// The response of a status: of its code, or else of its range (OpenAPI 3.0, Responses Object).
fn find(
    responses: &'static [DocumentedResponse],
    status: u16,
) -> Option<&'static DocumentedResponse> {
    let of = |statuses| responses.iter().find(|it| it.statuses == statuses);
    of(Statuses::Code(status)).or_else(|| of(Statuses::Range(status / 100)))
}

fn default(responses: &'static [DocumentedResponse]) -> Option<&'static DocumentedResponse> {
    responses.iter().find(|it| it.statuses == Statuses::Default)
}

/// Whether a status is one of success (2xx).
pub(crate) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}
