//! One call, generated and by hand, and a server for both.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use serde::{Deserialize, Serialize};

primer_codegen::generate_api! {
    mod api = "orders.yaml";
}

pub use self::api::{Client, CreateOrderOptions, Order};
use self::api::{Line, LineArguments, OrderArguments};

/// The number of lines of an order of a kilobyte.
const LINES: usize = 16;

/// A server that answers each request with the same response and allocates nothing once it listens.
pub fn serve() -> SocketAddr {
    let response = response(&body());
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

/// The body of every response.
pub fn body() -> String {
    serde_json::to_string(&hand_order()).unwrap()
}

fn response(body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
        .into_bytes()
}

#[derive(Serialize, Deserialize)]
pub struct HandLine {
    pub name: String,
    pub amount: i64,
    pub quantity: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct HandOrder {
    pub id: String,
    pub currency: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    pub lines: Vec<HandLine>,
}

pub fn hand_order() -> HandOrder {
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

pub fn order() -> Order {
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

pub async fn by_hand(client: &reqwest::Client, base: &str, order: &HandOrder) -> HandOrder {
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
