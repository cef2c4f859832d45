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
    const _: &[u8] = ::core::include_bytes!("rules.yaml");
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
    /// A way to pay.
    ///
    /// `currency` is required if `amount` is there. `number` is required and `number` has at least 8 characters if `kind` is `"card"`. `amount` is not allowed unless `kind` is `"card"`.
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Payment {
        pub kind: ::std::string::String,
        pub amount: ::core::option::Option<i64>,
        pub currency: ::core::option::Option<::std::string::String>,
        /// Exactly 1 item, counting each that is one of `"a"`, `"b"`.
        pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        /// Each name matches `^[a-z]+$`.
        pub metadata: ::core::option::Option<runtime::Map<::std::string::String>>,
        /// Declared under a condition: where it is not met, a value of another type is among the members that are not declared.
        pub number: ::core::option::Option<::std::string::String>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Payment {
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
        /// Sets `amount`.
        #[inline]
        #[must_use]
        pub fn amount(mut self, value: i64) -> Self {
            self.amount = ::core::option::Option::Some(value);
            self
        }
        /// Sets `currency`.
        #[inline]
        #[must_use]
        pub fn currency(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.currency = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `tags`.
        ///
        /// Exactly 1 item, counting each that is one of `"a"`, `"b"`.
        #[inline]
        #[must_use]
        pub fn tags(
            mut self,
            value: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            self.tags = ::core::option::Option::Some(
                ::core::iter::Iterator::collect(
                    ::core::iter::Iterator::map(
                        ::core::iter::IntoIterator::into_iter(value),
                        ::core::convert::Into::into,
                    ),
                ),
            );
            self
        }
        /// Sets `metadata`.
        ///
        /// Each name matches `^[a-z]+$`.
        #[inline]
        #[must_use]
        pub fn metadata(
            mut self,
            value: impl ::core::convert::Into<runtime::Map<::std::string::String>>,
        ) -> Self {
            self.metadata = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `number`.
        ///
        /// Declared under a condition: where it is not met, a value of another type is among the members that are not declared.
        #[inline]
        #[must_use]
        pub fn number(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.number = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl runtime::Object for Payment {
        #[inline]
        fn blank() -> Self {
            Self {
                kind: runtime::Value::blank(),
                amount: runtime::Value::blank(),
                currency: runtime::Value::blank(),
                tags: runtime::Value::blank(),
                metadata: runtime::Value::blank(),
                number: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Payment",
                members: &[
                    runtime::Member {
                        name: "kind",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "amount",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "currency",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "tags",
                        limits: ::core::option::Option::Some(
                            &runtime::Limits {
                                contains: &[
                                    runtime::Contains {
                                        item: runtime::Test {
                                            values: ::core::option::Option::Some(
                                                &[runtime::Scalar::Text("a"), runtime::Scalar::Text("b")],
                                            ),
                                            ..runtime::Test::ANY
                                        },
                                        least: 1,
                                        most: ::core::option::Option::Some(1),
                                        words: "exactly 1 item, counting each that is one of `\"a\"`, `\"b\"`",
                                    },
                                ],
                                ..runtime::Limits::NONE
                            },
                        ),
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "metadata",
                        limits: ::core::option::Option::Some(
                            &runtime::Limits {
                                names: &[
                                    runtime::NameRule {
                                        name: runtime::Test {
                                            limits: ::core::option::Option::Some(
                                                &runtime::Limits {
                                                    pattern: ::core::option::Option::Some("^[a-z]+$"),
                                                    ..runtime::Limits::NONE
                                                },
                                            ),
                                            ..runtime::Test::ANY
                                        },
                                        words: "each name matches `^[a-z]+$`",
                                    },
                                ],
                                ..runtime::Limits::NONE
                            },
                        ),
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "number",
                        sensitive: true,
                        conditional: true,
                        ..runtime::Member::OPTIONAL
                    },
                ],
                additional_sensitive: true,
                limits: ::core::option::Option::Some(
                    &runtime::Limits {
                        members: &[
                            runtime::MemberRule::Dependent(
                                &runtime::Dependency {
                                    conditions: &[
                                        runtime::Condition {
                                            passes: true,
                                            tests: &[runtime::MemberTest::Has("amount")],
                                        },
                                    ],
                                    then: &[runtime::MemberTest::Has("currency")],
                                    words: "`currency` is required if `amount` is there",
                                },
                            ),
                            runtime::MemberRule::Dependent(
                                &runtime::Dependency {
                                    conditions: &[
                                        runtime::Condition {
                                            passes: true,
                                            tests: &[
                                                runtime::MemberTest::Is(
                                                    "kind",
                                                    &runtime::Test {
                                                        values: ::core::option::Option::Some(
                                                            &[runtime::Scalar::Text("card")],
                                                        ),
                                                        ..runtime::Test::ANY
                                                    },
                                                ),
                                                runtime::MemberTest::Has("kind"),
                                            ],
                                        },
                                    ],
                                    then: &[
                                        runtime::MemberTest::Has("number"),
                                        runtime::MemberTest::Is(
                                            "number",
                                            &runtime::Test {
                                                limits: ::core::option::Option::Some(
                                                    &runtime::Limits {
                                                        min_length: ::core::option::Option::Some(8),
                                                        ..runtime::Limits::NONE
                                                    },
                                                ),
                                                ..runtime::Test::ANY
                                            },
                                        ),
                                    ],
                                    words: "`number` is required and `number` has at least 8 characters if `kind` is `\"card\"`",
                                },
                            ),
                            runtime::MemberRule::Dependent(
                                &runtime::Dependency {
                                    conditions: &[
                                        runtime::Condition {
                                            passes: false,
                                            tests: &[
                                                runtime::MemberTest::Is(
                                                    "kind",
                                                    &runtime::Test {
                                                        values: ::core::option::Option::Some(
                                                            &[runtime::Scalar::Text("card")],
                                                        ),
                                                        ..runtime::Test::ANY
                                                    },
                                                ),
                                                runtime::MemberTest::Has("kind"),
                                            ],
                                        },
                                    ],
                                    then: &[runtime::MemberTest::NotAll(&["amount"])],
                                    words: "`amount` is not allowed unless `kind` is `\"card\"`",
                                },
                            ),
                        ],
                        ..runtime::Limits::NONE
                    },
                ),
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.kind),
                1 => runtime::Value::get(&self.amount),
                2 => runtime::Value::get(&self.currency),
                3 => runtime::Value::get(&self.tags),
                4 => runtime::Value::get(&self.metadata),
                5 => runtime::Value::get(&self.number),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.kind),
                1 => runtime::Value::slot(&mut self.amount),
                2 => runtime::Value::slot(&mut self.currency),
                3 => runtime::Value::slot(&mut self.tags),
                4 => runtime::Value::slot(&mut self.metadata),
                5 => runtime::Value::slot(&mut self.number),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Payment, AsObject);
}
