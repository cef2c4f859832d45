//! Who may call an operation, and where: credentials from the builder and from providers, and the hosts that they go to.

#[path = "credentials/providers.rs"]
mod providers;
#[path = "credentials/schemes.rs"]
mod schemes;
#[path = "credentials/servers.rs"]
mod servers;
#[path = "credentials/variables.rs"]
mod variables;
