//! Macros that implement traits for generated types; the implementations call the drivers.
//!
//! Every exported `macro_rules!` is at the root of the crate, where these have names with underscores. Generated code
//! uses the names below.

pub use crate::{
    __as_body as as_body, __convert as convert, __implement as implement,
    __implement_enum as implement_enum, __implement_environment as implement_environment,
    __implement_integer_enum as implement_integer_enum, __request as request,
    __try_convert as try_convert, __update as update, __versioned as versioned,
};

/// [`Value`](super::Value), by the way to its parts, and `Serialize`, `Deserialize`, `Debug` and `PartialEq`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement {
    ($name:ty, $access:ident) => {
        impl $crate::runtime::Value for $name {
            type Access = $crate::runtime::$access;
        }

        $crate::__implement_serde!([] $name);
        $crate::__implement_debug!($name);

        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::equal($crate::runtime::Value::get(self), $crate::runtime::Value::get(other))
            }
        }
    };
}

/// The traits of [`__implement!`], and those that only enums of strings have.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_enum {
    ($name:ty) => {
        impl $crate::runtime::Value for $name {
            type Access = $crate::runtime::AsTextEnum;
        }

        $crate::__implement_serde!([] $name);
        $crate::__implement_debug!($name);
        $crate::__implement_scalar!($name, as_str);

        impl $name {
            /// Whether the document knows the value.
            #[inline]
            #[must_use]
            pub fn is_known(&self) -> bool {
                <Self as $crate::runtime::Enumerated>::known(self.as_str()).is_some()
            }
        }

        /// Takes the values that the document knows, as they are written on the wire.
        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::UnknownValue;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::runtime::UnknownValue> {
                $crate::runtime::parse_enum(text, Self::KNOWN_VALUES)
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::cmp::PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl ::core::cmp::PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}

/// The traits of [`__implement!`], and those that only enums of integers have.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_integer_enum {
    ($name:ty) => {
        impl $crate::runtime::Value for $name {
            type Access = $crate::runtime::AsIntegerEnum;
        }

        $crate::__implement_serde!([] $name);
        $crate::__implement_debug!($name);
        $crate::__implement_scalar!($name, as_i64);

        impl $name {
            /// Whether the document knows the value.
            #[inline]
            #[must_use]
            pub fn is_known(&self) -> bool {
                <Self as $crate::runtime::Enumerated>::known(&self.as_i64()).is_some()
            }
        }

        /// Takes the values that the document knows.
        impl ::core::convert::TryFrom<i64> for $name {
            type Error = $crate::runtime::UnknownValue;

            #[inline]
            fn try_from(integer: i64) -> ::core::result::Result<Self, $crate::runtime::UnknownValue> {
                $crate::runtime::integer_enum(integer)
            }
        }
    };
}

/// The names of a document's environments.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_environment {
    ($name:ident: $first:ident = $first_text:literal $(, $variant:ident = $text:literal)*) => {
        impl $name {
            /// All environments, in the document's order.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$variant)*];

            /// The name in the document, by which an environment variable chooses it.
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_text,
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl ::core::convert::From<$name> for &'static str {
            #[inline]
            fn from(environment: $name) -> Self {
                environment.as_str()
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Reads a name; upper and lower case are the same. The error for an unknown name lists the known ones.
        impl ::core::str::FromStr for $name {
            type Err = $crate::runtime::Misfit;

            #[inline]
            fn from_str(name: &str) -> ::core::result::Result<Self, $crate::runtime::Misfit> {
                $crate::runtime::find_environment(
                    Self::ALL,
                    name,
                    ::core::concat!("`", $first_text, "`" $(, " or `", $text, "`")*),
                )
            }
        }
    };
}

/// `Serialize` and `Deserialize`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_serde {
    ([$($generics:tt)*] $name:ty) => {
        impl<$($generics)*> $crate::runtime::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::runtime::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::serde::Serialize::serialize(&$crate::runtime::Value::get(self), serializer)
            }
        }

        impl<'de, $($generics)*> $crate::runtime::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::runtime::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }
    };
}

/// `Debug`.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_debug {
    ($name:ty) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&$crate::runtime::Value::get(self), f)
            }
        }
    };
}

/// `PartialEq`, `Eq`, `Hash` and `Display`, all by the enum value on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_scalar {
    ($name:ty, $wire:ident) => {
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$wire() == other.$wire()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.$wire(), state);
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.$wire(), f)
            }
        }
    };
}

/// [`Versioned`](super::Versioned), for a type that other versions of the API have as well.
#[doc(hidden)]
#[macro_export]
macro_rules! __versioned {
    ($(#[$attribute:meta])* $name:ty, $family:ty, $versions:expr $(,)?) => {
        $(#[$attribute])*
        impl $crate::runtime::Versioned for $name {
            type Family = $family;
            const VERSIONS: &'static str = $versions;
        }
    };
}

/// `From` between two versions of a type, where no value of the first can lose anything in the second.
#[doc(hidden)]
#[macro_export]
macro_rules! __convert {
    ($(#[$attribute:meta])* $from:ty => $into:ty $(, $convert:ident)?) => {
        $(#[$attribute])*
        impl ::core::convert::From<$from> for $into {
            #[inline]
            fn from(value: $from) -> Self {
                $crate::__converted!(&value $(, $convert)?)
            }
        }
    };
}

/// The value that a conversion makes: by `converted`, unless another function is named.
#[doc(hidden)]
#[macro_export]
macro_rules! __converted {
    ($value:expr) => {
        $crate::runtime::converted($value)
    };
    ($value:expr, $convert:ident) => {
        $crate::runtime::$convert($value)
    };
}

/// `From` for the form that a type has in requests.
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($from:ty => $into:ty) => {
        $crate::__form!(
            /// Read-only members are left out. All other members are kept, those that are not declared too.
            $from => $into
        );
    };
}

/// `From` for the form of a type that an update takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __update {
    ($from:ty => $into:ty) => {
        $crate::__form!(
            /// Members that are set stay set. Other members are left out, so that an update does not change them.
            $from => $into
        );
    };
}

/// `From` for another form of a type, and for the types that hold that form in arguments and fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __form {
    ($(#[$attribute:meta])* $from:ty => $into:ty) => {
        $crate::__convert!($(#[$attribute])* $from => $into, formed);
        $crate::__form!($from => $into, in ::core::option::Option<$into>);
        $crate::__form!($from => $into, in ::std::boxed::Box<$into>);
        $crate::__form!($from => $into, in $crate::runtime::Patch<$into>);
        $crate::__form!($from => $into, in $crate::runtime::OneOrMany<$into>);
    };
    ($from:ty => $into:ty, in $holder:ty) => {
        impl ::core::convert::From<$from> for $holder {
            #[inline]
            fn from(value: $from) -> Self {
                <Self as ::core::convert::From<$into>>::from(::core::convert::From::from(value))
            }
        }
    };
}

/// [`AsBody`](super::AsBody) for a value that converts into a body.
#[doc(hidden)]
#[macro_export]
macro_rules! __as_body {
    ($from:ty => $body:ty) => {
        #[diagnostic::do_not_recommend]
        impl $crate::runtime::AsBody<$body> for $from {
            #[inline]
            fn with_body<R>(
                self,
                act: impl ::core::ops::FnOnce($crate::runtime::Ref<'_>) -> R,
            ) -> R {
                let body: $body = ::core::convert::From::from(self);
                act($crate::runtime::Value::get(&body))
            }
        }
    };
}

/// `TryFrom` between two versions of a type, where some values of the first would lose something in the second.
#[doc(hidden)]
#[macro_export]
macro_rules! __try_convert {
    ($(#[$attribute:meta])* $from:ty => $into:ty) => {
        $(#[$attribute])*
        impl ::core::convert::TryFrom<$from> for $into {
            type Error = $crate::runtime::ConversionError;

            #[inline]
            fn try_from(value: $from) -> ::core::result::Result<Self, $crate::runtime::ConversionError> {
                $crate::runtime::try_converted(&value)
            }
        }
    };
}
