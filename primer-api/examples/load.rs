//! Measures calls of a client that shares its connections, with some of the requests refused on their way to the sandbox.
//!
//! ```sh
//! cargo run --release --example load --features sandbox -- 100 20000
//! ```
//!
//! The numbers are the calls in flight and the calls in all.

use std::env;
use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use primer_api::Retry;
use primer_api::sandbox::Sandbox;
use primer_api::v2_4::{Client, CreateClientSessionRequest, Currency, LineItem, Order};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// One request of so many is refused.
const REFUSED: usize = 50;

const REFUSAL: &[u8] = b"HTTP/1.1 429 Busy\r\ncontent-length: 0\r\n\r\n";

/// What passed on the way to the sandbox.
#[derive(Default)]
struct Traffic {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = env::args().skip(1).map(|number| number.parse());
    let in_flight = numbers.next().transpose()?.unwrap_or(100);
    let calls = numbers.next().transpose()?.unwrap_or(20_000);
    println!("{calls} calls, {in_flight} in flight, 1 request of {REFUSED} refused");
    println!("retry    calls/s  attempts    failed       p50       p99  connections");
    measure("never", Retry::never(), in_flight, calls).await?;
    measure("default", Retry::default(), in_flight, calls).await?;
    Ok(())
}

async fn measure(
    name: &str,
    retry: Retry,
    in_flight: usize,
    calls: usize,
) -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let traffic = Arc::new(Traffic::default());
    let url = start(&sandbox, Arc::clone(&traffic)).await?;
    let client = Client::builder()
        .base_url(url)
        .api_key(sandbox.api_key())
        .retry(retry)
        .build()?;

    let began = Instant::now();
    let left = Arc::new(AtomicUsize::new(calls));
    let mut callers = JoinSet::new();
    for _ in 0..in_flight {
        callers.spawn(call(client.clone(), Arc::clone(&left)));
    }
    let mut times: Vec<_> = callers.join_all().await.into_iter().flatten().collect();
    let seconds = began.elapsed().as_secs_f64();

    let failed = times.iter().filter(|time| time.is_none()).count();
    times.sort_unstable();
    println!(
        "{name:<8} {:>7.0} {:>9} {failed:>9} {:>9.1?} {:>9.1?} {:>12}",
        times.len() as f64 / seconds,
        traffic.requests.load(Ordering::Relaxed),
        percentile(&times, 50),
        percentile(&times, 99),
        traffic.connections.load(Ordering::Relaxed),
    );
    Ok(())
}

/// Makes calls one after the other while there are some left; how long each took, or nothing if it failed.
async fn call(client: Client, left: Arc<AtomicUsize>) -> Vec<Option<Duration>> {
    let mut times = Vec::new();
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            left.checked_sub(1)
        })
        .is_ok()
    {
        let basket = Order::new([LineItem::new(2500).item_id("shoes-123").quantity(2)]);
        let began = Instant::now();
        let result = client
            .create_client_session(CreateClientSessionRequest::new(
                "order-42",
                Currency::Gbp,
                basket,
            ))
            .await;
        times.push(result.is_ok().then(|| began.elapsed()));
    }
    times
}

/// The time within which so many of a hundred successes came, of sorted times; failures come first there and do not count.
fn percentile(times: &[Option<Duration>], hundredths: usize) -> Duration {
    let successes: Vec<_> = times.iter().flatten().collect();
    let n = successes.len() * hundredths / 100;
    successes.get(n).copied().copied().unwrap_or_default()
}

/// Starts a way to the sandbox; its URL.
async fn start(sandbox: &Sandbox, traffic: Arc<Traffic>) -> Result<String, Box<dyn Error>> {
    let server: SocketAddr = sandbox.base_url().trim_start_matches("http://").parse()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            traffic.connections.fetch_add(1, Ordering::Relaxed);
            tokio::spawn(relay(client, server, Arc::clone(&traffic)));
        }
    });
    Ok(url)
}

/// Passes requests on and responses back. Both are so small here that each comes in one piece.
async fn relay(mut client: TcpStream, server: SocketAddr, traffic: Arc<Traffic>) -> Option<()> {
    let mut server = TcpStream::connect(server).await.ok()?;
    let mut bytes = vec![0; 1 << 16];
    loop {
        let request = read(&mut client, &mut bytes).await?;
        if traffic.requests.fetch_add(1, Ordering::Relaxed) % REFUSED == REFUSED - 1 {
            client.write_all(REFUSAL).await.ok()?;
            continue;
        }
        server.write_all(request).await.ok()?;
        let response = read(&mut server, &mut bytes).await?;
        client.write_all(response).await.ok()?;
    }
}

async fn read<'a>(stream: &mut TcpStream, bytes: &'a mut [u8]) -> Option<&'a [u8]> {
    let count = stream.read(bytes).await.ok().filter(|count| *count > 0)?;
    bytes.get(..count)
}
