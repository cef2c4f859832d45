//! The memory that streams cost, measured from outside of the process that receives them.

use std::process::Command;

use primer_tests::{Server, Step};

use super::downloads::api::Client;

/// The environment variable with the server's URL, for the process that receives.
const SERVER: &str = "PRIMER_TESTS_SERVER";

/// The number of bytes that a server writes in a flood.
const SIZE: u64 = 256 << 20;

/// The other process: it receives the download, and prints its size and its own peak memory.
#[tokio::test]
async fn receiver() {
    let Ok(url) = std::env::var(SERVER) else {
        return; // Run by itself, it has nothing to do.
    };
    let client: Client = Client::builder().base_url(url).build().unwrap();
    let download = client.get_file().download().await.unwrap();
    let size = download.copy_to(&mut tokio::io::sink()).await.unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("{size} {}", peak.unwrap());
}

/// The size of the download, and the peak memory of the process that receives it; both in bytes.
async fn receive(server: &Server) -> (u64, u64) {
    let url = server.url().to_owned();
    let receiver = tokio::task::spawn_blocking(move || {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "memory::receiver", "--nocapture"])
            .env(SERVER, url)
            .output()
    });
    let said = String::from_utf8(receiver.await.unwrap().unwrap().stdout).unwrap();
    let line = said
        .lines()
        .find(|line| line.contains("VmHWM:"))
        .unwrap_or_else(|| panic!("{said}"));
    let mut numbers = line
        .split_whitespace()
        .filter_map(|it| it.parse::<u64>().ok());
    (numbers.next().unwrap(), numbers.next().unwrap() * 1024)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_of_any_size_costs_a_constant_amount() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(1 << 16)).into_bytes();
    let (head, end) = (Step::Write(head.into()), Step::Write(b"0\r\n\r\n".to_vec()));
    let small = [
        Step::Read,
        head.clone(),
        Step::Write(chunk.clone()),
        end.clone(),
    ];
    let (size, usual) = receive(&Server::scripted(small)).await;
    assert_eq!(size, 1 << 16);

    let large = [Step::Read, head, Step::Flood(chunk), end];
    let (size, peak) = receive(&Server::scripted(large)).await;
    assert!(size > SIZE - (1 << 20), "{size}");
    assert!(peak < usual + (8 << 20), "{usual}, {peak}");
}
