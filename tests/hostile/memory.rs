//! The memory that a response costs, measured from outside of the process that receives it.

use std::process::Command;

use primer_api::runtime::ErrorKind;
use primer_api::v2_4::{Client, CreateClientSessionRequest};
use primer_tests::Step;

use super::SESSION;
use super::case::{json, start};

/// The environment variable with the server's URL, for the process that receives.
const SERVER: &str = "PRIMER_TESTS_SERVER";

/// The environment variable with the number of times that it receives the response.
const TIMES: &str = "PRIMER_TESTS_TIMES";

/// The client's own bound of a body.
const BOUND: usize = 2 << 20;

/// The other process: it receives the response, and prints its peak memory.
#[tokio::test]
async fn receiver() {
    let Ok(url) = std::env::var(SERVER) else {
        return; // Run by itself, it has nothing to do.
    };
    let client = Client::builder().base_url(url).api_key("k");
    let client = client.build().unwrap();
    for _ in 0..std::env::var(TIMES).unwrap().parse().unwrap() {
        let result = client
            .create_client_session(CreateClientSessionRequest::default())
            .await;
        println!("{:?}", result.err().map(|error| error.kind()));
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:"));
    println!("{}", peak.unwrap());
}

/// The peak memory of a process that receives this response so many times, in bytes.
fn peak(times: usize, response: impl Into<Vec<Step>>, kinds: &[Option<ErrorKind>]) -> usize {
    let server = start(response.into());
    let receiver = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "memory::receiver", "--nocapture"])
        .env(SERVER, server.url())
        .env(TIMES, times.to_string())
        .output();
    let said = String::from_utf8(receiver.unwrap().stdout).unwrap();
    let count = |kind| said.matches(&format!("{kind:?}\n")).count();
    let outcomes: usize = kinds.iter().map(count).sum();
    assert_eq!(outcomes, times, "{said}");
    let (_, peak) = said.split_once("VmHWM:").unwrap();
    let kilobytes = peak.split_whitespace().next().unwrap();
    kilobytes.parse::<usize>().unwrap() * 1024
}

/// A response that says itself that its connection closes, so that the next request takes another.
fn last(response: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(response).unwrap();
    text.replacen("\r\n", "\r\nconnection: close\r\n", 1)
        .into_bytes()
}

#[test]
fn an_endless_body_costs_a_few_times_its_bound() {
    let head = |status| Step::Write(format!("HTTP/1.1 {status} planted\r\n\r\n").into_bytes());
    let endless = || Step::Flood(vec![b' '; 1 << 16]);
    let usual = peak(5, [Step::Write(last(json(200, SESSION)))], &[None]);

    let success = peak(5, [head(200), endless()], &[Some(ErrorKind::TooLarge)]);
    let failure = peak(5, [head(500), endless()], &[Some(ErrorKind::Status)]);

    assert!(success < usual + 8 * BOUND, "{usual}, {success}");
    assert!(failure < usual + 4 * BOUND, "{usual}, {failure}");
}

/// A server may send any number of them before a response (RFC 9110, 15.2): they are passed over, not kept, and the attempt's
/// deadline ends them.
#[test]
fn informational_responses_cost_nothing() {
    let usual = peak(1, [Step::Write(json(200, SESSION))], &[None]);
    for status in [100, 103] {
        let head = format!(
            "HTTP/1.1 {status} planted\r\nlink: {}\r\n\r\n",
            "x".repeat(4096)
        );
        let many = Step::Write(head.repeat((16 << 20) / head.len()).into_bytes());
        let most = peak(1, [many, Step::Write(json(200, SESSION))], &[None]);
        assert!(most < usual + BOUND, "{status}: {usual}, {most}");
    }
}

/// Values take more than their text: hundreds of times as much is refused before it is there.
#[test]
fn a_body_of_small_values_costs_a_bounded_multiple_of_its_bound() {
    let usual = peak(1, [Step::Write(json(200, SESSION))], &[None]);
    for (before, item, after) in [
        (r#""warnings":["#, r#"{"":0}"#, "]"),
        (r#""metadata":{"a":["#, r#"{"":0}"#, "]}"),
        (r#""order":{"lineItems":["#, r#"{"amount":1}"#, "]}"),
    ] {
        let count = (BOUND - SESSION.len() - 100) / (item.len() + 1);
        let items = vec![item; count].join(",");
        let session = SESSION.trim_end_matches('}');
        let body = format!("{session},{before}{items}{after}}}");
        let either = [None, Some(ErrorKind::Decode)];
        let most = peak(1, [Step::Write(json(200, &body))], &either);
        assert!(most < usual + 80 * BOUND, "{before}: {usual}, {most}");
    }
}
