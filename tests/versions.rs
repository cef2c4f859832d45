//! Several versions of an API: which types are one type in several versions, and which values convert to another version.

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
#[path = "versions/product.rs"]
mod product;
#[path = "versions/properties.rs"]
mod properties;
#[path = "versions/random.rs"]
mod random;
#[path = "versions/responses.rs"]
mod responses;
#[path = "versions/samples.rs"]
mod samples;
#[path = "versions/verdicts.rs"]
mod verdicts;

macro_rules! documents {
    ([$($module:ident = $name:literal),*]) => {
        /// The module and the document of each version, the oldest first.
        const DOCUMENTS: &[(&str, &str)] = &[$((
            stringify!($module),
            include_str!(concat!("../spec/", $name, ".yaml")),
        )),*];
    };
}

primer_tests::with_versions!(documents);
