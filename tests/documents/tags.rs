//! Tags: several for one alternative, undeclared, optional, inherited, and those that are integers or booleans.

use primer_tests::{Reply, Server, read, reread};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "tags.yaml";
}

use self::api::*;

/// What is sent, or the violations.
async fn sent(all: All) -> Result<Value, Vec<String>> {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    match client.put_all(all).await {
        Ok(_) => Ok(server.request().json()),
        Err(error) => {
            let violations = error.violations().iter().map(ToString::to_string);
            Err(violations.collect())
        }
    }
}

#[tokio::test]
async fn what_was_read_is_what_is_sent() {
    for all in [
        json!({"someone": {"kind": "teacher", "name": "n"}}),
        json!({"someone": {"kind": "student", "name": "n", "new": 1}}),
        json!({"someone": {"kind": "car", "wheels": 4}}),
        json!({"someone": {"name": "n"}}),
        json!({"someone": {"wheels": 4}}),
        json!({"someone": {"kind": "boss", "name": "n"}}),
        json!({"someone": {"kind": null, "name": "n"}}),
        json!({"optional": {"kind": "b2", "b": "x"}}),
        json!({"optional": {"kind": "B"}}),
        json!({"optional": {"kind": "c2", "c": "x"}}),
        json!({"optional": {"kind": "new", "c": "x"}}),
        json!({"optional": {"a": "x"}}),
        json!({"optional": {"b": "x"}}),
        json!({"optional": {"c": "x"}}),
        json!({"optional": {}}),
        json!({"versioned": {"version": 2, "two": "x"}}),
        json!({"versioned": {"version": 1, "two": "x"}}),
        json!({"versioned": {"version": 3, "two": "x"}}),
        json!({"versioned": {"version": "1"}}),
        json!({"versioned": {"two": "x"}}),
        json!({"numbered": {"version": 1}}),
        json!({"numbered": {"version": 2}}),
        json!({"numbered": {"version": 1.5}}),
        json!({"switched": {"on": true, "level": 1}}),
        json!({"switched": {"on": false, "level": 1}}),
        json!({"inherited": {"petType": "Dog", "name": "x"}}),
        json!({"inherited": {"petType": "Cow", "name": "x"}}),
        json!({"mixed": "text"}),
        json!({"mixed": {"version": 1}}),
        json!({"mixed": {"version": 9}}),
        json!({"open": {"petType": "Cow", "name": "x", "milk": true}}),
    ] {
        assert_eq!(reread::<All>(&all), all);
        assert_eq!(sent(read(&all.to_string())).await, Ok(all));
    }
}

#[test]
fn a_tag_selects_its_alternative() {
    let all = |json: Value| read::<All>(&json.to_string());
    let someone = all(json!({"someone": {"kind": "teacher", "name": "n"}})).someone;
    assert_eq!(someone, Some(Someone::Teacher(Person::new("n"))));
    let someone = all(json!({"someone": {"wheels": 4}})).someone;
    assert!(matches!(someone, Some(Someone::Vehicle(_))));
    let optional = |json: Value| all(json!({ "optional": json })).optional.unwrap();
    assert!(matches!(optional(json!({"kind": "b2"})), Optional::B(_)));
    assert!(matches!(optional(json!({"kind": "c2"})), Optional::C(_)));
    assert!(matches!(optional(json!({"b": "x"})), Optional::B(_)));
    let versioned = all(json!({"versioned": {"version": 2}})).versioned;
    assert!(matches!(versioned, Some(Versioned::Second(_))));
    let switched = all(json!({"switched": {"on": false}})).switched;
    assert!(matches!(switched, Some(Switched::Off(_))));
    let inherited = |json: Value| all(json!({ "inherited": json })).inherited.unwrap();
    assert!(matches!(
        inherited(json!({"petType": "Dog"})),
        Inherited::Dog(_)
    ));
    assert!(matches!(
        inherited(json!({"petType": "Cat"})),
        Inherited::Cat(_)
    ));
    assert!(matches!(
        inherited(json!({"petType": "Cow"})),
        Inherited::Unrecognized(_)
    ));
    let open = all(json!({"open": {"petType": "Cow", "name": "x"}})).open;
    assert!(matches!(open, Some(Animal::Animal(base)) if base.name.as_deref() == Some("x")));
}

#[tokio::test]
async fn who_makes_a_value_says_which_tag() {
    let all = All::default;
    let teacher = all().someone(Someone::Teacher(Person::new("n")));
    assert_eq!(
        sent(teacher).await,
        Ok(json!({"someone": {"kind": "teacher", "name": "n"}}))
    );
    let b2 = all().optional(B::default().kind(BKind::B2));
    assert_eq!(sent(b2).await, Ok(json!({"optional": {"kind": "b2"}})));
    let b = all().optional(B::default());
    assert_eq!(sent(b).await, Ok(json!({"optional": {"kind": "B"}})));
    let c2 = all().optional(C::default().kind("c2"));
    assert_eq!(sent(c2).await, Ok(json!({"optional": {"kind": "c2"}})));
    let second = all().versioned(Second::default());
    assert_eq!(sent(second).await, Ok(json!({"versioned": {"version": 2}})));
    let late = all().numbered(Late::new(2.0));
    assert_eq!(sent(late).await, Ok(json!({"numbered": {"version": 2}})));
    let wrong = |path: &str| {
        Err(vec![format!(
            "`{path}` must name the alternative that holds it"
        )])
    };
    let c = all().optional(C::default());
    assert_eq!(sent(c).await, wrong("optional.kind"));
    let another = all().optional(A::default().kind("B"));
    assert_eq!(sent(another).await, wrong("optional.kind"));
    let unknown = all().versioned(First::new(3));
    assert_eq!(sent(unknown).await, wrong("versioned.version"));
    let on = all().switched(SwitchedOn::new(false));
    assert_eq!(sent(on).await, wrong("switched.on"));
    let dog = all().open(Animal::Animal(AnimalBase::new("Dog")));
    assert_eq!(sent(dog).await, wrong("open.petType"));
    let mut car = Vehicle::new(4);
    car.additional_properties
        .insert("kind".into(), json!("bus"));
    let wrong = sent(all().someone(car)).await.unwrap_err();
    assert_eq!(
        wrong[0],
        "`someone.kind` must name the alternative that holds it"
    );
}
