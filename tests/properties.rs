//! Properties of every value: reading never panics, loses nothing, shows no secret, and reports what the document does not declare.

#[path = "properties/drift.rs"]
mod drift;
#[path = "properties/reading.rs"]
mod reading;
#[path = "properties/rules.rs"]
mod rules;
#[path = "properties/schema.rs"]
mod schema;
#[path = "properties/secrets.rs"]
mod secrets;
#[path = "properties/tables.rs"]
mod tables;
