//! A shop in the browser: a basket, an address, and Primer's checkout beside them.
//!
//! ```sh
//! cargo run -p primer-api --example shop --features sandbox                      # against the local sandbox
//! PRIMER_API_KEY=... cargo run -p primer-api --example shop --features sandbox   # against Primer's own
//! ```
//!
//! It opens at <http://127.0.0.1:3000>; another port is the only argument, and `0` is any that is free.
//!
//! The server creates a client session for the basket and updates it while the shopper changes the basket; the page then calls
//! `refreshClientSession()`, as Primer's guide asks. Against the sandbox, a small stand-in takes the place of Primer's
//! checkout script, with the same calls.
//!
//! | file | |
//! |---|---|
//! | `catalogue` | what is sold: prices come from here, never from the browser |
//! | `basket` | quantities and an address, checked, and as requests to Primer |
//! | `shopper` | one shopper's basket and client session: the calls to Primer are here |
//! | `shoppers` | all shoppers, by their cookies |
//! | `exchange` | a request and its response, to be shown beside the basket |
//! | `problem` | a failure, in the words of a shop |
//! | `routes` | HTTP |
//! | `page/` | HTML, CSS, the page's script and the stand-in for Primer's |

mod basket;
mod catalogue;
mod exchange;
mod problem;
mod routes;
mod shopper;
mod shoppers;

use std::error::Error;
use std::net::Ipv4Addr;
use std::process::ExitCode;

use primer_api::sandbox::Sandbox;
use primer_api::v2_4::Client;
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the shop cannot open: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let port = match std::env::args().nth(1) {
        Some(port) => port
            .parse()
            .map_err(|_| format!("`{port}` is not a port: expected a number up to 65535"))?,
        None => 3000,
    };
    let (client, _sandbox) = connect().await?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(|error| format!("port {port}: {error}; the argument names another one"))?;
    println!("payments: {}", client.transport().base_url());
    println!("the shop is open: http://{}", listener.local_addr()?);
    axum::serve(listener, routes::routes(client)).await?;
    Ok(())
}

/// A client of the environment's service, or else of a sandbox, which runs as long as it is held.
async fn connect() -> Result<(Client, Option<Sandbox>), Box<dyn Error>> {
    if std::env::var_os("PRIMER_API_KEY").is_some_and(|key| !key.is_empty()) {
        return Ok((Client::from_env()?, None));
    }
    let sandbox = Sandbox::builder().keep_requests(0).start().await?;
    let client = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.api_key())
        .build()?;
    Ok((client, Some(sandbox)))
}
