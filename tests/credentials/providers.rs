//! Credentials from providers: when they are asked, what they share, and what becomes of their failures.

use std::convert::Infallible;
use std::error::Error as _;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use primer_api::Retry;
use primer_api::runtime::{
    Builder, CredentialRequest, Delivery, ErrorKind, Executed, ProvidedCredential,
};
use primer_tests::{Reply, Server, quick_retry};

use super::schemes::api::Client;

const HOUR: Duration = Duration::from_secs(3600);

/// A provider that numbers its tokens, and how often it was asked.
#[derive(Clone, Default)]
struct Issuer {
    asked: Arc<AtomicUsize>,
    renewals: Arc<AtomicUsize>,
}

impl Issuer {
    fn token(&self, request: CredentialRequest) -> String {
        assert_eq!(request.scheme, "OpenId");
        self.renewals
            .fetch_add(usize::from(request.is_renewal), Ordering::SeqCst);
        format!("t-{}", self.asked.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn asked(&self) -> (usize, usize) {
        let of = |count: &AtomicUsize| count.load(Ordering::SeqCst);
        (of(&self.asked), of(&self.renewals))
    }

    /// A client whose tokens hold for one attempt.
    fn single(&self) -> Builder<Client> {
        let issuer = self.clone();
        Client::builder().credential_provider("OpenId", move |request| {
            let token = issuer.token(request);
            async move { Ok::<_, Infallible>(token) }
        })
    }

    /// A client whose tokens hold for some time, and take a while.
    fn lasting(&self, time: Duration) -> Builder<Client> {
        let issuer = self.clone();
        Client::builder().credential_provider("OpenId", move |request| {
            let issuer = issuer.clone();
            async move {
                tokio::time::sleep(Duration::from_millis(20)).await;
                let token = issuer.token(request);
                Ok::<_, Infallible>(ProvidedCredential::valid_for(token, time))
            }
        })
    }
}

fn sent(server: &Server) -> Vec<String> {
    let requests = server.requests().into_iter();
    let sent = requests.map(|it| it.header("Authorization").unwrap_or_default().to_owned());
    sent.collect()
}

#[tokio::test]
async fn a_provider_is_asked_for_each_attempt() {
    let server = Server::start(Reply::empty(503)).await;
    let issuer = Issuer::default();
    let client = server.keyless(issuer.single().retry(quick_retry()));
    client.by_open_id().await.unwrap_err();
    assert_eq!(sent(&server), ["Bearer t-1", "Bearer t-2", "Bearer t-3"]);
    assert_eq!(issuer.asked(), (3, 0));
}

#[tokio::test]
async fn a_token_that_holds_is_shared_by_all_calls() {
    let server = Server::start(Reply::empty(204)).await;
    let issuer = Issuer::default();
    let client = server.keyless(issuer.lasting(HOUR));
    let clone = client.clone();
    let calls = [&client, &clone, &client].map(|it| tokio::spawn(it.by_open_id().into_future()));
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(sent(&server), ["Bearer t-1"; 3]);
    assert_eq!(issuer.asked(), (1, 0));
}

#[tokio::test]
async fn a_token_that_is_over_is_asked_for_again() {
    let server = Server::start(Reply::empty(204)).await;
    let issuer = Issuer::default();
    let client = server.keyless(issuer.lasting(Duration::ZERO));
    client.by_open_id().await.unwrap();
    client.by_open_id().await.unwrap();
    assert_eq!(sent(&server), ["Bearer t-1", "Bearer t-2"]);
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_and_by_one_call() {
    let server = Server::start(Reply::empty(204)).await;
    let issuer = Issuer::default();
    let client = server.keyless(issuer.lasting(HOUR));
    client.by_open_id().await.unwrap();
    server.respond(Reply::empty(401));
    let error = client.by_either().await.unwrap_err();
    assert_eq!(
        (error.status(), error.attempts(), error.executed()),
        (Some(401), 2, Executed::No)
    );
    assert_eq!(sent(&server), ["Bearer t-1", "Bearer t-1", "Bearer t-2"]);
    assert_eq!(issuer.asked(), (2, 1));
    // The next call has what the last one fetched, and renews it in turn.
    client.by_open_id().await.unwrap_err();
    assert_eq!(sent(&server)[3..], ["Bearer t-2", "Bearer t-3"]);
}

#[tokio::test]
async fn one_attempt_renews_nothing() {
    let server = Server::start(Reply::empty(401)).await;
    let issuer = Issuer::default();
    let client = server.keyless(issuer.single().retry(Retry::never()));
    let error = client.by_open_id().await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(401), 1));
    let client = server.keyless(Client::builder().credential("OpenId", "t"));
    let error = client.by_open_id().await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(401), 1));
}

/// A failure that tells a secret.
#[derive(Debug)]
struct Planted;

impl fmt::Display for Planted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("planted-4711")
    }
}

impl std::error::Error for Planted {}

#[tokio::test]
async fn the_failure_of_a_provider_is_the_source_and_in_no_message() {
    let server = Server::start(Reply::empty(204)).await;
    let builder = Client::builder()
        .api_key_provider(|_| async { Err::<String, _>(Planted) })
        .retry(quick_retry());
    let shown = format!("{builder:?}");
    let client = server.keyless(builder);
    let error = client.by_open_id().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`byOpenId` (1): no credential for `OpenId`: its provider failed"
    );
    assert_eq!(
        (
            error.kind(),
            error.delivery(),
            error.executed(),
            error.attempts()
        ),
        (ErrorKind::Credential, Delivery::NotSent, Executed::No, 1)
    );
    assert!(error.source().unwrap().is::<Planted>());
    let shown = format!("{shown} {error:?} {client:?} {:?}", client.transport());
    assert!(!shown.contains("4711"), "{shown}");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn the_deadline_covers_the_provider() {
    let server = Server::start(Reply::empty(204)).await;
    let never = |_: CredentialRequest| std::future::pending::<Result<String, Infallible>>();
    let builder = Client::builder().credential_provider("OpenId", never);
    let client = server.keyless(builder);
    let error = client
        .by_open_id()
        .timeout(Duration::from_millis(50))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery(), error.executed()),
        (ErrorKind::Timeout, Delivery::NotSent, Executed::No)
    );
}

#[tokio::test]
async fn a_key_of_any_place_can_be_provided() {
    let server = Server::start(Reply::empty(204)).await;
    let provide = |request: CredentialRequest| async move {
        Ok::<_, Infallible>(format!("{}&1", request.scheme))
    };
    let client = server.keyless(Client::builder().api_key_provider(provide));
    client
        .by_query(super::schemes::api::ByQueryOptions::default().q("a"))
        .await
        .unwrap();
    assert_eq!(server.request().query(), "q=a&key=QueryKey%261");
    client.by_cookies().await.unwrap();
    assert_eq!(
        server.request().header("Cookie"),
        Some("sid=SessionCookie&1; tenant=TenantCookie&1")
    );
}

#[tokio::test]
async fn what_is_provided_must_be_sendable() {
    let server = Server::start(Reply::empty(204)).await;
    for (token, complaint) in [("", "is empty"), ("a\n4711", "has control characters")] {
        let provide = move |_| async move { Ok::<_, Infallible>(token) };
        let client = server.keyless(Client::builder().credential_provider("OpenId", provide));
        let error = client.by_open_id().await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("`byOpenId` (1): the credential for `OpenId` {complaint}")
        );
        assert_eq!(error.delivery(), Delivery::NotSent);
    }
}

#[tokio::test]
async fn nobody_sets_the_header_of_a_credential_that_comes_later() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.keyless(Issuer::default().single());
    let error = client
        .by_open_id()
        .header("Authorization", "Bearer 4711")
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.violations().len()),
        (ErrorKind::Request, 1)
    );
}

#[test]
fn blocking_calls_ask_too() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(Reply::empty(204)));
    let issuer = Issuer::default();
    let client = server.keyless(issuer.lasting(HOUR));
    client.by_open_id().wait().unwrap();
    client.by_open_id().wait().unwrap();
    runtime
        .block_on(async { client.by_open_id().await })
        .unwrap();
    assert_eq!(sent(&server), ["Bearer t-1"; 3]);
}
