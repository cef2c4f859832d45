//! Bytes that come on an idle connection while its thread is busy with something else.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::channel;
use std::thread;

use tokio::task::yield_now;

use super::{builder, session};

const FIRST: &[u8] = b"HTTP/1.1 200 X\r\ncontent-length: 13\r\n\r\n{\"token\":\"1\"}";
const SECOND: &[u8] = b"HTTP/1.1 200 X\r\ncontent-length: 13\r\n\r\n{\"token\":\"2\"}";
const UNASKED: &[u8] = b"HTTP/1.1 200 X\r\ncontent-length: 13\r\n\r\n{\"token\":\"3\"}";

/// Responds to the first request of a connection.
fn response(listener: &TcpListener, response: &[u8]) -> TcpStream {
    let (mut stream, _) = listener.accept().unwrap();
    assert!(stream.read(&mut [0; 4096]).unwrap() > 0);
    stream.write_all(response).unwrap();
    stream
}

/// The result of a second call, if this was done to the connection of the first before the client could see it.
async fn second_token(meanwhile: fn(TcpStream) -> Option<TcpStream>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (busy, is_busy) = channel();
    let (done, is_done) = channel();
    thread::spawn(move || {
        let first = response(&listener, FIRST);
        is_busy.recv().unwrap();
        let first = meanwhile(first);
        done.send(()).unwrap();
        response(&listener, SECOND);
        drop(first);
    });
    let client = builder(&url).build().unwrap();
    assert_eq!(client.create(&session()).await.unwrap().token, "1");
    for _ in 0..10 {
        yield_now().await; // The connection becomes idle.
    }
    busy.send(()).unwrap();
    is_done.recv().unwrap(); // Blocks the thread, and with it all that could look at the connection.
    match client.create(&session()).await {
        Ok(session) => session.token,
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn a_connection_that_has_closed_is_not_used() {
    let close = |stream| {
        drop(stream);
        None
    };
    assert_eq!(second_token(close).await, "2");
}

#[tokio::test]
async fn bytes_that_nobody_asked_for_are_no_response() {
    let write = |mut stream: TcpStream| {
        stream.write_all(UNASKED).unwrap();
        Some(stream)
    };
    assert_eq!(second_token(write).await, "2");
}
