//! The versions of the standard, each with a dialect of schemas of its own.

use std::fmt;

/// A version of the standard: `3.0` stands for `3.0.0` to `3.0.4`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named for the versions that they are")]
pub enum Dialect {
    #[default]
    V3_0,
    V3_1,
    V3_2,
}

impl Dialect {
    /// All of them, the oldest first.
    pub const ALL: &[Self] = &[Self::V3_0, Self::V3_1, Self::V3_2];

    /// The dialect of a document by its `openapi`: `3.1.0`, and `3.1` too.
    pub fn of(version: &str) -> Option<Self> {
        let mut parts = version.splitn(3, '.');
        match (parts.next()?, parts.next()?) {
            ("3", "0") => Some(Self::V3_0),
            ("3", "1") => Some(Self::V3_1),
            ("3", "2") => Some(Self::V3_2),
            _ => None,
        }
    }

    /// Whether schemas are those of JSON Schema 2020-12: since OpenAPI 3.1.
    pub fn is_json_schema(self) -> bool {
        self >= Self::V3_1
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        })
    }
}
