//! Failed TLS handshakes.

#[cfg(feature = "rustls")]
use rustls::{AlertDescription, CertificateError, InvalidMessage, PeerIncompatible};

use super::Cause;

const UNTRUSTED: &str = "the certificate is not trusted";
const OF_ANOTHER_HOST: &str = "the certificate is for another host";
const EXPIRED: &str = "the certificate has expired";
const NOT_YET_VALID: &str = "the certificate is not valid yet";
const INVALID: &str = "the certificate is not valid";
const NO_TLS: &str = "the server speaks no TLS";
const NO_CLIENT: &str = "the server asks for a certificate of the client";
const NO_VERSION: &str = "the server supports no TLS version that the client accepts";
const NOTHING_IN_COMMON: &str = "the server has no TLS version or cipher in common";
const REVOKED: &str = "the certificate is revoked";
const ENDED: &str = "the server ended the TLS handshake";
const FAILED: &str = "the TLS handshake failed";

/// Failures that another attempt cannot change.
const PERMANENT: [&str; 9] = [
    UNTRUSTED,
    OF_ANOTHER_HOST,
    EXPIRED,
    NOT_YET_VALID,
    INVALID,
    REVOKED,
    NO_CLIENT,
    NO_VERSION,
    NOTHING_IN_COMMON,
];

/// Whether another handshake would fail alike.
pub(crate) fn is_permanent(cause: &Cause) -> bool {
    complaint(cause).is_some_and(|complaint| PERMANENT.contains(&complaint))
}

/// The failure of a handshake that an error is.
pub(crate) fn complaint(cause: &Cause) -> Option<&'static str> {
    #[cfg(feature = "rustls")]
    if let Some(error) = cause.downcast_ref() {
        return Some(by_rustls(error));
    }
    #[cfg(feature = "native-tls")]
    if let Some(error) = cause.downcast_ref::<native_tls::Error>() {
        return Some(by_openssl(&error.to_string()));
    }
    None
}

#[cfg(feature = "rustls")]
fn by_rustls(error: &rustls::Error) -> &'static str {
    match error {
        rustls::Error::InvalidCertificate(error) => of_certificate(error),
        rustls::Error::InvalidMessage(InvalidMessage::InvalidContentType) => NO_TLS,
        rustls::Error::AlertReceived(AlertDescription::CertificateRequired) => NO_CLIENT,
        rustls::Error::AlertReceived(AlertDescription::ProtocolVersion)
        | rustls::Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => NO_VERSION,
        rustls::Error::AlertReceived(_) => ENDED,
        rustls::Error::PeerIncompatible(_) => NOTHING_IN_COMMON,
        _ => FAILED,
    }
}

#[cfg(feature = "rustls")]
fn of_certificate(error: &CertificateError) -> &'static str {
    match error {
        // Signed by one of the same name with another key: a root was renewed, say.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => UNTRUSTED,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            OF_ANOTHER_HOST
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => EXPIRED,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            NOT_YET_VALID
        }
        CertificateError::Revoked => REVOKED,
        _ => INVALID,
    }
}

/// The platform's library has no type for it: this knows OpenSSL's words, and says of all others that the handshake failed.
#[cfg(feature = "native-tls")]
fn by_openssl(text: &str) -> &'static str {
    const WORDS: [(&str, &str); 15] = [
        ("certificate has expired", EXPIRED),
        ("certificate is not yet valid", NOT_YET_VALID),
        ("hostname mismatch", OF_ANOTHER_HOST),
        ("ip address mismatch", OF_ANOTHER_HOST),
        ("self-signed certificate", UNTRUSTED),
        ("issuer certificate", UNTRUSTED),
        ("verify the first certificate", UNTRUSTED),
        ("certificate signature failure", UNTRUSTED),
        ("certificate verify failed", INVALID),
        ("wrong version number", NO_TLS),
        ("unsupported protocol", NO_VERSION),
        ("wrong ssl version", NO_VERSION),
        ("no protocols available", NO_VERSION),
        ("alert protocol version", NO_VERSION),
        ("alert", ENDED),
    ];
    let text = text.to_ascii_lowercase();
    let found = WORDS.iter().find(|(words, _)| text.contains(words));
    found.map_or(FAILED, |(_, complaint)| complaint)
}
