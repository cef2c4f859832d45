//! The versions of Primer's API.

/// Calls a macro with the module and the name of each version, the oldest first, and with the arguments after the macro's name.
#[macro_export]
macro_rules! with_versions {
    ($callback:ident $($arguments:tt)*) => {
        $callback!(
            [
                v2021_09_27 = "2021-09-27",
                v2021_10_19 = "2021-10-19",
                v2_1 = "2.1",
                v2_2 = "2.2",
                v2_3 = "2.3",
                v2_4 = "2.4"
            ]
            $($arguments)*
        );
    };
}

macro_rules! names {
    ([$($module:ident = $name:literal),*]) => {
        /// The names of all versions, the oldest first: `2.4` and the like.
        pub const VERSIONS: &[&str] = &[$($name),*];
    };
}

with_versions!(names);
