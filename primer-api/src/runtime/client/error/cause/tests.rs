use std::io;

use super::chain;

#[test]
fn what_an_io_error_wraps_is_a_cause() {
    let first = io::Error::new(io::ErrorKind::InvalidData, "first");
    let error = io::Error::other(io::Error::other(first));
    let texts: Vec<_> = chain(&error).map(ToString::to_string).collect();
    assert_eq!(texts, ["first"; 4]);
}
