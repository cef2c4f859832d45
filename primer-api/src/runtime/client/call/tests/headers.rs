//! Headers that a client adds to all its calls, and those that a hook adds to an attempt.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{API_KEY, Client, PLAIN, SESSION, Session, TOKEN, builder, session, texts};
use crate::runtime::Ref;
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::tests::fixture::QUERY;
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Attempt, Call, Delivery, ErrorKind, Operation, Retry};

#[tokio::test]
async fn a_header_of_the_client_is_in_all_calls() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let builder = builder(&server.url)
        .header("X-Tenant", "t-1")
        .header("X-Many", "a")
        .header("x-many", "b");
    let client = builder.build().unwrap();
    let _ = client.create(&session()).await.unwrap();
    let _ = client.retrieve(TOKEN).await.unwrap();
    let tenant = Some("t-1".to_owned());
    assert_eq!(server.headers("x-tenant"), [tenant.clone(), tenant]);
    let has_both = |request: &String| request.contains("x-many: a\r\nx-many: b\r\n");
    assert!(server.requests().iter().all(has_both));
}

#[tokio::test]
async fn a_header_of_the_call_replaces_that_of_the_client() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = builder(&server.url).header("X-Tenant", "t-1").build();
    let client = client.unwrap();
    let call = client.retrieve(TOKEN).header("x-tenant", "t-2");
    let _ = call.await.unwrap();
    assert_eq!(server.request().matches("x-tenant").count(), 1);
    assert_eq!(server.header("x-tenant").as_deref(), Some("t-2"));
    let _ = client.retrieve(TOKEN).await.unwrap();
    assert_eq!(
        server.headers("x-tenant")[1].as_deref(),
        Some("t-1"),
        "the next call has that of the client again"
    );
}

#[tokio::test]
async fn a_header_of_the_client_replaces_none_of_a_request() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    for name in ["X-Api-Key", "x-api-version", "Content-Type", "accept"] {
        let builder = builder(&server.url).header(name, "planted");
        let client = builder.build().unwrap();
        let error = client.create(&session()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Request, Delivery::NotSent),
            "{name}"
        );
        assert_eq!(error.violations()[0].path, name.to_ascii_lowercase());
        assert!(!texts(&error).contains("planted"));
    }
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_declared_header_is_set_by_its_parameter_alone() {
    static OPERATION: Operation = Operation {
        method: "POST",
        parameters: &[Parameter {
            name: "Payment-Key",
            location: Location::Header,
            style: Style::Simple,
            ..QUERY
        }],
        ..PLAIN
    };
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let builder = builder(&server.url).header("payment-key", "planted");
    let client = builder.build().unwrap();
    for value in [Ref::Absent, Ref::Text("p-1")] {
        let call: Call<Session> = Call::new(&client.transport, &OPERATION, &[value], Ref::Absent);
        let error = call.await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "`retrieveSession` (2.4): 1 violation: `payment-key` must not be a header that the call itself sets"
        );
    }
    assert_eq!(server.requests(), Vec::<String>::new());
}

/// A client of a server, whose attempts are told to a hook.
fn hooked(server: &Loopback, hook: impl Fn(&mut Attempt<'_>) + Send + Sync + 'static) -> Client {
    let retry = Retry::default().base(Duration::from_millis(1));
    let builder = builder(&server.url).retry(retry).on_attempt(hook);
    builder.header("X-Tenant", "t-1").build().unwrap()
}

#[tokio::test]
async fn a_hook_adds_headers_to_each_attempt() {
    let replies = [Reply::status(500), Reply::json(200, SESSION)];
    let server = Loopback::script(replies).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&seen);
    let client = hooked(&server, move |attempt| {
        record.lock().unwrap().push(format!(
            "{} {} {} {} {attempt:?}",
            attempt.number(),
            attempt.method(),
            attempt.path(),
            attempt.version()
        ));
        attempt.header("traceparent", "replaced").unwrap();
        let trace = format!("{}-{}", attempt.operation(), attempt.number());
        attempt.header("Traceparent", trace).unwrap();
    });
    let _ = client.retrieve(TOKEN).await.unwrap();
    let traces = ["retrieveSession-1", "retrieveSession-2"];
    assert_eq!(
        server.headers("traceparent"),
        traces.map(|it| Some(it.to_owned()))
    );
    let has_one = |request: &String| request.matches("traceparent").count() == 1;
    assert!(server.requests().iter().all(has_one));
    let shown = |n: u32| {
        format!(
            "{n} GET /session 2.4 Attempt {{ operation: \"retrieveSession\", version: \"2.4\", number: {n}, .. }}"
        )
    };
    assert_eq!(*seen.lock().unwrap(), [shown(1), shown(2)]);
}

#[tokio::test]
async fn a_hook_replaces_no_header_and_breaks_no_frame() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = hooked(&server, |attempt| {
        for name in [
            "X-Api-Key",
            "x-api-version",
            "content-type",
            "Accept",
            "X-Tenant",
            "X-Call",
            "Host",
            "Content-Length",
            "transfer-encoding",
            "Connection",
        ] {
            let refused = attempt.header(name, "stolen").unwrap_err();
            assert_eq!(refused.path, name.to_ascii_lowercase());
        }
        assert!(attempt.header("X-Trace", "stolen\r\nX-Evil: 1").is_err());
        assert!(attempt.header("X Trace", "stolen").is_err());
    });
    let call = client.create(&session()).header("X-Call", "c-1");
    let _ = call.await.unwrap();
    assert!(!server.request().contains("stolen"));
    for (name, value) in [
        ("x-api-key", API_KEY),
        ("x-tenant", "t-1"),
        ("x-call", "c-1"),
    ] {
        assert_eq!(server.header(name).as_deref(), Some(value), "{name}");
    }
}

#[tokio::test]
async fn a_hook_that_panics_fails_the_call_before_anything_is_sent() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = hooked(&server, |_| panic!("the hook"));
    let call = tokio::spawn(client.retrieve(TOKEN).into_future());
    assert!(call.await.unwrap_err().is_panic());
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_request_that_breaks_the_rules_is_no_attempt() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = hooked(&server, |_| panic!("the hook"));
    let long = Session {
        token: TOKEN.to_owned(),
        amount: None,
    };
    let error = client.create(&long).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[tokio::test]
async fn a_hook_names_another_user_agent_for_some_attempts() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let calls = Mutex::new(0);
    let hook = move |attempt: &mut Attempt<'_>| {
        let mut calls = calls.lock().unwrap();
        *calls += 1;
        if *calls == 1 {
            attempt.header("User-Agent", "probe/1").unwrap();
        }
    };
    let client = builder(&server.url).on_attempt(hook).build().unwrap();
    for _ in 0..2 {
        let _ = client.retrieve(TOKEN).await.unwrap();
    }
    let named = client
        .retrieve(TOKEN)
        .header("User-Agent", "shop/2")
        .await
        .map(drop);
    named.unwrap();
    let agents = server.headers("user-agent");
    assert_eq!(agents[0].as_deref(), Some("probe/1"));
    assert!(agents[1].as_ref().unwrap().contains("primer-codegen/"));
    assert_eq!(agents[2].as_deref(), Some("shop/2"));
}
