//! The catalogue of findings: all messages, with the severity and the reason for it.

mod errors;
mod warnings;

use self::errors::ERRORS;
use self::warnings::WARNINGS;
use super::{Finding, Severity};

/// Messages of findings that have one severity for one reason.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Its name for programs, which stays: `unknown-keyword`.
    pub code: &'static str,
    /// Their effect on the build.
    pub severity: Severity,
    /// The reason for it.
    pub reason: &'static str,
    /// The messages, as the code has them.
    pub messages: &'static [&'static str],
}

impl Group {
    /// The group that a finding belongs to; none for what is legal but surely a mistake, of which the command warns.
    pub fn of(finding: &Finding) -> Option<&'static Self> {
        let is_of = |group: &&Self| {
            let mut messages = group.messages.iter();
            group.severity == finding.severity && messages.any(|it| is_made(it, &finding.message))
        };
        catalogue().find(is_of)
    }
}

/// Whether a text is made of a message as it is written in the code: with something in the place of each `{}`.
pub fn is_made(message: &str, text: &str) -> bool {
    let message = message.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = message.split('{').enumerate().map(|(n, part)| {
        let part = match part.split_once('}') {
            Some((_, after)) if n > 0 => after,
            _ => part,
        };
        part.replace('\u{1}', "{").replace('\u{2}', "}")
    });
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(&first)) else {
        return false;
    };
    let mut is_open = false;
    for part in parts {
        let Some((_, after)) = rest.split_once(&part) else {
            return false;
        };
        is_open = part.is_empty();
        rest = after;
    }
    is_open || rest.is_empty()
}

/// All findings. A message that stands in two groups has either severity, as the reasons say.
pub fn catalogue() -> impl Iterator<Item = &'static Group> {
    ERRORS.iter().chain(WARNINGS)
}

#[cfg(test)]
mod tests;
