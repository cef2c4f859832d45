//! The processor time of a call beside the same call by hand, 32 in flight: `cargo bench -p primer-tests --bench calls`.
//!
//! Rounds of both kinds take turns, and the ratio is the median of those of all pairs of rounds: machines are noisy. The server is a
//! process of its own. Both lend their calls a value that is there already.

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
    let hand = reqwest::Client::builder().no_proxy().build().unwrap();
    let client = Client::builder()
        .base_url(&base)
        .api_key("a-key")
        .build()
        .unwrap();
    let (mut by_hand_times, mut generated_times) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let one = time(|| {
            runtime.block_on(in_flight(|| {
                let (hand, base) = (hand.clone(), base.clone());
                async move {
                    let order = hand_order();
                    for _ in 0..CALLS {
                        by_hand(&hand, &base, &order).await;
                    }
                }
            }));
        });
        let other = time(|| {
            runtime.block_on(in_flight(|| {
                let client = client.clone();
                async move {
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
            }));
        });
        // The first round makes the connections.
        if round > 0 {
            by_hand_times.push(one.as_secs_f64());
            generated_times.push(other.as_secs_f64());
        }
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let pairs = by_hand_times.iter().zip(&generated_times);
    let mut ratios: Vec<f64> = pairs
        .map(|(by_hand, generated)| generated / by_hand)
        .collect();
    let microseconds = 1e6 / f64::from(u32::try_from(CALLS * IN_FLIGHT).unwrap());
    println!(
        "by hand    {:.1} µs per call",
        median(&mut by_hand_times) * microseconds
    );
    println!(
        "generated  {:.1} µs per call",
        median(&mut generated_times) * microseconds
    );
    println!("ratio      {:.3}", median(&mut ratios));
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
