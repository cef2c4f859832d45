use http::HeaderMap;
use http::header::{HeaderValue, LINK};
use serde_json::json;
use url::Url;

use super::{Unusable, next};
use crate::runtime::client::operation::{Credential, NextPage, Operation, Pages, Scheme};
use crate::runtime::value::{Json, Ref};

const CURSOR: NextPage = NextPage::Member {
    path: &["meta", "next"],
    parameter: "after[x]",
};

/// What comes after a page of this URL.
fn after(way: NextPage, url: &str, page: &Json) -> Result<Option<String>, Unusable> {
    let operation = Operation {
        security: &[&[Scheme {
            name: "Key",
            place: Credential::Query("key"),
        }]],
        pages: Some(Pages {
            items: &["data"],
            next: way,
            more: Some(&["more"]),
        }),
        ..Operation::PLAIN
    };
    let mut headers = HeaderMap::new();
    if let Some(link) = page.get("link").and_then(Json::as_str) {
        headers.insert(
            LINK,
            HeaderValue::from_str(&format!("<{link}>; rel=next")).unwrap(),
        );
    }
    let url = Url::parse(url).unwrap();
    let found = next(&operation, &url, Ref::Json(page), &headers)?;
    Ok(found.map(String::from))
}

#[test]
fn a_parameter_takes_the_position_and_the_rest_of_the_query_stays() {
    let page = json!({"meta": {"next": "a b&c"}});
    let url = "https://a.com/l?q=%7ex,y&after%5Bx%5D=old&z";
    let expected = "https://a.com/l?q=%7ex,y&z&after%5Bx%5D=a%20b%26c";
    assert_eq!(after(CURSOR, url, &page), Ok(Some(expected.to_owned())));
    let page = json!({"meta": {"next": 7}});
    let expected = "https://a.com/l?after%5Bx%5D=7";
    assert_eq!(
        after(CURSOR, "https://a.com/l", &page),
        Ok(Some(expected.to_owned()))
    );
}

#[test]
fn a_list_ends_without_a_position() {
    for page in [
        json!({"meta": {"next": null}}),
        json!({"meta": {"next": ""}}),
        json!({"meta": {}}),
        json!({}),
        json!({"meta": {"next": "a"}, "more": false}),
    ] {
        assert_eq!(after(CURSOR, "https://a.com/l", &page), Ok(None), "{page}");
    }
    let page = json!({"meta": {}, "more": true});
    assert_eq!(
        after(CURSOR, "https://a.com/l", &page),
        Err(Unusable::Position)
    );
}

#[test]
fn the_last_item_is_the_position() {
    let way = || NextPage::Last {
        path: &["id"],
        parameter: "after",
    };
    let page = json!({"data": [{"id": "a"}, {"id": "b"}], "more": true});
    let expected = "https://a.com/l?after=b";
    assert_eq!(
        after(way(), "https://a.com/l?after=0", &page),
        Ok(Some(expected.to_owned()))
    );
    assert_eq!(
        after(way(), "https://a.com/l", &json!({"data": []})),
        Ok(None)
    );
    assert_eq!(
        after(way(), "https://a.com/l", &json!({"data": [], "more": true})),
        Ok(None)
    );
    let page = json!({"data": [{}], "more": true});
    assert_eq!(
        after(way(), "https://a.com/l", &page),
        Err(Unusable::Position)
    );
}

#[test]
fn pages_and_items_are_counted() {
    let number = || NextPage::Number {
        parameter: "page",
        first: 1,
    };
    let offset = || NextPage::Offset { parameter: "skip" };
    let page = json!({"data": [1, 2]});
    for (way, url, expected) in [
        (number(), "https://a.com/l", Some("https://a.com/l?page=2")),
        (
            number(),
            "https://a.com/l?page=0",
            Some("https://a.com/l?page=1"),
        ),
        (offset(), "https://a.com/l", Some("https://a.com/l?skip=2")),
        (
            offset(),
            "https://a.com/l?skip=5&b",
            Some("https://a.com/l?b&skip=7"),
        ),
    ] {
        assert_eq!(
            after(way, url, &page),
            Ok(expected.map(str::to_owned)),
            "{url}"
        );
    }
    assert_eq!(
        after(number(), "https://a.com/l", &json!({"data": []})),
        Ok(None)
    );
    assert_eq!(
        after(
            offset(),
            "https://a.com/l",
            &json!({"data": [], "more": true})
        ),
        Ok(None)
    );
}

#[test]
fn a_url_is_followed_at_the_same_host_alone() {
    let way = || NextPage::Url { path: &["next"] };
    let base = "https://a.com/v1/l?key=k";
    for (target, expected) in [
        ("/v1/l?p=2", Ok("https://a.com/v1/l?p=2&key=k")),
        ("?p=2&key=other#top", Ok("https://a.com/v1/l?p=2&key=k")),
        ("https://A.com:443/x", Ok("https://a.com/x?key=k")),
        ("https://b.com/v1/l", Err(Unusable::Origin)),
        ("http://a.com/v1/l", Err(Unusable::Origin)),
        ("https://a.com:444/v1/l", Err(Unusable::Origin)),
        ("//b.com/v1/l", Err(Unusable::Origin)),
        ("https://user@a.com/v1/l", Err(Unusable::Origin)),
        ("data:text/plain,a", Err(Unusable::Origin)),
        ("https://[", Err(Unusable::Url)),
    ] {
        let expected = expected.map(|it| Some(it.to_owned()));
        assert_eq!(
            after(way(), base, &json!({"next": target})),
            expected,
            "{target}"
        );
        assert_eq!(
            after(NextPage::Link, base, &json!({"link": target})),
            expected,
            "{target}"
        );
    }
    assert_eq!(after(NextPage::Link, base, &json!({})), Ok(None));
}
