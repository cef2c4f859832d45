//! Settings that a client takes from its environment.

use std::io::ErrorKind::WouldBlock;
use std::net::TcpListener;

use primer_tests::is_child;

use super::*;

#[tokio::test]
async fn no_proxy_of_the_environment_is_used() {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", proxy.local_addr().unwrap());
    let names = [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ];
    let variables = names.map(|name| (name, url.as_str()));
    let test = "environment::no_proxy_of_the_environment_is_used";
    if is_child(test, &variables) {
        let authority = Authority::new("A");
        let (server, front) = secured(authority.leaf(HOST)).await;
        create(builder(server.url())).await.unwrap();
        for backend in BACKENDS {
            let client = builder(&front.url()).root_certificates(authority.pem());
            create(backend(client)).await.unwrap();
        }
        assert_eq!(server.requests().len(), 1 + BACKENDS.len());
        return;
    }
    proxy.set_nonblocking(true).unwrap();
    assert_eq!(proxy.accept().unwrap_err().kind(), WouldBlock);
}

#[tokio::test]
async fn the_proxy_of_the_environment_is_used_on_request() {
    let address = unused_address();
    let url = address.to_string();
    let test = "environment::the_proxy_of_the_environment_is_used_on_request";
    // `ALL_PROXY` is for what `HTTPS_PROXY` does not name; what is empty is not set.
    let variables = [
        ("HTTPS_PROXY", ""),
        ("https_proxy", &*url),
        ("ALL_PROXY", "http://a.example"),
    ];
    if !is_child(test, &variables) {
        return;
    }
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    for backend in BACKENDS {
        let client = || builder(&front.url()).root_certificates(authority.pem());
        let error = create(backend(client().proxy_from_env()))
            .await
            .unwrap_err();
        let text = error_text(&error);
        assert!(text.contains("the proxy cannot be reached"), "{text}");
        create(backend(client())).await.unwrap();
    }
    // `http` to a loopback host goes there directly.
    create(builder(server.url()).proxy_from_env())
        .await
        .unwrap();
}

#[tokio::test]
async fn hosts_that_the_environment_excludes_are_reached_without_its_proxy() {
    let url = format!("http://{}", unused_address());
    let test = "environment::hosts_that_the_environment_excludes_are_reached_without_its_proxy";
    let variables = [("ALL_PROXY", &*url), ("NO_PROXY", "b.example,127.0.0.1")];
    if !is_child(test, &variables) {
        return;
    }
    let authority = Authority::new("A");
    let (_server, front) = secured(authority.leaf(HOST)).await;
    let client = builder(&front.url()).root_certificates(authority.pem());
    create(client.proxy_from_env()).await.unwrap();
    let client = builder(&front.url()).root_certificates(authority.pem());
    let named = create(client.proxy_from_env().proxy(url))
        .await
        .unwrap_err();
    assert_eq!(named.kind(), ErrorKind::Connect);
}

#[tokio::test]
async fn a_machine_without_certificates_is_reported_when_the_client_is_built() {
    let variables = [("SSL_CERT_FILE", "/nowhere"), ("SSL_CERT_DIR", "/nowhere")];
    let test = "environment::a_machine_without_certificates_is_reported_when_the_client_is_built";
    if !is_child(test, &variables) {
        return;
    }
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    let error = builder(&front.url()).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "the HTTP client cannot be set up; is a certificate store installed? own `root_certificates` need none"
    );
    // OpenSSL reports it only when it gets a certificate.
    #[cfg(feature = "native-tls")]
    assert_eq!(
        outcome(builder(&front.url()).native_tls()).await,
        NO_CONNECTION
    );
    for client in [
        builder(&front.url()).root_certificates(authority.pem()),
        builder(&front.url()).add_root_certificates(authority.pem()),
        builder(server.url()),
    ] {
        create(client).await.unwrap();
    }
}

#[tokio::test]
async fn the_machines_authorities_are_trusted_unless_others_stand_in_their_place() {
    // The file belongs to this process: the same tests may run at the same time.
    let file = format!(
        "{}/machine-{}.pem",
        env!("CARGO_TARGET_TMPDIR"),
        std::process::id()
    );
    let variables = [
        ("SSL_CERT_FILE", file.as_str()),
        ("SSL_CERT_DIR", "/nowhere"),
    ];
    let test =
        "environment::the_machines_authorities_are_trusted_unless_others_stand_in_their_place";
    if !is_child(test, &variables) {
        return std::fs::remove_file(file).unwrap();
    }
    let file = std::env::var("SSL_CERT_FILE").unwrap();
    let [machine, own] = ["A", "B"].map(Authority::new);
    std::fs::write(file, machine.pem()).unwrap();
    let (_server, front) = secured(machine.leaf(HOST)).await;
    for backend in BACKENDS {
        for client in [
            builder(&front.url()),
            builder(&front.url()).add_root_certificates(own.pem()),
        ] {
            create(backend(client)).await.unwrap();
        }
        let client = builder(&front.url()).root_certificates(own.pem());
        assert_eq!(outcome(backend(client)).await, NO_CONNECTION);
    }
}
