#![allow(clippy::unwrap_used, clippy::panic)]

use super::{Arguments, Order, parse};

fn parsed(line: &str) -> Result<Order, String> {
    parse(line.split_whitespace().map(Into::into))
}

#[test]
fn options_have_defaults() {
    assert_eq!(parsed(""), Ok(Order::Serve(Arguments::default())));
}

#[test]
fn a_value_follows_its_option_or_an_equals_sign() {
    let expected = Arguments {
        host: [0, 0, 0, 0].into(),
        port: 0,
        api_key: Some("a=b".into()),
        faults: true,
    };
    for line in [
        "--port 0 --host 0.0.0.0 --api-key a=b --faults",
        "--faults --api-key=a=b --host=0.0.0.0 --port=0",
        "--port 80 --port 0 --host ::1 --host 0.0.0.0 --faults --api-key a=b",
    ] {
        assert_eq!(parsed(line), Ok(Order::Serve(expected.clone())), "{line}");
    }
}

#[test]
fn help_and_version_need_no_more() {
    assert_eq!(parsed("--port 80 --help"), Ok(Order::Help));
    assert_eq!(parsed("-h"), Ok(Order::Help));
    assert_eq!(parsed("--version"), Ok(Order::Version));
    assert_eq!(parsed("-V --nonsense"), Ok(Order::Version));
}

#[test]
fn wrong_arguments_are_explained() {
    for (line, message) in [
        (
            "--prot 80",
            "unknown option `--prot`; a similar one exists: `--port`",
        ),
        (
            "--fault",
            "unknown option `--fault`; a similar one exists: `--faults`",
        ),
        ("--config x", "unknown option `--config`"),
        ("8080", "only options are taken: a value follows its option"),
        ("--port", "`--port` needs a value"),
        ("--port 65536", "`--port` must be a number from 0 to 65535"),
        ("--port -1", "`--port` must be a number from 0 to 65535"),
        (
            "--host example.com",
            "`--host` must be an IP address, such as 127.0.0.1 or ::1, or 0.0.0.0 for all",
        ),
        (
            "--api-key=",
            "`--api-key` must be visible ASCII characters without spaces",
        ),
        (
            "--api-key schlüssel",
            "`--api-key` must be visible ASCII characters without spaces",
        ),
        ("--faults=yes", "`--faults` takes no value"),
    ] {
        assert_eq!(parsed(line), Err(message.into()), "{line}");
    }
}

#[test]
fn no_message_holds_a_key() {
    for line in [
        "--api-key se\u{7f}cret",
        "--api-kee=secret",
        "--api-key x secret",
    ] {
        let message = parsed(line).unwrap_err();
        assert!(!message.contains("secret"), "{message}");
    }
    let Ok(order) = parsed("--api-key secret") else {
        panic!("not parsed");
    };
    assert!(!format!("{order:?}").contains("secret"));
}
