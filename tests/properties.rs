//! What must hold for every value: reading never panics, loses nothing, shows no secret, and tells of what is not known.

#[path = "properties/drift.rs"]
mod drift;
#[path = "properties/reading.rs"]
mod reading;
#[path = "properties/schema.rs"]
mod schema;
#[path = "properties/secrets.rs"]
mod secrets;
