//! The processor time of a call beside the same call by hand, 32 in flight: `cargo bench -p primer-tests --bench calls`.
//!
//! By hand there are two: a client with nothing set, and one with the limits of time, the redirects and the `User-Agent` that a generated
//! client has.
//!
//! Rounds of all kinds take turns, and each ratio is the median of those of all pairs of rounds: machines are noisy. The server is a
//! process of its own. All lend their calls a value that is there already.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

mod orders;

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use reqwest::ClientBuilder;
use reqwest::redirect::Policy;

use self::orders::{Client, CreateOrderOptions, by_hand, hand_order, order, serve};

/// The argument by which this program is the server.
const SERVER: &str = "server";

const IN_FLIGHT: usize = 32;
const ROUNDS: usize = 121;
const CALLS: usize = 50;

fn main() {
    if env::args().any(|it| it == SERVER) {
        println!("{}", serve());
        loop {
            thread::park();
        }
    }
    let program = env::current_exe().unwrap();
    let mut server = Command::new(program)
        .arg(SERVER)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    let output = server.stdout.take().unwrap();
    BufReader::new(output).read_line(&mut address).unwrap();
    let base = format!("http://{}", address.trim());

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let bare = hand(|builder| builder);
    let limited = hand(|builder| {
        builder
            .timeout(Duration::from_secs(60))
            .read_timeout(Duration::from_secs(15))
            .connect_timeout(Duration::from_secs(5))
            .redirect(Policy::none())
            .user_agent("shop/1.0")
    });
    let client = Client::builder()
        .base_url(&base)
        .api_key("a-key")
        .build()
        .unwrap();
    let [mut of_bare, mut of_limited, mut of_generated] = [const { Vec::new() }; 3];
    for round in 0..ROUNDS {
        let times = [
            time(|| runtime.block_on(in_flight(|| calls_by_hand(bare.clone(), base.clone())))),
            time(|| runtime.block_on(in_flight(|| calls_by_hand(limited.clone(), base.clone())))),
            time(|| runtime.block_on(in_flight(|| generated_calls(client.clone())))),
        ];
        // The first round makes the connections.
        if round > 0 {
            let [one, other, generated] = times.map(|it| it.as_secs_f64());
            of_bare.push(one);
            of_limited.push(other);
            of_generated.push(generated);
        }
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let microseconds = 1e6 / f64::from(u32::try_from(CALLS * IN_FLIGHT).unwrap());
    let to_bare = ratio(&of_generated, &of_bare);
    let to_limited = ratio(&of_generated, &of_limited);
    for (name, times) in [
        ("by hand", &mut of_bare),
        ("by hand, with the same limits", &mut of_limited),
        ("generated", &mut of_generated),
    ] {
        println!("{name:<30} {:.1} µs per call", median(times) * microseconds);
    }
    println!("generated to by hand           {to_bare:.3}");
    println!("the same, with the same limits {to_limited:.3}");
}

/// A client by hand.
fn hand(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> reqwest::Client {
    set(reqwest::Client::builder().no_proxy()).build().unwrap()
}

async fn calls_by_hand(client: reqwest::Client, base: String) {
    let order = hand_order();
    for _ in 0..CALLS {
        by_hand(&client, &base, &order).await;
    }
}

async fn generated_calls(client: Client) {
    let order = order();
    for _ in 0..CALLS {
        let options = CreateOrderOptions::default()
            .expand("lines")
            .x_trace("trace-1");
        client
            .create_order("shop-1", options, &order)
            .await
            .unwrap();
    }
}

/// The median of the ratios of pairs.
fn ratio(times: &[f64], to: &[f64]) -> f64 {
    let mut ratios: Vec<f64> = times.iter().zip(to).map(|(a, b)| a / b).collect();
    median(&mut ratios)
}

fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

async fn in_flight<F: Future<Output = ()> + Send + 'static>(calls: impl Fn() -> F) {
    let tasks: Vec<_> = (0..IN_FLIGHT).map(|_| tokio::spawn(calls())).collect();
    for task in tasks {
        task.await.unwrap();
    }
}

/// The processor time that this process takes; where there is no `/proc`, the time that passes.
fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    let before = processor_time();
    run();
    match (before, processor_time()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed(),
    }
}

/// Of all threads: in nanoseconds, the first field of each one's `schedstat` (the kernel's sched-stats.rst).
fn processor_time() -> Option<Duration> {
    let mut nanoseconds = 0;
    for thread in fs::read_dir("/proc/self/task").ok()? {
        let fields = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += fields.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}
