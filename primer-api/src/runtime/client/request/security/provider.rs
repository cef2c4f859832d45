//! Credentials that are asked for while a client is in use: tokens that expire, keys that rotate.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::runtime::client::clock::bounded;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::secret::Secret;

/// The credential that a provider is asked for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CredentialRequest {
    /// The name of the security scheme in the document.
    pub scheme: &'static str,
    /// Whether the server has just refused the last one with 401, so that a fresh one is needed.
    pub is_renewal: bool,
}

/// A credential from a provider, and how long it holds.
///
/// A [`Secret`], a `String` or a `&str` becomes one that holds for one attempt: the provider is asked again for the next.
#[derive(Clone, Debug)]
pub struct ProvidedCredential {
    secret: Secret,
    valid_for: Option<Duration>,
}

impl ProvidedCredential {
    /// A credential that holds for this time, or until the server refuses it: all calls of the client and of its clones share it,
    /// and the provider is not asked meanwhile. Choose a time that is somewhat shorter than the service's own.
    pub fn valid_for(credential: impl Into<Secret>, duration: Duration) -> Self {
        Self {
            secret: credential.into(),
            valid_for: Some(bounded(duration)),
        }
    }
}

impl<S: Into<Secret>> From<S> for ProvidedCredential {
    fn from(credential: S) -> Self {
        Self {
            secret: credential.into(),
            valid_for: None,
        }
    }
}

type Failure = Box<dyn StdError + Send + Sync>;
type Asked = Pin<Box<dyn Future<Output = Result<ProvidedCredential, Failure>> + Send>>;
type Ask = dyn Fn(CredentialRequest) -> Asked + Send + Sync;

/// The caller's provider, and what it lent for longer than one attempt; clones share both.
#[derive(Clone)]
pub(crate) struct Provider(Arc<Shared>);

struct Shared {
    ask: Box<Ask>,
    /// Whether what it lends is kept, as far as is known: calls then wait for each other, so that one of them asks.
    keeps: AtomicBool,
    kept: Mutex<Vec<Kept>>,
    /// The number of the last credential.
    last: AtomicU64,
}

/// A credential that holds for some time.
struct Kept {
    scheme: &'static str,
    secret: Secret,
    until: Instant,
    number: u64,
}

/// The number of the credential that the last attempt of a call was lent.
#[derive(Default)]
pub(crate) struct Lent(AtomicU64);

impl Provider {
    pub(crate) fn new<P, A, T, E>(provider: P) -> Self
    where
        P: Fn(CredentialRequest) -> A + Send + Sync + 'static,
        A: Future<Output = Result<T, E>> + Send + 'static,
        T: Into<ProvidedCredential>,
        E: Into<Failure>,
    {
        let ask = move |request| {
            let provided = provider(request);
            let provided = async move { provided.await.map(Into::into).map_err(Into::into) };
            Box::pin(provided) as Asked
        };
        Self(Arc::new(Shared {
            ask: Box::new(ask),
            keeps: AtomicBool::new(true),
            kept: Mutex::default(),
            last: AtomicU64::new(0),
        }))
    }

    /// The credential of a scheme for one attempt. For a renewal it is another one than the call was lent before: that which
    /// another call has fetched meanwhile, or else one that the provider is asked for.
    pub(crate) async fn lend(
        &self,
        scheme: &'static str,
        is_renewal: bool,
        lent: &Lent,
    ) -> Result<Secret, Box<Fault>> {
        let request = CredentialRequest { scheme, is_renewal };
        if !self.0.keeps.load(Ordering::Relaxed) {
            return Ok(self.ask(request).await?.secret);
        }
        let mut all = self.0.kept.lock().await;
        let refused = is_renewal.then(|| lent.0.load(Ordering::Relaxed));
        all.retain(|it| {
            it.until > Instant::now() && (it.scheme != scheme || refused != Some(it.number))
        });
        if let Some(kept) = all.iter().find(|it| it.scheme == scheme) {
            lent.0.store(kept.number, Ordering::Relaxed);
            return Ok(kept.secret.clone());
        }
        let provided = self.ask(request).await?;
        let Some(duration) = provided.valid_for else {
            return Ok(provided.secret);
        };
        let number = self.0.last.fetch_add(1, Ordering::Relaxed) + 1;
        lent.0.store(number, Ordering::Relaxed);
        all.push(Kept {
            scheme,
            secret: provided.secret.clone(),
            until: Instant::now() + duration,
            number,
        });
        Ok(provided.secret)
    }

    async fn ask(&self, request: CredentialRequest) -> Result<ProvidedCredential, Box<Fault>> {
        let provided = (self.0.ask)(request).await;
        let provided = provided.map_err(|error| Fault::no_credential(request.scheme, error))?;
        let keeps = provided.valid_for.is_some();
        self.0.keeps.store(keeps, Ordering::Relaxed);
        Ok(provided)
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Provider")
    }
}
