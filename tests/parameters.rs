//! Parameters and forms on the wire: each style in each location, cookies, other media types, brackets and encodings, over loopback.

/// Makes a call and yields the request that it made.
macro_rules! requested {
    ($client:ident => $call:expr) => {{
        let server = primer_tests::Server::start(primer_tests::Reply::empty(204)).await;
        let $client = server.client(Client::builder());
        $call.await.unwrap();
        let request: primer_tests::Request = server.request();
        request
    }};
}

#[path = "parameters/brackets.rs"]
mod brackets;
#[path = "parameters/cookies.rs"]
mod cookies;
#[path = "parameters/forms.rs"]
mod forms;
#[path = "parameters/odd.rs"]
mod odd;
#[path = "parameters/styles.rs"]
mod styles;
