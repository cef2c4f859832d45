//! Several versions of an API side by side: what is one type in all of them, and what converts from one to another.

#[path = "versions/choices.rs"]
mod choices;
#[path = "versions/conversions.rs"]
mod conversions;
#[path = "versions/documents.rs"]
mod documents;
#[path = "versions/edits.rs"]
mod edits;
#[path = "versions/identity.rs"]
mod identity;
#[path = "versions/losses.rs"]
mod losses;
#[path = "versions/merging.rs"]
mod merging;
#[path = "versions/migration.rs"]
mod migration;
#[path = "versions/names.rs"]
mod names;
#[path = "versions/places.rs"]
mod places;
#[path = "versions/properties.rs"]
mod properties;
#[path = "versions/random.rs"]
mod random;
#[path = "versions/samples.rs"]
mod samples;
#[path = "versions/verdicts.rs"]
mod verdicts;

/// The document of each version, the oldest first.
const DOCUMENTS: [(&str, &str); 6] = [
    ("v2021_09_27", include_str!("../spec/2021-09-27.yaml")),
    ("v2021_10_19", include_str!("../spec/2021-10-19.yaml")),
    ("v2_1", include_str!("../spec/2.1.yaml")),
    ("v2_2", include_str!("../spec/2.2.yaml")),
    ("v2_3", include_str!("../spec/2.3.yaml")),
    ("v2_4", include_str!("../spec/2.4.yaml")),
];
