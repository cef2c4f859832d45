#![allow(clippy::unwrap_used)]

use super::expand;
use crate::runtime::client::operation::{Server, ServerVariable};
use crate::runtime::environment::VariableValue;

const TEXT: ServerVariable = ServerVariable {
    name: "x",
    default: "d",
    values: &[],
};

fn expanded(url: &'static str, text: &'static str) -> Result<String, String> {
    let server = Server {
        environment: None,
        url,
        variables: &[
            TEXT,
            ServerVariable {
                name: "region",
                default: "eu",
                values: &["eu", "us/1"],
            },
        ],
    };
    let (name, text) = match text.split_once('=') {
        Some((name, text)) => (if name == "region" { "region" } else { "none" }, text),
        None => ("x", text),
    };
    let set = VariableValue {
        name,
        text: text.into(),
    };
    expand(&server, &[set]).map_err(|fault| fault.to_string())
}

#[test]
fn variables_that_are_not_set_have_their_defaults() {
    let server = Server {
        environment: None,
        url: "https://{x}.a/{x}/{other}",
        variables: &[TEXT],
    };
    assert_eq!(expand(&server, &[]).unwrap(), "https://d.a/d/{other}");
}

#[test]
fn the_last_of_several_values_holds_and_none_is_expanded_again() {
    let server = Server {
        environment: None,
        url: "https://a/{x}",
        variables: &[TEXT],
    };
    let set = ["first", "{x}"].map(|text| VariableValue {
        name: "x",
        text: text.into(),
    });
    assert_eq!(expand(&server, &set).unwrap(), "https://a/%7Bx%7D");
}

#[test]
fn a_text_in_the_host_cannot_end_it() {
    let template = "https://{x}.example.com/v1";
    for text in ["a", "a-b_1", "a.b", "127.0.0.1"] {
        let url = format!("https://{text}.example.com/v1");
        assert_eq!(expanded(template, text), Ok(url));
    }
    for text in [
        "",
        "evil.com/",
        "evil.com?",
        "evil.com#",
        "a@evil.com",
        "a:b",
        "a b",
        "a\\b",
        "a%2f",
        "\u{e9}",
        "[::1]",
        "a\n",
    ] {
        assert!(expanded(template, text).is_err(), "{text}");
    }
    assert_eq!(expanded("https://a:{x}", "80/"), Err("the variable `x` of the client's server must be made of letters, digits, `-`, `_` and `.`".to_owned()));
    assert!(expanded("https://{x}:80/", "a:b").is_err());
}

#[test]
fn a_whole_host_may_have_a_port() {
    for text in ["shop.example.com", "localhost:8080", "[::1]:80"] {
        assert_eq!(
            expanded("https://{x}/v1", text),
            Ok(format!("https://{text}/v1"))
        );
        assert_eq!(expanded("https://{x}", text), Ok(format!("https://{text}")));
    }
    for text in ["a/b", "a@b", "a?", "a#"] {
        assert!(expanded("https://{x}/v1", text).is_err());
    }
}

#[test]
fn a_text_in_the_path_is_encoded_but_for_its_slashes() {
    let template = "https://a/{x}/v1";
    assert_eq!(expanded(template, "b/c"), Ok("https://a/b/c/v1".to_owned()));
    assert_eq!(
        expanded(template, "?#@% "),
        Ok("https://a/%3F%23%40%25%20/v1".to_owned())
    );
    assert_eq!(
        expanded(template, "%2e%2e"),
        Ok("https://a/%252e%252e/v1".to_owned())
    );
    for (template, text) in [(template, "../b"), (template, "."), ("https://a/.{x}", ".")] {
        let error = "a variable of the client's server makes a segment `.` or `..` of its path";
        assert_eq!(expanded(template, text), Err(error.to_owned()));
    }
}

#[test]
fn a_scheme_and_a_whole_url_are_those_of_the_base_url() {
    assert_eq!(expanded("{x}://a", "http"), Ok("http://a".to_owned()));
    assert!(expanded("{x}://a", "https://evil.com/").is_err());
    assert_eq!(
        expanded("{x}/v1", "https://a"),
        Ok("https://a/v1".to_owned())
    );
}

#[test]
fn a_closed_choice_takes_its_values_alone_as_they_are() {
    let template = "https://a/{region}";
    assert_eq!(
        expanded(template, "region=us/1"),
        Ok("https://a/us/1".to_owned())
    );
    let error = "the variable `region` of the client's server must be one of `eu`, `us/1`";
    assert_eq!(expanded(template, "region=us"), Err(error.to_owned()));
}

#[test]
fn a_variable_that_the_server_does_not_have_is_refused() {
    let error = "the client's server has no variable `none`";
    assert_eq!(expanded("https://a", "none=a"), Err(error.to_owned()));
}
