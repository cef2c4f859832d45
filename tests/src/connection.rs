//! A connection of a server on plain TCP, and the steps of a script for it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::request::Request;

/// The number of bytes after which a flood ends that the client does not end.
const ENDLESS: usize = 256 << 20;

/// The pause before each write of [`Step::Drip`].
const PAUSE: Duration = Duration::from_millis(20);

/// A connection that a client made.
pub struct Connection {
    /// The number of the connection, from 0.
    pub number: usize,
    stream: TcpStream,
    received: Vec<u8>,
    record: Arc<Record>,
}

/// The requests that came over some connections, and the number of bytes that were written to them.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) requests: Mutex<Vec<Request>>,
    pub(crate) written: AtomicUsize,
}

/// A step of a script that a server follows on a connection. At the end of the script the connection closes.
#[derive(Clone, Debug)]
pub enum Step {
    /// Reads a request.
    Read,
    /// Reads the first bytes of a request.
    ReadPart,
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Writes these bytes again and again until the client closes the connection.
    Flood(Vec<u8>),
    /// As `Flood`, with a pause before each write.
    Drip(Vec<u8>),
    /// Writes nothing until the client closes the connection.
    Hold,
}

impl Connection {
    /// A connection whose requests are not kept for the test.
    pub fn new(stream: TcpStream) -> Self {
        Self::recorded(stream, 0, Arc::default())
    }

    /// A connection whose requests are kept in a record.
    pub(crate) fn recorded(stream: TcpStream, number: usize, record: Arc<Record>) -> Self {
        Self {
            number,
            stream,
            received: Vec::new(),
            record,
        }
    }

    /// Reads the next request; `None` if the client closes the connection.
    pub async fn read(&mut self) -> Option<Request> {
        loop {
            if let Some(request) = Request::take(&mut self.received, self.number) {
                self.record.requests.lock().unwrap().push(request.clone());
                return Some(request);
            }
            if self.stream.read_buf(&mut self.received).await.ok()? == 0 {
                return None;
            }
        }
    }

    /// Reads the first bytes of a request; `None` if the client closes the connection.
    pub async fn read_part(&mut self) -> Option<()> {
        let count = self.stream.read(&mut [0; 16]).await.ok()?;
        (count > 0).then_some(())
    }

    /// Writes bytes; `None` if the client closed the connection.
    pub async fn write(&mut self, bytes: impl AsRef<[u8]>) -> Option<()> {
        for chunk in bytes.as_ref().chunks(1 << 16) {
            self.stream.write_all(chunk).await.ok()?;
            self.record
                .written
                .fetch_add(chunk.len(), Ordering::Relaxed);
        }
        Some(())
    }

    /// Writes the same bytes again and again, after a pause each time, until the client closes the connection.
    pub async fn flood(&mut self, bytes: &[u8], pause: Duration) -> Option<()> {
        for _ in 0..ENDLESS / bytes.len() {
            if !pause.is_zero() {
                tokio::time::sleep(pause).await;
            }
            self.write(bytes).await?;
        }
        Some(())
    }

    /// Writes nothing until the client closes the connection.
    pub async fn hold(&mut self) {
        let mut chunk = [0; 4096];
        while let Ok(1..) = self.stream.read(&mut chunk).await {}
    }

    /// Follows a script; `None` if the client closed the connection before its end.
    pub async fn follow(&mut self, script: &[Step]) -> Option<()> {
        for step in script {
            match step {
                Step::Read => drop(self.read().await?),
                Step::ReadPart => self.read_part().await?,
                Step::Write(bytes) => self.write(bytes).await?,
                Step::Flood(bytes) => self.flood(bytes, Duration::ZERO).await?,
                Step::Drip(bytes) => self.flood(bytes, PAUSE).await?,
                Step::Hold => self.hold().await,
            }
        }
        Some(())
    }
}
