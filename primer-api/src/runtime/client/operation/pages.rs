//! Lists that come in pages.

/// The names of the members from a body to a member inside of it: `["error", "errorId"]`.
pub(crate) type MemberPath = &'static [&'static str];

/// A list that comes in pages. Members are named by the names on the way to them.
#[derive(Debug)]
pub struct Pages {
    /// The array of items; without a name, the body itself.
    pub items: MemberPath,
    /// Where the next page is.
    pub next: NextPage,
    /// The member that says whether there are more pages.
    pub more: Option<MemberPath>,
}

/// Where the next page of a list is. Parameters are those of the query.
#[derive(Debug)]
pub enum NextPage {
    /// The parameter takes a member of the page.
    Member {
        /// The member.
        path: MemberPath,
        /// The parameter.
        parameter: &'static str,
    },
    /// The parameter takes a member of the last item.
    Last {
        /// The member.
        path: MemberPath,
        /// The parameter.
        parameter: &'static str,
    },
    /// The parameter takes the number of the page.
    Number {
        /// The parameter.
        parameter: &'static str,
        /// The number of the first page.
        first: u64,
    },
    /// The parameter takes the number of items before the page.
    Offset {
        /// The parameter.
        parameter: &'static str,
    },
    /// A member of the page holds its URL.
    Url {
        /// The member.
        path: MemberPath,
    },
    /// The header `Link` holds its URL (RFC 8288).
    Link,
}
