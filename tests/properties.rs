//! What must hold for every value: reading never panics, loses nothing, and shows no secret.

#[path = "properties/reading.rs"]
mod reading;
#[path = "properties/schema.rs"]
mod schema;
#[path = "properties/secrets.rs"]
mod secrets;
