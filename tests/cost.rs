//! What a call costs, in allocations, beside the same call written by hand with reqwest and serde's derive.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use serde::{Deserialize, Serialize};

primer_codegen::generate_api! {
    mod api = "cost/orders.yaml";
}

use self::api::{Client, CreateOrderOptions, Line, LineArguments, Order, OrderArguments};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// The number of lines of an order of a kilobyte.
const LINES: usize = 16;

/// A server that answers each request with the same response and allocates nothing once it listens.
fn serve(response: Vec<u8>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let response = response.clone();
            thread::spawn(move || respond(stream, &response));
        }
    });
    address
}

fn respond(mut stream: TcpStream, response: &[u8]) {
    let mut buffer = [0; 16384];
    let mut filled = 0;
    while let Ok(count @ 1..) = stream.read(&mut buffer[filled..]) {
        filled += count;
        // A request ends with its body, an object that ends with a list.
        if buffer[..filled].ends_with(b"]}") {
            filled = 0;
            stream.write_all(response).unwrap();
        }
    }
}

fn response(body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
        .into_bytes()
}

#[derive(Serialize, Deserialize)]
struct HandLine {
    name: String,
    amount: i64,
    quantity: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct HandOrder {
    id: String,
    currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<String>,
    lines: Vec<HandLine>,
}

fn hand_order() -> HandOrder {
    let line = |n| HandLine {
        name: format!("a line of the order {n}"),
        amount: 1250,
        quantity: 2,
        note: None,
    };
    HandOrder {
        id: "order-42".to_owned(),
        currency: "EUR".to_owned(),
        customer: Some("customer-7".to_owned()),
        lines: (0..LINES).map(line).collect(),
    }
}

fn order() -> Order {
    let line = |n| {
        Line::new(LineArguments {
            name: format!("a line of the order {n}"),
            amount: 1250,
            quantity: 2,
        })
    };
    let order = Order::new(OrderArguments {
        id: "order-42".to_owned(),
        currency: "EUR".to_owned(),
        lines: (0..LINES).map(line).collect(),
    });
    order.customer("customer-7")
}

async fn by_hand(client: &reqwest::Client, base: &str, order: &HandOrder) -> HandOrder {
    let url = format!("{base}/shops/{}/orders", "shop-1");
    let response = client
        .post(url)
        .query(&[("expand", "lines")])
        .header("X-Trace", "trace-1")
        .header("X-Key", "a-key")
        .json(order)
        .send()
        .await
        .unwrap();
    let response = response.error_for_status().unwrap();
    response.json().await.unwrap()
}

/// The number of allocations since the profiler began.
fn allocations() -> u64 {
    dhat::HeapStats::get().total_blocks
}

/// One test alone: it counts the allocations of the whole process.
#[test]
fn a_call_allocates_no_more_than_one_by_hand() {
    let body = serde_json::to_string(&hand_order()).unwrap();
    let base = format!("http://{}", serve(response(&body)));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let hand = reqwest::Client::builder().no_proxy().build().unwrap();
        let client = Client::builder()
            .base_url(&base)
            .api_key("a-key")
            .build()
            .unwrap();
        let (hand_order, order) = (hand_order(), order());
        let _profiler = dhat::Profiler::builder().testing().build();
        let (mut by_hands, mut generated) = (0, 0);
        // The first calls make the connections and fill what is kept.
        for _ in 0..4 {
            let start = allocations();
            by_hand(&hand, &base, &hand_order).await;
            by_hands = allocations() - start;
            let options = CreateOrderOptions::default()
                .expand("lines")
                .x_trace("trace-1");
            let sent = order.clone();
            let start = allocations();
            client.create_order("shop-1", options, sent).await.unwrap();
            generated = allocations() - start;
        }
        assert!(generated <= by_hands, "{generated}, by hand {by_hands}");

        let start = allocations();
        let read: Order = serde_json::from_str(&body).unwrap();
        let reading = allocations() - start;
        let start = allocations();
        let _: HandOrder = serde_json::from_str(&body).unwrap();
        assert!(reading <= allocations() - start);
        let start = allocations();
        serde_json::to_vec(&read).unwrap();
        let writing = allocations() - start;
        let start = allocations();
        serde_json::to_vec(&hand_order).unwrap();
        assert!(writing <= allocations() - start);
    });
}
