//! The shop's server, asked by what is no page.

use primer_api::sandbox::Sandbox;
use primer_tests::Program;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::{open, session};

/// A shopper without a page.
#[derive(Clone)]
struct Shopper {
    client: Client,
    url: String,
}

impl Shopper {
    /// A shopper who has loaded the page, and the page.
    async fn enter(url: &str) -> (Self, String) {
        let client = Client::builder().no_proxy().cookie_store(true);
        let shopper = Self {
            client: client.build().unwrap(),
            url: url.to_owned(),
        };
        let page = shopper.text("").await;
        (shopper, page)
    }

    async fn text(&self, path: &str) -> String {
        let request = self.client.get(format!("{}/{path}", self.url));
        request.send().await.unwrap().text().await.unwrap()
    }

    async fn ask(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let request = self.client.request(method, format!("{}/{path}", self.url));
        let response = request.body(body.to_string()).send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap())
    }

    async fn open_checkout(&self) -> Value {
        let (status, opening) = self.ask(Method::POST, "checkout", &json!({})).await;
        assert_eq!(status, 200, "{opening}");
        opening
    }

    async fn change(&self, quantities: Value) -> (u16, Value) {
        self.ask(Method::PUT, "basket", &basket(quantities)).await
    }
}

fn basket(quantities: Value) -> Value {
    json!({"quantities": quantities, "address": {
        "firstName": "", "lastName": "", "addressLine1": "", "city": "", "postalCode": "", "countryCode": "GB",
    }})
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_shop_does_not_sell_changes_no_session() {
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    let (shopper, _) = Shopper::enter(&url).await;
    shopper.open_checkout().await;
    let sent = sandbox.requests().len();

    let mut priced = basket(json!({"coffee-250": 1}));
    priced["price"] = json!(1);
    let (status, _) = shopper.ask(Method::PUT, "basket", &priced).await;
    assert_eq!(status, 400);
    let rule = "must be a whole number from 0 to 10";
    for (id, quantity, rule) in [
        ("coffee-250", json!(11), rule),
        ("coffee-250", json!(-1), rule),
        ("coffee-250", json!(1.5), rule),
        ("coffee-250", json!(1e300), rule),
        ("coffee-250", json!(null), rule),
        ("gold", json!(1), "is not sold here"),
    ] {
        let (status, problem) = shopper.change(json!({id: quantity})).await;
        assert_eq!((status, &problem["fields"]), (422, &json!({id: rule})));
    }
    let mut abroad = basket(json!({"coffee-250": 1}));
    abroad["address"]["countryCode"] = json!("XX");
    let (status, problem) = shopper.ask(Method::PUT, "basket", &abroad).await;
    assert_eq!(status, 422);
    assert!(problem["fields"].get("countryCode").is_some());
    assert_eq!(sandbox.requests().len(), sent);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_at_once_leave_basket_and_session_equal() {
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    let (shopper, _) = Shopper::enter(&url).await;
    shopper.open_checkout().await;
    let mut changes = JoinSet::new();
    for quantity in 1..=10 {
        let shopper = shopper.clone();
        changes.spawn(async move { shopper.change(json!({"coffee-250": quantity})).await.0 });
    }
    assert_eq!(changes.join_all().await, [200; 10]);
    let (_, state) = shopper.ask(Method::GET, "basket", &json!(null)).await;
    assert_eq!(session(&sandbox).await.amount, state["total"].as_i64());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_shopper_has_a_basket_and_a_session_of_their_own() {
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    let (one, _) = Shopper::enter(&url).await;
    let (other, _) = Shopper::enter(&url).await;
    let first = one.open_checkout().await;
    let second = other.open_checkout().await;
    assert_ne!(first["clientToken"], second["clientToken"]);
    assert_eq!(
        one.open_checkout().await["clientToken"],
        first["clientToken"]
    );

    let (status, _) = one.ask(Method::DELETE, "basket", &json!(null)).await;
    assert_eq!(status, 200);
    let (status, problem) = one.ask(Method::POST, "checkout", &json!(null)).await;
    assert_eq!(status, 401, "{problem}");
    assert_eq!(
        other.open_checkout().await["clientToken"],
        second["clientToken"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_of_the_page_holds_a_secret() {
    let sandbox = Sandbox::start().await.unwrap();
    let (_shop, url) = open(&sandbox);
    let (shopper, page) = Shopper::enter(&url).await;
    assert!(
        page.contains(r#"<script src="stand-in.js" defer>"#),
        "{page}"
    );
    let token = shopper.open_checkout().await["clientToken"].clone();
    for file in ["", "shop.js", "shop.css", "stand-in.js", "basket"] {
        let text = shopper.text(file).await;
        assert!(!text.is_empty(), "{file}");
        assert!(!text.contains(token.as_str().unwrap()), "{file}");
        assert!(!text.contains(sandbox.api_key()), "{file}");
    }
}

/// Nothing is sent to Primer before the page asks for the checkout.
#[tokio::test(flavor = "multi_thread")]
async fn with_a_key_of_primers_the_page_loads_primers_own_script() {
    let variables = [
        ("PRIMER_API_KEY", "none"),
        ("PRIMER_ENVIRONMENT", "sandbox"),
        ("PRIMER_BASE_URL", ""),
    ];
    let mut shop = Program::start(&["--example", "shop"], &["0"], &variables);
    let url = shop.line("the shop is open: ");
    let (shopper, page) = Shopper::enter(&url).await;
    assert!(
        page.contains("<script src=\"https://sdk.primer.io/web/"),
        "{page}"
    );
    assert!(page.contains(" integrity=\"sha384-"), "{page}");
    assert!(!page.contains("stand-in"), "{page}");
    let token = json!({"clientToken": "none"});
    let (status, _) = shopper
        .ask(Method::POST, "stand-in/client-session", &token)
        .await;
    assert_eq!(status, 400);
}
