//! Documented headers of replies, typed.

use primer_api::mock::{Mock, Reply};

use super::api::headers::{
    Client, HeadThingHeaders, ListThingsHeaders, ListThingsResponseXState, Sort, operations,
};

#[tokio::test]
async fn documented_headers_are_replied_typed() {
    let service = Mock::<Client>::start().await.unwrap();
    let sort = || Sort::new("näme, a=b").descending(true);
    let headers = ListThingsHeaders::default()
        .x_total(12)
        .x_tags(["a", "b"])
        .x_sort(Sort::new("name").descending(true))
        .x_state(ListThingsResponseXState::Fresh)
        .x_filter(sort())
        .set_cookie(["a=1; Path=/, b", "b=2"])
        .x_session_token("secret");
    service
        .on(operations::list_things)
        .headers(headers)
        .respond(["a".to_owned()]);
    let call = service.client().list_things();
    let response = call.with_response().await.unwrap();
    let headers = response.documented_headers();
    assert_eq!(headers.x_total, Some(12));
    assert_eq!(headers.x_tags.as_deref().unwrap(), ["a", "b"]);
    let sorted = Sort::new("name").descending(true);
    assert_eq!(headers.x_sort, Some(sorted));
    assert_eq!(headers.x_state, Some(ListThingsResponseXState::Fresh));
    assert_eq!(headers.x_filter, Some(sort()));
    let cookies = headers.set_cookie.as_deref().unwrap();
    assert_eq!(cookies, ["a=1; Path=/, b", "b=2"]);
    let token = headers.x_session_token.as_ref().unwrap();
    assert_eq!(token.expose(), "secret");
    assert_eq!(headers.x_rate_limit, None);
}

#[tokio::test]
async fn failures_replies_and_empty_responses_have_them_too() {
    let service = Mock::<Client>::start().await.unwrap();
    let client = service.client();
    let none_left = || ListThingsHeaders::default().x_rate_limit(0);
    let on = || service.on(operations::list_things).headers(none_left());
    on().fail(429, "too many");
    on().reply(Reply::status(503).header("X-Other", "a"));
    on().answer(|_| Reply::status(400));
    let never = primer_api::Retry::never();
    for status in [429, 503, 400] {
        let call = client.list_things().retry(never.clone());
        let error = call.await.unwrap_err();
        assert_eq!(error.status(), Some(status));
        let headers: ListThingsHeaders = error.documented_headers().unwrap();
        assert_eq!(headers.x_rate_limit, Some(0));
    }

    let headers = HeadThingHeaders::default().x_size(7);
    service
        .on(operations::head_thing)
        .headers(headers)
        .respond(());
    let call = client.head_thing();
    let response = call.with_response().await.unwrap();
    assert_eq!(response.documented_headers().x_size, Some(7));
}

#[tokio::test]
async fn a_value_that_no_header_can_hold_is_left_out() {
    let service = Mock::<Client>::start().await.unwrap();
    let headers = ListThingsHeaders::default()
        .x_total(1)
        .last_modified("a\nb");
    service
        .on(operations::list_things)
        .headers(headers)
        .respond(["a".to_owned()]);
    let call = service.client().list_things();
    let response = call.with_response().await.unwrap();
    assert_eq!(response.documented_headers().x_total, Some(1));
    assert_eq!(response.documented_headers().last_modified, None);
}
