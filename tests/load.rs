//! One client with a thousand calls in flight, while the service fails, stalls and dies.

#[path = "load/calls.rs"]
mod calls;
#[path = "load/connections.rs"]
mod connections;
#[path = "load/failures.rs"]
mod failures;
#[path = "load/outage.rs"]
mod outage;
#[path = "load/service.rs"]
mod service;
