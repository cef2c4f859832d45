//! The shop, an example of `primer-api`, in a browser: what the shopper changes arrives in the client session, and what the
//! session holds arrives on the page.
//!
//! The shop is a process of its own, as `cargo run` starts it; the sandbox is this test's, which so sees what the shop sent.

#[path = "shop/server.rs"]
mod server;

use std::time::Duration;

use primer_api::mock::Reply;
use primer_api::sandbox::Sandbox;
use primer_api::v2_4::{Client, ClientSession, CountryCode, LineItem};
use primer_tests::{Browser, Program};
use serde_json::json;

/// Starts the shop, and yields its URL.
fn open(sandbox: &Sandbox) -> (Program, String) {
    let variables = [
        ("PRIMER_API_KEY", sandbox.api_key()),
        ("PRIMER_BASE_URL", sandbox.base_url()),
    ];
    let mut shop = Program::start(&["--example", "shop"], &["0"], &variables);
    let url = shop.line("the shop is open: ");
    (shop, url)
}

fn browser(test: &str) -> Option<Browser> {
    Browser::start(env!("CARGO_TARGET_TMPDIR"), test)
}

/// The token of the latest request that has one.
fn latest_token(sandbox: &Sandbox) -> String {
    let requests = sandbox.requests();
    let mut bodies = requests.iter().rev().filter_map(|request| request.json());
    let token = bodies.find_map(|body| Some(body.get("clientToken")?.as_str()?.to_owned()));
    token.expect("no request had a token")
}

/// The session as the sandbox has it.
async fn session(sandbox: &Sandbox) -> ClientSession {
    let client = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.api_key())
        .build()
        .unwrap();
    let token = latest_token(sandbox);
    client.retrieve_client_session(&token).await.unwrap()
}

/// Moves the focus by the tabulator alone, until it is on what the selector names, and always where it can be seen.
fn tab_to(browser: &mut Browser, selector: &str) {
    for _ in 0..60 {
        browser.press("Tab", 9, "");
        let outline = browser.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        let focused = browser.evaluate("document.activeElement.outerHTML.slice(0, 80)");
        assert_ne!(outline, "none", "the focus cannot be seen on {focused}");
        if browser.evaluate(&format!("document.activeElement.matches('{selector}')")) == true {
            return;
        }
    }
    panic!("the tabulator does not reach {selector}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shopper_with_a_keyboard_changes_the_basket_and_pays_what_the_session_says() {
    let Some(mut browser) = browser("shop_keyboard") else {
        return;
    };
    let sandbox = Sandbox::start().await.unwrap();
    let (shop, url) = open(&sandbox);
    browser.open(&url);
    browser.wait_for_text(".stand-in-pay", "Pay £11.49");

    tab_to(&mut browser, "#more-coffee-250");
    browser.press(" ", 32, " ");
    browser.wait_for_text(".stand-in-pay", "Pay £20.99");
    browser.wait_for_text("#total", "£20.99");
    let changed = session(&sandbox).await;
    assert_eq!(changed.amount, Some(2099));
    let lines = changed.order.unwrap().line_items.unwrap();
    let coffee = LineItem::new(950)
        .item_id("coffee-250")
        .name("House blend")
        .description("Whole beans, 250 g")
        .quantity(2)
        .product_type(primer_api::v2_4::ProductType::Physical);
    assert_eq!(lines, [coffee]);

    // A button that can do no more keeps the focus.
    tab_to(&mut browser, "#less-filter-100");
    browser.press(" ", 32, " ");
    let focused = browser.evaluate("document.activeElement.id");
    assert_eq!(focused, "less-filter-100");
    assert_eq!(
        browser.evaluate("document.activeElement.ariaDisabled"),
        "true"
    );

    tab_to(&mut browser, "#city");
    browser.write("Galway");
    tab_to(&mut browser, "#countryCode");
    browser.press("ArrowDown", 40, "");
    browser.wait_for_text(".stand-in-pay", "Pay £22.99");
    browser.wait_for_text("#destination", "Ireland");
    let changed = session(&sandbox).await;
    assert_eq!(changed.amount, Some(2299));
    let address = changed.customer.unwrap().shipping_address.unwrap();
    assert_eq!(address.city.as_deref(), Some("Galway"));
    assert_eq!(address.country_code, Some(CountryCode::Ie));

    // The token is the checkout's alone: no element and no log has it, though the exchanges are on the page.
    let token = latest_token(&sandbox);
    let page = browser.evaluate("document.documentElement.outerHTML");
    let page = page.as_str().unwrap();
    assert!(page.contains(&format!("{}…", &token[..6])));
    assert!(!page.contains(&token));
    assert!(!page.contains(sandbox.api_key()));

    tab_to(&mut browser, ".stand-in-pay");
    browser.press("Enter", 13, "\r");
    browser.wait("document.activeElement.id", &json!("thanks"));
    assert_eq!(browser.complaints(), [""; 0]);
    assert_eq!(shop.kill().errors, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_pay_while_the_session_is_behind_the_basket() {
    let Some(mut browser) = browser("shop_behind") else {
        return;
    };
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    browser.open(&url);
    browser.wait_for_text(".stand-in-pay", "Pay £11.49");

    // The first attempt fails late; the client repeats it.
    sandbox.fail_next(Reply::status(503).delay(Duration::from_secs(1)));
    let closed = browser.evaluate(
        "document.getElementById('more-coffee-250').click(); document.getElementById('checkout').inert",
    );
    assert_eq!(closed, true);
    browser.wait_for_text(".stand-in-pay", "Pay £20.99");
    browser.wait("document.getElementById('checkout').inert", &json!(false));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_basket_closes_the_checkout_and_the_next_one_is_another_session() {
    let Some(mut browser) = browser("shop_empty") else {
        return;
    };
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    browser.open(&url);
    browser.wait_for_text(".stand-in-pay", "Pay £11.49");

    browser.evaluate("document.getElementById('less-coffee-250').click()");
    browser.wait("document.getElementById('idle').hidden", &json!(false));
    browser.wait("document.querySelector('.stand-in')", &json!(null));
    browser.wait_for_text("#total", "£0.00");
    browser.evaluate("document.getElementById('more-mug-stone').click()");
    browser.wait_for_text(".stand-in-pay", "Pay £15.99");
    let created = |requests: &[primer_api::mock::ReceivedRequest]| {
        let posts = requests.iter().filter(|it| it.method() == "POST");
        posts.count()
    };
    assert_eq!(created(&sandbox.requests()), 2);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_told_in_a_shops_words_and_trying_again_mends_them() {
    let Some(mut browser) = browser("shop_failures") else {
        return;
    };
    let sandbox = Sandbox::start().await.unwrap();
    let (shop, url) = open(&sandbox);
    browser.open(&url);
    browser.wait_for_text(".stand-in-pay", "Pay £11.49");
    let set = |browser: &mut Browser, id: &str, value: &str| {
        browser.evaluate(&format!(
            "{{ const field = document.getElementById('{id}'); field.value = '{value}'; \
             field.dispatchEvent(new Event('change', {{bubbles: true}})) }}"
        ));
    };

    // The shop's own rule, and one of Primer's that the client knows: neither sends anything.
    let sent = sandbox.requests().len();
    set(&mut browser, "coffee-250", "11");
    browser.wait_for_text(
        "#wrong-coffee-250",
        "Quantity of House blend must be a whole number from 0 to 10.",
    );
    set(&mut browser, "coffee-250", "2");
    set(&mut browser, "city", &"x".repeat(256));
    browser.wait_for_text(
        "#wrong-city",
        "Town or city must have at most 255 characters.",
    );
    let patched = |sandbox: &Sandbox| {
        let requests = sandbox.requests();
        let patches = requests
            .iter()
            .skip(sent)
            .filter(|it| it.method() == "PATCH");
        patches.count()
    };
    let before = patched(&sandbox);
    set(&mut browser, "city", "Leeds");
    browser.wait_for_text(".stand-in-pay", "Pay £20.99");
    browser.wait("document.querySelector('.wrong')", &json!(null));
    assert_eq!(patched(&sandbox), before + 1);

    // What Primer refuses, with its reference for support.
    let refusal = json!({"error": {
        "errorId": "ClientSessionValidationError",
        "description": "no",
        "diagnosticsId": "1234567890",
    }});
    sandbox.fail_next(Reply::json(400, &refusal));
    set(&mut browser, "coffee-250", "3");
    browser.wait_for_text(
        "#problem",
        "The payment service does not accept this basket.Reference for support: 1234567890Try again",
    );
    browser.wait_for_text("#total", "£20.99");
    browser.wait("document.getElementById('total').ariaBusy", &json!("false"));
    let closed = browser.evaluate("document.getElementById('checkout').inert");
    assert_eq!(closed, true, "the session is not the basket on the page");

    // Nobody knows whether this was executed: the session is given up for another one.
    let token = latest_token(&sandbox);
    for _ in 0..3 {
        sandbox.fail_next(Reply::close());
    }
    browser.evaluate("document.querySelector('#problem button').click()");
    browser.wait_for_text(
        "#problem",
        "The payment service did not confirm the change. Nothing was charged; please try again.Try again",
    );
    browser.wait("document.querySelector('.stand-in')", &json!(null));
    browser.evaluate("document.querySelector('#problem button').click()");
    browser.wait_for_text(".stand-in-pay", "Pay £30.49");
    browser.wait_for_text("#problem", "");
    browser.wait("document.getElementById('checkout').inert", &json!(false));
    set(&mut browser, "city", "York");
    browser.wait(
        "document.querySelector('#exchanges .note').textContent",
        &json!("onClientSessionUpdate: £30.49"),
    );
    assert_ne!(latest_token(&sandbox), token);

    let log = shop.kill().errors;
    assert!(log.contains("`updateClientSession` (2.4)"), "{log}");
    for secret in [sandbox.api_key(), &token, "Leeds", "York"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_wider_than_a_phone_and_no_text_is_too_faint() {
    let Some(mut browser) = browser("shop_phone") else {
        return;
    };
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    browser.resize(360, 780);
    browser.open(&url);
    browser.wait_for_text(".stand-in-pay", "Pay £11.49");
    browser.evaluate("document.getElementById('more-coffee-250').click()");
    browser.wait_for_text(".stand-in-pay", "Pay £20.99");
    browser.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))");
    for scheme in ["light", "dark"] {
        browser.prefer(scheme);
        assert_eq!(
            browser.evaluate("document.documentElement.scrollWidth"),
            360
        );
        assert_eq!(browser.faint_texts(), json!([]), "{scheme}");
    }
}
