//! Server-sent events, put together of their fields (HTML, 9.2.6).

use std::mem;
use std::time::Duration;

use super::pieces::{Pieces, TooLarge};

/// An event whose data was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) data: Vec<u8>,
    pub(super) event: String,
    pub(super) id: String,
    pub(super) retry: Option<Duration>,
}

/// The fields of the event that comes next, and what holds for all further ones.
pub(super) struct Fields {
    lines: Pieces,
    limit: usize,
    is_first_line: bool,
    is_after_return: bool,
    data: Option<Vec<u8>>,
    event: String,
    id: String,
    retry: Option<Duration>,
}

impl Fields {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            lines: Pieces::new(limit),
            limit,
            is_first_line: true,
            is_after_return: false,
            data: None,
            event: String::new(),
            id: String::new(),
            retry: None,
        }
    }

    /// Adds the next chunk of the body.
    pub(super) fn add(&mut self, chunk: &[u8]) {
        self.lines.add(chunk);
    }

    /// The next event; `None` if it is not complete yet.
    pub(super) fn next(&mut self) -> Result<Option<Raw>, TooLarge> {
        // Lines end with CR, LF or both.
        while let Some((line, end)) = self.lines.next(|byte| byte == b'\n' || byte == b'\r')? {
            let is_second_half = self.is_after_return && end == b'\n' && line.is_empty();
            self.is_after_return = end == b'\r';
            if is_second_half {
                continue;
            }
            let line = line.to_vec();
            if let Some(event) = self.take_line(&line)? {
                return Ok(Some(event));
            }
        }
        Ok(None)
    }

    /// The data of an event that was not completed by an empty line when the body ended; `None` if there is none.
    pub(super) fn unfinished(&mut self) -> Result<Option<Vec<u8>>, TooLarge> {
        let rest = self.lines.rest().to_vec();
        if !rest.is_empty() {
            self.take_line(&rest)?;
        }
        Ok(self.data.take().map(without_last_feed))
    }

    fn take_line(&mut self, line: &[u8]) -> Result<Option<Raw>, TooLarge> {
        let line = match mem::take(&mut self.is_first_line) {
            true => line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line),
            false => line,
        };
        if line.is_empty() {
            return Ok(self.dispatch());
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = line.split_at(colon.unwrap_or(line.len()));
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => {
                let data = self.data.get_or_insert_default();
                if data.len() + value.len() > self.limit {
                    return Err(TooLarge);
                }
                data.extend_from_slice(value);
                data.push(b'\n');
            }
            b"event" => self.event = text(value),
            b"id" if !value.contains(&0) => self.id = text(value),
            b"retry" => self.retry = milliseconds(value).or(self.retry),
            // A comment has no name; others are ignored.
            _ => {}
        }
        Ok(None)
    }

    fn dispatch(&mut self) -> Option<Raw> {
        let event = mem::take(&mut self.event);
        let data = self.data.take().map(without_last_feed)?;
        let event = match event.is_empty() {
            true => "message".to_owned(),
            false => event,
        };
        Some(Raw {
            data,
            event,
            id: self.id.clone(),
            retry: self.retry,
        })
    }
}

fn without_last_feed(mut data: Vec<u8>) -> Vec<u8> {
    data.pop();
    data
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// A time in milliseconds, which is written in digits alone.
fn milliseconds(value: &[u8]) -> Option<Duration> {
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let number = str::from_utf8(value).ok().filter(|_| is_number)?;
    Some(Duration::from_millis(number.parse().ok()?))
}

#[cfg(test)]
mod tests;
