//! Texts and numbers in one text, each with its length before it: so that reading needs no escapes, and ends where something is missing.

use std::fmt::Write as _;

/// A record that is written.
#[derive(Debug, Default)]
pub(crate) struct Record(String);

impl Record {
    /// The record as a text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.push_str(text);
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: usize) {
        // Writing into a `String` cannot fail.
        let _ = writeln!(self.0, "{number}");
    }

    /// Adds a list.
    pub(crate) fn list<T>(&mut self, list: &[T], mut put: impl FnMut(&mut Self, &T)) {
        self.number(list.len());
        for element in list {
            put(self, element);
        }
    }
}

/// The rest of a record that is read. Every method returns `None` where the record does not hold what is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a>(pub &'a str);

impl<'a> Reader<'a> {
    /// Takes a text.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text)
    }

    /// Takes a number.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let (line, rest) = self.0.split_once('\n')?;
        self.0 = rest;
        line.parse().ok()
    }

    /// Takes a list.
    pub(crate) fn list<T>(
        &mut self,
        mut take: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let length = self.number()?;
        // An element takes at least a line, so that a wrong length ends with the record.
        (0..length).map(|_| take(self)).collect()
    }

    /// Whether nothing is left.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Record};

    #[test]
    fn what_was_put_is_taken() {
        let mut record = Record::default();
        record.text("a\n7\nb");
        record.number(3);
        record.list(&["", "ä"], |record, text| record.text(text));

        let mut reader = Reader(record.as_str());
        assert_eq!(reader.text(), Some("a\n7\nb"));
        assert_eq!(reader.number(), Some(3));
        assert_eq!(reader.list(Reader::text), Some(vec!["", "ä"]));
        assert!(reader.is_at_end());
        assert_eq!(reader.text(), None);
    }

    #[test]
    fn a_record_that_is_cut_or_changed_is_not_read() {
        let mut record = Record::default();
        record.list(&["ä", "b"], |record, text| record.text(text));
        let whole = record.as_str();
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert_eq!(
                Reader(whole.get(..end).unwrap_or_default()).list(Reader::text),
                None,
                "{end}"
            );
        }
        for wrong in ["1\nä", "99999999999999999999\na", "-1\na", "x\n", "5\nab"] {
            assert_eq!(Reader(wrong).text(), None, "{wrong}");
        }
    }
}
