//! Changes between two versions of an API, as data.

use std::fmt;

/// A change of an API from one version to the next.
///
/// If there are several versions, each generated module has a list of its changes, `CHANGES`, and its front page shows
/// the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// The item that changed, by its name in Rust; a member is named as on the wire: `LineItem.productData`,
    /// `update_client_session`.
    pub subject: &'static str,
    /// The change, as a clause: `added`, `at most 255 characters, before 256`.
    pub what: &'static str,
    /// Whether code or a request that was correct for the previous version may be incorrect for this one.
    pub breaking: bool,
}

/// One line: `LineItem.productData: added`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            subject,
            what,
            breaking,
        } = self;
        write!(f, "{subject}: {what}")?;
        f.write_str(if *breaking { " (breaking)" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    #[test]
    fn a_change_is_one_line() {
        let change = Change {
            subject: "LineItem.itemId",
            what: "at most 255 characters, before 256",
            breaking: true,
        };
        assert_eq!(
            change.to_string(),
            "LineItem.itemId: at most 255 characters, before 256 (breaking)"
        );
        let addition = Change {
            subject: "update_client_session",
            what: "added",
            breaking: false,
        };
        assert_eq!(addition.to_string(), "update_client_session: added");
    }
}
