//! `primer-sandbox`, the sandbox as a program: its command line, its signals, and the commands of Primer's guides against it.

#![cfg(unix)]

use std::io::Write;
use std::process::Command;

use primer_tests::{Browser, Ended, Program};
use serde_json::{Value, json};

const BIN: [&str; 2] = ["--bin", "primer-sandbox"];

/// The program on a free port, and its URL.
fn start(arguments: &[&str]) -> (Program, String) {
    let mut all = vec!["--port", "0"];
    all.extend(arguments);
    let mut program = Program::start(&BIN, &all, &[]);
    let url = program.line("listening on ");
    (program, url)
}

/// Runs the program to its end, which is an error.
fn refused(arguments: &[&str], code: i32) -> String {
    let Ended {
        status,
        lines,
        errors,
    } = Program::start(&BIN, arguments, &[]).end();
    assert_eq!(status.code(), Some(code), "{errors}");
    assert_eq!(lines, [""; 0]);
    errors
}

/// Runs a command of a shell, as a guide prints it, and yields what it prints.
fn shell(command: &str) -> String {
    let output = Command::new("sh").args(["-c", command]).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn has_curl(test: &str) -> bool {
    let has = Command::new("curl").arg("--version").output().is_ok();
    if !has {
        // Not by `eprintln!`, which the test runner would hide.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {test} needs curl, which is not on this machine"
        );
    }
    has
}

/// The commands of Primer's guides, with another host and another key.
#[test]
fn the_commands_of_the_guides_work_but_for_host_and_key() {
    if !has_curl("the_commands_of_the_guides_work_but_for_host_and_key") {
        return;
    }
    let (mut program, url) = start(&["--api-key", "guide-key"]);
    assert_eq!(program.line("X-Api-Key: "), "as given by --api-key");

    let created = shell(&format!(
        r#"curl --silent --location --request \
  POST '{url}/client-session' \
 --header 'X-Api-Key: guide-key' \
 --header 'X-Api-Version: 2.1' \
 --data '{{
    "orderId": "order-abc",
    "currencyCode": "GBP",
    "amount": 4999,
    "order": {{
      "lineItems": [{{
        "itemId": "shoes-123",
        "description": "Some shoes",
        "amount": 2500,
        "quantity": 2
      }}]
    }}
}}'"#
    ));
    let created: Value = serde_json::from_str(&created).unwrap();
    assert_eq!(created["orderId"], "order-abc");
    assert_eq!(created["amount"], 4999);
    let token = created["clientToken"].as_str().unwrap();

    let updated = shell(&format!(
        r#"curl --silent --location --request PATCH '{url}/client-session' \
--header 'X-Api-Key: guide-key' \
--header 'X-Api-Version: 2.2' \
--data-raw '{{
    "clientToken": "{token}",
    "order": {{
        "lineItems": [
            {{
                "itemId": "shoes-123",
                "description": "Some shoes",
                "amount": 2500,
                "quantity": 1
            }}
        ]
    }}
}}'"#
    ));
    let updated: Value = serde_json::from_str(&updated).unwrap();
    assert_eq!(updated["order"]["lineItems"][0]["quantity"], 1);

    let oldest = shell(&format!(
        r#"curl --silent --location --request POST '{url}/client-session' \
--header 'X-Api-Version: 2021-10-19' --header 'X-Api-Key: guide-key' --header 'Content-Type: application/json' \
--data-raw '{{"orderId": "order-abc", "currencyCode": "GBP", "amount": 1200, "customerId": "customer-123", "order": {{"countryCode": "GB"}}}}'"#
    ));
    let oldest: Value = serde_json::from_str(&oldest).unwrap();
    assert_eq!(oldest["amount"], 1200);

    let page = shell(&format!("curl --silent '{url}/'"));
    assert!(page.contains("order-abc") && page.contains(&token[..6]));
    for secret in [token, "guide-key", "customer-123"] {
        assert!(!page.contains(secret), "{page}");
    }

    program.signal("INT");
    let ended = program.end();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(ended.errors, "");
    let lines: Vec<_> = ended.lines.iter().map(|line| without_time(line)).collect();
    assert_eq!(
        lines,
        [
            "POST /client-session 2.1 200",
            "PATCH /client-session 2.2 200",
            "POST /client-session 2021-10-19 200",
            "GET / - 200",
            "stopped",
        ]
    );
}

/// The commands of the program's own page.
#[test]
fn the_commands_of_the_page_work_as_they_stand_there() {
    if !has_curl("the_commands_of_the_page_work_as_they_stand_there") {
        return;
    }
    let (program, url) = start(&["--api-key", "test", "--faults"]);
    let page = shell(&format!("curl --silent '{url}/'"));
    let commands = page.split("<pre tabindex=\"0\">").skip(1);
    let commands: Vec<_> = commands
        .filter_map(|rest| Some(rest.split_once("</pre>")?.0))
        .flat_map(|block| block.trim().split("\ncurl "))
        .map(|command| command.trim_start_matches("curl ").trim())
        .collect();
    assert_eq!(commands.len(), 6, "{page}");
    let mut token = String::new();
    let bodies: Vec<Value> = commands
        .iter()
        .map(|command| {
            let printed = shell(&format!(
                "KEY=test; TOKEN='{token}'; curl --silent {command}"
            ));
            let body: Value = serde_json::from_str(&printed).unwrap();
            if let Some(created) = body["clientToken"].as_str() {
                token = created.to_owned();
            }
            body
        })
        .collect();
    assert_eq!(bodies[0]["amount"], 5000);
    assert_eq!(bodies[1]["orderId"], "order-abc");
    assert_eq!(bodies[2]["amount"], 5000);
    assert_eq!(bodies[3], json!({"waiting": 2}));
    assert_eq!(bodies[4], json!({"waiting": 2}));
    assert_eq!(bodies[5], json!({"waiting": 0}));
    program.signal("TERM");
    assert_eq!(program.end().status.code(), Some(0));
}

#[test]
fn the_page_fits_a_phone_and_no_text_is_too_faint() {
    let Some(mut browser) = Browser::start(env!("CARGO_TARGET_TMPDIR"), "sandbox_page") else {
        return;
    };
    let (_program, url) = start(&["--faults"]);
    browser.resize(360, 780);
    browser.open(&url);
    browser.wait_for_text("h1", "primer-sandbox");
    for scheme in ["light", "dark"] {
        browser.prefer(scheme);
        let width = browser.evaluate("document.documentElement.scrollWidth");
        assert_eq!(width, 360);
        assert_eq!(browser.faint_texts(), json!([]), "{scheme}");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn it_listens_on_loopback_with_a_key_of_its_own_unless_told_otherwise() {
    let (mut one, url) = start(&[]);
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let key = one.line("X-Api-Key: ");
    let (mut other, _) = start(&["--host", "localhost"]);
    assert_ne!(other.line("X-Api-Key: "), key);
    one.signal("INT");
    assert_eq!(one.end().lines, ["stopped"]);
}

#[test]
fn a_port_in_use_is_named_with_a_way_out() {
    let (_program, url) = start(&[]);
    let address = url.strip_prefix("http://").unwrap();
    let port = address.rsplit_once(':').unwrap().1;
    assert_eq!(
        refused(&["--port", port], 1),
        format!(
            "primer-sandbox: {address} is in use by another program: `--port` names another port, and `--port 0` takes any that is free\n"
        )
    );
}

#[test]
fn wrong_arguments_are_named() {
    assert_eq!(
        refused(&["--prot", "80"], 2),
        "primer-sandbox: unknown option `--prot`; a similar one exists: `--port`\n\
         primer-sandbox: `primer-sandbox --help` lists the options\n"
    );
}

#[test]
fn help_lists_every_option() {
    let ended = Program::start(&BIN, &["--help"], &[]).end();
    assert!(ended.status.success());
    let help = ended.lines.join("\n");
    for option in [
        "--port",
        "--host",
        "--api-key",
        "--faults",
        "--help",
        "--version",
    ] {
        assert!(help.contains(&format!("  {option} ")), "{help}");
    }
}

/// A line of the log without its last two words, the time; any other line whole.
fn without_time(line: &str) -> &str {
    match line
        .strip_suffix(" ms")
        .and_then(|line| line.rsplit_once(' '))
    {
        Some((line, _)) => line,
        None => line,
    }
}
