//! The memory that content costs, measured from outside of the process that sends it.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;

use primer_api::runtime::Upload;
use tokio::io::{AsyncReadExt, repeat};

use super::api::files::{Client, NewPhoto};

/// The environment variable with the server's URL, for the process that sends.
const SERVER: &str = "PRIMER_TESTS_SERVER";

/// The environment variable with the number of bytes.
const LENGTH: &str = "PRIMER_TESTS_LENGTH";

/// The other process: it sends a form with content of that length, and prints its peak memory.
#[tokio::test]
async fn sender() {
    let Ok(url) = std::env::var(SERVER) else {
        return; // Run by itself, it has nothing to do.
    };
    let length: u64 = std::env::var(LENGTH).unwrap().parse().unwrap();
    let client = Client::builder().base_url(url).build().unwrap();
    for upload in [
        Upload::reader(repeat(b'x').take(length)),
        Upload::reader(repeat(b'x').take(length)).length(length),
    ] {
        let photo = NewPhoto::new("t").attachments([upload]);
        client.create_photo(photo).await.unwrap();
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("{}", peak.unwrap());
}

/// Reads a request up to the end of its form and responds; yields the number of bytes of the content.
fn receive(mut stream: TcpStream) -> u64 {
    use std::io::Write;
    let mut buffer = vec![0; 1 << 16];
    let (mut count, mut end) = (0, Vec::new());
    loop {
        let length = stream.read(&mut buffer).unwrap();
        assert_ne!(length, 0, "the request breaks off");
        let bytes = &buffer[..length];
        count += bytes.iter().filter(|byte| **byte == b'x').count() as u64;
        end.extend_from_slice(&bytes[length.saturating_sub(16)..]);
        end.drain(..end.len().saturating_sub(16));
        let text = String::from_utf8_lossy(&end).into_owned();
        if text.ends_with("--\r\n") || text.ends_with("--\r\n\r\n0\r\n\r\n") {
            let response = b"HTTP/1.1 204 No\r\nconnection: close\r\n\r\n";
            stream.write_all(response).unwrap();
            return count;
        }
    }
}

/// The peak memory of a process that sends so many bytes, in bytes.
fn peak(length: u64) -> u64 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        for _ in 0..2 {
            let (stream, _) = listener.accept().unwrap();
            // Boundary, names and headers hold a few letters `x` at most.
            assert!(receive(stream).abs_diff(length) < 100);
        }
    });
    let sender = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "memory::sender", "--nocapture"])
        .env(SERVER, url)
        .env(LENGTH, length.to_string())
        .output();
    let said = String::from_utf8(sender.unwrap().stdout).unwrap();
    server.join().unwrap();
    let (_, peak) = said.split_once("VmHWM:").unwrap();
    let kilobytes = peak.split_whitespace().next().unwrap();
    kilobytes.parse::<u64>().unwrap() * 1024
}

#[test]
fn content_of_any_length_costs_the_same() {
    let (small, large) = (peak(1 << 10), peak(256 << 20));
    assert!(large < small + (8 << 20), "{small}, {large}");
}
