//! Every public type of the runtime: it does not print a secret that it holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use primer_api::runtime::{
    Attempt, Builder, Bytes, FailedAttempt, Next, ProvidedCredential, ReceivedBody, SendFailure,
    Upload,
};
use primer_api::{Drift, Map, OneOrMany, Patch, Retry, Secret, Timestamp, Versioned, v2_1, v2_4};
use primer_tests::{Reply, Server, debug_text, error_text};
use proptest::prelude::*;
use serde_json::json;
use syn::{Item, UseTree, Visibility};
use tokio::runtime::Runtime;

use super::printed::{assert_hidden, secret, shown_error};
use super::vault::{Client, PutSecretsOptions, Secrets};

/// Types that print nothing from a caller or a server, or that are meant to print it; and why.
const OTHERS: [(&str, &str); 32] = [
    ("AnyFailure", "a type without values"),
    ("AsBody", "a trait"),
    ("Blocking", "the stream that it holds"),
    ("CallFuture", "a future, which prints nothing"),
    ("Change", "the document's own words"),
    ("CredentialRequest", "the document's own words"),
    ("Delivery", "one of three words"),
    ("Download", "the operation's name and a status"),
    ("DriftKind", "one of a few words"),
    ("Environments", "a trait"),
    ("ErrorKind", "one of a few words"),
    ("Event", "its data, which is a type of the document"),
    ("Events", "the operation's name and a status"),
    ("Executed", "one of three words"),
    ("FailedAttempt", "words, numbers and the operation's name"),
    ("HasEvents", "a trait"),
    ("HasItems", "a trait"),
    ("HasPages", "a trait"),
    ("HttpClient", "a trait"),
    ("HeaderMap", "not ours, and to be had on request alone"),
    ("Items", "the operation's name and a status"),
    ("Json", "not ours, and any value"),
    ("Next", "a duration"),
    ("OperationServers", "a trait"),
    (
        "Own",
        "as the caller's type prints itself, and sensitive members not at all",
    ),
    ("PageItems", "the operation's name and counts"),
    ("Pages", "the operation's name and counts"),
    ("Replaces", "a trait"),
    ("Rule", "the document's own words"),
    (
        "SentBody",
        "its name alone, and only an HTTP client of the caller's gets one",
    ),
    ("ServerVariables", "a trait"),
    ("Versioned", "a trait"),
];

/// The text that each of the other types prints.
async fn printed(secret: &str) -> Vec<(&'static str, String)> {
    let server = Server::start(Reply::json(200, &json!({"texts": [secret]}).to_string())).await;
    let builder = || {
        Client::builder()
            .api_key(format!("{secret}:{secret}"))
            .credential("QueryKey", secret)
            .retry(Retry::never())
    };
    let attempts = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&attempts);
    let builder = || {
        let (kept, trace) = (Arc::clone(&kept), secret.to_owned());
        let hook = move |attempt: &mut Attempt<'_>| {
            attempt.header("X-Trace", &trace).unwrap();
            *kept.lock().unwrap() += &debug_text(attempt);
        };
        builder().header("X-Tenant", secret).on_attempt(hook)
    };
    let client = builder().base_url(server.url()).build().unwrap();
    let call = || {
        client.put_secrets(
            secret,
            PutSecretsOptions::default().x_owner(secret),
            Secrets::default(),
        )
    };
    let response = call().with_response().await.unwrap();
    let error = call().header("content-type", secret).await.unwrap_err();
    server.respond(Reply::json(
        200,
        &json!({"holders": {secret: secret}}).to_string(),
    ));
    let unread = call().await.unwrap_err();
    assert!(unread.path().is_some());
    let drifts = drifts(&server, builder(), secret).await;
    let order = v2_4::Order::new([v2_4::LineItem::new(1).name("Shoes")])
        .country_code(v2_4::CountryCode::Unrecognized(secret.to_owned()));
    let creation = v2_4::CreateClientSessionRequest::new("order", v2_4::Currency::Gbp, order)
        .customer(
            v2_4::Customer::default()
                .email_address(secret)
                .tax_id(secret),
        );
    let loss = creation.to_version::<v2_1::CreateClientSessionRequest>();
    let loss = loss.unwrap_err();
    let moved = secret.to_owned();
    let retry = Retry::by(move |_: &FailedAttempt| match moved.len() {
        0 => Next::Stop,
        _ => Next::After(Duration::ZERO),
    });
    let time: Timestamp = serde_json::from_value(json!(secret)).unwrap();
    let secrets = || Secret::from(secret);
    let attempts = attempts.lock().unwrap().clone();
    assert!(attempts.contains("putSecrets"), "{attempts}");
    vec![
        ("Attempt", attempts),
        (
            "Builder",
            debug_text(&builder().base_url(format!("https://{secret}@example.com/?{secret}"))),
        ),
        (
            "Bytes",
            debug_text(&Bytes::from(secret.as_bytes().to_vec())),
        ),
        ("Call", debug_text(&call())),
        ("ConversionError", error_text(&loss)),
        (
            "Drift",
            debug_text(&drifts) + &drifts.iter().map(Drift::to_string).collect::<String>(),
        ),
        ("Error", shown_error(&error)),
        ("Loss", debug_text(&loss.losses())),
        (
            "Map",
            debug_text(&Map::<Secret>::from([("key", secrets())])),
        ),
        ("Misfit", shown_error(&unread)),
        ("OneOrMany", debug_text(&OneOrMany::Many(vec![secrets()]))),
        (
            "ProvidedCredential",
            debug_text(&ProvidedCredential::valid_for(secret, Duration::MAX)),
        ),
        ("Patch", debug_text(&Patch::Value(secrets()))),
        ("Response", debug_text(&response)),
        ("Retry", debug_text(&retry)),
        (
            "ReceivedBody",
            debug_text(&ReceivedBody::from(secret.as_bytes().to_vec())),
        ),
        (
            "SendFailure",
            debug_text(&SendFailure::unknown(secret.to_owned())),
        ),
        ("Secret", debug_text(&secrets())),
        ("Timestamp", debug_text(&time)),
        ("Transport", debug_text(client.transport())),
        (
            "UnknownValue",
            error_text(&secret.parse::<v2_4::Currency>().unwrap_err()),
        ),
        (
            "Upload",
            debug_text(&Upload::from(secret.as_bytes().to_vec()).file_name(secret)),
        ),
        ("Violation", debug_text(&error.violations())),
    ]
}

/// The drift of a response that has a secret in everything that its document does not declare.
async fn drifts(server: &Server, builder: Builder<Client>, secret: &str) -> Vec<Drift> {
    let told = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&told);
    let builder = builder.on_drift(move |drift| kept.lock().unwrap().push(drift.clone()));
    let client = builder.base_url(server.url()).build().unwrap();
    let body = json!({
        "answer": secret,
        "holders": {secret: {"name": "", "since": "2026-06-01T00:00:00Z", secret: secret}},
    });
    let fields = [
        ("content-type", "application/json"),
        ("sunset", secret),
        ("deprecation", secret),
    ];
    server.respond(Reply::of(200, &fields, body.to_string().as_bytes()));
    let options = PutSecretsOptions::default();
    let call = client.put_secrets(secret, options, Secrets::default());
    call.await.unwrap();
    let told = told.lock().unwrap().clone();
    assert_eq!(told.len(), 4, "{told:?}");
    told
}

/// The names that a file makes public and shows in the documentation, as far as they are types.
fn public(file: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../primer-api/src")
        .join(file);
    let items = syn::parse_file(&fs::read_to_string(path).unwrap())
        .unwrap()
        .items;
    let mut names = BTreeSet::new();
    for item in items {
        if let Item::Use(item) = item
            && matches!(item.vis, Visibility::Public(_))
            && !item.attrs.iter().any(|it| it.path().is_ident("doc"))
        {
            collect(&item.tree, &mut names);
        }
    }
    names.retain(|name| name.starts_with(char::is_uppercase));
    names
}

fn collect(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => collect(&path.tree, names),
        UseTree::Group(group) => group.items.iter().for_each(|it| collect(it, names)),
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(name) => drop(names.insert(name.rename.to_string())),
        UseTree::Glob(_) => panic!("a list of names is needed"),
    }
}

#[test]
fn no_public_type_is_forgotten() {
    let printed = Runtime::new()
        .unwrap()
        .block_on(printed("planted0secret4711"));
    let printed = printed.into_iter().map(|(name, _)| name);
    let others = OTHERS.iter().map(|(name, _)| *name);
    let known: BTreeSet<_> = printed.chain(others).map(str::to_owned).collect();
    assert_eq!(known, public("runtime.rs"));
    assert!(public("lib.rs").is_subset(&known));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn no_public_type_prints_a_secret(secret in secret()) {
        for (name, printed) in Runtime::new().unwrap().block_on(printed(&secret)) {
            assert_hidden(&secret, &format!("{name}: {printed}"));
        }
    }
}
