//! Certificates that are made for a test, and a listener that speaks TLS in front of a server.

use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use tokio::io::copy_bidirectional;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use crate::listener::Listener;

/// A certificate authority.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

/// A server's certificate, with its key.
pub struct Leaf {
    certificate: CertificateDer<'static>,
    key: PrivatePkcs8KeyDer<'static>,
}

/// A listener that speaks TLS, in front of a server on plain TCP.
pub struct Front(Listener);

impl Authority {
    /// An authority of this name.
    pub fn new(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self {
            issuer: Issuer::new(params, key),
            pem,
        }
    }

    /// Its own certificate, in PEM.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// A certificate for a host name or an address.
    pub fn leaf(&self, host: &str) -> Leaf {
        self.leaf_of_years(host, 2020, 2100)
    }

    /// A certificate that is valid from the beginning of the year `first` to the beginning of the year `last`.
    pub fn leaf_of_years(&self, host: &str, first: i32, last: i32) -> Leaf {
        let mut params = CertificateParams::new([host.to_owned()]).unwrap();
        params.not_before = date_time_ymd(first, 1, 1);
        params.not_after = date_time_ymd(last, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Leaf {
            certificate: certificate.der().clone(),
            key: PrivatePkcs8KeyDer::from(key.serialize_der()),
        }
    }
}

impl Front {
    /// Starts in front of a server, with this certificate and these ALPN protocols.
    pub async fn start(server: SocketAddr, leaf: Leaf, alpn: &[&str]) -> Self {
        let acceptor = acceptor(leaf, alpn);
        let serve = move |client| serve(acceptor.clone(), client, server);
        Self(Listener::start(serve))
    }

    /// The URL, without a slash at its end.
    pub fn url(&self) -> String {
        format!("https://{}", self.0.address())
    }

    /// The address at which it listens.
    pub fn address(&self) -> SocketAddr {
        self.0.address()
    }

    /// The number of connections so far, with a handshake or without.
    pub fn connections(&self) -> usize {
        self.0.connections()
    }
}

fn acceptor(leaf: Leaf, alpn: &[&str]) -> TlsAcceptor {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![leaf.certificate], leaf.key.into())
        .unwrap();
    config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

async fn serve(acceptor: TlsAcceptor, client: TcpStream, server: SocketAddr) {
    let Ok(mut client) = acceptor.accept(client).await else {
        return;
    };
    let mut server = TcpStream::connect(server).await.unwrap();
    // Either side may close it at any time.
    let _ = copy_bidirectional(&mut client, &mut server).await;
}
