//! Whom a client trusts.

use super::*;

#[tokio::test]
async fn an_authority_is_trusted_instead_of_the_machines_or_too() {
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    for backend in BACKENDS {
        for client in [
            builder(&front.url()).root_certificates(authority.pem()),
            builder(&front.url()).add_root_certificates(authority.pem()),
        ] {
            create(backend(client)).await.unwrap();
            assert_eq!(server.request().header("x-api-key"), Some(API_KEY));
        }
    }
}

#[tokio::test]
async fn a_bundle_holds_any_number_of_authorities() {
    let authorities = ["A", "B", "C"].map(Authority::new);
    let pems = authorities.each_ref().map(Authority::pem);
    let bundle = format!("Two authorities\n{}and another:\n{}", pems[0], pems[1]);
    for authority in &authorities {
        let (server, front) = secured(authority.leaf(HOST)).await;
        for backend in BACKENDS {
            let client = builder(&front.url()).root_certificates(bundle.as_str());
            create(backend(client.add_root_certificates(pems[2])))
                .await
                .unwrap();
            assert_eq!(server.requests().len(), 1);
            let _ = server.request();
        }
    }
}

#[tokio::test]
async fn the_last_setting_replaces_the_certificates_of_the_machine() {
    let [former, latter] = ["A", "B"].map(Authority::new);
    let (_server, front) = secured(former.leaf(HOST)).await;
    for backend in BACKENDS {
        let client = builder(&front.url())
            .root_certificates(former.pem())
            .root_certificates(latter.pem());
        assert_eq!(outcome(backend(client)).await, NO_CONNECTION);
    }
}

#[tokio::test]
async fn who_shows_no_trusted_certificate_is_sent_nothing() {
    let authority = Authority::new("A");
    for (leaf, expected) in [
        (
            Authority::new("B").leaf(HOST),
            "no connection, the certificate is not trusted",
        ),
        (
            Authority::new("A").leaf(HOST),
            "no connection, the certificate is not trusted",
        ),
        (
            authority.leaf("api.example"),
            "no connection, the certificate is for another host",
        ),
        (
            authority.leaf("127.0.0.2"),
            "no connection, the certificate is for another host",
        ),
        (
            authority.leaf_of_years(HOST, 2020, 2021),
            "no connection, the certificate has expired",
        ),
        (
            authority.leaf_of_years(HOST, 2099, 2100),
            "no connection, the certificate is not valid yet",
        ),
    ] {
        let (server, front) = secured(leaf).await;
        for backend in BACKENDS {
            for client in [
                builder(&front.url()).root_certificates(authority.pem()),
                builder(&front.url()).add_root_certificates(authority.pem()),
            ] {
                let (outcome, message) = failure(backend(client)).await;
                assert_eq!((outcome, message.as_str()), (NO_CONNECTION, expected));
            }
        }
        assert_eq!(server.requests(), []);
    }
}

#[tokio::test]
async fn the_machines_authorities_do_not_trust_that_of_a_test() {
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    for backend in BACKENDS {
        assert_eq!(outcome(backend(builder(&front.url()))).await, NO_CONNECTION);
    }
    assert_eq!(server.requests(), []);
}
