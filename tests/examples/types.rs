//! The generated types of the components that have examples.

use primer_api::runtime::Call;
use primer_api::{v2_1, v2_2, v2_3, v2_4, v2021_09_27, v2021_10_19};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a value into a type and writes it again; a text if it cannot be read.
pub type Reader = fn(&Value) -> Result<Value, String>;

/// The reader of a component in a version; `None` if no type is mapped to it.
pub fn reader(version: &str, component: &str) -> Option<Reader> {
    macro_rules! read {
        ($api:ident: $($name:ident)*) => {
            match component {
                $(stringify!($name) => Some(reread::<$api::$name>),)*
                _ => None,
            }
        };
    }
    macro_rules! dated {
        ($api:ident) => {
            read!($api:
                CreateClientSessionRequest CreateClientSessionResponse ErrorDetail ErrorResponse Fee ValidationErrorItem)
        };
    }
    macro_rules! numbered {
        ($api:ident: $($name:ident)*) => {
            read!($api:
                ClientSession CreateClientSessionRequest CreateClientSessionResponse ErrorDetail ErrorResponse Fee
                UpdateClientSessionRequest ValidationErrorItem $($name)*)
        };
    }
    match version {
        "2021-09-27" => dated!(v2021_09_27),
        "2021-10-19" => dated!(v2021_10_19),
        "2.1" => numbered!(v2_1:),
        "2.2" => numbered!(v2_2: ProductData),
        "2.3" => numbered!(v2_3: ProductData),
        "2.4" => numbered!(v2_4: ApplePayDeferredPaymentRequest ProductData),
        _ => None,
    }
}

fn reread<T: DeserializeOwned + Serialize>(value: &Value) -> Result<Value, String> {
    // From text, as in a response.
    let read: T = serde_json::from_str(&value.to_string()).map_err(|error| {
        let text = error.to_string();
        text.split(" at line").next().unwrap_or_default().to_owned()
    })?;
    serde_json::to_value(&read).map_err(|error| error.to_string())
}

/// The types above are those of the operations' bodies; otherwise this does not compile.
#[allow(dead_code)]
fn the_types_are_those_of_the_operations() {
    macro_rules! same {
        ($($api:ident)*) => {$({
            use $api::{Client, ClientSession, CreateClientSessionRequest, ErrorResponse, UpdateClientSessionRequest};
            let _: fn(&Client, CreateClientSessionRequest) -> Call<$api::CreateClientSessionResponse, ErrorResponse> =
                Client::create_client_session;
            let _: fn(&Client, UpdateClientSessionRequest) -> Call<ClientSession, ErrorResponse> =
                Client::update_client_session;
            let _ = |client: &Client| -> Call<ClientSession, ErrorResponse> { client.retrieve_client_session("") };
        })*};
    }
    same!(v2_1 v2_2 v2_3 v2_4);
    let _: fn(
        &v2021_09_27::Client,
        v2021_09_27::CreateClientSessionRequest,
    ) -> Call<v2021_09_27::CreateClientSessionResponse, v2021_09_27::ErrorResponse> =
        v2021_09_27::Client::create_client_session;
    let _: fn(
        &v2021_10_19::Client,
        v2021_10_19::CreateClientSessionRequest,
    ) -> Call<v2021_10_19::CreateClientSessionResponse, v2021_10_19::ErrorResponse> =
        v2021_10_19::Client::create_client_session;
}
