//! The sandbox as a program: a local stand-in for Primer's client-session API, for front ends, services in other languages and
//! containers.
//!
//! ```sh
//! cargo run -p primer-api --bin primer-sandbox --features sandbox -- --port 8080 --api-key test
//! ```

mod arguments;

use std::io::{self, ErrorKind, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use primer_api::sandbox::Sandbox;

use self::arguments::{Arguments, Order};

const HELP: &str = "\
A local stand-in for Primer's client-session API: it keeps its sessions in memory alone, and charges nobody.

Usage: primer-sandbox [OPTIONS]

Options:
  --port PORT      the port on which it listens (default: 8080; 0 is any that is free)
  --host ADDRESS   the IP address on which it listens (default: 127.0.0.1; 0.0.0.0 in a container)
  --api-key KEY    the only key that it accepts in `X-Api-Key` (default: a random one, which it prints)
  --faults         take failures to come at `/faults`; its page says how
  --help           print this
  --version        print the version

It prints a line for each request: method, path, API version, status and time. Its page is at `/`.
";

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Order::Help) => print(HELP),
        Ok(Order::Version) => print(concat!("primer-sandbox ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Order::Serve(arguments)) => match run(arguments) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(message) => {
                complain(&message);
                return ExitCode::FAILURE;
            }
        },
        Err(message) => {
            complain(&message);
            complain("`primer-sandbox --help` lists the options");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn run(arguments: Arguments) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the program cannot start: {error}"))?;
    runtime.block_on(serve(arguments))
}

async fn serve(arguments: Arguments) -> Result<(), String> {
    let address = SocketAddr::new(arguments.host, arguments.port);
    let mut builder = Sandbox::builder()
        .host(arguments.host)
        .port(arguments.port)
        .page()
        .keep_requests(0)
        .log(|line| print(&format!("{line}\n")));
    let is_random = arguments.api_key.is_none();
    if let Some(key) = arguments.api_key {
        builder = builder.api_key(key);
    }
    if arguments.faults {
        builder = builder.faults();
    }
    // Before the first request can come, so that no signal is missed.
    let stopped = stopped().map_err(|error| format!("signals cannot be received: {error}"))?;
    let sandbox = builder
        .start()
        .await
        .map_err(|error| explained(address, &error))?;
    let key = match is_random {
        true => sandbox.api_key(),
        false => "as given by --api-key",
    };
    print(&format!(
        "listening on {}\nX-Api-Key: {key}\n",
        sandbox.base_url()
    ));
    if !arguments.host.is_loopback() {
        print("other machines can reach it\n");
    }
    stopped.await;
    print("stopped\n");
    Ok(())
}

fn explained(address: SocketAddr, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => format!(
            "{address} is in use by another program: `--port` names another port, and `--port 0` takes any that is free"
        ),
        ErrorKind::AddrNotAvailable => {
            format!("this machine has no address {}", address.ip())
        }
        ErrorKind::PermissionDenied => format!(
            "port {} needs privileges that this program does not have",
            address.port()
        ),
        _ => format!("{address} cannot be listened on: {error}"),
    }
}

/// The end of the program: Ctrl-C, or what a container's end sends.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        std::future::poll_fn(|context| {
            let interrupted = interrupted.poll_recv(context).is_ready();
            match interrupted || terminated.poll_recv(context).is_ready() {
                true => std::task::Poll::Ready(()),
                false => std::task::Poll::Pending,
            }
        })
        .await;
    })
}

/// The end of the program: Ctrl-C.
#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Prints a text. Nobody reads it, perhaps: the sandbox runs on.
fn print(text: &str) {
    let mut output = io::stdout().lock();
    let _ = output.write_all(text.as_bytes());
    let _ = output.flush();
}

fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "primer-sandbox: {message}");
}
