//! The code that is generated from small documents, one per topic; the calls go over the loopback interface.

#[path = "documents/access.rs"]
mod access;
#[path = "documents/arguments.rs"]
mod arguments;
#[path = "documents/as_body.rs"]
mod as_body;
#[path = "documents/bodies.rs"]
mod bodies;
#[path = "documents/composition.rs"]
mod composition;
#[path = "documents/defaults.rs"]
mod defaults;
#[path = "documents/dialects.rs"]
mod dialects;
#[path = "documents/directions.rs"]
mod directions;
#[path = "documents/discriminators.rs"]
mod discriminators;
#[path = "documents/drift.rs"]
mod drift;
#[path = "documents/enums.rs"]
mod enums;
#[path = "documents/evidence.rs"]
mod evidence;
#[path = "documents/formats.rs"]
mod formats;
#[path = "documents/headers.rs"]
mod headers;
#[path = "documents/inline.rs"]
mod inline;
#[path = "documents/keys.rs"]
mod keys;
#[path = "documents/large.rs"]
mod large;
#[path = "documents/later.rs"]
mod later;
#[path = "documents/limits.rs"]
mod limits;
#[path = "documents/maps.rs"]
mod maps;
#[path = "documents/media_types.rs"]
mod media_types;
#[path = "documents/misfits.rs"]
mod misfits;
#[path = "documents/names.rs"]
mod names;
#[path = "documents/nullable.rs"]
mod nullable;
#[path = "documents/numbers.rs"]
mod numbers;
#[path = "documents/parameters.rs"]
mod parameters;
#[path = "documents/patch.rs"]
mod patch;
#[path = "documents/patterns.rs"]
mod patterns;
#[path = "documents/recursion.rs"]
mod recursion;
#[path = "documents/redirects.rs"]
mod redirects;
#[path = "documents/references.rs"]
mod references;
#[path = "documents/requests.rs"]
mod requests;
#[path = "documents/responses.rs"]
mod responses;
#[path = "documents/rules.rs"]
mod rules;
#[path = "documents/security.rs"]
mod security;
#[path = "documents/servers.rs"]
mod servers;
#[path = "documents/split.rs"]
mod split;
#[path = "documents/standards.rs"]
mod standards;
#[path = "documents/tags.rs"]
mod tags;
#[path = "documents/unions.rs"]
mod unions;
