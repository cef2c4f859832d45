/// Zoo, version 1.
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
    const _: &[u8] = ::core::include_bytes!("union.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Zoo",
        version: "1",
        env_prefix: ::core::option::Option::None,
        servers: &[],
        security: &[],
        idempotency_keys: &["idempotency-key", "x-idempotency-key"],
    };
    /// A client of Zoo, version 1.
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
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub enum Pet {
        Cat(::std::boxed::Box<Cat>),
        Dog(Dog),
        /// A value that fits none of the documented alternatives.
        Unrecognized(runtime::Json),
    }
    impl Pet {
        /// `name`, which all alternatives have; `None` for a value of no known alternative or if it is not there.
        #[inline]
        #[must_use]
        pub fn name(&self) -> ::core::option::Option<&::std::string::String> {
            match self {
                Self::Cat(value) => value.name.as_ref(),
                Self::Dog(value) => value.name.as_ref(),
                Self::Unrecognized(_) => ::core::option::Option::None,
            }
        }
    }
    impl ::core::convert::From<::std::boxed::Box<Cat>> for Pet {
        #[inline]
        fn from(value: ::std::boxed::Box<Cat>) -> Self {
            Self::Cat(value)
        }
    }
    impl ::core::convert::From<Dog> for Pet {
        #[inline]
        fn from(value: Dog) -> Self {
            Self::Dog(value)
        }
    }
    impl runtime::Union for Pet {
        #[inline]
        fn blank() -> Self {
            Self::Unrecognized(runtime::Json::Null)
        }
        #[inline]
        fn table(&self) -> &'static runtime::UnionTable {
            static TABLE: runtime::UnionTable = runtime::UnionTable {
                name: "Pet",
                discriminator: ::core::option::Option::Some("kind"),
                variants: &[
                    runtime::Variant {
                        name: "Cat",
                        tags: &[runtime::TagValue::Text("tabby")],
                        ..runtime::Variant::PLAIN
                    },
                    runtime::Variant {
                        name: "Dog",
                        tags: &[runtime::TagValue::Text("Dog")],
                        ..runtime::Variant::PLAIN
                    },
                ],
            };
            &TABLE
        }
        #[inline]
        fn selected(&self) -> (usize, runtime::Ref<'_>) {
            match self {
                Self::Cat(value) => (0, runtime::Value::get(value)),
                Self::Dog(value) => (1, runtime::Value::get(value)),
                Self::Unrecognized(value) => (2, runtime::Value::get(value)),
            }
        }
        #[inline]
        fn select(&mut self, n: usize) -> runtime::Slot<'_> {
            *self = match n {
                0 => Self::Cat(runtime::Value::blank()),
                1 => Self::Dog(runtime::Value::blank()),
                _ => Self::Unrecognized(runtime::Json::Null),
            };
            match self {
                Self::Cat(value) => runtime::Value::slot(value),
                Self::Dog(value) => runtime::Value::slot(value),
                Self::Unrecognized(value) => runtime::Value::slot(value),
            }
        }
    }
    runtime::implement!(Pet, AsUnion);
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Cat {
        pub kind: ::std::string::String,
        pub friend: ::core::option::Option<::std::boxed::Box<Pet>>,
        pub name: ::core::option::Option<::std::string::String>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Cat {
        /// A value with what is required: `kind`.
        #[inline]
        #[must_use]
        pub fn new(kind: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                kind: kind.into(),
                ..runtime::Value::blank()
            }
        }
        /// Sets `kind`.
        #[inline]
        #[must_use]
        pub fn kind(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.kind = value.into();
            self
        }
        /// Sets `friend`.
        #[inline]
        #[must_use]
        pub fn friend(
            mut self,
            value: impl ::core::convert::Into<::std::boxed::Box<Pet>>,
        ) -> Self {
            self.friend = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `name`.
        #[inline]
        #[must_use]
        pub fn name(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.name = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl runtime::Object for Cat {
        #[inline]
        fn blank() -> Self {
            Self {
                kind: runtime::Value::blank(),
                friend: runtime::Value::blank(),
                name: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Cat",
                members: &[
                    runtime::Member {
                        name: "kind",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "friend",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "name",
                        ..runtime::Member::OPTIONAL
                    },
                ],
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.kind),
                1 => runtime::Value::get(&self.friend),
                2 => runtime::Value::get(&self.name),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.kind),
                1 => runtime::Value::slot(&mut self.friend),
                2 => runtime::Value::slot(&mut self.name),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Cat, AsObject);
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Dog {
        pub kind: DogKind,
        pub name: ::core::option::Option<::std::string::String>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Dog {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `kind`.
        #[inline]
        #[must_use]
        pub fn kind(mut self, value: DogKind) -> Self {
            self.kind = value;
            self
        }
        /// Sets `name`.
        #[inline]
        #[must_use]
        pub fn name(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.name = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl ::core::default::Default for Dog {
        #[inline]
        fn default() -> Self {
            Self {
                kind: DogKind::Dog,
                ..runtime::Value::blank()
            }
        }
    }
    impl runtime::Object for Dog {
        #[inline]
        fn blank() -> Self {
            Self {
                kind: runtime::Value::blank(),
                name: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Dog",
                members: &[
                    runtime::Member {
                        name: "kind",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "name",
                        ..runtime::Member::OPTIONAL
                    },
                ],
                ruled: false,
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.kind),
                1 => runtime::Value::get(&self.name),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.kind),
                1 => runtime::Value::slot(&mut self.name),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Dog, AsObject);
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub enum DogKind {
        Dog,
        /// A value that the document does not know.
        Unrecognized(::std::string::String),
    }
    impl DogKind {
        /// The values that the document knows.
        pub const KNOWN_VALUES: &'static [Self] = &[Self::Dog];
        /// The value on the wire.
        #[inline]
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Dog => "Dog",
                Self::Unrecognized(text) => text,
            }
        }
    }
    impl runtime::Enumerated for DogKind {
        type Wire = str;
        const NAME: &'static str = "DogKind";
        #[inline]
        fn known(text: &str) -> ::core::option::Option<Self> {
            match text {
                "Dog" => ::core::option::Option::Some(Self::Dog),
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
    runtime::implement_enum!(DogKind);
}
