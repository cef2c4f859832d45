//! Enums as the generator writes them, in fewer lines.

macro_rules! text_enum {
    ($name:ident { $($variant:ident => $text:literal,)* }) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(in crate::runtime) enum $name {
            $($variant,)*
            Unrecognized(String),
        }

        impl crate::runtime::Value for $name {
            fn get(&self) -> crate::runtime::Ref<'_> {
                match self {
                    $(Self::$variant => crate::runtime::Ref::Known($text),)*
                    Self::Unrecognized(text) => crate::runtime::Ref::Unrecognized(text),
                }
            }

            fn slot(&mut self) -> crate::runtime::Slot<'_> {
                crate::runtime::Slot::Text(self)
            }

            fn blank() -> Self {
                Self::Unrecognized(String::new())
            }
        }

        impl crate::runtime::Text for $name {
            fn set(&mut self, text: std::borrow::Cow<'_, str>) -> crate::runtime::Fit {
                *self = match &*text {
                    $($text => Self::$variant,)*
                    _ => Self::Unrecognized(text.into_owned()),
                };
                match self {
                    Self::Unrecognized(_) => crate::runtime::Fit::Unknown,
                    _ => crate::runtime::Fit::Known,
                }
            }
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

        impl crate::runtime::Value for $name {
            fn get(&self) -> crate::runtime::Ref<'_> {
                match self {
                    $(Self::$variant => crate::runtime::Ref::KnownInteger($integer),)*
                    Self::Unrecognized(integer) => crate::runtime::Ref::UnrecognizedInteger(*integer),
                }
            }

            fn slot(&mut self) -> crate::runtime::Slot<'_> {
                crate::runtime::Slot::Integer(self)
            }

            fn blank() -> Self {
                Self::Unrecognized(0)
            }
        }

        impl crate::runtime::Integer for $name {
            fn set(&mut self, integer: i128) -> crate::runtime::Fit {
                let Ok(integer) = i64::try_from(integer) else {
                    return crate::runtime::Fit::Refused("integer of 64 bits");
                };
                *self = match integer {
                    $($integer => Self::$variant,)*
                    _ => Self::Unrecognized(integer),
                };
                match self {
                    Self::Unrecognized(_) => crate::runtime::Fit::Unknown,
                    _ => crate::runtime::Fit::Known,
                }
            }
        }
    };
}

pub(super) use {integer_enum, text_enum};
