//! A document's text is text, wherever it stands: rustdoc finds no test, no HTML and no link of a document in a user's crate.

#[path = "text/build.rs"]
mod build;
#[path = "text/document.rs"]
mod document;
#[path = "text/expansion.rs"]
mod expansion;
