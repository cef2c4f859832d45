//! A service that follows the acts of a row, and counts the requests that it executed.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use primer_tests::{Connection, Request, Server};

/// The act of a service for a connection.
#[derive(Clone, Debug)]
pub enum Act {
    /// Closes it, and does not read the request.
    Ignore,
    /// Reads the first bytes of the request and closes it.
    ReadPart,
    /// Reads the request.
    Read {
        /// Whether it executes it then.
        executes: bool,
        /// The response that it writes then.
        response: String,
        /// Whether it then keeps the connection open and writes nothing.
        stalls: bool,
    },
}

impl Act {
    /// Reads the request, and responds.
    pub fn respond(executes: bool, response: impl Into<String>) -> Self {
        Self::Read {
            executes,
            response: response.into(),
            stalls: false,
        }
    }

    /// Reads the request, writes the beginning of a response, and then nothing.
    pub fn stall(executes: bool, response: impl Into<String>) -> Self {
        Self::Read {
            executes,
            response: response.into(),
            stalls: true,
        }
    }
}

/// A service on a free port.
pub struct Service {
    server: Server,
    state: Arc<Mutex<State>>,
}

struct State {
    acts: Vec<Act>,
    seen: Seen,
}

/// The requests that the service received.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The number of complete requests.
    pub requests: usize,
    /// The number of executed requests.
    pub executed: usize,
    /// Whether the last connection ended in an execution.
    pub last_was_executed: bool,
    /// The idempotency keys of all requests.
    pub keys: BTreeSet<Option<String>>,
}

impl Service {
    /// A service that performs one act per connection, and the last act for all further connections.
    pub fn start(acts: Vec<Act>) -> Self {
        let state = Arc::new(Mutex::new(State {
            acts,
            seen: Seen::default(),
        }));
        let shared = Arc::clone(&state);
        let server = Server::serve(move |mut connection| {
            let state = Arc::clone(&shared);
            async move {
                let act = next(&state);
                perform(&mut connection, act, &state).await
            }
        });
        Self { server, state }
    }

    pub fn url(&self) -> &str {
        self.server.url()
    }

    pub fn seen(&self) -> Seen {
        self.state.lock().unwrap().seen.clone()
    }
}

fn next(state: &Mutex<State>) -> Act {
    let mut state = state.lock().unwrap();
    state.seen.last_was_executed = false;
    if state.acts.len() > 1 {
        state.acts.remove(0)
    } else {
        state.acts[0].clone()
    }
}

async fn perform(connection: &mut Connection, act: Act, state: &Mutex<State>) -> Option<()> {
    match act {
        Act::Ignore => Some(()),
        Act::ReadPart => connection.read_part().await,
        Act::Read {
            executes,
            response,
            stalls,
        } => {
            let request = connection.read().await?;
            state.lock().unwrap().note(&request, executes);
            connection.write(response).await?;
            if stalls {
                connection.hold().await;
            }
            Some(())
        }
    }
}

impl State {
    fn note(&mut self, request: &Request, executes: bool) {
        let key = request.header("idempotency-key");
        let key = key.or_else(|| request.header("refund-id"));
        self.seen.requests += 1;
        self.seen.executed += usize::from(executes);
        self.seen.last_was_executed = executes;
        self.seen.keys.insert(key.map(str::to_owned));
    }
}
