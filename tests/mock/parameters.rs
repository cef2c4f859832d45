//! Parameters in every style are read as they were written.

use primer_api::mock::{Mock, MockedOperation, Received};
use primer_api::runtime::{Call, Outcome, Value};
use proptest::prelude::*;
use tokio::runtime::Runtime;

use super::api::parameters::{self as api, Client, Point, operations};

/// Texts with everything that separates something somewhere.
fn text() -> impl Strategy<Value = String> {
    "[a-z ,;=&+%/.|ä\\[\\]{}\"]{1,8}"
        .prop_filter("no step in a path", |it| !matches!(it.as_str(), "." | ".."))
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-zä/&+%]{1,5}", 1..4)
}

fn point() -> impl Strategy<Value = Point> {
    (any::<i32>(), prop::option::of("[a-z/&+%]{1,5}")).prop_map(|(x, y)| {
        let point = Point::new(x.into());
        match y {
            Some(y) => point.y(y),
            None => point,
        }
    })
}

/// A test of what was received.
type Test<'t, O> = &'t dyn Fn(&Received<O>) -> bool;

/// A call of an operation, after which its parameters are what was sent.
async fn expect<O, T>(
    mock: &Mock<Client>,
    operation: O,
    call: Call<T>,
    expected: &[(&str, Test<'_, O>)],
) where
    O: MockedOperation<Client = Client>,
    O::Success: From<()>,
    T: Outcome + 'static,
{
    mock.on(operation).respond(());
    if let Err(error) = call.await {
        let body = String::from_utf8_lossy(error.raw_body().unwrap_or_default()).into_owned();
        panic!("{error}: {body}");
    }
    let received = mock.received(operation);
    let last = received.last().unwrap();
    for (name, test) in expected {
        assert!(test(last), "{name} of {}?{:?}", last.path(), last.query());
    }
}

fn is<O: MockedOperation, T: Value + PartialEq>(
    name: &'static str,
    value: T,
) -> impl Fn(&Received<O>) -> bool {
    move |received| received.parameter::<T>(name).as_ref() == Some(&value)
}

macro_rules! comes_back {
    ($mock:ident, $client:ident, $method:ident($($name:literal = $value:expr),*)) => {
        expect(
            $mock,
            operations::$method,
            $client.$method($($value.clone()),*),
            &[$(($name, &is($name, $value.clone()))),*],
        )
        .await
    };
}

async fn check(mock: &Mock<Client>, text: String, list: Vec<String>, point: Point) {
    let client = mock.client();
    comes_back!(
        mock,
        client,
        path_simple("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        path_simple_exploded("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        path_label("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        path_label_exploded("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        path_matrix("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        path_matrix_exploded("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        query_form("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(
        mock,
        client,
        query_form_exploded("scalar" = text, "list" = list, "object" = point)
    );
    comes_back!(mock, client, query_space_delimited("list" = list));
    comes_back!(mock, client, query_space_delimited_exploded("list" = list));
    comes_back!(mock, client, query_pipe_delimited("list" = list));
    comes_back!(mock, client, query_pipe_delimited_exploded("list" = list));
    comes_back!(mock, client, query_deep_object("object" = point));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parameters_come_back_in_every_style(text in text(), list in list(), point in point()) {
        Runtime::new().unwrap().block_on(async {
            let mock = Mock::<Client>::start().await.unwrap();
            check(&mock, text, list, point).await;
        });
    }
}

#[tokio::test]
async fn optional_parameters_may_be_there_or_not() {
    let mock = Mock::<Client>::start().await.unwrap();
    mock.on(operations::optional).respond(()).times(2);
    let client = mock.client();
    client.optional(Default::default()).await.unwrap();
    let options = api::OptionalOptions::default()
        .text("a")
        .list([1, 2])
        .limit(3);
    client.optional(options).await.unwrap();
    let received = mock.received(operations::optional);
    let texts: Vec<Option<String>> = received.iter().map(|it| it.parameter("text")).collect();
    assert_eq!(texts, [None, Some("a".to_owned())]);
    let lists: Vec<Option<Vec<i64>>> = received.iter().map(|it| it.parameter("list")).collect();
    assert_eq!(lists, [None, Some(vec![1, 2])]);
}
