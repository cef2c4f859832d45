/// Shop, version 1.
#[allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    deprecated,
    missing_docs,
    non_camel_case_types,
    unreachable_pub,
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    rustdoc::invalid_html_tags
)]
pub mod api {
    const _: &[u8] = ::core::include_bytes!("enum.yaml");
    use ::primer_api::runtime as runtime;
    static SERVICE: runtime::Service = runtime::Service {
        title: "Shop",
        version: "1",
        env_prefix: ::core::option::Option::None,
        servers: &[],
    };
    /// A client of Shop, version 1.
    ///
    /// Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`.
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    pub struct Client {
        transport: runtime::Transport,
    }
    impl Client {
        /// Sets up a client.
        #[inline]
        #[must_use]
        pub fn builder() -> runtime::Builder<Self> {
            runtime::Builder::new(&SERVICE)
        }
        /// What clients of other versions can share.
        #[inline]
        #[must_use]
        pub fn transport(&self) -> &runtime::Transport {
            &self.transport
        }
    }
    impl ::core::convert::From<runtime::Transport> for Client {
        #[inline]
        fn from(transport: runtime::Transport) -> Self {
            Self { transport }
        }
    }
    /// How large.
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub enum Size {
        S,
        M,
        ExtraLarge,
        /// A value that the document does not know.
        Unrecognized(::std::string::String),
    }
    impl Size {
        /// The value on the wire.
        #[inline]
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::S => "S",
                Self::M => "M",
                Self::ExtraLarge => "extra-large",
                Self::Unrecognized(text) => text,
            }
        }
    }
    impl ::core::convert::From<&str> for Size {
        #[inline]
        fn from(text: &str) -> Self {
            match text {
                "S" => Self::S,
                "M" => Self::M,
                "extra-large" => Self::ExtraLarge,
                _ => Self::Unrecognized(::std::string::String::from(text)),
            }
        }
    }
    impl runtime::Text for Size {
        #[inline]
        fn set(&mut self, text: ::std::borrow::Cow<'_, str>) -> runtime::Fit {
            *self = Self::from(&*text);
            match self {
                Self::Unrecognized(_) => runtime::Fit::Unknown,
                _ => runtime::Fit::Known,
            }
        }
    }
    impl runtime::Value for Size {
        #[inline]
        fn get(&self) -> runtime::Ref<'_> {
            match self {
                Self::Unrecognized(text) => runtime::Ref::Unrecognized(text),
                known => runtime::Ref::Known(known.as_str()),
            }
        }
        #[inline]
        fn slot(&mut self) -> runtime::Slot<'_> {
            runtime::Slot::Text(self)
        }
        #[inline]
        fn blank() -> Self {
            Self::Unrecognized(::std::string::String::new())
        }
    }
    runtime::implement_enum!(Size);
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub enum Level {
        Value0,
        Value10,
        Minus1,
        /// A value that the document does not know.
        Unrecognized(i64),
    }
    impl Level {
        /// The value on the wire.
        #[inline]
        #[must_use]
        pub fn as_i64(&self) -> i64 {
            match self {
                Self::Value0 => 0,
                Self::Value10 => 10,
                Self::Minus1 => -1,
                Self::Unrecognized(integer) => *integer,
            }
        }
    }
    impl ::core::convert::From<i64> for Level {
        #[inline]
        fn from(integer: i64) -> Self {
            match integer {
                0 => Self::Value0,
                10 => Self::Value10,
                -1 => Self::Minus1,
                _ => Self::Unrecognized(integer),
            }
        }
    }
    impl runtime::Integer for Level {
        #[inline]
        fn set(&mut self, integer: i128) -> runtime::Fit {
            let ::core::result::Result::Ok(integer) = <i64 as ::core::convert::TryFrom<
                i128,
            >>::try_from(integer) else {
                return runtime::Fit::Refused("an integer of 64 bits");
            };
            *self = Self::from(integer);
            match self {
                Self::Unrecognized(_) => runtime::Fit::Unknown,
                _ => runtime::Fit::Known,
            }
        }
    }
    impl runtime::Value for Level {
        #[inline]
        fn get(&self) -> runtime::Ref<'_> {
            match self {
                Self::Unrecognized(integer) => {
                    runtime::Ref::UnrecognizedInteger(*integer)
                }
                known => runtime::Ref::KnownInteger(known.as_i64()),
            }
        }
        #[inline]
        fn slot(&mut self) -> runtime::Slot<'_> {
            runtime::Slot::Integer(self)
        }
        #[inline]
        fn blank() -> Self {
            Self::Unrecognized(0)
        }
    }
    runtime::implement_integer_enum!(Level);
}
