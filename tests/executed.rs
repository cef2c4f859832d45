//! A service that counts what it executed, and fails in every way: `Error::executed` must be true of it, and no payment is
//! made twice.

#[path = "executed/rows.rs"]
mod rows;
#[path = "executed/service.rs"]
mod service;

use std::sync::{Arc, Mutex};

use primer_api::runtime::{Error, Executed};
use primer_tests::quick_retry;
use tokio::task::JoinSet;

use self::rows::Row;
use self::service::Service;

primer_codegen::generate_api! {
    mod api = "executed/payments.yaml";
}

use self::api::{Change, Client, NewPayment, PayOptions};

/// The number of calls at the same time.
const CALLERS: usize = 16;

/// A way to ask for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Get,
    Patch,
    Post,
    /// A `POST` whose document declares an idempotency key.
    Keyed,
    /// The same, by another name than the usual ones, and with a key of the caller's.
    OtherKey,
}

const ALL: [By; 5] = [By::Get, By::Patch, By::Post, By::Keyed, By::OtherKey];

impl By {
    async fn call(self, client: &Client) -> Result<(), Error> {
        let payment = || NewPayment::new(2500);
        let result = match self {
            Self::Get => client.look_up("p-1").await,
            Self::Patch => client.change("p-1", Change::default().amount(2500)).await,
            Self::Post => client.create(payment()).await,
            Self::Keyed => client.pay(PayOptions::default(), payment()).await,
            Self::OtherKey => client.refund("order-42", payment()).await,
        };
        result.map(drop).map_err(Error::erase)
    }
}

/// The complaint about a row if one of its conditions is false.
async fn complaint(by: By, row: &Row) -> Option<String> {
    let service = Service::start(row.acts.clone());
    let builder = Client::builder().base_url(service.url());
    let builder = builder.attempt_timeout(row.patience()).retry(quick_retry());
    let client = builder.build().unwrap();
    let result = by.call(&client).await;
    let seen = service.seen();
    // A `GET` changes nothing: only the last one counts.
    let executed = match by {
        By::Get => usize::from(seen.last_was_executed),
        _ => seen.executed,
    };
    let said = result.as_ref().err().map(Error::executed);
    let line = result
        .as_ref()
        .err()
        .map(Error::to_string)
        .unwrap_or_default();
    let holds = [
        // An executed request is never reported as not executed.
        executed == 0 || said != Some(Executed::No),
        // A request that is reported as executed was executed.
        seen.executed > 0 || !matches!(said, None | Some(Executed::Yes)),
        line.contains("it may have been executed") == (said == Some(Executed::Perhaps)),
        // Executed twice only by a repeatable method, under one key, or because the service asked for a repetition.
        by != By::Post || seen.executed <= 1 || row.is_asked_for,
        !matches!(by, By::Keyed | By::OtherKey) || seen.keys.len() == 1 || seen.requests == 0,
        !matches!(by, By::Post) || seen.requests <= 1 || row.may_repeat_post,
        row.executed.is_none() || said.is_none() || said == row.executed,
    ];
    let name = &row.name;
    holds
        .contains(&false)
        .then(|| format!("{name}, by {by:?}: {holds:?}, {said:?}, {seen:?}, {line:?}"))
}

async fn hold(rows: Vec<Row>) {
    let rows = rows.into_iter().map(Arc::new);
    let cases: Vec<_> = rows
        .flat_map(|row| ALL.map(|by| (by, Arc::clone(&row))))
        .collect();
    let cases = Arc::new(Mutex::new(cases));
    let mut callers = JoinSet::new();
    for _ in 0..CALLERS {
        let cases = Arc::clone(&cases);
        callers.spawn(async move {
            let mut complaints = Vec::new();
            loop {
                let Some((by, row)) = cases.lock().unwrap().pop() else {
                    return complaints;
                };
                complaints.extend(complaint(by, &row).await);
            }
        });
    }
    let complaints: Vec<_> = callers.join_all().await.into_iter().flatten().collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_status_says_whether_a_request_was_executed() {
    hold(rows::statuses()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_failed_connection_it_is_unknown_whether_a_request_was_executed() {
    hold(rows::connections()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_later_attempt_does_not_change_whether_an_earlier_one_was_executed() {
    hold(rows::pairs()).await;
}
