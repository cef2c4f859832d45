//! What each version of Primer's API is sent, and how its answers are read, over the loopback interface.

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
        in_versions!(
            [
                v2021_09_27 = "2021-09-27",
                v2021_10_19 = "2021-10-19",
                v2_1 = "2.1",
                v2_2 = "2.2",
                v2_3 = "2.3",
                v2_4 = "2.4"
            ]
            $($tests)*
        );
    };
}

/// Declares tests for the versions that can retrieve and update.
macro_rules! from_2_1_on {
    ($($tests:tt)*) => {
        in_versions!([v2_1 = "2.1", v2_2 = "2.2", v2_3 = "2.3", v2_4 = "2.4"] $($tests)*);
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

/// What every version can read as the answer of a creation.
const ANSWER: &str = r#"{"clientToken":"t","clientTokenExpirationDate":"2021-08-12T16:14:08Z"}"#;
