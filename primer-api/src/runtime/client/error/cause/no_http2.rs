//! Errors without the feature `http2`: the client speaks HTTP/1.1 alone, so that none is of HTTP/2.

use super::Cause;

pub(super) fn is_go_away(_: &Cause) -> bool {
    false
}

pub(super) fn is_refused(_: &Cause) -> bool {
    false
}
