//! How the list of an operation goes on (`x-pages`).

use super::members::view;

view! {
    /// The extension of an operation that says how its list goes on, and its address.
    Pages
}

impl<'d> Pages<'d> {
    /// `items`: the way to the array.
    pub fn items(&self) -> Option<&'d str> {
        self.members.text("items")
    }

    /// `next`: the way to the position of the next page.
    pub fn next(&self) -> Option<&'d str> {
        self.members.text("next")
    }

    /// `nextUrl`: the way to the URL of the next page.
    pub fn next_url(&self) -> Option<&'d str> {
        self.members.text("nextUrl")
    }

    /// `last`: the way to the position in the last item.
    pub fn last(&self) -> Option<&'d str> {
        self.members.text("last")
    }

    /// `more`: the way to the member that says whether there are more pages.
    pub fn more(&self) -> Option<&'d str> {
        self.members.text("more")
    }

    /// `counts`: whether a position is the number of a page or of an item.
    pub fn counts(&self) -> Option<&'d str> {
        self.members.text("counts")
    }

    /// `first`: the number of the first page.
    pub fn first(&self) -> Option<u64> {
        self.members.get("first")?.as_u64()
    }

    /// Whether `link` is `true`: the header `Link` has the URL of the next page.
    pub fn link(&self) -> bool {
        self.members.boolean("link") == Some(true)
    }

    /// `parameter`: the query parameter that takes the position.
    pub fn parameter(&self) -> Option<&'d str> {
        self.members.text("parameter")
    }
}
