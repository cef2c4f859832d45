//! Discriminators, beside `oneOf` and on a base that others extend.

use primer_tests::{Reply, Server, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "discriminators.yaml";
}

use self::api::*;

#[tokio::test]
async fn the_name_of_a_component_is_its_tag() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());

    let pet = client.add_pet(Cat::new("Cat", 9)).await.unwrap();

    assert_eq!(pet, Pet::Cat(Cat::new("Cat", 9)));
    assert_eq!(server.request().text(), r#"{"petType":"Cat","lives":9}"#);
}

#[tokio::test]
async fn a_tag_that_is_not_of_its_alternative_is_not_sent() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let error = client.add_pet(Cat::new("whatever", 9)).await.unwrap_err();
    assert_eq!(error.violations().len(), 1, "{error}");
    assert_eq!(
        error.violations()[0].to_string(),
        "`petType` must name the alternative that holds it"
    );
    assert_eq!(server.requests(), []);
}

#[test]
fn a_tag_selects_its_alternative_wherever_it_stands() {
    let pet: Pet = read(r#"{"lives":9,"petType":"Cat"}"#);
    assert!(matches!(pet, Pet::Cat(_)));
    let pet: Pet = read(r#"{"bark":"woof","petType":"Dog"}"#);
    assert!(matches!(pet, Pet::Dog(_)));
}

#[test]
fn an_unknown_tag_or_none_is_kept() {
    for pet in [
        json!({"petType": "Bird", "wings": 2}),
        json!({"lives": 9}),
        json!({"petType": null}),
        json!({"petType": 1, "lives": 9}),
        json!("Cat"),
        json!(null),
        json!([]),
    ] {
        assert_eq!(
            read::<Pet>(&pet.to_string()),
            Pet::Unrecognized(pet.clone())
        );
        assert_eq!(reread::<Pet>(&pet), pet);
    }
}

#[test]
fn a_value_must_fit_the_alternative_of_its_tag() {
    let message = primer_tests::misfit::<Zoo>(r#"{"pets":[{"petType":"Cat","lives":"nine"}]}"#);
    assert!(
        message.starts_with("`pets[0].lives`: expected integer, found string"),
        "{message}"
    );
}

#[test]
fn a_mapping_gives_tags_of_its_own() {
    for (tag, is_cat) in [("kitty", true), ("tiger", true), ("hound", false)] {
        let pet: Mapped = read(&json!({"petType": tag, "lives": 9}).to_string());
        assert_eq!(matches!(pet, Mapped::Cat(_)), is_cat, "{tag}");
        assert_eq!(matches!(pet, Mapped::Dog(_)), !is_cat, "{tag}");
    }
    let fish: Mapped = read(r#"{"petType":"Fish","fins":3}"#);
    assert_eq!(fish, Mapped::Fish(Fish::new("Fish").fins(3)));
}

#[test]
fn a_tag_that_was_read_is_written_back() {
    for tag in ["kitty", "tiger"] {
        let pet = json!({"petType": tag, "lives": 9});
        assert_eq!(reread::<Mapped>(&pet), pet);
    }
}

#[test]
fn alternatives_need_not_declare_the_discriminator() {
    let stone: Untagged = read(r#"{"matter":"Stone","weight":1}"#);
    assert_eq!(stone, Untagged::Stone(Stone::default().weight(1)));
    assert_eq!(written(&stone), r#"{"matter":"Stone","weight":1}"#);
    let sand = Untagged::from(Sand::default());
    assert_eq!(written(&sand), r#"{"matter":"Sand"}"#);
}

#[test]
fn a_base_stands_for_all_that_extend_it() {
    let car: Vehicle = read(r#"{"kind":"car","wheels":4,"doors":5}"#);
    assert_eq!(car, Vehicle::Car(Car::new("car", 5).wheels(4)));
    let truck: Vehicle = read(r#"{"kind":"Truck","load":7}"#);
    assert!(matches!(truck, Vehicle::Truck(_)));
    let big: Vehicle = read(r#"{"kind":"BigTruck","trailers":2}"#);
    assert!(matches!(big, Vehicle::BigTruck(_)));
    let base: Vehicle = read(r#"{"kind":"vehicle","wheels":3}"#);
    assert_eq!(
        base,
        Vehicle::Vehicle(VehicleBase::new("vehicle").wheels(3))
    );
    let other: Vehicle = read(r#"{"kind":"boat","wheels":0,"sail":true}"#);
    assert!(matches!(&other, Vehicle::Vehicle(base) if base.wheels == Some(0)));
    assert_eq!(written(&other), r#"{"kind":"boat","wheels":0,"sail":true}"#);
    let other: Vehicle = read(r#"{"wheels":0}"#);
    assert!(matches!(other, Vehicle::Unrecognized(_)));
}

#[test]
fn a_schema_that_extends_a_base_writes_its_own_tag() {
    let vehicle = Vehicle::from(Car::new("car", 5));
    assert_eq!(written(&vehicle), r#"{"kind":"car","doors":5}"#);
    let vehicle = Vehicle::from(BigTruck::new("BigTruck").trailers(2));
    assert_eq!(written(&vehicle), r#"{"kind":"BigTruck","trailers":2}"#);
}

/// In a process of its own: an endless recursion ends the process, and not only the test.
#[test]
fn a_schema_that_extends_a_base_and_adds_nothing_is_an_alternative() {
    const INSIDE: &str = "PRIMER_TESTS_INSIDE";
    if std::env::var_os(INSIDE).is_none() {
        let test = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "discriminators::a_schema_that_extends_a_base_and_adds_nothing_is_an_alternative",
            ])
            .env(INSIDE, "")
            .output()
            .unwrap();
        return assert!(
            test.status.success(),
            "{}",
            String::from_utf8_lossy(&test.stderr)
        );
    }
    let bike: Vehicle = read(r#"{"kind":"Bike","wheels":2}"#);
    assert!(!matches!(bike, Vehicle::Unrecognized(_)), "{bike:?}");
    assert_eq!(written(&bike), r#"{"kind":"Bike","wheels":2}"#);
}

#[test]
fn the_inner_of_two_unions_knows_the_tag_better() {
    for outer in [
        json!({"petType": "Cat", "lives": 9}),
        json!({"petType": "Dog", "bark": "woof"}),
        json!({"petType": "Fish"}),
        json!({"petType": "Bird"}),
    ] {
        assert_eq!(reread::<Outer>(&outer), outer);
    }
    let outer: Outer = read(r#"{"petType":"Dog"}"#);
    assert_eq!(outer, Outer::Pet(Pet::Dog(Dog::new("Dog"))));
}

#[tokio::test]
async fn a_zoo_is_sent_and_comes_back() {
    let zoo = json!({
        "pets": [{"petType": "Cat", "lives": 9}, {"petType": "Bird", "wings": 2}],
        "mapped": {"petType": "hound", "bark": "woof"},
        "vehicle": {"kind": "car", "doors": 5, "color": "red"},
        "vehicles": [{"kind": "Truck"}, {"kind": "vehicle"}, {"kind": "boat"}],
        "truck": {"kind": "Truck", "load": 1},
        "outer": {"petType": "Cat", "lives": 1},
        "untagged": {"matter": "Sand", "weight": 1, "grain": "fine"},
    });
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let value: Zoo = read(&zoo.to_string());
    assert_eq!(client.put_zoo(value.clone()).await.unwrap(), value);
    assert_eq!(server.request().json(), zoo);
}
