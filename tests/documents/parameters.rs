//! Parameters: in the path, in the query and in headers, in each style.

use primer_api::runtime::{ErrorKind, Timestamp};
use primer_tests::{Reply, Request, Server};

primer_codegen::generate_api! {
    // `Accept`, `Content-Type` and `Authorization` are left out, and a path is odd.
    #[allow(deprecated)]
    mod api = "parameters.yaml";
}

use self::api::*;

const TEXT: &str = "a b/ä&c";

fn list() -> Vec<String> {
    vec!["x".to_owned(), "y,z".to_owned(), String::new()]
}

fn point() -> Point {
    Point::new(-1).y("u=v")
}

/// Makes a call and yields the request that it made.
macro_rules! requested {
    ($client:ident => $call:expr) => {{
        let server = Server::start(Reply::empty(204)).await;
        let $client = server.client(Client::builder());
        $call.await.unwrap();
        let request: Request = server.request();
        request
    }};
}

#[tokio::test]
async fn path_parameters_are_written_in_each_style() {
    let request = requested!(client => client.path_simple(TEXT, list(), point()));
    assert_eq!(
        request.path(),
        "/path/simple/a%20b%2F%C3%A4%26c/x,y%2Cz,/x,-1,y,u%3Dv"
    );
    let request = requested!(client => client.path_simple_exploded(TEXT, list(), point()));
    assert_eq!(
        request.path(),
        "/path/simpleExploded/a%20b%2F%C3%A4%26c/x,y%2Cz,/x=-1,y=u%3Dv"
    );
    let request = requested!(client => client.path_label(TEXT, list(), point()));
    assert_eq!(
        request.path(),
        "/path/label/.a%20b%2F%C3%A4%26c/.x,y%2Cz,/.x,-1,y,u%3Dv"
    );
    let request = requested!(client => client.path_label_exploded(TEXT, list(), point()));
    assert_eq!(
        request.path(),
        "/path/labelExploded/.a%20b%2F%C3%A4%26c/.x.y%2Cz./.x=-1.y=u%3Dv"
    );
    let request = requested!(client => client.path_matrix(TEXT, list(), point()));
    assert_eq!(
        request.path(),
        "/path/matrix/;scalar=a%20b%2F%C3%A4%26c/;list=x,y%2Cz,/;object=x,-1,y,u%3Dv"
    );
    let request = requested!(client => client.path_matrix_exploded(TEXT, list(), point()));
    assert_eq!(
        request.path(),
        "/path/matrixExploded/;scalar=a%20b%2F%C3%A4%26c/;list=x;list=y%2Cz;list/;x=-1;y=u%3Dv"
    );
}

#[tokio::test]
async fn query_parameters_are_written_in_each_style() {
    let request = requested!(client => client.query_form(TEXT, list(), point()));
    assert_eq!(
        request.query(),
        "scalar=a%20b%2F%C3%A4%26c&list=x,y%2Cz,&object=x,-1,y,u%3Dv"
    );
    let request = requested!(client => client.query_form_exploded(TEXT, list(), point()));
    assert_eq!(
        request.query(),
        "scalar=a%20b%2F%C3%A4%26c&list=x&list=y%2Cz&list=&x=-1&y=u%3Dv"
    );
    let request = requested!(client => client.query_space_delimited(list()));
    assert_eq!(request.query(), "list=x%20y%2Cz%20");
    let request = requested!(client => client.query_space_delimited_exploded(list()));
    assert_eq!(request.query(), "list=x&list=y%2Cz&list=");
    let request = requested!(client => client.query_pipe_delimited(list()));
    assert_eq!(request.query(), "list=x%7Cy%2Cz%7C");
    let request = requested!(client => client.query_pipe_delimited_exploded(list()));
    assert_eq!(request.query(), "list=x&list=y%2Cz&list=");
    let request = requested!(client => client.query_deep_object(point()));
    assert_eq!(request.query(), "object%5Bx%5D=-1&object%5By%5D=u%3Dv");
    let request = requested!(client => client.query_reserved("a:/?@!$()*,;=&#+[] b", ["c/d".to_owned(), "e".to_owned()]));
    assert_eq!(
        request.query(),
        "scalar=a:/?@!$()*,;=%26%23%2B%5B%5D%20b&list=c/d,e"
    );
}

#[tokio::test]
async fn headers_are_written_in_each_style() {
    let list = || vec!["x".to_owned(), "y z".to_owned(), String::new()];
    let request = requested!(client => client.header_simple("a, b", list(), point()));
    assert_eq!(request.header("X-Scalar"), Some("a, b"));
    assert_eq!(request.header("X-List"), Some("x,y z,"));
    assert_eq!(request.header("X-Object"), Some("x,-1,y,u=v"));
    let exploded = Point::new(-1).y("u");
    let request = requested!(client => client.header_exploded("a b", list(), exploded));
    assert_eq!(request.header("X-List"), Some("x,y z,"));
    assert_eq!(request.header("X-Object"), Some("x=-1,y=u"));
}

#[tokio::test]
async fn a_delimiter_that_nothing_escapes_is_a_violation() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let (of_two, plain) = (["a b|c".to_owned()], ["a".to_owned()]);
    for (error, name) in [
        (client.query_space_delimited(of_two.clone()).await, "list"),
        (client.query_pipe_delimited(of_two.clone()).await, "list"),
        (client.query_reserved("a", ["b,c".to_owned()]).await, "list"),
        (
            client
                .header_simple("a", ["b,c".to_owned()], Point::new(1))
                .await,
            "X-List",
        ),
        (
            client.header_exploded("a", plain, point()).await,
            "X-Object",
        ),
        (
            client
                .path_label_exploded("a", ["1.5".to_owned()], Point::new(1))
                .await,
            "list",
        ),
    ] {
        let error = error.unwrap_err();
        let violations = error.violations();
        assert_eq!(violations.len(), 1, "{error}");
        let violation = violations[0].to_string();
        assert!(violation.starts_with(&format!("`{name}`")), "{violation}");
    }
    assert!(server.requests().is_empty());
}

fn scalars() -> ScalarsArguments {
    ScalarsArguments {
        kind: Kind::BigDog,
        name: "read me".into(),
        extension: "md".into(),
        page: 3,
        ratio: 0.5,
        flag: true,
        since: Timestamp::parse("2021-08-12T16:14:08+02:00").unwrap(),
        odd_name: "odd".into(),
        kinds: vec![Kind::Cat],
        code: ScalarsCode::Value2,
    }
}

#[tokio::test]
async fn scalars_of_every_kind_are_written() {
    let options = ScalarsOptions::default().x_shared("shared");
    let arguments = ScalarsArguments {
        kinds: vec![Kind::Cat, Kind::Unrecognized("lion".to_owned())],
        ..scalars()
    };
    let request = requested!(client => client.scalars(arguments, options));
    assert_eq!(
        request.target(),
        concat!(
            "/kinds/big%20dog/files/read%20me.md?page=3&ratio=0.5&flag=true",
            "&since=2021-08-12T16%3A14%3A08%2B02%3A00&odd%20name%5B%5D=odd&kinds=cat&kinds=lion&code=2"
        )
    );
    assert_eq!(request.header("X-Shared"), Some("shared"));
}

#[tokio::test]
async fn parameters_with_one_value_are_no_arguments() {
    let request = requested!(client => client.constants(Default::default()));
    assert_eq!(
        request.target(),
        "/constants?api%20version=2.4%20beta&number=7"
    );
    assert_eq!(request.header("X-Constant"), Some("fixed"));
    assert_eq!(request.header("X-Optional-Constant"), None);

    let options = ConstantsOptions::default().x_optional_constant(ConstantsXOptionalConstant::On);
    let request = requested!(client => client.constants(options));
    assert_eq!(request.header("X-Optional-Constant"), Some("on"));

    let request = requested!(client => client.fixed());
    assert_eq!(request.target(), "/fixed/one%20%26%20only");
}

#[tokio::test]
async fn an_optional_member_is_left_out_or_written() {
    let request = requested!(client => client.optional(Default::default()));
    assert_eq!(request.target(), "/optional");
    assert_eq!(request.header_names(), ["accept", "host", "user-agent"]);

    let mut filter = OptionalFilter::default().size(7).color("red");
    filter
        .additional_properties
        .insert("shape".to_owned(), "round".to_owned());
    let options = OptionalOptions::default()
        .x_trace("t-1")
        .map([("b", "2"), ("a", "1")])
        .limit(100)
        .filter(filter)
        .kind(Kind::Unrecognized("lion".to_owned()))
        .list([3, 1])
        .maybe("m")
        .text("");
    let request = requested!(client => client.optional(options));
    assert_eq!(
        request.query(),
        concat!(
            "text=&list=3&list=1&kind=lion&filter%5Bcolor%5D=red&filter%5Bsize%5D=7&filter%5Bshape%5D=round",
            "&limit=100&a=1&b=2&maybe=m"
        )
    );
    assert_eq!(request.header("X-Trace"), Some("t-1"));
}

#[tokio::test]
async fn an_empty_list_is_left_out() {
    let request =
        requested!(client => client.query_form_exploded("a", Vec::<String>::new(), Point::new(0)));
    assert_eq!(request.query(), "scalar=a&x=0");
}

#[tokio::test]
async fn parameters_can_be_json() {
    let nested = Nested::default().list([point()]).text("ä\"");
    let options = AsJsonOptions::default().x_json(nested.clone());
    let request = requested!(client => client.as_json(Point::new(1), nested, options));
    assert_eq!(
        request.target(),
        concat!(
            "/json/%7B%22x%22%3A1%7D?query=%7B%22list%22%3A%5B%7B%22x%22%3A-1%2C%22y%22%3A%22u%3Dv%22%7D%5D",
            "%2C%22text%22%3A%22%C3%A4%5C%22%22%7D"
        )
    );
    assert_eq!(
        request.header("X-Json"),
        Some(r#"{"list":[{"x":-1,"y":"u=v"}],"text":"\u00e4\""}"#)
    );
}

#[tokio::test]
async fn limits_of_parameters_are_checked() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let error = client
        .optional(OptionalOptions::default().limit(0))
        .await
        .unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "`limit` must be at least 1"
    );
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn a_value_that_cannot_be_written_is_reported_before_it_is_sent() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());

    // An empty segment, or one that URLs take for a step up, would be another path.
    for name in ["", ".", ".."] {
        let call = client.path_simple(name, list(), point());
        let error = call.await.unwrap_err();
        assert_eq!(
            (error.kind(), error.violations().len()),
            (ErrorKind::Request, 1),
            "{name:?}"
        );
        assert_eq!(error.violations()[0].path, "scalar");
    }
    let error = client
        .path_simple("a", Vec::<String>::new(), point())
        .await
        .unwrap_err();
    assert_eq!(error.violations()[0].path, "list");
    let error = client
        .scalars(
            ScalarsArguments {
                ratio: f64::NAN,
                odd_name: "a\nb".into(),
                ..scalars()
            },
            ScalarsOptions::default().x_shared("a\nb"),
        )
        .await
        .unwrap_err();
    let paths: Vec<_> = error
        .violations()
        .iter()
        .map(|it| it.path.as_str())
        .collect();
    assert_eq!(paths, ["ratio", "X-Shared"]);
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn secrets_and_personal_data_are_sent_but_never_shown() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let options = SecretsOptions::default().name("n-4711").x_session("s-4711");
    let shown = format!("{options:?}");
    assert!(!shown.contains("4711"), "{shown}");

    let call = client.secrets("t-4711", "e-4711", options.clone());
    let shown = format!("{call:?}");
    assert!(!shown.contains("4711"), "{shown}");
    call.await.unwrap();
    let request = server.request();
    assert_eq!(request.query(), "token=t-4711&email=e-4711&name=n-4711");
    assert_eq!(request.header("X-Session"), Some("s-4711"));

    server.respond(Reply::of(500, &[("content-type", "text/plain")], b"e-4711"));
    let error = client
        .secrets("t-4711", "e-4711", options.clone())
        .await
        .unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("4711"), "{shown}");

    let long = "e-4711".repeat(9);
    let error = client.secrets("t-4711", long, options).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`secrets` (1): 1 violation: `email` must have at most 20 characters"
    );
}

#[tokio::test]
async fn a_document_can_choose_better_names() {
    let request =
        requested!(client => client.renamed("shoes", GetRenamedOptions::default().limit(5)));
    assert_eq!(request.query(), "q=shoes&n=5");
}

#[tokio::test]
async fn the_path_of_the_base_url_is_kept() {
    let server = Server::start(Reply::empty(204)).await;
    for base in ["/base", "/base/"] {
        let client: Client = Client::builder()
            .base_url(format!("{}{base}", server.url()))
            .build()
            .unwrap();
        client.optional(Default::default()).await.unwrap();
        assert_eq!(server.request().path(), "/base/optional");
    }
}

#[tokio::test]
async fn a_path_is_sent_as_it_is_written() {
    let request = requested!(client => client.get_odd_by_word_of_by_word("a/b"));
    assert_eq!(request.path(), "/odd//a%2Fb/of/a%2Fb");
}
