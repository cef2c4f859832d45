//! The main example, `checkout`: what it prints is what happens, and what it says of the compiler is what the compiler says.

use std::fs;
use std::path::Path;

use primer_tests::Program;

/// What the example prints, line by line.
fn printed() -> Vec<String> {
    // Without a key, whatever the machine has.
    let variables = ["PRIMER_API_KEY", "PRIMER_BASE_URL", "PRIMER_ENVIRONMENT"].map(|it| (it, ""));
    let ended = Program::start(&["--example", "checkout"], &[], &variables).end();
    assert!(ended.status.success(), "{}", ended.errors);
    assert_eq!(ended.errors, "");
    ended.lines
}

#[test]
fn it_shows_every_outcome_and_no_secret() {
    let lines = printed();
    for expected in [
        "  for: Some(CustomerResponse { emailAddress: [redacted] })",
        "  retrieved: order-42 for a known customer, GBP 50.00",
        "  one pair goes back: order-42 for a known customer, GBP 26.99",
        "  collected by a guest: order-42 for a guest, GBP 25.00",
        "  `order.lineItems[0].amount` must be at least 0",
        "  executed: No. Correct the request or the API key.",
        "  2.1 to 2.4: every value has a place",
        "  2.4 to 2.1: 1 value has no place in API version 2.1: lineItems[1].name: not in 2.1",
        "  by 2.1: order-44 for a guest, GBP 12.00",
        "  a retrieve does no harm: it was repeated, and succeeded at attempt 3",
        "  executed: Perhaps. Create another session.",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected}\n{lines:#?}"
        );
    }
    assert!(!lines.concat().contains("jo@example.com"));
}

/// The messages that it prints stand in the reviewed ones, which a compiler wrote.
#[test]
fn the_compiler_says_what_it_prints_of_the_compiler() {
    let mut reviewed = String::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for topic in fs::read_dir(folder).unwrap() {
        let topic = topic.unwrap().path();
        if !topic.is_dir() {
            continue;
        }
        for file in fs::read_dir(topic).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|it| it == "stderr") {
                reviewed += &fs::read_to_string(file).unwrap();
            }
        }
    }
    let lines = printed();
    let messages = lines.iter().map(|line| line.trim());
    let messages: Vec<_> = messages.filter(|it| it.starts_with("error[")).collect();
    assert_eq!(messages.len(), 3, "{lines:#?}");
    for message in messages {
        assert!(reviewed.lines().any(|line| line == message), "{message}");
    }
}
