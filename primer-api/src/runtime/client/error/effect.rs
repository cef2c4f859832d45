//! The effect of an attempt on the server.

use crate::runtime::client::error::kind::{Delivery, Executed};

/// The effect of an attempt on the server, as far as it is known, from not sent to executed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effect {
    /// It was not sent.
    #[default]
    Unsent,
    /// The server refused it.
    Refused,
    /// The response leaves open whether the server, or one behind it, acted before.
    Doubtful,
    /// There is no response.
    NoResponse,
    /// The server says that it acted, though the response is of no use.
    Done,
}

impl Effect {
    /// Of a request that was delivered so, and of the status that came back.
    ///
    /// A proxy sends 408, 499 or any 5xx, a bare 503 too, after the server behind it has acted; 301 to 303 are how servers lead from a
    /// deed to its result (RFC 9110, 15.4.4). Only 307 and 308 ask for the same request at another place (15.4.8).
    pub(crate) fn of(delivery: Delivery, status: Option<u16>) -> Self {
        match (delivery, status) {
            (Delivery::NotSent, _) => Self::Unsent,
            (Delivery::Unknown, _) => Self::NoResponse,
            (Delivery::Answered, Some(200..=299)) => Self::Done,
            (Delivery::Answered, Some(307 | 308 | 400..=407 | 409..=498)) => Self::Refused,
            (Delivery::Answered, _) => Self::Doubtful,
        }
    }

    /// Whether the server executed an attempt that left this.
    pub(crate) fn executed(self) -> Executed {
        match self {
            Self::Unsent | Self::Refused => Executed::No,
            Self::Doubtful | Self::NoResponse => Executed::Perhaps,
            Self::Done => Executed::Yes,
        }
    }

    /// Whether the server executed a call, whose last attempt left this and whose attempts left `most` at most.
    ///
    /// An idempotency key changes nothing: a refusal for other reasons (401, 429) comes before the server looks for the key.
    pub(crate) fn executed_of_all(self, most: Self, safe: bool) -> Executed {
        let speaks_for_all = safe && !matches!(self, Self::Unsent | Self::NoResponse);
        if speaks_for_all { self } else { most }.executed()
    }

    /// The delivery of a call whose last attempt had this effect, and whose attempts had `most` at most.
    ///
    /// A response speaks for its own attempt. It says nothing of an earlier one that may have been executed: a payment that
    /// was sent, and not heard of, is not undone by a refusal of its repetition. Only for a `safe` method it speaks for all:
    /// there is nothing that a server could have done (RFC 9110, 9.2.1).
    pub(crate) fn of_all(self, most: Self, safe: bool) -> Delivery {
        match self {
            Self::Unsent if most == Self::Unsent => Delivery::NotSent,
            Self::Unsent | Self::NoResponse => Delivery::Unknown,
            Self::Refused | Self::Doubtful | Self::Done if most > self && !safe => {
                Delivery::Unknown
            }
            Self::Refused | Self::Doubtful | Self::Done => Delivery::Answered,
        }
    }
}

#[cfg(test)]
mod tests;
