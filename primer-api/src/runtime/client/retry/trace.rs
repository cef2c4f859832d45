//! What an attempt leaves behind at the server.

use super::super::error::Delivery;

/// What an attempt leaves behind, from nothing to a certain deed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trace {
    /// It was not sent.
    #[default]
    Unsent,
    /// The server refused it.
    Refused,
    /// The answer is a failure of the server, or of one on the way to it: it may have acted before.
    Doubtful,
    /// There is no answer.
    Unanswered,
    /// The server says that it acted, though the answer is of no use.
    Done,
}

impl Trace {
    /// Of a request that was delivered so, and of the status that came back.
    pub(super) fn of(delivery: Delivery, status: Option<u16>) -> Self {
        match (delivery, status) {
            (Delivery::NotSent, _) => Self::Unsent,
            (Delivery::Unknown, _) => Self::Unanswered,
            (Delivery::Answered, Some(200..=299)) => Self::Done,
            (Delivery::Answered, Some(300..=499 | 503)) => Self::Refused,
            (Delivery::Answered, _) => Self::Doubtful,
        }
    }

    /// What is known of a call, whose last attempt left this and whose attempts left `most` at most.
    ///
    /// An answer speaks for its own attempt. It says nothing of an earlier one that may have been executed: a payment that
    /// was sent, and not heard of, is not undone by a refusal of its repetition. Only for a `safe` method it speaks for all:
    /// there is nothing that a server could have done (RFC 9110, 9.2.1).
    pub(super) fn of_all(self, most: Self, safe: bool) -> Delivery {
        match self {
            Self::Unsent if most == Self::Unsent => Delivery::NotSent,
            Self::Unsent | Self::Unanswered => Delivery::Unknown,
            _ if most > self && !safe => Delivery::Unknown,
            _ => Delivery::Answered,
        }
    }
}

#[cfg(test)]
mod tests;
