//! The types and operations of a small document, as the generator writes them.

#![allow(
    unreachable_pub,
    reason = "what a macro of the runtime adds is public, as in generated code"
)]

use crate::runtime::client::{
    Builder, Call, Constant, Content, Credential, DocumentedResponse, Location, Operation,
    Parameter, RequestBody, Scheme, Server, Service, Statuses, Transport,
};
use crate::runtime::header_name;
use crate::runtime::{Environments, Limits, Member, Object, Ref, Secret, Slot, Table, Value};

pub(crate) const API_KEY: &str = "planted-key-1f9b";

pub(crate) static SERVICE: Service = Service {
    title: "Sessions",
    version: "2.4",
    env_prefix: Some("PRIMER"),
    servers: &[
        Server {
            environment: Some("sandbox"),
            url: "https://api.sandbox.example",
            variables: &[],
        },
        Server {
            environment: Some("production"),
            url: "https://api.example",
            variables: &[],
        },
    ],
    security: &[],
    idempotency_keys: &["idempotency-key", "request-id"],
};

/// The environments of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Environment {
    Sandbox,
    Production,
}

crate::__implement_environment!(Environment: Sandbox = "sandbox", Production = "production");

impl Environments for Client {
    type Environment = Environment;
}

/// A request and a response.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Session {
    pub(crate) token: String,
    pub(crate) amount: Option<i64>,
}

impl Value for Session {
    type Access = crate::runtime::AsObject;
}

impl Object for Session {
    fn blank() -> Self {
        Self::default()
    }

    fn table(&self) -> &'static Table {
        static TABLE: Table = Table {
            name: "Session",
            members: &[
                Member {
                    name: "token",
                    limits: Some(&Limits {
                        max_length: Some(8),
                        ..Limits::NONE
                    }),
                    ..Member::REQUIRED
                },
                Member {
                    name: "amount",
                    ..Member::OPTIONAL
                },
            ],
            ..Table::OPEN
        };
        &TABLE
    }
    fn member(&self, n: usize) -> Ref<'_> {
        match n {
            0 => self.token.get(),
            1 => self.amount.get(),
            _ => Ref::Absent,
        }
    }
    fn member_slot(&mut self, n: usize) -> Slot<'_> {
        match n {
            0 => self.token.slot(),
            1 => self.amount.slot(),
            _ => Slot::Nothing,
        }
    }
}

/// The documented failure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Failure {
    pub(crate) description: String,
}

impl Value for Failure {
    type Access = crate::runtime::AsObject;
}

impl Object for Failure {
    fn blank() -> Self {
        Self::default()
    }

    fn table(&self) -> &'static Table {
        static TABLE: Table = Table {
            name: "Failure",
            members: &[Member {
                name: "description",
                ..Member::REQUIRED
            }],
            ..Table::OPEN
        };
        &TABLE
    }
    fn member(&self, n: usize) -> Ref<'_> {
        if n == 0 {
            self.description.get()
        } else {
            Ref::Absent
        }
    }
    fn member_slot(&mut self, n: usize) -> Slot<'_> {
        if n == 0 {
            self.description.slot()
        } else {
            Slot::Nothing
        }
    }
}

pub(crate) const JSON: DocumentedResponse = DocumentedResponse {
    statuses: Statuses::Code(200),
    outcome: 0,
    content: Content::Json,
    media_type: "application/json",
    sensitive: false,
};

pub(crate) const VERSION: Constant = Constant {
    name: "X-Api-Version",
    header: header_name!("x-api-version"),
    location: Location::Header,
    value: "2.4",
};

pub(crate) const KEY: Scheme = Scheme {
    name: "ApiKey",
    place: Credential::Header("X-Api-Key"),
};

/// An operation, to be completed.
pub(crate) const PLAIN: Operation = Operation {
    id: "retrieveSession",
    version: "2.4",
    method: "GET",
    path: "/session",
    parameters: &[],
    constants: &[VERSION],
    servers: &[],
    security: &[&[KEY]],
    bodies: &[],
    successes: &[JSON],
    failures: &[DocumentedResponse {
        statuses: Statuses::Range(4),
        ..JSON
    }],
    headers: &[],
    error_ids: &[&["error", "errorId"], &["errorId"]],
    diagnostics_ids: &[&["error", "diagnosticsId"], &["diagnosticsId"]],
    ..Operation::PLAIN
};

/// A parameter, to be completed.
pub(crate) const QUERY: Parameter = Parameter {
    name: "token",
    ..Parameter::IN_QUERY
};

/// The client of the document.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) transport: Transport,
}

impl From<Transport> for Client {
    fn from(transport: Transport) -> Self {
        Self { transport }
    }
}

impl Client {
    pub(crate) fn builder() -> Builder<Self> {
        Builder::new(&SERVICE)
    }

    pub(crate) fn create(&self, body: &Session) -> Call<Session, Failure> {
        static OPERATION: Operation = Operation {
            id: "createSession",
            method: "POST",
            bodies: &[RequestBody {
                media_type: "application/json",
                content: Content::Json,
                sensitive: false,
                limits: None,
                parts: &[],
            }],
            ..PLAIN
        };
        Call::new(&self.transport, &OPERATION, &[], body.get())
    }

    pub(crate) fn retrieve(&self, token: impl Into<Secret>) -> Call<Session, Failure> {
        static OPERATION: Operation = Operation {
            parameters: &[QUERY],
            ..PLAIN
        };
        Call::new(
            &self.transport,
            &OPERATION,
            &[token.into().get()],
            Ref::Absent,
        )
    }
}
