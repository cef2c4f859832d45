//! The requests to each version of Primer's API, and the responses that its client reads, over the loopback interface.

/// Declares tests once for each of some versions, as modules in which `api` is the version's module and `VERSION` its name.
macro_rules! in_versions {
    ([] $($tests:tt)*) => {};
    ([$module:ident = $version:literal $(, $rest:ident = $others:literal)*] $($tests:tt)*) => {
        mod $module {
            #[allow(unused_imports)]
            use super::*;
            use primer_api::$module as api;

            #[allow(dead_code)]
            const VERSION: &str = $version;

            $($tests)*
        }
        in_versions!([$($rest = $others),*] $($tests)*);
    };
}

/// Declares tests for all versions.
macro_rules! in_every_version {
    ($($tests:tt)*) => {
        primer_tests::with_versions!(in_versions $($tests)*);
    };
}

/// Declares tests for the versions that can retrieve and update: all but the first two.
macro_rules! from_2_1_on {
    ([$first:ident = $a:literal, $second:ident = $b:literal, $($later:tt)*] $($tests:tt)*) => {
        in_versions!([$($later)*] $($tests)*);
    };
    ($($tests:tt)*) => {
        primer_tests::with_versions!(from_2_1_on $($tests)*);
    };
}

#[path = "wire/create.rs"]
mod create;
#[path = "wire/drift.rs"]
mod drift;
#[path = "wire/failures.rs"]
mod failures;
#[path = "wire/open.rs"]
mod open;
#[path = "wire/retrieve.rs"]
mod retrieve;
#[path = "wire/sessions.rs"]
mod sessions;
#[path = "wire/update.rs"]
mod update;
#[path = "wire/versions.rs"]
mod versions;
#[path = "wire/violations.rs"]
mod violations;
