/// Shop, version 1.
#[allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    deprecated,
    missing_debug_implementations,
    missing_docs,
    non_camel_case_types,
    unreachable_pub,
    unused_variables,
    rustdoc::broken_intra_doc_links
)]
pub mod api {
    const _: &[u8] = ::core::include_bytes!("enum.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Shop",
        version: "1",
        env_prefix: ::core::option::Option::None,
        servers: &[],
        security: &[],
        idempotency_keys: &["idempotency-key", "x-idempotency-key"],
    };
    /// A client of Shop, version 1.
    ///
    /// Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. A transport brings its own server and credentials, which are not checked again.
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::Client;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let client = Client::builder().base_url("https://api.example.com").build()?;
    /// # Ok(())
    /// # }
    /// ```
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
        /// The connection pool and settings, for sharing with clients of other versions.
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
        /// The values that the document knows.
        pub const KNOWN_VALUES: &'static [Self] = &[Self::S, Self::M, Self::ExtraLarge];
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
    impl runtime::Enumerated for Size {
        type Wire = str;
        const NAME: &'static str = "Size";
        #[inline]
        fn known(text: &str) -> ::core::option::Option<Self> {
            match text {
                "S" => ::core::option::Option::Some(Self::S),
                "M" => ::core::option::Option::Some(Self::M),
                "extra-large" => ::core::option::Option::Some(Self::ExtraLarge),
                _ => ::core::option::Option::None,
            }
        }
        #[inline]
        fn unrecognized(text: ::std::string::String) -> Self {
            Self::Unrecognized(text)
        }
        #[inline]
        fn value(&self) -> runtime::Ref<'_> {
            match self {
                Self::Unrecognized(text) => runtime::Ref::Unrecognized(text),
                known => runtime::Ref::Known(known.as_str()),
            }
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
        /// The values that the document knows.
        pub const KNOWN_VALUES: &'static [Self] = &[
            Self::Value0,
            Self::Value10,
            Self::Minus1,
        ];
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
    impl runtime::Enumerated for Level {
        type Wire = i64;
        const NAME: &'static str = "Level";
        #[inline]
        fn known(integer: &i64) -> ::core::option::Option<Self> {
            match *integer {
                0 => ::core::option::Option::Some(Self::Value0),
                10 => ::core::option::Option::Some(Self::Value10),
                -1 => ::core::option::Option::Some(Self::Minus1),
                _ => ::core::option::Option::None,
            }
        }
        #[inline]
        fn unrecognized(integer: i64) -> Self {
            Self::Unrecognized(integer)
        }
        #[inline]
        fn value(&self) -> runtime::Ref<'_> {
            match self {
                Self::Unrecognized(integer) => {
                    runtime::Ref::UnrecognizedInteger(*integer)
                }
                known => runtime::Ref::KnownInteger(known.as_i64()),
            }
        }
    }
    runtime::implement_integer_enum!(Level);
}
