//! `format`: timestamps, secrets, and integers of every width.

use std::time::{Duration, SystemTime};

use primer_api::runtime::{Secret, Timestamp};
use primer_tests::{Reply, Server, misfit, read, reread, written};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "formats.yaml";
}

use self::api::*;

#[test]
fn a_timestamp_keeps_its_text_and_is_compared_as_an_instant() {
    for text in [
        "2021-08-12T16:14:08.578695",
        "2021-08-12T16:14:08.578695Z",
        "2021-08-12t16:14:08.578695z",
        "2021-08-12T18:14:08.578695+02:00",
        "2021-08-12 16:14:08.578695",
    ] {
        let all: All = read(&json!({"at": text}).to_string());
        assert_eq!(written(&all), json!({"at": text}).to_string());
        let at = all.at.unwrap();
        assert_eq!(
            at,
            Timestamp::parse("2021-08-12T16:14:08.578695Z").unwrap(),
            "{text}"
        );
        let instant = SystemTime::UNIX_EPOCH + Duration::from_micros(1_628_784_848_578_695);
        assert_eq!(at.instant(), Some(instant));
    }
}

#[test]
fn a_timestamp_that_is_none_is_kept() {
    for text in [
        "",
        "tomorrow",
        "2021-02-30T00:00:00Z",
        "2021-08-12",
        "16:14:08",
    ] {
        let all = json!({"at": text, "times": [text, "2021-08-12T16:14:08Z"]});
        assert_eq!(reread::<All>(&all), all);
        assert_eq!(read::<All>(&all.to_string()).at.unwrap().instant(), None);
    }
    assert!(misfit::<All>(r#"{"at":1628784848}"#).starts_with("`at`: expected "));
}

#[test]
fn a_timestamp_is_made_of_the_systems_time() {
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_628_784_848);
    assert_eq!(
        written(&All::default().at(at)),
        r#"{"at":"2021-08-12T16:14:08Z"}"#
    );
}

#[test]
fn integers_are_as_wide_as_their_format() {
    for (name, least, most) in [
        ("int8", i128::from(i8::MIN), i128::from(i8::MAX)),
        ("int16", i128::from(i16::MIN), i128::from(i16::MAX)),
        ("int32", i128::from(i32::MIN), i128::from(i32::MAX)),
        ("int64", i128::from(i64::MIN), i128::from(i64::MAX)),
        ("integer", i128::from(i64::MIN), i128::from(i64::MAX)),
        ("unknown", i128::from(i64::MIN), i128::from(i64::MAX)),
        ("uint8", 0, i128::from(u8::MAX)),
        ("uint16", 0, i128::from(u16::MAX)),
        ("uint32", 0, i128::from(u32::MAX)),
        ("uint64", 0, i128::from(u64::MAX)),
    ] {
        for fits in [least, most, 0, 1] {
            let text = format!(r#"{{"{name}":{fits}}}"#);
            assert_eq!(written(&read::<All>(&text)), text);
        }
        for beyond in [least - 1, most + 1] {
            let message = misfit::<All>(&format!(r#"{{"{name}":{beyond}}}"#));
            assert!(
                message.starts_with(&format!("`{name}`: expected ")),
                "{message}"
            );
            assert!(!message.contains(&beyond.to_string()), "{message}");
        }
        for wrong in ["1.5", "1e-2", "\"1\"", "true"] {
            assert!(
                misfit::<All>(&format!(r#"{{"{name}":{wrong}}}"#))
                    .starts_with(&format!("`{name}`: expected "))
            );
        }
    }
}

#[test]
fn numbers_take_integers_too() {
    for (text, written_as) in [
        (r#"{"double":0.1}"#, r#"{"double":0.1}"#),
        (r#"{"number":7}"#, r#"{"number":7}"#),
        (r#"{"number":-1.5e3}"#, r#"{"number":-1500}"#),
        (r#"{"float":0.1}"#, r#"{"float":0.1}"#),
        (r#"{"float":1.5}"#, r#"{"float":1.5}"#),
    ] {
        assert_eq!(written(&read::<All>(text)), written_as);
    }
    assert!(
        misfit::<All>(r#"{"number":"7"}"#).starts_with("`number`: expected number, found string")
    );
}

#[test]
fn other_formats_are_strings() {
    let all =
        json!({"day": "2021-08-12", "uuid": "not one", "bytes": "aGk=", "email": "jo@example.com"});
    assert_eq!(reread::<All>(&all), all);
}

#[test]
fn secrets_are_sent_and_never_shown() {
    let all = All::default()
        .password("p-4711")
        .passwords([Secret::from("q-4711")]);
    assert_eq!(
        written(&all),
        r#"{"password":"p-4711","passwords":["q-4711"]}"#
    );
    assert_eq!(all.password.as_ref().unwrap().expose(), "p-4711");
    let shown = format!("{all:?} {all:#?}");
    assert!(!shown.contains("4711"), "{shown}");
}

#[test]
fn personal_data_is_never_shown() {
    let person = Person::default().name("n-4711");
    let all = All::default()
        .email("e-4711")
        .people([person.clone()])
        .person(person)
        .day("d-0815");
    let shown = format!("{all:?} {all:#?}");
    assert!(
        !shown.contains("4711") && shown.contains("d-0815"),
        "{shown}"
    );
}

#[test]
fn a_type_of_personal_data_does_not_show_itself_either() {
    let shown = format!("{:?}", Person::default().name("n-4711"));
    assert!(!shown.contains("4711"), "{shown}");
}

#[tokio::test]
async fn everything_is_sent_and_comes_back() {
    let all: Value = json!({
        "at": "2021-08-12T16:14:08.578695",
        "times": ["2021-08-12T16:14:08Z", "odd"],
        "password": "p",
        "int8": -128,
        "uint64": u64::MAX,
        "float": 0.5,
        "boolean": false,
        "people": [{"name": "Jo", "age": 7}],
    });
    let server = Server::start(Reply::json(200, &all.to_string())).await;
    let client = server.client(Client::builder());
    let mut value: All = read(&all.to_string());
    // What cannot be a date and time is read, but not sent.
    value.times = None;
    let response = client.put_all(value).await.unwrap();
    assert_eq!(serde_json::to_value(&response).unwrap(), all);
    assert_eq!(server.request().json()["uint64"], u64::MAX);
}
