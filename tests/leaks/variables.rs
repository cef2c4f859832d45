//! Environment variables: the errors about those that cannot be used.

use primer_tests::debug_text;
use std::env;
use std::process::Command;

use primer_api::v2_4::Client;

use super::printed::{assert_hidden, shown_error};

const SECRET: &str = "planted0secret4711";

/// Prints everything that can be printed; it runs in a child process, which has the variables.
#[test]
#[ignore = "another test runs it with variables"]
fn print_the_client_of_the_environment() {
    let made = Client::builder().from_env().and_then(|builder| {
        print!("{}", debug_text(&builder));
        builder.build()
    });
    match made {
        Ok(client) => print!("{}{}", debug_text(&client), debug_text(client.transport())),
        Err(error) => print!("{}", shown_error(&error)),
    }
    println!("all is printed");
}

#[test]
fn no_variable_is_quoted() {
    let with = |text: &str| text.replace('*', SECRET);
    for [key, environment, base_url] in [
        ["*", "", ""],
        ["*", "*", ""],
        ["*\n", "sandbox", ""],
        [" *", "sandbox", ""],
        ["*", "sandbox", "*"],
        ["*", "sandbox", "https://*:*@example.com"],
        ["*", "sandbox", "https://example.com/?key=*"],
        ["*", "sandbox", "https://example.com/#*"],
        ["*", "sandbox", "http://*.example.com"],
        ["*", "sandbox", "https://*:port"],
    ] {
        let output = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "variables::print_the_client_of_the_environment",
                "--ignored",
                "--nocapture",
            ])
            .env("PRIMER_API_KEY", with(key))
            .env("PRIMER_ENVIRONMENT", with(environment))
            .env("PRIMER_BASE_URL", with(base_url))
            .output()
            .unwrap();
        let printed = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        let printed = printed.concat();
        assert!(printed.contains("all is printed"), "{printed}");
        assert_hidden(SECRET, &printed);
    }
}
