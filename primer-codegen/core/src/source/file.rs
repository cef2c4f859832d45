//! Reasons why a file is not read or written.

/// The reason that an error gives, for a message.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        kind => kind.to_string(),
    }
}

/// The reason why a file is not a regular one; `None` if it is.
pub(super) fn irregular(kind: std::fs::FileType) -> Option<&'static str> {
    match kind {
        _ if kind.is_file() => None,
        _ if kind.is_dir() => Some("it is a folder"),
        _ if kind.is_symlink() => Some("it is a symbolic link"),
        _ => Some("it is not a regular file"),
    }
}
