//! Enums as the generator writes them, in fewer lines.

macro_rules! text_enum {
    ($name:ident { $($variant:ident => $text:literal,)* }) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(in crate::runtime) enum $name {
            $($variant,)*
            Unrecognized(String),
        }

        impl crate::runtime::Enumerated for $name {
            type Wire = str;
            const NAME: &'static str = stringify!($name);

            fn known(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }

            fn unrecognized(text: String) -> Self {
                Self::Unrecognized(text)
            }

            fn value(&self) -> crate::runtime::Ref<'_> {
                match self {
                    $(Self::$variant => crate::runtime::Ref::Known($text),)*
                    Self::Unrecognized(text) => crate::runtime::Ref::Unrecognized(text),
                }
            }
        }

        impl crate::runtime::Value for $name {
            type Access = crate::runtime::AsTextEnum;
        }
    };
}

macro_rules! integer_enum {
    ($name:ident { $($variant:ident => $integer:literal,)* }) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(in crate::runtime) enum $name {
            $($variant,)*
            Unrecognized(i64),
        }

        impl crate::runtime::Enumerated for $name {
            type Wire = i64;
            const NAME: &'static str = stringify!($name);

            fn known(integer: &i64) -> Option<Self> {
                match integer {
                    $($integer => Some(Self::$variant),)*
                    _ => None,
                }
            }

            fn unrecognized(integer: i64) -> Self {
                Self::Unrecognized(integer)
            }

            fn value(&self) -> crate::runtime::Ref<'_> {
                match self {
                    $(Self::$variant => crate::runtime::Ref::KnownInteger($integer),)*
                    Self::Unrecognized(integer) => crate::runtime::Ref::UnrecognizedInteger(*integer),
                }
            }
        }

        impl crate::runtime::Value for $name {
            type Access = crate::runtime::AsIntegerEnum;
        }
    };
}

pub(super) use {integer_enum, text_enum};
