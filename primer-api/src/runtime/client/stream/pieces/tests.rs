use super::{Pieces, TooLarge};

fn next(pieces: &mut Pieces) -> Result<Option<Vec<u8>>, TooLarge> {
    let piece = pieces.next(|byte| byte == b'\n')?;
    Ok(piece.map(|(piece, _)| piece.to_vec()))
}

#[test]
fn a_piece_is_the_same_whatever_the_chunks_are() {
    let text = b"one\n\ntwo three\nrest";
    for size in 1..=text.len() {
        let mut pieces = Pieces::new(100);
        let mut found = Vec::new();
        for chunk in text.chunks(size) {
            pieces.add(chunk);
            while let Ok(Some(piece)) = next(&mut pieces) {
                found.push(piece);
            }
        }
        assert_eq!(found, [&b"one"[..], b"", b"two three"], "{size}");
        assert_eq!(pieces.rest(), b"rest", "{size}");
        assert_eq!(pieces.rest(), b"", "{size}");
    }
}

#[test]
fn a_piece_has_at_most_the_limit() {
    let mut pieces = Pieces::new(4);
    pieces.add(b"1234\n12");
    assert_eq!(next(&mut pieces), Ok(Some(b"1234".to_vec())));
    assert_eq!(next(&mut pieces), Ok(None));
    pieces.add(b"34");
    assert_eq!(next(&mut pieces), Ok(None));
    pieces.add(b"5");
    assert_eq!(next(&mut pieces), Err(TooLarge), "before its end");
}
