//! Cuts a body into pieces, each of a bounded size, whatever its chunks are.

/// A body as far as it came, cut at the bytes that end a piece.
pub(super) struct Pieces {
    buffer: Vec<u8>,
    /// The start of the piece that comes next.
    start: usize,
    /// The end of what was searched for the end of that piece.
    searched: usize,
    /// The greatest number of bytes of a piece.
    limit: usize,
}

/// A piece, or a part of one, has more bytes than the limit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

impl Pieces {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            buffer: Vec::new(),
            start: 0,
            searched: 0,
            limit,
        }
    }

    /// Adds the next chunk of the body.
    pub(super) fn add(&mut self, chunk: &[u8]) {
        self.buffer.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(chunk);
    }

    /// The next piece and the byte that ends it; `None` if that has not come yet.
    pub(super) fn next(
        &mut self,
        ends: impl Fn(u8) -> bool,
    ) -> Result<Option<(&[u8], u8)>, TooLarge> {
        let unsearched = self.buffer.get(self.searched..).unwrap_or_default();
        let found = unsearched.iter().position(|byte| ends(*byte));
        let end = self.searched + found.unwrap_or(unsearched.len());
        if end - self.start > self.limit {
            return Err(TooLarge);
        }
        let start = self.start;
        self.searched = end;
        if found.is_none() {
            return Ok(None);
        }
        (self.start, self.searched) = (end + 1, end + 1);
        let piece = self.buffer.get(start..end).unwrap_or_default();
        Ok(self.buffer.get(end).map(|byte| (piece, *byte)))
    }

    /// What came after the last piece.
    pub(super) fn rest(&mut self) -> &[u8] {
        let rest = self.start;
        (self.start, self.searched) = (self.buffer.len(), self.buffer.len());
        self.buffer.get(rest..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
